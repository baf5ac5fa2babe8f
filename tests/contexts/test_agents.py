"""Who does the healing: established medicine or a remedy, and the topic an article has."""

from __future__ import annotations

import pytest

from contexts.build import article, place, table
from healthlint.contexts import CONTEXTS
from healthlint.contexts.agents import Agent, agent, topic

MAGNETS = "# Magnet therapy\n\nMagnet therapy is old. Magnet therapy is cheap. Many try magnet therapy.\n\n"
REIKI = "# The benefits of reiki\n\nReiki is old. Reiki is calm. People like reiki.\n\n"

ESTABLISHED = table(
    ("antibiotic", "Antibiotics [[cure strep throat]].", True),
    ("vaccine", "The vaccine [[prevents measles]].", True),
    ("insulin", "Insulin [[lowers blood sugar]].", True),
    ("surgery", "Surgery [[cures most cases]].", True),
    ("drug-by-its-ending", "Rituximab [[relieves arthritis]].", True),
    ("ectomy", "An appendectomy [[ends the pain]].", True),
    ("physician", "Your doctor [[treats the infection]].", True),
    ("exercise", "Walking [[lowers blood pressure]].", True),
    ("agent-behind", "Strep throat [[is cured]] by antibiotics.", True),
    ("natural-antibiotic", "Honey, a natural antibiotic, [[cures strep throat]].", False),
    ("herbal-antibiotic", "Oregano is a herbal antibiotic that [[kills bacteria]].", False),
    ("alternative-to-antibiotics", "An alternative to antibiotics [[cures strep throat]].", False),
    ("without-surgery", "You can [[end back pain]] without surgery.", False),
    ("unlike-drugs", "Unlike drugs, magnets [[end pain]].", False),
    ("remedy-too", "Acupuncture and surgery [[end pain]].", False),
    ("remedy", "Acupuncture [[ends pain]].", False),
    ("nobody", "The pain [[ends]] by itself.", False),
    ("after-but", "Surgery is an option, but turmeric [[ends pain]].", False),
    ("other-clause", "Turmeric is sold widely, but antibiotics [[cure it]].", True),
    ("other-sentence", "Surgery is an option. This [[ends pain]].", False),
    ("chinese-medicine", "Chinese medicine [[cures asthma]].", False),
    ("functional-medicine", "Functional medicine [[heals the gut]].", False),
)


@pytest.mark.parametrize(("marked", "expected"), ESTABLISHED)
def test_established_medicine_is_the_agent(marked: str, expected: bool) -> None:
    assert CONTEXTS["established"](*place(marked)) is expected


AGENTS = table(
    ("therapy-named", "Acupuncture [[relieves]] back pain.", Agent.THERAPY, "Acupuncture"),
    ("supplement-named", "A turmeric supplement [[lowers]] cholesterol.", Agent.THERAPY, "supplement"),
    ("nearest-of-two", "Cupping is old and needling [[relieves]] pain.", Agent.THERAPY, "needling"),
    ("in-the-clause-before", "Reiki is old, because it [[relieves]] pain.", Agent.THERAPY, "Reiki"),
    ("our-product", "Our herbal formula [[relieves]] pain.", Agent.THERAPY, "herbal formula"),
    ("what-we-sell", "Our drops [[relieve]] pain.", Agent.THERAPY, "Our drops"),
    ("established", "Antibiotics [[cure]] strep throat.", Agent.ESTABLISHED, "Antibiotics"),
    ("doctor", "Doctors [[treat]] it early.", Agent.ESTABLISHED, "Doctors"),
    ("remedy-before-established", "Unlike drugs, reiki [[relieves]] pain.", Agent.THERAPY, "reiki"),
    ("natural-antibiotic", "This natural antibiotic [[cures]] colds.", Agent.NONE, ""),
    ("nobody", "The weather [[relieves]] pain.", Agent.NONE, ""),
    ("body-as-subject", "Reiki is old, and your body [[heals]] wounds.", Agent.NONE, ""),
    ("people-as-subject", "Reiki is calm, and the patients [[relieve]] stress.", Agent.NONE, ""),
    ("illness-as-subject", "In reiki lore the arthritis [[eases]].", Agent.NONE, ""),
    ("pronoun-without-topic", "It [[relieves]] pain.", Agent.NONE, ""),
    ("pronoun-for-therapy", "Try reiki. It [[relieves]] pain.", Agent.TOPIC, "It"),
    ("they-for-therapy", "Take probiotics. They [[relieve]] bloating.", Agent.TOPIC, "They"),
    ("pronoun-for-established", "Take antibiotics. They [[cure]] strep throat.", Agent.ESTABLISHED, "They"),
    ("pronoun-two-sentences-on", "Try reiki. Many do. It [[relieves]] pain.", Agent.TOPIC, "It"),
    ("topic-by-name", MAGNETS + "Every day magnet therapy [[relieves]] pain.", Agent.TOPIC, "magnet therapy"),
    (
        "pronoun-after-pronouns",
        REIKI + "Reiki is old. It is dark. It is calm. It is cold. It [[relieves]] pain.",
        Agent.TOPIC,
        "It",
    ),
    ("topic-by-pronoun", MAGNETS + "It [[relieves]] pain.", Agent.TOPIC, "It"),
    ("topic-unnamed", MAGNETS + "This treatment [[relieves]] pain.", Agent.THERAPY, "This treatment"),
    ("heading-without-subject", REIKI + "## [[Relieves]] back pain", Agent.TOPIC, "Relieves"),
    ("item-without-subject", REIKI + "- [[Lowers]] blood pressure", Agent.TOPIC, "Lowers"),
    ("numbered-heading", REIKI + "## 3. [[Boosts]] immunity", Agent.TOPIC, "Boosts"),
    ("helps-item", REIKI + "- Helps [[reduce]] stress", Agent.TOPIC, "reduce"),
    ("base-form-under-benefits", REIKI + "## Benefits of reiki\n\n- [[Reduce]] stress", Agent.TOPIC, "Reduce"),
    ("base-form-under-advice", REIKI + "## What to do today\n\n- [[Reduce]] stress", Agent.NONE, ""),
    ("item-without-topic", "# Notes\n\n- [[Lowers]] blood pressure", Agent.NONE, ""),
    ("paragraph-without-subject", REIKI + "[[Lowers]] blood pressure.", Agent.NONE, ""),
)


@pytest.mark.parametrize(("marked", "who", "begins"), AGENTS)
def test_agent_of_a_verb(marked: str, who: Agent, begins: str) -> None:
    made, sentence, start, _ = place(marked)
    found, at = agent(made, sentence, start)
    assert found is who
    assert sentence.text[at:].startswith(begins)


TOPICS = table(
    ("therapy-of-the-title", "# Reiki at home\n\nReiki is old. Many like reiki.", {"reiki"}),
    ("therapy-of-a-heading", "# Feel better\n\n## Why cupping\n\nCupping is old. Try cupping.", {"cupping"}),
    ("therapy-named-most", "# Feel better\n\nTry reiki. Reiki is old. Pay for reiki.", {"reiki"}),
    ("food-sold-as-remedy", "# Why ginger\n\nGinger is hot. Eat ginger. Buy ginger. Keep ginger.", {"ginger"}),
    ("brand", "# Zentrovil, a review\n\nI took Zentrovil. Now Zentrovil is here. See Zentrovil.", {"zentrovil"}),
    ("two-therapies", "# Reiki and yoga\n\nReiki is old. Yoga is old. Try reiki. Try yoga.", {"reiki", "yoga"}),
    ("named-once", "# Back pain\n\nRest helps. Some try reiki. Most get well.", set()),
    ("title-only", "# Reiki\n\nIt is old. Some like it.", set()),
    ("food-in-passing", "# Lunch ideas\n\nGrate ginger. Add ginger.", set()),
    ("established", "# Antibiotics\n\nAntibiotics cure. Take antibiotics. Finish antibiotics.", set()),
    ("medicine", "# Minoxidil, a guide\n\nI took Minoxidil. Now Minoxidil is here. See Minoxidil.", set()),
    ("illness", "# Living with Parkinson's\n\nHe has Parkinson's. What Parkinson's is. See Parkinson's.", set()),
    ("nothing", "", set()),
)


@pytest.mark.parametrize(("text", "terms"), TOPICS)
def test_topic_of_an_article(text: str, terms: set[str]) -> None:
    found = topic(article(text))
    assert found.terms == terms
    assert bool(found) is bool(terms)


REMEDIES = table(
    ("named", "Reiki [[ends pain]].", "remedy-named", True),
    ("named-elsewhere-in-sentence", "Those who try reiki say it is [[good]].", "remedy-named", True),
    ("not-named", "Rest [[ends pain]].", "remedy-named", False),
    ("topic-serves", REIKI + "All of this is [[good]].", "remedy", True),
    ("topic-gives-way-to-medicine", REIKI + "Surgery is [[good]].", "remedy", False),
    ("no-topic", "All of this is [[good]].", "remedy", False),
    ("agent-acts", "Reiki [[ends pain]].", "remedy-agent", True),
    ("agent-behind", "Pain [[is ended]] by reiki.", "remedy-agent", True),
    ("medicine-acts", "Antibiotics [[cure]] it.", "remedy-agent", False),
    ("food-cures", "Ginger [[cures asthma]].", "remedy-agent", True),
    ("nameless-plant-cures", "This root [[cures gout]].", "remedy-agent", True),
    ("food-cures-say-doctors", "Doctors say that honey [[cures gout]].", "remedy-agent", True),
    ("food-eases", "Ginger [[eases nausea]].", "remedy-agent", False),
    ("form-of-a-medicine", "The tablets [[cure malaria]].", "remedy-agent", False),
    ("medicine-from-a-plant", "A drug made from a plant [[cures malaria]].", "remedy-agent", False),
)


@pytest.mark.parametrize(("marked", "context", "expected"), REMEDIES)
def test_remedy_contexts(marked: str, context: str, expected: bool) -> None:
    assert CONTEXTS[context](*place(marked)) is expected

"""Claims of benefit: what is one, how strong its wording is, and which an article asks to take on trust."""

from __future__ import annotations

import pytest

from contexts.build import article, place, table
from healthlint.contexts import CONTEXTS
from healthlint.contexts.claims import Strength, claim_load, claims

DIRECT, CAPACITY, CONDITIONAL = Strength.DIRECT, Strength.CAPACITY, Strength.CONDITIONAL

STRENGTHS = table(
    ("bare-verb", "Acupuncture relieves back pain.", DIRECT),
    ("past", "Acupuncture relieved her migraines.", DIRECT),
    ("effective-for", "Acupuncture is effective for migraine.", DIRECT),
    ("effective", "Reiki is highly effective.", DIRECT),
    ("great-remedy", "Turmeric is a great remedy for arthritis.", DIRECT),
    ("provides-relief", "Cupping provides lasting relief.", DIRECT),
    ("not-only-boosts", "Reiki not only lowers stress but also calms.", DIRECT),
    ("may-be-the-solution", "Cupping may be the solution that relieves back pain.", DIRECT),
    ("may-but", "Cupping may look odd, but cupping relieves back pain.", DIRECT),
    ("ideal-for", "Thuja is ideal for stubborn warts.", DIRECT),
    ("powerful-remedy", "Mullein is a powerful remedy.", DIRECT),
    ("responds-to", "Migraines respond very well to reiki.", DIRECT),
    ("cured-by", "Her eczema was quickly healed with calendula.", DIRECT),
    ("effective-in", "Reiki is helpful in easing pain.", DIRECT),
    ("words-between", "Reiki lowers your high and bad blood pressure.", DIRECT),
    ("can", "Acupuncture can relieve back pain.", CAPACITY),
    ("power", "Ashwagandha has the power to reduce stress.", CAPACITY),
    ("able", "Cupping is able to relieve back pain.", CAPACITY),
    ("capable", "Reiki is capable of easing pain.", CAPACITY),
    ("ability-of", "With its ability to lower cholesterol, turmeric sells.", None),
    ("may", "Acupuncture may relieve back pain.", CONDITIONAL),
    ("might", "Turmeric might ease arthritis.", CONDITIONAL),
    ("could", "Reiki could lower stress.", CONDITIONAL),
    ("suggest", "Small trials suggest that acupuncture relieves migraines.", CONDITIONAL),
    ("some-people", "In some people acupuncture relieves migraines.", CONDITIONAL),
    ("can-sometimes", "Massage can sometimes relieve back pain.", CONDITIONAL),
    ("appears", "Yoga appears to ease back pain.", CONDITIONAL),
    ("sometimes", "Yoga sometimes eases back pain.", CONDITIONAL),
)


@pytest.mark.parametrize(("text", "strength"), STRENGTHS)
def test_strength_of_a_claim(text: str, strength: Strength | None) -> None:
    found = [claim.strength for claim in claims(article(text))]
    assert found == ([] if strength is None else [strength])


NO_CLAIMS = table(
    ("medicine", "Antibiotics cure infections."),
    ("nobody", "Sleep lowers stress."),
    ("no-object", "Acupuncture lowers the price."),
    ("too-far", "Acupuncture lowers the long list of things that we have to say on stress."),
    ("use", "Acupuncture is used to relieve back pain."),
    ("tried-for", "Some try acupuncture to relieve back pain."),
    ("recommended", "Acupuncture is recommended for treating back pain."),
    ("participle", "What people hope for from reiki ranges from reduced stress to luck."),
    ("what-is-measured", "Acupuncture lowers cholesterol tests."),
    ("patients-act", "Reiki is calm, and the patients lower their stress."),
    ("noun", "Acupuncture brought a decrease in pain."),
    ("verbal-noun", "The role of zinc supplements in preventing pneumonia is open."),
    ("harm", "Kava increases the risk of liver disease."),
    ("responds-to-medicine", "Migraines respond well to triptans."),
    ("suitable-for-people", "Yoga is suitable for people with arthritis."),
    ("empty", ""),
)


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_no_claim(text: str) -> None:
    assert claims(article(text)) == ()


SHIELDED = table(
    ("plain", "Acupuncture relieves back pain.", False),
    ("negated", "Acupuncture does not relieve back pain.", True),
    ("question", "Does acupuncture relieve back pain?", True),
    ("myth", "It is a myth that acupuncture relieves back pain.", True),
    ("attributed", "Practitioners claim that acupuncture relieves back pain.", True),
    ("said-behind", "Acupuncture relieves back pain, the leaflet says.", True),
    ("taken-back", "Acupuncture relieves back pain. It does not.", True),
    ("research-goal", "Researchers are testing whether acupuncture relieves back pain.", True),
    ("conditional", "Acupuncture relieves back pain if it is recent.", True),
    ("quotation", "> Acupuncture relieves back pain.", True),
    ("animal", "Turmeric lowered stress in mice.", True),
    ("reference", "## References\n\n1. Lee A. Acupuncture relieves back pain. 2019.", True),
    ("hedge-is-no-shield", "Acupuncture may relieve back pain.", False),
    ("heading", "## Acupuncture relieves back pain", False),
)


@pytest.mark.parametrize(("text", "shielded"), SHIELDED)
def test_shield_of_a_claim(text: str, shielded: bool) -> None:
    assert [claim.shielded for claim in claims(article(text))] == [shielded]


RANGES = table(
    (
        "from-agent-to-object",
        "We know that acupuncture relieves back pain quickly.",
        ["acupuncture relieves back pain"],
    ),
    ("one-a-clause", "Acupuncture relieves back pain and lowers stress.", ["Acupuncture relieves back pain"]),
    (
        "two-clauses",
        "Acupuncture relieves back pain; cupping lowers stress.",
        ["Acupuncture relieves back pain", "cupping lowers stress"],
    ),
    ("pronoun", "Try reiki. It lowers stress.", ["It lowers stress"]),
)


@pytest.mark.parametrize(("text", "said"), RANGES)
def test_range_of_a_claim(text: str, said: list[str]) -> None:
    assert [claim.sentence.text[claim.start : claim.end] for claim in claims(article(text))] == said


SHOP = """\
# Why we love reiki

Reiki relieves back pain. Reiki also lowers stress, and reiki can improve sleep.

## What reiki does

- Boosts immunity
- Reduces anxiety
- May ease headaches

Does reiki cure asthma? Doctors say it does not.
"""

CAREFUL = """\
# What is known about reiki

Reiki is said to lower stress. Reiki lowers anxiety a little, as [one trial](https://example.org/trial/12) found.
Reiki does not cure cancer.

Some patients say that reiki improves sleep. Reiki may relieve back pain, but the trials were small.
"""


def test_claim_load_counts_what_is_taken_on_trust() -> None:
    load = [claim.sentence.text[claim.start : claim.end] for claim in claim_load(article(SHOP))]
    assert load == ["Reiki relieves back pain", "Reiki also lowers stress", "Boosts immunity", "Reduces anxiety"]


def test_careful_article_has_no_claim_load() -> None:
    made = article(CAREFUL)
    assert len(claims(made)) >= 4
    assert claim_load(made) == ()


BENEFITS = table(
    ("effect-on-health", "[[Acupuncture]] lowers blood pressure.", True),
    ("efficacy", "[[One trial]] found it effective.", True),
    ("helped", "[[One trial]] says it helped.", True),
    ("no-benefit", "[[One trial]] began in March.", False),
    ("other-sentence", "[[One trial]] began in March. It helped.", False),
)


@pytest.mark.parametrize(("marked", "expected"), BENEFITS)
def test_sentence_speaks_of_a_benefit(marked: str, expected: bool) -> None:
    assert CONTEXTS["benefit"](*place(marked)) is expected

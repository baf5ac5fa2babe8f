"""What sends readers to a professional, what only looks so, and which articles advise at all."""

from __future__ import annotations

import pytest

from contexts.build import article, table
from healthlint.contexts import traits


@pytest.mark.parametrize(
    "text",
    [
        "Ask your pharmacist whether the tea goes with your tablets.",
        "If the cough lasts three weeks, see a doctor.",
        "Make an appointment with your GP if it swells.",
        "Don't hesitate to talk to your midwife.",
        "Never take it without asking your doctor.",
        "It is always wise to get professional medical advice.",
        "A doctor should check any mole that changes.",
        "When in doubt, your physician is the best person to ask.",
        "Let your dentist know if you take blood thinners.",
        "Pregnant women should take it only under medical supervision.",
        "Use it as directed by your physician.",
        "Have your thyroid tested by a doctor.",
        "A knee that gives way should be looked at by a doctor.",
        "Ring a crisis line or go to an emergency department now.",
        "We recommend that you see a doctor first.",
        "Read our guide and ask a nurse.",
        "Call 111 now or see a GP.",
    ],
)
def test_readers_are_sent_to_a_professional(text: str) -> None:
    assert traits.advises_clinician(article(text))


@pytest.mark.parametrize(
    "text",
    table(
        ("own doctors", "Book an appointment with our doctors today."),
        ("own specialists", "Call us now to speak with one of our specialists."),
        ("booking", "Schedule your consultation with a specialist today."),
        ("named clinic", "Visit the specialists at Harmony Spa."),
        ("own practitioner", "Our chiropractor will discuss a treatment plan with you."),
        ("story", "I saw three doctors and none helped."),
        ("story of another", "My mother talked to her doctor and then bought the oil."),
        ("instead", "Instead of running to a doctor, brew this tea."),
        ("no longer", "You no longer have to visit a doctor for headaches."),
        ("trial", "Patients were referred to a specialist in the second trial."),
        ("written by", "Written by the doctors of our ward in May."),
        ("endorsement", "Doctors recommend this pillow."),
        ("another sentence", "Give it a check. The doctor invented it."),
    ),
)
def test_nobody_is_sent_to_a_professional(text: str) -> None:
    assert not traits.advises_clinician(article(text))


def test_a_statement_about_a_product_is_no_disclaimer_of_advice() -> None:
    assert not traits.disclaims(
        article("These statements have not been evaluated by the Food and Drug Administration.")
    )
    assert traits.disclaims(article("We are not doctors, and this is no medical advice."))


_ADVICE = "Try a warm bath, take the drops twice a day and avoid coffee to relieve the pain. "
_LONG = "The old part of the hospital stands by the river, and its patients sleep in rooms with tall windows. " * 60


@pytest.mark.parametrize(("text", "advises"), [
    pytest.param(_ADVICE * 4, True, id="a short text"),
    pytest.param(_LONG + _ADVICE * 3, True, id="a few pieces of advice in a long text"),
    pytest.param(_LONG, False, id="health without advice"),
    pytest.param("Try the new release, avoid old plugins and use the patch. " * 20, False, id="advice without health"),
])  # fmt: skip
def test_an_article_that_advises(text: str, advises: bool) -> None:
    assert traits.recommends(article(text)) is advises

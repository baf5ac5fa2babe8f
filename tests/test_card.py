"""The score card: where each of its numbers comes from."""

from __future__ import annotations

import pytest

from contexts.build import article
from healthlint import catalog, runner
from healthlint.card import card
from healthlint.config import Config
from healthlint.discovery import Target
from healthlint.document import Format
from healthlint.model import Card, Category, Grade, Rate, Severity
from reporters.build import problem

TEN_WORDS = "The path along the river is dry in late summer. "


def made(text: str) -> Card:
    return card(article(text), ())


def test_findings_are_counted_per_thousand_words() -> None:
    text = TEN_WORDS * 40
    grave, warning = problem(text, "path"), problem(text, "river", severity=Severity.WARNING)
    advice = problem(text, "", severity=Severity.INFO)._replace(category=Category.TRUST)
    hidden = problem(text, "late", suppressed=True)
    rates = card(article(text), [grave, warning, advice, hidden]).rates
    assert rates is not None
    assert list(rates) == list(Category)
    assert {category: rate for category, rate in rates.items() if any(rate)} == {
        Category.OVERCLAIM: Rate(problems=5.0, info=0.0),
        Category.TRUST: Rate(problems=0.0, info=2.5),
    }


def test_without_words_there_is_no_rate() -> None:
    assert card(article("# Reiki cures asthma\n"), [problem("Reiki", "Reiki")]).rates is None


def test_claims_are_those_the_article_makes_itself() -> None:
    text = (
        "Reiki lowers blood pressure. Reiki may ease back pain. Reiki does not cure asthma.\n\n"
        "Reiki reduces anxiety ([Moor 2019](https://doi.org/10.1000/reiki.7))."
    )
    assert (made(text).claims, made(text).unsourced) == (3, 1)


def test_evidence_is_counted_by_rung_and_the_reference_list_left_out() -> None:
    text = (
        "Studies show that warm baths relax people.\n\n"
        "The Lancet reported on baths.\n\n"
        "Science has proven it, and experts agree.\n\n"
        "A trial found less pain ([Moor 2019](https://doi.org/10.1000/bath.7)).\n\n"
        "The water is warm.\n\n"
        "## References\n\n- Moor. Warm baths. 2019. doi:10.1000/bath.7\n"
    )
    assert made(text).evidence == {"traceable": 1, "named": 1, "vague": 2}


def test_the_grade_with_and_without_terms() -> None:
    """Twelve words of thirteen syllables, and twelve of twelve: 0.39 · 12 + 11.8 · syllables / words - 15.59."""
    assert made("My mum has high blood pressure and walks the dog at ten. " * 13).grade == Grade(1.9, 0.9, 13)


def test_a_short_text_has_no_grade() -> None:
    assert made(TEN_WORDS * 14).grade is None


BARE = "Put the wheat bag on the knee for a while."


@pytest.mark.parametrize(
    ("signal", "text"),
    [
        ("author", f"By Lin Chen, physiotherapist\n\n{BARE}"),
        ("date", f"---\ndate: 2026-02-03\n---\n\n{BARE}"),
        ("reviewer", f"{BARE}\n\nMedically reviewed by the ward team"),
        ("sources", f"{BARE} It eased pain in a trial ([Ode 2020](https://doi.org/10.1000/knee.3))."),
        ("disclaimer", f"{BARE}\n\nThis page is no medical advice."),
        ("advice", f"{BARE} Ask your doctor if the knee is hot."),
        ("disclosure", f"{BARE}\n\nWe earn a commission on what you buy."),
        ("interests", f"{BARE}\n\nConflicts of interest: none."),
        ("contact", f"{BARE}\n\n[Contact us](/contact)"),
    ],
    ids=lambda value: value if value.isalpha() else "",
)
def test_a_signal_is_there_when_the_page_gives_it(signal: str, text: str) -> None:
    assert not any(made(BARE).signals.values())
    assert [name for name, there in made(text).signals.items() if there] == [signal]


def test_a_disclosure_is_missing_where_links_pay() -> None:
    assert made(BARE).signals["disclosure"] is None
    assert made(f"{BARE} [Buy it](https://amzn.to/3abcde).").signals["disclosure"] is False


def test_only_what_was_checked_has_a_card_and_only_on_demand() -> None:
    targets = [Target("a.md", Format.MARKDOWN, BARE.encode()), Target("b.md", Format.MARKDOWN, b"\x00\x01")]
    rules = catalog.load()
    assert [bool(file.card) for file in runner.run(targets, rules, Config(), cards=True)] == [True, False]
    assert not any(file.card for file in runner.run(targets, rules, Config()))

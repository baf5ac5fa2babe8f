"""Evidence: the attribution ladder, and how a mention finds its source."""

from __future__ import annotations

import pytest

from contexts.build import article, place, table
from healthlint.contexts import CONTEXTS
from healthlint.contexts.evidence import Level, level, mention_start, own_level, references, traceable

NONE, VAGUE, NAMED, TRACEABLE = Level.NONE, Level.VAGUE, Level.NAMED, Level.TRACEABLE
LISTED = "\n\n## References\n\n1. Lindqvist A. Needling for pain. Acta Dolorum. 2014.\n2. Okafor B. On sleep. 2016.\n"
NOTE = "\n\n[^1]: Lindqvist A. Needling for pain. 2014.\n"

OWN = table(
    ("nothing", "[[Needling]] relaxes muscles.", NONE),
    ("word-study-alone", "[[She]] went to study law.", NONE),
    ("studies-show", "[[Studies]] show that it works.", VAGUE),
    ("research-has-found", "[[Research]] over many years has found it useful.", VAGUE),
    ("experts-agree", "[[Experts]] agree that it works.", VAGUE),
    ("according-to-research", "[[It]] works, according to recent research.", VAGUE),
    ("clinically-proven", "[[It]] is clinically proven.", VAGUE),
    ("one-trial-reported", "[[One]] trial reported less pain.", VAGUE),
    ("has-been-shown", "[[It]] has been shown to work.", VAGUE),
    ("journal", "[[A]] paper in the Lancet reported less pain.", NAMED),
    ("institution", "[[The]] Mayo Clinic recommends rest.", NAMED),
    ("author", "[[Lindqvist]] et al. reported less pain.", NAMED),
    ("colleagues", "[[Lindqvist]] and colleagues reported less pain.", NAMED),
    ("year", "[[A]] 2014 trial reported less pain.", NAMED),
    ("year-behind", "[[The]] review of sleep drugs from 2016 said so.", NAMED),
    ("doi", "[[It]] works (doi:10.1002/14651858.CD013814).", TRACEABLE),
    ("pmid", "[[It]] works (PMID: 12345678).", TRACEABLE),
    ("trial-number", "[[It]] works (NCT01234567).", TRACEABLE),
    ("cochrane-number", "[[It]] works, says review CD013814.", TRACEABLE),
    ("volume-and-page", "[[It]] works (Acta Dolorum 2014;12(3):45).", TRACEABLE),
    ("link-to-item", "[[It]] works, says [a trial](https://example.org/trial/12).", TRACEABLE),
    ("autolink", "[[It]] works: <https://example.org/trial/12>.", TRACEABLE),
    ("home-page", "[[It]] works, says [a site](https://example.org/).", NONE),
    ("own-page", "[[It]] works, as [we wrote](/blog/it-works).", NONE),
    ("shop", "[[It]] works, see [our choice](https://example.org/shop/it).", NONE),
    ("profile", "[[It]] works, says [he](https://www.facebook.com/he/posts/1).", NONE),
    ("image", "[[It]] works. ![chart](https://example.org/a/chart.png)", NONE),
    ("mail", "[[It]] works, [ask us](mailto:a@example.org).", NONE),
    ("footnote", "[[It]] works.[^1]" + NOTE, TRACEABLE),
    ("footnote-without-definition", "[[It]] works.[^1]", NONE),
    ("numbered", "[[It]] works [1]." + LISTED, TRACEABLE),
    ("numbered-behind-the-stop", "[[It]] works.[2] Rest." + LISTED, TRACEABLE),
    ("range-of-numbers", "[[It]] works [1, 2]." + LISTED, TRACEABLE),
    ("superscript", "[[It]] works.¹" + LISTED, TRACEABLE),
    ("number-that-is-a-link", "[[It]] works [2](#r2)." + LISTED, TRACEABLE),
    ("linked-number-behind-the-stop", "[[It]] works.[2](#r2) Rest." + LISTED, TRACEABLE),
    ("linked-number-beyond-the-list", "[[It]] works [7](#r7)." + LISTED, NONE),
    ("linked-number-of-another-page", "[[It]] works [2](/blog/2)." + LISTED, NONE),
    ("number-beyond-the-list", "[[It]] works [7]." + LISTED, NONE),
    ("number-without-list", "[[It]] works [1].", NONE),
    ("author-and-year", "[[It]] works (Lindqvist, 2014)." + LISTED, TRACEABLE),
    ("author-in-the-text", "[[As]] Lindqvist (2014) wrote, it works." + LISTED, TRACEABLE),
    ("author-not-listed", "[[It]] works (Duarte, 2014)." + LISTED, NONE),
    ("author-of-another-year", "[[It]] works (Lindqvist, 2011)." + LISTED, NONE),
    ("title-listed", "[[A]] paper in Acta Dolorum said so." + LISTED, TRACEABLE),
)


@pytest.mark.parametrize(("marked", "expected"), OWN)
def test_rung_of_a_sentence_by_itself(marked: str, expected: Level) -> None:
    made, sentence, _, _ = place(marked)
    assert own_level(made, sentence) is expected


SOURCE = "[A trial](https://example.org/trial/12) counted the days."
BESIDE = table(
    ("same-sentence", "[[It]] works, says [a trial](https://example.org/trial/12).", TRACEABLE),
    ("next-sentence", "[[Studies]] show that it works. " + SOURCE, TRACEABLE),
    ("sentence-before", SOURCE + " [[Studies]] show that it works.", TRACEABLE),
    ("two-sentences-off", "[[Studies]] show that it works. Many rest. " + SOURCE, VAGUE),
    ("anaphor-two-sentences-on", SOURCE + " It was small. [[The]] researchers found less pain.", TRACEABLE),
    ("no-anaphor-two-sentences-on", SOURCE + " It was small. [[Research]] shows that it works.", VAGUE),
    ("other-paragraph", "[[Studies]] show that it works.\n\n" + SOURCE, VAGUE),
    ("same-list-item", "- [[Studies]] show that it works. " + SOURCE, TRACEABLE),
    ("other-list-item", "- [[Studies]] show that it works.\n- " + SOURCE, VAGUE),
    ("footnote-in-next-sentence", "[[Studies]] show that it works. Pain fell.[^1]" + NOTE, TRACEABLE),
    ("named-is-not-lifted-by-vague", "[[A]] 2014 trial reported less pain. Studies show more.", NAMED),
    ("nothing-near", "[[It]] works. Rest well.", NONE),
)


@pytest.mark.parametrize(("marked", "expected"), BESIDE)
def test_rung_with_the_sentences_beside_it(marked: str, expected: Level) -> None:
    made, sentence, start, end = place(marked)
    assert level(made, sentence) is expected
    assert CONTEXTS["sourced"](made, sentence, start, end) is (expected is TRACEABLE)


REFERENCES = table(
    ("numbered-list", "It works [1]." + LISTED, 2),
    ("under-sources", "It works.\n\n## Sources\n\n- https://example.org/trial/12\n", 1),
    ("further", "It works.\n\n## Further references\n\n- https://example.org/trial/12\n", 1),
    ("bold-line-for-a-heading", "It works.\n\n**References**\n\n1. Lindqvist A. Needling. 2014.\n", 1),
    ("ends-at-next-heading", "It works." + LISTED + "\n## About us\n\nWe began in 2001.\n", 2),
    ("no-year-no-link", "It works.\n\n## References\n\n- My aunt\n", 0),
    ("another-heading", "It works.\n\n## Our trips\n\n- Rome 2014\n", 0),
    ("none", "It works.", 0),
)


@pytest.mark.parametrize(("text", "count"), REFERENCES)
def test_reference_list(text: str, count: int) -> None:
    assert references(article(text)).numbered == count


@pytest.mark.parametrize(
    ("marked", "expected"),
    table(
        ("entry", "It works." + LISTED.replace("Needling for pain", "[[Needling]] for pain"), True),
        ("text", "[[It]] works." + LISTED, False),
        ("behind-the-list", "It works." + LISTED + "\n## About us\n\n[[We]] began in 2001.", False),
    ),
)
def test_words_in_the_reference_list(marked: str, expected: bool) -> None:
    assert CONTEXTS["reference-list"](*place(marked)) is expected


@pytest.mark.parametrize(
    ("text", "count"),
    table(
        ("sources-and-entries", "It works [1]. It is cheap." + LISTED, 1 + 2),
        ("link", SOURCE + " It is cheap.", 1),
        ("none", "Studies show that it works.", 0),
    ),
)
def test_traceable_sources_of_an_article(text: str, count: int) -> None:
    assert traceable(article(text)) == count


@pytest.mark.parametrize(
    ("marked", "expected"),
    table(
        ("journal", "[[A]] paper in the Lancet reported less pain.", True),
        ("vague", "[[Studies]] show that it works.", False),
    ),
)
def test_source_is_named(marked: str, expected: bool) -> None:
    assert CONTEXTS["named-source"](*place(marked)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    table(
        ("own-review", "We included twelve studies. The certainty of the evidence was low.", True),
        ("story", "Twelve studies were read by us all.", False),
    ),
)
def test_article_is_a_report_of_research(text: str, expected: bool) -> None:
    assert CONTEXTS["research-report"](*place(f"[[{text[:2]}]]{text[2:]}")) is expected


def test_mention_begins_where_evidence_is_invoked() -> None:
    made = article("It is cheap, and studies show that it works.")
    sentence = made.sentences[0]
    assert sentence.text[mention_start(made, sentence) :].startswith("studies show")

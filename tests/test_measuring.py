"""The measure of quality: which findings count as right, and how far a share can be trusted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from healthlint.figures import Count
from healthlint.model import Severity
from quality import Corpus, by_rule, count

ARTICLE = "# Tea\n\nThis tea cures arthritis.\n\nAsk your doctor before you try it.\n"
CLAIM = "This tea cures arthritis."


def corpus(folder: Path, *spans: dict[str, object], disclaimer: str = "present") -> Corpus:
    """A corpus of one article with these labels."""
    (folder / "docs").mkdir()
    (folder / "gold").mkdir()
    (folder / "docs" / "tea.md").write_text(ARTICLE, encoding="utf-8")
    gold = {"file": "tea.md", "spans": spans, "document": {"medical-disclaimer": disclaimer}}
    (folder / "gold" / "tea.json").write_text(json.dumps(gold), encoding="utf-8")
    return Corpus.check(folder)


def label(quote: str, family: str = "overclaim", *, certain: bool = True) -> dict[str, object]:
    """A label on what the article says."""
    start = ARTICLE.index(quote)
    return {"family": family, "start": start, "end": start + len(quote), "quote": quote, "certain": certain}


def verdicts(found: Corpus, category: str = "overclaim") -> set[str]:
    """The verdicts that were given in a category."""
    return {v.verdict for v in found.verdicts(Severity.INFO) if v.category == category}


def test_a_finding_on_a_label_of_its_family_is_right(tmp_path: Path) -> None:
    assert verdicts(corpus(tmp_path, label(CLAIM))) == {"right", "caught"}


def test_a_finding_on_a_label_of_another_family_is_wrong(tmp_path: Path) -> None:
    found = corpus(tmp_path, label(CLAIM, "boilerplate"))
    assert verdicts(found) == {"wrong"}
    assert verdicts(found, "boilerplate") == {"missed"}


def test_what_editors_may_see_differently_counts_for_nothing(tmp_path: Path) -> None:
    assert verdicts(corpus(tmp_path, label(CLAIM, certain=False))) == {"unsure"}


def test_a_label_without_a_finding_is_missed(tmp_path: Path) -> None:
    assert verdicts(corpus(tmp_path, label("Ask your doctor", "attribution")), "attribution") == {"missed"}


def test_what_an_article_lacks_can_be_missed(tmp_path: Path) -> None:
    assert verdicts(corpus(tmp_path, disclaimer="missing"), "disclaimers") == {"missed"}


def test_each_rule_is_counted(tmp_path: Path) -> None:
    found = corpus(tmp_path).verdicts(Severity.INFO)
    counts = by_rule(found)
    assert counts
    assert sum(c.bad for c in counts.values()) == count(found, "right", "wrong").bad


def test_a_corpus_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no labels"):
        Corpus.check(tmp_path)


@pytest.mark.parametrize(
    ("counted", "low", "high"),
    [(Count(0, 0), 0.0, 1.0), (Count(10, 0), 0.722, 1.0), (Count(0, 10), 0.0, 0.278), (Count(40, 10), 0.670, 0.888)],
)
def test_the_interval_is_that_of_wilson(counted: Count, low: float, high: float) -> None:
    assert counted.interval == pytest.approx((low, high), abs=0.001)

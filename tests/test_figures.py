"""The figures of rules: counted as the labels say, shown as counted, and borne out by the confidence rules state."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import quality
from floor import CORPUS
from healthlint import catalog, figures, runner
from healthlint.config import Config
from healthlint.figures import Figure
from healthlint.model import Confidence, Severity
from quality import LABELLED, Corpus, ceiling, count, misjudged
from test_measuring import CLAIM, corpus, label

RULES = catalog.load().rules


def figure(right: int, judged: int, rule: str = "cure-claim") -> Figure:
    """A figure measured on a hundred articles."""
    return Figure(rule, right, judged, "2031-02", 100)


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Figure]:
    """What is kept of two corpora with one article each, whose claim is labelled in the first and not in the second."""
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder, labels in zip(folders, ([label(CLAIM)], []), strict=True):
        folder.mkdir()
        corpus(folder, *labels)
    monkeypatch.setattr(quality, "FIGURES", tmp_path / "figures.tsv")
    monkeypatch.setattr(sys, "argv", ["quality.py", *map(str, folders), "--figures"])
    monkeypatch.setattr("time.strftime", lambda _: "2031-02")
    quality.main()
    text = (tmp_path / "figures.tsv").read_text(encoding="utf-8")
    assert not [word for word in ("arthritis", "tea", str(tmp_path)) if word in text], "only counts are kept"
    monkeypatch.setattr(figures, "table", lambda _: [line.split("\t") for line in text.splitlines()[2:]])
    return dict(figures.measured.__wrapped__())


def test_several_corpora_are_counted_as_one_and_read_as_written(written: dict[str, Figure]) -> None:
    assert written["cure-claim"] == Figure("cure-claim", 1, 2, "2031-02", 2)


def test_the_figures_add_up_to_those_of_the_categories_and_the_strict_profile_adds_its_rules() -> None:
    default = Corpus.check(CORPUS)
    rows = quality.figures(default, Corpus.check(CORPUS, profile="strict"), "2031-02")
    category = {rule.name: rule.category.value for rule in runner.selected(catalog.load(), Config())}
    assert {row.rule for row in rows} - category.keys()
    for name in (*LABELLED, "disclaimers"):
        mine = [row for row in rows if category.get(row.rule) == name]
        judged = [v for v in default.verdicts(Severity.INFO) if v.category == name]
        right, wrong = count(judged, "right", "wrong")
        assert (sum(row.right for row in mine), sum(row.judged for row in mine)) == (right, right + wrong)


def test_every_figure_is_of_a_rule_and_possible() -> None:
    rows = figures.measured()
    assert rows
    assert rows.keys() <= {rule.name for rule in RULES}
    assert [row for row in rows.values() if not 0 <= row.right <= row.judged or not row.judged] == []


def test_a_figure_is_told_with_its_interval() -> None:
    assert str(figure(41, 43)) == (
        "Right 41 of 43 times on the 2031-02 corpus of 100 articles (Wilson 95 %: 85 to 99 %)."
    )


@pytest.mark.parametrize(
    ("row", "excused", "most"),
    [
        pytest.param(figure(0, 9), False, Confidence.HIGH, id="too-few-to-tell"),
        pytest.param(figure(9, 10), False, Confidence.HIGH, id="sure"),
        pytest.param(figure(8, 10), False, Confidence.MEDIUM, id="fair"),
        pytest.param(figure(7, 10), False, Confidence.LOW, id="not-fair"),
        pytest.param(figure(7, 10), True, Confidence.MEDIUM, id="excused"),
        pytest.param(figure(9, 10), True, Confidence.HIGH, id="excused-without-need"),
    ],
)
def test_confidence_needs_findings_that_are_right(row: Figure, excused: bool, most: Confidence) -> None:
    assert ceiling(row, excused=excused) is most


def test_too_much_confidence_is_told() -> None:
    (told,) = misjudged(RULES, [figure(7, 10)], [])
    assert told.startswith("cure-claim: high confidence, low at most. Right 7 of 10 times")
    assert list(misjudged(RULES, [figure(10, 10)], [])) == []


def test_no_rule_states_more_confidence_than_its_figures_allow() -> None:
    assert list(misjudged(RULES, figures.measured().values(), figures.excused())) == []


@pytest.mark.parametrize(("rule", "reason"), figures.excused().items())
def test_every_excuse_is_needed_and_has_a_reason(rule: str, reason: str) -> None:
    assert reason.strip()
    assert ceiling(figures.measured()[rule], excused=False) is Confidence.LOW

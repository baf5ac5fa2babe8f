"""The reports on the fixtures are those that were read and agreed to."""

from __future__ import annotations

from pathlib import Path

import pytest

from golden import ARTICLES, CARDS, GOLDEN, as_json, as_text, cards, report


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.name)
def test_reports_are_the_golden_ones(article: Path) -> None:
    found = report(article)
    assert as_text(found) == (GOLDEN / f"{article.name}.txt").read_text(encoding="utf-8")
    assert as_json(found) == (GOLDEN / f"{article.name}.json").read_text(encoding="utf-8")


def test_score_cards_are_the_golden_ones() -> None:
    assert cards() == {suffix: CARDS.with_suffix(suffix).read_text(encoding="utf-8") for suffix in (".txt", ".json")}


def test_every_golden_report_has_its_article() -> None:
    names = {article.name for article in ARTICLES}
    assert {path.name.rsplit(".", 1)[0] for path in GOLDEN.iterdir()} == names

"""The gate on quality: what is planted in the fixtures is found, what is fair is left, and neither may sink.

``fixtures/README.md`` says what its writers planted, before any rule was tried on it. The floor is raised when more is
found, never lowered.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from floor import CORPUS, measured, sunk
from floor import FLOOR as FLOOR_FILE
from golden import ARTICLES, ROOT, report
from healthlint.model import Severity

FLOOR = 0.90  # of the pairs of a rule and an article
_ROW = re.compile(
    r"^\| \[(?P<file>[^\]]+)\]\([^)]*\) \| [^|]* \| [^|]* \| (?P<quality>good|mixed|bad) \| (?P<planted>.*) \|$", re.M
)
_RULE = re.compile(r"`([a-z][a-z-]+)`")
ROWS = {found["file"]: found for found in _ROW.finditer((ROOT / "fixtures" / "README.md").read_text(encoding="utf-8"))}


def test_every_article_has_its_row() -> None:
    assert set(ROWS) == {article.name for article in ARTICLES}


GOOD = sorted((ROOT / "fixtures" / "good").iterdir())


@pytest.mark.parametrize(
    "article",
    [*GOOD, *(path for path in ARTICLES if ROWS[path.name]["quality"] == "good")],
    ids=lambda path: path.name,
)
def test_a_good_article_gives_no_error_and_no_warning(article: Path) -> None:
    assert [(p.rule, p.excerpt) for p in report(article).problems if p.severity > Severity.INFO] == []


def test_no_figure_sinks_below_the_floor() -> None:
    assert sunk(measured(), json.loads(FLOOR_FILE.read_text())) == []


def test_a_figure_that_sinks_is_told() -> None:
    floor = {"warning/links": {"right": 3, "wrong": 1, "caught": 3}}
    assert sunk({"warning/links": {"right": 6, "wrong": 2, "caught": 3}}, floor) == []
    assert len(sunk({"warning/links": {"right": 2, "wrong": 1, "caught": 2}}, floor)) == 2


@pytest.mark.parametrize("path", sorted((CORPUS / "gold").iterdir()), ids=lambda path: path.stem)
def test_each_label_stands_where_it_says(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    source = (CORPUS / "docs" / gold["file"]).read_bytes().decode("utf-8")
    assert [span for span in gold["spans"] if source[span["start"] : span["end"]] != span["quote"]] == []


def test_what_was_planted_is_found() -> None:
    planted = found = 0
    missed = []
    for article in ARTICLES:
        row = ROWS[article.name]
        if row["quality"] == "good":
            continue
        rules = {problem.rule for problem in report(article).problems}
        wanted = set(_RULE.findall(row["planted"]))
        planted += len(wanted)
        found += len(wanted & rules)
        missed += [(article.name, rule) for rule in sorted(wanted - rules)]
    assert found / planted >= FLOOR, f"{found} of {planted}; missed {missed}"

"""Stutter: how far the two copies of a passage stand apart decides how much it matters."""

from __future__ import annotations

import pytest

from contexts.build import article
from healthlint.checks.duplicates import check
from healthlint.model import Severity

PASSAGE = (
    "Put your foot up on a cushion that is higher than your hip for a while. "
    "Then wrap a bag of frozen peas in a towel and leave it there for ten minutes."
)


def padding(paragraphs: int) -> str:
    """Paragraphs of two short sentences that all differ."""
    return "".join(f"Day {n} was dry. Night {n} was wet.\n\n" for n in range(paragraphs))


@pytest.mark.parametrize(
    ("between", "severity"), [(0, None), (2, None), (8, Severity.INFO)], ids=["next", "near", "far"]
)
def test_a_passage_matters_where_its_copy_is_near(between: int, severity: Severity | None) -> None:
    made = article(f"{PASSAGE}\n\n{padding(between)}{PASSAGE}\n")
    assert [found.severity for found in check(made)] == [severity]


def test_one_sentence_said_again_is_a_slip() -> None:
    sentence = PASSAGE[: PASSAGE.index(".") + 1]
    assert [found.severity for found in check(article(f"{sentence}\n\n{sentence}\n"))] == [Severity.INFO]

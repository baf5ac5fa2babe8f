"""Stutter: where a passage stands twice because it was pasted twice, and where it may stand twice."""

from __future__ import annotations

import pytest

from contexts.build import article
from healthlint.checks.duplicates import check, sentences

PASSAGE = (
    "Put your foot up on a cushion that is higher than your hip for a while. "
    "Then wrap a bag of frozen peas in a towel and leave it there for ten minutes."
)
POINTER = "Read [the leaflet](/a) of the ward before you put it up for a while."


def padding(paragraphs: int) -> str:
    """Paragraphs of two short sentences that all differ."""
    return "".join(f"Day {n} was dry. Night {n} was wet.\n\n" for n in range(paragraphs))


def copies(text: str) -> list[str]:
    """What ``text`` is warned of: it stands twice there."""
    return [found.excerpt for found in check(article(text)) if found.severity is None]


@pytest.mark.parametrize(("between", "times"), [(0, 1), (2, 1), (8, 0)], ids=["next", "near", "far"])
def test_a_paragraph_is_pasted_twice_where_its_copy_is_near(between: int, times: int) -> None:
    assert copies(f"{PASSAGE}\n\n{padding(between)}{PASSAGE}\n") == [PASSAGE[: PASSAGE.index(".") + 1]] * times


def test_a_long_passage_is_a_copy_wherever_it_stands() -> None:
    passage = f"{PASSAGE}\n\n- a towel\n- a watch\n\nLeave your shoe off until the swelling has gone by evening.\n\n"
    assert len(copies(f"## Ankles\n\n{passage}{padding(8)}## Wrists\n\n{passage}")) == 2


@pytest.mark.parametrize(
    "text",
    [
        f"## Ankles\n\n{PASSAGE}\n\n## Wrists\n\n{PASSAGE}\n",
        f"- {PASSAGE}\n\n{PASSAGE}\n",
        f"{POINTER}\n\n{padding(2)}{POINTER}\n",
        f"![One](a.png)\n\n{PASSAGE}\n\n![Two](b.png)\n\n{PASSAGE}\n",
        "He waited day by day by day. We walked on and on and on.",
    ],
    ids=["template", "summary", "pointer", "caption", "refrain"],
)
def test_what_may_be_said_twice(text: str) -> None:
    assert copies(text) == []


def test_a_sentence_said_before_is_told_at_any_distance() -> None:
    first = PASSAGE[: PASSAGE.index(".") + 1]
    made = article(f"{PASSAGE}\n\n{padding(20)}{first} Then sleep.\n")
    assert [found.excerpt for found in sentences(made)] == [first]

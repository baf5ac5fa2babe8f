"""The code frame under a finding: its line of the source with the exact range underlined."""

from __future__ import annotations

from collections.abc import Sequence

from healthlint.model import Problem
from healthlint.reporters.cells import Glyph, Medium, glyphs
from healthlint.reporters.layout import Line, Segment

_SLACK = 12  # glyphs a cropped line may give up so as to be cut between words
_INDENT = "    "


def frame(problem: Problem, lines: Sequence[str], medium: Medium, width: int, style: str) -> list[Line]:
    """The frame of a finding within ``width`` cells; a range over more than three lines shows its first and last."""
    first, last = problem.start.line, problem.end.line
    if last > first and problem.end.column == 1:
        last -= 1  # the range ends with the line end
    shown = list(range(first, last + 1)) if last - first < 3 else [first, last]
    gutter = len(str(last))
    bar = medium.pick("│", "|")
    result: list[Line] = []
    for number in shown:
        if number > first + 1 and len(shown) == 2:
            result.append((Segment(f"{_INDENT}{medium.pick('…', '...')}", "dim"),))
        text = lines[number - 1]
        start = problem.start.column - 1 if number == first else len(text) - len(text.lstrip())
        end = problem.end.column - 1 if number == problem.end.line else len(text.rstrip())
        row, marks = _cropped(text, start, end, medium, width - len(_INDENT) - gutter - 3)
        if row or number == first:
            result.append((Segment(f"{_INDENT}{number:>{gutter}} {bar} ", "dim"), Segment(row)))
            result.append((Segment(f"{_INDENT}{'':{gutter}} {bar} ", "dim"), Segment(marks, style)))
    return result


def _cropped(text: str, start: int, end: int, medium: Medium, width: int) -> tuple[str, str]:
    """The line cropped to ``width`` cells around ``[start, end)``, and the row of marks to set under it."""
    line = glyphs(text, medium)
    low = next((at for at, glyph in enumerate(line) if glyph.end > start), len(line))
    high = next((at for at, glyph in enumerate(line) if glyph.start >= end), len(line))
    left, right = _window(line, low, max(low, high), width, medium)
    dots = medium.pick("…", "...")
    head, tail = dots if left else "", dots if right < len(line) else ""
    row = head + "".join(glyph.shown for glyph in line[left:right]) + tail
    before = len(head) + sum(glyph.width for glyph in line[left:low])
    marked = sum(glyph.width for glyph in line[low : min(high, right)])
    return row, " " * before + "^" * max(1, marked)


def _window(line: Sequence[Glyph], low: int, high: int, width: int, medium: Medium) -> tuple[int, int]:
    """The glyphs ``[left, right)`` that fit into ``width`` cells, with those of ``[low, high)`` in the middle."""
    if sum(glyph.width for glyph in line) <= width:
        return 0, len(line)
    room = width - 2 * len(medium.pick("…", "..."))
    left, right, used = low, low, 0
    while right < high and used + line[right].width <= room:
        used += line[right].width
        right += 1
    if right < high:
        return left, right
    half = used + (room - used) // 2
    while left > 0 and used + line[left - 1].width <= half:
        left -= 1
        used += line[left].width
    while right < len(line) and used + line[right].width <= room:
        used += line[right].width
        right += 1
    while left > 0 and used + line[left - 1].width <= room:
        left -= 1
        used += line[left].width
    return _between_words(line, left, right, low, high)


def _between_words(line: Sequence[Glyph], left: int, right: int, low: int, high: int) -> tuple[int, int]:
    if left > 0 and line[left - 1].shown != " ":
        left = next((at + 1 for at in range(left, min(low, left + _SLACK)) if line[at].shown == " "), left)
    if right < len(line) and line[right].shown != " ":
        right = next((at for at in range(right - 1, max(high, right - _SLACK) - 1, -1) if line[at].shown == " "), right)
    return left, right

"""The code frame under a finding: its line of the source with the exact range underlined."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from healthlint.model import Problem
from healthlint.reporters.cells import Medium, Row, row
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
        code, marks = _cropped(text, start, end, medium, width - len(_INDENT) - gutter - 3)
        if code or number == first:
            result.append((Segment(f"{_INDENT}{number:>{gutter}} {bar} ", "dim"), Segment(code)))
            result.append((Segment(f"{_INDENT}{'':{gutter}} {bar} ", "dim"), Segment(marks, style)))
    return result


def _cropped(text: str, start: int, end: int, medium: Medium, width: int) -> tuple[str, str]:
    """The line cropped to ``width`` cells around ``[start, end)``, and the row of marks to set under it."""
    line = row(text, medium)
    low = min(bisect_right(line.starts, start) - 1, len(line.shown))
    high = max(low, min(bisect_left(line.starts, end), len(line.shown)))
    dots = medium.pick("…", "...")
    left, right = _window(line, low, high, width, width - 2 * len(dots))
    head, tail = dots if left else "", dots if right < len(line.shown) else ""
    shown = head + "".join(line.shown[left:right]) + tail
    before = len(head) + sum(line.widths[left:low])
    return shown, " " * before + "^" * max(1, sum(line.widths[low : min(high, right)]))


def _window(line: Row, low: int, high: int, width: int, room: int) -> tuple[int, int]:
    """The glyphs ``[left, right)`` that fit into ``room`` cells, with those of ``[low, high)`` in the middle.

    A line that fits into ``width`` stays whole.
    """
    widths = line.widths
    if line.width <= width:
        return 0, len(widths)
    left, right, used = low, low, 0
    while right < high and used + widths[right] <= room:
        used += widths[right]
        right += 1
    if right < high:
        return left, right
    half = used + (room - used) // 2
    while left > 0 and used + widths[left - 1] <= half:
        left -= 1
        used += widths[left]
    while right < len(widths) and used + widths[right] <= room:
        used += widths[right]
        right += 1
    while left > 0 and used + widths[left - 1] <= room:
        left -= 1
        used += widths[left]
    return _between_words(line.shown, left, right, low, high)


def _between_words(shown: Sequence[str], left: int, right: int, low: int, high: int) -> tuple[int, int]:
    if left > 0 and shown[left - 1] != " ":
        left = next((at + 1 for at in range(left, min(low, left + _SLACK)) if shown[at] == " "), left)
    if right < len(shown) and shown[right] != " ":
        right = next((at for at in range(right - 1, max(high, right - _SLACK) - 1, -1) if shown[at] == " "), right)
    return left, right

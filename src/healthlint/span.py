"""Places in a source text: half-open ranges and line/column positions, in code points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

from healthlint import lazy_re
from healthlint.records import NamedTuple

T = TypeVar("T")
_LINE_END = lazy_re.compile(r"\r\n|\r|\n")
_STRETCH = 256  # code points: few ranges lie so near to each other


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of code points, counted from 0."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share a code point; an empty range counts as one code point wide."""
        return self.start < max(other.end, other.start + 1) and other.start < max(self.end, self.start + 1)

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


class Position(NamedTuple):
    """A place in a decoded file: line and column from 1, offset from 0, all in code points."""

    line: int
    column: int
    offset: int


class LineIndex:
    """Turns offsets of one text into positions. Lines end at LF, CRLF or a lone CR."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def position(self, offset: int) -> Position:
        """The position of ``offset`` (0 to the length of the text, inclusive)."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1, offset)

    def line_start(self, line: int) -> int:
        """The offset at which ``line`` (from 1) begins."""
        return self._starts[line - 1]


class SpanIndex(Generic[T]):
    """Values by the ranges of a text they belong to: those at a place are found without a look at all others."""

    def __init__(self, pairs: Iterable[tuple[Span, T]] = ()) -> None:
        self._stretches: dict[int, list[tuple[int, Span, T]]] = {}
        self._size = 0
        for span, value in pairs:
            self.add(span, value)

    def add(self, span: Span, value: T) -> None:
        """Keep ``value`` for the range ``span``."""
        for stretch in _stretches(span):
            self._stretches.setdefault(stretch, []).append((self._size, span, value))
        self._size += 1

    def at(self, span: Span) -> list[T]:
        """The values whose ranges overlap ``span``, in the order in which they were added."""
        near = (entry for stretch in _stretches(span) for entry in self._stretches.get(stretch, ()))
        found = {number: value for number, other, value in near if other.overlaps(span)}
        return [found[number] for number in sorted(found)]


def _stretches(span: Span) -> range:
    return range(span.start // _STRETCH, max(span.start, span.end - 1) // _STRETCH + 1)

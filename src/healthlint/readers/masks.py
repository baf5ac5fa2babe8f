"""Holes in a source: what is no prose is covered, so that the rest parses as if it were not there.

A masked text has the length of its source. Each hole is filled with one private-use character of its own: it passes
through Markdown as a letter does, a link target that holds it can be led back to what was written, and the text of a
block is free of it. Lines that hold nothing but holes become blank.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from healthlint import lazy_re

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.span import Span

_FIRST, _COUNT = 0xF0000, 0xFFFE
SPARE = chr(_FIRST + _COUNT)  # fills nothing: a letter to Markdown, where one is needed
FILL = lazy_re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + _COUNT - 1)}]+")
_FILLED_LINE = lazy_re.compile(f"(?:^|(?<=[\r\n]))[ \t{FILL.pattern[1:-2]}]+(?=[\r\n]|\\Z)")
_ONE_FILL = lazy_re.compile(f"({FILL.pattern[:-1]})\\1*")
_NOT_LINE_END = lazy_re.compile(r"[^\r\n]")


class Mask:
    """A source and its holes, in order and apart from each other."""

    def __init__(self, source: str, holes: tuple[Span, ...]) -> None:
        self.source, self.holes = source, holes

    @classmethod
    def over(cls, source: str, spans: Iterable[Span]) -> Mask:
        """The mask with a hole at each of ``spans``; where two overlap the first one stays."""
        holes: list[Span] = []
        for span in sorted(spans):
            if span.end > span.start and (not holes or holes[-1].end <= span.start):
                holes.append(span)
        return cls(source, tuple(holes))

    @cached_property
    def text(self) -> str:
        """The source with its holes filled, for Markdown."""
        if not self.holes:
            return self.source
        parts, at = [], 0
        for number, hole in enumerate(self.holes):
            fill = chr(_FIRST + number % _COUNT)
            parts += [self.source[at : hole.start], _NOT_LINE_END.sub(fill, self.source[hole.start : hole.end])]
            at = hole.end
        text = "".join([*parts, self.source[at:]])
        return _FILLED_LINE.sub(lambda found: " " * len(found[0]), text)

    def markup(self, start: int, end: int) -> str:
        """``source[start:end]`` for an HTML parser: holes are blank in the text and as written inside a tag."""
        parts, at = [], start
        for hole in self.holes[bisect_left(self.holes, start, key=lambda hole: hole.start) :]:
            if hole.start >= end:
                break
            parts.append(self.source[at : hole.start])
            inside_tag = self.source.rfind("<", start, hole.start) > self.source.rfind(">", start, hole.start)
            written = self.source[hole.start : hole.end]
            parts.append(written if inside_tag else _NOT_LINE_END.sub(" ", written))
            at = hole.end
        return "".join([*parts, self.source[at:end]])

    def restore(self, text: str) -> str:
        """``text``, which was cut from the masked text, with every hole as it is written in the source."""
        if not self.holes or text.isascii():
            return text
        return _ONE_FILL.sub(lambda found: self._written(ord(found[1]) - _FIRST) or found[0], text)

    def _written(self, number: int) -> str:
        if number >= len(self.holes):
            return ""
        hole = self.holes[number]
        return self.source[hole.start : hole.end]

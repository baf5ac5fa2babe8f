"""Lines of styled text: what every report for people is made of, whether it goes to a terminal or to a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from healthlint.records import NamedTuple
from healthlint.reporters.cells import Medium, cells, chop, safe

TEXT_WIDTH = 100  # lines longer than this are hard to read, however wide the terminal


class Segment(NamedTuple):
    """Safe text with a style in rich's words (standard ANSI names only) and the address it leads to, if any."""

    text: str
    style: str = ""
    link: str = ""


Line = tuple[Segment, ...]


def text_width(medium: Medium) -> int:
    """Cells to use in a line: no more than is readable, no less than words need."""
    return max(40, min(medium.width, TEXT_WIDTH))


def wrap(text: str, width: int, *, first: str = "", indent: str = "", style: str = "") -> list[Line]:
    """Safe ``text`` in lines of at most ``width`` cells, broken at spaces.

    ``first`` starts the first line, ``indent`` the others; both are of one width.
    """
    rows: list[str] = []
    row, used = "", 0
    for word in _words(text, width - len(indent)):
        wide = cells(word)
        if row and len(indent) + used + 1 + wide > width:
            rows.append(row)
            row, used = "", 0
        row, used = (f"{row} {word}", used + 1 + wide) if row else (word, wide)
    rows.append(row)
    return [(Segment(indent if number else first), Segment(row, style)) for number, row in enumerate(rows)]


def _words(text: str, width: int) -> Iterable[str]:
    for word in text.split():
        if len(word) * 2 <= width or cells(word) <= width:
            yield word
        else:
            yield from chop(word, width)


def heading(path: str, medium: Medium) -> list[Line]:
    """What stands above all that is said of a file."""
    return [(Segment(safe(path, medium), "bold underline"),), ()]


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 file", "2 files"."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def plain(lines: Iterable[Line]) -> Iterator[str]:
    """The lines without styles, each ended by a newline."""
    return ("".join(segment.text for segment in line).rstrip() + "\n" for line in lines)

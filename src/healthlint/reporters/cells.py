"""Text as a terminal shows it: how wide it is in cells, and nothing in it that a terminal would obey."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from healthlint import lazy_re
from healthlint.records import NamedTuple

# Joiners hold emoji and Persian words together; every other format character is shown as its code.
_JOINERS = "\u200c\u200d"
_CODES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_TAB = 4
# Latin letters, quotation marks and dashes: each is a cluster of its own.
_SINGLE = lazy_re.compile("[\\x00-\u02ff\u2010-\u2027\u2030-\u205e]*")


class Medium(NamedTuple):
    """What a report is written to: its width in cells, its encoding, and whether it shows colours and links."""

    width: int = 100
    encoding: str = "utf-8"
    color: bool = False

    def can(self, text: str) -> bool:
        """Whether the encoding has all of ``text``."""
        try:
            text.encode(self.encoding)
        except (UnicodeEncodeError, LookupError):
            return text.isascii()
        return True

    def pick(self, text: str, plain: str) -> str:
        """``text`` where the encoding has it, else ``plain``."""
        return text if self.can(text) else plain


class Row(NamedTuple):
    """A line as a terminal shows it: glyph ``i`` stands for the code points ``[starts[i], starts[i + 1])`` of it."""

    starts: Sequence[int]
    shown: Sequence[str]
    widths: Sequence[int]  # in cells
    width: int  # of all of them


@lru_cache(maxsize=8)  # the findings of a long line come one after the other
def row(line: str, medium: Medium) -> Row:
    """The glyphs of one line: tabs as spaces, unsafe characters as their code, ``?`` for what cannot be encoded."""
    if line.isascii() and line.isprintable():
        return Row(range(len(line) + 1), line, [1] * len(line), len(line))
    starts, shown, widths = [0], [], []
    column = 0
    for cluster in _clusters(line):
        starts.append(starts[-1] + len(cluster))
        shown.append(" " * (_TAB - column % _TAB) if cluster == "\t" else _shown(cluster, medium))
        widths.append(_width(shown[-1]))
        column += widths[-1]
    return Row(starts, shown, widths, column)


def safe(text: str, medium: Medium) -> str:
    """``text`` in one line that can be written to the medium as it is."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(cluster, medium) for cluster in _clusters(text))


def cells(text: str) -> int:
    """The width of ``text`` (made safe before) in cells."""
    return len(text) if text.isascii() else sum(_width(cluster) for cluster in _clusters(text))


def chop(text: str, width: int) -> list[str]:
    """``text`` in pieces of at most ``width`` cells (a glyph wider than that stays whole)."""
    pieces, used = [""], 0
    for cluster in _clusters(text):
        wide = _width(cluster)
        if used + wide > width and pieces[-1]:
            pieces.append("")
            used = 0
        pieces[-1] += cluster
        used += wide
    return pieces


def _clusters(text: str) -> list[str]:
    if _SINGLE.fullmatch(text):
        return list(text)
    import regex  # costs 15 ms, so only for text that needs it

    found: list[str] = regex.findall(r"\X", text)
    return found


def _shown(cluster: str, medium: Medium) -> str:
    if len(cluster) == 1 and " " <= cluster <= "~":
        return cluster
    shown = "".join(_code(char) if _is_unsafe(char) else char for char in cluster)
    return medium.pick(shown, "?")


def _is_unsafe(char: str) -> bool:
    import unicodedata  # a large table, which plain text does without

    return unicodedata.category(char) in _CODES and char not in _JOINERS


def _code(char: str) -> str:
    point = ord(char)
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def _width(shown: str) -> int:
    """Cells of one cluster, or of the ASCII text that stands for it."""
    if shown.isascii():
        return len(shown)
    import unicodedata

    if "\ufe0f" in shown or any(unicodedata.east_asian_width(char) in "WF" for char in shown):
        return 2
    # A mark without a letter to sit on takes no cell.
    return int(any(unicodedata.category(char) not in ("Mn", "Me") and char not in _JOINERS for char in shown))

"""Front matter, YAML between ``---`` or TOML between ``+++``, read line by line for values and their places.

This is no YAML parser: it reads what stands in front of articles (nested keys, lists, quoted and plain strings, block
scalars, flow lists) and never raises. Anchors, tags and flow mappings are taken as they are written.
"""

from __future__ import annotations

import re

from healthlint import lazy_re
from healthlint.document import Block, Kind, Meta, TextBuilder
from healthlint.records import NamedTuple
from healthlint.span import Span

_FENCE = lazy_re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_END = {
    "---": lazy_re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)"),
    "+++": lazy_re.compile(r"(?<=[\r\n])\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)"),
}
_LINE = lazy_re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_KEY = {
    "---": lazy_re.compile(
        r"""("[^"\r\n]*"|'[^'\r\n]*'|[^\s"'\[\]{}#,|>%@`:][^:#\r\n]*?)[ \t]*:(?=[ \t\r\n]|\Z)[ \t]*"""
    ),
    "+++": lazy_re.compile(r"""("[^"\r\n]*"|'[^'\r\n]*'|[\w.-]+)[ \t]*=[ \t]*"""),
}
_TABLE = lazy_re.compile(r"\[\[?[ \t]*([^\[\]\r\n]+?)[ \t]*\]\]?")
_ITEM = lazy_re.compile(r"-(?:[ \t]+|(?=[\r\n]|\Z))")
_QUOTED = lazy_re.compile(
    r'"""(?P<a>.*?)"""|\'\'\'(?P<b>.*?)\'\'\'|"(?P<c>(?:[^"\\]|\\.)*)"|\'(?P<d>(?:[^\']|\'\')*)\'', re.DOTALL
)
_ESCAPE = {
    "c": lazy_re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U000[0-9a-fA-F]{5}|.)", re.DOTALL),
    "d": lazy_re.compile("''"),
}
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "\n": "", "N": "\x85", "_": "\xa0", "0": "\0"}
# Of so many pieces at most: a bracket that is never closed is looked for again in each value.
_FLOW = lazy_re.compile(r"""\[(?:"(?:[^"\\\r\n]|\\.)*+"|'[^'\r\n]*+'|[^\]"'\r\n]++|[\r\n]++){0,2000}+\]""")
_FLOW_ITEM = lazy_re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s,\[\]#][^,\[\]\r\n]*""")
_SCALAR_MARK = lazy_re.compile(r"[|>][+\-0-9]*[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z)")
_PLAIN = lazy_re.compile(r"[^\r\n]*?(?=[ \t]+#|[ \t]*(?:[\r\n]|\Z))")
_TITLES = {"title": Kind.TITLE} | dict.fromkeys(("description", "excerpt", "summary"), Kind.DESCRIPTION)


class Piece(NamedTuple):
    """``text``, which is written as ``source[start:end]``."""

    text: str
    start: int
    end: int


class Entry(NamedTuple):
    """One value: its key, nested keys joined by dots, and the pieces it is written in."""

    key: str
    pieces: tuple[Piece, ...]

    @property
    def meta(self) -> Meta:
        """The value with the span it takes in the source."""
        value = "".join(piece.text for piece in self.pieces)
        return Meta(self.key, value, Span(self.pieces[0].start, self.pieces[-1].end))


class FrontMatter(NamedTuple):
    """The values, and the offset at which the article begins."""

    entries: tuple[Entry, ...]
    end: int
    trouble: tuple[tuple[str, Span], ...] = ()


def read(source: str) -> FrontMatter:
    """The front matter of ``source``; without one, no entries and the offset 0 (1 after a byte order mark)."""
    start = 1 if source.startswith("\ufeff") else 0
    fence = _FENCE.match(source, start)
    if not fence:
        return FrontMatter((), start)
    end = _END[fence[1]].search(source, fence.end())
    has_key = _KEY[fence[1]].match(source, fence.end())
    if not end:
        trouble = (("front matter has no end", Span(start, start + 3)),) if has_key else ()
        return FrontMatter((), start, trouble)
    reader = _Reader(source, fence[1], end.start())
    entries = reader.read(fence.end())
    if not entries and source[fence.end() : end.start()].strip() and not has_key:
        return FrontMatter((), start)  # a rule, some text, and another rule
    return FrontMatter(entries, end.end())


def title_blocks(front: FrontMatter) -> list[Block]:
    """The title and the description of the front matter as blocks."""
    blocks = []
    for entry in front.entries:
        kind = _TITLES.get(entry.key.lower())
        if kind:
            builder = TextBuilder()
            for text, start, end in entry.pieces:
                if len(text) == end - start:
                    builder.add(text, start)
                else:
                    builder.add_replaced(text, start, end)
            text, way, invisible = builder.build()
            blocks.append(Block(kind, text, way, invisible=invisible))
    return [block for block in blocks if block.text]


class _Reader:
    """Reads the lines between the fences; ``path`` holds the open keys with the columns they stand in."""

    def __init__(self, source: str, fence: str, end: int) -> None:
        self.source, self.end, self.yaml = source[:end], end, fence == "---"
        self.key = _KEY[fence]
        self.path: list[tuple[int, str]] = []
        self.table = ""
        self.entries: list[Entry] = []

    def read(self, at: int) -> tuple[Entry, ...]:
        while at < self.end:
            at = max(self._line(at), self._next_line(at))
        return tuple(self.entries)

    def _line(self, start: int) -> int:
        """Read what begins on the line at ``start``; return an offset behind it."""
        at = self._skip_blank(start)
        if self.source[at : at + 1] in ("", "#", "\r", "\n"):
            return at
        if not self.yaml and (table := _TABLE.match(self.source, at)):
            self.table = table[1]
            return table.end()
        while self.yaml and (item := _ITEM.match(self.source, at)):
            self._close(at - start + 1)
            at = item.end()
        key = self.key.match(self.source, at)
        if not key:
            return self._value(at) if self.path else at
        self._close(at - start)
        self.path.append((at - start, key[1].strip("\"'")))
        return self._value(key.end())

    def _value(self, at: int) -> int:
        """Read the value at ``at``, which belongs to the innermost open key."""
        if self.yaml and (mark := _SCALAR_MARK.match(self.source, at)):
            return self._block_scalar(self._next_line(mark.end()))
        if flow := _FLOW.match(self.source, at):
            for item in _FLOW_ITEM.finditer(self.source, at + 1, flow.end() - 1):
                self._add(self._scalar(item.start(), item.end()))
            return flow.end()
        if quoted := _QUOTED.match(self.source, at):
            self._add(self._scalar(at, quoted.end()))
            return quoted.end()
        plain = _PLAIN.match(self.source, at)
        end = plain.end() if plain else at
        if end == at or self.source[at] == "#":
            return at
        return self._plain(at, end)

    def _plain(self, at: int, end: int) -> int:
        """Read a plain scalar and the lines that continue it, which are indented deeper and hold no key."""
        pieces = [Piece(self.source[at:end], at, end)]
        while self.yaml:
            line = self._next_line(end)
            begin = self._skip_blank(line)
            plain = _PLAIN.match(self.source, begin)
            if not plain or not plain[0] or begin - line <= self.path[-1][0] or plain[0][0] == "#":
                break
            if self.key.match(self.source, begin) or _ITEM.match(self.source, begin):
                break
            pieces += [Piece(" ", end, begin), Piece(plain[0], begin, plain.end())]
            end = plain.end()
        self._add(pieces)
        return end

    def _block_scalar(self, at: int) -> int:
        """Read the lines after ``|`` or ``>``: all that are blank or indented deeper than their key."""
        pieces: list[Piece] = []
        while at < self.end:
            begin, after = self._skip_blank(at), self._next_line(at)
            text = self.source[begin:after].rstrip()
            if text and begin - at <= self.path[-1][0]:
                break
            if text:
                if pieces:
                    pieces.append(Piece("\n", pieces[-1].end, begin))
                pieces.append(Piece(text, begin, begin + len(text)))
            at = after
        self._add(pieces)
        return at

    def _scalar(self, start: int, end: int) -> list[Piece]:
        """The pieces of a quoted or plain scalar that takes ``source[start:end]``."""
        quoted = _QUOTED.match(self.source, start, end)
        if not quoted:
            text = self.source[start:end].rstrip()
            return [Piece(text, start, start + len(text))]
        name = quoted.lastgroup or ""
        return self._replaced(_ESCAPE.get("c" if name == "a" else name), *quoted.span(name))

    def _replaced(self, escape: re.Pattern[str] | None, at: int, end: int) -> list[Piece]:
        pieces: list[Piece] = []
        for found in escape.finditer(self.source, at, end) if escape else ():
            pieces.append(Piece(self.source[at : found.start()], at, found.start()))
            pieces.append(Piece(_unescape(found[0]), *found.span()))
            at = found.end()
        pieces.append(Piece(self.source[at:end], at, end))
        return [piece for piece in pieces if piece.text]

    def _add(self, pieces: list[Piece]) -> None:
        if pieces:
            keys = [self.table, *(key for _, key in self.path)]
            self.entries.append(Entry(".".join(filter(None, keys)), tuple(pieces)))

    def _close(self, column: int) -> None:
        while self.path and self.path[-1][0] >= column:
            self.path.pop()

    def _skip_blank(self, at: int) -> int:
        while at < self.end and self.source[at] in " \t":
            at += 1
        return at

    def _next_line(self, at: int) -> int:
        found = _LINE.match(self.source, at)
        return found.end() if found else self.end


def _unescape(escape: str) -> str:
    """What an escape stands for: ``''`` in single quotes, a backslash sequence in double quotes."""
    if escape == "''":
        return "'"
    if len(escape) > 2:
        code = int(escape[2:], 16)
        return chr(code) if code < 0x110000 else "\ufffd"
    return _ESCAPED.get(escape[1], escape[1])

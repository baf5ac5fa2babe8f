"""An article as a person reads it, and the way of every character back to its source.

A reader turns a source text into blocks. ``Block.text`` is what is read: markup gone, entities decoded, white space
collapsed, soft wraps joined, zero-width characters and soft hyphens dropped. A ``TextMap`` leads each code point of it
back to the source, so that positions are made in one place and nothing is ever searched for twice.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from healthlint import lazy_re
from healthlint.records import NamedTuple
from healthlint.span import Span

# Characters that show nothing: they are dropped from the text and kept in ``Block.invisible``.
INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
    "\ufe00\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07\ufe08\ufe09\ufe0a\ufe0b\ufe0c\ufe0d\ufe0e\ufe0f"
)
_BLANK = " \t\n\r\f\v\u0085\u2028\u2029"
_HIDDEN = "".join(sorted(INVISIBLE))
# What cannot be taken over letter by letter: what shows nothing, and white space other than a single space that no such
# character parts from another one.
_SPECIAL = lazy_re.compile(f"[{_BLANK}]{{2,}}|[{_BLANK[1:]}]|[{_HIDDEN}]|(?<=[{_HIDDEN}]) ")
# Same length on both sides, so that an offset in ``plain`` is an offset in ``text``.
_PLAIN = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u2032": "'", "\u00b4": "'", "\uff07": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ",
})  # fmt: skip


class Format(StrEnum):
    """The notation a source is written in."""

    MARKDOWN = "markdown"
    MDX = "mdx"
    HTML = "html"
    TEXT = "text"


class Kind(StrEnum):
    """What a block is to a reader."""

    TITLE = "title"  # front-matter title, <title>; not the first heading
    DESCRIPTION = "description"  # meta description
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    CAPTION = "caption"
    ALT = "alt"  # the alternative text of an image
    FOOTNOTE = "footnote"


class Region(StrEnum):
    """The part of a page a block stands in; a fragment or a draft is all main."""

    MAIN = "main"
    NAVIGATION = "navigation"
    HEADER = "header"
    FOOTER = "footer"
    ASIDE = "aside"
    COMMENTS = "comments"
    HIDDEN = "hidden"


class TextMap(NamedTuple):
    """The way from offsets of a text back to its source.

    Piece ``i`` says: ``text[text_at[i]:text_at[i + 1]]`` stands for ``source[source_at[i]:source_end[i]]``. Where both
    sides have one length, code point answers to code point; else (an entity, a wrap) the piece answers as a whole.
    """

    text_at: tuple[int, ...]
    source_at: tuple[int, ...]
    source_end: tuple[int, ...]
    length: int

    def to_source(self, start: int, end: int) -> Span:
        """The source range of ``text[start:end]``; an empty range gives an empty span."""
        if not self.text_at:
            return Span(0, 0)
        first = self._source_range(min(start, self.length - 1))
        if end <= start:
            return Span(first.start, first.start)
        return Span(first.start, self._source_range(min(end, self.length) - 1).end)

    def _source_range(self, offset: int) -> Span:
        piece = bisect_right(self.text_at, offset) - 1
        begin, after = self.text_at[piece], self.text_at[piece + 1] if piece + 1 < len(self.text_at) else self.length
        source, stop = self.source_at[piece], self.source_end[piece]
        if after - begin == stop - source:
            return Span(source + offset - begin, source + offset - begin + 1)
        return Span(source, stop)


class TextBuilder:
    """Collects the pieces of one block in reading order and collapses white space on the way."""

    def __init__(self) -> None:
        self._chars: list[str] = []
        self._length = 0
        self._text_at: list[int] = []
        self._source_at: list[int] = []
        self._source_end: list[int] = []
        self._last = ""
        self._invisible: list[tuple[int, str]] = []

    @property
    def length(self) -> int:
        """Code points collected so far: the text offset of what is added next."""
        return self._length

    def add(self, text: str, start: int) -> None:
        """Add ``text``, which stands in the source letter by letter from offset ``start``."""
        run = len(text) - len(text.lstrip(" ")) if self._last in ("", " ") else 0
        for found in _SPECIAL.finditer(text, run):
            at, after = found.span()
            self._piece(text[run:at], start + run, start + at)
            if text[at] in INVISIBLE:
                self._invisible.append((self._length, text[at]))
            else:
                self._space(start + at, start + after)
            run = after
        self._piece(text[run:], start + run, start + len(text))

    def add_replaced(self, text: str, start: int, end: int) -> None:
        """Add ``text``, which is written as ``source[start:end]``: an entity, an escape, a wrapped line end."""
        if not text.strip(_BLANK):
            if text:
                self._space(start, end)
        elif all(char in INVISIBLE for char in text):
            self._invisible.extend((self._length, char) for char in text)
        else:
            self._piece(text, start, end)

    def _space(self, start: int, end: int) -> None:
        if self._last not in ("", " "):
            self._piece(" ", start, end)

    def _piece(self, text: str, start: int, end: int) -> None:
        if not text:
            return
        verbatim = end - start == len(text)
        if self._source_end and verbatim and self._source_end[-1] == start and self._is_verbatim():
            self._source_end[-1] = end
        else:
            self._text_at.append(self._length)
            self._source_at.append(start)
            self._source_end.append(end)
        self._chars.append(text)
        self._length += len(text)
        self._last = text[-1]

    def _is_verbatim(self) -> bool:
        return self._source_end[-1] - self._source_at[-1] == self._length - self._text_at[-1]

    def build(self) -> tuple[str, TextMap, tuple[tuple[int, str], ...]]:
        """The text without white space at its end, its map, and its invisible characters as (text offset, char)."""
        text = "".join(self._chars).rstrip(" ")
        return (
            text,
            TextMap(tuple(self._text_at), tuple(self._source_at), tuple(self._source_end), len(text) or 1),
            tuple(self._invisible),
        )


class LinkKind(StrEnum):
    """What a link is written as."""

    LINK = "link"
    AUTOLINK = "autolink"  # <https://…>, a bare URL that the format turns into a link
    IMAGE = "image"
    FOOTNOTE = "footnote"  # [^1] in the text
    UNRESOLVED = "unresolved"  # [text][label] or [^1] without a definition


class Link(NamedTuple):
    """A link of a block: its text as a range of ``Block.text``, its target, and its place in the source.

    ``target`` is the address with entities decoded, or the label of a footnote. ``span`` is the whole construct in the
    source, from the opening bracket or tag to the closing one. ``hidden`` says that a style hides it from readers.
    """

    start: int
    end: int
    target: str
    span: Span
    kind: LinkKind = LinkKind.LINK
    rel: tuple[str, ...] = ()
    title: str = ""
    hidden: bool = False


class _Block(NamedTuple):
    kind: Kind
    text: str
    map: TextMap
    region: Region = Region.MAIN
    level: int = 0
    section: tuple[str, ...] = ()
    quoted: bool = False
    ordered: bool = False
    links: tuple[Link, ...] = ()
    emphasis: tuple[tuple[int, int], ...] = ()
    invisible: tuple[tuple[int, str], ...] = ()


class Block(_Block):
    """A run of prose: a paragraph, a heading, a list item, a cell, a title, and so on.

    ``section`` is the path of headings above it, outermost first. ``level`` is the level of a heading (1 to 6), the
    depth of a list item (from 1), else 0. ``emphasis`` are ranges of ``text`` in italics or bold. ``invisible`` are the
    characters dropped from the text, each with the text offset at which it stood.
    """

    @cached_property
    def plain(self) -> str:
        """``text`` with quotes, apostrophes, hyphens and spaces in their plain forms, of the same length."""
        return self.text if self.text.isascii() else self.text.translate(_PLAIN)

    @cached_property
    def span(self) -> Span:
        """The source range of the whole block."""
        return self.map.to_source(0, len(self.text))

    def to_source(self, start: int, end: int) -> Span:
        """The source range of ``text[start:end]``."""
        return self.map.to_source(start, end)

    def links_at(self, start: int, end: int) -> tuple[Link, ...]:
        """The links whose text touches ``text[start:end]``; a link without text counts as one code point wide."""
        links, starts, reach = self._links_in_order
        near = links[bisect_right(reach, start) : bisect_left(starts, end)]
        return tuple(link for link in near if start < max(link.end, link.start + 1))

    @cached_property
    def _links_in_order(self) -> tuple[list[Link], list[int], list[int]]:
        """The links by their start, the starts, and how far each or one before it reaches."""
        links = sorted(self.links, key=lambda link: link.start)
        ends = (max(link.end, link.start + 1) for link in links)
        return links, [link.start for link in links], list(accumulate(ends, max))


class Meta(NamedTuple):
    """One value of front matter, <meta>, <time> or JSON-LD; nested keys are joined by dots, list items repeat a key."""

    key: str
    value: str
    span: Span
    origin: str = "front-matter"  # or "meta", "json-ld", "time", "html"


class Comment(NamedTuple):
    """A comment of the markup: its inner text, its place, and the index of the block that follows it."""

    text: str
    span: Span
    before: int


class Document(NamedTuple):
    """A source text and what a person reads in it, in reading order.

    ``page`` says that the source is a whole HTML page with a head. ``footnotes`` holds the labels that are defined.
    ``trouble`` are things the reader could not make sense of, as (message, span), for the report.
    """

    source: str
    format: Format
    blocks: tuple[Block, ...]
    metadata: tuple[Meta, ...] = ()
    comments: tuple[Comment, ...] = ()
    footnotes: frozenset[str] = frozenset()
    page: bool = False
    trouble: tuple[tuple[str, Span], ...] = ()

    @property
    def links(self) -> tuple[tuple[Block, Link], ...]:
        """Every link with its block, in reading order."""
        return tuple((block, link) for block in self.blocks for link in block.links)

    def meta(self, *keys: str) -> tuple[Meta, ...]:
        """The metadata under any of ``keys`` (compared in lower case)."""
        return tuple(item for item in self.metadata if item.key.lower() in keys)

"""Markdown: CommonMark with tables, footnotes, task lists, bare URLs, raw HTML and front matter."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from healthlint.document import Block, Comment, Document, Format, Kind, TextBuilder
from healthlint.readers import frontmatter, templates
from healthlint.readers.commonmark import Parsed, parse
from healthlint.readers.inlines import Inlines, Places, Setting
from healthlint.readers.masks import Mask
from healthlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

_TITLES = {"title": Kind.TITLE} | dict.fromkeys(("description", "excerpt", "summary"), Kind.DESCRIPTION)
_HEADING_MARKS = re.compile(r"#{1,6}[ \t]+")
_CARRIAGE_RETURN = re.compile("\r\n?")


def read(source: str) -> Document:
    """The document of a Markdown source. Never raises."""
    front = frontmatter.read(source)
    spans = [Span(0, front.end), *templates.attribute_lists(source, front.end)]
    if front.entries or templates.is_template(source):
        spans += templates.constructs(source, front.end)
    return read_masked(Mask.over(source, spans), front, Format.MARKDOWN)


def read_masked(
    mask: Mask, front: frontmatter.FrontMatter, notation: Format, comments: Iterable[Comment] = ()
) -> Document:
    """The document of what ``mask`` leaves, with ``front`` matter and the ``comments`` that its holes held."""
    text = _Normalised(mask.text)
    walker = _Walker(mask, text, parse(text.text, mdx=notation is Format.MDX))
    blocks = [*front_blocks(front), *walker.read()]
    ahead = len(blocks) - len(walker.blocks)
    found = [replace(comment, before=comment.before + ahead) for comment in walker.comments]
    found += [replace(comment, before=_block_after(blocks, comment.span.end)) for comment in comments]
    return Document(
        source=mask.source,
        format=notation,
        blocks=tuple(blocks),
        metadata=tuple(entry.meta for entry in front.entries),
        comments=tuple(sorted(found, key=lambda comment: comment.span)),
        footnotes=walker.footnotes,
        trouble=front.trouble,
    )


def front_blocks(front: frontmatter.FrontMatter) -> list[Block]:
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


def _block_after(blocks: list[Block], offset: int) -> int:
    return next((n for n, block in enumerate(blocks) if block.span.start >= offset), len(blocks))


class _Normalised:
    """A text with LF line ends, and the way back to the one it was made of."""

    def __init__(self, text: str) -> None:
        self._pairs: list[int] = []
        if "\r" in text:
            removed = 0
            for found in _CARRIAGE_RETURN.finditer(text):
                if found.end() - found.start() == 2:
                    self._pairs.append(found.start() - removed)
                    removed += 1
            text = _CARRIAGE_RETURN.sub("\n", text)
        self.text = text

    def source(self, offset: int) -> int:
        """The offset in the original text."""
        return offset + (bisect_right(self._pairs, offset - 1) if self._pairs else 0)

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of each line of the normalised text."""
        return [0, *(found.end() for found in re.finditer("\n", self.text))]


class _Walker:
    """Walks over the block tokens and keeps what they stand in."""

    def __init__(self, mask: Mask, text: _Normalised, parsed: Parsed) -> None:
        self.mask, self.text, self.tokens, self.footnotes = mask, text, parsed.tokens, parsed.footnotes
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self.lists: list[bool] = []  # ordered or not, outermost first
        self.quotes = 0
        self.notes = 0
        self.kind: Kind | None = None  # of a heading or a cell that is open
        self.level = 0
        self.cell_end = 0
        self.section: list[tuple[int, str]] = []

    def read(self) -> list[Block]:
        """All blocks in reading order."""
        for token in self.tokens:
            handler = _HANDLERS.get(token.type)
            if handler:
                handler(self, token)
        return self.blocks

    def _open_list(self, token: Token) -> None:
        self.lists.append(token.type == "ordered_list_open")

    def _close_list(self, _: Token) -> None:
        self.lists.pop()

    def _quote(self, token: Token) -> None:
        self.quotes += token.nesting

    def _note(self, token: Token) -> None:
        self.notes += token.nesting

    def _heading(self, token: Token) -> None:
        self.kind, self.level = (Kind.HEADING, int(token.tag[1])) if token.nesting > 0 else (None, 0)

    def _row(self, token: Token) -> None:
        if token.map:
            self.cell_end = self.text.line_starts[token.map[0]]

    def _cell(self, token: Token) -> None:
        self.kind = Kind.TABLE_CELL if token.nesting > 0 else None

    @property
    def _setting(self) -> Setting:
        quoted = self.quotes > 0
        if self.kind:
            return Setting(self.kind, self.level, quoted=quoted)
        if self.notes:
            return Setting(Kind.FOOTNOTE, quoted=quoted)
        if self.lists:
            return Setting(Kind.LIST_ITEM, len(self.lists), self.lists[-1], quoted)
        return Setting(quoted=quoted)

    def _inline(self, token: Token) -> None:
        inlines = Inlines(self.mask, self._places(token), self._setting, self.footnotes)
        first = len(self.blocks)
        blocks = inlines.read(token.children or [])
        self.comments += [replace(comment, before=first) for comment in inlines.comments]
        for block in blocks:
            self._add(block)

    def _places(self, token: Token) -> Places:
        if self.kind is Kind.TABLE_CELL:
            return self._cell_places(token.content)
        starts = token.meta["lines"]
        if self.kind is Kind.HEADING and (marks := _HEADING_MARKS.match(self.text.text, starts[0])):
            starts = [marks.end()]
        return Places.of_lines(token.content, [self.text.source(at) for at in starts])

    def _cell_places(self, content: str) -> Places:
        """The places of a cell: found from the end of the cell before it, in the same line."""
        written = content.replace("|", "\\|")
        at = self.text.text.find(written, self.cell_end) if written else self.cell_end
        at = max(at, self.cell_end)
        self.cell_end = at + len(written)
        return Places.of_cell(content, self.text.source(at))

    def _html(self, token: Token) -> None:
        from healthlint.readers.html import read_fragment

        starts = token.meta["lines"]
        end = (
            self.text.line_starts[token.map[1]]
            if token.map and token.map[1] < len(self.text.line_starts)
            else len(self.text.text)
        )
        blocks, comments = read_fragment(self._blanked, self.text.source(starts[0]), self.text.source(end))
        self.comments += [replace(comment, before=comment.before + len(self.blocks)) for comment in comments]
        for block in blocks:
            self._add(replace(block, quoted=block.quoted or self.quotes > 0))

    @cached_property
    def _blanked(self) -> str:
        return self.mask.markup(0, len(self.mask.source))

    def _add(self, block: Block) -> None:
        if block.kind is Kind.HEADING:
            while self.section and self.section[-1][0] >= block.level:
                self.section.pop()
        self.blocks.append(replace(block, section=tuple(text for _, text in self.section)))
        if block.kind is Kind.HEADING:
            self.section.append((block.level, block.text))


_HANDLERS = {
    "bullet_list_open": _Walker._open_list,
    "ordered_list_open": _Walker._open_list,
    "bullet_list_close": _Walker._close_list,
    "ordered_list_close": _Walker._close_list,
    "blockquote_open": _Walker._quote,
    "blockquote_close": _Walker._quote,
    "footnote_open": _Walker._note,
    "footnote_close": _Walker._note,
    "heading_open": _Walker._heading,
    "heading_close": _Walker._heading,
    "tr_open": _Walker._row,
    "td_open": _Walker._cell,
    "td_close": _Walker._cell,
    "th_open": _Walker._cell,
    "th_close": _Walker._cell,
    "inline": _Walker._inline,
    "html_block": _Walker._html,
}

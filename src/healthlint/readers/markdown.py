"""Markdown: CommonMark with tables, footnotes, task lists, bare URLs, raw HTML and front matter."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from healthlint.document import Block, Comment, Document, Format, Kind
from healthlint.readers import frontmatter, templates
from healthlint.readers.commonmark import Parsed, parse
from healthlint.readers.inlines import Inlines, Places, Setting
from healthlint.readers.masks import Mask
from healthlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

_HEADING_MARKS = re.compile(r"#{1,6}[ \t]+")
_CARRIAGE_RETURN = re.compile("\r\n?")
_CELL_END = re.compile(r"(?<!\\)\|")


def read(source: str) -> Document:
    """The document of a Markdown source. Never raises."""
    front = frontmatter.read(source)
    spans = templates.attribute_lists(source, front.end)
    if front.entries or templates.is_template(source):
        spans += templates.constructs(source, front.end)
    return read_masked(Mask.over(source, spans), front, Format.MARKDOWN)


def read_masked(
    mask: Mask, front: frontmatter.FrontMatter, notation: Format, comments: Iterable[Comment] = ()
) -> Document:
    """The document of what ``mask`` leaves, with ``front`` matter and the ``comments`` that its holes held."""
    text = _Normalised(mask.text[front.end :], front.end)
    walker = _Walker(mask, text, parse(text.text, mdx=notation is Format.MDX))
    blocks = (*frontmatter.title_blocks(front), *walker.read())
    return Document(
        source=mask.source,
        format=notation,
        blocks=blocks,
        metadata=tuple(entry.meta for entry in front.entries),
        comments=_placed([*comments, *walker.comments], blocks),
        footnotes=walker.footnotes,
        trouble=(*front.trouble, *walker.trouble),
    )


def _placed(comments: list[Comment], blocks: tuple[Block, ...]) -> tuple[Comment, ...]:
    """The comments in the order of the source, each before the first block that begins behind it."""
    if not comments:
        return ()
    starts = list(accumulate((block.span.start for block in blocks), max))
    comments.sort(key=lambda comment: comment.span)
    return tuple(replace(comment, before=bisect_left(starts, comment.span.end)) for comment in comments)


class _Normalised:
    """A text with LF line ends, cut from a source at offset ``start``, and the way back to it."""

    def __init__(self, text: str, start: int) -> None:
        self._start = start
        self._pairs: list[int] = []
        if "\r" in text:
            for found in _CARRIAGE_RETURN.finditer(text):
                if found.end() - found.start() == 2:
                    self._pairs.append(found.start() - len(self._pairs))
            text = _CARRIAGE_RETURN.sub("\n", text)
        self.text = text.replace("\0", "\ufffd")

    def source(self, offset: int) -> int:
        """The offset in the source."""
        return self._start + offset + (bisect_left(self._pairs, offset) if self._pairs else 0)

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of each line of the normalised text."""
        return [0, *(found.end() for found in re.finditer("\n", self.text))]


class _Walker:
    """Walks over the block tokens and keeps what they stand in."""

    def __init__(self, mask: Mask, text: _Normalised, parsed: Parsed) -> None:
        self.mask, self.text, self.tokens, self.footnotes = mask, text, parsed.tokens, parsed.footnotes
        self.trouble = [self._too_deep(line) for line in parsed.too_deep]
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self.lists: list[bool] = []  # ordered or not, outermost first
        self.quotes = 0
        self.notes = 0
        self.kind: Kind | None = None  # of a heading or a cell that is open
        self.level = 0
        self.next_cell = -1  # where the next cell of the row begins; -1 before its first one
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

    def _row(self, _: Token) -> None:
        self.next_cell = -1

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
        if "lines" not in token.meta:  # the title of an alert, which is not in the source
            return
        inlines = Inlines(self.mask, self._places(token), self._setting, self.footnotes)
        for block in inlines.read(token.children or []):
            self._add(block)
        self.comments += inlines.comments

    def _places(self, token: Token) -> Places:
        starts = token.meta["lines"]
        if self.kind is Kind.TABLE_CELL:
            return self._cell_places(token.content, starts[0])
        if token.content:  # it begins past the marks of a heading, and past white space that is no indent
            marks = _HEADING_MARKS.match(self.text.text, starts[0]) if self.kind is Kind.HEADING else None
            first = self.text.text.find(token.content[0], marks.end() if marks else starts[0])
            starts = [first, *starts[1:]]
        return Places.of_lines(token.content, [self.text.source(at) for at in starts])

    def _cell_places(self, content: str, row: int) -> Places:
        """The places of the next cell of the row that begins at ``row``."""
        text = self.text.text
        start = self.next_cell if self.next_cell >= 0 else row + text.startswith("|", row)
        end = _CELL_END.search(text, start)
        self.next_cell = end.end() if end else len(text)
        first = "\\|" if content.startswith("|") else content[:1]
        return Places.of_cell(content, self.text.source(text.find(first, start)))

    def _html(self, token: Token) -> None:
        from healthlint.readers.html import read_fragment

        start, end = (
            self.text.source(token.meta["lines"][0]),
            self.text.source(self._line_start(token.map[1] if token.map else 0)),
        )
        fragment = read_fragment(self._markup, start, end)
        self.comments += fragment.comments
        self.trouble += fragment.trouble
        for block in fragment.blocks:
            self._add(self._within(block))

    def _within(self, block: Block) -> Block:
        """A block of raw HTML, which is also in the lists and quotes that are open."""
        setting = self._setting
        if block.kind is Kind.PARAGRAPH:
            block = replace(block, kind=setting.kind, level=setting.level, ordered=setting.ordered)
        return replace(block, quoted=True) if setting.quoted else block

    def _line_start(self, line: int) -> int:
        starts = self.text.line_starts
        return starts[line] if line < len(starts) else len(self.text.text)

    def _too_deep(self, line: int) -> tuple[str, Span]:
        start = self.text.source(self._line_start(line))
        return "lists and quotes are nested too deep to be read", Span(start, start)

    @cached_property
    def _markup(self) -> str:
        """The source for the HTML reader: template code is blank, and so are list and quote marks in HTML blocks."""
        source = self.mask.markup(0, len(self.mask.source))
        parts, at = [], 0
        for token in self.tokens:
            if token.type == "html_block" and token.map:
                for line, content in enumerate(token.meta["lines"][1:], token.map[0] + 1):
                    start, end = self.text.source(self._line_start(line)), self.text.source(content)
                    parts += [source[at:start], " " * (end - start)]
                    at = end
        return "".join([*parts, source[at:]])

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

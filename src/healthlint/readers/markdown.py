"""Markdown: CommonMark with tables, footnotes, task lists, bare URLs, raw HTML and front matter."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from healthlint.document import Block, Comment, Document, Format, Kind
from healthlint.readers import frontmatter, templates
from healthlint.readers.commonmark import Event, parse
from healthlint.readers.inlines import Inlines, Setting
from healthlint.readers.masks import Mask
from healthlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


def read(source: str) -> Document:
    """The document of a Markdown source. Never raises."""
    front = frontmatter.read(source)
    spans = templates.attribute_lists(source, front.end)
    if front.entries or templates.is_template(source):
        spans += templates.constructs(source, front.end)
    else:
        spans += templates.variables(source, front.end)
    return read_masked(Mask.over(source, spans), front, Format.MARKDOWN)


def read_masked(
    mask: Mask, front: frontmatter.FrontMatter, notation: Format, comments: Iterable[Comment] = ()
) -> Document:
    """The document of what ``mask`` leaves, with ``front`` matter and the ``comments`` that its holes held."""
    walker = _Walker(mask, parse(mask.text, front.end, mdx=notation is Format.MDX))
    blocks = (*frontmatter.title_blocks(front), *walker.read())
    return Document(
        source=mask.source,
        format=notation,
        blocks=blocks,
        metadata=tuple(entry.meta for entry in front.entries),
        comments=_placed([*comments, *walker.comments], blocks),
        footnotes=frozenset(walker.footnotes),
        trouble=(*front.trouble, *walker.trouble),
    )


def _placed(comments: list[Comment], blocks: tuple[Block, ...]) -> tuple[Comment, ...]:
    """The comments in the order of the source, each before the first block that begins behind it."""
    if not comments:
        return ()
    starts = list(accumulate((block.span.start for block in blocks), max))
    comments.sort(key=lambda comment: comment.span)
    return tuple(comment._replace(before=bisect_left(starts, comment.span.end)) for comment in comments)


class _Walker:
    """Walks over the events of the parser and keeps what they stand in."""

    def __init__(self, mask: Mask, events: list[Event]) -> None:
        self.mask, self.events = mask, events
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self.trouble: list[tuple[str, Span]] = []
        self.footnotes: set[str] = set()
        self.lists: list[bool] = []  # ordered or not, outermost first
        self.quotes: list[bool] = []  # a quotation or an alert, outermost first
        self.notes = 0
        self.kind: Kind | None = None  # of a heading or a cell that is open
        self.level = 0
        self.in_code = False
        self.html: list[Span] = []  # the lines of the HTML block that is open
        self.inlines: Inlines | None = None
        self.section: list[tuple[int, str]] = []

    def read(self) -> list[Block]:
        """All blocks in reading order."""
        for event in self.events:
            handler = _HANDLERS.get(event.name)
            if handler:
                self._end_block()
                handler(self, event)
            elif event.name == "Html":
                self.html.append(Span(event.start, event.end))
            elif not self.in_code:
                self.inlines = self.inlines or Inlines(self.mask, self._setting)
                self.inlines.read(event)
        self._end_block()
        return self.blocks

    def _end_block(self) -> None:
        if self.inlines:
            for block in self.inlines.finish():
                self._add(block)
            self.comments += self.inlines.comments
            self.inlines = None

    def _boundary(self, event: Event) -> None:
        """Begin or end what needs no more than a new block."""

    def _open_list(self, event: Event) -> None:
        self.lists.append(event.value is not None)

    def _close_list(self, _: Event) -> None:
        self.lists.pop()

    def _open_quote(self, event: Event) -> None:
        self.quotes.append(event.value is None)

    def _close_quote(self, _: Event) -> None:
        self.quotes.pop()

    def _open_note(self, event: Event) -> None:
        self.footnotes.add(event.value)
        self.notes += 1

    def _close_note(self, _: Event) -> None:
        self.notes -= 1

    def _open_heading(self, event: Event) -> None:
        self.kind, self.level = Kind.HEADING, int(event.value["level"][1])

    def _open_cell(self, _: Event) -> None:
        self.kind = Kind.TABLE_CELL

    def _close_kind(self, _: Event) -> None:
        self.kind, self.level = None, 0

    def _open_code(self, _: Event) -> None:
        self.in_code = True

    def _close_code(self, _: Event) -> None:
        self.in_code = False

    @property
    def _setting(self) -> Setting:
        quoted = any(self.quotes)
        if self.kind:
            return Setting(self.kind, self.level, quoted=quoted)
        if self.notes:
            return Setting(Kind.FOOTNOTE, quoted=quoted)
        if self.lists:
            return Setting(Kind.LIST_ITEM, len(self.lists), self.lists[-1], quoted)
        return Setting(quoted=quoted)

    def _open_html(self, _: Event) -> None:
        self.html = []

    def _close_html(self, _: Event) -> None:
        from healthlint.readers.html import read_fragment

        if not self.html:
            return
        fragment = read_fragment(self._markup, self.html[0].start, self.html[-1].end)
        self.comments += fragment.comments
        self.trouble += fragment.trouble
        for block in fragment.blocks:
            self._add(self._within(block))

    def _within(self, block: Block) -> Block:
        """A block of raw HTML, which is also in the lists and quotes that are open."""
        setting = self._setting
        if block.kind is Kind.PARAGRAPH:
            block = block._replace(kind=setting.kind, level=setting.level, ordered=setting.ordered)
        return block._replace(quoted=True) if setting.quoted else block

    @cached_property
    def _markup(self) -> str:
        """The source for the HTML reader: template code is blank, and so are list and quote marks in HTML blocks."""
        source = self.mask.markup(0, len(self.mask.source))
        parts, at = [], 0
        for line, following in pairwise(event for event in self.events if event.name in ("Html", "End HtmlBlock")):
            if line.name == following.name == "Html" and line.end < following.start:
                parts += [source[at : line.end], " " * (following.start - line.end)]
                at = following.start
        return "".join([*parts, source[at:]])

    def _add(self, block: Block) -> None:
        if block.kind is Kind.HEADING:
            while self.section and self.section[-1][0] >= block.level:
                self.section.pop()
        self.blocks.append(block._replace(section=tuple(text for _, text in self.section)))
        if block.kind is Kind.HEADING:
            self.section.append((block.level, block.text))


_HANDLERS = {
    "Start Paragraph": _Walker._boundary,
    "End Paragraph": _Walker._boundary,
    "Start Item": _Walker._boundary,
    "End Item": _Walker._boundary,
    "Start List": _Walker._open_list,
    "End List": _Walker._close_list,
    "Start BlockQuote": _Walker._open_quote,
    "End BlockQuote": _Walker._close_quote,
    "Start FootnoteDefinition": _Walker._open_note,
    "End FootnoteDefinition": _Walker._close_note,
    "Start Heading": _Walker._open_heading,
    "End Heading": _Walker._close_kind,
    "Start Table": _Walker._boundary,
    "End Table": _Walker._boundary,
    "Start TableCell": _Walker._open_cell,
    "End TableCell": _Walker._close_kind,
    "Start CodeBlock": _Walker._open_code,
    "End CodeBlock": _Walker._close_code,
    "Start HtmlBlock": _Walker._open_html,
    "End HtmlBlock": _Walker._close_html,
    "Rule": _Walker._boundary,
}

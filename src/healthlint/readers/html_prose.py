"""Collects the text of an HTML source block by block, with its links, emphasis and images."""

from __future__ import annotations

from dataclasses import dataclass, field

from healthlint.document import Block, Kind, Link, LinkKind, Meta, Region, TextBuilder, TextMap
from healthlint.readers.html_elements import Setting
from healthlint.readers.html_tokens import references
from healthlint.span import Span


def add_text(builder: TextBuilder, source: str, start: int, end: int) -> None:
    """Add ``source[start:end]`` with its character references decoded."""
    if source.find("&", start, end) >= 0:
        for at, after, text in references(source, start, end):
            builder.add(source[start:at], start)
            builder.add_replaced(text, at, after)
            start = after
    builder.add(source[start:end], start)


@dataclass(slots=True)
class Target:
    """A link or an image; ``end`` is the source offset behind it, known once it is closed."""

    address: str
    start: int
    end: int
    rel: tuple[str, ...] = ()
    title: str = ""
    hidden: bool = False
    kind: LinkKind = LinkKind.LINK


@dataclass(slots=True)
class _Run:
    """The block that is being collected. ``broken`` is the length at which a <br> stood last."""

    setting: Setting
    builder: TextBuilder = field(default_factory=TextBuilder)
    links: list[tuple[int, int, Target]] = field(default_factory=list)
    emphasis: list[tuple[int, int]] = field(default_factory=list)
    after: list[_Draft] = field(default_factory=list)
    link_start: int = 0
    emphasis_start: int = 0
    broken: int = -1


@dataclass(slots=True)
class _Draft:
    """A block whose links may still be open."""

    setting: Setting
    text: str
    way: TextMap
    invisible: tuple[tuple[int, str], ...]
    links: list[tuple[int, int, Target]] = field(default_factory=list)
    emphasis: list[tuple[int, int]] = field(default_factory=list)


class Prose:
    """Blocks in the making. A hidden piece of a line becomes a block of its own, and the line goes on around it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.drafts: list[_Draft] = []
        self.metadata: list[Meta] = []
        self._run = _Run(Setting())
        self._around: _Run | None = None  # the line in which a hidden piece stands
        self._link: Target | None = None
        self._link_is_empty = False
        self._emphasis = 0  # depth

    @property
    def has_text(self) -> bool:
        """Whether the present block has any text."""
        return self._run.builder.length > 0

    @property
    def in_link(self) -> bool:
        """Whether a link is open."""
        return self._link is not None

    def text(self, start: int, end: int, setting: Setting) -> None:
        """Add the text of the source range."""
        if not self._run.builder.length:
            self._run.setting = setting
        add_text(self._run.builder, self.source, start, end)

    def space(self, start: int, end: int) -> None:
        """Add a space for the tag that stands at the source range."""
        self._run.builder.add_replaced(" ", start, end)

    def line_break(self, start: int, end: int) -> None:
        """A <br>: a space, and with a second one behind it the end of the block."""
        if self._run.broken == self._run.builder.length and self._run.builder.length:
            self.end_block()
        else:
            self.space(start, end)
            self._run.broken = self._run.builder.length

    def open_emphasis(self) -> None:
        """Italics or bold begin."""
        if not self._emphasis:
            self._run.emphasis_start = self._run.builder.length
        self._emphasis += 1

    def close_emphasis(self) -> None:
        """The innermost italics or bold end."""
        self._emphasis -= 1
        if not self._emphasis:
            self._run.emphasis.append((self._run.emphasis_start, self._run.builder.length))

    def open_link(self, target: Target, setting: Setting) -> None:
        """A link begins."""
        if not self._run.builder.length:
            self._run.setting = setting
        self._link, self._link_is_empty = target, True
        self._run.link_start = self._run.builder.length

    def close_link(self, end: int) -> None:
        """The open link ends at the source offset ``end``."""
        if self._link:
            self._keep_link(even_empty=self._link_is_empty)
            self._link.end, self._link = end, None

    def image(self, target: Target, alt: tuple[int, int], setting: Setting) -> None:
        """An image with the source range of its alternative text, which becomes a block after the present one."""
        run = self._run
        if not run.builder.length and not run.links:
            run.setting = setting
        run.links.append((run.builder.length, run.builder.length, target))
        draft = self._attribute(alt, setting._replace(kind=Kind.ALT, level=0, ordered=False))
        if draft.text:
            run.after.append(draft)

    def add_whole(self, kind: Kind, start: int, end: int) -> str:
        """Add a title or a description, which is a block by itself; return its text."""
        draft = self._attribute((start, end), Setting(kind))
        if draft.text:
            self.drafts.append(draft)
        return draft.text

    def _attribute(self, span: tuple[int, int], setting: Setting) -> _Draft:
        builder = TextBuilder()
        add_text(builder, self.source, *span)
        return _Draft(setting, *builder.build())

    def open_hidden(self, setting: Setting) -> bool:
        """A hidden piece of the present line begins; False if one is open already."""
        if self._around:
            return False
        self._around, self._run = self._run, _Run(setting)
        return True

    def close_hidden(self) -> None:
        """The hidden piece ends."""
        if self._around:
            run, self._run = self._end_run(), self._around
            self._around = None
            self._run.after += run

    def end_block(self) -> None:
        """The block ends, and with it a hidden piece of it."""
        hidden: list[_Draft] = []
        if self._around:
            hidden, self._run, self._around = self._end_run(), self._around, None
        self.drafts += self._end_run() + hidden
        self._run = _Run(self._run.setting)

    def _end_run(self) -> list[_Draft]:
        """What the present run came to: its block if it has one, and what follows it."""
        run = self._run
        self._keep_link(even_empty=False)
        if self._emphasis:
            run.emphasis.append((run.emphasis_start, run.builder.length))
        if not run.builder.length and not run.links:
            return run.after
        text, way, invisible = run.builder.build()
        if not text and run.links:
            at = run.links[0][2].start
            way = TextMap((0,), (at,), (at + 1,), 1)
        if not text.strip() and not run.links:  # "&nbsp;" keeps a line open and shows nothing
            return run.after
        links = [(*_trimmed(text, start, end), target) for start, end, target in run.links]
        ranges = [_trimmed(text, start, end) for start, end in run.emphasis]
        emphasis = [(start, end) for start, end in ranges if start < end]
        draft = _Draft(run.setting, text, way, invisible, links, emphasis)
        self._find_author(draft)
        return [draft, *run.after]

    def _keep_link(self, *, even_empty: bool) -> None:
        """Keep the open link's part in the present run; an empty one only if the link has no other."""
        run = self._run
        if self._link and (even_empty or run.builder.length > run.link_start):
            run.links.append((run.link_start, run.builder.length, self._link))
            self._link_is_empty = False

    def _find_author(self, draft: _Draft) -> None:
        for start, end, target in draft.links:
            if "author" in target.rel and start < end:
                self.metadata.append(Meta("author", draft.text[start:end], draft.way.to_source(start, end), "html"))

    def blocks(self) -> tuple[Block, ...]:
        """All blocks, each with the headings above it in its own part of the page."""
        paths: dict[Region, list[tuple[int, str]]] = {}
        blocks = []
        for draft in self.drafts:
            kind, level, region, quoted, ordered, *_ = draft.setting
            path = paths.setdefault(region, [])
            if kind is Kind.HEADING:
                while path and path[-1][0] >= level:
                    path.pop()
            section = tuple(title for _, title in path)
            blocks.append(
                Block(
                    kind, draft.text, draft.way, region, level, section, quoted, ordered and kind is Kind.LIST_ITEM,
                    tuple(_link(*link) for link in draft.links), tuple(draft.emphasis), draft.invisible,
                )
            )  # fmt: skip
            if kind is Kind.HEADING and draft.text:
                path.append((level, draft.text))
        return tuple(blocks)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without a space at either end, inside the text."""
    end = min(end, len(text))
    end -= text[end - 1 : end] == " " and start < end
    start += text[start : start + 1] == " " and start < end
    return min(start, end), end


def _link(start: int, end: int, target: Target) -> Link:
    span = Span(target.start, target.end)
    return Link(start, end, target.address, span, target.kind, target.rel, target.title, target.hidden)

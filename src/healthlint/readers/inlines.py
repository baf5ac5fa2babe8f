"""From the inline tokens of a Markdown block to blocks of prose with an exact way back.

Code spans, URLs, footnote marks and template code add nothing to the text: "Take `x` now" reads "Take now", and no
rule can match inside them. A bare URL and a footnote mark are links with an empty range at the place where they stood;
so is an image, whose description becomes a block of its own behind the block. A block without text is kept only for
its links. An HTML tag that begins or ends a block splits the block; ``<sup>`` reads as a space, so that a note number
does not stick to the word before it.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from healthlint.document import Block, Comment, Kind, Link, LinkKind, TextBuilder, TextMap
from healthlint.readers.masks import FILL
from healthlint.span import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

    from healthlint.readers.masks import Mask

_TAG = re.compile(r"<(/?)([A-Za-z][\w.:-]*)")
_ATTRIBUTE = re.compile(r"""([A-Za-z_:@][\w:.@-]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_EMPHASIS = frozenset({"em", "strong", "b", "i"})
LINKS = frozenset({"a", "Link", "NavLink", "A"})  # with ``href``
_UNREAD = frozenset({"code", "pre", "samp", "var", "script", "style", "svg", "textarea"})
_BLOCKS = {
    "h1": Kind.HEADING, "h2": Kind.HEADING, "h3": Kind.HEADING, "h4": Kind.HEADING, "h5": Kind.HEADING,
    "h6": Kind.HEADING, "li": Kind.LIST_ITEM, "td": Kind.TABLE_CELL, "th": Kind.TABLE_CELL,
    "figcaption": Kind.CAPTION, "caption": Kind.CAPTION,
} | dict.fromkeys((
    "p", "div", "section", "article", "aside", "header", "footer", "main", "nav", "figure", "blockquote", "details",
    "summary", "table", "thead", "tbody", "tr", "ul", "ol", "dl", "dt", "dd", "hr", "address", "center",
), Kind.PARAGRAPH)  # fmt: skip


class Setting(NamedTuple):
    """What a run of inlines stands in."""

    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    ordered: bool = False
    quoted: bool = False


class Places:
    """The way from the content of a block, as markdown-it cuts it, to the source.

    Offset ``content_at[i]`` of the content stands at ``source_at[i]`` of the source, and what follows follows there, up
    to the next of these points: the next line, or a pipe that had to be escaped in a table.
    """

    def __init__(self, content_at: list[int], source_at: list[int]) -> None:
        self.content_at, self.source_at = content_at, source_at

    @classmethod
    def of_lines(cls, content: str, starts: list[int]) -> Places:
        """The places of a content whose lines, past their indents, begin at ``starts``."""
        content_at, at = [0], 0
        for _ in starts[1:]:
            at = content.find("\n", at) + 1
            if not at:
                break
            while content[at : at + 1] in (" ", "\t"):
                at += 1
            content_at.append(at)
        return cls(content_at, starts)

    @classmethod
    def of_cell(cls, content: str, start: int) -> Places:
        """The places of a table cell, in whose source each pipe is escaped."""
        pipes = [found.start() for found in re.finditer(r"\|", content)]
        return cls([0, *pipes], [start, *(start + at + nth for nth, at in enumerate(pipes, 1))])

    def within(self, offset: int) -> Places:
        """The places of the part of the content that begins at ``offset``."""
        nth = bisect_right(self.content_at, offset)
        rest = [at - offset for at in self.content_at[nth:]]
        return Places([0, *rest], [self.source(offset), *self.source_at[nth : nth + len(rest)]])

    def source(self, offset: int) -> int:
        """The source offset of ``content[offset]``."""
        nth = bisect_right(self.content_at, offset)
        return self.source_at[nth - 1] + offset - self.content_at[nth - 1]

    def end(self, offset: int) -> int:
        """The source offset behind ``content[offset - 1]``."""
        return self.source(offset - 1) + 1 if offset else self.source(0)

    def runs(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """``content[start:end]`` in runs that stand together: (start, end, source offset)."""
        if len(self.content_at) == 1:
            return [(start, end, self.source_at[0] + start)]
        first, last = bisect_right(self.content_at, start), bisect_left(self.content_at, end)
        edges = [start, *self.content_at[first:last], end]
        return [(begin, stop, self.source(begin)) for begin, stop in pairwise(edges)]


class _Open(NamedTuple):
    """A link that has begun."""

    start: int
    source: int
    target: str
    rel: tuple[str, ...] = ()
    title: str = ""
    hidden: bool = False


class Inlines:
    """Reads the inline tokens of one block; ``blocks`` and ``comments`` are what it finds."""

    def __init__(self, mask: Mask, places: Places, setting: Setting, footnotes: frozenset[str]) -> None:
        self.mask, self.places, self.setting, self.footnotes = mask, places, setting, footnotes
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self.unread = 0  # depth of tags whose content is no prose
        self._begin()

    def _begin(self) -> None:
        self.builder = TextBuilder()
        self.links: list[Link] = []
        self.emphasis: list[tuple[int, int]] = []
        self.open_links: list[_Open] = []
        self.open_emphasis: list[int] = []
        self.alts: list[Block] = []

    def read(self, tokens: list[Token]) -> list[Block]:
        """The blocks of ``tokens``: one, unless HTML tags split it, each followed by its images' descriptions."""
        for token in tokens:
            if not self.unread or token.type == "html_inline":
                handler = _HANDLERS.get(token.type)
                if handler:
                    handler(self, token)
        self._flush()
        return self.blocks

    def _flush(self) -> None:
        """End the block that is being collected, and with it all that is still open in it."""
        end = self.places.source_at[-1]
        while self.open_links:
            self._close_link(LinkKind.LINK, max(end, self.open_links[-1].source + 1))
        while self.open_emphasis:
            self._emphasis_close(None)
        text, way, invisible = self.builder.build()
        if not text and self.links:
            at = self.links[0].span.start
            way = TextMap((0,), (at,), (at,), 1)
        if text or self.links:
            size = len(text)
            links = tuple(_clamped(link, size) for link in self.links)
            emphasis = tuple((min(a, size), min(b, size)) for a, b in sorted(self.emphasis) if a < min(b, size))
            kind, level, ordered, quoted = self.setting
            block = Block(kind, text, way, level=level, quoted=quoted, ordered=ordered, links=links,
                          emphasis=emphasis, invisible=invisible)  # fmt: skip
            self.blocks.append(block)
        self.blocks += self.alts
        self._begin()

    def _text(self, token: Token) -> None:
        text, at = token.content, token.meta["at"]
        if not text:
            return
        if not self.mask.holes or text.isascii():
            self._add(text, at)
            return
        run = 0
        for hole in FILL.finditer(text):
            self._add(text[run : hole.start()], at + run)
            run = hole.end()
        self._add(text[run:], at + run)

    def _add(self, text: str, at: int) -> None:
        for start, end, source in self.places.runs(at, at + len(text)):
            self.builder.add(text[start - at : end - at], source)

    def _special(self, token: Token) -> None:
        """An entity or an escape."""
        at = token.meta["at"]
        if token.content == token.markup:  # a backslash that escapes nothing
            self._text(token)
        else:
            start = self.places.source(at)
            self.builder.add_replaced(token.content, start, self.places.end(at + len(token.markup)))

    def _break(self, token: Token) -> None:
        at = self.places.source(token.meta["at"])
        self.builder.add_replaced(" ", at, at + 1)

    def _emphasis_open(self, token: Token | None) -> None:  # noqa: ARG002
        self.open_emphasis.append(self.builder.length)

    def _emphasis_close(self, token: Token | None) -> None:  # noqa: ARG002
        if self.open_emphasis:
            self.emphasis.append((self.open_emphasis.pop(), self.builder.length))

    def _link_open(self, token: Token) -> None:
        target, title = str(token.attrs.get("href", "")), str(token.attrs.get("title", ""))
        start = self.places.source(token.meta["at"] - 1)  # the token stands behind its "["
        self._open_link(_Open(self.builder.length, start, target, title=title))

    def _open_link(self, opened: _Open) -> None:
        target, title = self.mask.restore(opened.target), self.mask.restore(opened.title)
        self.open_links.append(opened._replace(target=target, title=title))

    def _link_close(self, token: Token) -> None:
        kind = LinkKind.UNRESOLVED if token.meta.get("unresolved") else LinkKind.LINK
        self._close_link(kind, self.places.end(token.meta["end"]))

    def _close_link(self, kind: LinkKind, end: int) -> None:
        if self.open_links:
            start, source, target, rel, title, hidden = self.open_links.pop()
            span = Span(source, end)
            self.links.append(Link(start, self.builder.length, target, span, kind, rel, title, hidden))

    def _point(self, token: Token, target: str, kind: LinkKind, title: str = "") -> None:
        """Add a link that has no text of its own."""
        at = self.builder.length
        span = Span(self.places.source(token.meta["at"]), self.places.end(token.meta["end"]))
        self.links.append(Link(at, at, self.mask.restore(target), span, kind, title=title))

    def _url(self, token: Token) -> None:
        if not self.open_links:
            self._point(token, token.content, LinkKind.AUTOLINK)

    def _footnote(self, token: Token) -> None:
        label = token.meta["label"]
        self._point(token, label, LinkKind.FOOTNOTE if label in self.footnotes else LinkKind.UNRESOLVED)

    def _image(self, token: Token) -> None:
        self._point(token, str(token.attrs["src"]), LinkKind.IMAGE, str(token.attrs.get("title", "")))
        places = self.places.within(token.meta["at"] + 2)
        setting = Setting(Kind.ALT, quoted=self.setting.quoted)
        alt = Inlines(self.mask, places, setting, self.footnotes).read(token.children or [])
        self.alts += [block for block in alt if block.text]

    def _html(self, token: Token) -> None:
        start = token.meta["at"]
        span = Span(self.places.source(start), self.places.end(start + len(token.content)))
        if token.content.startswith("<!--"):
            self.comments.append(Comment(token.content[4:-3], span, 0))
            return
        tag = _TAG.match(token.content)
        if tag:
            closing, name = bool(tag[1]), tag[2] if tag[2] in LINKS else tag[2].lower()
            if name in _UNREAD and not token.content.endswith("/>"):
                self.unread = max(0, self.unread - 1) if closing else self.unread + 1
            elif not self.unread:
                self._tag(token, name, closing, span)

    def _tag(self, token: Token, name: str, closing: bool, span: Span) -> None:  # noqa: FBT001
        if name in _BLOCKS:
            self._flush()
            self.setting = self._setting_within(name, closing)
        elif name in _EMPHASIS:
            (self._emphasis_close if closing else self._emphasis_open)(None)
        elif name in LINKS:
            if closing:
                self._close_link(LinkKind.LINK, span.end)
            else:
                self._html_link(token, span)
        elif name in ("br", "sup") and not closing:
            self.builder.add_replaced(" ", span.start, span.end)
        elif name == "img":
            self._html_image(token, span)

    def _setting_within(self, name: str, closing: bool) -> Setting:  # noqa: FBT001
        """What the text behind a block tag stands in."""
        kind = Kind.PARAGRAPH if closing else _BLOCKS[name]
        level = int(name[1]) if kind is Kind.HEADING else int(kind is Kind.LIST_ITEM)
        return Setting(kind, level, quoted=self.setting.quoted)

    def _html_link(self, token: Token, span: Span) -> None:
        values = {name: html.unescape(value) for name, value, _ in _attributes(token.content)}
        target = values.get("href")
        if target is not None:
            hidden = "hidden" in values or bool(_HIDING.search(values.get("style", "")))
            rel, title = tuple(values.get("rel", "").split()), values.get("title", "")
            self._open_link(_Open(self.builder.length, span.start, target, rel, title, hidden))

    def _html_image(self, token: Token, span: Span) -> None:
        at = self.builder.length
        for name, value, offset in _attributes(token.content):
            if name == "src":
                self.links.append(Link(at, at, self.mask.restore(html.unescape(value)), span, LinkKind.IMAGE))
            elif name == "alt":
                self._html_alt(value, token.meta["at"] + offset)

    def _html_alt(self, written: str, at: int) -> None:
        """Add the block of an alt attribute whose value begins at ``at``; one with entities answers as a whole."""
        alt = Inlines(self.mask, self.places, Setting(Kind.ALT, quoted=self.setting.quoted), self.footnotes)
        text = html.unescape(written)
        if text == written:
            alt._add(text, at)
        else:
            alt.builder.add_replaced(" ".join(text.split()), self.places.source(at), self.places.end(at + len(written)))
        alt._flush()
        self.alts += alt.blocks


def _attributes(tag: str) -> list[tuple[str, str, int]]:
    """The attributes of a tag: name in lower case, value without its quotes, its offset in the tag."""
    found = _TAG.match(tag)
    result = []
    for attribute in _ATTRIBUTE.finditer(tag, found.end() if found else 1):
        value, at = attribute[2] or "", attribute.start(2)
        if value[:1] in ("'", '"'):
            value, at = value[1:-1], at + 1
        result.append((attribute[1].lower(), value, at))
    return result


def _clamped(link: Link, size: int) -> Link:
    if link.end <= size:
        return link
    return Link(min(link.start, size), size, link.target, link.span, link.kind, link.rel, link.title, link.hidden)


_HANDLERS = {
    "text": Inlines._text,
    "text_special": Inlines._special,
    "softbreak": Inlines._break,
    "hardbreak": Inlines._break,
    "em_open": Inlines._emphasis_open,
    "em_close": Inlines._emphasis_close,
    "strong_open": Inlines._emphasis_open,
    "strong_close": Inlines._emphasis_close,
    "link_open": Inlines._link_open,
    "link_close": Inlines._link_close,
    "url": Inlines._url,
    "footnote_ref": Inlines._footnote,
    "image": Inlines._image,
    "html_inline": Inlines._html,
}

"""From the inlines of a Markdown block to blocks of prose with an exact way back.

Code spans, URLs, footnote marks and template code add nothing to the text: "Take `x` now" reads "Take now", and no
rule can match inside them. A bare URL and a footnote mark are links with an empty range at the place where they stood;
so is an image, whose description becomes a block of its own behind the block. A block without text is kept only for
its links. An HTML tag that begins or ends a block splits the block; ``<sup>`` reads as a space, so that a note number
does not stick to the word before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.document import Block, Comment, Kind, Link, LinkKind, TextBuilder, TextMap
from healthlint.readers.masks import FILL
from healthlint.records import NamedTuple
from healthlint.span import Span

if TYPE_CHECKING:
    from healthlint.readers.commonmark import Event
    from healthlint.readers.masks import Mask

_TAG = lazy_re.compile(r"<(/?)([A-Za-z][\w.:-]*)")
_ATTRIBUTE = lazy_re.compile(r"""([A-Za-z_:@][\w:.@-]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
# In a text: a URL that stands there as it is, a footnote mark without a note, a hole.
_NOT_PROSE = lazy_re.compile(
    r"(?<![^\W_])(?<![/@.])(?P<url>(?:(?P<scheme>https?://)|www\.)[^\s<>\[\]\"“”|]+)"
    rf"|\[\^(?P<label>[^\]\[\s]+)\]|{FILL.pattern}",
    re.IGNORECASE,
)
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


class _Open(NamedTuple):
    """A link that has begun. ``kind`` and ``end`` are those of a link in Markdown, whose end is known."""

    start: int
    source: int
    target: str
    rel: tuple[str, ...] = ()
    title: str = ""
    hidden: bool = False
    kind: LinkKind = LinkKind.LINK
    end: int = 0


class _Draft:
    """A block that is being collected."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.builder = TextBuilder()
        self.links: list[Link] = []
        self.emphasis: list[tuple[int, int]] = []
        self.open_links: list[_Open] = []
        self.open_emphasis: list[int] = []
        self.alts: list[Block] = []  # the descriptions of its images

    def close_link(self, end: int) -> None:
        if self.open_links:
            start, source, target, rel, title, hidden, kind, known_end = self.open_links.pop()
            span = Span(source, known_end or max(end, source + 1))
            self.links.append(Link(start, self.builder.length, target, span, kind, rel, title, hidden))

    def close_emphasis(self) -> None:
        if self.open_emphasis:
            self.emphasis.append((self.open_emphasis.pop(), self.builder.length))

    def finish(self, end: int) -> list[Block]:
        """The block, unless it is empty, and its images' descriptions; what is still open ends at ``end``."""
        while self.open_links:
            self.close_link(end)
        while self.open_emphasis:
            self.close_emphasis()
        text, way, invisible = self.builder.build()
        if not text and self.links:
            at = self.links[0].span.start
            way = TextMap((0,), (at,), (at,), 1)
        if not (text or self.links):
            return self.alts
        size = len(text)
        links = tuple(_clamped(link, size) for link in self.links)
        emphasis = tuple((min(a, size), min(b, size)) for a, b in sorted(self.emphasis) if a < min(b, size))
        kind, level, ordered, quoted = self.setting
        block = Block(kind, text, way, level=level, quoted=quoted, ordered=ordered, links=links,
                      emphasis=emphasis, invisible=invisible)  # fmt: skip
        return [block, *self.alts]


class Inlines:
    """Reads the inlines of one block of Markdown; ``comments`` are those it finds."""

    def __init__(self, mask: Mask, setting: Setting) -> None:
        self.mask = mask
        self.comments: list[Comment] = []
        self.blocks: list[Block] = []
        self.drafts = [_Draft(setting)]  # the innermost last: an image's description stands in a block
        self.unread = 0  # depth of tags whose content is no prose
        self.in_url = False
        self.end = 0  # of what was read last

    def read(self, event: Event) -> None:
        """Take the next event of the block."""
        if not self.unread or event.name == "InlineHtml":
            handler = _HANDLERS.get(event.name)
            if handler:
                handler(self, event)
        self.end = event.end

    def finish(self) -> list[Block]:
        """The blocks: one, unless HTML tags split it, each followed by its images' descriptions."""
        while len(self.drafts) > 1:
            self._close_image(None)
        self._flush(self.drafts[0].setting)
        return self.blocks

    @property
    def draft(self) -> _Draft:
        """The block that is being collected."""
        return self.drafts[-1]

    def _flush(self, setting: Setting) -> None:
        """End the block that is being collected, and begin one in ``setting``."""
        self.blocks += self.drafts.pop().finish(self.end)
        self.drafts.append(_Draft(setting))

    def _text(self, event: Event) -> None:
        text, start = event.value, event.start
        if self.in_url:
            return
        if len(text) != event.end - start:  # an entity
            self.draft.builder.add_replaced(text, start, event.end)
            return
        run = 0
        if start > self.end and self.mask.text[start - 1] == "\\":
            self.draft.builder.add_replaced(text[0], start - 1, start + 1)
            run = 1
        for found in _NOT_PROSE.finditer(text):
            self._verbatim(text[run : found.start()], start + run)
            run = found.end()
            if found["url"]:
                run = found.start() + self._url(found["url"], found["scheme"] or "", start + found.start())
            elif found["label"]:
                self._point(found["label"], Span(start + found.start(), start + run), LinkKind.UNRESOLVED)
        self._verbatim(text[run:], start + run)

    def _verbatim(self, text: str, start: int) -> None:
        if text:
            self.draft.builder.add(text, start)

    def _url(self, found: str, scheme: str, start: int) -> int:
        """Take a bare URL as GFM does, without the punctuation behind it; its length."""
        url = _trim_url(found)
        if len(url) <= len(scheme or "www."):  # nothing behind "://" or "www."
            self._verbatim(found, start)
            return len(found)
        if not self.draft.open_links:
            target = url if scheme else f"http://{url}"
            self._point(target, Span(start, start + len(url)), LinkKind.AUTOLINK)
        return len(url)

    def _break(self, event: Event) -> None:
        self.draft.builder.add_replaced(" ", event.start, event.end)

    def _open_emphasis(self, event: Event | None) -> None:  # noqa: ARG002
        self.draft.open_emphasis.append(self.draft.builder.length)

    def _close_emphasis(self, event: Event | None) -> None:  # noqa: ARG002
        self.draft.close_emphasis()

    def _open_link(self, event: Event) -> None:
        target, kind = event.value["dest_url"], event.value["link_type"]
        self.in_url = kind in ("Autolink", "Email")
        if self.in_url:
            target = target if kind == "Autolink" else f"mailto:{target}"
            self._point(target, Span(event.start, event.end), LinkKind.AUTOLINK)
        else:
            span, kind = _link_span(event), _link_kind(event)
            self._begin_link(_Open(0, span.start, target, (), event.value["title"], kind=kind, end=span.end))

    def _begin_link(self, opened: _Open) -> None:
        target, title = self.mask.restore(opened.target), self.mask.restore(opened.title)
        self.draft.open_links.append(opened._replace(start=self.draft.builder.length, target=target, title=title))

    def _close_link(self, event: Event) -> None:
        if self.in_url:
            self.in_url = False
        else:
            self.draft.close_link(event.end)

    def _point(self, target: str, span: Span, kind: LinkKind, title: str = "") -> None:
        """Add a link that has no text of its own."""
        at = self.draft.builder.length
        self.draft.links.append(Link(at, at, self.mask.restore(target), span, kind, title=title))

    def _footnote(self, event: Event) -> None:
        self._point(event.value, Span(event.start, event.end), LinkKind.FOOTNOTE)

    def _open_image(self, event: Event) -> None:
        kind = _link_kind(event, LinkKind.IMAGE)
        self._point(event.value["dest_url"], _link_span(event), kind, event.value["title"])
        self.drafts.append(_Draft(Setting(Kind.ALT, quoted=self.draft.setting.quoted)))

    def _close_image(self, event: Event | None) -> None:  # noqa: ARG002
        if len(self.drafts) > 1:
            alts = self.drafts.pop().finish(self.end)
            self.draft.alts += [block for block in alts if block.text]

    def _html(self, event: Event) -> None:
        markup, span = event.value, Span(event.start, event.end)
        if markup.startswith("<!--"):
            self.comments.append(Comment(markup[4:-3], span, 0))
            return
        tag = _TAG.match(markup)
        if tag:
            closing, name = bool(tag[1]), tag[2] if tag[2] in LINKS else tag[2].lower()
            if name in _UNREAD and not markup.endswith("/>"):
                self.unread = max(0, self.unread - 1) if closing else self.unread + 1
            elif not self.unread:
                self._tag(markup, name, closing, span)

    def _tag(self, markup: str, name: str, closing: bool, span: Span) -> None:  # noqa: FBT001
        if name in _BLOCKS:
            self._flush(self._setting_within(name, closing))
        elif name in _EMPHASIS:
            (self._close_emphasis if closing else self._open_emphasis)(None)
        elif name in LINKS:
            if closing:
                self.draft.close_link(span.end)
            else:
                self._html_link(markup, span)
        elif name in ("br", "sup") and not closing:
            self.draft.builder.add_replaced(" ", span.start, span.end)
        elif name == "img":
            self._html_image(markup, span)

    def _setting_within(self, name: str, closing: bool) -> Setting:  # noqa: FBT001
        """What the text behind a block tag stands in."""
        kind = Kind.PARAGRAPH if closing else _BLOCKS[name]
        level = int(name[1]) if kind is Kind.HEADING else int(kind is Kind.LIST_ITEM)
        return Setting(kind, level, quoted=self.draft.setting.quoted)

    def _html_link(self, markup: str, span: Span) -> None:
        from healthlint.readers.html_regions import hides  # few links are written in HTML

        values = {name: _unescaped(value) for name, value, _ in _attributes(markup)}
        target = values.get("href")
        if target is not None:
            hidden = "hidden" in values or hides(values.get("style", ""))
            rel, title = tuple(values.get("rel", "").split()), values.get("title", "")
            self._begin_link(_Open(0, span.start, target, rel, title, hidden))

    def _html_image(self, markup: str, span: Span) -> None:
        for name, value, offset in _attributes(markup):
            if name == "src":
                self._point(_unescaped(value), span, LinkKind.IMAGE)
            elif name == "alt":
                verbatim = len(markup) == span.end - span.start  # no marks of a quote or list between its lines
                place = Span(span.start + offset, span.start + offset + len(value)) if verbatim else span
                self.draft.alts += self._html_alt(value, place)

    def _html_alt(self, written: str, span: Span) -> list[Block]:
        """The block of an alt attribute; one that is not written as it is read answers as a whole."""
        alt = _Draft(Setting(Kind.ALT, quoted=self.draft.setting.quoted))
        text = _unescaped(written)
        if text == written and len(text) == span.end - span.start:
            alt.builder.add(text, span.start)
        else:
            alt.builder.add_replaced(" ".join(text.split()), span.start, span.end)
        return alt.finish(span.end)


def _link_kind(event: Event, resolved: LinkKind = LinkKind.LINK) -> LinkKind:
    return LinkKind.UNRESOLVED if event.value["link_type"].endswith("Unknown") else resolved


def _link_span(event: Event) -> Span:
    """The range of a link or an image; pulldown-cmark leaves the last two brackets of ``[text][]`` out."""
    return Span(event.start, event.end + 2 * (event.value["link_type"] == "Collapsed"))


def _trim_url(url: str) -> str:
    """The URL without the punctuation of the sentence around it."""
    end, surplus = len(url), url.count(")") - url.count("(")
    while end:
        last = url[end - 1]
        if last == ")" and surplus > 0:
            surplus -= 1
        elif last not in "?!.,:*_~'\";’”…":
            break
        end -= 1
    return url[:end]


def _unescaped(value: str) -> str:
    """The value of an attribute with its entities decoded."""
    if "&" not in value:
        return value
    from html import unescape  # its table of entities is dear to load

    return unescape(value)


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
    "Text": Inlines._text,
    "SoftBreak": Inlines._break,
    "HardBreak": Inlines._break,
    "Start Emphasis": Inlines._open_emphasis,
    "End Emphasis": Inlines._close_emphasis,
    "Start Strong": Inlines._open_emphasis,
    "End Strong": Inlines._close_emphasis,
    "Start Link": Inlines._open_link,
    "End Link": Inlines._close_link,
    "FootnoteReference": Inlines._footnote,
    "Start Image": Inlines._open_image,
    "End Image": Inlines._close_image,
    "InlineHtml": Inlines._html,
}

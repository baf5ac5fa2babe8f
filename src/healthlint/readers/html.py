"""HTML, whole pages and fragments, read as a browser shows them, however broken the markup is.

Decisions:

- The tree is never built: a stack of the open elements says what a piece of text stands in. Every step is taken once,
  so the time is linear in the size of the source, and nothing recurses.
- A block element ends the block before it; an element in the line does not, even if it is never closed.
- ``<br>`` reads as a space, and two of them end the block; ``<sup>`` reads as a space, as in Markdown.
- An unclosed link ends with the block element it stands in.
- A control or a code element that is never closed is read as text, for it would swallow the rest of the article. A
  browser shows nothing behind an unclosed comment, script or style: the reader tells of it in ``Document.trouble``.
"""

from __future__ import annotations

from dataclasses import dataclass

from healthlint.document import Block, Comment, Document, Format, Kind, LinkKind, Meta, Region
from healthlint.readers import frontmatter, templates
from healthlint.readers.html_elements import (
    BLOCKS,
    CONTAINERS,
    EMPHASIS,
    HEADINGS,
    IMPLIED_ENDS,
    UNREAD,
    VOID,
    Setting,
    setting_of,
)
from healthlint.readers.html_prose import Prose, Target
from healthlint.readers.html_tokens import Token, TokenKind, attributes, last_end, tokens, value
from healthlint.records import NamedTuple
from healthlint.span import Span

_PAGE = frozenset({"html", "head"})
_CELLS = ("td", "th", "caption")
_TABLE_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", *_CELLS})
_JSON_LD = "application/ld+json"


def read(source: str) -> Document:
    """The document of an HTML source. Never raises."""
    front = frontmatter.read(source)
    walker = _Walker(_without_templates(source, front))
    walker.read(front.end, len(source))
    blocks = (*frontmatter.title_blocks(front), *walker.prose.blocks())
    ahead = len(blocks) - len(walker.prose.drafts)
    return Document(
        source=source,
        format=Format.HTML,
        blocks=blocks,
        metadata=(*(entry.meta for entry in front.entries), *walker.metadata, *walker.prose.metadata),
        comments=tuple(comment._replace(before=comment.before + ahead) for comment in walker.comments),
        footnotes=frozenset(walker.ids),
        page=walker.page,
        trouble=(*front.trouble, *walker.trouble),
    )


class Fragment(NamedTuple):
    """What a piece of HTML within another notation holds."""

    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...]
    trouble: tuple[tuple[str, Span], ...]


def read_fragment(source: str, start: int, end: int) -> Fragment:
    """The HTML in ``source[start:end]``; all offsets are offsets of ``source``."""
    walker = _Walker(source)
    walker.read(start, end)
    return Fragment(walker.prose.blocks(), tuple(walker.comments), tuple(walker.trouble))


def _without_templates(source: str, front: frontmatter.FrontMatter) -> str:
    """The source with what a site generator replaces blanked out, of the same length."""
    if not front.entries and not templates.is_template(source):
        return source
    from healthlint.readers.masks import Mask

    return Mask.over(source, templates.constructs(source, front.end)).markup(0, len(source))


@dataclass(slots=True)
class _Element:
    """An open element. ``ended`` says that its end tag came while a block inside it was still open."""

    name: str
    setting: Setting
    is_link: bool = False
    hides: bool = False
    ended: bool = False


class _Walker:
    """Walks over the tokens and keeps the elements that are open; ``places`` says where on the stack each name is."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.prose = Prose(source)
        self.stack: list[_Element] = []
        self.places: dict[str, list[int]] = {}
        self.blocks: list[int] = []  # where on the stack the block elements are
        self.setting = Setting()
        self.metadata: list[Meta] = []
        self.comments: list[Comment] = []
        self.ids: set[str] = set()
        self.trouble: list[tuple[str, Span]] = []
        self.descriptions: set[str] = set()
        self.page = False
        self.script = ""  # the type of the script whose content comes next
        self.end = len(source)
        self.last_ends: dict[str, int] = {}  # where the last end tag of each name is, -1 for none

    def read(self, start: int, end: int) -> None:
        """Read ``source[start:end]``."""
        self.end = end
        for token in tokens(self.source, start, end):
            kind = token.kind
            if kind is TokenKind.TEXT:
                if not self.setting.unread:
                    self.prose.text(token.start, token.end, self.setting)
            elif kind is TokenKind.START:
                self._start(token)
            elif kind is TokenKind.END:
                self._end(token)
            elif kind is TokenKind.COMMENT:
                self._comment(token)
            else:
                self._raw(token)
        self._close_to(0, end)
        self.prose.end_block()

    def _start(self, token: Token) -> None:
        name = token.name
        self.page = self.page or name in _PAGE
        values = self._values(token)
        if name in BLOCKS:
            self._end_implied(name, token.start)
            self.prose.end_block()
        if name in VOID:
            self._void(token, values)
        elif self._closes_itself(token):
            self._note(name, token, values)
        else:
            self._open(token, values)

    def _values(self, token: Token) -> dict[str, str]:
        """The attributes of a tag with their values; its id is noted."""
        if token.inner == token.inner_end:
            return {}
        spans = attributes(self.source, token)
        values = {name: value(self.source, span) for name, span in spans.items()}
        if name := values.get("id") or (values.get("name") if token.name == "a" else ""):
            self.ids.add(name)
        return values

    def _closes_itself(self, token: Token) -> bool:
        """Whether the tag ends in "/>" with a slash that is not the end of an unquoted value."""
        if self.source[token.end - 2] != "/" or token.inner == token.inner_end:
            return False
        return self.source[token.end - 3] in " \t\r\n\f\"'" or self.source.find("=", token.inner, token.inner_end) < 0

    def _open(self, token: Token, values: dict[str, str]) -> None:
        name, outer = token.name, self.setting
        self._note(name, token, values)
        setting = outer
        if not outer.unread and not self._is_text(name, token.end):
            setting = setting_of(name, values, outer)
        element = _Element(name, setting)
        if name in BLOCKS:
            self.blocks.append(len(self.stack))
        elif setting.region is Region.HIDDEN and outer.region is not Region.HIDDEN and not setting.unread:
            element.hides = self.prose.open_hidden(setting)
        if name in EMPHASIS:
            self.prose.open_emphasis()
        elif name == "sup" and not outer.unread:
            self.prose.space(token.start, token.end)
        elif name == "a":
            element.is_link = self._open_link(token, values, setting)
        self.places.setdefault(name, []).append(len(self.stack))
        self.stack.append(element)
        self.setting = setting

    def _is_text(self, name: str, at: int) -> bool:
        """Whether an element that mostly holds no prose is text: a button in a link, or what is never closed."""
        if name not in UNREAD:
            return False
        if name == "button" and self.prose.in_link:
            return True
        if name not in self.last_ends:
            self.last_ends[name] = last_end(self.source, name, self.end)
        return self.last_ends[name] < at

    def _open_link(self, token: Token, values: dict[str, str], setting: Setting) -> bool:
        """Begin a link; one that is still open ends, for links do not nest."""
        self.prose.close_link(token.start)
        if "href" not in values or setting.unread:
            return False
        rel = tuple(values.get("rel", "").lower().split())
        target = Target(values["href"].strip(), token.start, token.end, rel, values.get("title", ""), setting.concealed)
        self.prose.open_link(target, setting)
        return True

    def _end_implied(self, name: str, at: int) -> None:
        """End the elements that the block element ``name``, which begins at offset ``at``, ends without a tag."""
        if self.places.get("p"):
            self._close_to(self.places["p"][-1], at)
        limit = max((self._place(container) for container in CONTAINERS.get(name, ())), default=-1)
        ended = [place for other in IMPLIED_ENDS.get(name, ()) if (place := self._place(other)) > limit]
        if ended:
            self._close_to(min(ended), at)
        if self.blocks and self.stack[self.blocks[-1]].name in HEADINGS and self.prose.has_text:
            self._close_to(self.blocks[-1], at)  # a heading that nobody closed

    def _place(self, name: str) -> int:
        """Where on the stack the innermost ``name`` is; -1 if none is open."""
        places = self.places.get(name)
        return places[-1] if places else -1

    def _end(self, token: Token) -> None:
        name, place = token.name, self._place(token.name)
        if name in BLOCKS:
            # A stray </div> in a cell leaves the <div> around the table alone.
            if place >= 0 and (name in _TABLE_PARTS or place > max(map(self._place, _CELLS))):
                self._close_to(place, token.end)
            self.prose.end_block()
        elif name == "br":
            self.prose.line_break(token.start, token.end)
        elif place >= 0:
            if self.blocks and place < self.blocks[-1]:
                self.places[name].pop()
                self._finish(self.stack[place], token.end)
            else:
                self._close_to(place, token.end)

    def _close_to(self, place: int, end: int) -> None:
        """Close the element at ``place`` of the stack and all inside it, at the source offset ``end``."""
        while len(self.stack) > place:
            element = self.stack.pop()
            if element.name in BLOCKS:
                self.prose.end_block()
                self.blocks.pop()
            if not element.ended:
                self.places[element.name].pop()
                self._finish(element, end)
        self.setting = self.stack[-1].setting if self.stack else Setting()

    def _finish(self, element: _Element, end: int) -> None:
        """End what an element does to the text."""
        element.ended = True
        if element.name in EMPHASIS:
            self.prose.close_emphasis()
        elif element.is_link:
            self.prose.close_link(end)
        if element.hides:
            self.prose.close_hidden()

    def _void(self, token: Token, values: dict[str, str]) -> None:
        if token.name == "meta":
            self._meta(token, values)
        elif token.name == "link":
            self._head_link(token, values)
        elif self.setting.unread:
            return
        elif token.name == "br":
            self.prose.line_break(token.start, token.end)
        elif token.name == "img":
            self._image(token, values)

    def _image(self, token: Token, values: dict[str, str]) -> None:
        setting = setting_of("img", values, self.setting)
        address = values.get("data-src") or values.get("src", "")
        target = Target(
            address.strip(), token.start, token.end, title=values.get("title", ""), hidden=setting.concealed,
            kind=LinkKind.IMAGE,
        )  # fmt: skip
        self.prose.image(target, attributes(self.source, token).get("alt", (0, 0)), setting)

    def _meta(self, token: Token, values: dict[str, str]) -> None:
        key = values.get("name") or values.get("property") or values.get("itemprop")
        if not key or "content" not in values:
            return
        start, end = attributes(self.source, token)["content"]
        self.metadata.append(Meta(key, values["content"], Span(start, end), "meta"))
        if key.lower() in ("description", "og:description") and values["content"] not in self.descriptions:
            self.descriptions.add(values["content"])
            self.prose.add_whole(Kind.DESCRIPTION, start, end)

    def _head_link(self, token: Token, values: dict[str, str]) -> None:
        for rel in values.get("rel", "").lower().split():
            if rel in ("author", "canonical") and "href" in values:
                span = Span(*attributes(self.source, token)["href"])
                self.metadata.append(Meta(rel, values["href"], span, "html"))

    def _note(self, name: str, token: Token, values: dict[str, str]) -> None:
        """Keep what a tag says beside its content."""
        if name == "script":
            self.script = values.get("type", "").lower().strip()
        elif name == "time" and "datetime" in values:
            from healthlint.readers.html_metadata import time_key

            key = time_key(values.get("itemprop", ""), values.get("class", "").split())
            span = Span(*attributes(self.source, token)["datetime"])
            self.metadata.append(Meta(key, values["datetime"], span, "time"))

    def _raw(self, token: Token) -> None:
        if token.end == self.end:
            self._unclosed(f"<{token.name}>", f"</{token.name}", token)
        if token.name == "title" and not self.setting.unread:
            self.prose.add_whole(Kind.TITLE, token.start, token.end)
        elif token.name == "script" and self.script == _JSON_LD:
            from healthlint.readers.html_metadata import json_ld

            try:
                self.metadata += json_ld(self.source, token.start, token.end)
            except ValueError as error:
                self.trouble.append((f"JSON-LD cannot be read: {error}", Span(token.start, token.end)))

    def _unclosed(self, what: str, mark: str, token: Token) -> None:
        """Tell of a token without its end, unless the end ``mark`` stands behind the fragment that is read."""
        if self.source.find(mark, self.end) < 0:
            span = Span(token.start, token.end)
            self.trouble.append((f"{what} is never closed: nothing behind it can be read", span))

    def _comment(self, token: Token) -> None:
        if token.inner_end == token.end:
            self._unclosed("a comment", "-->" if self.source.startswith("<!--", token.start) else ">", token)
        if self.source.startswith("<!--", token.start):
            text = self.source[token.inner : token.inner_end]
            self.comments.append(Comment(text, Span(token.start, token.end), len(self.prose.drafts)))
        elif self.source[token.start : token.start + 9].lower() == "<!doctype":
            self.page = True

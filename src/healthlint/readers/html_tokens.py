"""HTML source to tokens with exact offsets, in linear time, after the tokenizer of the HTML standard.

Why not ``html.parser`` or a BeautifulSoup tree over it: they give no offsets of text, what they do with broken markup
differs from one Python release to the next, and they are quadratic (60 kB of ``<a `` take half a minute).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from html import unescape
from html.entities import html5

from healthlint import lazy_re
from healthlint.records import NamedTuple

_WHITE = r" \t\n\r\f"
_VALUE = rf"""[{_WHITE}]*+=[{_WHITE}]*+(?:"[^"]*+"|'[^']*+'|[^{_WHITE}>]*+)"""
_NAME = rf"(?:=[^{_WHITE}/>=]*+|[^{_WHITE}/>=]++)"
# Possessive throughout: no input makes them backtrack.
_START_TAG = lazy_re.compile(rf"<([a-zA-Z][^{_WHITE}/>]*+)((?:[{_WHITE}/]++|{_NAME}(?:{_VALUE})?+)*+)>")
_ATTRIBUTE = lazy_re.compile(
    rf"""[{_WHITE}/]*+({_NAME})(?:[{_WHITE}]*+=[{_WHITE}]*+(?:"([^"]*+)"|'([^']*+)'|([^{_WHITE}>]*+)))?+"""
)
_END_TAG = lazy_re.compile(rf"</([a-zA-Z][^{_WHITE}/>]*+)[^>]*+>")
_COMMENT_END = lazy_re.compile(r"--!?>")
_ENTITY = lazy_re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_VALUE_ENTITY = lazy_re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]{1,31}(?:;|(?![=a-zA-Z0-9])))")
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
_RAW_IF_CLOSED = frozenset({"title", "textarea"})
_RAW_END = {name: lazy_re.compile(rf"</{name}(?=[{_WHITE}/>])", re.IGNORECASE) for name in _RAW | _RAW_IF_CLOSED}


class TokenKind(Enum):
    """What a token is."""

    TEXT = 1
    RAW = 2  # the content of <script>, <style>, <title>, …, which holds no tags
    START = 3
    END = 4
    COMMENT = 5


class Token(NamedTuple):
    """A piece ``source[start:end]``.

    ``name`` is the element's name in lower case (TEXT and COMMENT have none). ``inner`` and ``inner_end`` bound the
    attributes of a START and the text of a COMMENT; ``inner_end == end`` says that a comment is never closed.
    """

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    inner: int = 0
    inner_end: int = 0


def tokens(source: str, at: int, end: int) -> Iterator[Token]:
    """The tokens of ``source[at:end]``, without gaps."""
    unclosed: set[str] = set()  # so that no end tag is looked for in vain twice
    while at < end:
        tag = source.find("<", at, end)
        if tag != at:
            yield Token(TokenKind.TEXT, at, end if tag < 0 else tag)
            if tag < 0:
                return
        token = _markup(source, tag, end)
        yield token
        at = token.end
        if token.kind is TokenKind.START and token.name in _RAW_END and token.name not in unclosed:
            found = _RAW_END[token.name].search(source, at, end)
            if found or token.name in _RAW:
                at = found.start() if found else end
                yield Token(TokenKind.RAW, token.end, at, token.name)
            else:
                unclosed.add(token.name)


def _markup(source: str, at: int, end: int) -> Token:
    """The token that begins at the "<" at offset ``at``."""
    following = source[at + 1 : at + 2]
    if following.isascii() and following.isalpha():
        found = _START_TAG.match(source, at, end)
        if found:
            return Token(TokenKind.START, at, found.end(), found[1].lower(), found.start(2), found.end(2))
        return Token(TokenKind.TEXT, at, end)  # no ">" comes any more: better read as text than lost
    if following == "/":
        found = _END_TAG.match(source, at, end)
        if found:
            return Token(TokenKind.END, at, found.end(), found[1].lower())
        if source.find(">", at, end) < 0:
            return Token(TokenKind.TEXT, at, end)
    if following in ("!", "?", "/") and at + 1 < end:
        return _comment(source, at, end)
    return Token(TokenKind.TEXT, at, at + 1)


def _comment(source: str, at: int, end: int) -> Token:
    """A comment, or what a browser takes for one: <!doctype>, <?xml>, <![CDATA[…>, </1>."""
    if source.startswith("<!--", at):
        found = _COMMENT_END.search(source, at + 2, end)
        if not found:
            return Token(TokenKind.COMMENT, at, end, inner=min(at + 4, end), inner_end=end)
        return Token(TokenKind.COMMENT, at, found.end(), inner=at + 4, inner_end=max(found.start(), at + 4))
    close = source.find(">", at, end)
    if close < 0:
        return Token(TokenKind.COMMENT, at, end, inner=at + 2, inner_end=end)
    return Token(TokenKind.COMMENT, at, close + 1, inner=at + 2, inner_end=close)


def last_end(source: str, name: str, end: int) -> int:
    """Where the last end tag of ``name`` before ``end`` begins; -1 if there is none."""
    at = source.rfind(f"</{name}", 0, end)
    if at < 0:  # in capitals, or not at all
        at = max((found.start() for found in _END_TAG.finditer(source, 0, end) if found[1].lower() == name), default=-1)
    return at


def attributes(source: str, token: Token) -> dict[str, tuple[int, int]]:
    """The attributes of a START token: name in lower case to the range of its raw value; the first one counts."""
    found: dict[str, tuple[int, int]] = {}
    if token.inner < token.inner_end:
        for match in _ATTRIBUTE.finditer(source, token.inner, token.inner_end):
            group = match.lastindex or 1
            value = match.span(group) if group > 1 else (match.end(), match.end())
            found.setdefault(match[1].lower(), value)
    return found


def value(source: str, span: tuple[int, int] | None) -> str:
    """An attribute's value with its character references decoded; "" for none.

    In values, unlike in text, "&copy=1" is a parameter of an address and no reference.
    """
    if span is None:
        return ""
    raw = source[span[0] : span[1]]
    return _VALUE_ENTITY.sub(lambda found: unescape(found[0]), raw) if "&" in raw else raw


def references(source: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The character references of ``source[start:end]``: where they stand and the characters they mean."""
    for found in _ENTITY.finditer(source, start, end):
        written = found[0]
        if written[1] == "#" or written[1:] in html5:
            yield found.start(), found.end(), unescape(written)
        else:  # "&copy2024": the longest name known without a semicolon
            for stop in range(len(written) - 1, 2, -1):
                if written[1:stop] in html5:
                    yield found.start(), found.start() + stop, html5[written[1:stop]]
                    break

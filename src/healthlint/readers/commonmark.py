"""CommonMark and the GFM extensions, parsed by markdown-it, each token with its place.

markdown-it gives line ranges for blocks and nothing for inlines. Here each leaf block also knows where each of its
lines begins (``token.meta["lines"]``, past indents, quote and list markers), and each inline token where it stands in
the content of its block (``token.meta["at"]``, and ``"end"`` where it is not simply the length of its text).
Added to CommonMark: tables, strikethrough, task lists, GitHub alerts, footnotes, bare URLs, and full references
without a definition (``[text][label]``), which come as link tokens with ``meta["unresolved"]``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.main import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    BlockRule = Callable[[StateBlock, int, int, bool], bool]
    InlineRule = Callable[[StateInline, bool], bool]

# Where the text rule has to stop: fewer characters than markdown-it's own list, so fewer and longer steps.
_TERMINATORS = re.compile(r"[\n!&*<\[\\\]_`~]|(?<=http)://|(?<=https)://|\bwww\.", re.IGNORECASE)
_SCHEME = re.compile(r"https?\Z", re.IGNORECASE)
_URL = re.compile(r"[^\s<>\[\]\"“”|]+")
_FOOTNOTE = re.compile(r"\[\^([^\]\[\s]+)\]")
_FOOTNOTE_DEFINITION = re.compile(r"\[\^([^\]\[\s]+)\]:[ \t]*")
# Digits alone are a citation, [3][4], not a link whose definition is missing.
_REFERENCE = re.compile(r"\[(?!\^|\d+\]|[ xX]\])[^\[\]`]+\]\[([^\[\]^/=\x22][^\[\]=\x22]*)\]")
_TRIMMED = re.compile(f"[{re.escape(MD_TRIM_CHARS)}]*")
_MAX_IMAGE_DEPTH = 8
_MAX_NESTING = 60  # of blocks and of inlines; each level takes a handful of Python's frames
_CONTAINERS = frozenset({"blockquote_open", "alert_open", "list_item_open", "footnote_open"})


class Parsed(NamedTuple):
    """Block tokens with their inline children, the labels of footnotes, and where nesting was too deep to be read."""

    tokens: list[Token]
    footnotes: frozenset[str]
    too_deep: tuple[int, ...]  # numbers of lines, from 0


def parse(text: str, *, mdx: bool = False) -> Parsed:
    """Parse ``text``, whose line ends are all LF. With ``mdx``, HTML blocks, indented code and <autolinks> are off."""
    parser = _parser(mdx)
    env: dict[str, Any] = {}
    tokens: list[Token] = []
    parser.block.parse(text, parser, env, tokens)
    for token in tokens:
        if token.type == "inline":
            token.children = parser.inline.parse(token.content, parser, env, [])
    too_deep = (
        token.map[0] for token in tokens if token.level == _MAX_NESTING - 1 and token.map and token.type in _CONTAINERS
    )
    return Parsed(tokens, frozenset(env.get("footnotes", ())), tuple(too_deep))


@cache
def _parser(mdx: bool) -> MarkdownIt:  # noqa: FBT001 - a cache key
    options = {"alerts": True, "tasklists": True, "strikethrough_single_tilde": True, "maxNesting": _MAX_NESTING}
    parser = MarkdownIt("commonmark", options)
    parser.enable(["table", "strikethrough"])
    # Targets stay as they are written, and a link to javascript: is a link too.
    parser.normalizeLink = parser.normalizeLinkText = lambda url: url  # type: ignore[method-assign, assignment]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.inline.__class__ = _Inline
    parser.inline.terminator_re = _TERMINATORS
    parser.inline.ruler2.disable("fragments_join")  # it would merge texts that do not stand together
    for name in ("table", "html_block", "heading", "lheading", "paragraph"):
        _wrap(parser.block.ruler, name, _located_block)
    for name in ("link", "image"):
        _wrap(parser.inline.ruler, name, _located_inline)
    _wrap(parser.inline.ruler, "autolink", _autolink)
    parser.block.ruler.before("reference", "footnote", _footnote, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.before("newline", "bare_url", _bare_url)
    parser.inline.ruler.before("link", "footnote_ref", _footnote_reference)
    parser.inline.ruler.after("link", "unresolved", _unresolved)
    if mdx:
        parser.disable(["html_block", "code", "autolink"])
    return parser


def _wrap(ruler: Any, name: str, wrapper: Callable[[Any], Any]) -> None:
    for rule in ruler.__rules__:
        if rule.name == name:
            ruler.at(name, wrapper(rule.fn), {"alt": rule.alt})


def _located_block(rule: BlockRule) -> BlockRule:
    """The rule, after which each of its leaf tokens knows where each of its lines begins."""

    def located(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        first = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if not silent:
            for token in state.tokens[first:]:
                if token.map and token.type in ("inline", "html_block"):
                    token.meta["lines"] = _line_starts(state, token)
        return True

    return located


def _line_starts(state: StateBlock, token: Token) -> list[int]:
    starts = [state.bMarks[line] + state.tShift[line] for line in range(*(token.map or ()))]
    if token.type == "inline":  # whose content is trimmed, also of lines that hold nothing but unusual white space
        trimmed = _TRIMMED.match(state.src, starts[0])
        begin = trimmed.end() if trimmed else starts[0]
        while len(starts) > 1 and starts[1] <= begin:
            del starts[0]
    return starts


def _located_inline(rule: InlineRule) -> InlineRule:
    """The rule, after which its last token knows where the whole construct ends."""

    def located(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        if not rule(state, silent):
            return False
        if not silent:
            state.tokens[-1].meta["end"] = state.pos
        return True

    return located


def _autolink(rule: InlineRule) -> InlineRule:
    """The rule, whose link and its text become one "url" token, as for a bare URL."""

    def autolink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        if not rule(state, silent):
            return False
        if not silent:
            opened, end = state.tokens[-3], state.pos
            del state.tokens[-3:]
            state.pos = opened.meta["at"]
            token = state.push("url", "", 0)
            token.content = str(opened.attrs["href"])
            token.meta["end"] = state.pos = end
        return True

    return autolink


class _State(StateInline):
    """An inline state that notes where each token stands."""

    pending_at = 0
    run_at = -1  # where the last run of delimiters began: its tokens are pushed before ``pos`` moves

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self.pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 - markdown-it's name
        token = super().pushPending()
        token.meta["at"] = self.pending_at
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        at = self.pos
        if ttype == "text" and self.run_at == at:
            last = self.tokens[-1]
            at = last.meta["at"] + len(last.content)
        self.run_at = self.pos
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = at
        return token


class _Inline(ParserInline):
    """The inline parser on located states. An image's description is parsed within a parse: that has an end here."""

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        depth = env.get("depth", 0)
        state = _State(src, md, env, tokens)
        if depth > _MAX_IMAGE_DEPTH:
            state.append_pending(src)
            state.pushPending()
            return tokens
        env["depth"] = depth + 1
        self.tokenize(state)
        env["depth"] = depth
        for rule in self.ruler2.getRules(""):
            rule(state)
        return tokens


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """``[^label]: …``, with further blocks indented by four columns."""
    if state.is_code_block(start):
        return False
    at = state.bMarks[start] + state.tShift[start]
    found = _FOOTNOTE_DEFINITION.match(state.src, at, state.eMarks[start])
    if not found or silent:
        return bool(found)
    state.env.setdefault("footnotes", set()).add(found[1])
    token = state.push("footnote_open", "", 1)
    saved = (state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType)
    state.bMarks[start], state.tShift[start] = found.end(), 0
    state.blkIndent += 4
    state.sCount[start] = state.blkIndent
    state.parentType = "footnote"
    state.md.block.tokenize(state, start, end)
    state.blkIndent -= 4
    state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType = saved
    token.map = [start, state.line]
    state.push("footnote_close", "", -1)
    state.line = max(state.line, start + 1)
    return True


def _footnote_reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    found = _FOOTNOTE.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "[" else None
    if not found:
        return False
    if not silent:
        token = state.push("footnote_ref", "", 0)
        token.meta["label"] = found[1]
        token.meta["end"] = found.end()
    state.pos = found.end()
    return True


def _unresolved(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """``[text][label]`` for which no definition was found, or ``link`` would have taken it."""
    found = _REFERENCE.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "[" else None
    if not found or state.linkLevel:
        return False
    if not silent:
        limit = state.posMax
        state.pos, state.posMax = state.pos + 1, found.start(1) - 2
        state.push("link_open", "a", 1).attrs = {"href": found[1]}
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        state.push("link_close", "a", -1).meta.update(end=found.end(), unresolved=True)
        state.posMax = limit
    state.pos = found.end()
    return True


def _bare_url(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """A URL that stands in the text as it is, as GFM finds it."""
    start = _url_start(state)
    found = _URL.match(state.src, start, state.posMax) if start >= 0 else None
    if not found:
        return False
    url = _trim_url(found[0])
    end = start + len(url)
    if end <= state.pos + 3:  # nothing behind "://" or "www."
        return False
    if not silent:
        scheme = state.pos - start
        if scheme:
            if not state.pending.endswith(state.src[start : state.pos]):
                return False
            state.pending = state.pending[:-scheme]
        state.pos = start
        token = state.push("url", "", 0)
        token.content = url if scheme else f"http://{url}"
        token.meta["end"] = end
    state.pos = end
    return True


def _url_start(state: StateInline) -> int:
    """Where the URL begins whose "://" or "www." stands at the state's position; -1 if there is none."""
    src, pos = state.src, state.pos
    start = pos
    if src.startswith("://", pos):
        found = _SCHEME.search(src, max(0, pos - 5), pos)
        if not found:
            return -1
        start = found.start()
    elif src[pos : pos + 4].lower() != "www.":
        return -1
    return -1 if start and (src[start - 1].isalnum() or src[start - 1] in "/@.") else start


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

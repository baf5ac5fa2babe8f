"""MDX: Markdown whose imports, exports, expressions and tags are code; what stands between tags is prose.

Tags of HTML stay for the Markdown reader, which knows links, emphasis and blocks among them, and so do the components
that are links, such as ``<Link href="…">``. Any other component's tag is a hole: its attributes are no prose.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from healthlint import lazy_re
from healthlint.document import Comment, Document, Format
from healthlint.readers import frontmatter, templates
from healthlint.readers.inlines import LINKS
from healthlint.readers.markdown import read_masked
from healthlint.readers.masks import FILL, Mask
from healthlint.records import NamedTuple
from healthlint.span import Span

_LINE = r"(?:^|(?<=[\r\n]))"
_MODULE = lazy_re.compile(
    _LINE + r"(?:import[ \t]*(?:[\"'{*]|[\w$]+[ \t]*(?:,|from\b))"
    r"|export[ \t]*(?:[{*]|(?:default|const|let|var|function|class|async)\b))"
)
_BLANK_LINE = lazy_re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)|\Z")
# Where code may begin in the text: an escaped character, a fence with all it holds, a code span, an expression.
_TEXT = lazy_re.compile(
    r"\\.|(?P<fence>"
    + _LINE
    + r"[ \t>]*(?P<ticks>`{3,}|~{3,})[^\r\n]*(?:[\r\n].*?(?:(?<=[\r\n])[ \t>]*(?P=ticks)|\Z)|\Z))"
    r"|(?P<run>`+)(?!`)[^\r\n]*?(?<!`)(?P=run)(?!`)|\{",
    re.DOTALL,
)
# What counts in an expression: braces, and what may hold braces that do not.
_EXPRESSION = lazy_re.compile(r"""[{}]|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'|`(?:[^`\\]|\\.)*`|/\*""")
_COMMENT = lazy_re.compile(r"\{\s*/\*(.*?)\*/\s*\}", re.DOTALL)
_TAG = lazy_re.compile(r"""(?<!\\)</?(?:([A-Za-z][\w.:-]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*))?>""")
_SPREAD = lazy_re.compile(f"(?<![={FILL.pattern[1:-2]}]){FILL.pattern}")


class _Code(NamedTuple):
    """Where code stands: fences, and expressions that are not within another one, both in order."""

    fences: list[Span]
    expressions: list[Span]


def read(source: str) -> Document:
    """The document of an MDX source. Never raises."""
    front = frontmatter.read(source)
    code = _code(source, front.end)
    comments = [
        Comment(found[1], span, 0)
        for span in code.expressions
        if (found := _COMMENT.fullmatch(source, span.start, span.end))
    ]
    holes = [*_modules(source, front.end, code), *code.expressions, *templates.attribute_lists(source, front.end)]
    tags = _components(Mask.over(source, holes).text, front.end)
    return read_masked(Mask.over(source, [*holes, *tags]), front, Format.MDX, comments)


def _code(source: str, start: int) -> _Code:
    """The code in a source from ``start`` on; a brace without its partner is text."""
    fences: list[Span] = []
    pairs: list[Span] = []
    opened: list[int] = []
    at, last_end = start, source.rfind("*/")
    while found := (_EXPRESSION if opened else _TEXT).search(source, at):
        at = found.end()
        if found[0] == "{":
            opened.append(found.start())
        elif found[0] == "}":
            pairs.append(Span(opened.pop(), at))
        elif found[0] == "/*" and at <= last_end:
            at = source.find("*/", at) + 2
        elif not opened and found["fence"] is not None:
            fences.append(Span(*found.span()))
    return _Code(fences, list(Mask.over(source, pairs).holes))


def _modules(source: str, start: int, code: _Code) -> list[Span]:
    """Imports and exports: each runs to a blank line that does not stand within its braces."""
    found: list[Span] = []
    fences = [span.start for span in code.fences]
    braces = [span.start for span in code.expressions]
    for module in _MODULE.finditer(source, start):
        begin = module.start()
        fence = bisect_right(fences, begin) - 1
        if (found and begin < found[-1].end) or (fence >= 0 and begin < code.fences[fence].end):
            continue
        end = _paragraph_end(source, begin)
        while (brace := bisect_right(braces, end) - 1) >= 0 and code.expressions[brace].end > end:
            end = _paragraph_end(source, code.expressions[brace].end)
        found.append(Span(begin, end))
    return found


def _paragraph_end(source: str, at: int) -> int:
    found = _BLANK_LINE.search(source, at)
    return found.start() if found else len(source)


def _components(text: str, start: int) -> list[Span]:
    """The tags of components that are no links, of fragments, and those that Markdown would not take for tags."""
    return [Span(*tag.span()) for tag in _TAG.finditer(text, start) if _is_component(tag[1] or "", tag[2] or "")]


def _is_component(name: str, attributes: str) -> bool:
    html = name in LINKS or (name.islower() and "." not in name)
    return not html or bool(_SPREAD.search(attributes))

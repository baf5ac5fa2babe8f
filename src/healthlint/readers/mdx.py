"""MDX: Markdown whose imports, exports, expressions and tags are code; what stands between tags is prose."""

from __future__ import annotations

import re

from healthlint.document import Comment, Document, Format
from healthlint.readers import frontmatter
from healthlint.readers.markdown import read_masked
from healthlint.readers.masks import Mask
from healthlint.span import Span

# An import or export runs to the next blank line.
_MODULE = re.compile(r"(?:^|(?<=[\r\n]))(?:import|export)[ \t{*](?:[^\r\n]+(?:\r\n|\r|\n|\Z))+")
_CODE = re.compile(
    r"(?:^|(?<=[\r\n]))[ ]{0,3}(`{3,}|~{3,})[^\r\n]*(?:[\r\n].*?(?:(?<=[\r\n])[ ]{0,3}\1[`~]*|\Z))"
    r"|(`+)(?!`)[^\r\n]*?(?<!`)\2(?!`)",
    re.DOTALL,
)
_BRACE = re.compile(r"""[{}]|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'|`(?:[^`\\]|\\.)*`|/\*.*?\*/""", re.DOTALL)
_COMMENT = re.compile(r"\{\s*/\*(.*?)\*/\s*\}", re.DOTALL)


def read(source: str) -> Document:
    """The document of an MDX source. Never raises."""
    front = frontmatter.read(source)
    code = [Span(*found.span()) for found in _CODE.finditer(source, front.end)]
    modules = [Span(*found.span()) for found in _MODULE.finditer(source, front.end) if not _inside(found.start(), code)]
    expressions = _expressions(source, front.end, code + modules)
    comments = [
        Comment(found[1], span, 0)
        for span in expressions
        if (found := _COMMENT.fullmatch(source, span.start, span.end))
    ]
    mask = Mask.over(source, [Span(0, front.end), *modules, *expressions])
    return read_masked(mask, front, Format.MDX, comments)


def _inside(offset: int, spans: list[Span]) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _expressions(source: str, start: int, taken: list[Span]) -> list[Span]:
    """The ``{…}`` of the source with balanced braces, outside ``taken``; an unbalanced one stays text."""
    ends = {span.start: span.end for span in taken}
    starts = sorted(ends)
    found, at = [], start
    for opening in re.finditer(r"(?<!\\)\{", source[start:]):
        begin = start + opening.start()
        while starts and ends[starts[0]] <= begin:
            starts.pop(0)
        if begin < at or (starts and starts[0] <= begin):
            continue
        end = _closing(source, begin)
        if end < 0:
            break
        found.append(Span(begin, end))
        at = end
    return found


def _closing(source: str, begin: int) -> int:
    """The offset behind the brace that closes the one at ``begin``; -1 without one."""
    depth = 0
    for token in _BRACE.finditer(source, begin):
        if token[0] == "{":
            depth += 1
        elif token[0] == "}":
            depth -= 1
            if not depth:
                return token.end()
    return -1

"""Plain text to blocks: the structure a writer shows with line breaks, indents and bullets alone.

Decisions:

- A file is hard-wrapped if hardly a line is longer than 120 characters and many lines break off within a sentence; then
  a line goes on in the next one unless it ends well before the margin. Else each line is a block.
- A heading is a short line without a final stop that stands before a longer block. One at the top is the title.
- A numbered line is a list item, and a heading if it stands alone before a longer paragraph.
- A URL is a link with an empty range and no part of the text, as in Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from healthlint import lazy_re
from healthlint.document import INVISIBLE, Block, Document, Format, Kind, Link, LinkKind, TextBuilder, TextMap
from healthlint.records import NamedTuple
from healthlint.span import Span

_LINE = lazy_re.compile(r"([^\r\n\u2028\u2029\x85\f]*)(?:\r\n|[\r\n\u2028\u2029\x85\f]|\Z)")
_INDENT = lazy_re.compile(r"[ \t\xa0\ufeff]*+")
_WORD = lazy_re.compile(r"\S*")
_QUOTE = lazy_re.compile(r"(?:>[ \t]?)++")
_BULLET = lazy_re.compile(r"(?:[-*+–][ \t\xa0]++|[•‣◦·▪●○■□✓✔➢►][ \t\xa0]*+)(?=\S)")
_NUMBER = lazy_re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z]\))[ \t\xa0]++(?=\S)")
# A list that lost its line ends: "- sciatica  - stroke  - diabetes".
_NEXT_ITEM = lazy_re.compile(r"(?<=\S) {2,}(?=[-*•] \S)")
_RULE = lazy_re.compile(r"([-=*_~#])(?:[ \t]*\1){2,}[ \t]*\Z")
_URL = lazy_re.compile(r"(?:https?://|\bwww\.)[^\s<>\[\]\"“”|]+", re.IGNORECASE)
_STOPS = (".", ",", ";", ":", "!", "…")
_ENDS = (".", ";", ":", "!", "?", "…")
_QUOTES = "\"'”’»)]"
_DATE = lazy_re.compile(
    r"(?:[a-z]+,? )?(?:[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}\.? [a-z]{3,9}\.? \d{4}|[\d./-]{6,10})\Z",
    re.IGNORECASE,
)
_WIDEST_WRAPPED = 120
_LEAST_BROKEN_SHARE = 0.2
_LONGEST_HEADING = 90


class _Line(NamedTuple):
    """The text of a line, ``source[start:end]``, without its marker, which (else the text) begins at ``column``."""

    start: int
    end: int
    column: int = 0
    quoted: bool = False
    marker: str = ""
    rule: bool = False


@dataclass(slots=True)
class _Run:
    """The lines of one block."""

    lines: list[_Line]
    kind: Kind = Kind.PARAGRAPH
    level: int = 0


def read(source: str) -> Document:
    """The document of a plain text; every string is one."""
    lines = [line for found in _LINE.finditer(source) for line in _read_lines(source, found.start(), found.end(1))]
    runs = _runs(source, lines)
    _find_lists(runs)
    _find_headings(source, runs)
    return Document(source, Format.TEXT, tuple(_blocks(source, runs)))


def _read_lines(source: str, start: int, end: int) -> Iterator[_Line]:
    """The line ``source[start:end]``, or the items it holds; a blank line has ``start == end``."""
    column = _past(_INDENT, source, start, end)
    quoted = column - start <= 3 and source.startswith(">", column, end)
    if quoted:
        column = _past(_INDENT, source, _past(_QUOTE, source, column, end), end)
    while end > column and (source[end - 1].isspace() or source[end - 1] in INVISIBLE):
        end -= 1
    if _RULE.match(source, column, end):
        yield _Line(column, end, quoted=quoted, rule=True)
        return
    cuts = (
        [found.end() for found in _NEXT_ITEM.finditer(source, column, end)]
        if _BULLET.match(source, column, end)
        else []
    )
    for begin, stop in zip([column, *cuts], [*cuts, end], strict=True):
        marker = _BULLET.match(source, begin, stop) or _NUMBER.match(source, begin, stop)
        yield _Line(
            marker.end() if marker else begin, stop, column - start, quoted, marker[0].strip() if marker else ""
        )


def _past(pattern: re.Pattern[str], source: str, at: int, end: int) -> int:
    found = pattern.match(source, at, end)
    return found.end() if found else at


def _runs(source: str, lines: list[_Line]) -> list[_Run]:
    """The lines put together to blocks; an underlined heading is known as one."""
    width = _wrapped_width(source, lines)
    runs: list[_Run] = []
    open_run = False
    for line in lines:
        if line.rule:
            if open_run and len(runs[-1].lines) == 1 and source[line.start] in "=-":
                runs[-1].kind, runs[-1].level = Kind.HEADING, 1 if source[line.start] == "=" else 2
            open_run = False
        elif line.start == line.end:
            open_run = False
        elif open_run and _goes_on(source, runs[-1], line, width):
            runs[-1].lines.append(line)
        else:
            runs.append(_Run([line]))
            open_run = True
    return runs


def _wrapped_width(source: str, lines: list[_Line]) -> int:
    """The width a file is wrapped at; 0 if its lines are paragraphs."""
    lengths = [len(_URL.sub("", source[line.start : line.end])) for line in lines if line.start < line.end]
    if sum(length > _WIDEST_WRAPPED for length in lengths) > len(lengths) / 20:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if a.start < a.end and b.start < b.end and not b.marker]
    broken = sum(_breaks_off(source, *pair) for pair in pairs)
    return max(lengths, default=0) if broken > _LEAST_BROKEN_SHARE * len(pairs) else 0


def _breaks_off(source: str, last: _Line, line: _Line) -> bool:
    """Whether a sentence plainly goes on from one line to the next."""
    return source[line.start].islower() and not source[last.start : last.end].rstrip(_QUOTES).endswith(_ENDS)


def _goes_on(source: str, run: _Run, line: _Line, width: int) -> bool:
    """Whether ``line`` continues ``run``, in a file wrapped at ``width`` (0 in a file that is not wrapped)."""
    last = run.lines[-1]
    if line.marker or line.quoted != last.quoted:
        return False
    if not width:
        return bool(run.lines[0].marker) and line.column > run.lines[0].column
    word = _past(_WORD, source, line.start, line.end) - line.start
    if last.end - last.start + 1 + word >= 0.75 * width:
        return True
    return _breaks_off(source, last, line)


def _find_lists(runs: list[_Run]) -> None:
    """Make the runs with markers list items; their depth is the number of indents that are open."""
    columns: list[int] = []
    for run in runs:
        line = run.lines[0]
        if not line.marker:
            columns = []
            continue
        while columns and columns[-1] >= line.column:
            columns.pop()
        columns.append(line.column)
        run.kind, run.level = Kind.LIST_ITEM, len(columns)


def _find_headings(source: str, runs: list[_Run]) -> None:
    """Make headings of the short lines that stand before a longer block, or before such a heading."""
    for at in range(len(runs) - 2, -1, -1):
        run, following = runs[at], runs[at + 1]
        alone = at == 0 or runs[at - 1].kind is not Kind.LIST_ITEM
        if run.kind is Kind.LIST_ITEM and (not alone or following.kind is not Kind.PARAGRAPH or run.level > 1):
            continue
        if run.kind is Kind.HEADING or not _may_be_heading(source, run):
            continue
        if at == 0:
            run.kind, run.level = Kind.HEADING, 1
        elif following.kind is Kind.HEADING or _size(following) > _size(run):
            run.kind, run.level = Kind.HEADING, 2


def _may_be_heading(source: str, run: _Run) -> bool:
    line = run.lines[0]
    text = source[line.start : line.end]
    if (
        len(run.lines) > 1
        or line.quoted
        or len(text) > _LONGEST_HEADING
        or (line.marker and not line.marker[:-1].isdigit())
    ):
        return False
    return not (text.rstrip(_QUOTES).endswith(_STOPS) or _DATE.match(text) or _URL.search(text))


def _size(run: _Run) -> int:
    return sum(line.end - line.start for line in run.lines)


def _blocks(source: str, runs: Iterable[_Run]) -> Iterator[Block]:
    path: list[tuple[int, str]] = []
    for run in runs:
        text, way, invisible, links = _collect(source, run.lines)
        if run.kind is Kind.HEADING:
            path = [above for above in path if above[0] < run.level]
        if text or links:
            yield Block(
                run.kind, text, way, level=run.level, section=tuple(title for _, title in path),
                quoted=run.lines[0].quoted, ordered=run.kind is Kind.LIST_ITEM and run.lines[0].marker[-2:-1].isalnum(),
                links=links, invisible=invisible,
            )  # fmt: skip
        if run.kind is Kind.HEADING:
            path.append((run.level, text))


def _collect(source: str, lines: list[_Line]) -> tuple[str, TextMap, tuple[tuple[int, str], ...], tuple[Link, ...]]:
    """The text of some lines, its map, its invisible characters, and its links."""
    builder = TextBuilder()
    places: list[tuple[int, str, Span]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before:
            builder.add_replaced(" ", before.end, line.start)
        at = line.start
        for found in _URL.finditer(source, line.start, line.end):
            url = _trimmed(found[0])
            builder.add(source[at : found.start()], at)
            at = found.start() + len(url)
            places.append((builder.length, url, Span(found.start(), at)))
        builder.add(source[at : line.end], at)
    text, way, invisible = builder.build()
    if not text and places:
        way = TextMap((0,), (places[0][2].start,), (places[0][2].start + 1,), 1)
    links = tuple(
        Link(min(at, len(text)), min(at, len(text)), url if "://" in url else f"http://{url}", span, LinkKind.AUTOLINK)
        for at, url, span in places
    )
    return text, way, invisible, links


def _trimmed(url: str) -> str:
    """The URL without the punctuation of the sentence around it; a bracket stays if it was opened in the URL."""
    bare = url.rstrip("?!.,:*_~'\";’…)")
    closing = max(0, bare.count("(") - bare.count(")"))
    tail = url[len(bare) :]
    return bare + tail[: min(closing, len(tail) - len(tail.lstrip(")")))]

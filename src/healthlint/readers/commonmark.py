"""CommonMark with the GFM extensions, parsed by pulldown-cmark, as events with their places in the source.

Added to CommonMark: tables, strikethrough, task lists, GitHub alerts and footnotes. A full reference without a
definition (``[text][label]``) comes as a link whose type ends in "Unknown".
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from pyromark import Options, events_with_range

from healthlint import lazy_re
from healthlint.readers.masks import SPARE
from healthlint.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_GFM
)
_NOT_ASCII = lazy_re.compile(r"[^\x00-\x7f]")
# Digits alone are a citation, [3][4], not a link whose definition is missing.
_REFERENCE = lazy_re.compile(r"!?\[(?!\^|\d+\]|[ xX]\])[^\[\]`]+\]\[([^\[\]^/=\x22][^\[\]=\x22]*)\]")
_TAG_FIRST = lazy_re.compile(r"(?:^|(?<=[\r\n]))[ \t>*+\-\d.)]*(?=<[A-Za-z/!?])")
_INDENT = lazy_re.compile(r"[ \t]*")
_MAX_DEPTH = 20  # of code in lists in code: MDX has no code by indent, and each level takes a parse


class Event(NamedTuple):
    """One step of the parser: what begins, ends or stands at ``[start, end)`` of the source.

    ``name`` is pulldown-cmark's own, such as "Start Link", "End Link" or "Text"; ``value`` is what it says of it.
    """

    name: str
    value: Any
    start: int
    end: int


class _Edit(NamedTuple):
    """``text[start:end]`` is replaced by ``new`` before it is parsed."""

    start: int
    end: int
    new: str


def parse(text: str, start: int = 0, *, mdx: bool = False) -> list[Event]:
    """The events of ``text[start:]``, with offsets in ``text``.

    With ``mdx`` a tag that begins a line begins no block of HTML, and an indent makes no code. Raises RuntimeError when
    the parser fails.
    """
    text = text.replace("\0", "\ufffd")
    edits = [_Edit(at, at, SPARE) for at in _tags_at_line_starts(text, start)] if mdx else []
    events = _parse(text, start, edits)
    for _ in range(_MAX_DEPTH if mdx else 0):
        indents = _indents_of_code(text, events)
        if not indents:
            break
        edits = sorted({*edits, *indents})
        events = _parse(text, start, edits)
    return events


def _tags_at_line_starts(text: str, start: int) -> Iterator[int]:
    return (found.end() for found in _TAG_FIRST.finditer(text, start))


def _indents_of_code(text: str, events: list[Event]) -> set[_Edit]:
    """The indents by which code is code, cut; one space behind the marker of a list stays."""
    indents: set[_Edit] = set()
    code = False
    for event in events:
        if event.name == "Start CodeBlock":
            code = event.value == "Indented"
        elif event.name == "End CodeBlock":
            code = False
        elif code:
            indent = _INDENT.match(text, event.start)
            end = indent.end() if indent else event.start
            begin = end
            while begin and text[begin - 1] in " \t":
                begin -= 1
            if begin and text[begin - 1] not in "\r\n":
                begin += 1
            if begin < end:
                indents.add(_Edit(begin, end, ""))
    return indents


def _parse(text: str, start: int, edits: list[_Edit]) -> list[Event]:
    pieces = list(_pieces(text, start, edits))
    edited = "".join(piece for piece, _ in pieces)
    try:
        found = events_with_range(edited, options=_OPTIONS, broken_link_callback=_resolver(edited))
        return list(_joined(_events(found, _offsets(pieces))))
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # how Rust fails, which is no Exception
            raise RuntimeError(f"the Markdown parser failed: {error}") from None
        raise


def _pieces(text: str, start: int, edits: list[_Edit]) -> Iterator[tuple[str, int]]:
    """The edited text in pieces, each with the offset at which it stands in ``text``."""
    for edit in edits:
        yield text[start : edit.start], start
        yield edit.new, edit.start
        start = edit.end
    yield text[start:], start


def _offsets(pieces: list[tuple[str, int]]) -> Callable[[int], int]:
    """The way from bytes of the edited text to code points of the source."""
    bytes_at, source_at, byte = [], [], 0
    for piece, start in pieces:
        bytes_at.append(byte)
        source_at.append(start)
        run = 0
        for found in _NOT_ASCII.finditer(piece):
            byte += found.start() - run + len(found[0].encode())
            run = found.end()
            bytes_at.append(byte)
            source_at.append(start + run)
        byte += len(piece) - run
    if len(bytes_at) == 1:
        return lambda byte: source_at[0] + byte

    def to_source(byte: int) -> int:
        nth = bisect_right(bytes_at, byte) - 1
        return source_at[nth] + byte - bytes_at[nth]

    return to_source


def _resolver(edited: str) -> Callable[[Any], tuple[str, str] | None]:
    """Says what becomes of a reference without a definition: (target, title) of a link, or None for text."""
    encoded = edited.encode()

    def resolve(broken: Any) -> tuple[str, str] | None:
        if broken["link_type"] != "Reference":
            return None
        span = broken["span"]
        found = _REFERENCE.fullmatch(encoded[span["start"] : span["end"]].decode())
        return (found[1], "") if found else None

    return resolve


def _events(found: Iterable[tuple[Any, Any]], to_source: Callable[[int], int]) -> Iterator[Event]:
    for raw, span in found:
        name, value = _named(raw)
        if name == "Text":
            value = value.replace(SPARE, "")
            if not value:
                continue
        yield Event(name, value, to_source(span["start"]), to_source(span["end"]))


def _named(raw: Any) -> tuple[str, Any]:
    """Name and value of an event as pyromark gives it: a name, or a name with a value, or a phase with one of these."""
    if isinstance(raw, str):
        return raw, None
    ((name, value),) = raw.items()
    if name in ("Start", "End"):
        inner, value = _named(value)
        return f"{name} {inner}", value
    return name, value


def _joined(events: Iterable[Event]) -> Iterator[Event]:
    """The events, with the pieces of a text that stand together letter by letter made one."""
    held: list[Event] = []
    for event in events:
        verbatim = event.name == "Text" and len(event.value) == event.end - event.start
        if held and not (verbatim and held[-1].end == event.start):
            yield _one_text(held)
            held = []
        if verbatim:
            held.append(event)
        else:
            yield event
    if held:
        yield _one_text(held)


def _one_text(texts: list[Event]) -> Event:
    if len(texts) == 1:
        return texts[0]
    return Event("Text", "".join(text.value for text in texts), texts[0].start, texts[-1].end)

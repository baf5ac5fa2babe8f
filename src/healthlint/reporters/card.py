"""The score cards for people: below the findings of each file, or alone."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.model import Card, Grade, Report
from healthlint.reporters.cells import Medium
from healthlint.reporters.layout import Line, Segment, count, heading, text_width, wrap

_LABELS = 17  # cells
_SIGNALS = {
    "author": "author",
    "date": "date",
    "reviewer": "reviewer",
    "sources": "traceable source",
    "disclaimer": "medical disclaimer",
    "advice": "advice to consult",
    "disclosure": "affiliate disclosure",
    "interests": "conflict statement",
    "contact": "contact",
}
_EMPTY: Line = ()


def lines(report: Report, medium: Medium) -> Iterator[Line]:
    """The cards of all files that have one, each below its path."""
    there = False
    for file in report.files():
        if file.card:
            there = True
            yield from heading(file.path, medium)
            yield from card(file.card, file.words, medium)
    if not there:
        yield (Segment("No file has a card.", "bold red" if report.failures else ""),)


def card(made: Card, words: int, medium: Medium) -> Iterator[Line]:
    """The card of an article of so many words, ended by an empty line."""
    yield (Segment("  "), Segment("score card", "bold"), Segment(f"  {count(words, 'word')}"))
    yield from _rates(made)
    for label, text in _rows(made):
        first = f"    {label:{_LABELS}}"
        (_, head), *others = wrap(text, text_width(medium), first=first, indent=" " * len(first))
        yield (Segment(first, "dim"), head)
        yield from others
    yield _EMPTY


def _rates(made: Card) -> Iterator[Line]:
    """A table of the categories with findings."""
    found = [(category, rate) for category, rate in (made.rates or {}).items() if any(rate)]
    if found:
        yield (Segment(f"    {'per 1,000 words':{_LABELS}}problems     info", "dim"),)
    for category, rate in found:
        problems, info = (f"{number:.1f}" if number else "-" for number in rate)
        yield (Segment(f"    {category:{_LABELS}}", "dim"), Segment(f"{problems:>8}{info:>9}"))


def _rows(made: Card) -> Iterator[tuple[str, str]]:
    if made.rates is None:
        yield "per 1,000 words", "no running text"
    elif not any(map(any, made.rates.values())):
        yield "per 1,000 words", "no findings"
    yield "claims", f"{made.claims} in all, {made.unsourced} direct and without a source" if made.claims else "none"
    rungs = [f"{number} {rung}" for rung, number in made.evidence.items() if number]
    yield "evidence", ", ".join(rungs) or "none"
    yield "reading grade", _grade(made.grade)
    for label, there in (("present", True), ("missing", False)):
        yield label, ", ".join(_SIGNALS[name] for name, is_there in made.signals.items() if is_there is there) or "none"


def _grade(grade: Grade | None) -> str:
    if grade is None:
        return "too short to tell"
    return f"{grade.written:.1f}, {grade.plain:.1f} without its medical terms"

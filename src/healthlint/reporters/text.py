"""The report for people: findings by file, each with its place, its reason and its line, and a summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from healthlint import lazy_re
from healthlint.model import Category, FileReport, Problem, Report, Severity
from healthlint.reporters.cells import Medium, safe
from healthlint.reporters.frame import frame
from healthlint.reporters.layout import Line, Segment, count, heading, text_width, wrap

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold magenta", Severity.INFO: "bold cyan"}
_ADDRESS = lazy_re.compile(r"https?://[!-~]+")
_LINE_END = lazy_re.compile(r"\r\n|\r|\n")
_INDENT = "    "
_EMPTY: Line = ()


def lines(report: Report, medium: Medium, *, least: Severity = Severity.INFO) -> Iterator[Line]:
    """The report in lines, file by file, with the cards of files that have one.

    Problems below ``least`` are counted, not shown, and suppressed ones are only counted.
    """
    for file in report.files():
        shown = [problem for problem in file.problems if not problem.suppressed and problem.severity >= least]
        if shown or file.card:
            yield from _file(file, shown, medium)
    yield from _summary(report, least)


def _file(file: FileReport, problems: Sequence[Problem], medium: Medium) -> Iterator[Line]:
    yield from heading(file.path, medium)
    source = _LINE_END.split(file.source)
    for problem in problems:
        yield from _problem(problem, source, medium)
        yield _EMPTY
    if file.card:
        from healthlint.reporters.card import card  # few runs ask for it

        yield from card(file.card, file.words, medium)


def _problem(problem: Problem, source: Sequence[str], medium: Medium) -> list[Line]:
    style, width = STYLES[problem.severity], text_width(medium)
    whole = problem.is_about_article
    place = "whole article" if whole else f"{problem.start.line}:{problem.start.column}"
    link = problem.url if medium.color and _ADDRESS.fullmatch(problem.url) else ""
    result: list[Line] = [
        (
            Segment("  "),
            Segment(problem.severity.word, style),
            Segment(f"  {place}  "),
            Segment(safe(problem.rule, medium), "blue", link),
        )
    ]
    result += wrap(safe(problem.message, medium), width, first=_INDENT, indent=_INDENT)
    if problem.suggestion:
        result += wrap(safe(f"Instead: {problem.suggestion}", medium), width, first=_INDENT, indent=_INDENT + "  ")
    if not whole:
        result += frame(problem, source, medium, width, style)
    return result


def _summary(report: Report, least: Severity) -> Iterator[Line]:
    shown = [severity for severity in STYLES if severity >= least and report.total(severity)]
    if shown:
        yield from _table(report, least)
    yield _headline(report, shown)
    if hidden := sum(report.total(severity) for severity in STYLES if severity < least):
        yield (Segment(f"{count(hidden, 'info finding')} hidden (--profile strict shows them).", "dim"),)
    if report.suppressed:
        yield (Segment(f"{count(report.suppressed, 'finding')} suppressed in the text.", "dim"),)
    if shown:
        yield (Segment("healthlint explain RULE tells why a rule matters and what to write instead.", "dim"),)


def _headline(report: Report, shown: Sequence[Severity]) -> Line:
    failed = report.failed
    checked = Segment(count(report.checked, "file") + (" checked, " if failed else ", "))
    unread = (Segment(f"{failed} not or not wholly checked", "bold red"),) if failed else ()
    if not report.checked and not failed:
        return (Segment("No file was checked.", "bold red" if report.failures else ""),)
    if not shown and failed:
        return (checked, *unread, Segment("."))
    if not shown:
        return (checked, Segment("no problems.", "" if report.failures else "green"))
    counts = [count(report.total(severity), _NOUNS[severity]) for severity in shown]
    return (checked, *unread, Segment(", " * bool(failed)), Segment(", ".join(counts) + ".", "bold"))


_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info finding"}


def _table(report: Report, least: Severity) -> Iterator[Line]:
    """Counts by category and severity."""
    severities = [severity for severity in STYLES if severity >= least]
    counts = {category: [report.total(severity, category) for severity in severities] for category in Category}
    counts = {category: row for category, row in sorted(counts.items()) if any(row)}
    widest = max(map(len, counts))
    yield (
        Segment(f"{'':{widest}}"),
        *(Segment(f"  {severity.word:>7}", STYLES[severity]) for severity in severities),
    )
    for category, row in counts.items():
        yield (Segment(f"{category:{widest}}"), *(Segment(f"  {number or '-':>7}") for number in row))
    yield _EMPTY

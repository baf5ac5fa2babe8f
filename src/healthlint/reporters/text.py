"""The report for people: findings by file, each with its place, its reason and its line, and a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from healthlint import lazy_re
from healthlint.model import FileReport, Problem, Report, Severity
from healthlint.reporters.cells import Medium, safe
from healthlint.reporters.frame import frame
from healthlint.reporters.layout import Line, Segment, count, heading, text_width, wrap

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold magenta", Severity.INFO: "bold cyan"}
_ADDRESS = lazy_re.compile(r"https?://[!-~]+")
_LINE_END = lazy_re.compile(r"\r\n|\r|\n")
_INDENT = "    "
_EMPTY: Line = ()


def lines(report: Report, medium: Medium, *, least: Severity = Severity.INFO) -> list[Line]:
    """The report in lines, with the cards of files that have one.

    Problems below ``least`` are counted, not shown, and suppressed ones are only counted.
    """
    result: list[Line] = []
    for file in report.files:
        shown = [problem for problem in _live(file) if problem.severity >= least]
        if shown or file.card:
            result += _file(file, shown, medium)
    return result + _summary(report, least)


def _live(file: FileReport) -> Iterator[Problem]:
    return (problem for problem in file.problems if not problem.suppressed)


def _file(file: FileReport, problems: Sequence[Problem], medium: Medium) -> list[Line]:
    result = heading(file.path, medium)
    source = _LINE_END.split(file.source)
    for problem in problems:
        result += _problem(problem, source, medium)
        result.append(_EMPTY)
    if file.card:
        from healthlint.reporters.card import card  # few runs ask for it

        result += card(file.card, file.words, medium)
    return result


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


def _summary(report: Report, least: Severity) -> list[Line]:
    problems = [problem for file in report.files for problem in _live(file)]
    shown = [problem for problem in problems if problem.severity >= least]
    suppressed = sum(problem.suppressed for file in report.files for problem in file.problems)
    result: list[Line] = _table(shown, least) if shown else []
    result.append(_headline(report, shown))
    if hidden := len(problems) - len(shown):
        result.append((Segment(f"{count(hidden, 'info finding')} hidden (--profile strict shows them).", "dim"),))
    if suppressed:
        result.append((Segment(f"{count(suppressed, 'finding')} suppressed in the text.", "dim"),))
    if shown:
        result.append((Segment("healthlint explain RULE tells why a rule matters and what to write instead.", "dim"),))
    return result


def _headline(report: Report, shown: Sequence[Problem]) -> Line:
    failed = sum(file.status == "failed" for file in report.files)
    checked = Segment(count(len(report.files) - failed, "file") + (" checked, " if failed else ", "))
    unread = (Segment(f"{failed} not or not wholly checked", "bold red"),) if failed else ()
    if not report.files:
        return (Segment("No file was checked.", "bold red" if report.failures else ""),)
    if not shown and failed:
        return (checked, *unread, Segment("."))
    if not shown:
        return (checked, Segment("no problems.", "" if report.failures else "green"))
    by_severity = Counter(problem.severity for problem in shown)
    counts = [count(by_severity[severity], _NOUNS[severity]) for severity in STYLES if by_severity[severity]]
    return (checked, *unread, Segment(", " * bool(failed)), Segment(", ".join(counts) + ".", "bold"))


_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info finding"}


def _table(shown: Sequence[Problem], least: Severity) -> list[Line]:
    """Counts by category and severity."""
    severities = [severity for severity in STYLES if severity >= least]
    categories = sorted({problem.category for problem in shown})
    counts = Counter((problem.category, problem.severity) for problem in shown)
    widest = max(len(category) for category in categories)
    head = (
        Segment(f"{'':{widest}}"),
        *(Segment(f"  {severity.word:>7}", STYLES[severity]) for severity in severities),
    )
    rows: list[Line] = [
        (
            Segment(f"{category:{widest}}"),
            *(Segment(f"  {counts[category, severity] or '-':>7}") for severity in severities),
        )
        for category in categories
    ]
    return [head, *rows, _EMPTY]

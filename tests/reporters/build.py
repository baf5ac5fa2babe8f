"""Reports made by hand."""

from __future__ import annotations

from healthlint.model import Category, Confidence, FileReport, Problem, Report, Severity
from healthlint.reporters import text
from healthlint.reporters.cells import Medium
from healthlint.reporters.layout import plain
from healthlint.span import LineIndex


def problem(
    source: str,
    marked: str,
    message: str = "Say which effect was measured.",
    *,
    rule: str = "cure-claim",
    severity: Severity = Severity.ERROR,
    suggestion: str | None = None,
    suppressed: bool = False,
) -> Problem:
    """A problem with the first ``marked`` in ``source``; one with the article where nothing is marked."""
    start = source.index(marked) if marked else 0
    lines = LineIndex(source)
    return Problem(
        rule=rule,
        category=Category.OVERCLAIM,
        severity=severity,
        confidence=Confidence.HIGH,
        message=message,
        excerpt=marked,
        start=lines.position(start),
        end=lines.position(start + len(marked)),
        suggestion=suggestion,
        suppressed=suppressed,
        reason="why" if suppressed else "",
        url="https://healthlint.readthedocs.io/rules/cure-claim/",
    )


def report(source: str, *problems: Problem, path: str = "drafts/a.md") -> Report:
    return Report((FileReport(path, "checked", 9, problems, source),))


def printed(report: Report, medium: Medium, least: Severity = Severity.INFO) -> list[str]:
    return "".join(plain(text.lines(report, medium, least=least))).split("\n")

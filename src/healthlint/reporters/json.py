"""The report for programs: the JSON contract, version 1, held by ``schema.json``."""

from __future__ import annotations

import json

from healthlint.model import Card, Failure, FileReport, Problem, Report, Severity
from healthlint.span import Position


def dumps(report: Report) -> str:
    """The report as one JSON document. It is ASCII, so that no pipe, encoding or terminal can spoil it."""
    return json.dumps(_report(report), indent=2) + "\n"


def cards(report: Report) -> str:
    """The cards alone as one JSON document, in ASCII too."""
    return json.dumps(_frame(report, [_bare(file) | _scored(file) for file in report.files]), indent=2) + "\n"


def _frame(report: Report, files: list[dict[str, object]]) -> dict[str, object]:
    return {
        "version": 1,
        "tool": {"name": "healthlint", "version": report.version},
        "files": files,
        "errors": [_error(failure) for failure in report.failures],
    }


def _report(report: Report) -> dict[str, object]:
    return _frame(report, [_file(file) for file in report.files]) | {
        "summary": {
            "files": len(report.files),
            "error": report.total(Severity.ERROR),
            "warning": report.total(Severity.WARNING),
            "info": report.total(Severity.INFO),
        },
    }


def _file(file: FileReport) -> dict[str, object]:
    return _bare(file) | {"findings": [_finding(problem) for problem in file.problems]} | _scored(file)


def _bare(file: FileReport) -> dict[str, object]:
    return {"path": file.path, "status": file.status, "words": file.words}


def _scored(file: FileReport) -> dict[str, object]:
    return {"card": _card(file.card)} if file.card else {}


def _card(card: Card) -> dict[str, object]:
    return {
        "rates": card.rates and {category.value: rate._asdict() for category, rate in card.rates.items()},
        "claims": {"all": card.claims, "unsourced": card.unsourced},
        "evidence": dict(card.evidence),
        "grade": card.grade and card.grade._asdict(),
        "signals": dict(card.signals),
    }


def _finding(problem: Problem) -> dict[str, object]:
    return {
        "rule": problem.rule,
        "category": problem.category.value,
        "severity": problem.severity.word,
        "confidence": problem.confidence.word,
        "message": problem.message,
        "excerpt": problem.excerpt,
        "suggestion": problem.suggestion,
        "suppressed": problem.suppressed,
        **({"reason": problem.reason} if problem.suppressed else {}),
        **({"need": problem.need} if problem.need is not None else {}),
        "start": _position(problem.start),
        "end": _position(problem.end),
        "url": problem.url,
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}


def _error(failure: Failure) -> dict[str, object]:
    return {"path": failure.path, "rule": failure.rule or None, "message": failure.message}

"""The report for programs: the JSON contract, version 1, held by ``schema.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from healthlint import __version__
from healthlint.model import Card, Failure, FileReport, Problem, Report, Severity
from healthlint.span import Position


def parts(report: Report) -> Iterator[str]:
    """The report as one JSON document, file by file. It is ASCII, so that no pipe or terminal can spoil it."""
    yield from _frame(report, map(_file, report.files()))
    yield f',\n  "summary": {_value(_summary(report), 1)}\n}}\n'


def cards(report: Report) -> Iterator[str]:
    """The cards alone as one JSON document, in ASCII too."""
    yield from _frame(report, (_bare(file) | _scored(file) for file in report.files()))
    yield "\n}\n"


def _frame(report: Report, files: Iterable[object]) -> Iterator[str]:
    yield f'{{\n  "version": 1,\n  "tool": {_value({"name": "healthlint", "version": __version__}, 1)},\n  "files": '
    yield from _array(files)
    yield ',\n  "errors": '
    yield from _array(map(_error, report.failures))


def _array(items: Iterable[object]) -> Iterator[str]:
    before = "["
    for item in items:
        yield f"{before}\n    {_value(item, 2)}"
        before = ","
    yield "[]" if before == "[" else "\n  ]"


def _value(value: object, depth: int) -> str:
    return json.dumps(value, indent=2).replace("\n", "\n" + "  " * depth)  # a string has its line ends escaped


def _summary(report: Report) -> dict[str, int]:
    totals = {severity.word: report.total(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)}
    return {"files": report.checked + report.failed, **totals}


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

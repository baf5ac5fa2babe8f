"""Checks files: bytes to text, text to document, document to problems. One bad file never stops the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from healthlint import __version__, directives, engine, readers
from healthlint.catalog import Catalog
from healthlint.config import Config
from healthlint.discovery import Target
from healthlint.document import Document, Format
from healthlint.model import Confidence, Failure, FileReport, Problem, Report, Severity
from healthlint.readers.decode import UndecodableError, decode
from healthlint.rule import Rule

_IN_TEMPLATE = frozenset({"medical-disclaimer", "formal-disclaimer"})


def run(
    targets: Sequence[Target], catalog: Catalog, config: Config, *, progress: Callable[[int], None] | None = None
) -> Report:
    """Check ``targets`` in order. ``progress`` is told how many files are done."""
    checker = _Checker(catalog, config, date.today())
    files: list[FileReport] = []
    failures: list[Failure] = []
    for number, target in enumerate(targets, 1):
        report, found = checker.check(target)
        files.append(report)
        failures.extend(found)
        if progress:
            progress(number)
    return Report(tuple(files), tuple(failures), __version__)


def selected(catalog: Catalog, config: Config) -> tuple[Rule, ...]:
    """The rules that run: those selected or those of the profile, without the ignored ones and those switched off."""
    if config.select:
        rules = [rule for rule in catalog.rules if _named(rule, config.select)]
    elif config.profile == "strict":
        rules = list(catalog.rules)
    else:
        rules = [rule for rule in catalog.rules if rule.default and rule.confidence >= Confidence.MEDIUM]
    if config.disclaimer_in_template:
        rules = [rule for rule in rules if rule.need not in _IN_TEMPLATE]
    return tuple(
        rule for rule in rules if not _named(rule, config.ignore) and _severity(rule, config.severities) != "off"
    )


def _named(rule: Rule, names: Sequence[str]) -> bool:
    return rule.name in names or rule.category.value in names or any(alias in names for alias in rule.aliases)


def _severity(rule: Rule, severities: Mapping[str, str]) -> str | None:
    return next((severities[name] for name in (rule.name, *rule.aliases) if name in severities), None)


@dataclass(frozen=True)
class _Settings:
    """What counts for one file."""

    rules: tuple[Rule, ...]
    severities: Mapping[str, str]
    allow: Mapping[str, Sequence[str]]


class _Checker:
    def __init__(self, catalog: Catalog, config: Config, today: date) -> None:
        self._config, self._today = config, today
        self._rules = selected(catalog, config)
        self._known = {name: rule.name for rule in catalog.rules for name in (rule.name, *rule.aliases)}

    def check(self, target: Target) -> tuple[FileReport, list[Failure]]:
        try:
            data = target.data if target.data is not None else Path(target.path).read_bytes()
            source = decode(data, html=target.format is Format.HTML)
        except OSError as error:
            return self._failed(target, f"cannot be read: {error.strerror or error}")
        except UndecodableError as error:
            return self._failed(target, str(error))
        try:
            return self._lint(target, readers.read(source, target.format))
        except Exception as error:
            return self._failed(target, f"could not be checked: {type(error).__name__}: {error}")

    def _failed(self, target: Target, message: str) -> tuple[FileReport, list[Failure]]:
        return FileReport(target.path, "failed", 0, ()), [Failure(target.path, message)]

    def _lint(self, target: Target, document: Document) -> tuple[FileReport, list[Failure]]:
        settings = self._settings(target.path)
        problems, failures = engine.lint(document, settings.rules, allow=settings.allow)
        problems = tuple(_with_severity(problem, settings.severities) for problem in problems)
        ran = frozenset(rule.name for rule in settings.rules)
        problems = directives.apply(document, problems, known=self._known, ran=ran, today=self._today)
        status = "failed" if failures else "checked"
        report = FileReport(target.path, status, _words(document), problems, document.source)
        return report, [replace(failure, path=target.path) for failure in failures]

    def _settings(self, path: str) -> _Settings:
        rules, severities, allow = self._rules, dict(self._config.severities), dict(self._config.allow)
        for override in self._config.overrides:
            if override.paths.match(path):
                severities |= override.severities
                allow |= override.allow
                rules = tuple(rule for rule in rules if not _named(rule, override.ignore))
        return _Settings(tuple(rule for rule in rules if severities.get(rule.name) != "off"), severities, allow)


def _with_severity(problem: Problem, severities: Mapping[str, str]) -> Problem:
    word = severities.get(problem.rule)
    return replace(problem, severity=Severity.parse(word)) if word else problem


def _words(document: Document) -> int:
    return sum(len(block.text.split()) for block in document.blocks)

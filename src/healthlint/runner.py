"""Checks files: bytes to text, text to document, document to problems. One bad file never stops the others."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

from healthlint import directives, engine, readers, workers
from healthlint.article import PROSE, Article
from healthlint.catalog import Catalog
from healthlint.config import Config
from healthlint.discovery import Target
from healthlint.document import Document, Format, Region
from healthlint.model import Card, Confidence, Failure, FileReport, Problem, Severity
from healthlint.readers.decode import UndecodableError, decode, load
from healthlint.records import NamedTuple
from healthlint.rule import Rule
from healthlint.span import LineIndex

T = TypeVar("T")
_SMALL = 20_000  # code points
_SECONDS, _SECONDS_PER_CODE_POINT = 30.0, 1e-4  # ten times what a busy machine needs
_IN_TEMPLATE = frozenset({"medical-disclaimer", "formal-disclaimer"})


def run(
    targets: Sequence[Target], catalog: Catalog, config: Config, *, cards: bool = False
) -> Generator[FileReport, None, None]:
    """Check ``targets``, many of them in several processes, and report on each in order.

    With ``cards`` the reports on what could be checked have one.
    """
    plan = workers.Plan(_checker, (catalog, config, time.strftime("%Y-%m-%d"), cards), _died)
    return workers.results(plan, targets)


def selected(catalog: Catalog, config: Config) -> tuple[Rule, ...]:
    """The rules that run: those selected or those of the profile, without the ignored ones and those switched off.

    What the regions of the profile ``ads`` ban is an error, save for findings that a check itself has lowered.
    """
    banned = config.banned
    if config.select:
        rules = [rule for rule in catalog.rules if _named(rule, config.select)]
    elif config.profile == "strict":
        rules = list(catalog.rules)
    else:
        rules = [rule for rule in catalog.rules if rule.name in banned or _by_default(rule)]
    if config.disclaimer_in_template:
        rules = [rule for rule in rules if rule.need not in _IN_TEMPLATE]
    return tuple(
        rule._replace(severity=Severity.ERROR) if rule.name in banned else rule
        for rule in rules
        if not _named(rule, config.ignore) and _severity(rule, config.severities) != "off"
    )


def _by_default(rule: Rule) -> bool:
    return rule.default and rule.confidence >= Confidence.MEDIUM


def _named(rule: Rule, names: Sequence[str]) -> bool:
    return rule.name in names or rule.category.value in names or any(alias in names for alias in rule.aliases)


def _severity(rule: Rule, severities: Mapping[str, str]) -> str | None:
    return next((severities[name] for name in (rule.name, *rule.aliases) if name in severities), None)


class _Settings(NamedTuple):
    """What counts for one file."""

    rules: tuple[Rule, ...]
    severities: Mapping[str, str]
    allow: Mapping[str, Sequence[str]]


def _checker(catalog: Catalog, config: Config, today: str, cards: bool) -> Callable[[Target], FileReport]:  # noqa: FBT001 - of a plan
    return _Checker(catalog, config, today, cards=cards).check


def _died(target: Target) -> FileReport:
    return _failed(target, "could not be checked: the process that did it died")


def _failed(target: Target, message: str) -> FileReport:
    return FileReport(target.path, "failed", 0, failures=(Failure(target.path, message),))


class _Checker:
    def __init__(self, catalog: Catalog, config: Config, today: str, *, cards: bool) -> None:
        self._config, self._today, self._cards = config, today, cards
        self._rules = selected(catalog, config)
        self._known = {name: rule.name for rule in catalog.rules for name in (rule.name, *rule.aliases)}

    def check(self, target: Target) -> FileReport:
        try:
            data = target.data if target.data is not None else load(target.path)
            source = decode(data, html=target.format is Format.HTML)
        except OSError as error:
            return _failed(target, f"cannot be read: {error.strerror or error}")
        except UndecodableError as error:
            return _failed(target, str(error))
        try:
            with _time_limit(len(source)):
                return self._lint(target, readers.read(source, target.format))
        except _TooSlow as error:
            return _failed(target, str(error))
        except Exception as error:
            return _failed(target, f"could not be checked: {type(error).__name__}: {error}")

    def _lint(self, target: Target, document: Document) -> FileReport:
        settings = self._settings(target.path)
        article = Article(document)
        problems, failures = engine.lint(article, settings.rules, allow=settings.allow)
        problems = tuple(_with_severity(problem, settings.severities) for problem in problems)
        ran = frozenset(rule.name for rule in settings.rules)
        problems = directives.apply(document, problems, known=self._known, ran=ran, today=self._today)
        found = tuple(failure._replace(path=target.path) for failure in (*_unread(document), *failures))
        status = "failed" if found else "checked"
        card = _card(article, problems) if self._cards and not found else None
        return FileReport(target.path, status, _words(document), problems, document.source, card, found)

    def _settings(self, path: str) -> _Settings:
        rules, config = self._rules, self._config
        severities, allow = self._by_rule(config.severities), self._by_rule(config.allow)
        for override in config.overrides:
            if override.paths.match(path):
                severities |= self._by_rule(override.severities)
                allow |= self._by_rule(override.allow)
                rules = tuple(rule for rule in rules if not _named(rule, override.ignore))
        return _Settings(tuple(rule for rule in rules if severities.get(rule.name) != "off"), severities, allow)

    def _by_rule(self, table: Mapping[str, T]) -> dict[str, T]:
        """A table of the configuration with the present names of its rules."""
        return {self._known[name]: value for name, value in table.items()}


def _with_severity(problem: Problem, severities: Mapping[str, str]) -> Problem:
    word = severities.get(problem.rule)
    return problem._replace(severity=Severity.parse(word)) if word else problem


def _card(article: Article, problems: Sequence[Problem]) -> Card:
    from healthlint.card import card  # with all that it needs, which few runs do

    return card(article, problems)


def _unread(document: Document) -> list[Failure]:
    """What the reader could make no sense of: rules that ask for it have not seen it."""
    lines = LineIndex(document.source)
    return [Failure("", f"line {lines.position(span.start).line}: {message}") for message, span in document.trouble]


def _words(document: Document) -> int:
    """Words of running text in the article itself."""
    return sum(
        len(block.text.split()) for block in document.blocks if block.kind in PROSE and block.region is Region.MAIN
    )


class _TooSlow(BaseException):  # not an Exception, which would pass for one check that fails
    """The time for a text is over."""


@contextmanager
def _time_limit(size: int) -> Iterator[None]:
    """Raises _TooSlow in the block when it takes far longer than a text of ``size`` code points can need.

    Small texts cannot take long. Where there is no alarm, as on Windows, there is no limit.
    """
    if size < _SMALL or not hasattr(os, "fork"):
        yield
        return
    import signal  # not for small texts, which start faster without

    seconds = _SECONDS + size * _SECONDS_PER_CODE_POINT

    def stop(*_: object) -> None:
        raise _TooSlow(f"could not be checked within {seconds:.0f} seconds")

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)  # and again, should a library swallow the first
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)

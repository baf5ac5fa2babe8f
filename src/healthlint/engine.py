"""Runs rules over a document: no files, no configuration, no output."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from healthlint.article import Article
from healthlint.matchers import matcher_of
from healthlint.matchers.base import Matcher
from healthlint.model import Category, Failure, Finding, Problem, Severity
from healthlint.pattern import Pattern
from healthlint.rule import Rule
from healthlint.span import LineIndex, SpanIndex

_matchers: dict[int, tuple[Rule, Matcher]] = {}


def lint(
    article: Article, rules: Sequence[Rule], *, allow: Mapping[str, Sequence[str]] | None = None
) -> tuple[tuple[Problem, ...], tuple[Failure, ...]]:
    """The problems of ``article`` by position, and a failure for each check that raised.

    ``allow`` maps rule names to phrases that the rule must leave: whole words, compared without regard to case.
    """
    found: list[tuple[Rule, Finding]] = []
    failures: list[Failure] = []
    for rule in rules:
        allowed = _allowed((allow or {}).get(rule.name, ()))
        try:
            found.extend((rule, item) for item in _matcher(rule).find(article) if not allowed(item))
        except Exception as error:
            failures.append(Failure("", f"the check raised {type(error).__name__}: {error}", rule.name))
    lines = LineIndex(article.document.source)
    problems = [_stamp(rule, item, lines) for rule, item in _without_overlaps(found)]
    return tuple(sorted(problems, key=lambda p: (p.start.offset, p.end.offset, p.rule))), tuple(failures)


def _matcher(rule: Rule) -> Matcher:
    """The matcher of a rule, made once; patterns stay compiled from file to file."""
    known = _matchers.get(id(rule))
    if known is None or known[0] is not rule:
        known = _matchers[id(rule)] = (rule, matcher_of(rule))
    return known[1]


def _allowed(phrases: Sequence[str]) -> Callable[[Finding], bool]:
    if not phrases:
        return lambda _: False
    pattern = Pattern(list(map(_whole, phrases)), boundaries=False)
    return lambda item: pattern.search(item.excerpt)


def _whole(phrase: str) -> str:
    """The pattern of a phrase that neither begins nor ends within a word; “100%” ends with none."""
    before, after = (r"\b" if re.match(r"\w", char, re.ASCII) else "" for char in (phrase[:1], phrase[-1:]))
    return before + re.escape(phrase) + after


def _stamp(rule: Rule, item: Finding, lines: LineIndex) -> Problem:
    return Problem(
        rule=rule.name,
        category=rule.category,
        severity=item.severity or rule.severity,
        confidence=rule.confidence,
        message=_message(rule.message, item),
        excerpt=item.excerpt,
        start=lines.position(item.span.start),
        end=lines.position(item.span.end),
        suggestion=item.suggestion,
        need=rule.need,
        url=rule.url,
    )


def _message(template: str, item: Finding) -> str:
    for name, value in item.slots.items():
        template = template.replace("{" + name + "}", value)
    return template


def _without_overlaps(found: Iterable[tuple[Rule, Finding]]) -> list[tuple[Rule, Finding]]:
    """One bad sentence, one finding: of those that overlap, the most severe, then the most specific, then the longest.

    Findings about the whole document are never in the way of others. A leftover or a planted link hides whatever else
    is said of its text, since that text has no business in the article.
    """
    kept: list[tuple[Rule, Finding]] = []
    taken: SpanIndex[tuple[Category, bool]] = SpanIndex()

    def weight(pair: tuple[Rule, Finding]) -> tuple[int, ...]:
        rule, item = pair
        severity = item.severity or rule.severity
        return (not _is_foreign(rule, severity), -severity, -rule.rank, item.span.start - item.span.end)

    for rule, item in sorted(found, key=weight):
        whole = item.span.start == item.span.end
        if whole or not any(hides or rule.category is of for of, hides in taken.at(item.span)):
            kept.append((rule, item))
            if not whole:
                taken.add(item.span, (rule.category, _is_foreign(rule, item.severity or rule.severity)))
    return kept


def _is_foreign(rule: Rule, severity: Severity) -> bool:
    """Whether the text found has no business in the article at all."""
    return severity > Severity.INFO and rule.category in (Category.BOILERPLATE, Category.LINKS)

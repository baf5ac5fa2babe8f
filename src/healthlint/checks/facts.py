"""Well-known distortions of what an authority said or a study found, from a table of facts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from healthlint.article import PROSE
from healthlint.contexts.shields import debunked, question
from healthlint.document import Kind
from healthlint.findings import finding
from healthlint.model import Finding
from healthlint.pattern import Pattern
from healthlint.records import NamedTuple
from healthlint.resources import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article

_KINDS = PROSE | {Kind.HEADING, Kind.TITLE, Kind.DESCRIPTION}


class Fact(NamedTuple):
    """One row: the rule that tells of it, what is said, what cancels it in the sentence, and what is true."""

    rule: str
    said: Pattern
    unless: Pattern
    correction: str


@cache
def facts() -> tuple[Fact, ...]:
    """The rows of ``lexicons/facts.tsv``; ValueError for a row that has not five columns."""
    return tuple(
        Fact(rule, _pattern(said), _pattern(unless), correction)
        for rule, said, unless, correction, _source in table("lexicons/facts")
    )


TABLES = (facts,)  # of patterns


def _pattern(text: str) -> Pattern:
    return Pattern([text], boundaries=False, ignore_case=False)


def authorities(article: Article) -> Iterator[Finding]:
    """The sentences that put into the mouth of an authority what it never said."""
    return _told(article, "misused-authority")


def studies(article: Article) -> Iterator[Finding]:
    """The sentences that say of a study what it did not find."""
    return _told(article, "misreported-study")


def _told(article: Article, rule: str) -> Iterator[Finding]:
    """The sentences that say what a row of ``rule`` says, unless they correct it."""
    lines = article.sentence_lines(_KINDS)
    for fact in facts():
        if fact.rule != rule:
            continue
        for place, _ in lines.hits(fact.said):
            if fact.unless.search(place[0].text):
                continue
            if debunked(article, *place) or question(article, *place):
                continue
            found = finding(*place)
            yield Finding(found.span, found.excerpt, {**found.slots, "correction": fact.correction})

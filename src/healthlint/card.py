"""The score card: what an editor wants to know of an article before reading its findings one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from healthlint.article import Article
from healthlint.checks import readability, trust
from healthlint.contexts import traits
from healthlint.contexts.claims import claim_load, claims
from healthlint.contexts.evidence import Level, rungs
from healthlint.model import Card, Category, Problem, Rate, Severity


def card(article: Article, problems: Iterable[Problem]) -> Card:
    """The card of an article in which a run found ``problems``; suppressed ones do not count."""
    found = rungs(article)
    return Card(
        rates=_rates(problems, article.words),
        claims=sum(not claim.shielded for claim in claims(article)),
        unsourced=len(claim_load(article)),
        evidence={level.name.lower(): found[level] for level in (Level.TRACEABLE, Level.NAMED, Level.VAGUE)},
        grade=readability.grades(article),
        signals=_signals(article),
    )


def _rates(problems: Iterable[Problem], words: int) -> Mapping[Category, Rate] | None:
    """Findings of each category per 1,000 words; None where there are no words."""
    if not words:
        return None
    counts = Counter((p.category, p.severity > Severity.INFO) for p in problems if not p.suppressed)

    def rate(category: Category, *, grave: bool) -> float:
        return round(1000 * counts[category, grave] / words, 1)

    return {category: Rate(rate(category, grave=True), rate(category, grave=False)) for category in Category}


def _signals(article: Article) -> Mapping[str, bool | None]:
    """The signs of trust; a disclosure is called for where links pay the publisher."""
    return {
        "author": trust.has_author(article),
        "date": trust.has_date(article),
        "reviewer": trust.has_reviewer(article),
        "sources": traits.has_sources(article),
        "disclaimer": traits.disclaims(article),
        "advice": traits.advises_clinician(article),
        "disclosure": traits.discloses(article) or (False if traits.has_affiliate_links(article) else None),
        "interests": traits.states_interest(article),
        "contact": trust.has_contact(article),
    }

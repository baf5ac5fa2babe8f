"""Many benefits and not a word on what is uncertain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.contexts.claims import Strength, claim_load, claims
from healthlint.contexts.traits import admits_limits, short
from healthlint.findings import article_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article
    from healthlint.model import Finding

_LOAD, _BENEFITS = 4, 6


def check(article: Article) -> Iterator[Finding]:
    """One finding where four flat or six weaker claims meet no statement of limits."""
    said = sum(not claim.shielded and claim.strength >= Strength.CAPACITY for claim in claims(article))
    if short(article) or admits_limits(article):
        return
    if len(claim_load(article)) >= _LOAD or said >= _BENEFITS:
        yield article_finding(article, count=str(said))

"""Benefits said of a therapy or product: each flat claim, each "can", and their number in the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.contexts.claims import Claim, Strength, claim_load, claims
from healthlint.contexts.evidence import sourced, traceable
from healthlint.contexts.shields import balanced
from healthlint.findings import finding, point_finding
from healthlint.model import Finding, Severity
from healthlint.span import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from healthlint.article import Article

_SATURATED, _FLOODED = 4, 8


def direct(article: Article) -> Iterator[Finding]:
    """The direct claims without shield and source; info where the limits of the evidence are told beside them."""
    for claim in claim_load(article):
        place = (claim.sentence, claim.start, claim.end)
        yield finding(*place, Severity.INFO if balanced(article, *place) else None)


def capacity(article: Article) -> Iterator[Finding]:
    """The claims with "can" without shield and source."""
    for claim in claims(article):
        place = (claim.sentence, claim.start, claim.end)
        if claim.strength is Strength.CAPACITY and not claim.shielded and not sourced(article, *place):
            yield finding(*place)


def density(article: Article) -> Iterable[Finding]:
    """One finding on the article where the direct claims are many; an error where they are a flood without a source."""
    load = claim_load(article)
    if len(load) < _SATURATED:
        return
    severity = Severity.ERROR if len(load) >= _FLOODED and not traceable(article) else None
    first = load[0].sentence.to_source(load[0].start, load[0].end).start
    yield point_finding(first, severity, count=str(len(load)), lines=_lines(article, load[:3]))


def _lines(article: Article, first: tuple[Claim, ...]) -> str:
    index = LineIndex(article.document.source)
    lines = [index.position(claim.sentence.to_source(claim.start, claim.end).start).line for claim in first]
    return ", ".join(str(line) for line in dict.fromkeys(lines))

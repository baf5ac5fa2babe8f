"""Benefits said of a therapy or product: each flat claim, each "can", and their number in the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.contexts.claims import Claim, Strength, claim_load, claims
from healthlint.contexts.evidence import sourced, traceable
from healthlint.contexts.shields import balanced
from healthlint.findings import finding, point_finding
from healthlint.model import Finding, Severity
from healthlint.pattern import Pattern
from healthlint.span import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from healthlint.article import Article

_SATURATED, _FLOODED = 4, 8
_MILD = Pattern(
    [
        r"support(?:s|ing|ed)?",
        r"promot(?:es?|ing|ed)",
        r"aid(?:s|ing|ed)?",
        r"nourish(?:es|ing|ed)?",
        r"maintain(?:s|ing)?",
        r"relax(?:es|ing)?",
        r"calm(?:s|ing)?",
        r"sooth(?:es?|ing)",
    ]
)
_ILLNESS = Pattern(["{disease}", "{complaint}"])


def direct(article: Article) -> Iterator[Finding]:
    """The direct claims without shield and source.

    Info where the limits of the evidence are told beside them, and where the verb is as mild as "supports" and no
    illness is named.
    """
    for claim in claim_load(article):
        place = (claim.sentence, claim.start, claim.end)
        yield finding(*place, Severity.INFO if _is_mild(article, claim) or balanced(article, *place) else None)


def _is_mild(article: Article, claim: Claim) -> bool:
    said = claim.sentence.text[claim.start : claim.end]
    return _MILD.search(said, article.text) and not _ILLNESS.search(said, article.text)


def capacity(article: Article) -> Iterator[Finding]:
    """The claims with "can" without shield and source."""
    for claim in claims(article):
        place = (claim.sentence, claim.start, claim.end)
        if claim.strength is Strength.CAPACITY and not claim.shielded and not sourced(article, *place):
            yield finding(*place)


def density(article: Article) -> Iterable[Finding]:
    """One finding on the article where the direct claims are many; an error where they are a flood without a source."""
    load = claim_load(article)
    first = next((claim for claim in load if not _is_mild(article, claim)), None)
    if len(load) < _SATURATED or first is None:
        return
    severity = Severity.ERROR if len(load) >= _FLOODED and not traceable(article) else None
    start = first.sentence.to_source(first.start, first.end).start
    yield point_finding(start, severity, count=str(len(load)), lines=_lines(article, load[:3]))


def _lines(article: Article, first: tuple[Claim, ...]) -> str:
    index = LineIndex(article.document.source)
    lines = [index.position(claim.sentence.to_source(claim.start, claim.end).start).line for claim in first]
    return ", ".join(str(line) for line in dict.fromkeys(lines))

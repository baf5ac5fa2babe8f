"""An article that invokes evidence and offers none to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.contexts.agents import topic
from healthlint.contexts.claims import benefit, claim_load
from healthlint.contexts.evidence import Level, is_research_report, mention_start, own_level, traceable
from healthlint.contexts.shields import balanced, debunked, negated
from healthlint.findings import point_finding
from healthlint.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article, Sentence

_MIN_WORDS, _MENTIONS, _LOAD, _FLOOD = 120, 2, 4, 8


def check(article: Article) -> Iterator[Finding]:
    """One finding on an article about a remedy where evidence for a benefit is invoked twice, or the claims are many, and nothing is traceable.

    Info where the limits of the evidence are told, and where no evidence is invoked and the claims are no
    flood: they are findings themselves.
    """
    if article.words < _MIN_WORDS or traceable(article) or is_research_report(article):
        return
    if not topic(article) and not claim_load(article):
        return
    mentions = [
        s for s in article.prose if own_level(article, s) in (Level.VAGUE, Level.NAMED) and _for_benefit(article, s)
    ]
    load = claim_load(article)
    if len(mentions) >= _MENTIONS or len(load) >= _LOAD:
        calm = len(load) < _FLOOD if not mentions else not load and _balanced(article, mentions)
        sentence = mentions[0] if mentions else load[0].sentence
        start = sentence.to_source(mention_start(sentence), len(sentence.text)).start
        yield point_finding(start, Severity.INFO if calm else None)


def _balanced(article: Article, mentions: list[Sentence]) -> bool:
    return all(balanced(article, sentence, 0, len(sentence.text)) for sentence in mentions)


def _for_benefit(article: Article, sentence: Sentence) -> bool:
    place = (article, sentence, mention_start(sentence), len(sentence.text))
    return benefit(*place) and not negated(*place) and not debunked(*place)

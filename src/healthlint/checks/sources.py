"""The sources of an article: none to follow, weak ones, or old ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.contexts.agents import topic
from healthlint.contexts.claims import benefit, claim_load
from healthlint.contexts.evidence import (
    Level,
    invoked,
    is_research_report,
    is_source,
    mention_start,
    own_level,
    references,
    sentence_links,
    traceable,
)
from healthlint.contexts.shields import balanced, debunked, negated
from healthlint.document import LinkKind
from healthlint.findings import article_finding, point_finding
from healthlint.model import Finding, Severity
from healthlint.pattern import Pattern

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
        start = sentence.to_source(mention_start(article, sentence), len(sentence.text)).start
        yield point_finding(start, Severity.INFO if calm else None)


def _balanced(article: Article, mentions: list[Sentence]) -> bool:
    return all(balanced(article, sentence, 0, len(sentence.text)) for sentence in mentions)


def _for_benefit(article: Article, sentence: Sentence) -> bool:
    place = (article, sentence, mention_start(article, sentence), len(sentence.text))
    return benefit(*place) and not negated(*place) and not debunked(*place)


# Where anybody can write, a seller speaks, or a release stands: no place for the proof of a benefit.
_WEAK = Pattern([
    r"//(?:[\w-]+\.)*(?:wikipedia\.org|blogspot\.\w+|wordpress\.com|medium\.com|substack\.com|tumblr\.com|reddit\.com|quora\.com)/",
    r"//(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|tiktok\.com|facebook\.com|instagram\.com|pinterest\.\w+|twitter\.com|x\.com)/",
    r"//(?:[\w-]+\.)*(?:prnewswire|businesswire|globenewswire|einpresswire|eurekalert)\.\w+/", r"//(?:chatgpt\.com|chat\.openai\.com|perplexity\.ai)/",
], boundaries=False)  # fmt: skip


def weak(article: Article) -> Iterator[Finding]:
    """Links to weak places that alone stand behind evidence invoked for a benefit."""
    listed = references(article).blocks
    for sentence in article.prose:
        if id(sentence.block) in listed or not (invoked(article, sentence) and _for_benefit(article, sentence)):
            continue
        block = sentence.block
        if any(is_source(article, link) and not _WEAK.search(link.target) for link in block.links):
            continue
        for link in sentence_links(sentence):
            if link.kind is LinkKind.LINK and _WEAK.search(link.target):
                yield Finding(link.span, block.text[link.start : link.end], {"match": link.target})


_YEAR = lazy_re.compile(r"\b(?:19|20)\d\d\b")
_STALE = 10


def stale(article: Article) -> Iterator[Finding]:
    """One finding on an article about a remedy whose newest reference is more than ten years older than the article.

    The age is told by the article's own date: by today's, one text would be judged anew each year.
    """
    written = [
        int(year)
        for item in article.document.metadata
        if "date" in item.key.lower()
        for year in _YEAR.findall(item.value)
    ]
    cited = [int(year) for text in references(article).texts for year in _YEAR.findall(text)]
    if not written or len(cited) < _MENTIONS or not topic(article):
        return
    if max(cited) < min(written) - _STALE:
        yield article_finding(article, newest=str(max(cited)), written=str(min(written)))

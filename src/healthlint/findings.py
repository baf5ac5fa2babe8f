"""Findings on a place in an article, and on the article as a whole."""

from __future__ import annotations

from healthlint.article import Article, Sentence
from healthlint.model import Finding, Severity
from healthlint.span import Span


def finding(
    sentence: Sentence, start: int, end: int, severity: Severity | None = None, *, match: str | None = None
) -> Finding:
    """The finding on ``sentence.text[start:end]``; ``match`` is what the message quotes, by default the same."""
    excerpt = sentence.block.text[sentence.start + start : sentence.start + end]
    return Finding(sentence.to_source(start, end), excerpt, {"match": match or excerpt}, severity)


def article_finding(article: Article, severity: Severity | None = None, **slots: str) -> Finding:
    """A finding about the whole article: an empty range at its first block."""
    return point_finding(article.blocks[0].span.start if article.blocks else 0, severity, **slots)


def point_finding(offset: int, severity: Severity | None = None, **slots: str) -> Finding:
    """A finding about the whole article whose first sign stands at ``offset`` of the source: an empty range there."""
    return Finding(Span(offset, offset), "", slots, severity)

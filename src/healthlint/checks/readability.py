"""The reading grade of an article, by textstat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.findings import article_finding
from healthlint.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article
    from healthlint.model import Finding

_MIN_WORDS, _HARD, _VERY_HARD = 150, 12, 16


def check(article: Article) -> Iterator[Finding]:
    """One finding on a text of Flesch-Kincaid grade over 12 (a warning over 16); each sentence ends in a full stop."""
    if article.words < _MIN_WORDS:
        return
    import textstat  # loads a dictionary for about a second

    text = " ".join(sentence.text.rstrip(".!?:; ") + "." for sentence in article.prose)
    grade = textstat.flesch_kincaid_grade(text)
    if grade > _HARD:
        yield article_finding(article, Severity.WARNING if grade > _VERY_HARD else None, grade=f"{grade:.1f}")

"""The reading grade of an article, by textstat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.findings import article_finding
from healthlint.model import Grade, Severity
from healthlint.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from healthlint.article import Article
    from healthlint.model import Finding

_MIN_WORDS, _HARD, _VERY_HARD = 150, 12, 16
# What an article on a condition cannot do without: its name, and those of the treatments.
_TERMS = Pattern([r"{disease}", r"{complaint}", r"{established}", r"{therapy}"])
_SHORT = "it"


def check(article: Article) -> Iterator[Finding]:
    """One finding on a text of Flesch-Kincaid grade over 12 (a warning over 16)."""
    text = _text(article)
    if text and (grade := _grade(text)) > _HARD:
        yield article_finding(article, Severity.WARNING if grade > _VERY_HARD else None, grade=f"{grade:.1f}")


def grades(article: Article) -> Grade | None:
    """The grade with and without medical terms; None for a text too short to be graded."""
    text = _text(article)
    if not text:
        return None
    terms = list(_TERMS.spans(text))
    return Grade(round(_grade(text), 1), round(_grade(_with_short_words(text, terms)), 1), len(terms))


def _text(article: Article) -> str:
    """The running text, each sentence with a full stop; nothing where there are too few words."""
    if article.words < _MIN_WORDS:
        return ""
    return " ".join(sentence.text.rstrip(".!?:; ") + "." for sentence in article.prose)


def _grade(text: str) -> float:
    import textstat  # loads a dictionary for about a second

    grade: float = textstat.flesch_kincaid_grade(text)
    return grade


def _with_short_words(text: str, terms: Iterable[tuple[int, int]]) -> str:
    """``text`` with a short word for each word of ``terms``: the sentences stay as long as they are."""
    pieces, at = [], 0
    for start, end in terms:
        pieces += [text[at:start], " ".join(_SHORT for _ in text[start:end].split())]
        at = end
    return "".join([*pieces, text[at:]])

"""Sentences too long to follow, and abbreviations that nobody explains."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.contexts.evidence import in_references
from healthlint.document import Kind
from healthlint.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article
    from healthlint.model import Finding

_LONGEST = 40  # words
_LIST = 5  # commas and semicolons of a sentence that is a list
_ABBREVIATION = lazy_re.compile(r"(?<![\w-])[A-Z]{3,6}(?![\w-]|\.\w)")
# What readers of a newspaper know.
_KNOWN = frozenset(
    "ADHD AIDS AND BBC BMI CBD CDC CEO COVID DIY DNA DVD FAQ FDA GPS HIV MMR MRI NASA NHS NIH PDF RNA SPF TV UK UNICEF URL USA UVA UVB WHO".split()  # noqa: SIM905
)


def sentences(article: Article) -> Iterator[Finding]:
    """The sentences of paragraphs with more than forty words that are no lists."""
    for sentence in article.prose:
        text = sentence.text
        if sentence.block.kind is not Kind.PARAGRAPH or len(text.split()) <= _LONGEST:
            continue
        if text.count(",") + text.count(";") < _LIST and not in_references(article, sentence, 0, len(text)):
            yield finding(sentence, 0, len(text))


def abbreviations(article: Article) -> Iterator[Finding]:
    """The first use of each abbreviation that is used twice and explained nowhere, in a text that is not all capitals."""
    places = [
        (found[0], sentence, found)
        for sentence in article.prose
        if not sentence.text.isupper() and not in_references(article, sentence, 0, len(sentence.text))
        for found in _ABBREVIATION.finditer(sentence.text)
    ]
    names = [name for name, _, _ in places]
    told: set[str] = set(_KNOWN)
    for name, sentence, found in places:
        if name not in told and names.count(name) > 1 and not _explained(name, article.text):
            yield finding(sentence, *found.span())
        told.add(name)


def _explained(name: str, text: str) -> bool:
    """Whether the name stands in or before brackets, its initials in a row, or itself as a word in small letters."""
    initials = r"[\s/-]+(?:(?:of|and|the|for|in)\s+)?".join(rf"{letter}[\w']*" for letter in name)
    return re.search(rf"\({name}s?\W|\b{name}s? ?\(|(?i:\b{initials})|\b{name.lower()}\b", text) is not None

"""Doses for readers without a word of caution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.article import PROSE
from healthlint.contexts.shields import debunked, negated, quoted
from healthlint.findings import finding
from healthlint.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article
    from healthlint.model import Finding

_DOSE = Pattern([
    r"(?:take|swallow|give|dosages?|doses?|supplement with)\b[^.\n]{0,60}?\b(?:\d[\d,.]*|one|two|three|four|five|six|ten|half an?)(?: ?(?:-|\x{2013}|to|or) ?(?:\d[\d,.]*|two|three|four|six))? ?(?:mg|mcg|\x{b5}g|milligrams?|micrograms?|IU|ml|drops?|tablets?|capsules?|pills?|softgels?|gummies)\b[^.\n]{0,40}?(?:per day|a day|daily|each day|every day|twice|once|times|per kg|hours|at night|before bed|each night)",
])  # fmt: skip
_CAUTION = Pattern([
    r"maximum", r"exceed(?:s|ed|ing)?", r"(?:no|not) more than", r"too much", r"overdos\w+", r"upper limit", r"unless", r"doctors?", r"physicians?", r"pharmacists?", r"{clinician}", r"prescri\w+", r"labels?", r"leaflets?", r"package",
    r"child(?:ren)?", r"pregnan\w+", r"interact\w*", r"side effects?", r"allerg\w+", r"warnings?", r"cautio\w+", r"not suitable", r"should not",
])  # fmt: skip
# What a trial or a person took, and what an animal gets.
_NOT_FOR_READERS = Pattern([
    r"trials?", r"stud(?:y|ies)", r"participants", r"researchers?", r"volunteers", r"(?:was|were) given", r"(?:i|he|she) (?:\w+ )?takes?", r"(?:cat|dog|pet|horse|puppy|kitten)s?",
])  # fmt: skip


def check(article: Article) -> Iterator[Finding]:
    """The first dose that readers are told to take, in an article that says nowhere who must be careful and how much is too much."""
    if _CAUTION.search(article.text):
        return
    for place, _ in article.sentence_lines(PROSE).hits(_DOSE):
        if _NOT_FOR_READERS.search(place[0].text):
            continue
        if not any(shield(article, *place) for shield in (negated, quoted, debunked)):
            yield finding(*place)
            return

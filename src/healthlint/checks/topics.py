"""What an article on a certain topic must not leave out: groups at risk, warning signs, where to get help at once."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from healthlint.article import PROSE
from healthlint.contexts.evidence import is_research_report
from healthlint.contexts.traits import advises_clinician, recommends, short
from healthlint.document import Kind
from healthlint.findings import article_finding
from healthlint.pattern import Pattern
from healthlint.records import NamedTuple
from healthlint.resources import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article
    from healthlint.model import Finding

_NAMES = frozenset({Kind.TITLE, Kind.HEADING})
_MENTIONS = 3


class Row(NamedTuple):
    """A topic, what an article on it must name (one such cue is enough), and that in words for the message."""

    topic: Pattern
    cues: Pattern
    needed: str


_EMERGENCIES = Row(
    Pattern([
        r"chest pains?", r"heart attacks?", r"strokes?", r"suicid\w+", r"self[- ]harm", r"anaphyla\w+", r"overdos(?:es?|ing)", r"poisoning", r"meningitis", r"sepsis", r"ectopic pregnanc(?:y|ies)", r"ketoacidosis", r"concussions?", r"head injur(?:y|ies)",
    ]),
    Pattern([
        r"(?:call|dial|ring|phone|text|tel)\W+(?:[\w-]+ ){0,3}?(?:911|999|112|000|111|988|116 ?123|13 11 14)", r"emergenc(?:y|ies)", r"A&E", r"(?:crisis|suicide|help) ?lines?", r"life ?lines?", r"samaritans", r"poison (?:control|cent(?:er|re)|helpline)", r"ambulances?", r"(?:go|get|taken|rushed) (?:\w+ ){0,3}to (?:\w+ ){0,3}hospital", r"urgent(?:ly)?", r"immediate(?:ly)?", r"right away", r"at once",
    ]),
    "an emergency number or a crisis line",
)  # fmt: skip


@cache
def _rows(name: str) -> tuple[Row, ...]:
    """The rows of ``lexicons/<name>.tsv``; ValueError for a row that has not three columns."""
    return tuple(Row(Pattern([topic]), Pattern([cues]), needed) for topic, cues, needed in table(f"lexicons/{name}"))


TABLES = (partial(_rows, "contraindications"), partial(_rows, "red-flags"))  # of patterns


def contraindications(article: Article) -> Iterator[Finding]:
    """One finding for each remedy the article is about whose groups at risk it does not name."""
    return _missing(article, _rows("contraindications"))


def red_flags(article: Article) -> Iterator[Finding]:
    """One finding for each complaint the article is about, where it neither names warning signs nor sends readers to anyone."""
    if not advises_clinician(article):
        yield from _missing(article, _rows("red-flags"))


def emergencies(article: Article) -> Iterator[Finding]:
    """One finding on an article about an emergency that does not say where to get help at once."""
    return _missing(article, (_EMERGENCIES,))


def _missing(article: Article, rows: tuple[Row, ...]) -> Iterator[Finding]:
    if short(article) or not recommends(article) or is_research_report(article):
        return
    for row in rows:
        if _is_about(article, row.topic) and not row.cues.search(article.text):
            yield article_finding(article, needed=row.needed)


def _is_about(article: Article, topic: Pattern) -> bool:
    """Whether a heading or title names the topic, and the text comes back to it."""
    if not topic.search(article.sentence_lines(_NAMES).text, article.text):
        return False
    return sum(1 for _ in topic.spans(article.sentence_lines(PROSE).text, article.text)) >= _MENTIONS

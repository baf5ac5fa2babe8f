"""How an article is judged, for people who write rules: what holds at a place, and what kept which rule silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from healthlint.article import Article, Sentence
from healthlint.contexts import CONTEXTS
from healthlint.contexts.agents import agent
from healthlint.contexts.evidence import level
from healthlint.matchers import matcher_of
from healthlint.records import NamedTuple
from healthlint.rule import Rule
from healthlint.span import Span


class Match(NamedTuple):
    """Words that a rule matched; ``stopped`` is the condition that kept it silent, empty where none did."""

    rule: str
    span: Span
    excerpt: str
    stopped: str = ""
    contexts: tuple[str, ...] = ()  # that hold at the words of a match that was stopped


class Clause(NamedTuple):
    """A clause, who acts in it, and the contexts that hold over the whole of it."""

    text: str
    agent: str
    contexts: tuple[str, ...]


class Judged(NamedTuple):
    """A sentence as the rules see it."""

    text: str
    span: Span
    level: str
    clauses: tuple[Clause, ...]


class WatchedArticle(Article):
    """An article that remembers what conditions kept silent: ``silenced`` is emptied by who reads it."""

    silenced: list[tuple[Sentence, int, int, str]]

    def stopped(self, sentence: Sentence, start: int, end: int, reason: str) -> None:
        """Remember the place and the reason."""
        self.silenced.append((sentence, start, end, reason))


def matches(article: WatchedArticle, rules: Sequence[Rule]) -> Iterator[Match]:
    """All that ``rules`` match in the article, reported or not; a check in Python tells only what it reports."""
    for rule in rules:
        article.silenced = []
        for item in matcher_of(rule).find(article):
            yield Match(rule.name, item.span, item.excerpt)
        for sentence, start, end, reason in article.silenced:
            held = holding(article, sentence, start, end)
            yield Match(rule.name, sentence.to_source(start, end), sentence.text[start:end], reason, held)


def judged(article: Article) -> Iterator[Judged]:
    """The sentences of the article with what is known of each."""
    for sentence in article.sentences:
        found = tuple(
            Clause(sentence.text[a:b].strip(), _agent(article, sentence, b), holding(article, sentence, a, b))
            for a, b in sentence.clauses
        )
        rung = level(article, sentence).name.lower()
        yield Judged(sentence.text, sentence.to_source(0, len(sentence.text)), rung, found)


def holding(article: Article, sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
    """The names of the contexts that hold at ``sentence.text[start:end]``."""
    return tuple(name for name, holds in CONTEXTS.items() if holds(article, sentence, start, end))


def _agent(article: Article, sentence: Sentence, end: int) -> str:
    return agent(article, sentence, end)[0].name.lower()

"""What all kinds of matchers share: reading the ``[match]`` table, and the conditions on a place."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from healthlint.article import SCOPES, Article, Sentence
from healthlint.contexts import CONTEXTS
from healthlint.document import Kind, Region
from healthlint.model import Finding, Severity
from healthlint.pattern import Pattern
from healthlint.rule import Rule


class TableError(ValueError):
    """A ``[match]`` table that says something its matcher does not understand; names the key."""


class Table:
    """A ``[match]`` table read with types; every key must be asked for."""

    def __init__(self, rule: Rule, keys: frozenset[str]) -> None:
        self._table = rule.match
        for key in rule.match:
            if key != "kind" and key not in keys:
                raise TableError(f"unknown key match.{key}")

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of strings (a single string counts as one); empty when the key is absent."""
        value = self._table.get(key, ())
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
            raise TableError(f"match.{key} must be a list of strings")
        return tuple(value)

    def string(self, key: str, default: str = "") -> str:
        """A string."""
        value = self._table.get(key, default)
        if not isinstance(value, str):
            raise TableError(f"match.{key} must be a string")
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """A boolean."""
        value = self._table.get(key, default)
        if not isinstance(value, bool):
            raise TableError(f"match.{key} must be true or false")
        return value

    def number(self, key: str, default: int) -> int:
        """A whole number."""
        value = self._table.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise TableError(f"match.{key} must be a whole number")
        return value

    def contexts(self, key: str) -> tuple[str, ...]:
        """A list of names of contexts."""
        names = self.strings(key)
        for name in names:
            if name not in CONTEXTS:
                raise TableError(f"match.{key} names an unknown context {name!r}")
        return names

    def kinds(self, key: str, default: tuple[str, ...]) -> frozenset[Kind]:
        """A list of scopes as the kinds of blocks they stand for."""
        names = self.strings(key) or default
        for name in names:
            if name not in SCOPES:
                raise TableError(f"match.{key} names an unknown scope {name!r}")
        return frozenset().union(*(SCOPES[name] for name in names))

    def regions(self, key: str) -> frozenset[Region]:
        """A list of regions; the main one when the key is absent."""
        try:
            return frozenset(Region(name) for name in self.strings(key) or ("main",))
        except ValueError as error:
            raise TableError(f"match.{key}: {error}") from None

    def pattern(self, key: str, *, boundaries: bool = True, ignore_case: bool = True) -> Pattern | None:
        """A list of patterns as one; None when the key is absent."""
        texts = self.strings(key)
        return Pattern(texts, boundaries=boundaries, ignore_case=ignore_case) if texts else None

    def severities(self, key: str) -> tuple[tuple[str, Severity], ...]:
        """A table from contexts to severities, in the order of the file."""
        value = self._table.get(key, {})
        if not isinstance(value, dict):
            raise TableError(f"match.{key} must be a table")
        pairs = []
        for name, word in value.items():
            if name not in CONTEXTS:
                raise TableError(f"match.{key} names an unknown context {name!r}")
            try:
                pairs.append((name, Severity.parse(str(word))))
            except ValueError as error:
                raise TableError(f"match.{key}.{name}: {error}") from None
        return tuple(pairs)


class Conditions:
    """The conditions a place must meet: ``when`` all, ``any`` at least one, ``unless`` none of these contexts hold.

    ``unless-text`` are patterns that must not match anywhere in the sentence, ``except`` patterns that must not touch
    the match itself (homographs). The first context of ``severity-when`` that holds sets the severity.
    """

    KEYS = frozenset({"when", "any", "unless", "unless-text", "except", "severity-when"})

    def __init__(self, table: Table) -> None:
        self._when = table.contexts("when")
        self._any = table.contexts("any")
        self._unless = table.contexts("unless")
        self._unless_text = table.pattern("unless-text")
        self._except = table.pattern("except")
        self._severities = table.severities("severity-when")

    def met(self, article: Article, sentence: Sentence, start: int, end: int) -> bool:
        """Whether ``sentence.text[start:end]`` may be reported; the article is told of what may not."""
        reason = self._obstacle(article, sentence, start, end)
        if reason:
            article.stopped(sentence, start, end, reason)
        return not reason

    def _obstacle(self, article: Article, sentence: Sentence, start: int, end: int) -> str:
        """The first condition that the place does not meet, as the rule file spells it; empty when it meets all."""

        def holds(name: str) -> bool:
            return CONTEXTS[name](article, sentence, start, end)

        if self._except and any(a < end and start < b for a, b in self._except.spans(sentence.text, article.text)):
            return "except"
        if self._unless_text and self._unless_text.search(sentence.text, article.text):
            return "unless-text"
        for name in self._unless:
            if holds(name):
                return f"unless {name}"
        for name in self._when:
            if not holds(name):
                return f"when {name}"
        return "" if not self._any or any(holds(name) for name in self._any) else f"any {', '.join(self._any)}"

    def patterns(self) -> Iterable[Pattern]:
        """The patterns among the conditions."""
        return (pattern for pattern in (self._unless_text, self._except) if pattern)

    def severity(self, article: Article, sentence: Sentence, start: int, end: int) -> Severity | None:
        """The severity that the contexts of the place give it; None for the rule's own."""
        for name, severity in self._severities:
            if CONTEXTS[name](article, sentence, start, end):
                return severity
        return None


class Matcher(ABC):
    """Finds the places of one rule. Made from the rule; TableError when its table is wrong."""

    KEYS: ClassVar[frozenset[str]]

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.read(Table(rule, self.KEYS))

    @abstractmethod
    def read(self, table: Table) -> None:
        """Take what the matcher needs from the table."""

    @abstractmethod
    def find(self, article: Article) -> Iterable[Finding]:
        """The places in ``article``, in any order."""

    def patterns(self) -> Iterable[Pattern]:
        """The patterns of the table, for the checks of the catalogue."""
        for value in vars(self).values():
            if isinstance(value, Pattern):
                yield value
            elif isinstance(value, Conditions):
                yield from value.patterns()

"""``kind = "pattern"``: patterns over sentences (or whole blocks), each place judged in its context."""

from __future__ import annotations

from collections.abc import Iterable

from healthlint.article import Article
from healthlint.findings import finding
from healthlint.matchers.base import Conditions, Matcher, Table, TableError
from healthlint.model import Finding


class PatternMatcher(Matcher):
    """Reports the matches of ``patterns`` that meet the conditions.

    ``unit = "block"`` runs the patterns over whole blocks instead of sentences, for leftovers that no sentence
    splitter understands; ``boundaries = false`` matches inside words; ``case = true`` tells capitals apart.
    """

    KEYS = Conditions.KEYS | {"patterns", "scope", "regions", "unit", "boundaries", "case"}

    def read(self, table: Table) -> None:
        """Take patterns, scope and conditions."""
        pattern = table.pattern(
            "patterns",
            boundaries=table.flag("boundaries", default=True),
            ignore_case=not table.flag("case", default=False),
        )
        if pattern is None:
            raise TableError("match.patterns is missing")
        self._pattern = pattern
        self._kinds = table.kinds("scope", ("prose", "heading", "title", "description"))
        self._regions = table.regions("regions")
        self._unit = table.string("unit", "sentence")
        if self._unit not in ("sentence", "block"):
            raise TableError('match.unit must be "sentence" or "block"')
        self._conditions = Conditions(table)

    def find(self, article: Article) -> Iterable[Finding]:
        """The matches that meet the conditions."""
        lines = (
            article.sentence_lines(self._kinds)
            if self._unit == "sentence"
            else article.block_lines(self._kinds, self._regions)
        )
        for place, match in lines.hits(self._pattern):
            if self._conditions.met(article, *place):
                yield finding(*place, self._conditions.severity(article, *place), match=match)

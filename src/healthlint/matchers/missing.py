"""``kind = "missing"``: something an article of this sort should say and does not."""

from __future__ import annotations

from collections.abc import Iterable

from healthlint.article import Article
from healthlint.contexts import TRAITS
from healthlint.findings import article_finding
from healthlint.matchers.base import Matcher, Table, TableError
from healthlint.model import Finding


class MissingMatcher(Matcher):
    """Reports an article that has all traits of ``when``, none of ``unless``, and no sentence that matches ``cues``.

    Traits are facts about whole articles, such as ``promotes``. The finding stands at the start of the article.
    """

    KEYS = frozenset({"when", "unless", "cues"})

    def read(self, table: Table) -> None:
        """Take traits and cues."""
        self._when = table.strings("when")
        self._unless = table.strings("unless")
        for name in self._when + self._unless:
            if name not in TRAITS:
                raise TableError(f"unknown trait {name!r} of an article")
        if not self._when:
            raise TableError("match.when is missing: a rule about something missing says which articles need it")
        self._cues = table.pattern("cues")

    def find(self, article: Article) -> Iterable[Finding]:
        """One finding, or none."""
        if not all(TRAITS[name](article) for name in self._when) or any(TRAITS[name](article) for name in self._unless):
            return
        if self._cues and self._cues.search(article.text):
            return
        yield article_finding(article)

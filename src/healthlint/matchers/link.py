"""``kind = "link"``: links by their text and their target."""

from __future__ import annotations

from collections.abc import Iterable

from healthlint.article import Article, Sentence
from healthlint.document import LinkKind
from healthlint.matchers.base import Conditions, Matcher, Table, TableError
from healthlint.matchers.block import folded
from healthlint.model import Finding


class LinkMatcher(Matcher):
    """Reports links whose whole text matches ``anchors`` and whose target has ``targets`` in it.

    Either may be left out. ``except-targets`` are patterns of targets that are left alone; ``kinds`` are the kinds of
    links looked at (``link``, ``autolink``, ``image``, …); ``external = true`` looks at links to other sites only.
    """

    KEYS = Conditions.KEYS | {"anchors", "targets", "except-targets", "kinds", "regions", "external", "case"}

    def read(self, table: Table) -> None:
        """Take patterns and conditions."""
        self._anchors = table.pattern("anchors", boundaries=False)
        self._targets = table.pattern("targets", boundaries=False, ignore_case=not table.flag("case", default=False))
        if self._anchors is None and self._targets is None:
            raise TableError("match.anchors or match.targets is missing")
        self._except = table.pattern("except-targets", boundaries=False)
        self._kinds = frozenset(LinkKind(name) for name in table.strings("kinds") or ("link", "autolink"))
        self._regions = table.regions("regions")
        self._external = table.flag("external", default=False)
        self._conditions = Conditions(table)

    def find(self, article: Article) -> Iterable[Finding]:
        """The links that match."""
        for block, link in article.document.links:
            if link.kind not in self._kinds or block.region not in self._regions:
                continue
            anchor = block.text[link.start : link.end]
            if self._matches(anchor, link.target):
                whole = Sentence(0, block, 0, len(block.text))
                place = (whole, link.start, max(link.end, link.start + 1))
                if self._conditions.met(article, *place):
                    severity = self._conditions.severity(article, *place)
                    yield Finding(link.span, anchor or link.target, {"match": anchor, "target": link.target}, severity)

    def _matches(self, anchor: str, target: str) -> bool:
        if self._external and "//" not in target:
            return False
        if self._anchors and not self._anchors.fullmatch(folded(anchor)):
            return False
        if self._targets and not self._targets.search(target):
            return False
        return not (self._except and self._except.search(target))

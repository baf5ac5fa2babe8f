"""``kind = "block"``: short blocks that are a leftover as a whole."""

from __future__ import annotations

from collections.abc import Iterable

from healthlint.article import Article, Sentence, once
from healthlint.findings import finding
from healthlint.matchers.base import Conditions, Matcher, Table, TableError
from healthlint.model import Finding

_TRIM = ' .:·•|*_-–—">→←'  # a guillemet (« Older posts) is a plain quotation mark by then


class BlockMatcher(Matcher):
    """Reports blocks whose whole text, without accents and punctuation at its ends, matches one of ``patterns``.

    ``max-words`` is the longest block looked at. ``edges = n`` looks only at the first and last ``n`` blocks of the
    article, for words that are leftovers only there. ``scope`` and ``regions`` choose the blocks.
    """

    KEYS = Conditions.KEYS | {"patterns", "scope", "regions", "max-words", "edges"}

    def read(self, table: Table) -> None:
        """Take patterns, limits and conditions."""
        pattern = table.pattern("patterns", boundaries=False)
        if pattern is None:
            raise TableError("match.patterns is missing")
        self._pattern = pattern
        self._kinds = table.kinds("scope", ("prose", "heading"))
        self._regions = table.regions("regions")
        self._max_words = table.number("max-words", 12)
        self._edges = table.number("edges", 0)
        self._conditions = Conditions(table)

    def find(self, article: Article) -> Iterable[Finding]:
        """The blocks that match as a whole."""
        for item in self._candidates(article):
            text = folded(item.text)
            if text.count(" ") < self._max_words and self._pattern.fullmatch(text, _folded_text(article)):
                place = (item, 0, len(item.text))
                if self._conditions.met(article, *place):
                    yield finding(*place, self._conditions.severity(article, *place))

    def _candidates(self, article: Article) -> tuple[Sentence, ...]:
        items = article.block_lines(self._kinds, self._regions).items
        if self._edges and len(items) > 2 * self._edges:
            return items[: self._edges] + items[-self._edges :]
        return items


@once
def _folded_text(article: Article) -> str:
    text = _without_accents(article.text)
    return article.text if text == article.text else text  # of the same text more is known


def folded(text: str) -> str:
    """``text`` without accents, and without punctuation and spaces at its ends."""
    return _without_accents(text).strip(_TRIM)


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    import unicodedata

    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))

"""Dates in the metadata of an article: those that cannot be, and those long past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.findings import article_finding
from healthlint.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from healthlint.article import Article
    from healthlint.document import Meta

_PUBLISHED = frozenset({"date", "published", "pubdate", "publishdate", "datepublished", "article:published_time"})
_CHANGED = frozenset({
    "updated", "modified", "lastmod", "last_modified_at", "datemodified", "article:modified_time", "reviewed", "lastreviewed",
    "last_reviewed", "date_modified", "date_updated",
})  # fmt: skip
_ISO = lazy_re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")
_YEAR = 365
_STALE = 3 * _YEAR


def impossible(article: Article) -> Iterator[Finding]:
    """The date of a change that lies before publication, and dates more than a year ahead."""
    published, changed = _dates(article, _PUBLISHED), _dates(article, _CHANGED)
    for item, day in changed:
        if published and (min(first for _, first in published) - day).days > 1:
            yield Finding(item.span, item.value, {"match": item.value, "problem": "is before the date of publication"})
    for item, day in published + changed:
        if (day - _today()).days > _YEAR:
            yield Finding(item.span, item.value, {"match": item.value, "problem": "lies in the future"})


def stale(article: Article) -> Iterator[Finding]:
    """One finding on an article whose last date is more than three years ago."""
    days = [day for _, day in _dates(article, _PUBLISHED | _CHANGED)]
    if days and (_today() - max(days)).days > _STALE:
        yield article_finding(article, day=max(days).isoformat())


def _dates(article: Article, keys: frozenset[str]) -> list[tuple[Meta, date]]:
    """The dates under ``keys`` of the page itself: a <time> may stand in a list of other articles."""
    found = []
    for item in article.document.metadata:
        leaf, iso = item.key.lower().rsplit(".", 1)[-1], _ISO.match(item.value)
        if leaf in keys and item.origin != "time" and iso and (day := _day(*map(int, iso.groups()))):
            found.append((item, day))
    return found


def _today() -> date:
    from datetime import date

    return date.today()


def _day(year: int, month: int, day: int) -> date | None:
    from datetime import date  # most articles have no date to look at

    try:
        return date(year, month, day)
    except ValueError:
        return None

"""Dates in the metadata of an article: those that cannot be, and those long past."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.findings import article_finding
from healthlint.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article
    from healthlint.document import Meta

_PUBLISHED = frozenset({"date", "published", "pubdate", "publishdate", "datepublished", "article:published_time"})
_CHANGED = frozenset({
    "updated", "modified", "lastmod", "last_modified_at", "datemodified", "article:modified_time", "reviewed", "lastreviewed",
    "last_reviewed", "date_modified", "date_updated",
})  # fmt: skip
_ISO = lazy_re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")


def impossible(article: Article) -> Iterator[Finding]:
    """The date of a change that lies before publication, and dates more than a year ahead."""
    published, changed = _dates(article, _PUBLISHED), _dates(article, _CHANGED)
    for item, day in changed:
        if published and _is_before(day, min(first for _, first in published)):
            yield Finding(item.span, item.value, {"match": item.value, "problem": "is before the date of publication"})
    for item, day in published + changed:
        if day > _years_from_now(1):
            yield Finding(item.span, item.value, {"match": item.value, "problem": "lies in the future"})


def stale(article: Article) -> Iterator[Finding]:
    """One finding on an article whose last date is more than three years ago."""
    days = [day for _, day in _dates(article, _PUBLISHED | _CHANGED)]
    if days and max(days) < _years_from_now(-3):
        yield article_finding(article, day=max(days))


def _dates(article: Article, keys: frozenset[str]) -> list[tuple[Meta, str]]:
    """The dates under ``keys`` in ISO form, which sorts, of the page itself: a <time> may stand in a list of others."""
    found = []
    for item in article.document.metadata:
        leaf, iso = item.key.lower().rsplit(".", 1)[-1], _ISO.match(item.value)
        if leaf in keys and item.origin != "time" and iso:
            found.append((item, iso[0]))
    return found


def _is_before(day: str, other: str) -> bool:
    """Whether ``day`` is more than a day before ``other``: clocks differ from zone to zone."""
    if day >= other:
        return False
    from datetime import date  # few dates need it

    try:
        return (date.fromisoformat(other) - date.fromisoformat(day)).days > 1
    except ValueError:  # 31 June
        return False


def _years_from_now(years: int) -> str:
    today = time.strftime("%Y-%m-%d")
    return f"{int(today[:4]) + years}{today[4:]}"

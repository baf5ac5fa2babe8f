"""Links that pay the publisher and do not say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.contexts.traits import pays
from healthlint.document import Region
from healthlint.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article

_MARKS = frozenset({"sponsored", "nofollow", "ugc"})


def check(article: Article) -> Iterator[Finding]:
    """The affiliate and redirect links of the article without a mark in ``rel``."""
    for block, link in article.document.links:
        if block.region is Region.MAIN and pays(article, link) and not _MARKS.intersection(link.rel):
            anchor = block.text[link.start : link.end]
            yield Finding(link.span, anchor or link.target, {"match": anchor, "target": link.target})

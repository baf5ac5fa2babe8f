"""Links that pay the publisher and do not say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.contexts.traits import AFFILIATE
from healthlint.document import LinkKind, Region
from healthlint.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article

_MARKS = frozenset({"sponsored", "nofollow", "ugc"})


def check(article: Article) -> Iterator[Finding]:
    """The affiliate and redirect links of the article without a mark in ``rel``."""
    for block, link in article.document.links:
        if link.kind not in (LinkKind.LINK, LinkKind.AUTOLINK) or block.region is not Region.MAIN:
            continue
        if AFFILIATE.search(link.target) and not _MARKS.intersection(link.rel):
            anchor = block.text[link.start : link.end]
            yield Finding(link.span, anchor or link.target, {"match": anchor, "target": link.target})

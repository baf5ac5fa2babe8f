"""The same words linked to the same place of another site, three times or more."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from healthlint.contexts.evidence import references
from healthlint.document import Block, Link, LinkKind, Region
from healthlint.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article

_TIMES = 3


def check(article: Article) -> Iterator[Finding]:
    """Every link of a group of three or more with one text and one target."""
    groups: dict[tuple[str, str], list[tuple[Block, Link]]] = defaultdict(list)
    listed = references(article).blocks
    for block, link in article.document.links:
        anchor = block.text[link.start : link.end].casefold().strip()
        if (
            link.kind is LinkKind.LINK
            and block.region is Region.MAIN
            and id(block) not in listed
            and _counts(anchor, link)
        ):
            groups[anchor, link.target].append((block, link))
    for group in groups.values():
        if len(group) >= _TIMES:
            for block, link in group:
                anchor = block.text[link.start : link.end]
                yield Finding(link.span, anchor, {"match": anchor, "count": str(len(group))})


def _counts(anchor: str, link: Link) -> bool:
    """Whether a link is one a reader is sent away by: words for a text, and no place in the same page for a target."""
    away = "//" in link.target or link.target.startswith("{")
    return away and len(anchor) > 3 and any(char.isalpha() for char in anchor)

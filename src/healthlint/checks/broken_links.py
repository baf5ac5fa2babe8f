"""Links that cannot work: no text, no target, a target on the writer's own machine, an undefined reference."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.document import Block, Link, LinkKind, Region
from healthlint.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article

_DEAD = lazy_re.compile(
    r"^\s*$|^#$|^javascript:(?:void\(0\)|;)?;?$|^https?://(?:https?[:/]|$)|^https?:/[^/]|//(?:localhost|127\.0\.0\.1)\b"
    r"|//(?:www\.)?example\.(?:com|org|net)\b|yourdomain|YOURURL|//[\w.]*\.local\b|^file://|/wp-admin/|[?&]preview=true"
    r"|^mailto:\s*$|google\.\w+/url\?q=",
    re.I,
)

_SENTENCE = 5  # words around a link from which on it stands in a sentence


def check(article: Article) -> Iterator[Finding]:
    """The links of the article itself that lead nowhere or show nothing.

    In a whole page a link without text or target that stands by itself is a control, drawn by style and moved by a
    script; among the words of a sentence readers expect it to lead somewhere.
    """
    page = article.document.page
    for block, link in article.document.links:
        anchor = block.text[link.start : link.end]
        if block.region is Region.MAIN and _is_broken(block, link) and not (page and _is_control(block, link)):
            yield Finding(link.span, anchor or link.target, {"match": anchor, "target": link.target})


def _is_control(block: Block, link: Link) -> bool:
    anchor = block.text[link.start : link.end]
    if not anchor.strip() or link.target.lower().startswith(("#", "mailto:")):
        return True
    around = block.text[: link.start] + block.text[link.end :]
    return link.target.lower().startswith("javascript:") and len(around.split()) < _SENTENCE


def _is_broken(block: Block, link: Link) -> bool:
    if link.kind is LinkKind.UNRESOLVED:
        return True
    if link.kind is not LinkKind.LINK:
        return False
    anchor = block.text[link.start : link.end].strip()
    if link.target.strip() in ("#", "") and not anchor:
        return False  # the place of an anchor
    return bool(_DEAD.search(link.target)) or (not anchor and not _holds_something(block, link))


def _holds_something(block: Block, link: Link) -> bool:
    """Whether an image, or anything but white space, stands where the text of the link should be."""
    if any(other.kind is LinkKind.IMAGE and link.span.contains(other.span) for other in block.links):
        return True
    return link.target.startswith(("#", "/", "{")) or bool(link.title)

"""Links that cannot be seen, and calls to click where there is no link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.document import Block, Link, LinkKind, Region
from healthlint.findings import finding
from healthlint.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article

_STOP = lazy_re.compile(r"[.,;:!?'\"-]{1,2}")
_CALL = lazy_re.compile(
    r"\bclick (?:right )?here\b|\b(?:click|follow|use|see|tap) (?:on )?(?:the|this) link(?: (?:below|above))?\b"
    r"|\blink in (?:the |my |our )?(?:bio|description)\b",
    re.I,
)
_ADDRESS = lazy_re.compile(r"https?:|www\.|\w\.(?:com|org|net|gov|edu|uk)\b|@")


def check(article: Article) -> Iterator[Finding]:
    """The links to other sites that a style hides, or whose text is a mark of punctuation.

    The scripts of a whole page show and hide what they like, so there only the latter counts.
    """
    for block, link in article.document.links:
        if link.kind is LinkKind.LINK and "//" in link.target and _is_hidden(block, link, page=article.document.page):
            anchor = block.text[link.start : link.end]
            yield Finding(link.span, anchor or link.target, {"match": anchor, "target": link.target})


def _is_hidden(block: Block, link: Link, *, page: bool) -> bool:
    if link.hidden:
        return not page
    if block.region is not Region.MAIN or not _STOP.fullmatch(block.plain[link.start : link.end].strip()):
        return False
    return not any(other.target == link.target and other is not link for other in block.links)  # one link cut in two


def calls(article: Article) -> Iterator[Finding]:
    """The calls to click in blocks without a link or an address in or beside them.

    "The link below" may stand anywhere, so such a call counts only in an article that has none at all.
    """
    blocks = article.blocks
    clickable = [bool(block.links or _ADDRESS.search(block.plain)) for block in blocks]
    lonely = {id(block) for at, block in enumerate(blocks) if not any(clickable[max(0, at - 1) : at + 2])}
    none_at_all = not any(clickable) and not article.document.links
    for sentence in article.prose:
        found = _CALL.search(sentence.text)
        if found and id(sentence.block) in lonely and (none_at_all or "link" not in found[0].lower()):
            yield finding(sentence, *found.span())

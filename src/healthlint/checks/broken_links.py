"""Links that cannot work: no text, no target, a target on the writer's own machine, an undefined reference."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.article import once
from healthlint.document import Block, Link, LinkKind, Region
from healthlint.model import Finding
from healthlint.span import Span, SpanIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article

_DEAD = lazy_re.compile(
    r"^\s*$|^#$|^javascript:(?:void\(0\)|;)?;?$|^https?://(?:https?[:/]|$)|^https?:/[^/]|//(?:localhost|127\.0\.0\.1)\b"
    r"|//(?:www\.)?example\.(?:com|org|net)\b|yourdomain|YOURURL|//[\w.]*\.local\b|^file://|/wp-admin/|[?&]preview=true"
    r"|^mailto:\s*$|google\.\w+/url\?q=",
    re.I,
)

_WORD = lazy_re.compile(r"\w+")
_SENTENCE = 5  # words around a link from which on it stands in a sentence
_LABEL = 3  # words of the longest label of a control: "Back to top"


def check(article: Article) -> Iterator[Finding]:
    """The links of the article itself that lead nowhere or show nothing.

    A link without a real target that stands by itself is a control, drawn by style and moved by a script; among the
    words of a sentence readers expect it to lead somewhere.
    """
    for block, link in article.document.links:
        if block.region is Region.MAIN and _is_broken(article, block, link) and not _is_control(article, block, link):
            yield _told(block.text[link.start : link.end], link)


def _told(anchor: str, link: Link) -> Finding:
    """The finding, with words for the link and for what to do about it."""
    address = f"“{link.target}”" if link.target.strip() else "nowhere"
    named = f"The link “{anchor}” to {address}" if anchor.strip() else f"A link without text to {address}"
    mend = "the address that is meant" if anchor.strip() else "a text that names its target"
    return Finding(
        link.span, anchor or link.target, {"match": anchor, "target": link.target, "link": named, "mend": mend}
    )


def _is_control(article: Article, block: Block, link: Link) -> bool:
    document = article.document
    anchor, target = block.text[link.start : link.end].strip(), link.target.strip().lower()
    around = _words_beside_links(article)[id(block)]
    if not document.page:  # made from a page, maybe: its buttons, tabs and menus come as links to "#"
        alone = around == 0 or (anchor[:1].isupper() and _has_line_of_its_own(document.source, link))
        return target == "#" and len(anchor.split()) <= _LABEL and alone
    if not anchor or target.startswith(("#", "mailto:")):
        return True
    return target.startswith("javascript:") and around < _SENTENCE


def _has_line_of_its_own(source: str, link: Link) -> bool:
    begin = source.rfind("\n", 0, link.span.start) + 1
    end = source.find("\n", link.span.end)
    behind = _WORD.search(source, link.span.end, len(source) if end < 0 else end)
    return not (behind or _WORD.search(source, begin, link.span.start))


@once
def _words_beside_links(article: Article) -> dict[int, int]:
    """How many words of each block with links, by its ``id``, are not the text of a link."""
    return {id(block): len(_WORD.findall(_beside_links(block))) for block in article.document.blocks if block.links}


def _beside_links(block: Block) -> str:
    spoken, at = [], 0
    for other in sorted(block.links):
        spoken.append(block.text[at : other.start])
        at = max(at, other.end)
    return " ".join([*spoken, block.text[at:]])


def _is_broken(article: Article, block: Block, link: Link) -> bool:
    if link.kind is LinkKind.UNRESOLVED:
        return True
    if link.kind is not LinkKind.LINK:
        return False
    anchor = block.text[link.start : link.end].strip()
    if link.target.strip() in ("#", "") and not anchor:
        return False  # the place of an anchor
    return bool(_DEAD.search(link.target)) or (not anchor and not _holds_something(article, link))


def _holds_something(article: Article, link: Link) -> bool:
    """Whether an image, or anything but white space, stands where the text of the link should be."""
    if any(map(link.span.contains, _images(article).at(link.span))):
        return True
    return link.target.startswith(("#", "/", "{")) or bool(link.title)


@once
def _images(article: Article) -> SpanIndex[Span]:
    """The places of the images."""
    return SpanIndex((link.span, link.span) for _, link in article.document.links if link.kind is LinkKind.IMAGE)

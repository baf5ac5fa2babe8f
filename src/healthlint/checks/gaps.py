"""Where something is missing: text that breaks off, headings over nothing, markers without their references."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.article import Sentence
from healthlint.contexts.evidence import references
from healthlint.contexts.shields import all_linked
from healthlint.document import Block, Format, Kind
from healthlint.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article
    from healthlint.model import Finding

_MIN_WORDS = 5
_LONG_HEADING = 20  # words
_OPEN_END = lazy_re.compile(
    r"(?:\b(?:the|an?|and|or|of|to|with|for|from|that|which|because|its|their|your|our|such as),?"
    r"|\[\s*(?:\.\.\.|…)\s*\](?: ?(?:read more|continue reading|more))?\W*)$",
    re.I,
)
_ONLY_MARKERS = lazy_re.compile(r"^(?:(?:references?|sources?)\W*)?(?:[(\[]\s*\d{0,3}\s*[)\]][\s,;.]*){2,}$", re.I)
_BEHIND_WORDS = lazy_re.compile(r"(?<=[a-z] )\(\d{1,2}(?:, ?\d{1,2})*\)(?=[.:;]|$)")
_HOLLOW = lazy_re.compile(r"(?<=[a-z] )(?:\(\s*[,;]?\s*\)|\[\s*[,;]?\s*\])(?=[\s.,;:]|$)")


def truncated(article: Article) -> Iterator[Finding]:
    """The last words of the paragraphs that end in a word that more must follow, or in an ellipsis in brackets."""
    for block, after in _followed(article):
        found = _OPEN_END.search(block.plain)
        if (
            block.kind is Kind.PARAGRAPH
            and found
            and len(block.text.split()) >= _MIN_WORDS
            and not _goes_on(block, after)
        ):
            yield finding(_whole(block), *found.span())


def _goes_on(block: Block, after: Block | None) -> bool:
    """Whether what ``block`` begins stands behind it: a list, a table, the rest of the sentence; or it is a link."""
    if block.quoted or all_linked(block) or any(link.end >= len(block.text) for link in block.links):
        return True
    if after is None or after.kind is Kind.HEADING:
        return False
    item = len(after.text.split()) < _MIN_WORDS and after.text[-1] not in ".!?"
    return item or after.kind is not Kind.PARAGRAPH or not after.plain[:1].isupper()


def empty_headings(article: Article) -> Iterator[Finding]:
    """The headings above another one of their level or at the end, where the notation tells what a heading is."""
    if article.document.format is Format.TEXT:
        return
    for block, after in _followed(article):
        if block.kind is not Kind.HEADING or block.level < 2 or _is_sentence(block):
            continue
        if after is None or (after.kind is Kind.HEADING and after.level == block.level and not _is_sentence(after)):
            yield finding(_whole(block), 0, len(block.text))


def _is_sentence(block: Block) -> bool:
    """Whether a heading is none: a rule drawn under a paragraph of Markdown makes one of it."""
    return block.text[-1] in ".:" or len(block.text.split()) > _LONG_HEADING or all_linked(block)


def hollow_markers(article: Article) -> Iterator[Finding]:
    """Lines of nothing but markers, brackets that were emptied, and numbers in an article without any reference."""
    listed = references(article)
    for block in article.blocks:
        if block.kind not in (Kind.PARAGRAPH, Kind.LIST_ITEM) or block.links:
            continue
        if _ONLY_MARKERS.match(block.plain):
            yield finding(_whole(block), 0, len(block.text))
            continue
        for pattern in (_HOLLOW,) if listed.blocks else (_HOLLOW, _BEHIND_WORDS):
            for found in pattern.finditer(block.plain):
                yield finding(_whole(block), *found.span())


def _followed(article: Article) -> Iterator[tuple[Block, Block | None]]:
    """Each block with the one behind it."""
    yield from pairwise((*article.blocks, None))


def _whole(block: Block) -> Sentence:
    return Sentence(0, block, 0, len(block.text))

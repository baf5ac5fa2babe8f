"""Titles that stand twice, and stray lines that hold only the keyphrase."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.article import Sentence
from healthlint.document import Block, Format, Kind, Region
from healthlint.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article
    from healthlint.model import Finding

_FRONT = 6
_CONTINUING = frozenset(
    [
        "additionally",
        "moreover",
        "however",
        "furthermore",
        "also",
        "it",
        "this",
        "these",
        "they",
        "therefore",
        "thus",
        "similarly",
        "consequently",
    ]
)
_KINDS = frozenset({Kind.HEADING, Kind.PARAGRAPH})


def duplicate(article: Article) -> Iterator[Finding]:
    """A first heading that another of the first blocks, or of the highest headings, says again."""
    blocks = [b for b in article.document.blocks if b.kind in _KINDS and b.region is Region.MAIN and b.text][:_FRONT]
    title = next((block for block in blocks if block.kind is Kind.HEADING and block.level <= 1), None)
    if title is None:
        return
    tops = [block for block in article.blocks if block.kind is Kind.HEADING and block.level == 1]
    for block in [*blocks, *tops]:
        if block is not title and _key(block) == _key(title):
            yield _whole(block)
            return


def _key(block: Block) -> str:
    return " ".join(re.findall(r"\w+", block.plain.casefold()))


def _whole(block: Block) -> Finding:
    return finding(Sentence(0, block, 0, len(block.text)), 0, len(block.text))


def orphan(article: Article) -> Iterator[Finding]:
    """A line of one to four words of the title, behind which the argument goes on as if it were not there."""
    if article.document.format is not Format.TEXT and article.document.page:
        return
    blocks = [block for block in article.blocks if block.kind in _KINDS]
    if len(blocks) < 4:
        return
    title = set(_key(blocks[0]).split())
    for at in range(1, len(blocks) - 1):
        words = _key(blocks[at]).split()
        if not 1 <= len(words) <= 4 or not title.issuperset(words) or blocks[at].text[-1] in ".:?!":
            continue
        before, after = blocks[at - 1], blocks[at + 1]
        if before.kind is Kind.PARAGRAPH and after.kind is Kind.PARAGRAPH and _goes_on(after):
            yield _whole(blocks[at])


def _goes_on(block: Block) -> bool:
    first = block.plain.split(" ", 1)[0].strip(",").lower()
    return block.plain[:1].islower() or first in _CONTINUING

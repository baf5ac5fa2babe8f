"""Characters that show nothing inside words, and letters of another script that look like Latin ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.document import Block, Region
from healthlint.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article

_WORD = re.compile(r"\w+")
_SOFT_HYPHEN = "\u00ad"


def check(article: Article) -> Iterator[Finding]:
    """Words split by invisible characters (info), and words that mix Latin with look-alikes (an error: evasion)."""
    for block in article.document.blocks:
        if block.region is Region.MAIN:
            yield from _split_words(block)
            if not block.text.isascii():
                yield from _mixed_words(block)


def _split_words(block: Block) -> Iterator[Finding]:
    text = block.text
    for at, char in block.invisible:
        inside = 0 < at < len(text) and text[at - 1].isalpha() and text[at].isalpha()
        if inside and char != _SOFT_HYPHEN and text[at - 1].isascii():
            word = next(found for found in _WORD.finditer(text) if found.start() <= at < found.end())
            yield Finding(block.to_source(*word.span()), word[0], {"match": word[0]})


def _mixed_words(block: Block) -> Iterator[Finding]:
    import regex

    mixed = regex.compile(
        r"\b(?=\w*\p{Latin})(?=\w*[\p{Cyrillic}\p{Greek}&&[аеорсухіАВЕКМНОРСТХαορν]])[\p{Latin}\p{Cyrillic}\p{Greek}]{3,}\b",
        regex.V1,
    )
    for found in mixed.finditer(block.text):
        yield Finding(block.to_source(*found.span()), found[0], {"match": found[0]}, Severity.ERROR)

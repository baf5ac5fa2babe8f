"""Characters that show nothing inside words, and letters of another script that look like Latin ones."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.document import Block, Region
from healthlint.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article

_WORD = lazy_re.compile(r"\w+")
# Latin words with letters of Cyrillic or Greek that look the same.
_MIXED = lazy_re.compile(
    r"\b(?=\w*[A-Za-z])(?=\w*[\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u03b1\u03bf\u03c1\u03bd])[A-Za-z\u0370-\u04ff]{3,}\b"
)
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
    words = list(_WORD.finditer(text)) if block.invisible else []
    for at, char in block.invisible:
        inside = 0 < at < len(text) and text[at - 1].isalpha() and text[at].isalpha()
        if inside and char != _SOFT_HYPHEN and text[at - 1].isascii():
            word = words[bisect_right(words, at, key=lambda found: found.start()) - 1]
            yield Finding(block.to_source(*word.span()), word[0], {"match": word[0]})


def _mixed_words(block: Block) -> Iterator[Finding]:
    for found in _MIXED.finditer(block.text):
        yield Finding(block.to_source(*found.span()), found[0], {"match": found[0]}, Severity.ERROR)

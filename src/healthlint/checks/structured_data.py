"""What JSON-LD tells search engines and the page does not show to readers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article

_REVIEWER = lazy_re.compile(r"(?:^|\.)reviewedby(?:\.name)?$", re.I)
_TITLES = frozenset({"md", "do", "phd", "rn", "rd", "dds", "mph", "msc", "bsc", "mbbs", "jr", "sr"})
_WORD = lazy_re.compile(r"[^\W\d_][\w'-]+")


def check(article: Article) -> Iterator[Finding]:
    """The reviewers that the structured data names and no part of the page does."""
    named = [meta for meta in article.document.metadata if meta.origin == "json-ld" and _REVIEWER.search(meta.key)]
    if not named:
        return
    shown = {word.casefold() for block in article.document.blocks for word in _WORD.findall(block.plain)}
    for item in named:
        if "://" not in item.value:
            words = [word.casefold() for word in _WORD.findall(item.value) if word.casefold() not in _TITLES]
            if words and words[-1] not in shown:
                yield Finding(item.span, item.value, {"match": item.value})

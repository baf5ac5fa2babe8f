"""An outline printed as an article: paragraph after paragraph that tells a writer what to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.article import Sentence
from healthlint.document import Kind
from healthlint.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article
    from healthlint.model import Finding

# Verbs that order text rather than behaviour; the weak ones count only beside the strong.
_STRONG = lazy_re.compile(
    r"^(?:mention|describe|explain|outline|discuss|highlight|summari[sz]e|emphasi[sz]e|reinforce|introduce|elaborate|"
    r"list (?:the|a few|red|any|all|common|out|three|two)|include (?:a|an|when|the|any|links?)|provide (?:a|an|the)|"
    r"update this|insert|cover|write|keep sentences|close with|end with|start with|open with|touch on|reference)\b",
    re.I,
)
_WEAK = lazy_re.compile(
    r"^(?:use|keep|share|give|add|offer|show|note|address|encourage|remind|invite|include|list|provide)\b", re.I
)
_SHARE, _LEAST = 0.4, 3


def check(article: Article) -> Iterator[Finding]:
    """The imperative sentences of an article in which such orders make up two paragraphs in five, and at least three."""
    blocks = [b for b in article.blocks if b.kind in (Kind.PARAGRAPH, Kind.LIST_ITEM) and len(b.text) > 15]
    strong = [block for block in blocks if _STRONG.match(block.plain)]
    if len(strong) < _LEAST or len(strong) < _SHARE * len(blocks):
        return
    for sentence in article.prose:
        if _is_order(sentence):
            yield finding(sentence, 0, len(sentence.text))


def _is_order(sentence: Sentence) -> bool:
    return bool(_STRONG.match(sentence.text) or _WEAK.match(sentence.text))

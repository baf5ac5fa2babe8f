"""Stutter: a word said twice, and a passage that stands again in the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.article import Article, Sentence
from healthlint.contexts.evidence import in_references
from healthlint.contexts.traits import DISCLAIMER, DISCLOSURE
from healthlint.document import Kind
from healthlint.findings import finding
from healthlint.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.model import Finding

_WORD_TWICE = lazy_re.compile(r"\b([a-z]+)(?: \1\b)+", re.IGNORECASE)
_GRAMMAR = frozenset(
    {"had", "that", "very", "is", "bye", "so", "no", "long", "much", "many", "more", "again", "aye", "beri", "tuk"}
)
_MIN_WORDS = 9
_PASSAGE_WORDS = 40
# About three paragraphs: pasting leaves its copy nearby, a summary or an answer says it again on purpose.
_NEAR = 12
_KINDS = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM})


def check(article: Article) -> Iterator[Finding]:
    """Doubled words, single sentences and far passages said before (info), and passages that stand twice nearby."""
    for sentence in article.prose:
        for found in _WORD_TWICE.finditer(sentence.text) if sentence.block.kind in _KINDS else ():
            if found[1].lower() not in _GRAMMAR:
                yield finding(sentence, *found.span(), Severity.INFO)
    for run, distance in _repeated(article):
        words = sum(len(sentence.text.split()) for sentence in run)
        slight = distance > _NEAR + len(run) or (words < _PASSAGE_WORDS and len(run) == 1)
        yield finding(run[0], 0, len(run[0].text), Severity.INFO if slight else None)


def _repeated(article: Article) -> list[tuple[list[Sentence], int]]:
    """Runs of sentences, each of nine words or more, that the article said before; and how many sentences before."""
    seen: dict[str, int] = {}
    runs: list[tuple[list[Sentence], int]] = []
    for sentence in article.prose:
        key = " ".join(re.findall(r"\w+", sentence.lower))
        long = key.count(" ") >= _MIN_WORDS - 1
        if key in seen and long and sentence.block.kind in _KINDS and not _may_repeat(article, sentence):
            if runs and runs[-1][0][-1].index + 1 == sentence.index:
                runs[-1][0].append(sentence)
            else:
                runs.append(([sentence], sentence.index - seen[key]))
        seen[key] = sentence.index
    return runs


def _may_repeat(article: Article, sentence: Sentence) -> bool:
    """Quotations, references, disclaimers and disclosures stand where they are needed."""
    if sentence.block.quoted or in_references(article, sentence, 0, 0):
        return True
    return DISCLAIMER.search(sentence.text) or DISCLOSURE.search(sentence.text)

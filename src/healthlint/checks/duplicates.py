"""Stutter: words said twice, passages that stand again in the article, and sentences said before."""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.article import Article, Sentence
from healthlint.contexts.evidence import in_references
from healthlint.contexts.shields import all_linked
from healthlint.contexts.traits import DISCLAIMER, DISCLOSURE
from healthlint.document import Kind
from healthlint.findings import finding
from healthlint.model import Severity
from healthlint.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.document import Block
    from healthlint.model import Finding

# The second is in lower case: two capitals are a name (Walla Walla) or two labels.
_TWICE = lazy_re.compile(r"\b(?i:([a-z]+(?: [a-z]+){0,3}))(?: (?=[a-z])(?i:\1)\b)+")
_GRAMMAR = frozenset(
    {
        "had",
        "that",
        "very",
        "is",
        "bye",
        "so",
        "no",
        "long",
        "much",
        "many",
        "more",
        "again",
        "aye",
        "beri",
        "tuk",
        "loa",
        "mahi",
    }
)
_MIN_WORDS = 9
_PASTED = 40  # words of a passage that is a copy wherever it stands
_NEAR = 3  # blocks between a paragraph and its copy: pasting leaves it nearby, a template says it in each section
_KINDS = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM})


def check(article: Article) -> Iterator[Finding]:
    """Words said twice (info), and where each longer block of a passage that was pasted twice begins.

    Info also where one block says again what was said; where several do, the article is made to a template.
    """
    for sentence in article.prose:
        for found in _TWICE.finditer(sentence.text) if sentence.block.kind in _KINDS else ():
            if not _is_meant(found[1].lower().split()):
                yield finding(sentence, *found.span(), Severity.INFO)
    pasted = [passage for passage in _passages(article) if _is_pasted(passage)]
    for copy in chain.from_iterable(pasted):
        if copy.words >= _MIN_WORDS:
            first = article.by_block[id(copy.whole.block)][0]
            yield finding(first, 0, len(first.text))
    again = list(_said_again(article))
    if not pasted and len({id(sentence.block) for sentence in again}) == 1:
        yield finding(again[0], 0, len(again[0].text), Severity.INFO)


def sentences(article: Article) -> Iterator[Finding]:
    """The sentences of nine words or more that the article said before."""
    for sentence in _said_again(article):
        yield finding(sentence, 0, len(sentence.text))


def _said_again(article: Article) -> Iterator[Sentence]:
    seen: set[str] = set()
    for sentence in article.prose:
        key = _key(sentence.text)
        if key in seen and sentence.block.kind in _KINDS and not _may_repeat(article, sentence):
            yield sentence
        if key.count(" ") >= _MIN_WORDS - 1:
            seen.add(key)


def _is_meant(said: list[str]) -> bool:
    """Grammar doubles a word, refrains (day by day by day) join two by "and" or "by"."""
    return said[0] in _GRAMMAR if len(said) == 1 else not {"and", "by"}.isdisjoint(said)


class _Copy(NamedTuple):
    """A block that the article said before, and the numbers of both among the blocks that count.

    ``alike`` says that both stand in one section as blocks of one kind.
    """

    whole: Sentence
    at: int
    before: int
    alike: bool

    @property
    def words(self) -> int:
        """How long the block is."""
        return len(self.whole.text.split())


def _passages(article: Article) -> list[list[_Copy]]:
    """Runs of paragraphs and list items that stand in the article before, in the same order."""
    blocks = [block for above, block in pairwise((None, *article.blocks)) if block and _counts(block, above)]
    seen: dict[str, list[int]] = {}
    runs: list[list[_Copy]] = []
    for at, block in enumerate(blocks):
        places = seen.setdefault(_key(block.plain), [])
        if places and not _may_repeat(article, whole := Sentence(at, block, 0, len(block.text))):
            last = runs[-1][-1] if runs else None
            goes_on = last is not None and last.at == at - 1 and last.before + 1 in places
            before = last.before + 1 if last and goes_on else places[-1]
            first = blocks[before]
            copy = _Copy(whole, at, before, (first.section, first.kind) == (block.section, block.kind))
            if goes_on:
                runs[-1].append(copy)
            else:
                runs.append([copy])
        places.append(at)
    return runs


def _counts(block: Block, above: Block | None) -> bool:
    """Paragraphs and list items; not the caption under a picture, which may show the same thing as another one."""
    return block.kind in _KINDS and (above is None or above.kind is not Kind.ALT)


def _is_pasted(passage: list[_Copy]) -> bool:
    """Whether a passage is long, or stands nearly beside its like; a pointer, one block with links, may do both."""
    first = passage[0]
    words = sum(copy.words for copy in passage)
    if len(passage) == 1 and first.whole.block.links:
        return False
    near = first.alike and first.at - first.before <= _NEAR + len(passage)
    return words >= (_MIN_WORDS if near else _PASTED)


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _may_repeat(article: Article, sentence: Sentence) -> bool:
    """Quotations, references, menus, disclaimers and disclosures stand where they are needed."""
    block: Block = sentence.block
    if block.quoted or all_linked(block) or in_references(article, sentence, 0, 0):
        return True
    return DISCLAIMER.search(sentence.text, article.text) or DISCLOSURE.search(sentence.text, article.text)

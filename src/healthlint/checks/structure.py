"""How an article is built: its headings, its paragraphs, its endings and what it says of its pictures."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.article import Sentence
from healthlint.contexts.evidence import in_references, is_research_report
from healthlint.document import Block, Kind
from healthlint.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from healthlint.article import Article
    from healthlint.model import Finding

_LONG_HEADING, _LONG_PARAGRAPH = 20, 150  # words
_HEADINGS, _SHARE = 5, 0.6
_PHRASES = (5, 4, 3)  # words of a keyphrase, longest first
_WORD = lazy_re.compile(r"[^\W\d_][\w'-]*")
_ENDING = lazy_re.compile(r"(?:in (?:conclusion|summary|closing)|to (?:conclude|sum up|summari[sz]e))\b", re.I)
_VARIANTS = 4  # parts of a list
_SHORT = 3  # letters of the longest word that does not count
_TWICE, _MOST = 2, 0.4  # a pair of words said oftener, in so large a share of the text
_PART = lazy_re.compile(r"\s*[,|;/]\s*")


def levels(article: Article) -> Iterator[Finding]:
    """The headings that skip a level, and those as long as a paragraph."""
    above = 0
    for block in _of(article, Kind.HEADING):
        if above and block.level > above + 1:
            yield _told(block, fault=f"skips a level: h{block.level} stands under h{above}")
        elif len(block.plain.split()) > _LONG_HEADING:
            yield _told(block, fault="is as long as a paragraph: name the topic in a few words")
        above = block.level


def repeated_phrase(article: Article) -> Iterator[Finding]:
    """The second heading with a phrase of three to five words that three headings in five say."""
    headings = list(_of(article, Kind.HEADING))
    if len(headings) < _HEADINGS:
        return
    said = [{phrase for size in _PHRASES for phrase in _runs(block, size)} for block in headings]
    count = Counter(phrase for phrases in said for phrase in phrases)
    phrase = max(count, key=lambda each: (count[each], len(each)), default="")
    if count[phrase] >= _SHARE * len(headings):
        second = [block for block, phrases in zip(headings, said, strict=True) if phrase in phrases][1]
        yield _told(second, phrase=phrase, count=str(count[phrase]), headings=str(len(headings)))


def walls(article: Article) -> Iterator[Finding]:
    """The paragraphs of more than 150 words, but for references and the summary of a study."""
    if is_research_report(article):
        return
    for block in _of(article, Kind.PARAGRAPH):
        words = len(block.plain.split())
        whole = Sentence(0, block, 0, len(block.text))
        if words > _LONG_PARAGRAPH and not block.quoted and not in_references(article, whole, 0, len(block.text)):
            yield _told(block, words=str(words))


def conclusions(article: Article) -> Iterator[Finding]:
    """The words that announce the end of the article, from the second time on."""
    endings = [(block, found) for block in _of(article, Kind.PARAGRAPH) if (found := _ENDING.match(block.plain))]
    for block, found in endings[1:]:
        yield finding(Sentence(0, block, 0, len(block.text)), *found.span())


def alts(article: Article) -> Iterator[Finding]:
    """The alternative texts that are little but one pair of words again and again, or a list of its variants."""
    for block in _of(article, Kind.ALT):
        said = 2 * max(Counter(_runs(block, 2)).values(), default=0)
        if (said > 2 * _TWICE and said >= _MOST * len(block.plain.split())) or _lists_variants(block.plain.lower()):
            yield _told(block)


def _lists_variants(text: str) -> bool:
    """Whether the text is a list of four parts or more that share a word."""
    parts = [set(_WORD.findall(part)) for part in _PART.split(text)]
    return len(parts) >= _VARIANTS and any(len(word) > _SHORT for word in set.intersection(*parts))


def _of(article: Article, kind: Kind) -> Iterable[Block]:
    return (block for block in article.blocks if block.kind is kind)


def _runs(block: Block, size: int) -> Iterator[str]:
    """The phrases of so many words; not those that begin or end with a word of three letters or fewer."""
    words = _WORD.findall(block.plain.lower())
    for at in range(len(words) - size + 1):
        if len(words[at]) > _SHORT and len(words[at + size - 1]) > _SHORT:
            yield " ".join(words[at : at + size])


def _told(block: Block, **slots: str) -> Finding:
    """The finding on a whole block."""
    found = finding(Sentence(0, block, 0, len(block.text)), 0, len(block.text))
    return found._replace(slots={**found.slots, **slots})

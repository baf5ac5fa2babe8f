"""Keyword phrases pushed into running text, found where the link around them is gone as well as in emphasis.

A run of Title Case words inside a sentence that holds a service noun and stands between a word that wants a noun and
the noun it wants ("natural Back Clinic Leeds painkillers") breaks the phrase around it. Strong signs: a no-break space
at its edge, and its words standing in lower case elsewhere in the article. The same phrase in italics again and again
is pushed for the search engine too.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.article import Article, Sentence, once
from healthlint.document import Format
from healthlint.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.model import Finding

_RUN = lazy_re.compile(r"(?<![\w.])(?:[A-Z][\w'-]+)(?: (?:[A-Z][\w'-]+|in|near|for|of))*(?: [A-Z][\w'-]+)")
_SERVICE = lazy_re.compile(
    r"\b(?:Treatments?|Clinics?|Therap(?:y|ies|ists?)|Relief|Doctors?|Specialists?|Chiropract\w+|Acupuncturists?|Acupuncture|Dentists?|"
    r"Surgeons?|Massages?|Rehab|Pills?|Supplements?|Near Me|Services?|Remed(?:y|ies)|Cures?|Implants?|Braces|Coach|Spa|Botox)\b"
)
# After these a name is at home: at the Mayo Clinic, called Dry Eye Relief, Dr. Smith of Back Care Services.
_INTRODUCES = lazy_re.compile(
    r"(?:^|\b(?:the|a|an|at|called|named|by|from|of|in|to|see|with|and|or|our|your|visit|as|is|are|was|via|dr|for|like|use|using|than)|[.:;,(\"'–—-])\s*$",
    re.I,
)
_WANTS_NOUN = lazy_re.compile(r"\b[a-z][\w'-]+$|'s own$")
_NOUN_AHEAD = lazy_re.compile(r"^[\u00a0 ]?[a-z][a-z'-]{2,}")
_FUNCTION = lazy_re.compile(
    r"^[\u00a0 ]?(?:is|are|was|were|has|have|had|can|will|may|and|or|in|on|at|for|of|to|with|that|which|who|by|from|as|than|but|if|when|also|do|does|did|offers?|provides?|helps?|says?|said|system|program|section|includes?)\b"
)
_TIMES, _MANY = 3, 4


def check(article: Article) -> Iterator[Finding]:
    """Phrases that break their sentence, and phrases put in italics again and again."""
    for sentence in article.prose:
        for found in _RUN.finditer(sentence.text):
            if _SERVICE.search(found[0]) and _breaks(article, sentence, found):
                yield finding(sentence, *found.span())
    yield from _pushed_by_emphasis(article)


def _breaks(article: Article, sentence: Sentence, found: re.Match[str]) -> bool:
    before, after = sentence.text[: found.start()].rstrip(), sentence.text[found.end() :]
    if found.start() == 0 or _INTRODUCES.search(before) or not _NOUN_AHEAD.match(after) or _FUNCTION.match(after):
        return _has_no_break_space(sentence, found) and bool(_NOUN_AHEAD.match(after)) and not _FUNCTION.match(after)
    if not _WANTS_NOUN.search(before) and not before.endswith("'s"):
        return _has_no_break_space(sentence, found)
    words = [word.lower() for word in found[0].split()]
    lower = sum(word in _lower_words(article) for word in words)
    return _has_no_break_space(sentence, found) or lower * 2 >= len(words)


def _has_no_break_space(sentence: Sentence, found: re.Match[str]) -> bool:
    text = sentence.block.text
    start, end = sentence.start + found.start(), sentence.start + found.end()
    return (text[start - 1 : start] == "\u00a0" and text[start - 2 : start - 1].isalpha()) or text[
        end : end + 1
    ] == "\u00a0"


@once
def _lower_words(article: Article) -> frozenset[str]:
    return frozenset(word for sentence in article.prose for word in re.findall(r"\b[a-z][\w'-]+", sentence.text))


def _pushed_by_emphasis(article: Article) -> Iterator[Finding]:
    """Emphasised phrases of two to six words that the running text repeats three times or more."""
    if article.document.format is Format.TEXT:
        return
    phrases = [
        (
            sentence,
            start - sentence.start,
            end - sentence.start,
            sentence.block.text[start:end].casefold().strip(" .,:;"),
        )
        for sentence in article.prose
        for start, end in sentence.block.emphasis
        if sentence.start < start and end <= sentence.end
    ]
    count = Counter(phrase for *_, phrase in phrases if 2 <= len(phrase.split()) <= 7)
    pushed = {phrase for phrase, times in count.items() if times >= _TIMES}
    if len(pushed) >= _MANY:
        pushed = {phrase for phrase, times in count.items() if times > 1}
    if len(pushed) > 1 or any(len(phrase.split()) > 2 for phrase in pushed):
        yield from (finding(sentence, start, end) for sentence, start, end, phrase in phrases if phrase in pushed)

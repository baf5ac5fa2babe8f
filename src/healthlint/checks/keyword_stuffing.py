"""One keyphrase again and again where a pronoun would do."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.article import Article, Sentence, once
from healthlint.document import Kind
from healthlint.findings import finding
from healthlint.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.model import Finding

_ILLNESS = Pattern(["{disease}", "{complaint}"], boundaries=False)
_WORD = lazy_re.compile(r"[^\W\d_][\w'-]*")
_STOP = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "like",
        "may",
        "more",
        "most",
        "not",
        "of",
        "on",
        "or",
        "our",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "was",
        "we",
        "were",
        "what",
        "when",
        "which",
        "who",
        "will",
        "with",
        "you",
        "your",
    ]
)
_COUNT, _RATE, _PARAGRAPHS, _MIN_WORDS = 8, 6, 5, 300
_SIZES = (6, 5, 4, 3)
_UNSAID = frozenset({Kind.TABLE_CELL, Kind.TITLE, Kind.DESCRIPTION, Kind.ALT})


def check(article: Article) -> Iterator[Finding]:
    """One finding on the most repeated phrase of three to six words, where it is stuffed."""
    if article.words < _MIN_WORDS:
        return
    for phrase, places in _phrases(article):
        if len(places) < _COUNT or len(places) * 1000 < _RATE * article.words:
            continue
        if len({id(sentence.block) for sentence, _, _ in places}) >= _PARAGRAPHS and _is_pushed(
            article, phrase, places
        ):
            found = finding(*places[0])
            slots = {"match": phrase, "count": str(len(places)), "words": str(article.words)}
            yield type(found)(found.span, found.excerpt, slots)
            return


@once
def _phrases(article: Article) -> list[tuple[str, list[tuple[Sentence, int, int]]]]:
    """Phrases with two words of content or more and the places where they stand, longest first."""
    lines = [
        (sentence, [(w[0].lower(), *w.span()) for w in _WORD.finditer(sentence.text)]) for sentence in _said(article)
    ]
    often = _often(lines)
    places: dict[tuple[str, ...], list[tuple[Sentence, int, int]]] = defaultdict(list)
    for sentence, words in lines:
        for at in range(len(words) - 2):
            if (words[at][0], words[at + 1][0], words[at + 2][0]) not in often:
                continue
            for size in _SIZES:
                run = words[at : at + size]
                if len(run) == size and run[0][0] not in _STOP and run[-1][0] not in _STOP:
                    places[tuple(word for word, *_ in run)].append((sentence, run[0][1], run[-1][2]))
    order = sorted(places.items(), key=lambda item: (-len(item[1]), -len(item[0])))
    return [(" ".join(words), found) for words, found in order if len(found) >= _COUNT]


def _said(article: Article) -> Iterator[Sentence]:
    return (sentence for sentence in article.sentences if sentence.block.kind not in _UNSAID)


def _often(lines: list[tuple[Sentence, list[tuple[str, int, int]]]]) -> set[tuple[str, str, str]]:
    """The runs of three words that stand often enough: longer phrases can only be as frequent as their beginning."""
    count: Counter[tuple[str, str, str]] = Counter()
    for _, words in lines:
        plain = [word for word, *_ in words]
        count.update(zip(plain, plain[1:], plain[2:], strict=False))
    return {run for run, times in count.items() if times >= _COUNT}


def _is_pushed(article: Article, phrase: str, places: list[tuple[Sentence, int, int]]) -> bool:
    """Two of: often the subject of its sentence, in two headings, in the first and the last paragraph."""
    subject = sum(start == 0 for _, start, _ in places) >= 4
    headings = sum(sentence.block.kind is Kind.HEADING for sentence, _, _ in places) >= 2
    prose = article.prose
    ends = phrase in prose[0].block.plain.lower() and phrase in prose[-1].block.plain.lower()
    return subject + headings + ends >= 2

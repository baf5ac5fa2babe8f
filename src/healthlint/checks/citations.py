"""References as they stand on the page: markers that lead nowhere, identifiers that cannot be valid, signs of invention."""

from __future__ import annotations

import re
import time
from collections import Counter
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.article import PROSE, Sentence
from healthlint.contexts.evidence import is_source, references
from healthlint.document import Kind, LinkKind, Region
from healthlint.findings import finding
from healthlint.model import Finding, Severity
from healthlint.pattern import lowered
from healthlint.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from healthlint.article import Article
    from healthlint.document import Block

_BRACKETED = r"\[\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\]"
# Raised digits behind a word; a unit (m², cm³) has fewer than three letters.
_RAISED_BEHIND = r"(?<=[a-z]{3})[.,;]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,⁻–][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*"
_MARKER, _PLAIN_MARKER = lazy_re.compile(f"{_BRACKETED}|{_RAISED_BEHIND}"), lazy_re.compile(_BRACKETED)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISED_DIGITS = frozenset("¹²³⁴⁵⁶⁷⁸⁹")
_NUMBERED = lazy_re.compile(r"(?:^|\s)[\[(]?(\d{1,3})(?:[\].)](?=\s|[A-Z])|(?=[A-Z]))")
_LIKE_ENTRY = lazy_re.compile(r"\b(?:19|20)\d\d\b|\b10\.\d{4,9}/|https?://")


def dangling(article: Article) -> Iterator[Finding]:
    """One finding at the first number in the text for which there is no reference.

    A warning where the text has one such number and no list: the list may be on the page that the text is a part of.
    Raised digits are markers only in a text that has a raised 1: else they are powers.
    """
    dangling = list(_dangling(article))
    if dangling:
        alone = len(dangling) == 1 and not references(article).blocks
        yield finding(*dangling[0], Severity.WARNING if alone else None)


def _dangling(article: Article) -> Iterator[tuple[Sentence, int, int]]:
    most = _entries(article)
    marker = _MARKER if "¹" in article.text else _PLAIN_MARKER
    for sentence in article.prose:
        if id(sentence.block) in references(article).blocks:
            continue
        for found in marker.finditer(sentence.text):
            if _highest(found[0]) > most and not _linked(sentence, *found.span()):
                yield sentence, found.end() - len(found[0].lstrip(".,;")), found.end()


def _highest(marker: str) -> int:
    return max(int(number) for number in re.findall(r"\d+", marker.translate(_RAISED)))


def _linked(sentence: Sentence, start: int, end: int) -> bool:
    return bool(sentence.block.links_at(sentence.start + start, sentence.start + end))


def _entries(article: Article) -> int:
    """The highest number that a reference of the article can have: as many entries as there are, or as they say."""
    listed = references(article).blocks
    blocks = [b for b in article.document.blocks if (id(b) in listed if listed else _may_be_entry(article, b))]
    return max(
        [
            len(blocks),
            *(int(number) for block in blocks for number in _NUMBERED.findall(block.plain.translate(_RAISED))),
        ]
    )


def _may_be_entry(article: Article, block: Block) -> bool:
    """Without a heading such as "References", a list item, a footnote or a numbered line with a year or a source; a note by its mark."""
    shaped = block.kind in (Kind.LIST_ITEM, Kind.FOOTNOTE) or _NUMBERED.match(block.plain[:8])
    return block.plain[:1] in _RAISED_DIGITS or (
        bool(shaped)
        and (any(is_source(article, link) for link in block.links) or _LIKE_ENTRY.search(block.plain) is not None)
    )


class _Identifier(NamedTuple):
    """A kind of identifier: its mark in lower case, where one is written, with its value in the group, and whether a value can be valid."""

    mark: str
    written: re.Pattern[str]
    valid: Callable[[str], bool]


def _is_isbn(value: str) -> bool:
    """Whether the check digit of an ISBN of ten or thirteen places is right."""
    digits = re.sub(r"[ -]", "", value).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        numbers = [10 if digit == "X" else int(digit) for digit in digits]
        return sum(weight * number for weight, number in zip(range(10, 0, -1), numbers, strict=True)) % 11 == 0
    if re.fullmatch(r"97[89]\d{10}", digits):
        return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    return False


def _shaped(pattern: str) -> Callable[[str], bool]:
    """Whether a value has this shape and is no placeholder (xxxx, 1234567, 0000000)."""
    shape = lazy_re.compile(pattern, re.IGNORECASE)
    return lambda value: shape.fullmatch(value) is not None and not _PLACEHOLDER.search(value)


_PLACEHOLDER = lazy_re.compile(r"x{4}|^10\.1234/|^10\.1000/xyz|^0+$|^1234567(?:8)?$", re.IGNORECASE)
_DOI_WRITTEN = lazy_re.compile(
    r"(?:\bdoi:\s*(?:https?://(?:dx\.)?doi\.org/)?|\bdoi\.org/)(?=\S*(?:\d|xx))([^\s\"'<>\])]*[^\s\"'<>\]).,;])",
    re.IGNORECASE,
)
_DOI = _Identifier("doi", _DOI_WRITTEN, _shaped(r"10(?:\.\d{4,9}(?:\.\d+)*)?(?:/|%2F).+"))
_IDENTIFIERS = (
    _DOI,
    _Identifier("pmid", lazy_re.compile(r"\bPMID:?\s*([\dXx]+)\b"), _shaped(r"\d{1,8}")),
    _Identifier("pmc", lazy_re.compile(r"\bPMC(?:ID:?\s*PMC)?([\dXx]{2,})\b"), _shaped(r"\d{4,8}")),
    _Identifier("nct", lazy_re.compile(r"\bNCT\s?([\dXx]{2,})\b"), _shaped(r"\d{8}")),
    _Identifier("isbn", lazy_re.compile(r"\bISBN(?:-1[03])?:?\s*(\d[\d -]{8,15}[\dXx])\b"), _is_isbn),
)  # fmt: skip


def malformed(article: Article) -> Iterator[Finding]:
    """The identifiers that no register can have given out."""
    marked = [kind for kind in _IDENTIFIERS if kind.mark in lowered(article.text)]
    for block in _all_blocks(article):
        for kind in marked:
            for found in kind.written.finditer(block.text):
                if not kind.valid(found[1]):
                    yield finding(block, found.start(), found.end())
        for link in block.block.links:
            doi = _DOI_WRITTEN.search(link.target)
            if doi and link.kind is LinkKind.LINK and not _DOI.valid(doi[1]):
                yield Finding(link.span, link.target, {"match": link.target})


def _all_blocks(article: Article) -> tuple[Sentence, ...]:
    """The blocks of running text, each as one sentence: an identifier has full stops in it."""
    return article.block_lines(PROSE, frozenset({Region.MAIN})).items


_YEAR_LEFT_OPEN = lazy_re.compile(
    r"(?:\bet al\.?,? |\()\(?(?:19|20)[Xx?]{2}\b|\b[Aa]ccessed (?:\w+ )?(?:19|20)(?:\d\d-)?[Xx]{2}"
)
_NOBODY = lazy_re.compile(r"\b(?:Doe,? J(?:ohn|ane)?|(?:Last ?name|Surname|Author),? (?:F(?:irst)?|A|[AB])\b\.?)")
_YEAR = lazy_re.compile(r"(?:\(|[.,;] )((?:19|20)\d\d)(?=[).;,]|$)")
_VALID_DOI = lazy_re.compile(r"\b10\.\d{4,9}/[^\s\"'<>\])]+[^\s\"'<>\]).,;]")


def fabricated(article: Article) -> Iterator[Finding]:
    """What invented references have in them: nobody for an author, a year left open or to come, a DOI used twice."""
    listed = references(article).blocks
    dois = Counter(doi for block in article.document.blocks if id(block) in listed for doi in _dois(block))
    for entry in _all_blocks(article):
        signs = [_YEAR_LEFT_OPEN]
        if id(entry.block) in listed:
            signs.append(_NOBODY)
            yield from _years_to_come(entry)
            for found in _VALID_DOI.finditer(entry.text):
                if dois[found[0].lower()] > 1:
                    yield finding(entry, *found.span())
        for sign in signs:
            for found in sign.finditer(entry.text):
                yield finding(entry, *found.span())


def _dois(block: Block) -> set[str]:
    return {found.lower() for found in _VALID_DOI.findall(block.plain)}


def _years_to_come(entry: Sentence) -> Iterator[Finding]:
    for found in _YEAR.finditer(entry.text):
        if int(found[1]) > time.localtime().tm_year + 1:  # a paper may bear the year of the issue it will stand in
            yield finding(entry, *found.span(1))

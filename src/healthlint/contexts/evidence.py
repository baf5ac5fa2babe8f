"""Where the evidence is: the attribution ladder, and how mentions of evidence resolve to a source.

A0 no source mentioned · A1 a source type only ("studies show") · A2 named, not to be found by a click (a journal, an
institution, an author or a year) · A3 traceable: a link to the item, a DOI, PMID or trial number, or a marker that
resolves to a reference of the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import IntEnum

from healthlint import lazy_re
from healthlint.article import Article, Sentence, once
from healthlint.document import Block, Kind, Link, LinkKind, Region
from healthlint.pattern import Pattern
from healthlint.records import NamedTuple


class Level(IntEnum):
    """The ladder."""

    NONE = 0
    VAGUE = 1
    NAMED = 2
    TRACEABLE = 3


_IDENTIFIER = lazy_re.compile(
    r"\b(?:doi:?\s*)?10\.\d{4,9}/\S+|\bPMID:?\s*\d{4,8}|\bPMC\d{5,}|\bNCT\d{8}\b|\bCD\d{6}\b|\bISBN\b|\barXiv:\d{4}\.\d{4,5}"
    r"|\b(?:19|20)\d\d\s*;\s*\d+\s*(?:\(\d+\))?\s*:\s*[a-z]?\d+"
)
_NUMBER_MARKER = lazy_re.compile(
    r"\[(\d{1,3})(?:\s*[,–-]\s*\d{1,3})*\]|[¹²³⁴⁵⁶⁷⁸⁹]|(?<=[a-z][.,])(\d{1,3})(?=\s|$)|\((\d{1,2}(?:\s*,\s*\d{1,2})*)\)"
)
_BARE_NUMBER = lazy_re.compile(r"[\[(]?(\d{1,3})[\])]?")
_AUTHOR_YEAR = lazy_re.compile(
    r"\(?([A-Z][\w'’-]{2,})(?:,? (?:and|&) [A-Z][\w'’-]+| et al\.?)?,? \(?((?:19|20)\d\d)[a-z]?\)?"
)
# A name of three words or more, such as a journal has.
_TITLE_NAME = lazy_re.compile(
    r"[A-Z][\w-]+(?: (?:of|in|for|and|the|de|del|&)){0,2} [A-Z][\w-]+(?:(?: (?:of|in|for|and|the|de|del|&)){0,2} [A-Z][\w-]+)*"
)
_REFERENCE_HEADING = Pattern(
    [
        r"^\W*(?:(?:further |selected |key )?references?|sources?|bibliography|citations?|works cited|literature(?: cited)?|further reading|(?:foot)?notes|resources|studies cited|scientific references)\W*(?:\([^)]*\))?\W*$"
    ],
    boundaries=False,
)
_REFERENCE_ENTRY = lazy_re.compile(r"\b(?:19|20)\d\d\b")
_SELF_SOURCE = lazy_re.compile(r"^(?:#|/|\.|mailto:|tel:|javascript:|\{)|^[\w-]+(?:/|\.html?$|\.md$|$)", re.I)
_NO_SOURCE = Pattern([
    r"amazon\.", r"amzn\.to", r"/shop", r"//(?:[\w-]+\.)*shop\.", r"/product", r"/cart", r"/store", r"affiliate", r"clickbank", r"[?&]tag=", r"hop=", r"utm_term", r"serp\.ly", r"bit\.ly", r"facebook\.com", r"twitter\.com", r"instagram\.com",
    r"youtube\.com", r"youtu\.be", r"pinterest\.", r"tiktok\.com", r"linkedin\.com", r"/contact", r"/book", r"/about", r"/category", r"/tag/", r"etsy\.com", r"ebay\.", r"iherb\.com",
], boundaries=False)  # fmt: skip
_NAMED = Pattern([
    r"{journal}", r"{authority}", r"[A-Z][a-z]+ (?:et al\.?|and (?:colleagues|coworkers))", r"(?:19|20)\d\d (?:\w+ ){0,3}(?:study|trial|review|meta-analysis|survey|report|paper|analysis|guideline)",
    r"(?:study|trial|review|meta-analysis|survey|report|paper|guidelines?)(?: \w+){0,6} (?:in|from) (?:19|20)\d\d", r"(?:Dr\.?|Professor|Prof\.?) [A-Z][a-z]+",
], ignore_case=False)  # fmt: skip
_REPORT = r"(?:show|suggest|f(?:ou|i)nd|indicat|demonstrat|prov(?:e|ed|en|es)\b|confirm|support|conclud|reveal|report|back|recommend|agree|believe|say|sa(?:id|ys)\b|stat(?:e|es|ed)\b)\w*"
_VAGUE = Pattern([
    r"(?:stud(?:y|ies)|research(?:ers)?|trials?|reviews?|meta-analys[ei]s|surveys?|evidence|science|scientists|experts?|doctors|physicians|literature|findings|data)(?:,? [\w'-]+){0,8}? " + _REPORT,
    r"(?:according to|based on|backed by|supported by|shown (?:by|in)) (?:\w+ ){0,3}(?:stud(?:y|ies)|research|experts?|science|evidence|trials?|data)", r"(?:clinically|scientifically)[- ]\w+", r"(?:has|have|been|is|are) (?:\w+ )?(?:shown|found|proven|demonstrated) to",
])  # fmt: skip


_ANAPHORA = lazy_re.compile(
    r"^(?:the|this|that|these|those) (?:\w+ )?(?:study|trial|review|researchers?|authors|findings|results|paper|analysis|survey)|^they\b",
    re.I,
)
_OWN_REVIEW = Pattern([
    r"(?:this|our|the present) (?:\w+ )?(?:review|overview|update of)", r"review authors?", r"we found (?:only )?(?:no|one|two|three|four|five|six|\d+) (?:[\w-]+ )?(?:stud(?:y|ies)|trials?)", r"we (?:included|searched|identified|looked for|found \w+ (?:studies|trials|randomi[sz]ed)|reviewed|assessed|wanted to (?:find|know))",
    r"(?:included|eligible) (?:studies|trials)", r"(?:studies|trials) (?:were|met) (?:included|the inclusion)", r"evidence is (?:current|up to date)", r"quality of (?:the )?evidence", r"certainty of (?:the )?evidence", r"(?:study|trial) authors", r"in this study, we",
])  # fmt: skip

_TAKING_PART = Pattern([
    r"(?:participants|respondents|volunteers|subjects|patients|(?:the|this|that|both) (?:[\w-]+ ){0,2}(?:study|trial|survey|groups?)|{people} (?:who )?(?:reported|noted|said|answered|experienced|had|showed|took|receiv\w+))",
])  # fmt: skip


@once
def is_research_report(article: Article) -> bool:
    """The text is a summary of its own review or trial, which is its source: it says so once in twenty sentences."""
    return len(article.matching(_OWN_REVIEW)) * 20 >= max(len(article.sentences), 1)


def research_report(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """The article is a summary of its own review or trial."""
    return is_research_report(article)


class References(NamedTuple):
    """The reference list of an article: how many numbered entries, the texts of all, and the blocks they stand in."""

    numbered: int
    texts: tuple[str, ...]
    blocks: frozenset[int]


@once
def references(article: Article) -> References:
    """What stands under headings such as "References"; empty when there is none."""
    entries: list[Block] = []
    inside, level = False, 0
    for block in article.document.blocks:
        heading = block.kind is Kind.HEADING or (len(block.text) < 40 and block.kind is Kind.PARAGRAPH)
        if heading and _REFERENCE_HEADING.search(block.plain):
            inside, level = True, block.level
        elif block.kind is Kind.HEADING and (block.level or 6) <= (level or 6):
            inside = False
        elif inside and block.region is not Region.HIDDEN:
            entries.append(block)
    found = tuple(b for b in entries if b.links or _REFERENCE_ENTRY.search(b.plain) or _IDENTIFIER.search(b.plain))
    return References(
        len(found), tuple(b.plain for b in found), frozenset(id(b) for b in entries) if found else frozenset()
    )


def in_references(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """The words stand in the reference list."""
    return id(sentence.block) in references(article).blocks


@once
def home_hosts(article: Article) -> frozenset[str]:
    """The hosts that the article calls its own: canonical and publisher addresses of the page."""
    own = article.document.meta(
        "canonical", "og:url", "url", "publisher.url", "mainentityofpage", "mainentityofpage.@id"
    )
    return frozenset(host(item.value) for item in own if host(item.value))


def host(target: str) -> str:
    """The host of an address without ``www.``; empty for a relative one."""
    found = re.match(r"(?:https?:)?//(?:www\.)?([^/?#:]+)", target.strip(), re.I)
    return found[1].lower() if found else ""


def is_source(article: Article, link: Link) -> bool:
    """Whether a link leads to an item that can be a source: another site's page, not a shop, a home page or a profile."""
    if link.kind is LinkKind.FOOTNOTE:
        return link.target in article.document.footnotes
    if link.kind not in (LinkKind.LINK, LinkKind.AUTOLINK):
        return False
    target = link.target.strip()
    if target.startswith("#"):
        return target[1:] in article.document.footnotes
    where = host(target)
    if not where or where in home_hosts(article) or _NO_SOURCE.search(target):
        return bool(_IDENTIFIER.search(target))
    return bool(re.search(r"//[^/]+/[^/]", target)) or bool(_IDENTIFIER.search(target))


def sentence_links(sentence: Sentence) -> tuple[Link, ...]:
    """The links whose text touches the sentence, and footnote marks right after it."""
    links = sentence.block.links_at(sentence.start, sentence.end + 2)
    return tuple(link for link in links if link.start < sentence.end or link.kind is LinkKind.FOOTNOTE)


def own_level(article: Article, sentence: Sentence) -> Level:
    """The rung of the ladder that the sentence stands on by itself."""
    if any(is_source(article, link) for link in sentence_links(sentence)) or _IDENTIFIER.search(sentence.text):
        return Level.TRACEABLE
    if _resolves(article, sentence):
        return Level.TRACEABLE
    if sentence.index in article.matching(_NAMED):
        return Level.NAMED
    return Level.VAGUE if sentence.index in article.matching(_VAGUE) else Level.NONE


def _resolves(article: Article, sentence: Sentence) -> bool:
    """Whether a number or an author and year of the sentence is in the reference list."""
    listed = references(article)
    if not listed.numbered:
        return False
    after = sentence.block.plain[sentence.end : sentence.end + 6]
    for found in _NUMBER_MARKER.finditer(sentence.text + after):
        number = re.search(r"\d+", found[0])
        if number is None or int(number[0]) <= max(listed.numbered, 1):
            return True
    if any(number <= listed.numbered for number in _linked_numbers(sentence)):
        return True
    if any(
        any(author in entry and year in entry for entry in listed.texts)
        for author, year in _AUTHOR_YEAR.findall(sentence.text)
    ):
        return True
    return any(name in entry for name in _TITLE_NAME.findall(sentence.text) for entry in listed.texts)


def _linked_numbers(sentence: Sentence) -> Iterator[int]:
    """The numbers that are links within the page, also behind the stop: "[23](#r23)", a raised 1 that leads to "#r1"."""
    for link in sentence.block.links_at(sentence.start, sentence.end + 2):
        number = _BARE_NUMBER.fullmatch(sentence.block.plain[link.start : link.end])
        if number and link.target.startswith("#"):
            yield int(number[1])


def level(article: Article, sentence: Sentence) -> Level:
    """The rung with the help of the sentences beside it in the paragraph: a source there serves this one too."""
    best = own_level(article, sentence)
    if best is Level.TRACEABLE:
        return best
    around = article.neighbours(sentence, before=2 if _ANAPHORA.search(sentence.text) else 1)
    if any(own_level(article, near) is Level.TRACEABLE for near in around):
        return Level.TRACEABLE
    return best


def sourced(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """A traceable source stands in the sentence or beside it in the paragraph."""
    return level(article, sentence) is Level.TRACEABLE


def invoked(article: Article, sentence: Sentence) -> bool:
    """Whether the sentence invokes evidence, with a source or without."""
    return sentence.index in article.matching(_VAGUE) or sentence.index in article.matching(_NAMED)


def named_source(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """A journal, institution, author or year is named in the sentence (A2 or better)."""
    return own_level(article, sentence) >= Level.NAMED


def told_of(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """The sentence reports on people in a study that one of the five sentences before it in its section invokes."""
    if sentence.index not in article.matching(_TAKING_PART):
        return False
    before = article.sentences[max(0, sentence.index - 5) : sentence.index]
    return any(
        item.block.section == sentence.block.section and own_level(article, item) > Level.NONE for item in before
    )


@once
def traceable(article: Article) -> int:
    """How many sentences of the article have a source of their own, and reference entries with them."""
    listed = references(article)
    own = (item for item in article.prose if id(item.block) not in listed.blocks)
    return sum(own_level(article, item) is Level.TRACEABLE for item in own) + listed.numbered


@once
def rungs(article: Article) -> Mapping[Level, int]:
    """How many sentences that invoke evidence, or carry a source, stand on each rung; the reference list left out."""
    listed = references(article).blocks
    invoking = (s for s in article.prose if id(s.block) not in listed and own_level(article, s) > Level.NONE)
    return Counter(level(article, sentence) for sentence in invoking)


def mention_start(article: Article, sentence: Sentence) -> int:
    """The offset in ``sentence.text`` at which it begins to invoke evidence; 0 where it invokes none."""
    spans = (span for pattern in (_VAGUE, _NAMED) for span in pattern.spans(sentence.text, article.text))
    return min((begin for begin, _ in spans), default=0)

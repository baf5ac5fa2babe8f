"""Who wrote an article and when: in its metadata or in a line of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.contexts.traits import promotes, short
from healthlint.findings import article_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article
    from healthlint.model import Finding

_MIN_WORDS = 60
_EDGE = 15
_AUTHOR_KEYS = frozenset({"author", "authors", "by", "byline", "creator", "contributor", "article:author"})
_OTHER_KEYS = frozenset({"reviewer", "reviewed_by", "reviewedby", "publisher"})
_DATE_KEYS = lazy_re.compile(r"date|published|modified|updated|reviewed|^time$", re.I)
_GENERIC = lazy_re.compile(r"^(?:admin|administrator|staff|editor(?:ial team)?|guest|team|user|author)$", re.I)
_WHO = r"[: ]+(?:dr\.? )?[A-Z][\w.'-]*\.? [A-Z]"
_AUTHOR_LINE = lazy_re.compile(
    rf"^(?:(?:medically |clinically )?(?:written|posted) by|words by|by|author:?|words|text:?){_WHO}", re.I
)
_OTHER_LINE = lazy_re.compile(
    rf"^(?:(?:medically |clinically )?(?:reviewed|checked|edited|published) by|reviewer:?){_WHO}", re.I
)
_LINE = 160  # characters; a paragraph can begin with "By the second week"
# "Lin Chen, physiotherapist, 3 May 2025"
_NAME_AND_ROLE = lazy_re.compile(r"^[A-Z][\w.'-]+(?: [A-Z][\w.'-]*){1,3}, (?:[\w-]+ ){0,4}[\w-]+(?:[,.;|·]|$).{0,60}$")
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DATE = lazy_re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? (?:19|20)\d\d|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.](?:19|20)?\d\d"
    rf"|(?:updated|reviewed|published|modified)\W+(?:\w+ ){{0,3}}{_MONTH} (?:19|20)\d\d)\b",
    re.I,
)


def byline(article: Article) -> Iterator[Finding]:
    """One finding on an article without a named author, reviewer or publisher."""
    if article.words >= _MIN_WORDS and not (has_author(article) or _names_another(article)):
        yield article_finding(article)


def has_author(article: Article) -> bool:
    """An author is named, in the metadata or in a line of its own."""
    if _names(article, _AUTHOR_KEYS):
        return True
    return any(_AUTHOR_LINE.match(text) or _NAME_AND_ROLE.match(text) for text in _lines(article))


def _names_another(article: Article) -> bool:
    return _names(article, _OTHER_KEYS) or any(map(_OTHER_LINE.match, _lines(article)))


def _lines(article: Article) -> Iterator[str]:
    """The blocks that are short enough for a byline."""
    return (block.plain for block in article.document.blocks if len(block.text) < _LINE)


def _names(article: Article, keys: frozenset[str]) -> bool:
    """The metadata name somebody under one of ``keys``, by more than a role."""
    for item in article.document.metadata:
        path = item.key.lower().split(".")
        if keys.intersection(path) and item.value.strip() and not _GENERIC.match(item.value.strip()):
            return True
    return False


def date(article: Article) -> Iterator[Finding]:
    """One finding on an article without a date of publication or review."""
    if article.words >= _MIN_WORDS and not has_date(article):
        yield article_finding(article)


def has_date(article: Article) -> bool:
    """A date stands in the metadata, or in a short block near the top or the end."""
    if any(_DATE_KEYS.search(item.key) for item in article.document.metadata):
        return True
    blocks = article.document.blocks
    near = blocks if len(blocks) <= 2 * _EDGE else blocks[:_EDGE] + blocks[-_EDGE:]
    return any(_DATE.search(block.plain) and len(block.text) < _LINE for block in near)


_CREDENTIAL = lazy_re.compile(
    r"\b(?:MD|DO|MBBS|MBChB|RN|NP|PhD|PharmD|RDN?|MPH|MSc|BSc|DDS|DMD|DPT)\b|(?i:\b(?:dr\.|professor|physio\w*|doctor|physician|nurse|midwife|pharmacist|dentist|diet(?:ic|it)ian|nutritionist|psycholog\w+|psychiatr\w+|surgeon|therapist|researcher|scientist|journalist|writer|editor|reporter|author of|acupuncturist|chiropractor|coach|trainer|patient|mother|student|founder|blogger)\b)"
)
_REVIEWED = lazy_re.compile(
    r"\b(?:reviewed|(?:fact|medically|clinically)[- ]checked|checked) (?:by|on)\b|\breview date\b", re.I
)
_REVIEWER_KEYS = lazy_re.compile(r"review", re.I)


def credentials(article: Article) -> Iterator[Finding]:
    """One finding on an article whose named author has no qualification or role beside the name."""
    lines = [text for text in _lines(article) if _AUTHOR_LINE.match(text) or _OTHER_LINE.match(text)]
    names = [item.value for item in article.document.metadata if item.key.lower() in _NAME_KEYS and " " in item.value]
    if article.words < _MIN_WORDS or not (lines or names):
        return
    surnames = {name.split()[-1] for name in names} | {line.split()[-1] for line in lines}
    bio = (block.plain for block in article.document.blocks if surnames.intersection(block.plain.split()))
    said = (
        item.value for item in article.document.metadata if "author" in item.key.lower() or "job" in item.key.lower()
    )
    if not any(_CREDENTIAL.search(text) for text in (*lines, *bio, *said)):
        yield article_finding(article)


_NAME_KEYS = frozenset({"author", "authors", "by", "byline", "author.name"})


def reviewer(article: Article) -> Iterator[Finding]:
    """One finding on an article that promotes a treatment and names nobody who checked it."""
    if not short(article) and promotes(article) and not has_reviewer(article):
        yield article_finding(article)


def has_reviewer(article: Article) -> bool:
    """The metadata or the page tell of a review."""
    told = any(_REVIEWER_KEYS.search(item.key) for item in article.document.metadata)
    return told or any(_REVIEWED.search(block.plain) for block in article.document.blocks)


def publisher(article: Article) -> Iterator[Finding]:
    """One finding on a whole HTML page that neither names its publisher nor leads to a contact."""
    if article.document.page and article.words >= _MIN_WORDS and not has_contact(article):
        yield article_finding(article)


def has_contact(article: Article) -> bool:
    """A link leads to a contact, or the metadata name a publisher."""
    document = article.document
    links = (f"{block.text[link.start : link.end]} {link.target}" for block, link in document.links)
    keys = (item.key for item in document.metadata)
    return any(_CONTACT.search(text) for text in (*links, *keys))


_CONTACT = lazy_re.compile(
    r"\b(?:contact|about|imprint|impressum|publisher|organization|address|telephone)\b|mailto:|tel:", re.I
)

"""Journals under a name that they did not have in the year given."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.article import PROSE
from healthlint.findings import finding
from healthlint.model import Finding
from healthlint.pattern import Pattern
from healthlint.records import NamedTuple
from healthlint.resources import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article

# The year right behind a name: ", 2019", "(2019)", "in March 2019". A subtitle of another journal comes between.
_YEAR_BEHIND = lazy_re.compile(
    r"^[\s.,*_]*\(?(?:(?:in|of|on|from) )?(?:[A-Z][a-z]+ )?(?:\d{1,2}, )?((?:19|20)\d\d)\b(?!-\d{4})"
)
_FORMER = Pattern(
    [r"former(?:ly)?", r"previously", r"then called", r"now called", r"now known", r"renamed", r"predecessor"]
)
_EVER = 9999


class Name(NamedTuple):
    """A row: a name, the years in which it was in use, and what to write instead."""

    pattern: Pattern
    first: int
    last: int
    instead: str


@cache
def names() -> tuple[Name, ...]:
    """The rows of ``lexicons/journals.tsv``; ValueError for a row that has not five columns."""
    return tuple(
        Name(Pattern([name], ignore_case=False), int(first or 0), int(last or _EVER), instead)
        for name, first, last, instead, _source in table("lexicons/journals")
    )


TABLES = (names,)  # of patterns


def check(article: Article) -> Iterator[Finding]:
    """Each name of a journal with a year behind it in which there was no journal of that name."""
    lines = article.block_lines(PROSE)  # a full stop behind the name ends no sentence in a reference
    for name in names():
        for (block, begin, after), _ in lines.hits(name.pattern):
            if _FORMER.search(block.text):
                continue
            year = _YEAR_BEHIND.search(block.text[after:])
            if year and not name.first <= int(year[1]) <= name.last:
                found = finding(block, begin, after + year.end(1))
                yield Finding(found.span, found.excerpt, {**found.slots, "instead": name.instead})

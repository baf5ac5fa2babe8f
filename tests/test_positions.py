"""End to end: what a problem points at reads as its excerpt says, whatever stands between the words."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthlint import catalog, engine, readers
from healthlint.article import Article
from healthlint.document import Format
from healthlint.model import Problem
from healthlint.span import Position

RULES = [rule for rule in catalog.load().rules if rule.name == "cure-claim"]
PHRASE = ("cures", "your", "arthritis")

# Ways to write a word as (before, behind); markup of the first one may stand outside the range of the phrase.
MARKDOWN_MARKUP = [
    ("", ""),
    ("*", "*"),
    ("**", "**"),
    ("[", "](/u)"),
    ("<em>", "</em>"),
    ("", "<!-- x -->"),
    ("", "[^1]"),
]
HTML_MARKUP = [("", ""), ("<b>", "</b>"), ("<a href='/u'>", "</a>"), ("", "<!-- x -->"), ("<i class=x>", "</i>")]
MARKDOWN_GAPS = [" ", "  ", "\n", "  \n", "\\\n", "&nbsp;", "&#32;", "\u00a0", "<br>", " \u200b"]
HTML_GAPS = [" ", "\n\t ", "&nbsp;", "&#32;", "\u00a0", "<br>", "\u200b "]
TEXT_GAPS = [" ", "  ", "\n", "\u00a0", "\t", " \u200b"]

# Each place as (notation, before the sentence, before each further line of it, behind the sentence).
PLACES = {
    "a paragraph": (Format.MARKDOWN, "", "", "\n"),
    "a list item": (Format.MARKDOWN, "1. Rest.\n   - ", "     ", "\n"),
    "an alert": (Format.MARKDOWN, "> [!TIP]\n> ", "> ", "\n"),
    "MDX": (Format.MDX, "import A from 'a'\n\n", "", "\n"),
    "behind front matter": (Format.MARKDOWN, "---\ntitle: Tea\n---\n\n", "", "\n"),
    "a paragraph of HTML": (Format.HTML, "<!doctype html><title>Tea</title>\n<p>", "", "</p>"),
    "an open item of HTML": (Format.HTML, "<ul>\n<li>Rest.\n<li>", "  ", ""),
    "a paragraph of text": (Format.TEXT, "Tea\n\n", "", "\n"),
    "a text behind a byte order mark": (Format.TEXT, "\ufeff", "", "\n"),
}
MARKUP = {
    Format.MARKDOWN: (MARKDOWN_MARKUP, MARKDOWN_GAPS),
    Format.MDX: (MARKDOWN_MARKUP, MARKDOWN_GAPS),
    Format.HTML: (HTML_MARKUP, HTML_GAPS),
    Format.TEXT: ([("", "")], TEXT_GAPS),
}


@pytest.mark.parametrize(("notation", "lead", "further", "behind"), PLACES.values(), ids=PLACES)
@given(data=st.data())
def test_a_claim_is_found_where_it_is_written(
    notation: Format, lead: str, further: str, behind: str, data: st.DataObject
) -> None:
    markup, gaps = MARKUP[notation]
    line_end = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    first, *others = (
        (before, word, after) for word in PHRASE for before, after in [data.draw(st.sampled_from(markup))]
    )
    claim = "".join([*first[1:], *(data.draw(st.sampled_from(gaps)) + "".join(word) for word in others[:-1])])
    claim += data.draw(st.sampled_from(gaps)) + "".join(others[-1][:2])
    claim = claim.replace("\n", f"\n{further}").replace("\n", line_end)
    ahead = f"{lead}Turmeric {first[0]}".replace("\n", line_end)
    source = ahead + claim + others[-1][2] + "." + behind

    (problem,) = _lint(source, notation)
    assert (problem.start.offset, problem.end.offset) == (len(ahead), len(ahead + claim))
    assert problem.excerpt.replace("\u00a0", " ") == " ".join(PHRASE)
    assert _as_read(source[problem.start.offset : problem.end.offset], further) == " ".join(PHRASE)
    assert problem.start == _position(source, problem.start.offset)
    assert problem.end == _position(source, problem.end.offset)


def _lint(source: str, notation: Format) -> tuple[Problem, ...]:
    problems, failures = engine.lint(Article(readers.read(source, notation)), RULES)
    assert not failures
    return problems


def _as_read(written: str, further: str) -> str:
    """What a person reads, found with none of the readers: markup deleted, white space collapsed."""
    for mark in (f"(?<=[\r\n]){re.escape(further.strip())}", r"<!--.*?-->", r"\]\(/u\)", r"\[\^1\]"):
        written = re.sub(mark, "", written)
    written = html.unescape(re.sub("<[^>]*>", lambda tag: " " if tag[0] == "<br>" else "", written))
    return " ".join(re.sub("[*\\[\\]\u200b\\\\]", "", written).split())


def _position(source: str, offset: int) -> Position:
    """The position, counted by looking at each line end before it."""
    lines = re.split(r"\r\n|\r|\n", source[:offset])
    return Position(len(lines), len(lines[-1]) + 1, offset)

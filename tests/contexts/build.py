"""Articles made by hand, and the place of a phrase in them."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from healthlint import readers
from healthlint.article import Article, Sentence
from healthlint.document import Format


class Place(NamedTuple):
    """What a context is asked about: the words ``sentence.text[start:end]`` of an article."""

    article: Article
    sentence: Sentence
    start: int
    end: int


def article(text: str) -> Article:
    """The article that a small Markdown text makes."""
    return Article(readers.read(text, Format.MARKDOWN))


def place(marked: str) -> Place:
    """The phrase marked ``[[so]]`` in a small Markdown text, which is read without the marks."""
    phrase = marked[marked.index("[[") + 2 : marked.index("]]")]
    made = article(marked.replace("[[", "").replace("]]", ""))
    nth = marked[: marked.index("[[")].count(phrase)
    found = [
        (sentence, at)
        for sentence in made.sentences
        for at in range(len(sentence.text))
        if sentence.text.startswith(phrase, at)
    ]
    sentence, start = found[nth]
    return Place(made, sentence, start, start + len(phrase))


def table(*rows: tuple[object, ...]) -> list[object]:
    """The rows of a table of cases, the first cell of each its id."""
    return [pytest.param(*cells, id=str(why)) for why, *cells in rows]

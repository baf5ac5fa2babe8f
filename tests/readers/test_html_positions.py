"""A phrase is found whole through tags, entities and wraps, and leads back to exactly the piece it is written in."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.readers import html
from readers.maps import check_maps

_WORDS = ["rest", "helps", "the", "pain", "of", "gout", "5", "mg"]
# How a gap between two words may be written so that it reads as one space.
_GAPS = [" ", "\n", "\r\n  ", "\t \n", "<br>", " <br/>", "<!-- c --> ", "&#32;", " <b>", "</b> ", " <i></i>",
         " \u200b", "&#10;", " <span hidden>x</span> "]  # fmt: skip
# What may stand inside a word and shows nothing.
_SEAMS = ["", "<em>", "</em>", "<wbr>", "&shy;", "&#8203;", "\u00ad", "<!-- c -->", "<span class=a>", "</span>"]
_OPENINGS = ["<p>", "<ul><li>", "<table><td>", "<blockquote>", "<div><section>", "<h2>", "<dl><dd>", "<p>It ", "&amp; "]


def _written(char: str) -> st.SearchStrategy[str]:
    return st.sampled_from([char, char, char, f"&#{ord(char)};", f"&#x{ord(char):x};"])


@st.composite
def _phrases(draw: st.DrawFn) -> tuple[str, str, int, int]:
    """A source, a phrase it shows, and the range of the source the phrase takes."""
    words = draw(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5))
    source = draw(st.sampled_from(_OPENINGS))
    start = len(source)
    for nth, word in enumerate(words):
        source += draw(st.sampled_from(_GAPS)) if nth else ""
        for at, char in enumerate(word):
            source += (draw(st.sampled_from(_SEAMS)) if at else "") + draw(_written(char))
    end = len(source)
    return (
        source + draw(st.sampled_from(["", ".", "</p>", " <b>and</b> more", "<p>next", "&nbsp;x"])),
        " ".join(words),
        start,
        end,
    )


@settings(deadline=None)
@given(_phrases())
def test_a_phrase_leads_back_to_its_source(case: tuple[str, str, int, int]) -> None:
    source, phrase, start, end = case
    document = html.read(source)
    check_maps(document)
    block = next(block for block in document.blocks if phrase in block.text)
    at = block.text.rindex(phrase) if block.text.startswith("It ") else block.text.index(phrase)
    span = block.to_source(at, at + len(phrase))
    assert (span.start, span.end) == (start, end)


def test_a_no_break_space_is_part_of_a_phrase() -> None:
    source = "<p>Take 5&nbsp;<b>mg</b> daily.</p>"
    (block,) = html.read(source).blocks
    at = block.plain.index("5 mg daily")
    span = block.to_source(at, at + len("5 mg daily"))
    assert source[span.start : span.end] == "5&nbsp;<b>mg</b> daily"


def test_a_phrase_in_an_attribute_leads_back_into_it() -> None:
    source = "<meta name='description' content=\"Tea &amp; sleep: what works\"><img src=a alt='a&nbsp;sore knee'>"
    description, _, alt = html.read(source).blocks
    span = description.to_source(0, len("Tea & sleep"))
    assert source[span.start : span.end] == "Tea &amp; sleep"
    assert source[alt.span.start : alt.span.end] == "a&nbsp;sore knee"

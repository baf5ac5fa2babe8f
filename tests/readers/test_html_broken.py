"""Markup as it comes: whatever it is, it is read in one pass, and what a browser shows is not lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.readers import html
from readers.maps import check_maps

SHOWN = {
    "unclosed inline elements": ("<p><b>Rest <i>helps", "Rest helps"),
    "crossed inline elements": ("<b>Rest <i>may</b> help</i> you", "Rest may help you"),
    "crossed with a block": ("<b><p>Rest</b> helps</p>", "Rest helps"),
    "stray end tags": ("</p></div>Rest</b> helps</span>", "Rest helps"),
    "an ampersand at the end": ("Rest &", "Rest &"),
    "a less-than at the end": ("Rest <", "Rest <"),
    "a cut tag": ("Rest <a href='/x", "Rest <a href='/x"),
    "a cut end tag": ("Rest </p", "Rest </p"),
    "a cut comment": ("Rest <!-- helps", "Rest"),
    "a cut script": ("Rest <script>var a = '<p>", "Rest"),
    "a cut title": ("<title>Rest", "Rest"),
    "a tag in a script": ("<script>a='</p>'</script>Rest", "Rest"),
    "a script in capitals": ("<SCRIPT>cures</ScRiPt >Rest", "Rest"),
    "attributes without spaces": ("<p class='a'id=b>Rest", "Rest"),
    "an attribute twice": ("<p hidden hidden class=a class=b>Rest", "Rest"),
    "a self-closing block": ("<div/>Rest", "Rest"),
    "an unknown element": ("<x-note>Rest</x-note>", "Rest"),
    "a button that is never closed": ("<div><button>Rest <p>helps</div>", "Rest helps"),
    "a code element that is never closed": ("<p>Rest <code>helps<p>you", "Rest helps you"),
    "a button closed in capitals": ("<button>Buy</BUTTON>Rest", "Rest"),
    "a paragraph that shows nothing": ("<p>&nbsp;</p>Rest<p>\u200b</p>", "Rest"),
    "a carriage return": ("<p>Rest\r\nhelps\ryou", "Rest helps you"),
    "a zero": ("<p>Rest&#0;</p>", "Rest\ufffd"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "text"), SHOWN.values(), ids=SHOWN)
def test_shown(source: str, text: str) -> None:
    document = html.read(source)
    check_maps(document)
    assert " ".join(block.text for block in document.blocks if block.text) == text


TROUBLES = {
    "a comment": ("Rest <!-- helps", "<!-- helps"),
    "a script": ("Rest <script>helps", "helps"),
    "a style": ("Rest <style>helps</script>", "helps</script>"),
    "a declaration": ("Rest <!doctype html", "<!doctype html"),
}


@pytest.mark.parametrize(("source", "place"), TROUBLES.values(), ids=TROUBLES)
def test_trouble_with_what_hides_the_rest(source: str, place: str) -> None:
    ((message, span),) = html.read(source).trouble
    assert "never closed" in message
    assert source[span.start : span.end] == place


# Each would take minutes if a step were quadratic, or end in a RecursionError if one recursed.
HUGE = {
    "unclosed blocks": "<div>x" * 20_000,
    "nested bold": "<b>" * 16_384 + "x",
    "nested quotations": "<blockquote>" * 16_384 + "x",
    "unclosed links": "<a href=x>x" * 16_384,
    "unclosed list items": "<ul><li>x" * 8_192,
    "stray end tags": "<div>x" + "</b></span></li>" * 16_384,
    "end tags across blocks": "<i>x<div>" + "<b>" * 16_384 + "</i>" * 16_384,
    "cut tags": "x" + "<a " * 20_000,
    "cut comments": "x" + "<!--" * 16_384,
    "open quotes": "x" + "<a href='" * 16_384,
    "open titles": "x" + "<textarea>" * 16_384,
    "less-thans": "x" + "<" * 16_384,
    "ampersands": "x" + "&" * 16_384,
    "attributes": "<p " + "a=b " * 16_384 + ">x",
    "blanks in a tag": "x<p " + " " * 60_000,
    "hidden pieces": "x<span hidden>y" * 8_192,
}


@pytest.mark.parametrize("source", HUGE.values(), ids=HUGE)
def test_huge(source: str) -> None:
    assert any("x" in block.text for block in html.read(source).blocks)


_PIECES = st.sampled_from([
    "<p>", "</p>", "<div hidden>", "</div>", "<b>", "</b>", "<a href='/x'>", "</a>", "<ul>", "<li>", "</ul>", "<table>",
    "<td>", "</table>", "<br>", "<img src=a alt='b c'>", "<!-- c -->", "<span class=sr-only>", "</span>", "<h2>",
    "</h2>", "<code>", "</code>", "<svg>", "<title>", "<sup>", "&amp;", "&nbsp;", "&#8203;", "&", "<", ">", "\"", "'",
    " ", "\n", "\u200b", "\u00a0", "rest ", "tea", "<p", "<!--", "</", "<button>", "<time datetime=1 class=updated>",
    "<meta name=description content='d e'>", "{% if x %}", "{% endif %}", "---\na: b\n---\n",
])  # fmt: skip


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.one_of(_PIECES, st.text(max_size=3))).map("".join)))
def test_any_text_is_read_and_its_maps_hold(source: str) -> None:
    check_maps(html.read(source))


@settings(deadline=None)
@given(st.lists(_PIECES).map("".join), st.data())
def test_a_fragment_stays_inside_its_range(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    blocks, comments, _ = html.read_fragment(source, start, end)
    for block in blocks:
        if block.text:
            assert start <= block.span.start < block.span.end <= end
    for comment in comments:
        assert start <= comment.span.start < comment.span.end <= end
        assert comment.before <= len(blocks)

"""What a terminal shows: widths, and nothing that it would obey."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthlint.reporters.cells import Medium, cells, chop, row, safe

MEDIUM = Medium()


@pytest.mark.parametrize(
    ("text", "width"),
    [
        pytest.param("cure", 4, id="ascii"),
        pytest.param("naïve “cure”", 12, id="latin"),
        pytest.param("針灸", 4, id="wide"),
        pytest.param("e\u0301", 1, id="combining mark"),
        pytest.param("👍🏽", 2, id="emoji with a skin tone"),
        pytest.param("👩‍⚕️", 2, id="emoji of joined parts"),
        pytest.param("❤️", 2, id="emoji by variation selector"),
        pytest.param("", 0, id="nothing"),
    ],
)
def test_width(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31mred", "\\x1b[31mred", id="ESC"),
        pytest.param("a\x07\x00\x7f", "a\\x07\\x00\\x7f", id="C0 and DEL"),
        pytest.param("a\x9b31m", "a\\x9b31m", id="C1: a control sequence in one character"),
        pytest.param("a\nb\r", "a\\x0ab\\x0d", id="line ends"),
        pytest.param("\u202egnp.exe", "\\u202egnp.exe", id="bidi override"),
        pytest.param("\u2066x\u2069", "\\u2066x\\u2069", id="bidi isolate"),
        pytest.param("cu\u200bre", "cu\\u200bre", id="zero width space"),
        pytest.param("a\u2028b", "a\\u2028b", id="line separator"),
        pytest.param("a\udc80", "a\\udc80", id="lone surrogate of an undecodable file name"),
        pytest.param("a\U000e0041", "a\\U000e0041", id="tag character"),
        pytest.param("[bold]x[/bold] :smile:", "[bold]x[/bold] :smile:", id="rich markup is only text"),
        pytest.param("می\u200cروم", "می\u200cروم", id="a joiner that a language needs"),
        pytest.param("\ue000", "\ue000", id="private use"),
    ],
)
def test_safe(text: str, shown: str) -> None:
    assert safe(text, MEDIUM) == shown


@given(st.text(st.characters(exclude_categories=[])))
def test_nothing_unsafe_is_left(text: str) -> None:
    shown = safe(text, MEDIUM)
    shown.encode("utf-8")
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert {char for char in shown if unicodedata.category(char) == "Cf"} <= set("\u200c\u200d")


@given(st.text(st.characters(exclude_categories=[])), st.sampled_from(["cp1252", "ascii", "utf-8", "no-such-codec"]))
def test_what_is_safe_can_be_encoded(text: str, encoding: str) -> None:
    safe(text, Medium(encoding=encoding)).encode("ascii" if encoding == "no-such-codec" else encoding)


def test_one_cell_stands_for_what_cannot_be_encoded() -> None:
    assert safe("a針“b”→", Medium(encoding="cp1252")) == "a?“b”?"


@given(st.text(st.characters(exclude_characters="\r\n")))
def test_glyphs_cover_the_line(line: str) -> None:
    starts, shown, widths, width = row(line, MEDIUM)
    assert (starts[0], starts[-1]) == (0, len(line))
    assert all(begin < end for begin, end in pairwise(starts))
    assert len(starts) - 1 == len(shown) == len(widths)
    assert width == sum(widths)
    assert "\t" in line or "".join(shown) == safe(line, MEDIUM)


def test_a_tab_reaches_to_the_next_stop() -> None:
    assert row("a\tb\t", MEDIUM).shown == ["a", "   ", "b", "   "]


@given(st.text(max_size=40), st.integers(2, 9))
def test_chop_keeps_all_within_the_width(text: str, width: int) -> None:
    pieces = chop(text, width)
    assert "".join(pieces) == text
    assert all(cells(piece) <= width for piece in pieces if len(piece) > 1 and piece.isascii())

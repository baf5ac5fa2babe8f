"""Code frames: the right line, cropped to the width, with the exact range underlined."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthlint.reporters.cells import Medium, cells
from healthlint.reporters.frame import frame
from healthlint.reporters.layout import plain
from reporters.build import problem


def framed(source: str, marked: str, width: int = 60, encoding: str = "utf-8") -> Sequence[str]:
    lines = frame(problem(source, marked), source.split("\n"), Medium(encoding=encoding), width, "red")
    return "".join(plain(lines)).splitlines()


FAR = "word " * 60
CASES = [
    pytest.param(
        "It cures all.",
        "cures",
        ["    1 │ It cures all.", "      │    ^^^^^"],
        id="a range in a line",
    ),
    pytest.param(
        "\n" * 9 + "It cures all.",
        "cures",
        ["    10 │ It cures all.", "       │    ^^^^^"],
        id="a gutter as wide as the number",
    ),
    pytest.param(
        "針灸 cures 痛 now",
        "痛",
        ["    1 │ 針灸 cures 痛 now", "      │            ^^"],
        id="wide characters take two cells",
    ),
    pytest.param(
        "cafe\u0301 cures",
        "cures",
        ["    1 │ cafe\u0301 cures", "      │      ^^^^^"],
        id="a combining mark takes none",
    ),
    pytest.param(
        "👩‍⚕️ cures",
        "cures",
        ["    1 │ 👩‍⚕️ cures", "      │    ^^^^^"],
        id="a joined emoji takes two",
    ),
    pytest.param(
        "\tIt\tcures",
        "cures",
        ["    1 │     It  cures", "      │         ^^^^^"],
        id="tabs are spaces",
    ),
    pytest.param(
        "It cu\x1bres you",
        "cu\x1bres",
        ["    1 │ It cu\\x1bres you", "      │    ^^^^^^^^^"],
        id="a control character is underlined as shown",
    ),
    pytest.param(
        "It cures\nthe worst\npain now.",
        "cures\nthe worst\npain",
        [
            "    1 │ It cures",
            "      │    ^^^^^",
            "    2 │ the worst",
            "      │ ^^^^^^^^^",
            "    3 │ pain now.",
            "      │ ^^^^",
        ],
        id="a range over three lines",
    ),
    pytest.param(
        "a\nb\nc\n  d\ne",
        "a\nb\nc\n  d",
        ["    1 │ a", "      │ ^", "    …", "    4 │   d", "      │   ^"],
        id="of many lines the first and the last",
    ),
    pytest.param(
        "It cures\nall.",
        "cures\n",
        ["    1 │ It cures", "      │    ^^^^^"],
        id="a line end does not show the next line",
    ),
    pytest.param(
        "Well.\n",
        "",
        ["    1 │ Well.", "      │ ^"],
        id="an empty range has one mark",
    ),
]


@pytest.mark.parametrize(("source", "marked", "expected"), CASES)
def test_frame(source: str, marked: str, expected: list[str]) -> None:
    assert framed(source, marked) == expected


@pytest.mark.parametrize(
    ("source", "row"),
    [
        pytest.param(f"It cures all {FAR}", "It cures all word", id="start"),
        pytest.param(f"{FAR}It cures all", "word It cures all", id="end"),
        pytest.param(f"{FAR}It cures all {FAR}", "word It cures all word", id="middle"),
    ],
)
def test_a_long_line_is_cropped_between_words(source: str, row: str) -> None:
    first, second = framed(source, "cures")
    assert row in first
    assert len(first) <= 60
    words = first.partition("│ ")[2].strip("…").split()
    assert set(words) == {"word", "It", "cures", "all"}
    assert first[second.index("^") : second.rindex("^") + 1] == "cures"


def test_dots_stand_only_where_text_is_left_out() -> None:
    start, end = framed(f"It cures all {FAR}", "cures")[0], framed(f"{FAR}It cures all", "cures")[0]
    assert (start.count("…"), start[-1]) == (1, "…")
    assert (end.count("…"), end[8]) == (1, "…")


def test_a_range_longer_than_the_line_is_marked_as_far_as_it_shows() -> None:
    first, second = framed(f"So {FAR}", FAR.strip(), width=40)
    assert len(first) <= 40
    assert second.strip(" │") == "^" * (len(first) - first.index("word") - 1)


def test_ascii_where_the_encoding_has_no_lines() -> None:
    assert framed("It “cures” 痛.", "cures", encoding="cp1252") == ["    1 | It “cures” ?.", "      |     ^^^^^"]
    assert framed(f"It cures all {FAR}", "cures", encoding="ascii")[0].endswith("...")


LINE = st.text(
    st.characters(exclude_characters="\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029", exclude_categories=["Cs"]),
    min_size=1,
    max_size=200,
)


@given(LINE, st.data(), st.integers(40, 100))
def test_every_frame_fits_and_has_its_mark(line: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    first, second = framed(line, line[start:end], width)
    assert "^" in second
    assert cells(first) <= width
    assert len(second) <= width + 10  # a control character at the end is marked as far as its code is wide

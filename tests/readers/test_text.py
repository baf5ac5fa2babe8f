"""Plain text: what line breaks, indents and bullets say about titles, headings, lists and paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.document import Document, Format, Kind, LinkKind
from healthlint.readers import text
from readers.maps import check_maps

P, H, LI = Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM
LONG = "Many people sleep badly in spring, and most of them sleep well again after some weeks without any treatment."
OTHER = "A cup of tea in the evening is a habit for some, and whether it helps has been asked in small studies."
LONGEST = f"{LONG} {OTHER}"


def read(source: str) -> Document:
    document = text.read(source)
    check_maps(document)
    return document


def shape(source: str) -> list[tuple[Kind, int, str]]:
    return [(block.kind, block.level, block.text) for block in read(source).blocks]


SHAPES = {
    "nothing": ("", []),
    "white space": (" \n\t\r\n\u00a0\n", []),
    "a sentence": ("Rest helps.", [(P, 0, "Rest helps.")]),
    "one short line is no title": ("Rest helps most", [(P, 0, "Rest helps most")]),
    "a title": (f"Tea and sleep\n\n{LONG}", [(H, 1, "Tea and sleep"), (P, 0, LONG)]),
    "a question as title": (f"Does tea help?\n\n{LONG}", [(H, 1, "Does tea help?"), (P, 0, LONG)]),
    "a first sentence is no title": (f"Rest helps.\n\n{LONG}", [(P, 0, "Rest helps."), (P, 0, LONG)]),
    "a title without a blank line": (f"Tea and sleep\n{LONGEST}", [(H, 1, "Tea and sleep"), (P, 0, LONGEST)]),
    "headings without blank lines": (
        f"{LONGEST}\nWhat to drink\n{LONGEST}\n{LONGEST}",
        [(P, 0, LONGEST), (H, 2, "What to drink"), (P, 0, LONGEST), (P, 0, LONGEST)],
    ),
    "a heading above a heading": (
        f"{LONGEST}\n\nDrinks\n\nGreen tea\n\n{LONGEST}",
        [(P, 0, LONGEST), (H, 2, "Drinks"), (H, 2, "Green tea"), (P, 0, LONGEST)],
    ),
    "a question as heading": (
        f"{LONG}\n\nWhat helps?\n\n{LONG}", [(P, 0, LONG), (H, 2, "What helps?"), (P, 0, LONG)],
    ),
    "a numbered heading": (
        f"{LONG}\n\n2. Green tea\n\n{LONG}", [(P, 0, LONG), (H, 2, "Green tea"), (P, 0, LONG)],
    ),
    "an underlined heading": (
        f"Tea\n===\n\n{LONG}\n\nDoses.\n------\n{OTHER}",
        [(H, 1, "Tea"), (P, 0, LONG), (H, 2, "Doses."), (P, 0, OTHER)],
    ),
    "a rule is no text": (f"{LONG}\n\n* * *\n\n{OTHER}", [(P, 0, LONG), (P, 0, OTHER)]),
    "a date stands alone": (
        f"Tea and sleep\n\nMay 5, 2024\n\n{LONG}", [(H, 1, "Tea and sleep"), (P, 0, "May 5, 2024"), (P, 0, LONG)],
    ),
    "remains at the end": (
        f"{LONGEST}\n\nComments are closed.\nReport this page",
        [(P, 0, LONGEST), (P, 0, "Comments are closed."), (P, 0, "Report this page")],
    ),
    "a lead-in is no heading": (
        f"{LONG}\n\nThese may help:\n\n- rest\n- water",
        [(P, 0, LONG), (P, 0, "These may help:"), (LI, 1, "rest"), (LI, 1, "water")],
    ),
    "wrapped lines": (
        "Many people sleep badly in spring,\nand most of them sleep well again\nafter some weeks.\n\nRest helps.",
        [(P, 0, "Many people sleep badly in spring, and most of them sleep well again after some weeks."),
         (P, 0, "Rest helps.")],
    ),
    "a line that ends early ends a wrapped paragraph": (
        "What to drink\nMany people sleep badly in spring,\nand rest well.\nRest helps a lot of\npeople in pain.",
        [(H, 1, "What to drink"), (P, 0, "Many people sleep badly in spring, and rest well."),
         (P, 0, "Rest helps a lot of people in pain.")],
    ),
    "short paragraphs in a line each": (
        f"{LONG}\nWhat helps?\n{OTHER}\n{LONG}", [(P, 0, LONG), (H, 2, "What helps?"), (P, 0, OTHER), (P, 0, LONG)],
    ),
    "bullets of all sorts": (
        "- a b\n* c\n• d\n– e\n·f", [(LI, 1, "a b"), (LI, 1, "c"), (LI, 1, "d"), (LI, 1, "e"), (LI, 1, "f")],
    ),
    "numbers of all sorts": ("1. a\n2) b\n(3) c\na) d", [(LI, 1, char) for char in "abcd"]),
    "a year is no number of a list": (f"{LONG}\n\n2019. A year.", [(P, 0, LONG), (P, 0, "2019. A year.")]),
    "a minus is no bullet": ("-5 degrees", [(P, 0, "-5 degrees")]),
    "indented items": (
        "  - tea\n    - green\n    - black\n  - water",
        [(LI, 1, "tea"), (LI, 2, "green"), (LI, 2, "black"), (LI, 1, "water")],
    ),
    "items apart": ("- tea\n\n- water\n", [(LI, 1, "tea"), (LI, 1, "water")]),
    "a wrapped item": ("- tea at noon\n  or at night\n- water", [(LI, 1, "tea at noon or at night"), (LI, 1, "water")]),
    "an item whose lines are long": (f"- {LONGEST}\n  and on\nNext", [(LI, 1, f"{LONGEST} and on"), (P, 0, "Next")]),
    "a list that lost its line ends": ("- tea  - water", [(LI, 1, "tea"), (LI, 1, "water")]),
    "no-break spaces are kept": ("Take 5\u00a0mg.", [(P, 0, "Take 5\u00a0mg.")]),
    "line ends of all sorts": ("a.\r\n\r\nb.\r\rc.\u2029\u2029d.", [(P, 0, f"{char}.") for char in "abcd"]),
    "a byte order mark": ("\ufeffRest helps.", [(P, 0, "Rest helps.")]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "blocks"), SHAPES.values(), ids=SHAPES)
def test_shape(source: str, blocks: list[tuple[Kind, int, str]]) -> None:
    assert shape(source) == blocks


def test_section_path() -> None:
    document = read(f"Tea and sleep\n\n{LONG}\n\nDoses\n\n{LONG}")
    assert document.format is Format.TEXT
    assert [block.section for block in document.blocks] == [
        (), ("Tea and sleep",), ("Tea and sleep",), ("Tea and sleep", "Doses"),
    ]  # fmt: skip


def test_quoted_lines() -> None:
    document = read("> Rest helps,\n> she said.\n\nHe agreed.")
    assert [(b.text, b.quoted) for b in document.blocks] == [("Rest helps, she said.", True), ("He agreed.", False)]


def test_order_of_lists() -> None:
    document = read("1. tea\n2. water\n\nRest.\n\n- tea\n- water")
    assert [block.ordered for block in document.blocks] == [True, True, False, False, False]


URLS = {
    "in a sentence": ("See https://e.org/a for more.", "See for more.", "https://e.org/a", "https://e.org/a"),
    "before a stop": ("See https://e.org/a.", "See .", "https://e.org/a", "https://e.org/a"),
    "in brackets": ("Tea (https://e.org/a) helps.", "Tea () helps.", "https://e.org/a", "https://e.org/a"),
    "with brackets": ("See https://e.org/a_(b)", "See", "https://e.org/a_(b)", "https://e.org/a_(b)"),
    "without a scheme": ("See www.e.org now", "See now", "http://www.e.org", "www.e.org"),
    "alone": ("https://e.org/a", "", "https://e.org/a", "https://e.org/a"),
}


@pytest.mark.parametrize(("source", "shown", "target", "written"), URLS.values(), ids=URLS)
def test_urls(source: str, shown: str, target: str, written: str) -> None:
    ((block, link),) = read(source).links
    assert (block.text, link.target, link.kind) == (shown, target, LinkKind.AUTOLINK)
    assert link.start == link.end
    assert source[link.span.start : link.span.end] == written


_WORDS = ["rest", "helps", "the", "pain", "of", "gout", "mg"]
_GAPS = [" ", "  ", "\t", "\n", "\r\n", "\u2028", " \n  ", "\u200b ", " \u200b"]


@st.composite
def _phrases(draw: st.DrawFn) -> tuple[str, str, int, int]:
    """A source, a phrase it shows, and the range of the source the phrase takes."""
    source = draw(st.sampled_from(["", "\n\n", "- ", "  • ", "1. ", "12) ", "\ufeff", "Title here\n\n", "> "]))
    quote = "> " if source == "> " else ""
    words = draw(st.lists(st.sampled_from(_WORDS), min_size=2, max_size=6))
    start = len(source)
    for nth, word in enumerate(words):
        gap = draw(st.sampled_from(_GAPS)) if nth else ""
        source += (
            gap
            + (quote if set(gap) & set("\r\n\u2028") else "")
            + word[:1]
            + draw(st.sampled_from(["", "\u00ad"]))
            + word[1:]
        )
    end = len(source)
    return source + draw(st.sampled_from([".", "", "\n\nNext one.", " \n"])), " ".join(words), start, end


@settings(deadline=None)
@given(_phrases())
def test_a_phrase_leads_back_to_its_source(case: tuple[str, str, int, int]) -> None:
    source, phrase, start, end = case
    document = read(source)
    block = next(block for block in document.blocks if phrase in block.text)
    at = block.text.index(phrase)
    span = block.to_source(at, at + len(phrase))
    assert (span.start, span.end) == (start, end)


_PIECES = st.sampled_from(
    [
        "- ",
        "1. ",
        "\n",
        "\n\n",
        "\r",
        "> ",
        "tea",
        " ",
        "\u200b",
        "\u00a0",
        "===",
        "https://e.org/)).",
        "www.",
        ":",
        "?",
        "\f",
    ]
)


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.one_of(_PIECES, st.text(max_size=3))).map("".join)))
def test_any_text_is_read_and_its_maps_hold(source: str) -> None:
    read(source)


@pytest.mark.parametrize(
    "piece", ["- ", "> ", "=", " ", "\n", "https://", "www.", "(", ")", "1. a\n", "  - a", "\u200b", "a "]
)
def test_huge(piece: str) -> None:
    text.read("x" + piece * 20_000)

"""A phrase leads back to the range it is written in, whatever breaks it; and no text at all breaks the reader."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from healthlint.document import Format
from healthlint.readers import read
from healthlint.span import Span

from .maps import check_maps


class Piece(NamedTuple):
    """How a word or a gap is written, what is read of it, and the range of ``source`` that is read."""

    source: str
    text: str
    start: int = 0
    end: int = 0


def word(letters: str) -> list[Piece]:
    """The ways a word is written: within markup, beside what is no prose, broken, and in entities."""
    around = [("*", "*"), ("**", "**"), ("_", "_"), ("***", "***"), ("~~", "~~"), ("[", "](/u 'T')"), ("[*", "*][ref]"),
              ("<em>", "</em>"), ("<a href='/u'>", "</a>"), ("", "<!-- c -->"), ("", "`code`"), ("![](/i)", ""),
              ("", "[^1]"), ("", "{{ x }}"), ("{% x %}", ""), ("", "")]  # fmt: skip
    pieces = [Piece(a + letters + b, letters, len(a), len(a + letters)) for a, b in around]
    broken = [letters[:2] + middle + letters[2:] for middle in ("\u00ad", "&shy;", "\u200b", "<b></b>", "{{ x }}")]
    broken.append(f"&#{ord(letters[0])};{letters[1:-1]}&#x{ord(letters[-1]):x};")
    return pieces + [Piece(source, letters, 0, len(source)) for source in broken]


WORDS = [word(letters) for letters in ("tackles", "the", "root", "caf\u00e9")]
GAPS = [Piece(gap, " ") for gap in (" ", "  ", "&#32;", "<br>", " \t ", " <span> ")]
GAPS += [Piece("&nbsp;", "\u00a0"), Piece("\u00a0", "\u00a0")]
WRAPS = [Piece(gap, " ") for gap in ("\n", " \n", "  \n", "\\\n", "\n  ")]

# What stands before the first line, before each further one (None: there can be none), and behind the last one.
PLACES: dict[str, tuple[str, str | None, str]] = {
    "a paragraph": ("", "", ""),
    "a list item": ("- ", "  ", ""),
    "an ordered item in a list": ("- a\n  10. ", "      ", ""),
    "a tab behind a marker": ("-\t", "\t", ""),
    "a task": ("- [ ] ", "  ", ""),
    "a quote": ("> ", "> ", ""),
    "a lazy quote": ("> ", "", ""),
    "a quote in a list": ("* > ", "  > ", ""),
    "a list in a quote": (">  1) ", ">     ", ""),
    "an alert": ("> [!NOTE]\n> ", "> ", ""),
    "a footnote": ("[^2]: ", "    ", ""),
    "a heading": ("## ", None, " ##"),
    "a heading over lines": ("", "", "\n==="),
    "a table cell": ("| \\| a | b |\n|---|---|\n| \\| c | ", None, " |"),
    "a table in a quote": ("> a | b\n> --|--\n> ", None, " | c"),
    "a paragraph of HTML": ("a <p>", "", "</p>"),
    "behind front matter": ("---\ntitle: a\n---\n", "", ""),
    "behind a byte order mark": ("\ufeff", "", ""),
}


@pytest.mark.parametrize(("first", "further", "behind"), PLACES.values(), ids=PLACES)
@given(data=st.data())
def test_a_phrase_leads_back_to_its_source(first: str, further: str | None, behind: str, data: st.DataObject) -> None:
    gaps = st.sampled_from(GAPS if further is None else GAPS + WRAPS)
    pieces = [data.draw(st.sampled_from(WORDS[0]))]
    for ways in WORDS[1:]:
        pieces += [data.draw(gaps), data.draw(st.sampled_from(ways))]
    lead = first + data.draw(st.sampled_from(["", "He ", "\u201cIt ", "(a **b** ", "A [link](/u) and "]))
    end_of_line = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    template = f" today{behind}\n\n{{% if a %}}{{% endif %}}"  # without a pair of tags, braces are text

    parts = [lead, *(piece.source.replace("\n", f"\n{further}") for piece in pieces), template]
    parts = [part.replace("\n", end_of_line) for part in parts]
    start = len(parts[0]) + pieces[0].start
    end = sum(map(len, parts[:-2])) + pieces[-1].end
    phrase = "".join(piece.text for piece in pieces)

    document = read("".join(parts), data.draw(st.sampled_from([Format.MARKDOWN, Format.MDX])))
    check_maps(document)
    (block,) = (block for block in document.blocks if "today" in block.text)
    assert phrase in block.text
    at = block.text.index(phrase)
    assert block.to_source(at, at + len(phrase)) == Span(start, end)


LETTERS = {
    "markers that mark nothing": ("a ** b __ c ` d", [(0, "a ** b __ c ` d")]),
    "a line end of two characters": ("a\r\nb", [(0, "a\r"), (3, "b")]),
    "the marks of a heading in a heading": ("## # a", [(3, "# a")]),
    "white space that is no indent": ("\u00a0a", [(0, "\u00a0a")]),
    "a cell that is the end of the one before": ("| ba | a |\n|-|-|", [(2, "ba"), (7, "a")]),
    "a cell behind an empty one": ("| a | b |\n|-|-|\n| | a |", [(2, "a"), (6, "b"), (20, "a")]),
    "a cell with a pipe": ("| a\\|b |\n|-|", [(2, "a"), (3, "|"), (5, "b")]),
}


@pytest.mark.parametrize(("source", "runs"), LETTERS.values(), ids=LETTERS)
def test_each_letter_leads_to_its_place(source: str, runs: list[tuple[int, str]]) -> None:
    expected = [start + offset for start, run in runs for offset in range(len(run))]
    blocks = read(source, Format.MARKDOWN).blocks
    assert [b.to_source(at, at + 1).start for b in blocks for at in range(len(b.text))] == expected


MARKUP = [
    "a", "word ", *"*_`~[]()|\\{}<>#-\t\n\r\f\0", "**", "``", "\n\n", "\r\n", "    ", "> ", "- ", "1. ", "- [ ] ", "# ",
    "---\n", "===\n", "| a | b |\n|---|---|\n", "\\|", "![", "](u)", "[x][y]", "[^1]", "[^1]: ", "[r]: /u 'T'\n",
    "&amp;", "&nbsp;", "<b>", "</b>", "<div>", "</div>", "<p>", "<li>", "<h2>", "<!-- c -->", "<!--", "-->", "<br>",
    "<a href='x'>", "</a>", "<img alt='a &amp; b' src=y>", "<code>", "</code>", "<script>", "https://a.b/c", "www.x.y",
    "<https://q.r>", "{{ x }}", "{% if %}", "{% endif %}", "{: .c}", ":::", "{/* m */}", "import x from 'y'\n",
    "export const a = {\n", "<Foo.Bar x={1}>", "<A {...p}>", "```\n", "\ufeff", "\u00a0", "\u200b", "\u2028", "\x85",
    "---\ntitle: x\n---\n", "+++\nt='x'\n+++\n",
]  # fmt: skip


@pytest.mark.parametrize("notation", [Format.MARKDOWN, Format.MDX])
@given(source=st.lists(st.sampled_from(MARKUP), max_size=16).map("".join) | st.text())
@example(source="\u2028\r\na\nb")  # lines that Markdown trims and that are not blank
@example(source="<https://q.r>_")
@example(source="\\{#id}")
@example(source="|a|\n|-|\n|\\||")
def test_every_text_is_read(source: str, notation: Format) -> None:
    check_maps(read(source, notation))

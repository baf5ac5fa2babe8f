"""What a person reads in a Markdown text, construct by construct."""

from __future__ import annotations

import pytest

from healthlint.document import Document
from healthlint.readers.markdown import read

from .maps import check_maps
from .outlines import outline

BLOCKS = {
    "paragraphs, soft wraps joined": ("One\ntwo\n\nThree", ["paragraph: One two", "paragraph: Three"]),
    "hard breaks are spaces": ("One  \ntwo\\\nthree<br>four", ["paragraph: One two three four"]),
    "headings": ("# One #\n## Two\nThree\n===\nFour\n---", ["heading1: One", "heading2: Two", "heading1: Three",
                                                           "heading2: Four"]),
    "no heading without a space": ("#hashtag", ["paragraph: #hashtag"]),
    "list items with their depth": ("- a\n  - b\n    1. c\n\n- d", ["list-item1: a", "list-item2: b", "list-item3#: c",
                                                                    "list-item1: d"]),
    "each paragraph of an item": ("1. a\n\n   b", ["list-item1#: a", "list-item1#: b"]),
    "task lists without their boxes": ("- [ ] open\n- [x] done", ["list-item1: open", "list-item1: done"]),
    "block quotes": ("> one\n> two\nlazy\n\nout", ["paragraph>: one two lazy", "paragraph: out"]),
    "a list in a quote": ("> - a\n>   b", ["list-item1>: a b"]),
    "a quote in a list": ("- > a\n  > b", ["list-item1>: a b"]),
    "an alert is no quotation": ("> [!WARNING]\n> Ask first.", ["paragraph: Ask first."]),
    "table cells": ("| a | b |\n|---|---|\n| c *d* | |\n| e \\| f |", ["table-cell: a", "table-cell: b",
                                                                      "table-cell: c d", "table-cell: e | f"]),
    "a table in a list": ("1. | 1 | 2 |\n   |---|---|\n   | 1 | 2 |", ["table-cell: 1", "table-cell: 2"] * 2),
    "footnotes": ("a[^n].\n\n[^n]: note\n    more\n\n    last", ["paragraph: a.", "footnote: note more",
                                                               "footnote: last"]),
    "code blocks are not prose": ("a\n\n    code\n\n```js\ncode\n```\n\n~~~\ncode", ["paragraph: a"]),
    "rules are nothing": ("a\n\n---\n\n***", ["paragraph: a"]),
    "definitions are nothing": ("[a]: /u 'Title'\n\ntext", ["paragraph: text"]),
}  # fmt: skip

INLINES = {
    "emphasis": ("*a* **b** _c_ ***d*** snake_case_name", "a b c d snake_case_name"),
    "markers that mark nothing": ("2 * 3 * 4 and a_b", "2 * 3 * 4 and a_b"),
    "struck text is read": ("~~old~~ new ~x~ ~~~", "old new x ~~~"),
    "code spans are not prose": ("Take `x` now, ``a ` b``.", "Take now, ."),
    "an unmatched backtick is text": ("a ` b", "a ` b"),
    "entities": ("a&amp;b&nbsp;c &#8211; &eacute; &nosuch;", "a&b\u00a0c \u2013 \u00e9 &nosuch;"),
    "escapes": ("\\*a\\* \\[b\\] \\q", "*a* [b] \\q"),
    "link texts are read": ("[a *b*](/u 'T') ![alt](/i)c", "a b c"),
    "URLs are not prose": ("see https://e.org/cures_cancer_now, www.e.org/x and <https://e.org>", "see , and"),
    "a URL as the text of a link": ("[https://e.org](https://e.org) a", "a"),
    "a scheme alone is text": ("http:// is a scheme", "http:// is a scheme"),
    "inline HTML": ("H<sub>2</sub>O <b class='x'>bold</b>", "H2O bold"),
    "a note number keeps its distance": ("cancer<sup>1</sup>", "cancer 1"),
    "HTML code is not prose": ("a <code>b <https://e.org> c</code> d", "a d"),
    "comments are not prose": ("a <!-- b --> c", "a c"),
    "invisible characters": ("me\u00addi\u200bcine", "medicine"),
    "NUL": ("a\0b", "a\ufffdb"),
    "attribute lists": ("text{:.lead} more{: #id}\n{: .x}", "text more"),
    "an escaped brace is text": ("\\{#id}", "{#id}"),
    "an escape before a template": ("{% if a %}{% endif %}\\{{ b }} c", "\\ c"),
    "braces are text": ("{a} and {{ b }}", "{a} and {{ b }}"),
    "a comparison": ("x < 5 and y > 3", "x < 5 and y > 3"),
}

HTML = {
    "a block": ("<div>one\n<p>two</p></div>\n\nthree", ["paragraph: one", "paragraph: two", "paragraph: three"]),
    "Markdown between tags": ("<details>\n<summary>S</summary>\n\nText *m*\n\n</details>", ["paragraph: S",
                                                                                          "paragraph: Text m"]),
    "in a quote, without its marks": ("> <p>one\n> two</p>", ["paragraph>: one two"]),
    "in a list": ("1. - <p>a\n     b</p>", ["list-item2: a b"]),
    "scripts and styles": ("<script>\nx\n\ny\n</script>\n\n<style>\nz\n</style>\n\ntext", ["paragraph: text"]),
    "block tags within a line": ("a <p>b</p> c", ["paragraph: a", "paragraph: b", "paragraph: c"]),
    "an alt text": ("<img src=x alt='a &amp; b'> c", ["paragraph: c", "alt: a & b"]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), BLOCKS.values(), ids=BLOCKS)
def test_blocks(source: str, expected: list[str]) -> None:
    assert outline(read(source)) == expected


@pytest.mark.parametrize("line_end", ["\r\n", "\r"], ids=["CRLF", "CR"])
@pytest.mark.parametrize(("source", "expected"), BLOCKS.values(), ids=BLOCKS)
def test_blocks_with_other_line_ends(source: str, expected: list[str], line_end: str) -> None:
    assert outline(read(source.replace("\n", line_end))) == expected


@pytest.mark.parametrize(("source", "expected"), INLINES.values(), ids=INLINES)
def test_inlines(source: str, expected: str) -> None:
    (block,) = (block for block in read(source).blocks if block.kind != "alt")
    assert block.text == expected


@pytest.mark.parametrize(("source", "expected"), HTML.values(), ids=HTML)
def test_raw_html(source: str, expected: list[str]) -> None:
    assert outline(read(source)) == expected


def test_sections_are_the_headings_above() -> None:
    document = read("intro\n\n# A\n\n## B\n\nin b\n\n<h2>C</h2>\n\nin c\n\n# D\n\nin d")
    sections = {block.text: block.section for block in document.blocks}
    assert sections == {
        "intro": (), "A": (), "B": ("A",), "in b": ("A", "B"), "C": ("A",), "in c": ("A", "C"), "D": (), "in d": ("D",)
    }  # fmt: skip


def test_emphasis_has_its_ranges() -> None:
    (block,) = read("a *b **c*** <em>d</em> *e").blocks
    assert [block.text[start:end] for start, end in block.emphasis] == ["b c", "c", "d"]


def test_emphasis_of_nothing_is_none() -> None:
    (block,) = read("a *`code`*").blocks
    assert block.emphasis == ()


def test_a_byte_order_mark_hides_no_heading() -> None:
    document = read("\ufeff# T")
    assert outline(document) == ["heading1: T"]
    assert document.blocks[0].span.start == 3


def test_descriptions_of_images_follow_their_block() -> None:
    source = 'See ![a *scan*](s.png "T") there.\n\n![only](i.png)\n\n![](empty.png)'
    assert outline(read(source)) == [
        "paragraph: See there.", "alt: a scan", "paragraph: ", "alt: only", "paragraph: "
    ]  # fmt: skip


COMMENTS = {
    "between blocks": ("a\n\n<!-- c -->\n\nb", 1),
    "before all": ("<!-- c -->\nb", 0),
    "within a block": ("a <!-- c --> b\n\nd", 1),
    "behind all": ("a\n\n<!-- c -->", 1),
    "in a quote": ("> a\n>\n> <!-- c -->\n>\n> b", 1),
    "before a block that begins with an image": ("a\n\n<!-- c -->\n\n![x](y) b", 1),
    "between image and text": ("![x](y) <!-- c --> b\n\nd", 0),
}


@pytest.mark.parametrize(("source", "before"), COMMENTS.values(), ids=COMMENTS)
def test_comments(source: str, before: int) -> None:
    document = read(source)
    (comment,) = document.comments
    assert source[comment.span.start : comment.span.end] == "<!-- c -->"
    assert (comment.text, comment.before) == (" c ", before)


def test_footnotes_that_are_defined() -> None:
    assert read("[^a] [^b]\n\n[^a]: x").footnotes == {"a"}


TROUBLE = {
    "a comment": ("a\n\n<!-- b\n\nc", "a comment is never closed"),
    "a comment behind a tag": ("<div>a <!-- b", "a comment is never closed"),
    "a script": ("a\n\n<script>\nb\n\nc", "<script> is never closed"),
    "a style": ("a\n\n<STYLE>\nb", "<style> is never closed"),
    "front matter": ("---\ntitle: a\n\nb", "front matter has no end"),
}


@pytest.mark.parametrize(("source", "message"), TROUBLE.values(), ids=TROUBLE)
def test_what_cannot_be_read_is_told(source: str, message: str) -> None:
    document = read(source)
    check_maps(document)
    ((told, _),) = document.trouble
    assert message in told


def test_a_script_with_blank_lines_is_no_trouble() -> None:
    assert read("<div>\n<script>\na\n\nb\n</script>\n</div>").trouble == ()


PATHOLOGICAL = {
    "brackets": "[" * 5_000,
    "images in images": "![" * 3_000 + "](x)" * 3_000,
    "backticks of all lengths": " ".join("`" * length for length in range(200)),
    "emphasis": "*a **b " * 2_000,
    "entities and tags": "&amp;<b>" * 3_000,
    "a long line": "word " * 20_000,
    "a long paragraph": "word\n" * 20_000,
    "quotes": ">" * 5_000 + "a",
    "lists in lists": "- " * 5_000 + "a",
    "footnotes in footnotes": "[^a]: " * 500 + "a",
    "a URL and brackets": "https://e.org/" + ")" * 20_000,
    "templates": "{% comment %}{{ " * 3_000 + "{% if a %}{% endif %}",
    "a wide table": "|a" * 500 + "\n" + "|-" * 500 + "\n" + ("|b" * 500 + "\n") * 5,
}


@pytest.mark.parametrize("source", PATHOLOGICAL.values(), ids=PATHOLOGICAL)
def test_pathological_texts_are_read(source: str) -> None:
    document: Document = read(source)
    assert document.blocks or document.trouble


def test_a_panic_of_the_parser_is_an_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def panic(*_: object, **__: object) -> None:
        raise PanicException("index out of bounds")

    monkeypatch.setattr("healthlint.readers.commonmark.events_with_range", panic)
    with pytest.raises(RuntimeError, match="index out of bounds"):
        read("a")

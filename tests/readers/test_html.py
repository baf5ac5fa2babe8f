"""What a reader of a page sees: its blocks, their kinds, and the order they come in."""

from __future__ import annotations

import pytest

from healthlint.document import Document, Format, Kind
from healthlint.readers import html
from readers.maps import check_maps

P, H, LI, TD = Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM, Kind.TABLE_CELL


def read(source: str) -> Document:
    document = html.read(source)
    check_maps(document)
    return document


def shape(source: str) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in read(source).blocks]


BLOCKS = {
    "bare text": ("Rest helps.", [(P, "Rest helps.")]),
    "paragraphs without end tags": ("<p>One.<p>Two.", [(P, "One."), (P, "Two.")]),
    "inline elements do not split": ("<p>It <em>may</em> <b>he</b>lp.</p>", [(P, "It may help.")]),
    "white space collapses": ("<p>\n  Two\t\n words </p>", [(P, "Two words")]),
    "a no-break space is kept": ("<p>5&nbsp;mg and 6\u00a0mg</p>", [(P, "5\u00a0mg and 6\u00a0mg")]),
    "blocks inside blocks": ("<div>Before<p>in</p>after</div>", [(P, "Before"), (P, "in"), (P, "after")]),
    "a br is a space": ("<p>One<br>two</p>", [(P, "One two")]),
    "two br split": ("<p>One<br>\n<br/>two</p>", [(P, "One"), (P, "two")]),
    "a third br adds nothing": ("One<br><br><br>two", [(P, "One"), (P, "two")]),
    "a note number stands apart": ("<p>It helps<sup>2</sup>.</p>", [(P, "It helps 2.")]),
    "a chemical formula stays whole": ("<p>H<sub>2</sub>O</p>", [(P, "H2O")]),
    "headings": ("<h1>Top</h1><h3>Deep</h3>", [(H, "Top"), (H, "Deep")]),
    "a paragraph inside a heading": ("<h2><p>Dose</p></h2>", [(H, "Dose")]),
    "an unclosed heading ends at the paragraph": ("<h2>Dose<p>Ask first.", [(H, "Dose"), (P, "Ask first.")]),
    "list items": ("<ul><li>Rest<li><p>Water</p></ul>", [(LI, "Rest"), (LI, "Water")]),
    "table cells": ("<table><tr><th>Dose<td>5 mg</table>", [(TD, "Dose"), (TD, "5 mg")]),
    "terms and their definitions": ("<dl><dt>Gout<dd>A pain.</dl>", [(P, "Gout"), (P, "A pain.")]),
    "captions": (
        "<figure><img src=a.png alt='A knee'><figcaption>A knee.</figcaption></figure>",
        [(P, ""), (Kind.ALT, "A knee"), (Kind.CAPTION, "A knee.")],
    ),
    "an alternative text follows its block": (
        "<p>See <img src=a.png alt='a &amp; b'> here.</p>",
        [(P, "See here."), (Kind.ALT, "a & b")],
    ),
    "a summary": ("<details><summary>More</summary>Text</details>", [(P, "More"), (P, "Text")]),
    "a list of footnotes": (
        "<section class='footnotes'><ol><li id=fn1><p>Lee 2019.</p></ol></section>",
        [(Kind.FOOTNOTE, "Lee 2019.")],
    ),
    "a title and a description": (
        "<title>Tea &amp; sleep</title><meta name=description content='On tea.'><p>Tea.",
        [(Kind.TITLE, "Tea & sleep"), (Kind.DESCRIPTION, "On tea."), (P, "Tea.")],
    ),
    "one description told twice is one block": (
        "<meta name=description content='On tea.'><meta property=og:description content='On tea.'>",
        [(Kind.DESCRIPTION, "On tea.")],
    ),
    "a title inside a drawing": ("<p>A<svg><title>icon</title></svg>b</p>", [(P, "Ab")]),
    "a button that is the text of a link": ("<a href=/shop><button>Buy it</button></a>", [(P, "Buy it")]),
    "front matter": ("---\ntitle: Tea\n---\n<p>{{ page.x }}Rest.</p>", [(Kind.TITLE, "Tea"), (P, "Rest.")]),
    "template tags with an end": ("<p>{% if a %}Rest{% endif %}.</p>", [(P, "Rest .")]),
    "template syntax that nothing replaces": ("<p>Dear {{ name }}</p>", [(P, "Dear {{ name }}")]),
    "nothing": ("", []),
}  # fmt: skip


@pytest.mark.parametrize(("source", "blocks"), BLOCKS.values(), ids=BLOCKS)
def test_blocks(source: str, blocks: list[tuple[Kind, str]]) -> None:
    assert shape(source) == blocks


@pytest.mark.parametrize(
    "name", ["script", "style", "code", "pre", "textarea", "svg", "math", "button", "select", "option"]
)
def test_what_is_no_prose(name: str) -> None:
    assert "cures" not in " ".join(text for _, text in shape(f"<p>Tea <{name}>cures</{name}> it.</p>"))


REFERENCES = {
    "named": ("a &eacute; b", "a é b"),
    "decimal and hexadecimal": ("&#8217;&#x2019;", "’’"),
    "without a semicolon": ("&copy2024", "©2024"),
    "unknown": ("&foo; &bar", "&foo; &bar"),
    "an escaped tag stays text": ("&lt;p&gt;", "<p>"),
    "twice escaped": ("&amp;lt;", "&lt;"),
    "a bare ampersand": ("Q&A & more &", "Q&A & more &"),
    "a bare less-than": ("5 < 6 <7", "5 < 6 <7"),
    "a space as a reference": ("a&#32;&#9;b", "a b"),
}


@pytest.mark.parametrize(("source", "text"), REFERENCES.values(), ids=REFERENCES)
def test_character_references(source: str, text: str) -> None:
    assert shape(f"<p>{source}</p>") == [(P, text)]


def test_section_path_follows_the_headings_of_its_region() -> None:
    document = read("<h1>Tea</h1><h2>Dose</h2><p>a<h3>Adults</h3><p>b<nav><h2>Menu</h2></nav><h2>Risks</h2><p>c")
    sections = {block.text: block.section for block in document.blocks}
    assert sections["a"] == ("Tea", "Dose")
    assert sections["b"] == ("Tea", "Dose", "Adults")
    assert sections["Menu"] == ()
    assert sections["c"] == ("Tea", "Risks")


def test_list_items_know_depth_and_order() -> None:
    document = read("<ol><li>one<ul><li>deep</ul>tail<li>two</ol>")
    assert [(b.text, b.level, b.ordered) for b in document.blocks] == [
        ("one", 1, True), ("deep", 2, False), ("tail", 1, True), ("two", 1, True),
    ]  # fmt: skip


def test_a_quotation_is_marked() -> None:
    document = read("<blockquote><p>Said.</p></blockquote><p>Written.</p>")
    assert [(b.text, b.quoted) for b in document.blocks] == [("Said.", True), ("Written.", False)]


def test_emphasis_is_the_outermost_range() -> None:
    (block,) = read("<p>It <b>may <i>really</i></b> help <em>some</em>.</p>").blocks
    assert [block.text[a:b] for a, b in block.emphasis] == ["may really", "some"]


def test_invisible_characters_are_told() -> None:
    (block,) = read("<p>a\u200b b&shy;c&#8203; d</p>").blocks
    assert block.text == "a bc d"
    assert block.invisible == ((1, "\u200b"), (3, "\u00ad"), (4, "\u200b"))


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("<!DOCTYPE html><p>a", True),
        ("<html><body>a", True),
        ("<head></head>", True),
        ("<body>a", False),
        ("<p>a", False),
    ],
)
def test_a_page_has_a_head(source: str, page: bool) -> None:
    assert read(source).page is page


def test_ids_are_what_links_can_lead_to() -> None:
    document = read('<p><a href="#fn1">1</a> <a name="top"></a><p id="fn1">Lee 2019.')
    assert document.format is Format.HTML
    assert document.footnotes == {"fn1", "top"}


COMMENTS = {
    "between blocks": ("<p>a</p><!-- note --><p>b</p>", " note ", 1),
    "in a block": ("<p>a <!-- note --> b</p>", " note ", 0),
    "at the end": ("<p>a</p><!--note-->", "note", 1),
    "never closed": ("<p>a</p><!-- note", " note", 1),
    "empty": ("<!---->a", "", 0),
    "with tags in it": ("<!-- <p>x</p> -->a", " <p>x</p> ", 0),
}


@pytest.mark.parametrize(("source", "text", "before"), COMMENTS.values(), ids=COMMENTS)
def test_comments(source: str, text: str, before: int) -> None:
    (comment,) = read(source).comments
    assert (comment.text, comment.before) == (text, before)
    assert source[comment.span.start :].startswith("<!--")
    assert "x" not in " ".join(block.text for block in read(source).blocks)


@pytest.mark.parametrize("source", ["<!doctype html>", "<?xml version='1.0'?>", "<![CDATA[cures]]>", "</1>"])
def test_declarations_are_neither_text_nor_comments(source: str) -> None:
    document = read(source + "<p>Rest.</p>")
    assert ([block.text for block in document.blocks], document.comments) == (["Rest."], ())


def test_a_fragment_keeps_the_offsets_of_its_source() -> None:
    source = "# Tea\n\n<div>It <b>helps</b>.<!-- why --></div>\n\nMore <b>text</b>"
    blocks, comments, _ = html.read_fragment(source, 7, source.index("\n\nMore"))
    assert [block.text for block in blocks] == ["It helps."]
    span = blocks[0].to_source(3, 8)
    assert source[span.start : span.end] == "helps"
    assert [source[c.span.start : c.span.end] for c in comments] == ["<!-- why -->"]

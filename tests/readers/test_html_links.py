"""Links, images and metadata of a page, each with its place."""

from __future__ import annotations

import pytest

from healthlint.document import Document, Link, LinkKind
from healthlint.readers import html
from readers.maps import check_maps


def read(source: str) -> Document:
    document = html.read(source)
    check_maps(document)
    return document


def links(source: str) -> list[tuple[str, Link]]:
    return [(block.text[link.start : link.end], link) for block, link in read(source).links]


SPANS = {
    "plain": ("<p>See <a href='/tea'>green tea</a>.</p>", "green tea", "/tea", "<a href='/tea'>green tea</a>"),
    "with markup inside": ("<a href=/t><b>green</b> tea</a>", "green tea", "/t", "<a href=/t><b>green</b> tea</a>"),
    "with an entity in the address": ("<a href=?a&amp;b=2>x</a>", "x", "?a&b=2", "<a href=?a&amp;b=2>x</a>"),
    "a parameter that looks like an entity": ("<a href=?a&copy=2>x</a>", "x", "?a&copy=2", "<a href=?a&copy=2>x</a>"),
    "without text": ("<p>a<a href='/t'></a>b</p>", "", "/t", "<a href='/t'></a>"),
    "alone without text": ("<div><a href='/t'><svg/></a></div>", "", "/t", "<a href='/t'><svg/></a>"),
    "unclosed, it ends with its block": ("<p><a href=/t>tea</p><p>more</p>", "tea", "/t", "<a href=/t>tea</p>"),
    "in upper case": ("<A HREF=/t>tea</A >", "tea", "/t", "<A HREF=/t>tea</A >"),
    "with a greater-than in a value": ("<a title='a>b' href=/t>x</a>", "x", "/t", "<a title='a>b' href=/t>x</a>"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "text", "target", "written"), SPANS.values(), ids=SPANS)
def test_links(source: str, text: str, target: str, written: str) -> None:
    ((found, link),) = links(source)
    assert (found, link.target, link.kind) == (text, target, LinkKind.LINK)
    assert source[link.span.start : link.span.end] == written


def test_a_link_does_not_hold_another() -> None:
    assert [text for text, _ in links("<a href=/a>one <a href=/b>two</a> three</a>")] == ["one", "two"]


def test_a_link_around_blocks_is_a_link_in_each() -> None:
    source = "<a href=/tea><h3>Tea</h3><p>Read on.</p></a>"
    found = links(source)
    assert [text for text, _ in found] == ["Tea", "Read on."]
    assert {source[link.span.start : link.span.end] for _, link in found} == {source}


def test_an_anchor_without_address_is_no_link() -> None:
    assert links("<a name=top>Top</a>") == []


def test_rel_and_title() -> None:
    ((_, link),) = links("<a href=/b rel='Sponsored  nofollow' title='A &amp; B'>b</a>")
    assert (link.rel, link.title) == (("sponsored", "nofollow"), "A & B")


@pytest.mark.parametrize(
    "source",
    [
        "<p>a <a href=/t style='display: none'>tea</a> b</p>",
        "<p>a <a href=/t hidden>tea</a> b</p>",
        "<p>a <span style='visibility:hidden'><a href=/t>tea</a></span> b</p>",
        "<div style='font-size:0'><a href=/t>tea</a></div>",
        "<div style='position:absolute;left:-9999px'><a href=/t>tea</a></div>",
    ],
)
def test_hidden_links(source: str) -> None:
    ((text, link),) = links(source)
    assert (text, link.hidden) == ("tea", True)


def test_a_link_in_sight_is_not_hidden() -> None:
    ((_, link),) = links("<p style='font-size:0.9em'><a href=/t style='color:red'>tea</a></p>")
    assert not link.hidden


def test_images() -> None:
    source = "<p>a <img src=/b.png alt='' title=Knee> c</p>"
    ((text, link),) = links(source)
    assert (text, link.kind, link.target, link.title) == ("", LinkKind.IMAGE, "/b.png", "Knee")
    assert source[link.span.start : link.span.end] == "<img src=/b.png alt='' title=Knee>"


def test_an_image_that_loads_late_has_the_address_it_loads() -> None:
    ((_, link),) = links("<img src='data:x' data-src=/b.png>")
    assert link.target == "/b.png"


METADATA = {
    "meta": ("<meta name=Author content='Ann Lee'>", "Author", "Ann Lee", "meta"),
    "a property": ("<meta property='og:title' content='Tea'>", "og:title", "Tea", "meta"),
    "a time": ("<time datetime=2024-05-01>May</time>", "date", "2024-05-01", "time"),
    "a time of change": ("<time class=updated datetime=2024-05-01>", "dateModified", "2024-05-01", "time"),
    "a time with a property": ("<time itemprop=datePublished datetime=2024>", "datePublished", "2024", "time"),
    "the canonical address": ("<link rel=canonical href=https://e.org/tea>", "canonical", "https://e.org/tea", "html"),
    "an author": ("<p>By <a rel=author href=/ann>Ann Lee</a></p>", "author", "Ann Lee", "html"),
    "JSON-LD": (
        "<script type=application/ld+json>{'@graph': [{'author': {'name': 'Ann Lee'}}]}</script>".replace("'", '"'),
        "author.name", "Ann Lee", "json-ld",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("source", "key", "value", "origin"), METADATA.values(), ids=METADATA)
def test_metadata(source: str, key: str, value: str, origin: str) -> None:
    (meta,) = read(source).metadata
    assert (meta.key, meta.value, meta.origin) == (key, value, origin)
    assert source[meta.span.start : meta.span.end] == value


def test_metadata_without_content_is_none() -> None:
    assert read("<meta charset=utf-8><meta name=author><link rel=icon href=/i>").metadata == ()


@pytest.mark.parametrize("content", ["{", "{'a': 1}", "[" * 5000, '{"a": NaN'], ids=["cut", "quotes", "deep", "nan"])
def test_json_ld_that_is_none_is_told(content: str) -> None:
    document = read(f"<script type='application/ld+json'>{content}</script><p>Rest.</p>")
    ((message, span),) = document.trouble
    assert "JSON-LD" in message
    assert document.source[span.start : span.end] == content
    assert [block.text for block in document.blocks] == ["Rest."]


def test_json_ld_with_a_repeated_key_has_the_script_as_its_place() -> None:
    (meta,) = read('<script type="application/ld+json">{"a": "x", "a": "y"}</script>').metadata
    assert (meta.value, meta.span.end - meta.span.start) == ("y", len('{"a": "x", "a": "y"}'))

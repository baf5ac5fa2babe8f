"""MDX: code is no prose, and what stands between tags is Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthlint.readers.mdx import read

from .maps import check_maps
from .outlines import links, outline

BLOCKS = {
    "imports and exports": ("import A from 'a'\nimport {\n  B,\n} from 'b'\n\nexport const c = 1\n\ntext",
                            ["paragraph: text"]),
    "an export with a blank line": ("export const a = {\n  b: 'c',\n\n  d: 1,\n}\n\ntext", ["paragraph: text"]),
    "a sentence about imports": ("import duties rise.", ["paragraph: import duties rise."]),
    "code that imports": ("```js\nimport a from 'b'\n```\n\ntext", ["paragraph: text"]),
    "components around blocks": ("<Note type='a'>\n## B\nc\n</Note>\nd",
                                 ["heading2: B", "paragraph: c", "paragraph: d"]),
    "components within a line": ("a <Badge text='b' /> c <B.C>d</B.C> <>e</>", ["paragraph: a c d e"]),
    "attributes with braces": ("<A b={{ c: '}' }} d={e => e > 1}>f</A>", ["paragraph: f"]),
    "a spread": ("<a {...b} href='c'>d</a>", ["paragraph: d"]),
    "expressions": ("a {b} c {d && <p>{e}</p>} f {'}'} g", ["paragraph: a c f g"]),
    "an expression over lines": ("{a.map(b =>\n  <B key={b} />\n)}\n\nc", ["paragraph: c"]),
    "an apostrophe in a comment": ("{/* don't */} a {b} c", ["paragraph: a c"]),
    "an escaped tag": ("\\<Note> b", ["paragraph: <Note> b"]),
    "an escaped brace": ("\\{a} b", ["paragraph: {a} b"]),
    "a brace without its partner": ("a { b\n\nc {d} e", ["paragraph: a { b", "paragraph: c e"]),
    "braces in code": ("`{` a `}` b", ["paragraph: a b"]),
    "an indent is no code": ("<Tab>\n\n      a\n\n</Tab>", ["paragraph: a"]),
    "blocks of HTML": ("<ul>\n  <li>a *b*</li>\n</ul>\n<h2>c</h2>", ["list-item1: a b", "heading2: c"]),
    "comparisons": ("a < 5 and b > 3", ["paragraph: a < 5 and b > 3"]),
    "front matter": ("---\ntitle: A\n---\n\nb", ["title: A", "paragraph: b"]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), BLOCKS.values(), ids=BLOCKS)
def test_blocks(source: str, expected: list[str]) -> None:
    assert outline(read(source)) == expected


def test_links() -> None:
    source = "<Link href='/a'>b</Link> <a href={c.d} {/* e */}>f</a> [g](/h)"
    assert [(text, target) for _, text, target, _ in links(read(source))] == [("b", "/a"), ("g", "/h")]
    assert links(read("<a href={b.c}>d</a>")) == [("link", "d", "{b.c}", "<a href={b.c}>d</a>")]


def test_comments() -> None:
    source = "a\n\n{/* healthlint: b */}\n\nc"
    (comment,) = read(source).comments
    assert (comment.text, comment.before) == (" healthlint: b ", 1)
    assert source[comment.span.start : comment.span.end] == "{/* healthlint: b */}"


PIECES = ["{", "}", "`", "'", '"', "/*", "*/", "<A ", ">", "</A>", "a ", "\\", "\n", "\n\n", "```\n", "<>", "="]
PIECES += ["import b from 'c'\n", "export const d = {"]


@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_every_text_is_read(pieces: list[str]) -> None:
    check_maps(read("".join(pieces)))

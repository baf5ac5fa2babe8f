"""The words a page shows are those BeautifulSoup finds in it: two readings that share no code agree."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.document import Kind
from healthlint.readers import html
from healthlint.readers.html_elements import BLOCKS, UNREAD

_APART = (Kind.TITLE, Kind.DESCRIPTION, Kind.ALT)


def words_by_soup(source: str) -> list[str]:
    soup = BeautifulSoup(source, "html.parser")
    for element in soup.find_all([*UNREAD, "title"]):
        if not element.decomposed:
            element.decompose()
    for string in soup.find_all(string=True):
        if type(string) is not NavigableString:  # comments, declarations
            string.extract()
    for element in soup.find_all([*BLOCKS, "br", "sup"]):
        element.insert_before(" ")
        if element.name != "sup":
            element.insert_after(" ")
    return sorted(soup.get_text().split())


def words_by_reader(source: str) -> list[str]:
    blocks = html.read(source).blocks
    return sorted(word for block in blocks if block.kind not in _APART for word in block.text.split())


PAGES = {
    "a page": """<!DOCTYPE html><html lang=en><head><title>Sleep &amp; tea</title><style>p{color:red}</style></head>
        <body class="home"><header><nav><ul><li><a href="/">Home</a><li><a href="/tea">Tea</a></ul></nav></header>
        <main><h1>Does tea help you sleep?</h1><p>Some <em>small</em> studies&nbsp;say
        so<sup>1</sup>.<br>Others don&rsquo;t.
        <table><tr><th>Tea<th>Hours</tr><tr><td>Green<td>6&frac12;</table><pre>code()</pre></main>
        <footer>&copy; 2024 <!-- year --> Tea Desk</footer><script>var a = "<p>";</script></body></html>""",
    "a fragment": "Rest <b>first</b>, then <i>wal<u>k</u></i>.<ul><li>one<ul><li>two</ul><li>three</ul>tail",
    "old markup": "<CENTER><FONT SIZE=2>Welcome<BR><BR>to <B>us</B></FONT></CENTER><HR>bye",
    "definitions and quotes": "<dl><dt>Gout<dd>pain<dt>Flu<dd>fever</dl><blockquote>He said<p>yes</blockquote>after",
    "forms": "<form>Name<input><select><option>a</select><textarea>t</textarea><button>Go</button></form>",
}  # fmt: skip


@pytest.mark.parametrize("source", PAGES.values(), ids=PAGES)
def test_pages(source: str) -> None:
    assert words_by_reader(source) == words_by_soup(source)


_INLINE = st.sampled_from(["b", "em", "a", "span", "code", "sup", "x-y"])
_BLOCK = st.sampled_from(["div", "section", "ul", "li", "blockquote", "td", "h2", "article", "nav", "aside"])
_TEXT = st.lists(
    st.sampled_from(["tea", "rest ", " pain", "&amp;", "&eacute;t", "&nbsp;", "\n", "<br>", "<!-- c -->", "5 < 6 "]),
    min_size=1, max_size=4,
).map("".join)  # fmt: skip


def _wrapped(name: st.SearchStrategy[str], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.lists(inner, max_size=3).map("".join)
    return st.builds(lambda tag, content: f"<{tag}>{content}</{tag}>", name, parts)


_LINES = st.recursive(_TEXT, lambda inner: _wrapped(_INLINE, inner), max_leaves=6)
_PAGES = st.recursive(_LINES, lambda inner: _wrapped(_BLOCK, inner), max_leaves=10)


@settings(deadline=None)
@given(st.lists(_PAGES, max_size=4).map("".join))
def test_any_well_formed_page(source: str) -> None:
    assert words_by_reader(source) == words_by_soup(source)

"""Links of a Markdown text: their kind, what is read of them, where they lead, and where they are written."""

from __future__ import annotations

import pytest

from healthlint.readers.markdown import read

from .outlines import links

FRONT = "---\na: b\n---\n"

LINKS = {
    "inline": ("a [b *c*](/u) d", [("link", "b c", "/u", "[b *c*](/u)")]),
    "over a wrap": ("> [a\n> b](/u\n> 'T')", [("link", "a b", "/u", "[a\n> b](/u\n> 'T')")]),
    "targets as written, entities decoded": ("[a](</b c?d=1&amp;e=é>)", [("link", "a", "/b c?d=1&e=é",
                                                                        "[a](</b c?d=1&amp;e=é>)")]),
    "scripts are targets": ("[a](javascript:b)", [("link", "a", "javascript:b", "[a](javascript:b)")]),
    "by reference": ("[a][r] [r][] [r]\n\n[r]: /u", [("link", "a", "/u", "[a][r]"), ("link", "r", "/u", "[r][]"),
                                                    ("link", "r", "/u", "[r]")]),
    "without a definition": ("a [b][r] c", [("unresolved", "b", "r", "[b][r]")]),
    "citations are no links": ("a [3][4] b [5]", []),
    "an autolink": ("a <https://e.org/x> b", [("autolink", "", "https://e.org/x", "<https://e.org/x>")]),
    "an autolink and a marker": ("<https://e.org>_", [("autolink", "", "https://e.org", "<https://e.org>")]),
    "a bare URL": ("(see https://e.org/a_(b)_c).", [("autolink", "", "https://e.org/a_(b)_c", "https://e.org/a_(b)_c")]),
    "a bare host": ("a www.e.org.", [("autolink", "", "http://www.e.org", "www.e.org")]),
    "no URL within a word": ("xhttps://e.org awww.e.org", []),
    "a URL as a text is one link": ("[https://e.org](/u)", [("link", "", "/u", "[https://e.org](/u)")]),
    "an image": ("a ![b](/i) c", [("image", "", "/i", "![b](/i)")]),
    "an image that is a link": ("[![b](/i)](/u)", [("image", "", "/i", "![b](/i)"), ("link", "", "/u",
                                                                                 "[![b](/i)](/u)")]),
    "a footnote": ("a[^1]\n\n[^1]: b", [("footnote", "", "1", "[^1]")]),
    "a footnote without its note": ("a[^1]", [("unresolved", "", "1", "[^1]")]),
    "an HTML link": ("a <a href='/u?b&amp;c'>d\ne</a>", [("link", "d e", "/u?b&c", "<a href='/u?b&amp;c'>d\ne</a>")]),
    "an HTML link in a block": ("<p><a href=/u>a</a></p>", [("link", "a", "/u", "<a href=/u>a</a>")]),
    "an anchor is no link": ("<a name=x></a>a", []),
    "a template in a target": (FRONT + "[a]({{ site.url }}/b{{ c }})", [("link", "a", "{{ site.url }}/b{{ c }}",
                                                                       "[a]({{ site.url }}/b{{ c }})")]),
    "a template in a tag": (FRONT + "<p><a href='{{ u }}'>a</a></p>", [("link", "a", "{{ u }}",
                                                                      "<a href='{{ u }}'>a</a>")]),
    "in a table": ("|a|b|\n|-|-|\n|\\||[c](/u)|", [("link", "c", "/u", "[c](/u)")]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), LINKS.values(), ids=LINKS)
def test_links(source: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert links(read(source)) == expected


def test_what_a_link_says_beside_its_target() -> None:
    document = read("[a](/u 'T')\n\nb <a href=/v rel='nofollow sponsored' style='display: none' title=W>c</a>")
    assert [(link.title, link.rel, link.hidden) for _, link in document.links] == [
        ("T", (), False),
        ("W", ("nofollow", "sponsored"), True),
    ]

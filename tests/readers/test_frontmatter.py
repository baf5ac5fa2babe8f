"""Front matter: the values a writer put in, exactly where they stand, and where the article begins."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthlint.document import Kind
from healthlint.readers import frontmatter, markdown
from readers.maps import check_maps

VALUES = {
    "a plain value": ("---\ntitle: Tea and sleep\n---\n", [("title", "Tea and sleep")]),
    "a colon within a value": ("---\ntitle: Tea: a guide\n---\n", [("title", "Tea: a guide")]),
    "a comment behind a value": ("---\ntitle: Tea # draft\n---\n", [("title", "Tea")]),
    "a hash that is no comment": ("---\ntitle: Tea#1\n---\n", [("title", "Tea#1")]),
    "a line of comment": ("---\n# draft: yes\ntitle: Tea\n---\n", [("title", "Tea")]),
    "double quotes": ('---\ntitle: "Tea \\"now\\" \\u00e9"\n---\n', [("title", 'Tea "now" é')]),
    "single quotes": ("---\ntitle: 'It''s tea'\n---\n", [("title", "It's tea")]),
    "a hash in quotes": ("---\ntitle: 'Tea # 1'\n---\n", [("title", "Tea # 1")]),
    "words stay words": ("---\ndraft: no\ntime: 5:30\n---\n", [("draft", "no"), ("time", "5:30")]),
    "a value that goes on": ("---\ntitle: Tea\n  and sleep\nx: y\n---\n", [("title", "Tea and sleep"), ("x", "y")]),
    "a folded block": ("---\ntitle: >-\n  Tea\n  and sleep\nx: y\n---\n", [("title", "Tea\nand sleep"), ("x", "y")]),
    "a literal block": ("---\ntitle: |\n  Tea: now\n\n  more\n---\n", [("title", "Tea: now\nmore")]),
    "nested keys": ("---\nseo:\n  title: Tea\n  img:\n    alt: Cup\nx: y\n---\n",
                    [("seo.title", "Tea"), ("seo.img.alt", "Cup"), ("x", "y")]),
    "a list": ("---\ntags:\n  - tea\n  - sleep\n---\n", [("tags", "tea"), ("tags", "sleep")]),
    "a list without an indent": ("---\ntags:\n- tea\n- sleep\n---\n", [("tags", "tea"), ("tags", "sleep")]),
    "a list of mappings": ("---\nby:\n  - name: Ann\n    job: nurse\n  - name: Bo\n---\n",
                           [("by.name", "Ann"), ("by.job", "nurse"), ("by.name", "Bo")]),
    "a list in brackets": ("---\nx: [tea, 'a, b', \"c\"]\n---\n", [("x", "tea"), ("x", "a, b"), ("x", "c")]),
    "a list in brackets over lines": ("---\ntags: [\n  tea,\n  sleep\n]\nx: y\n---\n",
                                      [("tags", "tea"), ("tags", "sleep"), ("x", "y")]),
    "a bracket that is never closed": ("---\ntags: [tea\nx: y\n---\n", [("tags", "[tea"), ("x", "y")]),
    "a quote that is never closed": ("---\ntitle: \"Tea\nx: y\n---\n", [("title", "\"Tea"), ("x", "y")]),
    "a key without a value": ("---\ntitle:\nx: y\n---\n", [("x", "y")]),
    "a key in quotes": ("---\n\"title\": Tea\n---\n", [("title", "Tea")]),
    "an end of dots": ("---\ntitle: Tea\n...\n", [("title", "Tea")]),
    "Windows line ends": ("---\r\ntitle: Tea\r\nx: y\r\n---\r\n", [("title", "Tea"), ("x", "y")]),
    "a byte order mark": ("\ufeff---\ntitle: Tea\n---\n", [("title", "Tea")]),
    "TOML": ('+++\ntitle = "Tea"\ndraft = false\n+++\n', [("title", "Tea"), ("draft", "false")]),
    "tables of TOML": ("+++\nx = 1\n[seo]\ntitle = 'Tea'\n[[by]]\nname = 'Ann'\n+++\n",
                       [("x", "1"), ("seo.title", "Tea"), ("by.name", "Ann")]),
    "long strings of TOML": ('+++\nsummary = """Tea\nand sleep"""\nx = 1\n+++\n',
                             [("summary", "Tea\nand sleep"), ("x", "1")]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "values"), VALUES.values(), ids=VALUES)
def test_values(source: str, values: list[tuple[str, str]]) -> None:
    front = frontmatter.read(source + "Text.")
    assert [(entry.meta.key, entry.meta.value) for entry in front.entries] == values
    assert front.end == len(source)


SPANS = {
    "a plain value": ("---\ntitle: Tea # x\n---\n", "Tea"),
    "quotes are left out": ("---\ntitle: 'Tea'\n---\n", "Tea"),
    "escapes are left in": ("---\ntitle: 'It''s'\n---\n", "It''s"),
    "lines are left as they are": ("---\ntitle: >\n  Tea\n  now\n---\n", "Tea\n  now"),
    "behind a byte order mark": ("\ufeff---\r\ntitle: Tea\r\n---\r\n", "Tea"),
    "TOML": ('+++\ntitle = "Tea"\n+++\n', "Tea"),
}


@pytest.mark.parametrize(("source", "written"), SPANS.values(), ids=SPANS)
def test_a_value_leads_back_to_its_source(source: str, written: str) -> None:
    (entry,) = frontmatter.read(source).entries
    assert source[entry.meta.span.start : entry.meta.span.end] == written


NO_FRONT_MATTER = {
    "no fence": "Text.\n",
    "a rule, some text, and another rule": "---\nSome text.\n\n---\nMore.\n",
    "a fence that is not the first line": "\n---\ntitle: Tea\n---\n",
    "a fence with words behind it": "--- x\ntitle: Tea\n---\n",
    "nothing": "",
}


@pytest.mark.parametrize("source", NO_FRONT_MATTER.values(), ids=NO_FRONT_MATTER)
def test_what_is_no_front_matter(source: str) -> None:
    assert frontmatter.read(source) == frontmatter.FrontMatter((), 0)


def test_empty_front_matter_is_front_matter() -> None:
    assert frontmatter.read("---\n---\nText.").end == len("---\n---\n")


def test_front_matter_without_an_end_is_told_of_and_read_as_text() -> None:
    document = markdown.read("---\ntitle: Tea\n\nThe article.\n")
    assert [message for message, _ in document.trouble] == ["front matter has no end"]
    assert document.blocks[-1].text == "The article."


def test_a_rule_at_the_top_is_no_trouble() -> None:
    assert markdown.read("---\n\nThe article.\n").trouble == ()


def test_title_and_description_are_blocks() -> None:
    source = '---\ntitle: "Tea &\\u00a0sleep"\nsummary: >\n  On tea\n  at night.\nseo:\n  title: Tea\n---\nText.'
    document = markdown.read(source)
    check_maps(document)
    assert [(block.kind, block.text) for block in document.blocks] == [
        (Kind.TITLE, "Tea &\u00a0sleep"),
        (Kind.DESCRIPTION, "On tea at night."),
        (Kind.PARAGRAPH, "Text."),
    ]
    title, description, _ = document.blocks
    assert source[title.span.start : title.span.end] == "Tea &\\u00a0sleep"
    assert source[description.span.start : description.span.end] == "On tea\n  at night."


def test_a_page_with_front_matter_needs_no_markdown() -> None:
    program = "from healthlint.readers import html; html.read('---\\ntitle: a\\n---\\n<p>b'); "
    program += "import sys; sys.exit('pyromark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


_PARTS = ["title", "a", ": ", " = ", "'", '"', '"""', "[", "]", "{", ",", "- ", "  ", "|", ">", "#", "\\", "\\u12",
          "\\U000FFFFF", "\n", "\r", "---\n", "+++\n"]  # fmt: skip


@given(st.sampled_from(["---\n", "+++\n", "---\r\n"]), st.lists(st.sampled_from(_PARTS)), st.text(max_size=5))
def test_nothing_raises_and_every_value_is_in_the_front_matter(fence: str, parts: list[str], end: str) -> None:
    source = fence + "".join(parts) + end
    front = frontmatter.read(source)
    check_maps(markdown.read(source))
    for entry in front.entries:
        assert 0 < entry.meta.span.start <= entry.meta.span.end <= front.end
        assert [piece.start for piece in entry.pieces] == sorted(piece.start for piece in entry.pieces)

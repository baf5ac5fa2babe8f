"""Texts made to break a reader or a rule: all of them are checked, in time that grows with their size alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint import catalog, runner
from healthlint.config import Config
from healthlint.discovery import Target
from healthlint.document import Format

from .conftest import BAD, Run

_CLAIMS = "Ginger cures your migraine. Experts say so. Rest may help, see [our page](https://a.example/b). "
N = 2_000

# Each would take minutes if a step were quadratic, or end in a RecursionError if one recursed.
MARKDOWN = {
    "brackets in a bracket that stays open": "Tea (is " + "or (was) " * N + "warm",
    "parentheses in a link text": "[" + "()" * N + '](http://a.example "b\\"c")',
    "one run of backticks": "`" * 20 * N,
    "backticks that never match": "".join("`" * (n % 200 + 1) + " tea " for n in range(N // 4)),
    "blanks before a sign": " " * 50 * N + "@",
    "brackets that open": "[" * 10 * N,
    "links in links": "[tea](" * 5 * N,
    "images that open": "![" * 5 * N,
    "asterisks": "*tea **milk " * N,
    "underscores": "_tea __milk " * N,
    "quotes in quotes": ">" * 10 * N + " tea",
    "lists in lists": "".join("  " * n + "- tea\n" for n in range(120)),
    "list items on one line": "- " * 5 * N + "tea",
    "a long table": "| tea | milk |\n|---|---|\n" + "| warm | cold |\n" * 2 * N,
    "a wide table": "|" + " tea |" * N + "\n|" + "---|" * N + "\n|" + " milk |" * N,
    "links": "[tea](https://a.example/b) " * N,
    "links without text": "[](http://a.example/b) " * 3 * N,
    "links to nowhere": "[tea](#) " * N,
    "labels": "".join(f"[t{n}]: http://a.example/{n}\n" for n in range(N)) + "\n" + "[t1] " * N,
    "footnotes": "".join(f"tea[^{n}] " for n in range(N)) + "\n\n" + "".join(f"[^{n}]: milk\n" for n in range(N)),
    "elements": "<div>\n" * N + "tea",
    "entities": "&amp;&" * 5 * N,
    "one paragraph": _CLAIMS * N,
    "one word": "tea" * 20 * N,
    "paragraphs": f"{_CLAIMS}\n\n" * (N // 4),
    "headings": "## Uses of ginger\n\nIt cures your migraine.\n\n" * (N // 4),
    "suppressions": "<!-- healthlint: ignore[cure-claim] a test -->\n\nGinger cures your migraine.\n\n" * (N // 4),
    "suppressions on one line": "Ginger <!-- healthlint: ignore[cure-claim] a test --> " * N,
    "template tags": "{% if tea %}" * N,
    "variables that open": "{{ tea " * N,
    "marks on one letter": "e" + "\u0301" * 20 * N,
    "joiners": "\u200d\u200b" * 10 * N,
    "split words": "te\u200ba " * 5 * N,
    "overrides of direction": "\u202e" * 10 * N + "tea",
    "a script without spaces": "姜能治疗偏头痛。" * N,
    "carriage returns": "tea\r" * 5 * N,
    "line separators": "tea\u2028" * 5 * N,
    "addresses in addresses": "http://" * 5 * N,
    "full stops": "." * 20 * N,
    "quotation marks that open": "“tea " * 3 * N,
    "negations": "not " * 5 * N,
    "citations": "(Tan, 2019) [1] " * N,
    "backslashes": "\\" * 20 * N,
    "an alias bomb": "---\na: &a [x]\n" + "".join(f"a{n}: &a{n} [*a, *a]\n" for n in range(N)) + "---\ntea",
    "keys in keys": "---\n" + "".join(" " * n + "a:\n" for n in range(300)) + "---\ntea",
    "a list in a list": "---\na: " + "[" * 5 * N + "]" * 5 * N + "\n---\ntea",
    "lists that open": "---\n" + "a: [[[[\n" * N + "---\ntea",
}
HTML = {
    "nested blocks": "<div>" * 5 * N + "tea",
    "nested bold": "<b>" * 16_384 + "tea",
    "nested tables": "<table><tr><td>" * N + "tea",
    "an ampersand at the end": "tea " * N + "&",
    "links that stay open": "<a href=/x>tea " * N,
    "attributes": "<p " + "a=b " * 5 * N + ">tea",
    "classes": '<div class="' + "nav " * 5 * N + '">tea',
    "one line of paragraphs": f"<p>{_CLAIMS}</p>" * (N // 4),
}
MDX = {"components": "<A>\n" * N + "tea", "braces": "{" * 10 * N, "imports": 'import a from "b"\n' * N}
TEXT = {
    "one line": _CLAIMS * (N // 4),
    "short lines": "tea\n" * 5 * N,
    "capitals": "USES\n\nTea is warm.\n\n" * (N // 2),
}
ALL = [
    pytest.param(f"a.{suffix}", text, id=f"{suffix}: {name}")
    for suffix, texts in (("md", MARKDOWN), ("html", HTML), ("mdx", MDX), ("txt", TEXT))
    for name, text in texts.items()
]


@pytest.mark.parametrize(("name", "text"), ALL)
def test_any_shape_is_checked_in_time(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    monkeypatch.setattr(runner, "_SECONDS", 30.0)
    monkeypatch.setattr(runner, "_SECONDS_PER_CODE_POINT", 0.0)
    (folder / name).write_bytes(text.encode())
    result = run("check", "--format", "json", name)
    assert result.json["errors"] == []
    assert result.json["files"][0]["status"] == "checked"


def test_what_takes_too_long_is_an_error_of_its_file(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "_SECONDS", 0.05)
    monkeypatch.setattr(runner, "_SECONDS_PER_CODE_POINT", 0.0)
    (folder / "long.md").write_text(_CLAIMS * 2_000)
    (folder / "short.md").write_text(BAD)
    result = run("check", "--format", "json", "long.md", "short.md")
    assert result.code == 2
    assert [file["status"] for file in result.json["files"]] == ["failed", "checked"]
    assert result.err == "healthlint: long.md: could not be checked within 0 seconds\n"
    assert "root-cause-claim" in result.rules()


EMPTY = {
    "nothing": "",
    "a mark of byte order": "\ufeff",
    "blanks": " \n\t\n",
    "a heading": "# Tea\n",
    "signs": "… — ! ?\n",
    "an empty front matter": "---\n---\n",
    "a comment": "<!-- tea -->\n",
    "a picture": "![](tea.png)\n",
}


@pytest.mark.parametrize("text", EMPTY.values(), ids=EMPTY)
@pytest.mark.parametrize("suffix", ["md", "mdx", "html", "txt"])
def test_a_text_without_words_is_checked(run: Run, folder: Path, text: str, suffix: str) -> None:
    (folder / f"a.{suffix}").write_text(text, encoding="utf-8")
    result = run("check", "--format", "json", "--profile", "strict", f"a.{suffix}")
    assert (result.json["errors"], result.json["files"][0]["words"] <= 5) == ([], True)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("lead", ["", "\ufeff", "\ufeff---\ntitle: 茶の効果\n---\n\n"], ids=["", "BOM", "front matter"])
def test_the_place_is_right_under_any_line_end(run: Run, folder: Path, end: str, lead: str) -> None:
    text = f"{lead}# Tea\n\n\U0001f33f e\u0301 茶 tackles the root cause of sciatica.\n".replace("\n", end)
    (folder / "a.md").write_bytes(text.encode())
    (found,) = run("check", "--format", "json", "--select", "root-cause-claim").json["files"][0]["findings"]
    start = text.index("tackles")
    line = text[:start].split(end)
    assert found["start"] == {"line": len(line), "column": len(line[-1]) + 1, "offset": start}


@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\u034f", "\u2060", "\u202e", "\u2067", "\ufe0f"], ids=ascii)
def test_an_invisible_character_hides_no_claim(run: Run, folder: Path, sign: str) -> None:
    (folder / "a.md").write_text(BAD.replace("tackles", f"tac{sign}kles"), encoding="utf-8")
    assert run("check", "--format", "json", "--select", "root-cause-claim").rules() == ["root-cause-claim"]


BROKEN = {
    "noise": bytes(range(256)) * 1000,
    "zeros": b"tea\0" * 99,
    "a lone surrogate": "茶 ".encode() * 9 + b"\xed\xa0\x80",
    "half a character": "茶".encode() * 9 + b"\xe8",
    "a book": b"PK\x03\x04mimetypeapplication/epub+zip",
    "more than an article": b"tea " * 13_000_000,
    "a comment without an end": b"<!-- tea " + BAD.encode(),
    "front matter without an end": b"---\ntitle: tea\n\n" + BAD.encode(),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_names_its_file_and_is_never_clean(run: Run, folder: Path, data: bytes) -> None:
    (folder / "a.md").write_bytes(data)
    (folder / ".DS_Store").write_bytes(data)
    result = run("check")
    assert result.code == 2
    assert result.err.startswith("healthlint: a.md: ")
    assert result.err.count("\n") == 1


_PIECES = [
    "---\n", "title: tea\n", "# ", "- ", "> ", "| ", "```\n", "<div>", "</p>", "<!--", "-->", "<script>",
    "&", "&#8203;", "{{", "}}", "{% if %}", "[^1]", "[1]", "](", "[", "https://a.example/b", "*", "_", "`",
    "\n", "\n\n", "\r", "\u2028", "\u202e", "\ufeff", "healthlint: ignore[cure-claim] why",
    "Ginger cures your migraine. ", "Experts say “so”", "50 mg, ", "import a from 'b'\n", "\u0301", "\U0001f33f", "茶",
    "\x1b[2J",
]  # fmt: skip
_BYTES = st.lists(st.sampled_from(_PIECES).map(str.encode) | st.binary(max_size=3)).map(b"".join)
_RULES = catalog.load()


@settings(deadline=None)
@given(_BYTES | st.binary(), st.sampled_from(list(Format)))
def test_any_bytes_are_checked_or_refused(data: bytes, notation: Format) -> None:
    (report,) = runner.run([Target("a", notation, data)], _RULES, Config(profile="strict"))
    assert not [failure for failure in report.failures if failure.rule or "could not" in failure.message]

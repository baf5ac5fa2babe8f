"""The report for people, line by line."""

from __future__ import annotations

import io
import re

import pytest

from healthlint.model import Failure, FileReport, Report, Severity
from healthlint.reporters import terminal, text
from healthlint.reporters.cells import Medium, cells
from reporters.build import printed, problem, report

SOURCE = """\
# Sciatica

Our feathered hat tackles the root cause of plain old age, and it does so for good in all patients.
"""
MESSAGE = (
    "“tackles the root cause” promises a cure that needs evidence; say which effect was measured, in whom, and cite it."
)
FOUND = problem(SOURCE, "tackles the root cause", MESSAGE, suggestion="eased pain more than a sham in 60 adults")
ABOUT_ALL = problem(SOURCE, "", "No date is given.", rule="missing-date", severity=Severity.INFO)
HINT = "healthlint explain RULE tells why a rule matters and what to write instead."

AT_80 = [
    "drafts/a.md",
    "",
    "  error  3:19  cure-claim",
    "    “tackles the root cause” promises a cure that needs evidence; say which",
    "    effect was measured, in whom, and cite it.",
    "    Instead: eased pain more than a sham in 60 adults",
    "    3 │ Our feathered hat tackles the root cause of plain old age, and it does…",
    "      │                   ^^^^^^^^^^^^^^^^^^^^^^",
    "",
    "             error  warning",
    "overclaim        1        -",
    "",
    "1 file, 1 error.",
    "1 info finding hidden (--profile strict shows them).",
    HINT,
    "",
]
AT_120 = [
    "drafts/a.md",
    "",
    "  info  whole article  missing-date",
    "    No date is given.",
    "",
    "  error  3:19  cure-claim",
    "    “tackles the root cause” promises a cure that needs evidence; say which effect was measured, in",
    "    whom, and cite it.",
    "    Instead: eased pain more than a sham in 60 adults",
    "    3 │ Our feathered hat tackles the root cause of plain old age, and it does so for good in all…",
    "      │                   ^^^^^^^^^^^^^^^^^^^^^^",
    "",
    "             error  warning     info",
    "overclaim        1        -        1",
    "",
    "1 file, 1 error, 1 info finding.",
    HINT,
    "",
]


def test_at_80_columns_with_info_hidden() -> None:
    assert printed(report(SOURCE, ABOUT_ALL, FOUND), Medium(width=80), Severity.WARNING) == AT_80


def test_at_120_columns_with_all() -> None:
    assert printed(report(SOURCE, ABOUT_ALL, FOUND), Medium(width=120)) == AT_120


@pytest.mark.parametrize("width", [20, 40, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_medium_or_than_is_readable(width: int) -> None:
    lines = printed(report(SOURCE, ABOUT_ALL, FOUND), Medium(width=width))
    assert max(cells(line) for line in lines[:-3]) <= max(40, min(width, 100))


def test_a_clean_run_says_so() -> None:
    files = tuple(FileReport(name, "checked", 5, ()) for name in "abc")
    assert printed(Report(files), Medium()) == ["3 files, no problems.", ""]


def test_suppressed_problems_are_only_counted() -> None:
    hidden = problem(SOURCE, "tackles", suppressed=True)
    assert printed(report(SOURCE, hidden), Medium()) == [
        "1 file, no problems.",
        "1 finding suppressed in the text.",
        "",
    ]


def test_what_was_not_checked_is_never_called_clean() -> None:
    unread = Report((FileReport("a.md", "failed", 0, failures=(Failure("a.md", "no UTF-8"),)),))
    nothing = Report((), (Failure("a.md", "no such file or folder"),))
    assert printed(unread, Medium()) == ["0 files checked, 1 not or not wholly checked.", ""]
    assert printed(nothing, Medium()) == ["No file was checked.", ""]


HOSTILE = "a\x1b]8;;https://evil.example\x07\u202e[red]b\n.md"


def test_names_and_texts_cannot_act_on_a_terminal() -> None:
    source = "It \x1b[2Jcures\u202e [bold]all[/bold].\n"
    found = problem(source, "\x1b[2Jcures", "“\x1b[2Jcures” \x9b31m", rule="vendor/\x1b[1m", suggestion="\x07")
    stream = io.StringIO()
    terminal.write(text.lines(report(source, found, path=HOSTILE), Medium(color=True)), stream)
    written = stream.getvalue()
    for bad in ("\x1b[2J", "\x1b[1mvendor", "\x9b", "\x07", "\u202e", "evil.example\x07"):
        assert bad not in written
    assert "[bold]all[/bold]" in written
    assert "\\u202e[red]b\\x0a.md" in written


def test_colours_are_the_standard_ones_and_the_rule_is_a_link() -> None:
    stream = io.StringIO()
    terminal.write(text.lines(report(SOURCE, FOUND), Medium(color=True)), stream)
    written = stream.getvalue()
    assert "\x1b[1;31merror\x1b[0m" in written
    assert "https://healthlint.readthedocs.io/rules/cure-claim/\x1b\\" in written
    assert "\x1b[38;" not in written


def test_a_link_that_is_no_address_is_not_written() -> None:
    found = FOUND._replace(url="javascript:alert(1)")
    stream = io.StringIO()
    terminal.write(text.lines(report(SOURCE, found), Medium(color=True)), stream)
    assert "javascript" not in stream.getvalue()


def test_colours_change_no_word() -> None:
    lines = text.lines(report(SOURCE, ABOUT_ALL, FOUND), Medium(width=80, color=True))
    stream = io.StringIO()
    terminal.write(lines, stream)
    bare = re.sub(r"\x1b\][^\x1b]*\x1b\\|\x1b\[[0-9;]*m", "", stream.getvalue())
    assert [line.rstrip() for line in bare.split("\n")] == printed(report(SOURCE, ABOUT_ALL, FOUND), Medium(width=80))


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1"])
def test_a_narrow_encoding_holds_the_report(encoding: str) -> None:
    source = "It cures 痛 → “all” 👍.\n"
    found = problem(source, "cures 痛", "“cures 痛” → say what.")
    for line in printed(report(source, found, path="針.md"), Medium(encoding=encoding)):
        line.encode(encoding)

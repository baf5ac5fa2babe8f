"""The score cards for people, line by line."""

from __future__ import annotations

import io
import re

import pytest

from healthlint.model import Card, Category, Failure, FileReport, Grade, Rate, Report, Severity
from healthlint.reporters import card, terminal, text
from healthlint.reporters.cells import Medium, cells
from healthlint.reporters.layout import plain
from reporters.build import problem, report

NO_FINDINGS = dict.fromkeys(Category, Rate(0, 0))
SIGNALS = {"author": True, "date": True, "reviewer": False, "sources": False, "disclaimer": False, "advice": True,
           "disclosure": None, "interests": False, "contact": False}  # fmt: skip
CARD = Card(
    rates=NO_FINDINGS | {Category.OVERCLAIM: Rate(112.5, 0), Category.TRUST: Rate(0, 2.5)},
    claims=12,
    unsourced=5,
    evidence={"traceable": 1, "named": 0, "vague": 4},
    grade=Grade(9.1, 7.4, 23),
    signals=SIGNALS,
)
BARE = Card(NO_FINDINGS, 0, 0, dict.fromkeys(CARD.evidence, 0), None, dict.fromkeys(SIGNALS, False))

AT_80 = [
    "drafts/a.md",
    "",
    "  score card  800 words",
    "    per 1,000 words  problems     info",
    "    overclaim           112.5        -",
    "    trust                   -      2.5",
    "    claims           12 in all, 5 direct and without a source",
    "    evidence         1 traceable, 4 vague",
    "    reading grade    9.1, 7.4 without its medical terms",
    "    present          author, date, advice to consult",
    "    missing          reviewer, traceable source, medical disclaimer, conflict",
    "                     statement, contact",
    "",
    "",
]


def carded(made: Card, path: str = "drafts/a.md") -> Report:
    return Report((FileReport(path, "checked", 800, (), "", made),))


def printed(found: Report, medium: Medium) -> list[str]:
    return "".join(plain(card.lines(found, medium))).split("\n")


def test_at_80_columns() -> None:
    assert printed(carded(CARD), Medium(width=80)) == AT_80


def test_at_120_columns_nothing_is_wrapped_that_fits() -> None:
    wide = printed(carded(CARD), Medium(width=120))
    assert wide[10:] == [f"{AT_80[10]} statement, contact", "", ""]


def test_a_card_of_nothing() -> None:
    lines = printed(carded(BARE), Medium(width=100))
    assert lines[3:8] == [
        "    per 1,000 words  no findings",
        "    claims           none",
        "    evidence         none",
        "    reading grade    too short to tell",
        "    present          none",
    ]
    assert printed(carded(BARE._replace(rates=None)), Medium())[3] == "    per 1,000 words  no running text"


def test_a_card_stands_below_the_findings_of_its_file() -> None:
    source = "It cures all.\n"
    (found,) = report(source, problem(source, "cures")).files()
    both = Report((found._replace(card=CARD, words=800), *carded(BARE, "b.md").files()))
    lines = "".join(plain(text.lines(both, Medium(width=80), least=Severity.WARNING))).split("\n")
    assert lines[:3] == ["drafts/a.md", "", "  error  1:4  cure-claim"]
    assert lines[7:18] == AT_80[2:13]
    assert lines[18:21] == ["b.md", "", "  score card  800 words"]
    assert "2 files, 1 error." in lines


@pytest.mark.parametrize("width", [20, 40, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_medium_or_than_is_readable(width: int) -> None:
    assert max(cells(line) for line in printed(carded(CARD), Medium(width=width))) <= max(40, min(width, 100))


def test_colours_change_no_word() -> None:
    stream = io.StringIO()
    terminal.write(card.lines(carded(CARD), Medium(width=80, color=True)), stream)
    bare = re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue())
    assert bare != stream.getvalue()
    assert [line.rstrip() for line in bare.split("\n")] == AT_80


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_narrow_encoding_holds_the_cards(encoding: str) -> None:
    "".join(plain(card.lines(carded(CARD, "針.md"), Medium(encoding=encoding)))).encode(encoding)


def test_no_card_is_not_silence() -> None:
    unread = Report((FileReport("a.md", "failed", 0, ()),), (Failure("a.md", "no UTF-8"),))
    assert printed(unread, Medium()) == ["No file has a card.", ""]

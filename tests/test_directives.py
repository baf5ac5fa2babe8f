"""Suppressions: what they act on, and what is said of those that are wrong."""

from __future__ import annotations

from textwrap import dedent

import pytest

from healthlint import directives
from healthlint.document import Document, Format
from healthlint.model import Category, Confidence, Problem, Severity
from healthlint.readers import read
from healthlint.span import LineIndex

TODAY = "2027-01-31"
KNOWN = {"cure-claim": "cure-claim", "old-claim": "cure-claim", "vendor/odd": "vendor/odd", "no-advice": "no-advice"}


def problem(document: Document, start: int, end: int, rule: str = "cure-claim") -> Problem:
    lines = LineIndex(document.source)
    return Problem(
        rule,
        Category.OVERCLAIM,
        Severity.ERROR,
        Confidence.HIGH,
        "message",
        document.source[start:end],
        lines.position(start),
        lines.position(end),
    )


def applied(source: str, notation: Format = Format.MARKDOWN, ran: tuple[str, ...] = tuple(KNOWN)) -> list[Problem]:
    """The problems after suppression; each "cures" in the source is one of cure-claim, and one is about the article."""
    document = read(dedent(source).lstrip("\n"), notation)
    text = document.source
    found = [problem(document, at, at + 5) for at in range(len(text)) if text.startswith("cures", at)]
    about_all = problem(document, 0, 0, "no-advice")
    return list(directives.apply(document, [about_all, *found], known=KNOWN, ran=ran, today=TODAY))


def lines_suppressed(problems: list[Problem]) -> list[int]:
    return [item.start.line for item in problems if item.suppressed]


def complaints(problems: list[Problem]) -> list[str]:
    return [item.rule for item in problems if item.category is Category.SUPPRESSION]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        pytest.param("<!-- healthlint: ignore[cure-claim] a quote -->\nIt cures.\n", [2], id="the next block"),
        pytest.param(
            "<!-- healthlint: ignore[cure-claim] a quote -->\n\nIt cures.\n\nIt cures.\n", [3], id="and no other"
        ),
        pytest.param("It cures.\nWell <!-- healthlint: ignore[cure-claim] a quote --> yes.\n", [1], id="its own block"),
        pytest.param(
            "It cures. <!-- healthlint: ignore[cure-claim] a quote -->\n\nIt cures.\n",
            [1],
            id="after it, on its line",
        ),
        pytest.param("- It cures. <!-- healthlint: ignore[cure-claim] a quote -->\n- It cures.\n", [1], id="list item"),
        pytest.param(
            "<!-- healthlint: ignore[cure-claim] a quote -->\n\n| a | b |\n|---|---|\n| cures | x |\n| y | cures |\n",
            [5, 6],
            id="the whole table",
        ),
        pytest.param(
            "It cures.\n\n<!-- healthlint: ignore-file[cure-claim] a study of claims -->\n\nIt cures.\n",
            [1, 5],
            id="the whole file",
        ),
        pytest.param("<!-- healthlint: ignore[old-claim] a quote -->\nIt cures.\n", [2], id="a former name"),
        pytest.param("<!--HealthLint:ignore[ cure-claim ]a quote-->\nIt cures.\n", [2], id="spaces and case"),
        pytest.param("<!-- healthlint: ignore[cure-claim]\n  a quote -->\nIt cures.\n", [3], id="over two lines"),
        pytest.param("<!-- healthlint: ignore[cure-claim] so until=2027-01-31 -->\nIt cures.\n", [2], id="last day"),
    ],
)
def test_suppresses(source: str, lines: list[int]) -> None:
    problems = applied(source)
    assert lines_suppressed(problems) == lines
    assert complaints(problems) == []


def test_a_suppressed_problem_keeps_the_reason_without_the_date() -> None:
    source = "<!-- healthlint: ignore[cure-claim] a patient's\n words until=2027-03-01 -->\nIt cures.\n"
    assert [item.reason for item in applied(source) if item.suppressed] == ["a patient's words"]


@pytest.mark.parametrize(
    ("source", "notation"),
    [
        pytest.param("<p>It cures. <!-- healthlint: ignore[cure-claim] why --></p><p>No.</p>", Format.HTML, id="html"),
        pytest.param("{/* healthlint: ignore[cure-claim] why */}\n\nIt cures.\n", Format.MDX, id="mdx"),
    ],
)
def test_suppresses_in_other_formats(source: str, notation: Format) -> None:
    problems = applied(source, notation)
    assert len(lines_suppressed(problems)) == 1
    assert complaints(problems) == []


FRONT = """
    ---
    title: T
    healthlint:
      ignore: [cure-claim, no-advice]
      reason: a study of claims
      until: 2027-06-01
    ---

    It cures.
"""


def test_front_matter_suppresses_findings_about_the_article_too() -> None:
    problems = applied(FRONT)
    assert {item.rule for item in problems if item.suppressed} == {"cure-claim", "no-advice"}
    assert complaints(problems) == []


def test_a_block_suppression_never_reaches_findings_about_the_article() -> None:
    problems = applied("<!-- healthlint: ignore[no-advice] why -->\nText.\n")
    assert lines_suppressed(problems) == []
    assert complaints(problems) == ["unused-suppression"]


@pytest.mark.parametrize(
    ("source", "notation"),
    [
        pytest.param("healthlint: ignore[cure-claim] why\n\nIt cures.\n", Format.MARKDOWN, id="prose"),
        pytest.param("# healthlint: ignore-file[cure-claim] why\n\nIt cures.\n", Format.MARKDOWN, id="heading"),
        pytest.param("`<!-- healthlint: ignore[cure-claim] why -->`\n\nIt cures.\n", Format.MARKDOWN, id="code"),
        pytest.param(
            "```html\n<!-- healthlint: ignore-file[cure-claim] why -->\n```\n\nIt cures.\n", Format.MARKDOWN, id="fence"
        ),
        pytest.param("<!-- healthlint: ignore-file[cure-claim] why -->\nIt cures.\n", Format.TEXT, id="plain text"),
        pytest.param("<!-- see how healthlint: ignore works -->\nIt cures.\n", Format.MARKDOWN, id="a mere mention"),
        pytest.param(
            '<meta name="healthlint.ignore" content="cure-claim"><p>It cures.</p>', Format.HTML, id="meta element"
        ),
    ],
)
def test_a_look_alike_does_nothing(source: str, notation: Format) -> None:
    problems = applied(source, notation)
    assert lines_suppressed(problems) == []
    assert complaints(problems) == []


@pytest.mark.parametrize(
    ("comment", "rule", "words"),
    [
        pytest.param("healthlint: ignore[cure-claim]", "malformed-suppression", "no reason", id="no reason"),
        pytest.param("healthlint: ignore[cure-claim] -", "malformed-suppression", "no reason", id="no word as reason"),
        pytest.param("healthlint: ignore[] why", "malformed-suppression", "names no rule", id="no rule"),
        pytest.param("healthlint: ignore why", "malformed-suppression", "cannot be read", id="no brackets"),
        pytest.param("healthlint: disable", "malformed-suppression", "cannot be read", id="another verb"),
        pytest.param("healthlint-disable cure-claim", "malformed-suppression", "cannot be read", id="another linter's"),
        pytest.param("healthlint: ignore[cure-claim] why until=soon", "malformed-suppression", "“soon”", id="no date"),
        pytest.param("healthlint: ignore[*] why", "unknown-suppression", '"*"', id="no blanket"),
        pytest.param("healthlint: ignore[overclaim] why", "unknown-suppression", '"overclaim"', id="no category"),
        pytest.param("healthlint: ignore[cure-clam] why", "unknown-suppression", 'mean "cure-claim"', id="a typo"),
        pytest.param(
            "healthlint: ignore[cure-claim] why until=2027-01-30", "expired-suppression", "2027-01-30", id="expired"
        ),
    ],
)
def test_a_wrong_suppression_is_a_problem_and_suppresses_nothing(comment: str, rule: str, words: str) -> None:
    problems = applied(f"<!-- {comment} -->\n\nIt cures.\n")
    assert lines_suppressed(problems) == []
    assert complaints(problems) == [rule]
    (complaint,) = (item for item in problems if item.rule == rule)
    assert words in complaint.message
    assert (complaint.start.line, complaint.start.column) == (1, 1)


@pytest.mark.parametrize(
    ("ran", "expected"),
    [
        pytest.param(("cure-claim",), ["unused-suppression"], id="the rule ran and found nothing"),
        pytest.param((), [], id="the rule did not run: nobody knows"),
    ],
)
def test_unused(ran: tuple[str, ...], expected: list[str]) -> None:
    assert complaints(applied("<!-- healthlint: ignore[cure-claim] why -->\nFine.\n", ran=ran)) == expected


def test_each_name_is_judged_by_itself() -> None:
    problems = applied("<!-- healthlint: ignore[cure-claim, vendor/odd, nonsense] why -->\nIt cures.\n")
    assert lines_suppressed(problems) == [2]
    assert complaints(problems) == ["unknown-suppression", "unused-suppression"]


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param("ignore: [cure-claim]", id="no reason"),
        pytest.param("reason: why", id="no rule"),
        pytest.param("ignore: [cure-claim]\n  reason: why\n  rules: [x]", id="an unknown key"),
    ],
)
def test_wrong_front_matter_is_a_problem(keys: str) -> None:
    problems = applied(f"---\nhealthlint:\n  {keys}\n---\n\nIt cures.\n")
    assert lines_suppressed(problems) == []
    assert complaints(problems) == ["malformed-suppression"]


def test_without_suppressions_nothing_changes() -> None:
    problems = applied("It cures.\n")
    assert [item.rule for item in problems] == ["no-advice", "cure-claim"]

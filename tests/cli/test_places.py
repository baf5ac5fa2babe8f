"""``explain --contexts`` and ``explain --report-false-alarm``."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import BAD, Run

_DENIED = "# Reiki\n\nIt does not tackle the root cause of sciatica.\n"


def test_contexts_tell_what_is_reported_and_what_stopped_the_rest(run: Run, folder: Path) -> None:
    (folder / "a.md").write_text(BAD)
    (folder / "b.md").write_text(_DENIED)
    assert (
        "root-cause-claim on “tackles the root cause of sciatica”: reported"
        in run("explain", "--contexts", "a.md:3").out
    )
    shown = run("explain", "--contexts", "b.md").out
    assert "stopped by unless shielded" in shown
    assert "negated" in shown
    assert "evidence: none" in shown


def test_contexts_of_a_line_are_those_of_its_sentences(run: Run, folder: Path) -> None:
    (folder / "a.md").write_text(BAD)
    assert "1: Reiki" not in run("explain", "--contexts", "a.md:3").out
    assert "1: Reiki" in run("explain", "--contexts", "a.md").out


def test_a_suppressed_match_is_not_called_reported(run: Run, folder: Path) -> None:
    (folder / "a.md").write_text(BAD.replace("Our", "<!-- healthlint: ignore[root-cause-claim] quoted ad -->\n\nOur"))
    assert "not shown: suppressed" in run("explain", "--contexts", "a.md").out


def test_a_false_alarm_is_reported_with_all_that_is_asked_for(run: Run, folder: Path) -> None:
    (folder / "a.md").write_text(BAD.replace("sciatica", "sciatica\x1b[2J"))
    result = run("explain", "--report-false-alarm", "root-cause-claim", "a.md:3")
    assert result.code == 0
    for text in (
        "**Rule:** root-cause-claim",
        "> Our plan tackles",
        "**Contexts of its clauses:**",
        "markdown",
        "healthlint 0.",
    ):
        assert text in result.out
    assert "\x1b" not in result.out


@pytest.mark.parametrize(("argv", "text"), [
    (("--report-false-alarm", "root-cause-clam", "a.md:3"), 'did you mean "root-cause-claim"'),
    (("--report-false-alarm", "root-cause-claim", "a.md:1"), "says nothing on a.md:1"),
    (("--report-false-alarm", "root-cause-claim", "a.md"), "name the line too"),
    (("--contexts", "a.md:99"), "has no line 99"),
    (("--contexts", "a.md:0"), "has no line 0"),
    (("--contexts", "a.md:2"), "no sentence of the article"),
    (("--contexts", "b.md"), "cannot be read"),
    (("--contexts", "a.pdf"), "unknown kind of file"),
    ((), "explain which rule?"),
])  # fmt: skip
def test_what_is_not_there_is_said(run: Run, folder: Path, argv: tuple[str, ...], text: str) -> None:
    (folder / "a.md").write_text(BAD)
    result = run("explain", *argv)
    assert (result.code, result.out) == (2, "")
    assert text in result.err

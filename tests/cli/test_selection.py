"""Which rules run, and which findings are shown, when the command line and a file both have a say."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import BAD, Run

RULE = "root-cause-claim"


@pytest.mark.parametrize(
    ("config", "argv", "runs"),
    [
        pytest.param(f'ignore = ["{RULE}"]', (), False, id="ignored in the file"),
        pytest.param(f'ignore = ["{RULE}"]', ("--ignore", "seo"), False, id="to ignore more brings nothing back"),
        pytest.param(f'ignore = ["{RULE}"]', ("--select", RULE), True, id="exactly what is selected runs"),
        pytest.param("", ("--select", "overclaim", "--ignore", RULE), False, id="what is ignored beside it does not"),
        pytest.param('select = ["seo"]', ("--select", "overclaim"), True, id="another selection than the file's"),
    ],
)
def test_who_decides(run: Run, folder: Path, config: str, argv: tuple[str, ...], runs: bool) -> None:
    (folder / "a.md").write_text(BAD, encoding="utf-8")
    (folder / "healthlint.toml").write_text(config, encoding="utf-8")
    assert (RULE in run("check", "a.md", "--format", "json", *argv).rules()) is runs


def test_findings_that_make_a_run_fail_are_shown(run: Run, folder: Path) -> None:
    (folder / "a.md").write_text(BAD, encoding="utf-8")
    (folder / "healthlint.toml").write_text(f'[severities]\n{RULE} = "info"\n', encoding="utf-8")
    hidden, shown = run("check", "a.md"), run("check", "a.md", "--fail-on", "info")
    assert (hidden.code, RULE in hidden.out, "info finding hidden" in hidden.out) == (0, False, True)
    assert (shown.code, RULE in shown.out, "hidden" in shown.out) == (1, True, False)


def test_what_a_reader_cannot_make_out_is_trouble(run: Run, folder: Path) -> None:
    (folder / "a.md").write_text("---\ntitle: x\n\nText.\n", encoding="utf-8")
    result = run("check", "a.md", "--format", "json")
    assert result.code == 2
    assert result.json["files"][0]["status"] == "failed"
    assert result.json["errors"] == [{"path": "a.md", "rule": None, "message": "line 1: front matter has no end"}]


def test_problems_of_suppressions_are_explained_too(run: Run) -> None:
    assert "ignore[rule-name] reason" in run("explain", "unused-suppression").out
    assert '"unused-suppression"' in run("explain", "unused-supression").err

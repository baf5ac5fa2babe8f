"""What is mistyped or wrongly configured is named, with what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import BAD, Run
from .test_check import rule_file


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        pytest.param((), "required: COMMAND", id="no command"),
        pytest.param(("chekc",), """unknown command 'chekc' (did you mean "check"?)""", id="command"),
        pytest.param(
            ("check", "--slect", "trust"), """unknown option '--slect' (did you mean "--select"?)""", id="option"
        ),
        pytest.param(("check", "--slect=trust"), """(did you mean "--select"?)""", id="option with its value"),
        pytest.param(("check", "--sel", "trust"), "unknown option '--sel'", id="options are not abbreviated"),
        pytest.param(("check", "--select", "root-cause-clam"), 'did you mean "root-cause-claim"?', id="selected rule"),
        pytest.param(("check", "--ignore", "root-cause-clam"), 'did you mean "root-cause-claim"?', id="ignored rule"),
        pytest.param(("check", "--select", "overclaims"), 'did you mean "overclaim"?', id="category"),
        pytest.param(("check", "--select", ","), "--select names no rule", id="empty selection"),
        pytest.param(("check", "--ignore", ""), "--ignore names no rule", id="nothing ignored"),
        pytest.param(("check", "--profile", "strct"), 'did you mean "strict"?', id="profile"),
        pytest.param(("check", "--profile", "ads"), 'the profile "ads" needs regions: us, uk, au, eu', id="no region"),
        pytest.param(("check", "--profile", "ads", "--regions", "usa"), 'did you mean "us"?', id="region"),
        pytest.param(("check", "--regions", ","), "--regions names no region", id="empty regions"),
        pytest.param(("check", "--fail-on", "errors"), 'did you mean "error"?', id="fail-on"),
        pytest.param(("check", "--format", "xml"), "invalid choice: 'xml'", id="format"),
        pytest.param(("check", "--config", "gone.toml"), "gone.toml: no such configuration file", id="config"),
        pytest.param(
            ("check", "--select", "trust", "--ignore", "trust"), "no rule is left to run", id="nothing left to run"
        ),
        pytest.param(("check", "-", "a.md"), "- stands alone", id="standard input and a file"),
        pytest.param(
            ("check", "-", "--stdin-filename", "a.docx"), "a.docx: unknown kind of file", id="unknown notation"
        ),
        pytest.param(("rules", "--category", "trsut"), 'did you mean "trust"?', id="category of rules"),
        pytest.param(("explain", "root-cause-clam"), 'did you mean "root-cause-claim"?', id="rule to explain"),
        pytest.param(("explain", "cure-claim", "b"), "explain takes no 'b'", id="an argument too many"),
        pytest.param(("config", "shwo"), "invalid choice: 'shwo' (choose from 'show')", id="action"),
    ],
)
def test_mistyped(run: Run, folder: Path, argv: tuple[str, ...], message: str) -> None:
    (folder / "a.md").write_text(BAD)
    result = run(*argv)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        pytest.param("a = [", "", "Invalid value", id="no TOML"),
        pytest.param('\nprofle = "strict"', ":2", """unknown key 'profle' (did you mean "profile"?)""", id="key"),
        pytest.param("select = 'trust'", ":1", "select must be a list of strings", id="type"),
        pytest.param("select = [1]", ":1", "select must be a list of strings", id="type of an item"),
        pytest.param("disclaimer-in-template = 1", ":1", "must be true or false", id="number for a truth"),
        pytest.param('\nregions = ["ukk"]', ":2", "unknown region 'ukk' (did you mean \"uk\"?)", id="region"),
        pytest.param('profile = "ads"', ":1", 'the profile "ads" needs regions', id="no region"),
        pytest.param('fail-on = "eror"', ":1", 'did you mean "error"?', id="word"),
        pytest.param('\n\nignore = ["trsut"]', ":3", 'did you mean "trust"?', id="rule"),
        pytest.param('[severities]\ncure-clam = "off"', ":1", 'did you mean "cure-claim"?', id="rule of a severity"),
        pytest.param('[severities]\ncure-claim = "of"', ":2", 'did you mean "off"?', id="severity"),
        pytest.param("[allow]\ncure-claim = 'x'", ":2", "cure-claim must be a list of strings", id="phrases"),
        pytest.param("[allow]\ncure-claim = ['a', '']", ":2", "cure-claim would be silent", id="empty phrase"),
        pytest.param('[[overrides]]\npath = ["a"]', ":2", 'did you mean "paths"?', id="key of an override"),
        pytest.param("[[overrides]]\nignore = []", ":1", "overrides need paths", id="override of no paths"),
        pytest.param('overrides = "a"', ":1", "overrides must be a list", id="overrides that are none"),
        pytest.param('extra-rules = ["gone"]', "", "gone: no rule files", id="folder of rules"),
    ],
)
def test_bad_configuration(run: Run, folder: Path, text: str, place: str, message: str) -> None:
    (folder / "healthlint.toml").write_text(text)
    (folder / "a.md").write_text(BAD)
    result = run("check", "a.md")
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert f"healthlint.toml{place}: " in result.err or "no rule files" in message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("[tool]\nhealthlint = 3\n", "healthlint must be a table", id="our table is none"),
        pytest.param("tool = 'healthlint'\n", "tool must be a table", id="tool is none"),
        pytest.param("[tool.healthlint\n", "pyproject.toml: ", id="no TOML"),
        pytest.param('[tool.healthlint]\nprofle = "a"\n', "pyproject.toml:2: unknown key", id="key"),
        pytest.param('[tool]\nhealthlint.profle = "a"\n', "unknown key", id="dotted key"),
    ],
)
def test_bad_pyproject(run: Run, folder: Path, text: str, message: str) -> None:
    (folder / "pyproject.toml").write_text(text)
    result = run("config", "show")
    assert (result.code, result.out) == (2, "")
    assert message in result.err


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        pytest.param(('severity = "warning"', 'severity = "bad"'), 3, "unknown severity 'bad'", id="severity"),
        pytest.param(('kind = "pattern"', 'kind = "python"'), 11, "may not run code", id="code from a folder"),
        pytest.param(("since", "sinse"), 5, "unknown key sinse", id="key"),
        pytest.param(('name = "a-b"', 'name = "cure-claim"'), None, "'cure-claim' is taken twice", id="name"),
    ],
)
def test_bad_rule_file(run: Run, folder: Path, change: tuple[str, str], line: int | None, message: str) -> None:
    (folder / "rules").mkdir()
    (folder / "rules" / "a.toml").write_text(rule_file("a-b").replace(*change))
    (folder / "healthlint.toml").write_text('extra-rules = ["rules"]\n')
    (folder / "a.md").write_text(BAD)
    result = run("check", "a.md")
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert line is None or f"a.toml:{line}: " in result.err


def test_a_pattern_that_cannot_be_compiled_is_no_clean_run(run: Run, folder: Path) -> None:
    (folder / "rules").mkdir()
    (folder / "rules" / "a.toml").write_text(rule_file("a-b").replace('["quokka-b"]', '["quokka-b("]'))
    (folder / "healthlint.toml").write_text('extra-rules = ["rules"]\n')
    (folder / "a.md").write_text("A quokka-b.\n")
    result = run("check", "a.md")
    assert result.code == 2
    assert "a-b" in result.err

"""``healthlint check``: what it finds to check, what it runs, and how it ends."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import healthlint
from healthlint.readers import markdown

from .conftest import BAD, GOOD, Run

SCHEMA = json.loads((Path(healthlint.__file__).parent / "schema.json").read_text())


@pytest.fixture
def files(folder: Path) -> Path:
    """One bad and one good article."""
    (folder / "bad.md").write_text(BAD)
    (folder / "good.md").write_text(GOOD)
    return folder


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        pytest.param(("good.md",), 0, id="clean"),
        pytest.param(("bad.md",), 1, id="an error"),
        pytest.param((), 1, id="the current folder"),
        pytest.param(("bad.md", "--fail-on", "error"), 1, id="an error fails on errors"),
        pytest.param(("bad.md", "--fail-on", "never"), 0, id="never"),
        pytest.param(("bad.md", "--ignore", "overclaim"), 0, id="the category is ignored"),
        pytest.param(("bad.md", "--ignore", "seo,root-cause-claim"), 0, id="the rule is ignored, in a list"),
        pytest.param(("bad.md", "--ignore", "seo", "--ignore", "root-cause-claim"), 0, id="ignored, option repeated"),
        pytest.param(("bad.md", "--select", "trust"), 0, id="another category is selected"),
        pytest.param(("bad.md", "gone.md"), 2, id="trouble goes before problems"),
        pytest.param(("bad.md", "gone.md", "--fail-on", "never"), 2, id="trouble goes before never"),
    ],
)
def test_exit_codes(run: Run, files: Path, argv: tuple[str, ...], code: int) -> None:
    assert run("check", *argv).code == code


def test_fail_on_looks_at_severity(run: Run, files: Path) -> None:
    (files / "healthlint.toml").write_text('severities = { root-cause-claim = "warning" }\n')
    assert [run("check", "bad.md", "--fail-on", word).code for word in ("info", "warning", "error")] == [1, 1, 0]


def test_the_json_report_keeps_the_contract(run: Run, files: Path) -> None:
    (files / "noted.md").write_text("<!-- healthlint: ignore[root-cause-claim] quoting a patient -->\n\n" + BAD[9:])
    (files / "broken.md").write_bytes(b"\x00\x01\x02")
    result = run("check", "--format", "json", "--profile", "strict", ".")
    jsonschema.Draft202012Validator(SCHEMA).validate(result.json)
    assert result.paths() == ["bad.md", "broken.md", "good.md", "noted.md"]
    finding = next(f for f in result.json["files"][0]["findings"] if f["rule"] == "root-cause-claim")
    assert BAD[finding["start"]["offset"] : finding["end"]["offset"]] == "tackles the root cause of sciatica"
    assert finding["start"] == {"line": 3, "column": 10, "offset": 18}
    marked = [f for f in result.json["files"][3]["findings"] if f["suppressed"]]
    assert [(f["rule"], f["reason"]) for f in marked] == [("root-cause-claim", "quoting a patient")]
    assert result.json["summary"]["error"] == 1  # the suppressed one does not count
    assert result.json["errors"] == [{"path": "broken.md", "rule": None, "message": "binary file"}]


@pytest.mark.parametrize(
    ("change", "value"),
    [
        pytest.param("version", 2, id="another version"),
        pytest.param("more", 1, id="a key too many"),
        pytest.param("files", [{"path": "a.md"}], id="keys missing"),
    ],
)
def test_the_schema_refuses(run: Run, files: Path, change: str, value: Any) -> None:
    report = run("check", "--format", "json").json
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report | {change: value}, SCHEMA)


def test_words_are_those_of_the_running_text(run: Run, folder: Path) -> None:
    (folder / "page.html").write_text(
        "<nav><p>Home and more</p></nav><main><h1>Sore knees</h1><p>Walk a bit.</p></main>"
    )
    assert run("check", "--format", "json").json["files"][0]["words"] == 3


def test_a_page_of_one_file_is_reported_once(run: Run, files: Path) -> None:
    assert run("check", "--format", "json", "bad.md", "./bad.md", ".").paths() == ["bad.md", "good.md"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        pytest.param("gone.md", "gone.md: no such file or folder", id="missing"),
        pytest.param("notes.docx", "notes.docx: unknown kind of file", id="unknown kind"),
        pytest.param("empty", "empty: no articles in this folder", id="a folder without articles"),
        pytest.param("x/*.md", "x/*.md: no article matches", id="a glob without matches"),
        pytest.param("binary.md", "binary.md: binary file", id="binary"),
        pytest.param("mixed.md", "mixed.md: not valid UTF-8 at byte", id="undecodable"),
        pytest.param("pipe.md", "pipe.md: not a regular file", id="FIFO"),
        pytest.param("dangling.md", "dangling.md: broken symbolic link", id="broken link"),
    ],
)
def test_what_cannot_be_checked_is_told_and_the_rest_is_checked(run: Run, files: Path, path: str, message: str) -> None:
    (files / "notes.docx").write_bytes(b"PK\x03\x04")
    (files / "empty").mkdir()
    (files / "binary.md").write_bytes(b"\x89PNG\r\n\x1a\n")
    (files / "mixed.md").write_bytes("caf\u00e9 ".encode() * 20 + b"\xff\xfe\x81")
    os.mkfifo(files / "pipe.md")
    (files / "dangling.md").symlink_to("nowhere")
    result = run("check", "--format", "json", path, "bad.md")
    assert result.code == 2
    assert f"healthlint: {message}" in result.err
    assert [error["path"] for error in result.json["errors"]] == [path]
    assert "root-cause-claim" in result.rules()


def test_no_file_at_all_is_no_clean_run(run: Run, folder: Path) -> None:
    result = run("check")
    assert (result.code, result.out) == (2, "No file was checked.\n")
    assert "no articles in this folder" in result.err


def test_excluded_files_are_left_even_when_named(run: Run, files: Path) -> None:
    (files / "healthlint.toml").write_text('exclude = ["bad.*"]\n')
    assert run("check", "--format", "json", "bad.md", "good.md").paths() == ["good.md"]
    alone = run("check", "--format", "json", "bad.md")
    assert (alone.code, alone.paths()) == (0, [])
    assert alone.err == "healthlint: every file named is excluded by the configuration\n"
    jsonschema.validate(alone.json, SCHEMA)


def test_a_check_that_raises_spoils_nothing_else(run: Run, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(*_: object) -> Any:
        raise ZeroDivisionError("no sentences")

    from healthlint.checks import outline

    monkeypatch.setattr(outline, "check", explode)
    result = run("check", "--format", "json", "--profile", "strict", "bad.md")
    assert result.code == 2
    assert "raised ZeroDivisionError: no sentences" in result.err
    assert "root-cause-claim" in result.rules()
    assert result.json["files"][0]["status"] == "failed"
    assert result.json["errors"][0]["rule"] is not None


def test_a_reader_that_raises_spoils_its_own_file_only(run: Run, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(source: str) -> Any:
        raise RecursionError("too deep")

    (files / "plain.txt").write_text("Our plan tackles the root cause of sciatica.\n")
    monkeypatch.setattr(markdown, "read", explode)
    result = run("check", "--format", "json", "bad.md", "plain.txt")
    assert result.code == 2
    assert [error["path"] for error in result.json["errors"]] == ["bad.md"]
    assert "root-cause-claim" in result.rules()


def test_a_crash_of_the_program_is_trouble_not_a_finding(
    run: Run, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("healthlint.runner.run", lambda *_, **__: 1 / 0)
    result = run("check", "bad.md")
    assert (result.code, result.out) == (2, "")
    assert "ZeroDivisionError" in result.err


def test_ctrl_c(run: Run, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("healthlint.runner.run", interrupt)
    result = run("check", "bad.md")
    assert (result.code, result.out, result.err) == (130, "", "healthlint: interrupted\n")


def test_profiles(run: Run, folder: Path) -> None:
    (folder / "rules").mkdir()
    for name, changes in {"a-quiet": {"severity": "info"}, "a-doubtful": {"confidence": "low"}, "a-rare": {}}.items():
        (folder / "rules" / f"{name}.toml").write_text(rule_file(name, default=name != "a-rare", **changes))
    (folder / "healthlint.toml").write_text('extra-rules = ["rules"]\n')
    (folder / "a.md").write_text("# A\n\nA quokka-quiet and quokka-doubtful and quokka-rare animal.\n")

    def ours(*argv: str) -> set[str]:
        return {name for name in run("check", "--format", "json", "a.md", *argv).rules() if name.startswith("a-")}

    assert ours() == {"a-quiet"}
    assert ours("--profile", "strict") == {"a-quiet", "a-doubtful", "a-rare"}
    assert ours("--select", "a-rare,a-doubtful") == {"a-rare", "a-doubtful"}
    assert "a-quiet" not in run("check", "a.md").out
    assert "1 info finding hidden (--profile strict shows them)" in run("check", "a.md", "--ignore", "trust,seo").out
    assert "a-quiet" in run("check", "a.md", "--select", "a-quiet").out
    assert "a-quiet" in run("check", "a.md", "--profile", "strict").out


def rule_file(name: str, *, severity: str = "warning", confidence: str = "high", default: bool = True) -> str:
    """A rule that flags ``quokka-`` and the last part of its name."""
    word = f"quokka-{name.rpartition('-')[2]}"
    return (
        f'name = "{name}"\ncategory = "overclaim"\nseverity = "{severity}"\nconfidence = "{confidence}"\n'
        f'since = "0.1.0"\nsummary = "s"\nmessage = "m"\nrationale = "r"\ndefault = {str(default).lower()}\n'
        f'[match]\nkind = "pattern"\npatterns = ["{word}"]\n'
        f'[[bad]]\ntext = "A [[{word}]]."\n[[good]]\ntext = "A cat."\n'
    )


@pytest.mark.parametrize("need", ["medical-disclaimer", "formal-disclaimer"])
def test_a_disclaimer_in_the_template_is_not_asked_for(run: Run, folder: Path, need: str) -> None:
    (folder / "rules").mkdir()
    rule = rule_file("a-need").replace("default = true", f'need = "{need}"')
    (folder / "rules" / "a.toml").write_text(rule)
    (folder / "a.md").write_text("A quokka-need here.\n")
    found = {}
    for value in ("false", "true"):
        (folder / "healthlint.toml").write_text(f'extra-rules = ["rules"]\ndisclaimer-in-template = {value}\n')
        found[value] = "a-need" in run("check", "--format", "json", "a.md").rules()
    assert found == {"false": True, "true": False}

"""Rules, phrases and settings of strangers: under a bound, or refused with the file and the rule."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .conftest import BAD, Run

_RULE = """
name = "odd-rule"
category = "overclaim"
severity = "warning"
confidence = "high"
since = "0.1.0"
summary = "Odd"
message = "“{match}” is odd."
rationale = "None."
[match]
kind = "pattern"
patterns = ['''PATTERN''']
"""


@pytest.fixture
def rules(folder: Path) -> Path:
    """A folder of rules that the configuration names, and an article."""
    (folder / "rules").mkdir()
    (folder / "healthlint.toml").write_text('extra-rules = ["rules"]\n')
    (folder / "a.md").write_text(BAD)
    return folder / "rules"


REFUSED = {
    "a repetition of repetitions": ("(?:a{1000}){1000}", "invalid repetition size"),
    "a repetition too long": ("a{1001}", "invalid repetition size"),
    "a program too large": ("[^a]{1000}" * 20, "pattern too large"),
    "a program that fills the memory": ("[^a]{1000}" * 9000, "pattern too large"),
    "an escape that is none": (r"\q", "invalid escape sequence"),
    "a look ahead": ("a(?=b)", "invalid perl operator"),
    "a back reference": (r"(a)\1", "invalid escape sequence"),
    "a lexicon that is not there": ("{no-such-words}", "no lexicon 'no-such-words'"),
}


@pytest.mark.parametrize(("pattern", "message"), REFUSED.values(), ids=REFUSED)
def test_a_pattern_over_the_bound_is_refused(run: Run, rules: Path, pattern: str, message: str) -> None:
    (rules / "a.toml").write_text(_RULE.replace("PATTERN", pattern))
    result = run("check", "a.md")
    assert (result.code, result.out) == (2, "")
    assert "a.toml: odd-rule: " in result.err
    assert message in result.err
    assert result.err.count("\n") == 1
    assert len(result.err) < 1000


def test_a_pattern_that_explodes_elsewhere_is_harmless(run: Run, rules: Path) -> None:
    (rules / "a.toml").write_text(_RULE.replace("PATTERN", "evil(?:a+)+x"))
    Path("a.md").write_text("evil" + "a" * 100_000 + "! evilaax.\n")
    result = run("check", "--format", "json", "--select", "odd-rule", "a.md")
    assert [finding["excerpt"] for finding in result.json["files"][0]["findings"]] == ["evilaax"]


def test_a_rule_that_is_a_pipe_is_not_waited_for(spawn: Run, rules: Path) -> None:
    os.mkfifo(rules / "a.toml")
    result = spawn("check", "a.md")
    assert (result.code, result.out) == (2, "")
    assert "a.toml: not a regular file" in result.err


@pytest.mark.parametrize("name", ["healthlint.toml", "pyproject.toml", "rules/a.toml"])
def test_tables_too_deep_are_an_error_of_their_file(run: Run, rules: Path, name: str) -> None:
    if name == "pyproject.toml":
        Path("healthlint.toml").unlink()
    Path(name).write_text("healthlint = " + "[" * 100_000)
    result = run("check", "a.md")
    assert (result.code, result.out) == (2, "")
    assert f"{Path(name).name}: " in result.err
    assert result.err.count("\n") == 1


PHRASES = ["root cause", "tackles (the", "tackles (the root", "cause)", "100%", "{x} [a-z]*", "é"]


@pytest.mark.parametrize("phrase", PHRASES)
def test_an_allowed_phrase_is_text_and_no_pattern(run: Run, rules: Path, phrase: str) -> None:
    (rules / "a.toml").write_text(_RULE.replace("PATTERN", "plan .* so"))
    settings = f"extra-rules = ['rules']\n[allow]\nodd-rule = ['{phrase}']\n"
    Path("healthlint.toml").write_text(settings, encoding="utf-8")
    Path("a.md").write_text(f"Our plan tackles (the root cause) of sciatica, {phrase} or so.\n", encoding="utf-8")
    assert run("check", "--format", "json", "--select", "odd-rule").rules() == []
    Path("a.md").write_text("Our plan is 99% fine, or so.\n")
    assert run("check", "--format", "json", "--select", "odd-rule").rules() == ["odd-rule"]

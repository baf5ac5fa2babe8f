"""Where the configuration is found, what goes before what, and what it means for a path."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from healthlint import config, regions, runner
from healthlint.catalog import Catalog
from healthlint.config import KEYS, Config
from healthlint.discovery import Target
from healthlint.document import Format
from healthlint.model import Category, Confidence, Severity
from healthlint.rule import Rule


def _rule(name: str, **changes: Any) -> Rule:
    rule = Rule(
        name=name,
        category=Category.OVERCLAIM,
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        since="0.1.0",
        summary="s",
        message="m",
        rationale="r",
        match={"kind": "pattern", "patterns": [f"quokka {name}"]},
    )
    return rule._replace(**changes)


CATALOG = Catalog((_rule("first", aliases=("formerly",)), _rule("second", category=Category.TRUST)))


def _load(folder: Path, text: str, name: str = "healthlint.toml") -> Config:
    (folder / name).write_text(text)
    settings = config.load(config.discover(folder))
    config.validate(settings, CATALOG)
    return settings


def _found(settings: Config, path: str = "a.md") -> dict[str, str]:
    """Rule and severity of what is found in an article that breaks every rule."""
    text = b"A quokka first here.\n\nA quokka second here.\n"
    (report,) = runner.run([Target(path, Format.MARKDOWN, text)], CATALOG, settings)
    assert report.failures == ()
    return {problem.rule: problem.severity.word for problem in report.problems}


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "healthlint.toml").write_text("")
    assert config.discover(tmp_path / "a" / "b") == tmp_path / "healthlint.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'healthlint-notes'\n")
    assert config.discover(tmp_path / "a" / "b") == tmp_path / "healthlint.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.healthlint]\n")
    assert config.discover(tmp_path / "a" / "b") == tmp_path / "a" / "pyproject.toml"
    (tmp_path / "a" / "healthlint.toml").write_text("")
    assert config.discover(tmp_path / "a" / "b") == tmp_path / "a" / "healthlint.toml"


@pytest.mark.parametrize(
    "text",
    [
        '[tool.healthlint]\nprofile = "strict"\n',
        '[tool]\nhealthlint.profile = "strict"\n',
        'tool.healthlint.profile = "strict"\n',
        '[tool]\nhealthlint = { profile = "strict" }\n',
    ],
)
def test_a_pyproject_in_every_spelling(tmp_path: Path, text: str) -> None:
    assert _load(tmp_path, text, "pyproject.toml").profile == "strict"


def test_what_a_region_bans_is_an_error_in_advertising(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        regions, "bans", lambda: (regions.Ban("uk", "third", "a", "u"), regions.Ban("eu", "first", "a", "u"))
    )
    low = {"severity-when": {"hedged": "info"}}
    match = {"kind": "pattern", "patterns": ["quokka (?:may be )?third"], **low}
    rare = _rule("third", severity=Severity.WARNING, default=False, confidence=Confidence.LOW, match=match)
    catalog = Catalog((_rule("second", severity=Severity.WARNING), rare))

    def found(**settings: object) -> list[tuple[str, str]]:
        text = b"A quokka second here.\n\nA quokka third here.\n\nA quokka may be third.\n"
        (report,) = runner.run([Target("a.md", Format.MARKDOWN, text)], catalog, Config(**settings))  # type: ignore[arg-type]
        return [(problem.rule, problem.severity.word) for problem in report.problems]

    raised = [("second", "warning"), ("third", "error"), ("third", "info")]
    assert found(profile="ads", regions=("uk",)) == raised
    assert found(profile="ads", regions=("eu",)) == [("second", "warning")]
    assert found(regions=("uk",)) == [("second", "warning")]
    assert found(profile="strict", regions=("uk",)) == [("second", "warning"), ("third", "warning"), ("third", "info")]
    mild = found(profile="ads", regions=("uk",), severities={"third": "info"})
    assert mild == [("second", "warning"), ("third", "info"), ("third", "info")]
    assert found(profile="ads", regions=("uk",), ignore=("third",)) == [("second", "warning")]


def test_every_key_is_a_value_with_an_origin() -> None:
    settings = config.load(None)
    assert dict(settings.origins) == dict.fromkeys(KEYS, "default")
    assert all(hasattr(settings, key.replace("-", "_")) for key in KEYS)


def test_origins_name_file_and_line(tmp_path: Path) -> None:
    settings = _load(tmp_path, '\nignore = ["first"]\n[severities]\nsecond = "info"\n')
    path = tmp_path / "healthlint.toml"
    assert settings.origins["ignore"] == f"{path}:2"
    assert settings.origins["severities"] == f"{path}:3"
    assert settings.origins["allow"] == "default"


ALL = {"first": "error", "second": "error"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", ALL, id="nothing said"),
        pytest.param('select = ["trust"]', {"second": "error"}, id="category selected"),
        pytest.param('select = ["formerly"]', {"first": "error"}, id="selected by a former name"),
        pytest.param('ignore = ["formerly"]', {"second": "error"}, id="ignored by a former name"),
        pytest.param('select = ["first", "second"]\nignore = ["trust"]', {"first": "error"}, id="ignore after select"),
        pytest.param('severities = { first = "info" }', ALL | {"first": "info"}, id="severity"),
        pytest.param('severities = { formerly = "info" }', ALL | {"first": "info"}, id="severity by a former name"),
        pytest.param('severities = { formerly = "off" }', {"second": "error"}, id="off by a former name"),
        pytest.param('allow = { first = ["Quokka First"] }', {"second": "error"}, id="phrase allowed"),
        pytest.param('allow = { formerly = ["quokka first"] }', {"second": "error"}, id="allowed by a former name"),
        pytest.param('allow = { second = ["quokka first"] }', ALL, id="allowed for another rule only"),
        pytest.param('[[overrides]]\npaths = ["b.md"]\nignore = ["trust"]', ALL, id="override of other paths"),
        pytest.param('[[overrides]]\npaths = ["*.md"]\nignore = ["trust"]', {"first": "error"}, id="override"),
        pytest.param(
            '[[overrides]]\npaths = ["*.md", "!a.md"]\nignore = ["trust"]', ALL, id="a path excepted from an override"
        ),
        pytest.param(
            '[severities]\nfirst = "info"\n[[overrides]]\npaths = ["a.md"]\nseverities = { formerly = "warning" }',
            ALL | {"first": "warning"},
            id="an override goes before the rest, under any name",
        ),
        pytest.param(
            '[[overrides]]\npaths = ["a.md"]\nseverities = { first = "off" }',
            {"second": "error"},
            id="off in an override",
        ),
        pytest.param(
            '[[overrides]]\npaths = ["a.md"]\nallow = { first = ["quokka first"] }',
            {"second": "error"},
            id="phrase allowed in an override",
        ),
        pytest.param(
            '[[overrides]]\npaths = ["*.md"]\nseverities = { first = "info" }\n'
            '[[overrides]]\npaths = ["a.md"]\nseverities = { first = "warning" }',
            ALL | {"first": "warning"},
            id="the last override wins",
        ),
    ],
)
def test_what_is_found_under(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, expected: dict[str, str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert _found(_load(tmp_path, text)) == expected


def test_paths_are_relative_to_the_file_not_to_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "drafts").mkdir()
    settings = _load(tmp_path, '[[overrides]]\npaths = ["/drafts/"]\nignore = ["first"]\n')
    monkeypatch.chdir(tmp_path / "drafts")
    assert "first" not in _found(settings, "a.md")
    assert "first" in _found(settings, "../a.md")


def test_the_folder_of_extra_rules_is_relative_to_the_file(tmp_path: Path) -> None:
    assert _load(tmp_path, 'extra-rules = ["our/rules"]').extra_rules == (tmp_path / "our" / "rules",)


def test_a_suppression_ends_on_its_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.strftime", lambda _: "2031-01-01")
    for until, rules in (("2031-01-01", {"first"}), ("2030-12-31", {"first", "expired-suppression"})):
        text = f"<!-- healthlint: ignore[first] quoted until={until} -->\n\nA quokka first here.\n".encode()
        (report,) = runner.run([Target("a.md", Format.MARKDOWN, text)], CATALOG, Config())
        assert {problem.rule for problem in report.problems} == rules

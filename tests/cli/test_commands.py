"""``rules``, ``explain``, ``init`` and ``config show``."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from healthlint import __version__, catalog, figures
from healthlint.cli import main
from healthlint.config import KEYS
from healthlint.model import Category

from .conftest import BAD, Run
from .test_check import rule_file


def test_every_rule_is_listed(run: Run) -> None:
    result = run("rules")
    names = [line.split()[0] for line in result.out.splitlines() if line.startswith("  ") and line[2] != " "]
    assert names == [rule.name for rule in catalog.load().rules]
    assert f"{len(names)} rules." in result.out
    assert (result.code, result.err) == (0, "")


def test_the_rules_of_a_category(run: Run) -> None:
    ours = [rule for rule in catalog.load().rules if rule.category is Category.TRUST]
    result = run("rules", "--category", "trust")
    assert f"{len(ours)} rules." in result.out
    assert all(rule.name in result.out for rule in ours)
    assert "cure-claim" not in result.out


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_table_fits(run: Run, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    limit = max(width, max(len(rule.name) for rule in catalog.load().rules) + 45)
    assert max(map(len, run("rules").out.splitlines())) <= limit


def test_explain_tells_all_that_is_known(run: Run) -> None:
    rule = catalog.load().get("root-cause-claim")
    assert rule is not None
    result = run("explain", "root-cause-claim")
    shown = " ".join(result.out.split())
    assert result.code == 0
    for text in (rule.summary, rule.rationale, rule.message, *rule.exceptions):
        assert " ".join(text.split()) in shown
    for example in (*rule.bad, *rule.good):
        assert " ".join(example.text.split()) in shown
    for source in rule.sources:
        assert source.title in shown
        assert source.url in shown
    assert "<!-- healthlint: ignore[root-cause-claim] reason -->" in shown


@pytest.mark.parametrize("rule", ["absolute-safety-claim", "natural-appeal", "readability-grade"])
def test_each_rule_tells_how_often_it_was_right(run: Run, rule: str) -> None:
    figure, excuse = figures.measured().get(rule), figures.excused().get(rule)
    shown = " ".join(run("explain", rule).out.split())
    assert (str(figure) if figure else "Not yet seen on labelled articles.") in shown
    assert ("runs by default all the same" in shown, (excuse or "") in shown) == (excuse is not None, True)
    row = next(line.split() for line in run("rules").out.splitlines() if line.startswith(f"  {rule} "))
    assert row[3] == (f"{figure.right}/{figure.judged}" if figure else "–")


def test_the_suppression_that_explain_shows_works(run: Run, folder: Path) -> None:
    comment = run("explain", "root-cause-claim").out.splitlines()[-1].strip().removeprefix("- ")
    (folder / "a.md").write_text(f"{comment}\n\n{BAD.partition(chr(10))[2].strip()}\n")
    assert run("check", "a.md", "--select", "root-cause-claim").code == 0


@pytest.mark.parametrize("command", [("rules",), ("explain", "evil")], ids=" ".join)
def test_a_rule_of_a_stranger_is_shown_not_obeyed(run: Run, folder: Path, command: tuple[str, ...]) -> None:
    (folder / "rules").mkdir()
    hostile = rule_file("evil").replace('summary = "s"', 'summary = "\\u001b[2J\\u202e[red]s"')
    (folder / "rules" / "a.toml").write_text(hostile)
    (folder / "healthlint.toml").write_text('extra-rules = ["rules"]\n')
    result = run(*command)
    assert result.code == 0
    assert "\\x1b[2J\\u202e[red]s" in result.out
    assert "\x1b" not in result.out


def test_init_writes_the_defaults(run: Run, folder: Path) -> None:
    result = run("init")
    assert (result.code, result.out, result.err) == (0, "", "healthlint: wrote healthlint.toml\n")
    text = (folder / "healthlint.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text) == {}
    for key, (_, default, meaning) in KEYS.items():
        assert f"# {meaning}\n" in text
        line = next((line for line in text.splitlines() if line.startswith(f"# {key} = ")), None)
        if line is not None:
            value = tomllib.loads(line.removeprefix("# "))[key]
            assert value == (list(default) if isinstance(default, tuple) else default)
    assert run("config", "show").code == 0


def test_init_refuses_to_overwrite(run: Run, folder: Path) -> None:
    (folder / "healthlint.toml").write_text('profile = "strict"\n')
    result = run("init")
    assert (result.code, result.out, result.err) == (2, "", "healthlint: healthlint.toml is already here\n")
    assert (folder / "healthlint.toml").read_text() == 'profile = "strict"\n'


def test_config_show_tells_where_each_value_comes_from(run: Run, folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.healthlint]\nprofile = "strict"\n')
    shown = dict(line.split("=", 1) for line in run("config", "show").out.splitlines())
    shown = {key.strip(): value.strip() for key, value in shown.items()}
    assert set(shown) == set(KEYS)
    assert shown["profile"] == f'"strict"  # {folder / "pyproject.toml"}:4'
    assert shown["fail-on"] == '"warning"  # default'


def test_regions_have_an_origin_and_are_explained(run: Run, folder: Path) -> None:
    (folder / "healthlint.toml").write_text('profile = "ads"\nregions = ["uk", "eu"]\n')
    assert f'regions = ["uk", "eu"] # {folder / "healthlint.toml"}:2' in " ".join(run("config", "show").out.split())
    assert "eu: Regulation (EU) 1169/2011" in " ".join(run("explain", "disease-treatment-claim").out.split())
    assert "profile ads" not in run("explain", "readability-grade").out


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for argv, text in ((["--version"], f"healthlint {__version__}\n"), (["check", "--help"], "--stdin-filename")):
        with pytest.raises(SystemExit) as ended:
            main(argv)
        assert ended.value.code == 0
        assert text in capsys.readouterr().out

"""The documents name all there is: drift fails."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

from healthlint import catalog, engine, readers, regions
from healthlint.article import SCOPES, Article
from healthlint.cli import parser
from healthlint.config import KEYS
from healthlint.contexts import CONTEXTS, TRAITS
from healthlint.document import Format, LinkKind, Region
from healthlint.matchers import KINDS
from healthlint.matchers.base import Conditions
from healthlint.model import Category

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ADVERTISING = (ROOT / "docs" / "advertising.md").read_text(encoding="utf-8")
RULES = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
# The tables of a file are written with their brackets.
FILE_KEYS = re.sub(r"`\[+(\w+)\]+`", r"`\1`", RULES.split("## Lexicons")[0])


@pytest.mark.parametrize(("names", "text"), [
    pytest.param([*CONTEXTS, *TRAITS], RULES, id="contexts-and-traits"),
    pytest.param([*KINDS, *Conditions.KEYS], RULES, id="kinds-and-conditions"),
    pytest.param(sorted({key for kind in KINDS.values() for key in kind.KEYS}), RULES, id="match-keys"),
    pytest.param([*SCOPES, *Region, *LinkKind, *Format], RULES, id="scopes-regions-links-formats"),
    pytest.param([path.stem for path in (ROOT / "rules" / "lexicons").glob("*.txt")], RULES, id="lexicons"),
    pytest.param([*catalog._TEXTS, *catalog._OTHERS], FILE_KEYS, id="keys-of-a-rule"),
    pytest.param([*KEYS], README, id="configuration"),
    pytest.param(regions.known(), ADVERTISING, id="regions"),
])  # fmt: skip
def test_every_name_is_in_the_documents(names: list[str], text: str) -> None:
    assert [name for name in names if f"`{name}`" not in text] == []


def test_no_context_or_trait_is_documented_that_is_gone() -> None:
    table = RULES.split("## Contexts")[1]
    named = set(re.findall(r"^\| `([a-z-]+)` \|", table, re.M))
    assert named == {*CONTEXTS, *TRAITS}


def test_the_readme_names_every_command_and_category() -> None:
    commands = parser._COMMANDS
    assert [name for name in commands if f"healthlint {name}" not in README] == []
    assert [category for category in list(Category)[:7] if f"| {category} |" not in README] == []


def test_the_hook_of_the_readme_is_the_hook_there_is() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    for name in re.findall(r"- id: (\S+)", README):
        assert f"- id: {name}\n" in hooks


@pytest.mark.parametrize("path", [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")], ids=lambda path: path.name)
def test_relative_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_rule_that_contributors_copy_passes_its_own_tests(tmp_path: Path) -> None:
    (block,) = re.findall(r" {3}```toml\n(.*?) {3}```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.S)
    path = tmp_path / "example.toml"
    path.write_text(dedent(block), encoding="utf-8")
    rule = catalog.read_rule(path)
    for example in (*rule.bad, *rule.good):
        text = re.sub(r"\[\[(.+?)\]\]", r"\1", example.text)
        problems, _ = engine.lint(Article(readers.read(text, Format.MARKDOWN)), [rule])
        assert [problem.excerpt for problem in problems] == re.findall(r"\[\[(.+?)\]\]", example.text)

"""The catalogue: every rule is complete, every wrong rule file is refused with its line, and nothing is ever dead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from healthlint import catalog, catalog_cache, literals, pattern, readers, regions
from healthlint.article import Article
from healthlint.catalog import CatalogError
from healthlint.document import Format
from healthlint.engine import lint
from healthlint.matchers import matcher_of
from healthlint.model import Severity
from healthlint.rule import Rule

ROOT = Path(__file__).resolve().parent.parent
RULES = catalog.load().rules
MINIMAL = """name = "vendor/no-shouting"
category = "trust"
severity = "info"
confidence = "high"
since = "1.0"
summary = "Shouting"
message = "“{match}” shouts."
rationale = "It hurts."

[match]
kind = "pattern"
patterns = ["NOW OR NEVER"]

[[bad]]
text = "Act [[now or never]]."
"""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_is_complete(rule: Rule) -> None:
    assert rule.sources, "an authority"
    assert all(source.title and source.read for source in rule.sources)
    assert len(rule.bad) >= 2
    assert len(rule.good) >= 2
    assert any(example.why for example in rule.good), "a near miss that says why"
    assert rule.exceptions
    assert rule.summary.lstrip("“")[0].isupper()
    assert not rule.summary.endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_pattern_compiles_and_slots_are_filled(rule: Rule) -> None:
    catalog.check_patterns(rule)
    for example in rule.bad:
        text = re.sub(r"\[\[(.+?)\]\](?!\])", r"\1", example.text, flags=re.DOTALL)
        problems, failures = lint(Article(readers.read(text, Format(example.format))), [rule])
        assert not failures
        assert not any(re.search(r"\{[a-z]+\}", p.message.replace(p.excerpt, "")) for p in problems)


def test_files_are_named_after_their_rules_and_folders_after_their_categories() -> None:
    for path in (ROOT / "rules").rglob("*.toml"):
        rule = catalog.read_rule(path, own=True)
        assert (path.parent.name, path.stem) == (rule.category.value, rule.name)


@pytest.mark.parametrize("ban", regions.bans(), ids=lambda ban: f"{ban.region}-{ban.rule}")
def test_every_region_raises_a_rule_there_is(ban: regions.Ban) -> None:
    rule = next(rule for rule in RULES if rule.name == ban.rule)
    assert rule.severity < Severity.ERROR, "an error everywhere needs no row"
    assert ban.authority
    assert ban.url.startswith("https://")


def _write(folder: Path, text: str) -> Path:
    path = folder / "rule.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_rule_from_a_folder_is_loaded_and_works(tmp_path: Path) -> None:
    _write(tmp_path, MINIMAL)
    rule = catalog.load([tmp_path]).get("vendor/no-shouting")
    assert rule is not None
    problems, _ = lint(Article(readers.read("Act now or never.", Format.TEXT)), [rule])
    assert [problem.excerpt for problem in problems] == ["now or never"]


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        pytest.param(("summary =", "sumary ="), 6, "unknown key sumary", id="unknown-key"),
        pytest.param(('"trust"', '"truth"'), 2, "category must be one of", id="unknown-category"),
        pytest.param(('"info"', '"fatal"'), 3, "unknown severity", id="unknown-severity"),
        pytest.param(('"high"', '"sure"'), 4, "confidence must be", id="unknown-confidence"),
        pytest.param(('"vendor/no-shouting"', '"No Shouting"'), 1, "kebab-case", id="name"),
        pytest.param(('"pattern"', '"regex"'), 11, "match.kind", id="unknown-kind"),
        pytest.param(("patterns =", "pattern ="), 12, "unknown key match.pattern", id="unknown-match-key"),
        pytest.param(('["NOW OR NEVER"]', "3"), 12, "match.patterns must be a list", id="wrong-type"),
        pytest.param(("[[now or never]]", "now or never"), 14, "marks what is flagged", id="no-marks"),
        pytest.param(('kind = "pattern"\npatterns = ["NOW OR NEVER"]', 'kind = "python"\nentry = "os:system"'), 11,
                     "may not run code", id="code"),
        pytest.param(('patterns = ["NOW OR NEVER"]', 'patterns = ["x"]\nunless = ["sarcasm"]'), 13,
                     "unknown context 'sarcasm'", id="unknown-context"),
    ],
)  # fmt: skip
def test_a_wrong_rule_file_is_refused_with_file_and_line(
    tmp_path: Path, change: tuple[str, str], line: int, message: str
) -> None:
    path = _write(tmp_path, MINIMAL.replace(*change))
    with pytest.raises(CatalogError) as caught:
        catalog.load([tmp_path])
    assert f"{path}:{line}: " in str(caught.value)
    assert message in str(caught.value)


def test_broken_toml_and_bytes_are_refused_with_the_file(tmp_path: Path) -> None:
    path = _write(tmp_path, "name = ")
    with pytest.raises(CatalogError, match=re.escape(str(path))):
        catalog.load([tmp_path])
    path.write_bytes(b'name = "\xff"')
    with pytest.raises(CatalogError, match=re.escape(str(path))):
        catalog.load([tmp_path])


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="no rule files"):
        catalog.load([tmp_path])


def test_a_name_is_taken_once(tmp_path: Path) -> None:
    _write(tmp_path, MINIMAL.replace("vendor/no-shouting", "cure-claim"))
    with pytest.raises(CatalogError, match="taken twice"):
        catalog.load([tmp_path])


@pytest.mark.parametrize("text", ["(unclosed", "{no-such-lexicon}", r"(?=look)", r"\1"], ids=str)
def test_a_pattern_that_can_never_run_is_an_error(tmp_path: Path, text: str) -> None:
    path = _write(tmp_path, MINIMAL.replace('["NOW OR NEVER"]', f"['{text}']"))
    with pytest.raises(CatalogError, match=re.escape(f"{path}: vendor/no-shouting: ")):
        catalog.load([tmp_path])


def test_the_cache_is_used_and_never_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "a.toml").write_text("x = 1")
    made: list[int] = []

    def make() -> catalog_cache.Content:
        made.append(1)
        return {"tables": len(made)}

    assert catalog_cache.load(rules, make) == catalog_cache.load(rules, make) == {"tables": 1}
    (rules / "b.toml").write_text("y = 1")
    assert catalog_cache.load(rules, make) == {"tables": 2}
    (kept,) = (tmp_path / "cache" / "healthlint").iterdir()
    kept.write_text('{"stamp": ')
    assert catalog_cache.load(rules, make) == {"tables": 3}
    monkeypatch.setenv("XDG_CACHE_HOME", str(rules / "a.toml"))  # no folder: nothing can be kept
    assert catalog_cache.load(rules, make) == {"tables": 4}


def test_no_literal_hides_a_match() -> None:
    """What a text must hold for a pattern to match stands in every match of the examples."""
    text = pattern.lowered("\n".join(example.text for rule in RULES for example in (*rule.bad, *rule.good)))
    checked = 0
    for rule in RULES:
        for one in matcher_of(rule).patterns():
            for alternative in one.alternatives:
                needed = literals.required(alternative)
                for found in one.compiled([alternative]).finditer(text) if needed else ():
                    checked += 1
                    for some in needed:
                        assert any(literal in found.group() for literal in some), (rule.name, found.group())
    assert checked > 100


def test_the_alternatives_a_text_needs_match_in_it_as_all_do() -> None:
    """The first long text compiles only a part of a pattern: that must change nothing."""
    text = pattern.lowered("\n".join(example.text for rule in RULES[::2] for example in (*rule.bad, *rule.good)))
    for rule in RULES:
        for one in matcher_of(rule).patterns():
            fresh = pattern.Pattern(one.alternatives, boundaries=one.boundaries)
            whole = [found.span() for found in fresh.compiled().finditer(text)]
            assert list(fresh.spans(text)) == whole, rule.name

"""The engine: stamping, overlaps, allow-lists, checks that raise, rules that do not disturb each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint import catalog, engine, readers, runner
from healthlint.article import Article
from healthlint.config import Config
from healthlint.discovery import Target
from healthlint.document import Format
from healthlint.model import Finding, Problem, Severity
from healthlint.rule import Rule

RULES = catalog.load().rules
ARTICLES = sorted((Path(__file__).resolve().parent.parent / "fixtures" / "articles").glob("*.md"))


def _rule(name: str) -> Rule:
    rule = catalog.load().get(name)
    assert rule is not None
    return rule


def _lint(text: str, *names: str, **options: object) -> tuple[Problem, ...]:
    rules = [_rule(name) for name in names] or RULES
    problems, failures = engine.lint(Article(readers.read(text, Format.MARKDOWN)), rules, **options)  # type: ignore[arg-type]
    assert not failures
    return problems


def test_a_problem_carries_its_place_in_lines_columns_and_offsets() -> None:
    text = "# Neem\n\nSo 🌿 *neem* cures\nyour arthritis.\n"
    (problem,) = _lint(text, "cure-claim")
    assert text[problem.start.offset : problem.end.offset] == "cures\nyour arthritis"
    assert (problem.start.line, problem.start.column) == (3, 13)
    assert (problem.end.line, problem.end.column) == (4, 15)
    assert problem.excerpt == "cures your arthritis"


def test_one_bad_phrase_of_one_family_is_one_finding() -> None:
    text = "Turmeric completely cures your arthritis."
    assert [p.rule for p in _lint(text, "unhedged-efficacy")] == ["unhedged-efficacy"]
    assert [p.rule for p in _lint(text, "unhedged-efficacy", "cure-claim")] == ["cure-claim"]


def test_a_leftover_hides_what_is_said_of_its_text() -> None:
    text = "Rest helps.\n\nYou may also like: Miracle cures for your arthritis\n\nSo does sleep.\n"
    assert [p.rule for p in _lint(text, "related-post-residue", "miracle-breakthrough-hype", "cure-claim")] == [
        "related-post-residue"
    ]


def test_allowed_phrases_are_left_as_whole_words() -> None:
    text = "This herbal tonic is a miracle worker. Miraculous!"
    rule = "miracle-breakthrough-hype"
    assert len(_lint(text, rule)) == 2
    assert [p.excerpt for p in _lint(text, rule, allow={rule: ["miracle worker"]})] == ["Miraculous"]
    assert len(_lint(text, rule, allow={rule: ["mirac"]})) == 2


def _raise(_: Article) -> Iterator[Finding]:
    raise RuntimeError("no luck")


def test_a_check_that_raises_is_a_failure_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("healthlint.checks.titles.orphan", _raise)
    broken = _rule("orphan-keyword-line")._replace(summary="Broken")
    document = readers.read("Turmeric cures your arthritis.", Format.MARKDOWN)
    problems, failures = engine.lint(Article(document), [broken, _rule("cure-claim")])
    assert [problem.rule for problem in problems] == ["cure-claim"]
    assert [(failure.rule, failure.message) for failure in failures] == [
        ("orphan-keyword-line", "the check raised RuntimeError: no luck")
    ]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_each_rule_finds_alone_what_it_finds_among_all(path: Path) -> None:
    """No rule changes what another finds: together, only the policy on overlaps takes findings away."""
    document = readers.read(path.read_text(encoding="utf-8"), Format.MARKDOWN)
    together = {(p.rule, p.start, p.end) for p in engine.lint(Article(document), RULES)[0]}
    alone = {(p.rule, p.start, p.end) for rule in RULES for p in engine.lint(Article(document), [rule])[0]}
    assert together <= alone


def test_many_files_are_checked_as_one_by_one() -> None:
    targets = [Target(path.name, Format.MARKDOWN, path.read_bytes()) for path in ARTICLES]
    config, rules = Config(), catalog.load()
    together = [*runner.run(targets, rules, config)]
    assert together == [next(runner.run([target], rules, config)) for target in targets]


WORDS = ["Turmeric", "cures", "your", "arthritis", "not", "only", "study", "found", "[1]", "*", "**", "<em>", "&nbsp;",
         "http://a.example/b", "click site", "100 %", "\u200b", "\u00a0", "“", "”", "\n", "\n\n", "# ", "- ", "> ", "|",
         "{{", "}}", "[", "](", ")", "\U0001f33f", "e\u0301", "!", "?", "."]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60), st.sampled_from(list(Format)))
def test_any_text_is_checked_and_every_finding_lies_inside_it(words: list[str], notation: Format) -> None:
    source = " ".join(words)
    document = readers.read(source, notation)
    problems, failures = engine.lint(Article(document), [rule for rule in RULES if rule.default])
    assert not failures
    lines = source.split("\n")
    for problem in problems:
        assert 0 <= problem.start.offset <= problem.end.offset <= len(source)
        line = lines[problem.start.line - 1]
        assert 1 <= problem.start.column <= len(line) + 1
        assert problem.severity in Severity

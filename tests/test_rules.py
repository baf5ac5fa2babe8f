"""Every example of every rule is a test, as it stands and in the wrappings a phrase meets in real articles."""

from __future__ import annotations

import re

import pytest

from healthlint import catalog, readers
from healthlint.article import Article
from healthlint.document import Format
from healthlint.engine import lint
from healthlint.model import Problem
from healthlint.rule import Example, Rule

RULES = catalog.load().rules
MARK = re.compile(r"\[\[(.+?)\]\](?!\])", re.DOTALL)


def _ids(kind: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.name}-{number}")
        for rule in RULES
        for number, example in enumerate(getattr(rule, kind), 1)
    ]


def _problems(rule: Rule, text: str, notation: str) -> tuple[Problem, ...]:
    problems, failures = lint(Article(readers.read(text, Format(notation))), [rule])
    assert not failures, failures
    return problems


def _unmarked(text: str) -> tuple[str, list[str]]:
    return MARK.sub(lambda found: found[1], text), [found[1] for found in MARK.finditer(text)]


@pytest.mark.parametrize(("rule", "example"), _ids("bad"))
def test_bad_example_is_flagged_exactly(rule: Rule, example: Example) -> None:
    text, marked = _unmarked(example.text)
    problems = _problems(rule, text, example.format)
    if example.whole and not marked:
        assert problems
        return
    found = [text[p.start.offset : p.end.offset] for p in problems]
    assert found == marked


@pytest.mark.parametrize(("rule", "example"), _ids("good"))
def test_good_example_is_silent(rule: Rule, example: Example) -> None:
    assert [p.excerpt for p in _problems(rule, example.text, example.format)] == []


def _wrapped_at_40(text: str) -> str:
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + len(word) > 40:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


def _in_list(text: str) -> str:
    return "- " + _wrapped_at_40(text).replace("\n", "\n  ")


def _in_quote(text: str) -> str:
    return "> " + _wrapped_at_40(text).replace("\n", "\n> ")


def _emphasised(text: str) -> str:
    """Emphasis and a link over the second and third word of each marked phrase."""

    def across(found: re.Match[str]) -> str:
        words = found[1].split(" ")
        if len(words) < 3 or "[" in found[1]:
            return found[0]
        return "[[" + " ".join([words[0], f"*{words[1]}*", f"[{words[2]}](/glossary)", *words[3:]]) + "]]"

    return MARK.sub(across, text)


def _no_break(text: str) -> str:
    return MARK.sub(lambda found: found[0].replace(" ", "&nbsp;", 1) if "[" not in found[1] else found[0], text)


WRAPPINGS = {
    "wrapped": _wrapped_at_40,
    "list": _in_list,
    "quote": _in_quote,
    "emphasis": _emphasised,
    "no-break": _no_break,
}
_MARKUP = re.compile(r"\*|\[|\]\(/glossary\)|(?<=\n)> ")


def _read(source: str) -> str:
    """A piece of source as a person reads it."""
    return " ".join(_MARKUP.sub("", source).replace("&nbsp;", " ").split())


def _leaves_quotations(rule: Rule) -> bool:
    """Whether the rule says that quoted words are not the article's own."""
    unless = str(rule.match.get("unless", ""))
    return rule.match["kind"] == "python" or "'quoted'" in unless or "'shielded'" in unless


def _wrappable() -> list[object]:
    return [
        pytest.param(rule, example, wrapping, id=f"{rule.name}-{number}-{wrapping}")
        for rule in RULES
        for number, example in enumerate(rule.bad, 1)
        if not example.whole and example.format == "markdown" and MARK.search(example.text)
        for wrapping in WRAPPINGS
    ]


@pytest.mark.parametrize(("rule", "example", "wrapping"), _wrappable())
def test_bad_example_is_flagged_in_every_wrapping(rule: Rule, example: Example, wrapping: str) -> None:
    _, marked = _unmarked(example.text)
    text, _ = _unmarked(WRAPPINGS[wrapping](example.text))
    found = [_read(text[p.start.offset : p.end.offset]) for p in _problems(rule, text, example.format)]
    expected = [_read(phrase) for phrase in marked]
    if wrapping == "quote" and _leaves_quotations(rule):
        assert found in ([], expected)
    else:
        assert found == expected

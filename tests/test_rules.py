"""Every example of every rule is a test, as it stands and in the wrappings a phrase meets in real articles."""

from __future__ import annotations

import re

import pytest

from healthlint import catalog, readers
from healthlint.document import Format
from healthlint.engine import lint
from healthlint.model import Problem
from healthlint.rule import Example, Rule

RULES = catalog.load().rules
MARK = re.compile(r"\[\[(.+?)\]\](?!\()", re.DOTALL)


def _ids(kind: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.name}-{number}")
        for rule in RULES
        for number, example in enumerate(getattr(rule, kind), 1)
    ]


def _problems(rule: Rule, text: str, notation: str) -> tuple[Problem, ...]:
    problems, failures = lint(readers.read(text, Format(notation)), [rule])
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


def _emphasised(text: str) -> str:
    """Emphasis and a link over the second word of each marked phrase."""

    def across(found: re.Match[str]) -> str:
        words = found[1].split(" ")
        if len(words) < 3:
            return found[0]
        return (
            "[["
            + " ".join([words[0], f"*{words[1]}*", f"[{words[2]}](https://www.nhs.uk/conditions/)", *words[3:]])
            + "]]"
        )

    return MARK.sub(across, text)


WRAPPINGS = {"wrapped": _wrapped_at_40, "list": _in_list, "emphasis": _emphasised}


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
    plain, marked = _unmarked(example.text)
    text, _ = _unmarked(WRAPPINGS[wrapping](example.text))
    found = [p.excerpt for p in _problems(rule, text, example.format)]
    if wrapping == "emphasis":  # a link to a source may rightly calm a rule about sources
        assert len(found) >= (0 if rule.category == "attribution" else len(marked))
    else:
        assert found == marked, plain

import re
from typing import Any

import pytest

from healthlint import catalog, lazy_re

PATTERN, TEXT = r"(?P<word>[a-zé]+)(?: (\d+))?", "Zwölf ab 12 é 7"


@pytest.fixture
def codes(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """An empty store of code."""
    store: dict[str, Any] = {}
    monkeypatch.setattr(lazy_re, "CODES", store)
    monkeypatch.setattr(lazy_re, "_known", [])
    return store


def found(pattern: re.Pattern[str]) -> list[tuple[Any, ...]]:
    return [(match.span(), match["word"], match.groups(), match.lastgroup) for match in pattern.finditer(TEXT)]


def test_kept_code_finds_what_the_compiled_expression_finds(
    codes: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    lazy_re.compile(PATTERN, re.I)
    codes.update(lazy_re.codes())
    expected = found(re.compile(PATTERN, re.I))
    kept = lazy_re.compile(PATTERN, re.I)
    monkeypatch.setattr(re, "compile", lambda *_: pytest.fail("compiled in spite of its code"))
    assert found(kept) == expected


@pytest.mark.parametrize(
    "damage",
    [
        lambda kept: kept[:3],
        lambda kept: [*kept[:1], "zz", *kept[2:]],
        lambda kept: [*kept[:1], "ff" * 40, *kept[2:]],
        lambda kept: [*kept[:1], kept[1][:24], *kept[2:]],
        lambda kept: [*kept[:2], -3, *kept[3:]],
        lambda kept: [None, *kept[1:]],
    ],
    ids=["short", "no number", "no code", "cut off", "groups", "flags"],
)
def test_code_that_the_engine_refuses_is_compiled_anew(codes: dict[str, Any], damage: Any) -> None:
    lazy_re.compile(PATTERN)
    codes.update({key: damage(kept) for key, kept in lazy_re.codes().items()})
    assert codes
    assert found(lazy_re.compile(PATTERN)) == found(re.compile(PATTERN))


def test_every_expression_of_the_package_has_code_with_the_catalogue() -> None:
    catalog.load()
    assert len(lazy_re.CODES) > 100

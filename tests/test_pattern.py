"""Patterns ignore case by lowering pattern and text, and keep what a letter's case means in a pattern."""

from __future__ import annotations

import pytest

from healthlint.pattern import Pattern

CASES = {
    "letters": ("Reiki", "REIKI", True),
    "a class by its capital": (r"\D+x", "abX", True),
    "a class by its small letter": (r"\d+x", "abX", False),
    "a named group": ("(?P<hit>Aloe) vera", "ALOE VERA", True),
    "a backslash before a letter": (r"\\Beta", r"\beta", True),
    "a backslash before a class": (r"\\\D", r"\a", True),
    "a class by its name": (r"\p{Lu}\p{L}+ OIL", "oil OIL", False),
    "a class by its one letter": (r"\pL+ OIL", "emu OIL", True),
}


@pytest.mark.parametrize(("pattern", "text", "expected"), CASES.values(), ids=CASES)
def test_case_is_ignored(pattern: str, text: str, expected: bool) -> None:
    assert Pattern([pattern], boundaries=False).fullmatch(text) is expected

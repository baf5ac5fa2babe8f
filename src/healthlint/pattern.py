"""Patterns of rules: RE2 syntax (linear time, no look-around), with lexicons named in braces.

``{therapy}`` stands for the alternatives of ``lexicons/therapy.txt``; a count such as ``{2,5}`` stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from healthlint import lazy_re
from healthlint.resources import lexicon

# Escapes and names of groups keep their case.
_LETTERS = lazy_re.compile(r"\\.|\(\?P<|[^\\(]+|\(")
_LEXICON = lazy_re.compile(r"\{([a-z][a-z-]*)\}")


class PatternError(ValueError):
    """A pattern that cannot be compiled."""


def expand(pattern: str) -> str:
    """The pattern with every ``{lexicon}`` written out; PatternError for an unknown one."""
    try:
        return _LEXICON.sub(lambda found: _alternatives(found[1]), pattern)
    except LookupError as error:
        raise PatternError(f"{error.args[0]} in pattern {pattern!r}") from None


@cache
def _alternatives(name: str) -> str:
    return "(?:" + "|".join(expand(entry) for entry in lexicon(name)) + ")"


def bounded(patterns: Iterable[str]) -> str:
    """One pattern that matches any of ``patterns`` at word boundaries."""
    return r"\b(?:" + "|".join(patterns) + r")\b"


@lru_cache(maxsize=4096)
def compiled(pattern: str, *, ignore_case: bool = True) -> Any:  # re2 ships no types
    """``pattern`` compiled by RE2, lexicons written out; PatternError with the reason when it is not valid.

    Case is ignored by lowering pattern and text: folding case in RE2 doubles its programs and the time to build them.
    """
    import re2

    options = re2.Options()
    options.log_errors = False
    options.max_mem = 64 << 20
    written = expand(pattern)
    try:
        return re2.compile(_LETTERS.sub(_lowered, written) if ignore_case else written, options)
    except re2.error as error:
        reason = error.args[0]
        raise PatternError(f"{reason.decode() if isinstance(reason, bytes) else reason}: {pattern!r}") from None


def _lowered(found: re.Match[str]) -> str:
    return found[0] if found[0][0] in "\\(" else found[0].lower()


def lowered(text: str) -> str:
    """``text`` in lower case and of the same length."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


# By the text of a pattern: literals of which each match holds at least one. Filled from the cache of the catalogue.
LITERALS: dict[str, tuple[str, ...]] = {}
_LONG = 400  # from this length on looking for literals first pays


class Pattern:
    """A set of alternatives, compiled at the first text that can match."""

    __slots__ = ("_compiled", "_ignore_case", "text")

    def __init__(self, patterns: Sequence[str], *, boundaries: bool = True, ignore_case: bool = True) -> None:
        self.text = bounded(patterns) if boundaries else "|".join(f"(?:{one})" for one in patterns)
        self.text = f"(?m){self.text}"  # texts are scanned many lines at a time
        self._ignore_case = ignore_case
        self._compiled: Any = None

    def _regex(self) -> Any:
        if self._compiled is None:
            self._compiled = compiled(self.text, ignore_case=self._ignore_case)
        return self._compiled

    def _scannable(self, text: str) -> str | None:
        """``text`` as the pattern scans it; None when it lacks what every match holds.

        To look for that is far cheaper than to compile the pattern and scan a long text.
        """
        lower = lowered(text)
        if self._compiled is None or len(text) > _LONG:
            literals = LITERALS.get(self.text)
            if literals and not any(literal in lower for literal in literals):
                return None
        return lower if self._ignore_case else text

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """The ranges of all matches in ``text``."""
        for found in self._matches(text):
            yield found.span()

    def hits(self, text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Of each match in ``text`` the range to report (of the group ``hit``, if there is one) and the whole range."""
        for found in self._matches(text):
            hit = found.re.groupindex.get("hit", 0)
            yield (found.span(hit) if found.group(hit) is not None else found.span()), found.span()

    def _matches(self, text: str) -> Iterator[Any]:
        scannable = self._scannable(text)
        if scannable is not None:
            yield from self._regex().finditer(scannable)

    def search(self, text: str) -> bool:
        """Whether any alternative matches somewhere in ``text``."""
        scannable = self._scannable(text)
        return scannable is not None and self._regex().search(scannable) is not None

    def fullmatch(self, text: str) -> bool:
        """Whether an alternative matches the whole of ``text``."""
        scannable = self._scannable(text)
        return scannable is not None and self._regex().fullmatch(scannable) is not None

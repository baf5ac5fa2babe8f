"""Patterns of rules: RE2 syntax (linear time, no look-around), with lexicons named in braces.

``{therapy}`` stands for the alternatives of ``lexicons/therapy.txt``; a count such as ``{2,5}`` stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from healthlint.resources import lexicon

_LEXICON = re.compile(r"\{([a-z][a-z-]*)\}")


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
    """``pattern`` compiled by RE2, lexicons written out; PatternError with the reason when it is not valid."""
    import re2

    options = re2.Options()
    options.case_sensitive = not ignore_case
    options.log_errors = False
    options.max_mem = 64 << 20
    try:
        return re2.compile(expand(pattern), options)
    except re2.error as error:
        reason = error.args[0]
        raise PatternError(f"{reason.decode() if isinstance(reason, bytes) else reason}: {pattern!r}") from None


class Pattern:
    """A set of alternatives, compiled at the first text that can match."""

    __slots__ = ("_compiled", "_ignore_case", "literals", "text")

    def __init__(
        self,
        patterns: Sequence[str],
        *,
        boundaries: bool = True,
        ignore_case: bool = True,
        literals: Sequence[str] = (),
    ) -> None:
        self.text = bounded(patterns) if boundaries else "|".join(f"(?:{one})" for one in patterns)
        self.text = f"(?m){self.text}"  # texts are scanned many lines at a time
        self.literals = tuple(literals)
        self._ignore_case = ignore_case
        self._compiled: Any = None

    def _regex(self) -> Any:
        if self._compiled is None:
            self._compiled = compiled(self.text, ignore_case=self._ignore_case)
        return self._compiled

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """The ranges of all matches in ``text``."""
        for found in self._regex().finditer(text):
            yield found.span()

    def hits(self, text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Of each match in ``text`` the range to report (of the group ``hit``, if there is one) and the whole range."""
        regex = self._regex()
        hit = regex.groupindex.get("hit", 0)
        for found in regex.finditer(text):
            yield (found.span(hit) if found.group(hit) is not None else found.span()), found.span()

    def search(self, text: str) -> bool:
        """Whether any alternative matches somewhere in ``text``."""
        return self._regex().search(text) is not None

    def fullmatch(self, text: str) -> bool:
        """Whether an alternative matches the whole of ``text``."""
        return self._regex().fullmatch(text) is not None

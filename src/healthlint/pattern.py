"""Patterns of rules: RE2 syntax (linear time, no look-around), with lexicons named in braces.

``{therapy}`` stands for the alternatives of ``lexicons/therapy.txt``; a count such as ``{2,5}`` stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from healthlint import lazy_re
from healthlint.resources import lexicon

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
        return re2.compile(_lowered(written) if ignore_case else written, options)
    except re2.error as error:
        reason = error.args[0]
        raise PatternError(f"{reason.decode() if isinstance(reason, bytes) else reason}: {pattern!r}") from None


def _lowered(pattern: str) -> str:
    """``pattern`` in lower case, but for the letter of an escape and the P of a named group."""
    return "\\\\".join(_lowered_letters(part) for part in pattern.split("\\\\")).replace("(?p<", "(?P<")


def _lowered_letters(pattern: str) -> str:
    first, *escapes = pattern.split("\\")
    return "".join([first.lower(), *(f"\\{escape[:1]}{escape[1:].lower()}" for escape in escapes)])


@lru_cache(maxsize=32)  # every pattern asks for the lines of an article
def lowered(text: str) -> str:
    """``text`` in lower case and of the same length."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


# By an alternative of a pattern: literals of which each match holds at least one. From the cache of the catalogue.
LITERALS: dict[str, tuple[str, ...]] = {}
_LONG = 400  # from this length on looking for literals first always pays
# What is done with parts of a pattern before all of it is compiled: a short text takes 1 of it, a long one a quarter,
# and compiling another part a third.
_PATIENCE = 24


class Pattern:
    """A set of alternatives, compiled at the first text that can match.

    At first only those alternatives are compiled that the texts can match, then all of them: a run on one article pays
    for what it needs, and a run on many for everything once.
    """

    __slots__ = ("_ignore_case", "_part", "_patience", "_whole", "alternatives", "boundaries")

    def __init__(self, patterns: Sequence[str], *, boundaries: bool = True, ignore_case: bool = True) -> None:
        self.alternatives = tuple(chain.from_iterable(map(_entries, patterns)))
        self.boundaries, self._ignore_case = boundaries, ignore_case
        self._whole: Any = None
        self._part: tuple[frozenset[str], Any] = frozenset(), None
        self._patience = _PATIENCE

    def compiled(self, alternatives: Iterable[str] | None = None) -> Any:
        """The compiled pattern, of all ``alternatives`` or of some."""
        some = self.alternatives if alternatives is None else [one for one in self.alternatives if one in alternatives]
        text = bounded(some) if self.boundaries else "|".join(f"(?:{one})" for one in some)
        return compiled(f"(?m){text}", ignore_case=self._ignore_case)  # texts are scanned many lines at a time

    def _regex(self, lower: str) -> Any:
        """What matches all there is in a text; None when it lacks what every match holds.

        To look for that is far cheaper than to compile the pattern and scan a long text.
        """
        if self._whole is not None:
            spared = len(lower) > _LONG and not any(_is_possible(one, lower) for one in self.alternatives)
            return None if spared else self._whole
        needed = frozenset(one for one in self.alternatives if _is_possible(one, lower))
        self._patience -= _PATIENCE // 4 if len(lower) > _LONG else 1
        if not needed and self._patience > 0:
            return None
        alternatives, regex = self._part
        if not needed <= alternatives:
            self._patience -= _PATIENCE // 3
            self._part = alternatives, regex = alternatives | needed, self.compiled(alternatives | needed)
        if self._patience <= 0:
            self._whole = self.compiled()
        return self._whole or regex

    def _prepared(self, text: str) -> tuple[Any, str]:
        """The compiled pattern, or None, and ``text`` as it scans it."""
        lower = lowered(text)
        return self._regex(lower), lower if self._ignore_case else text

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
        regex, text = self._prepared(text)
        if regex is not None:
            yield from regex.finditer(text)

    def search(self, text: str) -> bool:
        """Whether any alternative matches somewhere in ``text``."""
        regex, text = self._prepared(text)
        return regex is not None and regex.search(text) is not None

    def fullmatch(self, text: str) -> bool:
        """Whether an alternative matches the whole of ``text``."""
        regex, text = self._prepared(text)
        return regex is not None and regex.fullmatch(text) is not None


def _entries(alternative: str) -> Sequence[str]:
    """The entries of a lexicon where ``alternative`` is nothing else."""
    named = _LEXICON.fullmatch(alternative)
    try:
        return lexicon(named[1]) if named else (alternative,)
    except LookupError:  # told when the pattern is compiled
        return (alternative,)


def _is_possible(alternative: str, lower: str) -> bool:
    literals = LITERALS.get(alternative)
    return not literals or any(literal in lower for literal in literals)

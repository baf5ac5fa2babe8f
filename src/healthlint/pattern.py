"""Patterns of rules: RE2 syntax (linear time, no look-around), with lexicons named in braces.

``{therapy}`` stands for the alternatives of ``lexicons/therapy.txt``; a count such as ``{2,5}`` stays what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache, reduce
from itertools import chain
from operator import or_
from typing import Any

from healthlint import lazy_re
from healthlint.clues import Clues, clues
from healthlint.records import NamedTuple
from healthlint.resources import lexicon

_LEXICON = lazy_re.compile(r"\{([a-z][a-z-]*)\}")
_NOTHING = r"[^\x00-\x{10FFFF}]"  # matches no text


class PatternError(ValueError):
    """A pattern that cannot be compiled."""


Entries = Callable[[str], Sequence[str]]  # the entries of a lexicon by its name, all or some


def expand(pattern: str, entries: Entries = lexicon) -> str:
    """The pattern with every ``{lexicon}`` written out; PatternError for an unknown one."""
    try:
        return _LEXICON.sub(lambda found: _written(found[1], entries), pattern)
    except LookupError as error:
        raise PatternError(f"{error.args[0]} in pattern {pattern!r}") from None


def _written(name: str, entries: Entries) -> str:
    if entries is lexicon:
        return _whole_lexicon(name)
    return "(?:" + "|".join(expand(entry, entries) for entry in entries(name) or [_NOTHING]) + ")"


@cache
def _whole_lexicon(name: str) -> str:
    return "(?:" + "|".join(map(expand, lexicon(name))) + ")"


def bounded(patterns: Iterable[str]) -> str:
    """One pattern that matches any of ``patterns`` at word boundaries."""
    return r"\b(?:" + "|".join(patterns) + r")\b"


@lru_cache(maxsize=4096)
def _compiled(written: str, *, ignore_case: bool) -> Any:  # re2 ships no types
    """A pattern with its lexicons written out, compiled by RE2; PatternError with the reason when it is not valid.

    Case is ignored by lowering pattern and text: folding case in RE2 doubles its programs and the time to build them.
    """
    import re2

    options = re2.Options()
    options.log_errors = False
    options.max_mem = 64 << 20
    try:
        return re2.compile(_lowered(written) if ignore_case else written, options)
    except re2.error as error:
        reason = error.args[0]
        raise PatternError(f"{reason.decode() if isinstance(reason, bytes) else reason}: {written[:80]!r}") from None


def _lowered(pattern: str) -> str:
    """``pattern`` in lower case, but for escapes and the P of a named group."""
    return "\\\\".join(_lowered_letters(part) for part in pattern.split("\\\\")).replace("(?p<", "(?P<")


def _lowered_letters(pattern: str) -> str:
    first, *escapes = pattern.split("\\")
    return "".join([first.lower(), *map(_lowered_escape, escapes)])


def _lowered_escape(text: str) -> str:
    """What stands behind a backslash: an escape, of a class such as ``p{Lu}`` with its name, and letters."""
    end = 1
    if text[:1] in ("p", "P"):
        end = text.find("}") + 1 if text[1:2] == "{" else 2
    return f"\\{text[:end]}{text[end:].lower()}"


@lru_cache(maxsize=32)  # every pattern asks for the lines of an article
def lowered(text: str) -> str:
    """``text`` in lower case and of the same length."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


_LONG = 400  # from this length on looking for literals first always pays
# What is done with a part of a pattern before all of it is compiled: a short text takes 1 of it, a long one a quarter.
_PATIENCE = 24


class _Part(NamedTuple):
    """A pattern of some alternatives, with those entries of its lexicons that a text holds."""

    alternatives: frozenset[str]
    words: frozenset[str]
    regex: Any


class Chance:
    """What a pattern can match in a text: some alternatives, and what each needs of the literals in that text."""

    def __init__(self, alternatives: frozenset[str], held: Clues) -> None:
        self.alternatives, self.clues = alternatives, held
        self.regex: Any = None

    @cached_property
    def lines(self) -> int:
        """The lines on which the pattern can match, a bit a line; -1 when nothing is known."""
        return reduce(or_, map(self.clues.lines, self.alternatives), 0)

    @cached_property
    def _needs(self) -> tuple[tuple[list[str], ...], ...]:
        return tuple(map(self.clues.held, self.alternatives))

    def is_in(self, lower: str) -> bool:
        """Whether a sentence of the text holds what a match needs."""
        for sets in self._needs:
            for literals in sets:
                for literal in literals:
                    if literal in lower:
                        break
                else:
                    break
            else:
                return True
        return False


class Pattern:
    """A set of alternatives, compiled at the first text that can match.

    For the first long text only those alternatives and entries of lexicons are compiled that it can match, for others
    all of them: a run on one article pays for what it needs, and a run on many for everything once.
    """

    __slots__ = ("_asked", "_chance", "_ignore_case", "_part", "_patience", "_whole", "alternatives", "boundaries")

    def __init__(self, patterns: Sequence[str], *, boundaries: bool = True, ignore_case: bool = True) -> None:
        self.alternatives = tuple(chain.from_iterable(map(_entries, patterns)))
        self.boundaries, self._ignore_case = boundaries, ignore_case
        self._whole: Any = None
        self._part = _Part(frozenset(), frozenset(), None)
        self._patience = _PATIENCE
        self._asked, self._chance = "", _NO_CHANCE  # the long text that was asked of last

    def compiled(self, alternatives: Iterable[str] | None = None, entries: Entries = lexicon) -> Any:
        """The compiled pattern, of all ``alternatives`` or of some, with all ``entries`` of its lexicons or some."""
        some = self.alternatives if alternatives is None else [one for one in self.alternatives if one in alternatives]
        text = bounded(some) if self.boundaries else "|".join(f"(?:{one})" for one in some)
        # Texts are scanned many lines at a time.
        return _compiled(f"(?m){expand(text, entries)}", ignore_case=self._ignore_case)

    def _regex(self, lower: str, within: str | None) -> Any:
        """What matches all there is in a text or a part of it; None when it lacks what every match holds.

        To look for that is far cheaper than to compile the pattern and scan a long text.
        """
        long = lower if within is None else lowered(within)
        if len(long) <= _LONG:
            return self._whole or self._for_short(lower)
        chance = self._chance_in(long)
        if not chance.alternatives or (len(lower) <= _LONG and not chance.is_in(lower)):
            return None
        if chance.regex is None:
            chance.regex = self._for_long(chance)
        return chance.regex

    def chance(self, text: str) -> Chance:
        """What this can match in ``text``."""
        return self._chance_in(lowered(text))

    def _chance_in(self, lower: str) -> Chance:
        if lower is not self._asked:
            held = clues(lower)
            needed = frozenset(one for one in self.alternatives if held.lines(one))
            self._asked, self._chance = lower, Chance(needed, held) if needed else _NO_CHANCE
        return self._chance

    def _for_short(self, lower: str) -> Any:
        held = clues(lower)
        needed = frozenset(one for one in self.alternatives if held.lines(one))
        self._patience -= 1
        if self._patience <= 0:
            return self._compile_whole()
        if needed and not self._part_serves(needed, _words(needed, held)):
            return self._compile_whole()
        return self._part.regex if needed else None

    def _for_long(self, chance: Chance) -> Any:
        if self._whole is not None:
            return self._whole
        self._patience -= _PATIENCE // 4
        if self._patience <= 0:
            return self._compile_whole()
        words = _words(chance.alternatives, chance.clues)
        if not self._part_serves(chance.alternatives, words):
            if self._part.regex is not None:
                return self._compile_whole()
            self._part = self._cut(chance.alternatives, words)
        return self._part.regex

    def _compile_whole(self) -> Any:
        self._whole = self.compiled()
        return self._whole

    def _part_serves(self, alternatives: frozenset[str], words: frozenset[str]) -> bool:
        return alternatives <= self._part.alternatives and words <= self._part.words

    def _cut(self, alternatives: frozenset[str], words: frozenset[str]) -> _Part:
        def entries(name: str) -> list[str]:
            return [entry for entry in lexicon(name) if entry in words]

        return _Part(alternatives, words, self.compiled(alternatives, entries))

    def _prepared(self, text: str, within: str | None = None) -> tuple[Any, str]:
        """The compiled pattern, or None, and ``text`` as it scans it."""
        lower = lowered(text)
        return self._regex(lower, within), lower if self._ignore_case else text

    def spans(self, text: str, within: str | None = None) -> Iterator[tuple[int, int]]:
        """The ranges of all matches in ``text``. What is known of the text that it stands ``within`` spares work."""
        for found in self._matches(text, within):
            yield found.span()

    def hits(self, text: str, within: str | None = None) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Of each match in ``text`` the range to report (of the group ``hit``, if there is one) and the whole range."""
        for found in self._matches(text, within):
            hit = found.re.groupindex.get("hit", 0)
            yield (found.span(hit) if found.group(hit) is not None else found.span()), found.span()

    def _matches(self, text: str, within: str | None) -> Iterator[Any]:
        regex, text = self._prepared(text, within)
        if regex is not None:
            yield from regex.finditer(text)

    def search(self, text: str, within: str | None = None) -> bool:
        """Whether any alternative matches somewhere in ``text``."""
        regex, text = self._prepared(text, within)
        return regex is not None and regex.search(text) is not None

    def fullmatch(self, text: str, within: str | None = None) -> bool:
        """Whether an alternative matches the whole of ``text``."""
        regex, text = self._prepared(text, within)
        return regex is not None and regex.fullmatch(text) is not None


def _entries(alternative: str) -> Sequence[str]:
    """The entries of a lexicon where ``alternative`` is nothing else."""
    named = alternative.startswith("{") and _LEXICON.fullmatch(alternative)
    try:
        return lexicon(named[1]) if named else (alternative,)
    except LookupError:  # told when the pattern is compiled
        return (alternative,)


@lru_cache(maxsize=4096)
def _lexicons(patterns: frozenset[str]) -> frozenset[str]:
    """The names of the lexicons in ``patterns``, also those in their entries."""
    names = frozenset(name for pattern in patterns for name in _LEXICON.findall(pattern))
    inner = frozenset(chain.from_iterable(map(lexicon, names)))
    return names | _lexicons(inner) if any("{" in entry for entry in inner) else names


def _words(alternatives: frozenset[str], held: Clues) -> frozenset[str]:
    """The entries of the lexicons in ``alternatives`` that are possible in a text."""
    return frozenset(entry for name in _lexicons(alternatives) for entry in lexicon(name) if held.lines(entry))


_NO_CHANCE = Chance(frozenset(), clues(""))

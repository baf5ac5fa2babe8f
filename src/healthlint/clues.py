"""What a long text holds of the literals that patterns need: looked up once a text, and for every rule alike."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

Literals = tuple[str, ...]
# By an alternative of a pattern: sets of literals, of each of which a match holds at least one. From the cache of the
# catalogue; sets that are equal are one object.
LITERALS: dict[str, tuple[Literals, ...]] = {}
_GRAM = 4  # letters


class Clues:
    """The lines of a text on which literals stand: sets of lines are numbers, in which each line has its bit.

    A match holds all it needs on one line, so a pattern whose sets of lines have none in common has no match.
    """

    def __init__(self, lower: str) -> None:
        self._lower = lower
        self._ends: list[int] = []
        self._all = -1
        self._grams = {lower[at : at + _GRAM] for at in range(len(lower))}
        self._of_literal: dict[str, int] = {}
        self._of_set: dict[int, tuple[int, Literals]] = {}  # by identity, and so holding on to the set
        self._of_alternative: dict[str, int] = {}

    def lines(self, alternative: str) -> int:
        """The lines on which ``alternative`` can match; 0 when there are none."""
        known = self._of_alternative.get(alternative)
        if known is None:
            known = self._all
            for literals in LITERALS.get(alternative, ()):
                known &= self._lines_of_set(literals)
                if not known:
                    break
            self._of_alternative[alternative] = known
        return known

    def lines_of_any(self, alternatives: Iterable[str]) -> int:
        """The lines on which one of ``alternatives`` can match."""
        found = 0
        for alternative in alternatives:
            found |= self.lines(alternative)
        return found

    def held(self, alternative: str) -> tuple[Literals, ...]:
        """What a match of ``alternative`` needs, of each set only the literals that stand in this text."""
        return tuple(
            tuple(literal for literal in literals if self._lines_of(literal))
            for literals in LITERALS.get(alternative, ())
        )

    def _lines_of_set(self, literals: Literals) -> int:
        if id(literals) not in self._of_set:
            found = 0
            for literal in literals:
                # Most literals are in no line: that costs far less to see by their ends than by a search.
                if len(literal) < _GRAM or (literal[:_GRAM] in self._grams and literal[-_GRAM:] in self._grams):
                    found |= self._lines_of(literal)
            self._of_set[id(literals)] = found, literals
        return self._of_set[id(literals)][0]

    def _lines_of(self, literal: str) -> int:
        known = self._of_literal.get(literal)
        if known is None:
            known = self._of_literal[literal] = self._look(literal)
        return known

    def _look(self, literal: str) -> int:
        at, found = self._lower.find(literal), 0
        if at >= 0 and not self._ends:
            self._ends = _line_ends(self._lower)
        while at >= 0:
            line = bisect_left(self._ends, at)
            found |= 1 << line
            at = self._lower.find(literal, self._ends[line])
        return found


def _line_ends(text: str) -> list[int]:
    ends, at = [], text.find("\n")
    while at >= 0:
        ends.append(at)
        at = text.find("\n", at + 1)
    return [*ends, len(text)]


@lru_cache(maxsize=8)
def clues(lower: str) -> Clues:
    """The clues of a long text in lower case, kept while rules ask for them."""
    return Clues(lower)

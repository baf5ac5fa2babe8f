"""What a text holds of the literals that patterns need: found in one pass for all rules together.

A match of a pattern holds one literal of each of some sets. All literals of all patterns are looked for at once, by an
automaton after Aho and Corasick ("Efficient string matching", 1975); patterns whose sets are not there are neither
compiled nor run.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


class Index:
    """The literals of the package's patterns, and the sets they belong to.

    ``sets`` are by literal the numbers of its sets; ``needs`` are by alternative of a pattern the sets of each of which
    a match holds a literal. An alternative that is not there needs nothing that is known.
    """

    def __init__(self) -> None:
        self.fill([], [], {})

    def fill(self, literals: Sequence[str], sets: Sequence[Sequence[int]], needs: Mapping[str, Sequence[int]]) -> None:
        """Take these literals in place of what was there."""
        self.literals, self.sets, self.needs = literals, sets, needs
        self._automaton: AhoCorasick | None = None
        self._members: dict[int, list[int]] = {}
        clues.cache_clear()

    @property
    def members(self) -> dict[int, list[int]]:
        """The literals of each set, by their numbers."""
        if not self._members:
            for literal, numbers in enumerate(self.sets):
                for number in numbers:
                    self._members.setdefault(number, []).append(literal)
        return self._members

    def automaton(self) -> AhoCorasick:
        """What finds the literals, by their numbers; built at the first text."""
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick, Implementation

            # It takes half the time of the others to build, which on one article is more than the search.
            self._automaton = AhoCorasick(self.literals, implementation=Implementation.NoncontiguousNFA)
        return self._automaton


@lru_cache(maxsize=8)
def clues(lower: str) -> Clues:
    """The clues of a text in lower case, kept while rules ask for them."""
    return Clues(lower, INDEX)


INDEX = Index()  # filled from the cache of the catalogue


class Clues:
    """The lines of a text on which literals stand: sets of lines are numbers, in which each line has its bit.

    A match holds all it needs on one line, so an alternative whose sets have no line in common has no match.
    """

    def __init__(self, lower: str, index: Index) -> None:
        self._index, self._needs = index, index.needs
        self._found = _lines(lower, index)
        self._lines: dict[int, int] = {}  # by set
        self._known: dict[str, int] = {}  # by alternative
        sets, known = index.sets, self._lines
        for literal, lines in self._found.items():
            for number in sets[literal]:
                known[number] = known.get(number, 0) | lines

    def lines(self, alternative: str) -> int:
        """The lines on which ``alternative`` can match; 0 when there are none, -1 when nothing is known."""
        known = self._known.get(alternative)
        if known is None:
            known = -1
            for number in self._needs.get(alternative, ()):
                known &= self._lines.get(number, 0)
                if not known:
                    break
            self._known[alternative] = known
        return known

    def held(self, alternative: str) -> tuple[list[str], ...]:
        """What a match of ``alternative`` needs, of each set only the literals that stand in this text."""
        return tuple(
            [self._index.literals[literal] for literal in self._index.members[number] if literal in self._found]
            for number in self._needs.get(alternative, ())
        )


def _lines(lower: str, index: Index) -> dict[int, int]:
    """The lines of each literal in the text, by its number."""
    if not index.literals:
        return {}
    ends = list(accumulate(len(line) + 1 for line in lower.split("\n")))
    found: dict[int, int] = {}
    for literal, _, end in index.automaton().find_matches_as_indexes(lower, overlapping=True):
        found[literal] = found.get(literal, 0) | 1 << bisect_left(ends, end)
    return found

"""What a text must hold for a pattern to match: sets of literals, of each of which every match contains at least one.

The method is that of Cox ("Regular Expression Matching with a Trigram Index", 2012) with whole words in place of
trigrams: walk the parsed pattern, join sets over alternatives, and keep the best sets of a sequence.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as sre_parser  # type: ignore[import-not-found]
from typing import Any

from healthlint.pattern import PatternError, expand

_MIN_LENGTH = 3
_ENOUGH = 8  # letters tell a literal from others
_MAX_SIZE = 1500
_MAX_SETS = 4
_CODE_POINT = re.compile(r"\\x\{([0-9A-Fa-f]+)\}")  # as RE2 spells it
# In every English article, so that to look for them tells nothing.
_FREQUENT = frozenset([
    "the", "and", "for", "with", "that", "are", "was", "you", "your", "this", "have", "has", "from", "can", "not",
    "all", "ing", "ation",
])  # fmt: skip
_COMMON = frozenset(" .,'\"-():;/!?")  # marks that every article holds


def required(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Sets of literals in lower case, the most telling first; none where every text may match.

    ``pattern`` is in RE2 syntax with lexicons in braces. What Python's own parser cannot read has no literals.
    """
    try:
        parsed = sre_parser.parse(_CODE_POINT.sub(_escaped, expand(pattern)), re.IGNORECASE)
    except (re.error, PatternError, OverflowError, RecursionError):
        return ()
    found = {literals for literals in _sequence(list(parsed)) if len(literals) <= _MAX_SIZE}
    best = sorted(found, key=lambda literals: (_worth(literals), sorted(literals)), reverse=True)[:_MAX_SETS]
    return tuple(tuple(sorted(literals)) for literals in best)


def _escaped(found: re.Match[str]) -> str:
    return re.escape(chr(int(found[1], 16)))


def _sequence(items: list[Any]) -> list[frozenset[str]]:
    """The sets of a sequence: its runs of letters, and the sets of its parts."""
    sets: list[frozenset[str]] = []
    run: list[Any] = []
    for operation, argument in [*items, (None, None)]:
        if operation is sre.LITERAL:
            run.append((operation, argument))
            continue
        written = "".join(chr(letter) for _, letter in run).lower()
        if _is_telling(written):
            sets.append(frozenset({written[:_ENOUGH]}))
            run = []
        sets += _part(operation, argument, run)
        run = []
    return sets


def _is_telling(run: str) -> bool:
    letters = run.strip()
    return (len(letters) >= _MIN_LENGTH and letters not in _FREQUENT) or any(
        not (char.isalnum() or char in _COMMON) for char in run
    )


def _part(operation: Any, argument: Any, before: list[Any]) -> list[frozenset[str]]:
    """The sets of a part of a sequence.

    ``before`` are letters that tell nothing by themselves: the stem of its endings, or what the parser took out of its
    alternatives because all of them begin with it.
    """
    if operation is sre.SUBPATTERN:
        return _sequence([*before, *argument[3]])
    if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT) and argument[0] > 0:
        return _sequence(list(argument[2]))
    if operation is sre.BRANCH:
        branches = [_sequence([*before, *branch]) for branch in argument[1]]
        if all(branches):
            return [frozenset().union(*(max(sets, key=_worth) for sets in branches))]
    return []


def _worth(literals: frozenset[str]) -> tuple[int, int]:
    """Few long literals are better than many short ones."""
    return min(len(literal) for literal in literals) - len(literals) // 16, -len(literals)

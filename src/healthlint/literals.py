"""What a text must hold for a pattern to match: the literals of which each match contains at least one.

The method is that of Cox ("Regular Expression Matching with a Trigram Index", 2012) with whole words in place of
trigrams: walk the parsed pattern, join sets over alternatives, and take the best set of a sequence.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as sre_parser  # type: ignore[import-not-found]
from typing import Any

from healthlint.pattern import PatternError, expand

_MIN_LENGTH = 3
_MAX_SIZE = 500
_COMMON = frozenset(" .,'\"-():;/!?")  # marks that every article holds


def required(pattern: str) -> tuple[str, ...]:
    """The literals in lower case, none where the pattern can match a text without any that is worth looking for.

    ``pattern`` is in RE2 syntax with lexicons in braces. What Python's own parser cannot read has no literals.
    """
    try:
        parsed = sre_parser.parse(expand(pattern), re.IGNORECASE)
    except (re.error, PatternError, OverflowError, RecursionError):
        return ()
    found = _sequence(list(parsed))
    return tuple(sorted(found)) if found and len(found) <= _MAX_SIZE else ()


def _sequence(items: list[Any]) -> frozenset[str] | None:
    """The best set of a sequence: its longest run of letters, or the set of one of its parts."""
    candidates: list[frozenset[str]] = []
    run = ""
    for operation, argument in [*items, (None, None)]:
        if operation is sre.LITERAL:
            run += chr(argument).lower()
            continue
        if len(run) >= _MIN_LENGTH or any(not (char.isalnum() or char in _COMMON) for char in run):
            candidates.append(frozenset({run}))
        run = ""
        part = _part(operation, argument)
        if part:
            candidates.append(part)
    return max(candidates, key=_worth, default=None)


def _part(operation: Any, argument: Any) -> frozenset[str] | None:
    if operation is sre.SUBPATTERN:
        return _sequence(list(argument[3]))
    if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT) and argument[0] > 0:
        return _sequence(list(argument[2]))
    if operation is sre.BRANCH:
        sets = [_sequence(list(branch)) for branch in argument[1]]
        if all(sets):
            return frozenset().union(*(one for one in sets if one))
    return None


def _worth(literals: frozenset[str]) -> tuple[int, int]:
    """Few long literals are better than many short ones."""
    return min(len(literal) for literal in literals) - len(literals) // 16, -len(literals)

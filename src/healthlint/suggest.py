"""What a mistyped name may have meant."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """`` (did you mean "…"?)`` with the nearest of ``names``, or nothing where none is near."""
    from difflib import get_close_matches  # needed only on the way out

    near = get_close_matches(word, list(names), n=1, cutoff=0.6)
    return f' (did you mean "{near[0]}"?)' if near else ""

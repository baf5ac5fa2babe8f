"""Regular expressions that are compiled when they are first used: a run needs few of them, and pays for these alone.

CPython compiles an expression in Python, which on one article takes longer than to use it. So the code that comes out
is kept with the catalogue between runs and handed to the engine as it is. The engine checks code that it is handed;
where it does not take it, or nothing is kept, the expression is compiled.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
# By flags and pattern: what the engine takes. From the cache of the catalogue.
CODES: dict[str, list[Any]] = {}
_known: list[_Lazy] = []


class _Lazy:
    def __init__(self, pattern: Any, flags: int) -> None:
        self.pattern, self.flags = pattern, flags
        _known.append(self)

    @property
    def key(self) -> str:
        return f"{int(self.flags)} {self.pattern!r}"

    def __getattr__(self, name: str) -> Any:
        """Called only for what is not set yet: compile, and from then on be as fast as the compiled pattern."""
        compiled = _from_code(self) or re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def compile(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:  # noqa: A001 - its name in re
    """The pattern, compiled at its first use; re.error comes then."""
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))


def _from_code(lazy: _Lazy) -> Any:
    """The compiled pattern from its kept code; None when there is none that this Python's engine takes."""
    kept = CODES.get(lazy.key)
    if kept is None:
        return None
    try:
        import _sre  # type: ignore[import-not-found]

        flags, written, groups, index, names = kept
        code = [*memoryview(bytes.fromhex(written)).cast("I")]
        return _sre.compile(lazy.pattern, flags, code, groups, index, tuple(names))
    except (ImportError, TypeError, ValueError, RuntimeError, OverflowError):
        return None


def codes() -> dict[str, list[Any]]:
    """The code of every pattern of the modules imported so far, as ``CODES`` holds it."""
    return {lazy.key: _code(lazy) for lazy in _known}


def _code(lazy: _Lazy) -> list[Any]:
    """As the function ``compile`` of CPython's own ``re._compiler`` makes it."""
    import re._compiler  # type: ignore[import-not-found]
    from array import array

    parsed = re._compiler._parser.parse(lazy.pattern, lazy.flags)
    state = parsed.state
    written = array("I", re._compiler._code(parsed, lazy.flags)).tobytes().hex()
    names = [None, *(None for _ in range(state.groups - 1))]
    for name, number in state.groupdict.items():
        names[number] = name
    return [int(lazy.flags | state.flags), written, state.groups - 1, state.groupdict, names]

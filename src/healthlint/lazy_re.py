"""Regular expressions that are compiled when they are first used: a run needs few of them, and pays for these alone."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Lazy:
    def __init__(self, pattern: Any, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Called only for what is not set yet: compile, and from then on be as fast as the compiled pattern."""
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def compile(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:  # noqa: A001 - its name in re
    """The pattern, compiled at its first use; re.error comes then."""
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))

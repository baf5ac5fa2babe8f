"""``kind = "python"``: a check in Python behind the same rule file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from healthlint.article import Article
from healthlint.matchers.base import Matcher, Table, TableError
from healthlint.model import Finding
from healthlint.pattern import Pattern, lowered

_HOME = "healthlint.checks."
Check = Callable[[Article], Iterable[Finding]]


class PythonMatcher(Matcher):
    """Runs ``entry``, a function ``(Article) -> Iterable[Finding]`` named as ``module:function``."""

    KEYS = frozenset({"entry", "needs"})

    def read(self, table: Table) -> None:
        """Take the entry; the module is imported at the first article."""
        self._entry = table.string("entry")
        if self._entry.count(":") != 1:
            raise TableError('match.entry must be "module:function"')
        if not self._entry.startswith(_HOME):
            raise TableError(f"match.entry must lie in {_HOME[:-1]}: no rule may run other code")
        self._needs = table.strings("needs")
        self._check: Check | None = None

    def find(self, article: Article) -> Iterable[Finding]:
        """What the check finds; nothing, and no module is loaded, where the source has none of what it needs."""
        if self._needs and not any(needed in lowered(article.document.source) for needed in self._needs):
            return ()
        return self.check(article)

    def patterns(self) -> Iterable[Pattern]:
        """The patterns of the check's module: its own, and those in the rows of its ``TABLES``."""
        module = import_module(self._entry.partition(":")[0])
        rows = (table() for table in getattr(module, "TABLES", ()))
        return _patterns((*vars(module).values(), *rows))

    @property
    def check(self) -> Check:
        """The function; TableError when there is none of that name."""
        if self._check is None:
            module, name = self._entry.split(":")
            try:
                self._check = getattr(import_module(module), name)
            except (ImportError, AttributeError) as error:
                raise TableError(f"match.entry {self._entry!r}: {error}") from None
        return self._check


def _patterns(values: tuple[object, ...]) -> Iterator[Pattern]:
    for value in values:
        if isinstance(value, Pattern):
            yield value
        elif isinstance(value, tuple):
            yield from _patterns(value)

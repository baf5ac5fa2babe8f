"""Finds the files to check: no file twice, none silently left out, and nothing walked that git or common sense ignores.

Folders are walked without what git ignores, hidden files and folders, and the folders in ``PRUNED``; symbolic links to
folders are not followed. What is named itself is checked all the same, unless the configuration excludes it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Sequence

from healthlint.document import Format
from healthlint.globs import Globs, from_ignore_file
from healthlint.model import Failure
from healthlint.readers import format_of
from healthlint.records import NamedTuple

PRUNED = frozenset({"node_modules", "venv", "__pycache__", "dist", "build", "site-packages"})  # and all hidden ones
_MAGIC = frozenset("*?[")


class Target(NamedTuple):
    """A text to check: its path as reports show it, its notation, and its bytes where they come from no file."""

    path: str
    format: Format
    data: bytes | None = None


class Found:
    """What was found: targets in order, what could not be looked at, and files named but excluded."""

    def __init__(self, targets: Iterable[Target] = (), excluded: Iterable[str] = ()) -> None:
        self.targets = list(targets)
        self.failures: list[Failure] = []
        self.excluded = list(excluded)


def find(paths: Sequence[str], exclude: Globs) -> Found:
    """The articles at ``paths``: files, folders, and globs (``*``, ``?``, ``[…]``, ``**``).

    A path that leads to nothing is a failure, except where ``exclude`` has taken away what it named.
    """
    search = _Search(exclude)
    for path in paths:
        search.add(path.removeprefix("./") or ".")
    return search.found


class _Search:
    def __init__(self, exclude: Globs) -> None:
        self.found = Found()
        self._exclude = exclude
        self._seen: set[tuple[int, int]] = set()
        self._met = 0  # articles come across, seen before or not

    def add(self, path: str) -> None:
        met, failed = self._met, len(self.found.failures)
        if os.path.isdir(path):
            self._walk(path, _ignores_above(path), lambda _: True)
            trouble = "no articles in this folder, or all of them are excluded or ignored"
        elif os.path.lexists(path):
            return self._named(path)
        elif _MAGIC.intersection(path):
            self._glob(path)
            trouble = "no article matches this pattern, or all of them are excluded or ignored"
        else:
            trouble = "no such file or folder"
        if (met, failed) == (self._met, len(self.found.failures)):
            self._fail(path, trouble)
        return None

    def _fail(self, path: str, message: str) -> None:
        self.found.failures.append(Failure(_shown(path), message))

    def _named(self, path: str) -> None:
        if self._exclude.match(path):
            self.found.excluded.append(_shown(path))
        elif _format(path) is None:
            self._fail(path, "unknown kind of file (Markdown, MDX, HTML and plain text are known)")
        else:
            self._take(path)

    def _take(self, path: str) -> None:
        """Add a file of a known suffix unless it has been added under this or another name."""
        format_ = _format(path)
        try:
            info = os.stat(path)
        except OSError as error:
            self._fail(path, "broken symbolic link" if os.path.islink(path) else f"{error.strerror}")
            return
        self._met += 1
        if not stat.S_ISREG(info.st_mode):
            self._fail(path, "not a regular file")
        elif format_ is not None and (info.st_dev, info.st_ino) not in self._seen:
            self._seen.add((info.st_dev, info.st_ino))
            self.found.targets.append(Target(_shown(path), format_))

    def _glob(self, pattern: str) -> None:
        parts = pattern.replace(os.sep, "/").split("/")
        magic = next(at for at, part in enumerate(parts) if _MAGIC.intersection(part))
        base = "/".join(parts[:magic]) or ("/" if magic else ".")
        wanted = Globs(["/" + "/".join(parts[magic:])], base)
        if os.path.isdir(base):
            self._walk(base, _ignores_above(base), wanted.match)

    def _walk(self, folder: str, ignores: Sequence[Globs], wanted: Callable[[str], bool]) -> None:
        """Take the articles in ``folder`` and below that are ``wanted``; ``ignores`` go from the outermost inwards."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self._fail(folder, f"folder cannot be read: {error.strerror}")
            return
        if any(entry.name == ".gitignore" for entry in entries):
            ignores = [*ignores, from_ignore_file(os.path.join(folder, ".gitignore"), folder)]
        for entry in entries:
            path = entry.name if folder == "." else os.path.join(folder, entry.name)
            if entry.name.startswith("."):
                continue
            if os.path.isdir(path):  # unlike entry.is_dir(), no error for a loop of links
                if not (entry.is_symlink() or entry.name in PRUNED or self._left_out(path, ignores, is_folder=True)):
                    self._walk(path, ignores, wanted)
            elif _format(path) is not None and wanted(path) and not self._left_out(path, ignores):
                self._take(path)

    def _left_out(self, path: str, ignores: Iterable[Globs], *, is_folder: bool = False) -> bool:
        return self._exclude.match(path, is_folder=is_folder) or _is_ignored(path, ignores, is_folder=is_folder)


def _is_ignored(path: str, ignores: Iterable[Globs], *, is_folder: bool = False) -> bool:
    verdicts = (patterns.verdict(path, is_folder=is_folder) for patterns in reversed([*ignores]))
    return next((verdict for verdict in verdicts if verdict is not None), False)


def _ignores_above(folder: str) -> list[Globs]:
    """What git ignores in ``folder`` by files above it, outermost first; nothing where ``folder`` itself is ignored."""
    chain: list[Globs] = []
    at = os.path.abspath(folder)
    while not os.path.lexists(os.path.join(at, ".git")):
        above = os.path.dirname(at)
        if above == at:
            return []  # no repository
        at = above
        chain.append(from_ignore_file(os.path.join(at, ".gitignore"), at))
    chain.append(from_ignore_file(os.path.join(at, ".git", "info", "exclude"), at))
    chain.reverse()
    return [] if _is_ignored(folder, chain, is_folder=True) else chain


def _format(path: str) -> Format | None:
    return format_of(os.path.splitext(path)[1].lower())


def _shown(path: str) -> str:
    return path.replace(os.sep, "/")

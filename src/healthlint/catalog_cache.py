"""The parsed catalogue between runs: a JSON file in the user's cache folder for each installation.

It is good as long as no rule file changes.

It is safe to delete and to share: what cannot be read, or was made from other files, is made anew and never trusted.
"""

from __future__ import annotations

import json
import os
import sys
from binascii import crc32
from collections.abc import Callable, Iterator
from pathlib import Path

from healthlint import __version__

Content = dict[str, object]
_HERE = os.path.dirname(__file__)
_MAKERS = ("catalog.py", "literals.py", "pattern.py", "rule.py")  # what the content is made by, and after


def load(folder: Path, make: Callable[[], Content]) -> Content:
    """The content made from the rule files in ``folder``: from the cache, else by ``make``, and then into the cache."""
    stamp = _stamp(folder)
    path = _path(folder)
    try:
        kept = json.loads(path.read_bytes())
        if kept["stamp"] == stamp:
            return dict(kept["content"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    content = make()
    _keep(path, {"stamp": stamp, "content": content})
    return content


def _stamp(folder: Path) -> list[object]:
    """What tells one state of the rule files, and of the code that reads them, from another: names, sizes and times."""
    files: list[object] = [os.stat(os.path.join(_HERE, name)).st_mtime_ns for name in _MAKERS]
    for entry in _entries(folder):
        info = entry.stat()
        files.append([entry.name, info.st_size, info.st_mtime_ns])
    return [__version__, sys.version, str(folder), files]


def _entries(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                yield from _entries(entry.path)
            else:
                yield entry


def _path(folder: Path) -> Path:
    """A file for each installation, so that two of them do not overwrite each other's at every run."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    name = f"catalog-{crc32(os.fsencode(folder)):08x}.json"
    return (Path(home) if home else Path.home() / ".cache") / "healthlint" / name


def _keep(path: Path, value: Content) -> None:
    """Write the file as a whole or not at all; a cache that cannot be written is no error."""
    import tempfile

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as stream:
            json.dump(value, stream)
        os.replace(stream.name, path)
    except OSError:
        pass

"""Where output goes: reports to standard output or a file, everything else to standard error."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

from healthlint.cli.errors import UsageError
from healthlint.reporters.cells import Medium, safe
from healthlint.reporters.layout import Line, plain

_WIDTH = 100  # where nothing tells the width


def medium(color: str = "auto", *, file: str | None = None) -> Medium:
    """What a report is written to. ``color`` is ``auto``, ``always`` or ``never``; ``file`` a path or None."""
    if file is not None:
        return Medium(width=_WIDTH)
    terminal = sys.stdout.isatty()
    dull = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    width = _columns() if terminal or "COLUMNS" in os.environ else _WIDTH
    colored = color == "always" or (color == "auto" and terminal and not dull)
    return Medium(width=width, encoding=sys.stdout.encoding or "ascii", color=colored)


def _columns() -> int:
    import shutil  # not needed for a pipe

    return shutil.get_terminal_size((_WIDTH, 24)).columns


def put_lines(lines: Iterable[Line], to: Medium, *, file: str | None = None) -> None:
    """Write lines made for the medium ``to``. Raises UsageError where ``file`` cannot be written."""
    if to.color:
        from healthlint.reporters.terminal import write

        write(lines, sys.stdout)
    else:
        put(plain(lines), file=file)


def put(parts: Iterable[str], *, file: str | None = None) -> None:
    """Write a text part by part to ``file`` or to standard output. A file is there as a whole or not at all."""
    if file is None:
        sys.stdout.writelines(parts)
        sys.stdout.flush()
        return
    path = Path(file).resolve()
    try:
        if path.exists() and not stat.S_ISREG(path.stat().st_mode):  # a pipe, a device: nothing to replace
            _write(path, parts)
        else:
            _replace(path, parts)
    except OSError as error:
        raise UsageError(f"{file}: the report cannot be written: {error.strerror or error}") from None


def _replace(path: Path, parts: Iterable[str]) -> None:
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        _write(part, parts)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _write(path: Path, parts: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(parts)


def tell(message: str) -> None:
    """Print a message for the person at the terminal, on standard error, in one safe line."""
    to = Medium(encoding=sys.stderr.encoding or "ascii")
    print(f"healthlint: {safe(message, to)}", file=sys.stderr)

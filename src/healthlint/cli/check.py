"""``healthlint check``: find the articles, check them, write one report."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from healthlint import discovery, runner
from healthlint.cli import setup
from healthlint.cli.errors import EXIT_CLEAN, EXIT_PROBLEMS, EXIT_TROUBLE, UsageError
from healthlint.config import Config
from healthlint.discovery import Found, Target
from healthlint.document import Format
from healthlint.model import Report, Severity
from healthlint.readers import format_of
from healthlint.reporters.cells import Medium, safe

_PATIENCE = 2.0  # seconds before a progress bar appears


def check(options: argparse.Namespace) -> int:
    """Run the command; the exit code as in the help."""
    config, catalog = setup.load(options)
    found = _find(options, config)
    if not found.targets and not found.failures:
        if found.excluded:
            print("healthlint: every file named is excluded by the configuration", file=sys.stderr)
            return EXIT_CLEAN
        raise UsageError("no article found")
    report = runner.run(found.targets, catalog, config, progress=_progress(len(found.targets)))
    report = Report(report.files, (*found.failures, *report.failures), report.version)
    _write(options, config, report)
    _complain(report)
    return _exit_code(report, config)


def _find(options: argparse.Namespace, config: Config) -> Found:
    if "-" not in options.paths:
        return discovery.find(options.paths, config.exclude)
    if options.paths != ["-"]:
        raise UsageError("- stands alone: standard input cannot be checked together with files")
    name = options.stdin_filename or "stdin.md"
    notation = format_of(Path(name).suffix)
    if notation is None:
        raise UsageError(
            f"--stdin-filename {name}: unknown kind of file (Markdown, MDX, HTML and plain text are known)"
        )
    return Found([Target(name, Format(notation), sys.stdin.buffer.read())])


def _progress(total: int) -> Callable[[int], None] | None:
    """A bar on standard error, when that is a terminal and the run takes long."""
    if not sys.stderr.isatty() or total < 2:
        return None
    begin = time.monotonic()

    def advance(done: int) -> None:
        if time.monotonic() - begin > _PATIENCE:
            width = 30
            filled = width * done // total
            sys.stderr.write(f"\r[{'#' * filled}{'.' * (width - filled)}] {done}/{total} files")
            if done == total:
                sys.stderr.write("\r" + " " * (width + 24) + "\r")
            sys.stderr.flush()

    return advance


def _write(options: argparse.Namespace, config: Config, report: Report) -> None:
    if options.format == "json":
        from healthlint.reporters.json import dumps

        _put(dumps(report), options.output)
        return
    from healthlint.reporters import text
    from healthlint.reporters.layout import plain

    medium = _medium(options)
    lines = text.lines(report, medium, least=config.least)
    if medium.color and not options.output:
        from healthlint.reporters.terminal import write

        write(lines, sys.stdout)
    else:
        _put(plain(lines), options.output)


def _medium(options: argparse.Namespace) -> Medium:
    terminal = sys.stdout.isatty() and not options.output
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    color = options.color == "always" or (options.color == "auto" and terminal and not plain)
    width = shutil.get_terminal_size((100, 24)).columns if terminal or "COLUMNS" in os.environ else 100
    encoding = "utf-8" if options.output else sys.stdout.encoding or "ascii"
    return Medium(width=width, encoding=encoding, color=color)


def _put(text: str, output: str | None) -> None:
    if output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    path = Path(output)
    try:  # a report is there as a whole or not at all
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as stream:
            stream.write(text)
        Path(stream.name).replace(path)
    except OSError as error:
        raise UsageError(f"{output}: the report cannot be written: {error.strerror or error}") from None


def _complain(report: Report) -> None:
    medium = Medium(encoding=sys.stderr.encoding or "ascii")
    for failure in report.failures:
        rule = f" [{failure.rule}]" if failure.rule else ""
        print(f"healthlint: {safe(failure.path, medium)}{rule}: {safe(failure.message, medium)}", file=sys.stderr)


def _exit_code(report: Report, config: Config) -> int:
    if report.failures:
        return EXIT_TROUBLE
    if config.fail_on == "never":
        return EXIT_CLEAN
    least = Severity.parse(config.fail_on)
    return EXIT_PROBLEMS if any(report.count(severity) for severity in Severity if severity >= least) else EXIT_CLEAN

"""``healthlint check`` and ``healthlint card``: find the articles, check them, write one report."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from healthlint import discovery, runner
from healthlint.cli import output, setup
from healthlint.cli.errors import EXIT_CLEAN, EXIT_PROBLEMS, EXIT_TROUBLE, UsageError
from healthlint.config import Config
from healthlint.discovery import Found, Target
from healthlint.document import Format
from healthlint.model import FileReport, Report, Severity
from healthlint.readers import format_of
from healthlint.readers.decode import MOST

_PATIENCE = 2.0  # seconds before a progress bar appears
_BAR, _WIDTH = 30, 60  # cells of the bar, and of the bar with its words


def check(options: argparse.Namespace) -> int:
    """Write the report of the articles; the exit code as in the help."""
    with _run(options, cards=options.card) as (config, report):
        if options.format == "json":
            from healthlint.reporters.json import parts

            output.put(parts(report), file=options.output)
        else:
            from healthlint.reporters import text

            medium = output.medium(options.color, file=options.output)
            output.put_lines(text.lines(report, medium, least=config.least), medium, file=options.output)
    _tell_failures(report)
    return _exit_code(report, config)


def card(options: argparse.Namespace) -> int:
    """Write the cards of the articles; only what could not be checked makes the exit code other than 0."""
    with _run(options, cards=True) as (_, report):
        if options.format == "json":
            from healthlint.reporters.json import cards

            output.put(cards(report), file=options.output)
        else:
            from healthlint.reporters.card import lines

            medium = output.medium(options.color, file=options.output)
            output.put_lines(lines(report, medium), medium, file=options.output)
    _tell_failures(report)
    return EXIT_TROUBLE if report.failures else EXIT_CLEAN


@contextmanager
def _run(options: argparse.Namespace, *, cards: bool) -> Iterator[tuple[Config, Report]]:
    """The configuration and the run, which goes on as its report is written and ends with it, whatever happens."""
    config, catalog = setup.load(options)
    if not runner.selected(catalog, config):
        raise UsageError("no rule is left to run: look at select, ignore and severities (healthlint config show)")
    found = _find(options, config)
    if found.excluded and not found.targets and not found.failures:
        output.tell("every file named is excluded by the configuration")
    with closing(runner.run(found.targets, catalog, config, cards=cards)) as files:
        yield config, Report(_with_bar(files, len(found.targets)), found.failures)


def _find(options: argparse.Namespace, config: Config) -> Found:
    if "-" not in options.paths:
        return discovery.find(options.paths, config.exclude)
    if options.paths != ["-"]:
        raise UsageError("- stands alone: standard input cannot be checked together with files")
    name = options.stdin_filename or "stdin.md"
    if config.exclude.match(name):
        return Found(excluded=[name])
    notation = format_of(Path(name).suffix)
    if notation is None:
        raise UsageError(
            f"--stdin-filename {name}: unknown kind of file (Markdown, MDX, HTML and plain text are known)"
        )
    return Found([Target(name, Format(notation), sys.stdin.buffer.read(MOST + 1))])


def _with_bar(files: Iterable[FileReport], total: int) -> Iterator[FileReport]:
    """``files``; a bar on standard error tells how far they are, when that is a terminal and they take long."""
    if not sys.stderr.isatty():
        yield from files
        return
    begin, drawn = time.monotonic(), False
    for done, file in enumerate(files, 1):
        if drawn:
            _draw(" " * _WIDTH + "\r")
        yield file
        drawn = done < total and time.monotonic() - begin > _PATIENCE
        if drawn:
            _draw(f"[{'#' * (_BAR * done // total):.<{_BAR}}] {done}/{total} files")


def _draw(text: str) -> None:
    sys.stderr.write(f"\r{text}")
    sys.stderr.flush()


def _tell_failures(report: Report) -> None:
    for failure in report.failures:
        rule = f" [{failure.rule}]" if failure.rule else ""
        output.tell(f"{failure.path}{rule}: {failure.message}")


def _exit_code(report: Report, config: Config) -> int:
    if report.failures:
        return EXIT_TROUBLE
    if config.fail_on == "never":
        return EXIT_CLEAN
    least = Severity.parse(config.fail_on)
    return EXIT_PROBLEMS if any(report.total(severity) for severity in Severity if severity >= least) else EXIT_CLEAN

"""``healthlint explain --contexts`` and ``--report-false-alarm``: how a place in a file is judged."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from healthlint import __version__, readers, runner, trace
from healthlint.catalog import Catalog
from healthlint.cli import output, setup
from healthlint.cli.errors import EXIT_CLEAN, UsageError
from healthlint.config import Config
from healthlint.discovery import Target
from healthlint.document import Format
from healthlint.model import Problem
from healthlint.readers.decode import UndecodableError, decode, load
from healthlint.records import NamedTuple
from healthlint.reporters.cells import Medium, safe
from healthlint.reporters.layout import Line, Segment, text_width, wrap
from healthlint.span import LineIndex, Span
from healthlint.suggest import did_you_mean


class _Place(NamedTuple):
    """A line of a file (0: all of them) with the article in it."""

    target: Target
    line: int
    article: trace.WatchedArticle
    lines: LineIndex

    def has(self, span: Span) -> bool:
        """Whether the source range touches the line."""
        first = self.lines.position(span.start).line
        last = self.lines.position(max(span.start, span.end - 1)).line
        return not self.line or first <= self.line <= last


def contexts(options: argparse.Namespace) -> int:
    """Print how each sentence at the place is judged, and what kept which rule silent."""
    config, catalog = setup.load(options)
    place = _place(options.contexts)
    medium = output.medium()
    lines = list(_judged(place, catalog, config, medium))
    if not lines:
        raise UsageError(f"{options.contexts}: no sentence of the article stands there")
    output.put_lines(lines, medium)
    return EXIT_CLEAN


def false_alarm(options: argparse.Namespace) -> int:
    """Print a report of a false alarm in Markdown."""
    config, catalog = setup.load(options)
    name, where = options.report_false_alarm
    rule = catalog.get(name)
    if rule is None:
        raise UsageError(f"no rule is called {name!r}{did_you_mean(name, [known.name for known in catalog.rules])}")
    place = _place(where)
    if not place.line:
        raise UsageError(f"{where}: name the line too, as FILE:LINE")
    found = next((p for p in _problems(place, catalog, config) if p.rule == rule.name and place.has(p.span)), None)
    if found is None:
        raise UsageError(f"{rule.name} says nothing on {where} (healthlint explain --contexts {where} tells why)")
    medium = output.medium()
    report = "\n".join(safe(line, medium) for line in _report(found, place))
    output.put([report, "\n"])
    return EXIT_CLEAN


def _place(where: str) -> _Place:
    """The place that ``FILE`` or ``FILE:LINE`` names; UsageError when it is not there."""
    name, _, number = where.rpartition(":")
    path, line = (name, int(number)) if name and number.isdecimal() else (where, 0)
    notation = readers.format_of(Path(path).suffix)
    if notation is None:
        raise UsageError(f"{path}: unknown kind of file (Markdown, MDX, HTML and plain text are known)")
    try:
        source = decode(load(path), html=notation is Format.HTML)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UndecodableError as error:
        raise UsageError(f"{path}: {error}") from None
    lines = LineIndex(source)
    last = lines.position(len(source)).line
    if line > last or (not line and path != where):
        raise UsageError(f"{path} has no line {line}: it has {last}")
    target = Target(path, Format(notation), None)
    return _Place(target, line, trace.WatchedArticle(readers.read(source, notation)), lines)


def _problems(place: _Place, catalog: Catalog, config: Config) -> tuple[Problem, ...]:
    """What a check reports on the file."""
    return next(runner.run([place.target], catalog, config)).problems


def _judged(place: _Place, catalog: Catalog, config: Config, medium: Medium) -> Iterator[Line]:
    reported = {(p.rule, p.span) for p in _problems(place, catalog, config) if not p.suppressed}
    rules = runner.selected(catalog, config)
    found = [match for match in trace.matches(place.article, rules) if place.has(match.span)]
    for item in trace.judged(place.article):
        if place.has(item.span):
            number = place.lines.position(item.span.start).line
            yield from _shown(f"{number}: {item.text}", 0, medium, "bold")
            yield from _shown(f"evidence: {item.level}", 2, medium)
            for clause in item.clauses:
                yield from _shown(f"clause: {clause.text}", 2, medium)
                yield from _shown(f"agent: {clause.agent}", 4, medium)
                yield from _shown(f"contexts: {', '.join(clause.contexts) or 'none'}", 4, medium)
            for match in found:
                if match.span.start < match.span.end and match.span.overlaps(item.span):
                    yield from _shown(_verdict(match, is_reported=(match.rule, match.span) in reported), 2, medium)
            yield ()


def _verdict(match: trace.Match, *, is_reported: bool) -> str:
    """What became of a match."""
    if match.stopped:
        fate = f"stopped by {match.stopped} (contexts: {', '.join(match.contexts) or 'none'})"
    elif is_reported:
        fate = "reported"
    else:
        fate = "not shown: suppressed, allowed, or another finding on these words goes before"
    return f"{match.rule} on “{match.excerpt}”: {fate}"


def _shown(text: str, indent: int, medium: Medium, style: str = "") -> list[Line]:
    space = " " * indent
    rows = wrap(safe(text, medium), text_width(medium), first=space, indent=space + "  " * bool(indent))
    return [tuple(Segment(part.text, style) for part in row) for row in rows]


def _report(problem: Problem, place: _Place) -> Iterator[str]:
    sentence = next((item for item in trace.judged(place.article) if item.span.overlaps(problem.span)), None)
    yield f"**Rule:** {problem.rule} ({problem.severity.word}, confidence {problem.confidence.word})"
    yield ""
    yield "**The sentence:**"
    yield ""
    yield f"> {sentence.text if sentence else problem.excerpt}"
    yield ""
    yield f"**What it flagged:** {problem.excerpt or 'the whole article'}"
    yield ""
    yield f"**What it said:** {problem.message}"
    yield ""
    if sentence:
        names = sorted({name for clause in sentence.clauses for name in clause.contexts})
        yield f"**Contexts of its clauses:** {', '.join(names) or 'none'}; evidence: {sentence.level}"
        yield ""
    yield f"**Format of the file:** {place.target.format.value}"
    yield ""
    yield f"**Version:** healthlint {__version__}"
    yield ""
    yield "**Why it is fine:**"

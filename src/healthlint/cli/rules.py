"""``healthlint rules`` and ``healthlint explain``: the catalogue for people."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from healthlint import directives, figures, regions
from healthlint.cli import output, setup
from healthlint.cli.errors import EXIT_CLEAN, UsageError
from healthlint.model import Category
from healthlint.reporters.cells import Medium, safe
from healthlint.reporters.layout import Line, Segment, text_width, wrap
from healthlint.reporters.text import STYLES
from healthlint.rule import Rule
from healthlint.suggest import did_you_mean

_LONGEST = 240  # characters of an example that are shown
_ROOM = 30  # cells that a summary needs to stand beside the name


def rules(options: argparse.Namespace) -> int:
    """Print a table of the rules."""
    _, catalog = setup.load(options)
    categories = [category.value for category in Category if category is not Category.SUPPRESSION]
    if options.category is not None and options.category not in categories:
        raise UsageError(f"unknown category {options.category!r}{did_you_mean(options.category, categories)}")
    chosen = [rule for rule in catalog.rules if options.category in (None, rule.category.value)]
    medium = output.medium()
    output.put_lines([*_table(chosen, medium), *_note(_SHARES, f"{len(chosen)} rules. {_MORE}")], medium)
    return EXIT_CLEAN


_SHARES = "6/7: of seven findings on labelled articles six were right."
_MORE = "healthlint explain RULE tells more."


def _table(chosen: Iterable[Rule], medium: Medium) -> Iterable[Line]:
    """The rules by category: name, severity, confidence, how many findings were right of those judged, summary."""
    chosen = list(chosen)
    widest = max((len(rule.name) for rule in chosen), default=0)
    category = None
    for rule in chosen:
        if rule.category is not category:
            category = rule.category
            yield (Segment(category.value, "bold"),)
        name = f"  {safe(rule.name, medium):{widest}}  "
        details = f"{rule.severity.word:7}  {rule.confidence.word:6}  {_share(rule, medium):5}  "
        summary = rule.summary if rule.default else f"{rule.summary} (only in --profile strict)"
        head = (Segment(name), Segment(details, STYLES[rule.severity]))
        beside = text_width(medium) - len(name + details) >= _ROOM
        indent = " " * (len(name + details) if beside else 4)
        first, *others = wrap(safe(summary, medium), text_width(medium), first=indent, indent=indent)
        yield from [(*head, *first[1:])] if beside else [head, first]
        yield from others


def _share(rule: Rule, medium: Medium) -> str:
    figure = figures.measured().get(rule.name)
    return f"{figure.right}/{figure.judged}" if figure else medium.pick("–", "-")


def explain(options: argparse.Namespace) -> int:
    """Print all that is known about a rule, or about a problem that suppressions have."""
    _, catalog = setup.load(options)
    medium = output.medium()
    if rule := catalog.get(options.rule):
        lines = _explained(rule, medium)
    elif options.rule in directives.SUMMARIES:
        lines = _about_suppressions(options.rule, medium)
    else:
        names = [*(known.name for known in catalog.rules), *directives.SUMMARIES]
        raise UsageError(f"no rule is called {options.rule!r}{did_you_mean(options.rule, names)}")
    output.put_lines(lines, medium)
    return EXIT_CLEAN


def _about_suppressions(name: str, medium: Medium) -> Iterable[Line]:
    yield (Segment(name, "bold"), Segment(f"  {Category.SUPPRESSION.value}"))
    yield from _paragraph(directives.SUMMARIES[name], medium)
    yield ()
    yield from _paragraph("It is looked for in every run, and cannot be ignored or suppressed.", medium)
    yield from _section("A suppression that is right", [directives.EXAMPLE], medium)


def _explained(rule: Rule, medium: Medium) -> Iterable[Line]:
    facts = f"  {rule.category.value}, confidence {rule.confidence.word}, since {rule.since}"
    yield (
        Segment(safe(rule.name, medium), "bold"),
        Segment(f"  {rule.severity.word}", STYLES[rule.severity]),
        Segment(safe(facts, medium)),
    )
    yield from _paragraph(rule.summary, medium)
    yield from _paragraph(_measured(rule), medium)
    yield ()
    yield from _paragraph(rule.rationale, medium)
    yield from _section("What to do", [rule.message], medium)
    yield from _section("Flagged", [_shown(example.text) for example in rule.bad], medium)
    spared = [f"{_shown(good.text)} ({good.why})" if good.why else _shown(good.text) for good in rule.good]
    yield from _section("Left alone", spared, medium)
    yield from _section("Exceptions", rule.exceptions, medium)
    yield from _section("Sources", [f"{s.title}, {s.url} (read: {s.read})" for s in rule.sources], medium)
    bans = [f"{ban.region}: {ban.authority}, {ban.url}" for ban in regions.bans() if ban.rule == rule.name]
    yield from _section("An error in the profile ads", bans, medium)
    yield from _section(
        "To suppress it once, with a reason", [f"<!-- healthlint: ignore[{rule.name}] reason -->"], medium
    )


def _measured(rule: Rule) -> str:
    """How often the rule was right, and why it runs where that is too seldom."""
    figure, excuse = figures.measured().get(rule.name), figures.excused().get(rule.name)
    told = str(figure) if figure else "Not yet seen on labelled articles."
    return f"{told} It runs by default all the same: {excuse}." if excuse else told


def _paragraph(text: str, medium: Medium, *, first: str = "", indent: str = "") -> list[Line]:
    return wrap(safe(" ".join(text.split()), medium), text_width(medium), first=first, indent=indent)


def _section(title: str, items: Iterable[str], medium: Medium) -> Iterable[Line]:
    """A heading with its items, or nothing where there are none."""
    for number, item in enumerate(items):
        if not number:
            yield ()
            yield (Segment(title, "bold"),)
        yield from _paragraph(item, medium, first="  - ", indent="    ")


def _note(*texts: str) -> Iterable[Line]:
    return [(), *((Segment(text, "dim"),) for text in texts)]


def _shown(text: str) -> str:
    """An example in one line; long ones are cut."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + " …"

"""``healthlint rules`` and ``healthlint explain``: the catalogue for people."""

from __future__ import annotations

import argparse

from rich.console import Console
from rich.table import Table
from rich.text import Text

from healthlint.cli import setup
from healthlint.cli.errors import EXIT_CLEAN, UsageError
from healthlint.model import Category, Severity
from healthlint.reporters.text import STYLES
from healthlint.rule import Rule
from healthlint.suggest import did_you_mean


def rules(options: argparse.Namespace) -> int:
    """Print a table of the rules."""
    _, catalog = setup.load(options)
    categories = [category.value for category in Category]
    if options.category is not None and options.category not in categories:
        raise UsageError(f"unknown category {options.category!r}{did_you_mean(options.category, categories)}")
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("Rule", "Category", "Severity", "Confidence", "What it finds"):
        table.add_column(name, no_wrap=name != "What it finds")
    chosen = [rule for rule in catalog.rules if options.category in (None, rule.category.value)]
    for rule in chosen:
        severity = Text(rule.severity.word, STYLES[Severity(rule.severity)])
        summary = rule.summary if rule.default else f"{rule.summary} (only in --profile strict)"
        table.add_row(Text(rule.name), rule.category.value, severity, rule.confidence.word, Text(summary))
    console = Console(highlight=False)
    console.print(table)
    console.print(f"{len(chosen)} rules. healthlint explain RULE tells more.")
    return EXIT_CLEAN


def explain(options: argparse.Namespace) -> int:
    """Print all that is known about a rule."""
    _, catalog = setup.load(options)
    rule = catalog.get(options.rule)
    if rule is None:
        names = [known.name for known in catalog.rules]
        raise UsageError(f"no rule is called {options.rule!r}{did_you_mean(options.rule, names)}")
    console = Console(highlight=False)
    for part in _parts(rule):
        console.print(part, soft_wrap=False)
    return EXIT_CLEAN


def _parts(rule: Rule) -> list[Text]:
    head = Text.assemble((rule.name, "bold"), "  ", (rule.severity.word, STYLES[Severity(rule.severity)]))
    head.append(f"  {rule.category.value}, confidence {rule.confidence.word}, since {rule.since}")
    parts = [head, Text(rule.summary), Text(), Text(" ".join(rule.rationale.split())), Text()]
    parts += [Text("What to do", "bold"), Text("  " + rule.message), Text()]
    parts += [Text("Flagged", "bold"), *(Text("  " + _shown(example.text)) for example in rule.bad), Text()]
    parts += [Text("Left alone", "bold")]
    for example in rule.good:
        parts.append(Text("  " + _shown(example.text)))
        if example.why:
            parts.append(Text("    " + example.why, "dim"))
    parts += [Text(), Text("Exceptions", "bold"), *(Text("  - " + exception) for exception in rule.exceptions), Text()]
    parts += [
        Text("Sources", "bold"),
        *(Text(f"  - {s.title}, {s.url} (read: {s.read})") for s in rule.sources),
        Text(),
    ]
    parts += [
        Text("To suppress it once, with a reason", "bold"),
        Text(f"  <!-- healthlint: ignore[{rule.name}] why -->"),
    ]
    return parts


def _shown(text: str) -> str:
    """An example in one line; long ones are cut."""
    line = " ".join(text.split())
    return line if len(line) <= 240 else line[:240] + " …"

"""``healthlint init`` and ``healthlint config show``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from healthlint.cli import output, setup
from healthlint.cli.errors import EXIT_CLEAN, UsageError
from healthlint.config import KEYS
from healthlint.globs import Globs
from healthlint.reporters.cells import safe
from healthlint.reporters.layout import Line, Segment

_NAME = "healthlint.toml"


def init() -> int:
    """Write a commented configuration into the current folder; refuse to overwrite one."""
    try:
        with Path(_NAME).open("x", encoding="utf-8") as stream:
            stream.write(_template())
    except FileExistsError:
        raise UsageError(f"{_NAME} is already here") from None
    except OSError as error:
        raise UsageError(f"{_NAME}: {error.strerror}") from None
    output.tell(f"wrote {_NAME}")
    return EXIT_CLEAN


def _template() -> str:
    lines = ["# Configuration of healthlint. Every value below is the default.", ""]
    tables = []
    for key, (kind, default, meaning) in KEYS.items():
        if kind is dict:
            tables += [f"# {meaning}", f"# [{key}]", "# rule-name = …", ""]
        elif key == "overrides":
            tables += [f"# {meaning}", "# [[overrides]]", '# paths = ["drafts/**"]', '# ignore = ["trust"]', ""]
        else:
            lines += [f"# {meaning}", f"# {key} = {_toml(default)}", ""]
    return "\n".join(lines + tables)


def _toml(value: object) -> str:
    return json.dumps(list(value) if isinstance(value, tuple) else value)


def show(options: argparse.Namespace) -> int:
    """Print each value of the configuration with its origin."""
    config, _ = setup.load(options)
    width = max(len(key) for key in KEYS)
    medium = output.medium()
    lines: list[Line] = []
    for key in KEYS:
        origin = config.origins[key]
        value = getattr(config, key.replace("-", "_"))
        lines.append((Segment(f"{key:{width}} = {_printed(value)}  "), Segment(f"# {safe(origin, medium)}", "dim")))
    output.put_lines(lines, medium)
    return EXIT_CLEAN


def _printed(value: object) -> str:
    if isinstance(value, Globs):
        value = value.lines
    if isinstance(value, tuple):
        value = [str(item) if isinstance(item, Path) else item for item in value]
    return json.dumps(value, default=lambda item: f"{type(item).__name__.lower()} for {', '.join(item.paths.lines)}")

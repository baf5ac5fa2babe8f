"""The configuration and the catalogue that a command works with."""

from __future__ import annotations

import argparse
from pathlib import Path

from healthlint import catalog, config
from healthlint.catalog import Catalog, CatalogError
from healthlint.cli.errors import UsageError
from healthlint.config import FAIL_ON, PROFILES, Config, ConfigError
from healthlint.suggest import did_you_mean


def load(options: argparse.Namespace) -> tuple[Config, Catalog]:
    """Configuration file, command line and rule files together; UsageError for what is wrong in any of them."""
    try:
        settings = config.load(_path(options))
        settings = _with_options(settings, options)
        rules = catalog.load(settings.extra_rules, details=options.command not in ("check", "card"))
        config.validate(settings, rules)
    except (ConfigError, CatalogError, FileNotFoundError) as error:
        raise UsageError(str(error)) from None
    return settings, rules


def _path(options: argparse.Namespace) -> Path | None:
    if not options.config:
        return config.discover(Path.cwd())
    path = Path(options.config)
    if not path.is_file():
        raise UsageError(f"{path}: no such configuration file")
    return path


def _with_options(settings: Config, options: argparse.Namespace) -> Config:
    changes: dict[str, object] = {}
    select, ignore = _names(options, "select"), _names(options, "ignore")
    if select:  # exactly these: what the file ignores does not count
        changes |= {"select": select, "ignore": ignore}
    elif ignore:  # to ignore one more must not bring back what the file ignores
        changes["ignore"] = (*settings.ignore, *ignore)
    if regions := _names(options, "regions"):
        changes["regions"] = regions
    for key, known in (("profile", PROFILES), ("fail_on", FAIL_ON)):
        value = getattr(options, key, None)
        if value is not None and value not in known:
            option = f"--{key.replace('_', '-')}"
            raise UsageError(f"{option} must be one of {', '.join(known)}{did_you_mean(value, known)}")
        if value is not None:
            changes[key] = value
    origins = {**settings.origins, **{key.replace("_", "-"): "command line" for key in changes}}
    return settings._replace(**changes, origins=origins)  # type: ignore[arg-type]


def _names(options: argparse.Namespace, key: str) -> tuple[str, ...]:
    """The names given to an option, which can be repeated and takes lists with commas."""
    values = getattr(options, key, None)
    names = tuple(name.strip() for value in values or () for name in value.split(",") if name.strip())
    if values and not names:
        raise UsageError(f"--{key} names no {'region' if key == 'regions' else 'rule'}")
    return names

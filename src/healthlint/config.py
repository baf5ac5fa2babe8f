"""Configuration: ``healthlint.toml`` or ``[tool.healthlint]`` of ``pyproject.toml``, each value with its origin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from healthlint import regions
from healthlint.catalog import Catalog
from healthlint.globs import Globs
from healthlint.model import Category, Severity
from healthlint.records import NamedTuple
from healthlint.suggest import did_you_mean

PROFILES = ("default", "strict", "ads")
FAIL_ON = ("error", "warning", "info", "never")
SEVERITIES = ("error", "warning", "info", "off")
# Key, its type, its default and what it does: the reference of the configuration and the text that ``init`` writes.
KEYS: dict[str, tuple[type, object, str]] = {
    "profile": (str, "default", 'which rules run: "default", "strict" or "ads"'),
    "regions": (list, (), 'where advertising is read, for the profile "ads": "us", "uk", "au", "eu"'),
    "select": (list, (), "run exactly these rules and categories"),
    "ignore": (list, (), "do not run these rules and categories"),
    "exclude": (list, (), "path patterns, as in .gitignore, that are never checked"),
    "fail-on": (str, "warning", 'exit 1 from this severity on: "error", "warning", "info" or "never"'),
    "severities": (dict, {}, 'another severity for a rule: "error", "warning", "info" or "off"'),
    "allow": (dict, {}, "phrases that a rule must leave alone"),
    "extra-rules": (list, (), "folders with further rule files"),
    "disclaimer-in-template": (bool, False, "the site's template prints the medical disclaimer"),
    "overrides": (list, (), "other ignore, severities and allow for some paths"),
}
_OVERRIDE_KEYS = frozenset({"paths", "ignore", "severities", "allow"})
_NAMES = ("healthlint.toml", "pyproject.toml")
_TYPE_NAMES = {str: "a string", list: "a list of strings", dict: "a table", bool: "true or false"}


class ConfigError(ValueError):
    """A configuration that is wrong; the message names file, key and what is wrong."""


_EMPTY: Mapping[str, Any] = {}


class Override(NamedTuple):
    """Settings for the files that ``paths`` mean."""

    paths: Globs
    ignore: tuple[str, ...]
    severities: Mapping[str, str]
    allow: Mapping[str, tuple[str, ...]]


class Config(NamedTuple):
    """What a run goes by. ``origins`` tells for each key where its value comes from."""

    profile: str = "default"
    regions: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: Globs = Globs()
    fail_on: str = "warning"
    severities: Mapping[str, str] = _EMPTY
    allow: Mapping[str, tuple[str, ...]] = _EMPTY
    extra_rules: tuple[Path, ...] = ()
    disclaimer_in_template: bool = False
    overrides: tuple[Override, ...] = ()
    origins: Mapping[str, str] = _EMPTY
    path: Path | None = None

    @property
    def banned(self) -> frozenset[str]:
        """The rules that are an error because of the regions; none but in the profile ``ads``."""
        if self.profile != "ads":
            return frozenset()
        return frozenset(ban.rule for ban in regions.bans() if ban.region in self.regions)

    @property
    def least(self) -> Severity:
        """The least severity that a report for people shows: all where all was asked for, or lets the run fail."""
        asked = self.profile == "strict" or self.select or self.fail_on == Severity.INFO.word
        return Severity.INFO if asked else Severity.WARNING


def discover(folder: Path) -> Path | None:
    """The nearest configuration at or above ``folder``; ``healthlint.toml`` goes before ``pyproject.toml``."""
    for place in (folder, *folder.parents):
        for name in _NAMES:
            path = place / name
            if path.is_file() and (name == _NAMES[0] or _is_for_us(path)):
                return path
    return None


def _is_for_us(path: Path) -> bool:
    """Whether a ``pyproject.toml`` has our table, or names us but cannot be read, of which ``load`` will complain."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
        return "healthlint" in text and "healthlint" in _tool(_parsed(text))
    except (OSError, ValueError, RecursionError):
        return True


def load(path: Path | None) -> Config:
    """The configuration in ``path`` (None: the defaults). Raises ConfigError with file and key."""
    if path is None:
        return Config(origins=dict.fromkeys(KEYS, "default"))
    text, table = _table(path)
    reader = _Reader(path, text)
    for key in table:
        if key not in KEYS:
            raise reader.error(key, f"unknown key {key!r}{did_you_mean(key, KEYS)}")
    return reader.config(table)


def _table(path: Path) -> tuple[str, dict[str, object]]:
    try:
        text = path.read_text(encoding="utf-8")
        table = _parsed(text)
        if path.name == _NAMES[1]:
            table = _tables_in(_tool(table), "healthlint")
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (ValueError, RecursionError) as error:  # neither UTF-8 nor TOML, or no table where one must be
        raise ConfigError(f"{path}: {error}") from None
    return text, table


def _parsed(text: str) -> dict[str, object]:
    import tomllib  # 15 ms that a run without configuration does not pay

    return tomllib.loads(text)


def _tool(table: Mapping[str, object]) -> dict[str, object]:
    return _tables_in(table, "tool")


def _tables_in(table: Mapping[str, object], key: str) -> dict[str, object]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise ValueError(f"{key} must be a table")
    return value


class _Reader:
    """Reads the values of one file with their types."""

    def __init__(self, path: Path, text: str) -> None:
        self._path, self._text = path, text

    def error(self, key: str, message: str) -> ConfigError:
        return ConfigError(f"{self._path}:{self._line(key)}: {message}")

    def _line(self, key: str) -> int:
        for number, line in enumerate(self._text.splitlines(), 1):
            if re.match(rf"\s*(?:\[+(?:tool\.healthlint\.)?)?\"?{re.escape(key)}\b", line):
                return number
        return 1

    def config(self, table: Mapping[str, object]) -> Config:
        values = {key: self.value(table, key, kind, default) for key, (kind, default, _) in KEYS.items()}
        folder = self._path.parent
        self._one_of("profile", values["profile"], PROFILES)
        self._one_of("fail-on", values["fail-on"], FAIL_ON)
        return Config(
            profile=str(values["profile"]),
            regions=self.strings(values["regions"], "regions"),
            select=self.strings(values["select"], "select"),
            ignore=self.strings(values["ignore"], "ignore"),
            exclude=self._globs(values["exclude"], "exclude"),
            fail_on=str(values["fail-on"]),
            severities=self._severities(values["severities"]),
            allow=self._allow(values["allow"]),
            extra_rules=tuple(folder / name for name in self.strings(values["extra-rules"], "extra-rules")),
            disclaimer_in_template=bool(values["disclaimer-in-template"]),
            overrides=tuple(self._override(item) for item in self._tables(values["overrides"])),
            origins={key: f"{self._path}:{self._line(key)}" if key in table else "default" for key in KEYS},
            path=self._path,
        )

    def value(self, table: Mapping[str, object], key: str, kind: type, default: object) -> object:
        value = table.get(key, default)
        if key in table and not isinstance(value, kind):
            raise self.error(key, f"{key} must be {_TYPE_NAMES[kind]}")
        return value

    def strings(self, value: object, key: str) -> tuple[str, ...]:
        if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
            raise self.error(key, f"{key} must be a list of strings")
        return tuple(value)

    def _one_of(self, key: str, value: object, known: Sequence[str]) -> None:
        if value not in known:
            raise self.error(key, f"{key} must be one of {', '.join(known)}{did_you_mean(str(value), known)}")

    def _globs(self, value: object, key: str) -> Globs:
        try:
            return Globs(self.strings(value, key), str(self._path.parent))
        except ValueError as error:
            raise self.error(key, f"{key}: {error}") from None

    def _severities(self, value: object) -> dict[str, str]:
        assert isinstance(value, dict)  # noqa: S101 - read by type
        for rule, word in value.items():
            self._one_of(rule, word, SEVERITIES)
        return dict(value)

    def _allow(self, value: object) -> dict[str, tuple[str, ...]]:
        assert isinstance(value, dict)  # noqa: S101 - read by type
        allowed = {rule: self.strings(phrases, rule) for rule, phrases in value.items()}
        for rule, phrases in allowed.items():
            if not all(phrase.strip() for phrase in phrases):
                raise self.error(rule, f"an empty phrase is in every finding: {rule} would be silent")
        return allowed

    def _tables(self, value: object) -> list[dict[str, object]]:
        if not isinstance(value, (list, tuple)) or not all(isinstance(item, dict) for item in value):
            raise self.error("overrides", "overrides must be tables: [[overrides]]")
        return list(value)

    def _override(self, item: Mapping[str, object]) -> Override:
        for key in item:
            if key not in _OVERRIDE_KEYS:
                raise self.error(key, f"unknown key {key!r} in overrides{did_you_mean(key, _OVERRIDE_KEYS)}")
        if not item.get("paths"):
            raise self.error("overrides", "overrides need paths")
        return Override(
            self._globs(item["paths"], "paths"),
            self.strings(item.get("ignore", ()), "ignore"),
            self._severities(self.value(item, "severities", dict, {})),
            self._allow(self.value(item, "allow", dict, {})),
        )


def validate(config: Config, catalog: Catalog) -> None:
    """Raise ConfigError for a name that is neither a rule nor, where that is possible, a category; or no region."""
    _validate_regions(config)
    both = {name for rule in catalog.rules for name in (rule.name, *rule.aliases)}
    selectors = both | {category.value for category in Category}
    for key, names, known in _names(config, both, selectors):
        for name in names:
            if name not in known:
                where = config.origins.get(key, key)
                raise ConfigError(f"{where}: {key} names an unknown rule {name!r}{did_you_mean(name, known)}")


def _validate_regions(config: Config) -> None:
    for name in config.regions:
        if name not in regions.known():
            where, known = config.origins.get("regions"), ", ".join(regions.known())
            raise ConfigError(
                f"{where}: unknown region {name!r}{did_you_mean(name, regions.known())}: {known} are known"
            )
    if config.profile == "ads" and not config.regions:
        raise ConfigError(
            f'{config.origins.get("profile")}: the profile "ads" needs regions: {", ".join(regions.known())}'
        )


def _names(config: Config, rules: set[str], selectors: set[str]) -> Iterable[tuple[str, Iterable[str], set[str]]]:
    yield "select", config.select, selectors
    yield "ignore", config.ignore, selectors
    yield "severities", config.severities, rules
    yield "allow", config.allow, rules
    for override in config.overrides:
        yield "overrides", override.ignore, selectors
        yield "overrides", (*override.severities, *override.allow), rules

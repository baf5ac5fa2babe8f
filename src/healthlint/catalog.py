"""The catalogue: rule files turned into rules. The only reader of rule files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from healthlint import catalog_cache, lazy_re
from healthlint.clues import INDEX
from healthlint.contexts import PATTERN_MODULES
from healthlint.matchers import KINDS, matcher_of
from healthlint.matchers.base import TableError
from healthlint.model import Category, Confidence, Severity
from healthlint.pattern import Pattern, PatternError
from healthlint.records import NamedTuple
from healthlint.resources import lexicon, rules_folder
from healthlint.rule import Example, Rule, Source

_NAME = lazy_re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)?[a-z0-9]+(?:-[a-z0-9]+)*")
_TEXTS = ("name", "category", "severity", "confidence", "since", "summary", "message", "rationale")
_OTHERS = ("source", "match", "bad", "good", "exceptions", "aliases", "rank", "default", "need")
_DETAILS = ("since", "summary", "rationale", "exceptions", "sources", "bad", "good")  # what a check does not need
_SOURCE = frozenset({"title", "url", "read"})
_EXAMPLE = frozenset({"text", "why", "format", "whole"})
_LARGEST = 50_000  # instructions of a compiled pattern, four times what the package's largest has: they cost time


T = TypeVar("T")
D = TypeVar("D")


class CatalogError(ValueError):
    """A rule file that is wrong; the message names file, line and what is wrong."""


class Catalog(NamedTuple):
    """All rules, sorted by category and name."""

    rules: tuple[Rule, ...]

    def get(self, name: str) -> Rule | None:
        """The rule of that name or former name."""
        return next((rule for rule in self.rules if name == rule.name or name in rule.aliases), None)


def load(extra: Sequence[Path] = (), *, details: bool = True) -> Catalog:
    """The catalogue of the package, from its cache where that is good, and of the folders ``extra``.

    Without ``details`` its own rules come without what is only there to be read. Raises CatalogError for a file that is
    wrong, a name that is taken, and a folder without rules.
    """
    content = catalog_cache.load(rules_folder(), _own_content)
    INDEX.fill(*content["index"])  # type: ignore[misc]
    lazy_re.CODES.update(content["codes"])  # type: ignore[call-overload]
    rules = [_kept(fields) for fields in content["rules"]]  # type: ignore[attr-defined]
    if details:
        more = json.loads(str(content["details"]))
        rules = [_with_details(rule, each) for rule, each in zip(rules, more, strict=True)]
    for folder in extra:
        rules.extend(_folder(folder))
    taken: dict[str, str] = {}
    for rule in rules:
        for name in (rule.name, *rule.aliases):
            if name in taken:
                raise CatalogError(f"the name {name!r} is taken twice: by {taken[name]} and by {rule.name}")
            taken[name] = rule.name
    order = list(Category)
    return Catalog(tuple(sorted(rules, key=lambda rule: (order.index(rule.category), rule.name))))


def _own_content() -> catalog_cache.Content:
    """The package's rules, all of them checked, the literals of all its patterns, and the code of its expressions."""
    from importlib import import_module
    from pkgutil import walk_packages

    import healthlint
    from healthlint.literals import required

    paths = _paths(rules_folder())
    rules = [read_rule(path, own=True) for path in paths]
    patterns = [pattern for rule in rules for pattern in matcher_of(rule).patterns()]
    for module in PATTERN_MODULES:
        patterns += [value for value in vars(module).values() if isinstance(value, Pattern)]
    alternatives = {one for pattern in patterns for one in pattern.alternatives}
    alternatives |= {entry for path in (rules_folder() / "lexicons").glob("*.txt") for entry in lexicon(path.stem)}
    details = [[getattr(rule, name) for name in _DETAILS] for rule in rules]
    bare: dict[str, Any] = dict.fromkeys(_DETAILS, "")
    for found in walk_packages(healthlint.__path__, "healthlint."):
        if not found.name.endswith("__main__"):
            import_module(found.name)
    return {
        "codes": lazy_re.codes(),
        "rules": [rule._replace(**bare) for rule in rules],
        "details": json.dumps(details),  # as one string, which costs nothing to read past
        "index": _index({one: required(one) for one in sorted(alternatives)}),
    }


def _index(needs: Mapping[str, tuple[tuple[str, ...], ...]]) -> tuple[list[str], list[list[int]], dict[str, list[int]]]:
    """The arguments of a ``clues.Index`` from what each alternative needs: sets and literals by number."""
    numbers = {one: n for n, one in enumerate(sorted(set(chain.from_iterable(needs.values()))))}
    sets: dict[str, list[int]] = {literal: [] for literal in sorted(set(chain.from_iterable(numbers)))}
    for one, number in numbers.items():
        for literal in one:
            sets[literal].append(number)
    return list(sets), list(sets.values()), {one: [numbers[n] for n in needed] for one, needed in needs.items()}


def _kept(fields: list[Any]) -> Rule:
    """The rule that the cache holds as a list of fields."""
    rule = Rule(*fields)
    return rule._replace(
        category=Category(rule.category),
        severity=Severity(rule.severity),
        confidence=Confidence(rule.confidence),
        exceptions=(),
        sources=(),
        bad=(),
        good=(),
        aliases=tuple(rule.aliases),
    )


def _with_details(rule: Rule, details: list[Any]) -> Rule:
    values: dict[str, Any] = dict(zip(_DETAILS, details, strict=True))
    return rule._replace(**values)._replace(
        exceptions=tuple(values["exceptions"]),
        sources=tuple(Source(*item) for item in values["sources"]),
        bad=tuple(Example(*item) for item in values["bad"]),
        good=tuple(Example(*item) for item in values["good"]),
    )


def _paths(folder: Path) -> list[Path]:
    paths = sorted(folder.rglob("*.toml"))
    if not paths:
        raise CatalogError(f"{folder}: no rule files (*.toml) in this folder")
    return paths


def _folder(folder: Path) -> Iterable[Rule]:
    """The rules of a folder that is not the package's own, with every pattern compiled: none of them may be dead."""
    for path in _paths(folder):
        rule = read_rule(path)
        try:
            check_patterns(rule)
        except CatalogError as error:
            raise CatalogError(f"{path}: {error}") from None
        yield rule


def read_rule(path: Path, *, own: bool = False) -> Rule:
    """The rule in the file ``path``. Only files of the package itself (``own``) may name Python code.

    Raises CatalogError with file and line.
    """
    import tomllib

    if not path.is_file():  # a pipe would be waited for
        raise CatalogError(f"{path}: not a regular file")
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise CatalogError(f"{path}: {error}") from None
    try:
        return _checked(_rule(table, own=own))
    except _KeyedError as error:
        raise CatalogError(f"{path}:{_line_of(text, error.key)}: {error}") from None


class _KeyedError(ValueError):
    """Something wrong at a key of a rule file."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


def _rule(table: Mapping[str, object], *, own: bool) -> Rule:
    _refuse_unknown(table, frozenset((*_TEXTS, *_OTHERS)), "")
    texts = {key: _text(table, key) for key in _TEXTS}
    if not _NAME.fullmatch(texts["name"]):
        raise _KeyedError("name", f"the name {texts['name']!r} is not kebab-case")
    return Rule(
        name=texts["name"],
        category=_member(Category, "category", texts),
        severity=_severity(texts),
        confidence=_confidence(texts),
        since=texts["since"],
        summary=texts["summary"],
        message=texts["message"],
        rationale=texts["rationale"].strip(),
        match=_match(table, own=own),
        sources=tuple(_source(item) for item in _tables(table, "source")),
        bad=tuple(_example(item, "bad") for item in _tables(table, "bad")),
        good=tuple(_example(item, "good") for item in _tables(table, "good")),
        exceptions=_strings(table, "exceptions"),
        aliases=_strings(table, "aliases"),
        rank=_typed(table, "rank", int, 50),
        default=_typed(table, "default", bool, True),  # noqa: FBT003
        need=_typed(table, "need", str, None),
    )


def _checked(rule: Rule) -> Rule:
    """``rule``, whose ``[match]`` table its matcher understands."""
    try:
        matcher_of(rule)
    except (TableError, ValueError) as error:
        raise _KeyedError(_key_in(str(error)), str(error)) from None
    return rule


def check_patterns(rule: Rule) -> None:
    """Compile every pattern of ``rule``; CatalogError when one is not valid or larger than it may be.

    Kept apart from loading, since a run compiles only what its texts can match.
    """
    for pattern in matcher_of(rule).patterns():
        try:
            size = pattern.compiled().programsize
        except PatternError as error:
            raise CatalogError(f"{rule.name}: {error}") from None
        if size > _LARGEST:
            raise CatalogError(f"{rule.name}: pattern too large: {' | '.join(pattern.alternatives)[:80]!r}")


def _match(table: Mapping[str, object], *, own: bool) -> Mapping[str, object]:
    match = table.get("match")
    if not isinstance(match, dict):
        raise _KeyedError("name", "the table [match] is missing")
    kind = match.get("kind")
    if kind not in KINDS:
        raise _KeyedError("kind", f"match.kind must be one of {', '.join(KINDS)}")
    if kind == "python" and not own:
        raise _KeyedError("kind", 'kind = "python" is only for installed packages: a rules folder may not run code')
    return match


def _refuse_unknown(table: Mapping[str, object], known: frozenset[str], where: str) -> None:
    for key in table:
        if key not in known:
            raise _KeyedError(key, f"unknown key {where}{key}")


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _KeyedError(key, f"{key} must be a text and is missing or empty")
    return value


def _typed(table: Mapping[str, object], key: str, kind: type[T], default: D) -> T | D:
    value = table.get(key, default)
    if value is not default and (not isinstance(value, kind) or (kind is int and isinstance(value, bool))):
        raise _KeyedError(key, f"{key} must be a {kind.__name__}")
    return value


def _strings(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _KeyedError(key, f"{key} must be a list of strings")
    return tuple(value)


def _tables(table: Mapping[str, object], key: str) -> list[dict[str, object]]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise _KeyedError(key, f"[[{key}]] must be a table")
    return value


def _source(item: Mapping[str, object]) -> Source:
    _refuse_unknown(item, _SOURCE, "source.")
    return Source(_text(item, "title"), str(item.get("url", "")), str(item.get("read", "recalled, not read")))


def _example(item: Mapping[str, object], kind: str) -> Example:
    _refuse_unknown(item, _EXAMPLE, f"{kind}.")
    if kind == "bad" and "[[" not in str(item.get("text")) and not item.get("whole"):
        raise _KeyedError("bad", "a [[bad]] example marks what is flagged with [[…]]")
    return Example(
        _text(item, "text"),
        str(item.get("why", "")),
        str(item.get("format", "markdown")),
        bool(item.get("whole", False)),
    )


def _member(kind: type[Category], key: str, texts: Mapping[str, str]) -> Category:
    try:
        return kind(texts[key])
    except ValueError:
        raise _KeyedError(key, f"{key} must be one of {', '.join(kind)}") from None


def _severity(texts: Mapping[str, str]) -> Severity:
    try:
        return Severity.parse(texts["severity"])
    except ValueError as error:
        raise _KeyedError("severity", str(error)) from None


def _confidence(texts: Mapping[str, str]) -> Confidence:
    try:
        return Confidence[texts["confidence"].upper()]
    except KeyError:
        raise _KeyedError("confidence", "confidence must be low, medium or high") from None


def _key_in(message: str) -> str:
    found = re.search(r"match\.([a-z-]+)", message)
    return found[1] if found else "match"


def _line_of(text: str, key: str) -> int:
    """The line (from 1) on which ``key`` is set or its table opened."""
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"\s*(?:\[+)?{re.escape(key)}\b", line):
            return number
    return 1

"""The kinds of ``[match]`` tables. Each is a class that reads its table and finds places in an article."""

from __future__ import annotations

from healthlint.matchers.base import Matcher
from healthlint.matchers.block import BlockMatcher
from healthlint.matchers.link import LinkMatcher
from healthlint.matchers.missing import MissingMatcher
from healthlint.matchers.pattern import PatternMatcher
from healthlint.matchers.python import PythonMatcher
from healthlint.rule import Rule

KINDS: dict[str, type[Matcher]] = {
    "pattern": PatternMatcher,
    "block": BlockMatcher,
    "link": LinkMatcher,
    "missing": MissingMatcher,
    "python": PythonMatcher,
}


def matcher_of(rule: Rule) -> Matcher:
    """The matcher of a rule; TableError when its ``[match]`` table is wrong."""
    return KINDS[str(rule.match["kind"])](rule)

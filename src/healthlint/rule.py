"""A rule as its file states it."""

from __future__ import annotations

from collections.abc import Mapping

from healthlint.model import Category, Confidence, Severity
from healthlint.records import NamedTuple


class Source(NamedTuple):
    """An authority for a rule. ``read`` is the ISO date on which it was read, or ``"recalled, not read"``."""

    title: str
    url: str
    read: str


class Example(NamedTuple):
    """A text the rule must flag or must leave. In a bad one ``[[…]]`` marks what is flagged, exactly.

    ``format`` is the notation it is written in; ``whole`` says that it is a whole document, so that it cannot be put
    into a list or a quotation.
    """

    text: str
    why: str = ""
    format: str = "markdown"
    whole: bool = False


class Rule(NamedTuple):
    """One rule of the catalogue.

    ``match`` is its ``[match]`` table, whose keys its matcher knows. ``rank`` decides between findings of one severity
    on one span: the higher is the more specific. ``default`` is false for a rule that runs only in the profile
    ``strict`` or when it is selected. ``need`` names what is missing, for findings about something missing.
    """

    name: str
    category: Category
    severity: Severity
    confidence: Confidence
    since: str
    summary: str
    message: str
    rationale: str
    match: Mapping[str, object]
    sources: tuple[Source, ...] = ()
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    exceptions: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    rank: int = 50
    default: bool = True
    need: str | None = None

    @property
    def url(self) -> str:
        """The page of the rule."""
        return f"https://healthlint.readthedocs.io/rules/{self.name}/"

"""What a check finds and what a run reports: plain, frozen data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum, StrEnum

from healthlint.records import NamedTuple
from healthlint.span import Position, Span


class Severity(IntEnum):
    """How bad a finding is; comparable."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name in lower case, as reports and configuration spell it."""
        return self.name.lower()

    @classmethod
    def parse(cls, word: str) -> Severity:
        """The severity of that name; ValueError when there is none."""
        try:
            return cls[word.upper()]
        except KeyError:
            raise ValueError(f"unknown severity {word!r} (info, warning or error)") from None


class Confidence(IntEnum):
    """How sure a finding is; comparable."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def word(self) -> str:
        """The name in lower case."""
        return self.name.lower()


class Category(StrEnum):
    """The seven families of rules, and what is wrong with the suppressions of a text."""

    OVERCLAIM = "overclaim"
    ATTRIBUTION = "attribution"
    LINKS = "links"
    BOILERPLATE = "boilerplate"
    DISCLAIMERS = "disclaimers"
    SEO = "seo"
    TRUST = "trust"
    SUPPRESSION = "suppression"


_NO_SLOTS: Mapping[str, str] = {}


class Finding(NamedTuple):
    """What a check yields: a place in the source, and nothing about rules, paths or lines.

    ``slots`` fill the rule's message. ``severity`` overrides the rule's. ``excerpt`` is the text as read.
    """

    span: Span
    excerpt: str
    slots: Mapping[str, str] = _NO_SLOTS
    severity: Severity | None = None
    suggestion: str | None = None


class Problem(NamedTuple):
    """A finding stamped by the engine with its rule, its message and its positions."""

    rule: str
    category: Category
    severity: Severity
    confidence: Confidence
    message: str
    excerpt: str
    start: Position
    end: Position
    suggestion: str | None = None
    need: str | None = None
    url: str = ""
    suppressed: bool = False
    reason: str = ""  # why it is suppressed

    @property
    def span(self) -> Span:
        """The source range."""
        return Span(self.start.offset, self.end.offset)

    @property
    def is_about_article(self) -> bool:
        """Whether the problem is with the article as a whole: its range is empty."""
        return self.start.offset == self.end.offset


class Failure(NamedTuple):
    """Something that could not be checked: it makes the run end with exit code 2."""

    path: str
    message: str
    rule: str = ""


class Rate(NamedTuple):
    """Findings per 1,000 words: warnings and errors together, and info."""

    problems: float
    info: float


class Grade(NamedTuple):
    """The reading grade as written and with short words for the medical terms, and how often such terms stand."""

    written: float
    plain: float
    terms: int


class Card(NamedTuple):
    """An article at a glance.

    ``rates`` is None where there is no running text, ``grade`` where there is too little. ``claims`` are benefits said
    of a remedy, ``unsourced`` those of them that are direct and have no source. ``evidence`` counts by the rung of the
    ladder. ``signals`` tells which signs of trust there are; None for one that nothing calls for.
    """

    rates: Mapping[Category, Rate] | None
    claims: int
    unsourced: int
    evidence: Mapping[str, int]
    grade: Grade | None
    signals: Mapping[str, bool | None]


class FileReport(NamedTuple):
    """What became of one file. ``source`` is there for the code frames of the terminal report."""

    path: str
    status: str  # "checked" or "failed"
    words: int
    problems: tuple[Problem, ...] = ()
    source: str = ""
    card: Card | None = None  # where it was asked for
    failures: tuple[Failure, ...] = ()


class Report:
    """What becomes of a run. The reports on files go by once and are counted, so that none of them need be kept."""

    def __init__(self, files: Iterable[FileReport], failures: Iterable[Failure] = ()) -> None:
        self._files, self.failures = files, [*failures]
        self.checked = self.failed = self.suppressed = 0
        self._live: Counter[tuple[Category, Severity]] = Counter()

    def files(self) -> Iterator[FileReport]:
        """The report on each file, once; what the others tell is complete when the last one has gone by."""
        for file in self._files:
            self._count(file)
            yield file

    def _count(self, file: FileReport) -> None:
        self.failures.extend(file.failures)
        self.checked += file.status == "checked"
        self.failed += file.status == "failed"
        self.suppressed += sum(problem.suppressed for problem in file.problems)
        self._live.update((problem.category, problem.severity) for problem in file.problems if not problem.suppressed)

    def total(self, severity: Severity, category: Category | None = None) -> int:
        """Problems of that severity, of all categories or of one, that are not suppressed."""
        return sum(n for (of, by), n in self._live.items() if by is severity and category in (None, of))

"""How often healthlint is right: its findings beside the labels of a corpus.

    python benchmarks/quality.py CORPUS [--show] [--min-severity info]

CORPUS has the articles in ``docs`` and their labels in ``gold``; ``docs/quality.md`` tells what counts as right.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from healthlint import catalog, runner
from healthlint.config import Config
from healthlint.discovery import Target
from healthlint.model import FileReport, Problem, Severity
from healthlint.readers import format_of

LABELLED = ("overclaim", "attribution", "links", "boilerplate")


class Label(NamedTuple):
    """What an editor marked: a span of the source, or an article that lacks something (``need``)."""

    category: str
    start: int
    end: int
    quote: str
    certain: bool = True
    need: str = ""


class Verdict(NamedTuple):
    """A finding or a label, and whether it is right, wrong, unsure, caught or missed."""

    verdict: str
    category: str
    rule: str
    place: str
    text: str


class Count(NamedTuple):
    """Successes out of trials."""

    good: int
    bad: int

    @property
    def rate(self) -> float | None:
        """The share of successes; None without a trial."""
        return self.good / (self.good + self.bad) if self.good + self.bad else None

    @property
    def interval(self) -> tuple[float, float]:
        """The interval of Wilson for the share, with 95 % confidence."""
        trials, z = self.good + self.bad, 1.96
        if not trials:
            return 0.0, 1.0
        share, spread = self.good / trials, z * z / trials
        middle = share + spread / 2
        reach = z * math.sqrt(share * (1 - share) / trials + spread / trials / 4)
        return max(0.0, (middle - reach) / (1 + spread)), min(1.0, (middle + reach) / (1 + spread))

    def __str__(self) -> str:
        """The count, the share and its interval, for people."""
        if self.rate is None:
            return f"{'–':>24}"
        low, high = self.interval
        return f"{f'{self.good}/{self.good + self.bad}':>8} {self.rate:.2f} ({low:.2f}–{high:.2f})"


def read_labels(gold: Mapping[str, Any]) -> list[Label]:
    """The labels of an article. What an article lacks is a label without a span."""
    spans, needs = gold["spans"], gold.get("document", {})
    labels = [Label(s["family"], s["start"], s["end"], s["quote"], s.get("certain", True)) for s in spans]
    return labels + [Label("disclaimers", 0, 0, need, need=need) for need, state in needs.items() if state == "missing"]


def lint(path: Path, rules: catalog.Catalog) -> FileReport:
    """The report on one article."""
    notation = format_of(path.suffix)
    if notation is None:
        raise SystemExit(f"{path}: not a format that healthlint reads")
    (report,) = runner.run([Target(path.name, notation, path.read_bytes())], rules, Config()).files
    if report.status != "checked":
        raise SystemExit(f"{path}: could not be checked")
    return report


def touches(problem: Problem, label: Label) -> bool:
    """Whether a finding is about what the label marks."""
    if problem.category != label.category:
        return False
    if label.need:
        return problem.need == label.need
    start, end = problem.span
    return start < label.end and label.start < max(end, start + 1)


def judge(report: FileReport, gold: Mapping[str, Any], least: Severity) -> Iterator[Verdict]:
    """Verdicts on the findings of one article and on its labels. What no label could confirm is not judged."""
    labels, needs = read_labels(gold), gold.get("document", {})
    problems = [p for p in report.problems if p.severity >= least and (p.category in LABELLED or p.need in needs)]
    for problem in problems:
        at = [label for label in labels if touches(problem, label)]
        verdict = "right" if any(label.certain for label in at) else "unsure" if at else "wrong"
        place = f"{report.path}:{problem.start.offset}"
        yield Verdict(verdict, problem.category.value, problem.rule, place, problem.excerpt)
    for label in labels:
        if label.certain:
            verdict = "caught" if any(touches(problem, label) for problem in problems) else "missed"
            yield Verdict(verdict, label.category, "", f"{report.path}:{label.start}", label.quote)


class Corpus(NamedTuple):
    """The reports on the articles of a corpus, each with its labels."""

    articles: Sequence[tuple[FileReport, Mapping[str, Any]]]

    @classmethod
    def check(cls, folder: Path) -> Corpus:
        """Lint every article that has labels."""
        rules = catalog.load()
        golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "gold").glob("*.json"))]
        if not golds:
            raise SystemExit(f"{folder}: no labels in {folder / 'gold'}")
        return cls([(lint(folder / "docs" / gold["file"], rules), gold) for gold in golds])

    @property
    def words(self) -> int:
        """The words of all articles, as the reports count them."""
        return sum(report.words for report, _ in self.articles)

    def verdicts(self, least: Severity) -> list[Verdict]:
        """All verdicts, of findings that are at least so severe."""
        return [verdict for report, gold in self.articles for verdict in judge(report, gold, least)]


def count(verdicts: Iterable[Verdict], good: str, bad: str) -> Count:
    """How many are the one and how many the other."""
    words = [verdict.verdict for verdict in verdicts]
    return Count(words.count(good), words.count(bad))


def by_rule(verdicts: Iterable[Verdict]) -> dict[str, Count]:
    """Right and wrong findings of each rule that was judged."""
    verdicts = list(verdicts)
    counts = {
        rule: count((v for v in verdicts if v.rule == rule), "right", "wrong")
        for rule in sorted({v.rule for v in verdicts if v.rule})
    }
    return {rule: found for rule, found in counts.items() if found.rate is not None}


def show(corpus: Corpus, least: Severity, *, errors: bool) -> None:
    """Print the tables, and the errors when they are asked for."""
    verdicts = corpus.verdicts(least)
    print(f"{len(corpus.articles)} articles, {corpus.words} words, findings from {least.word}\n")
    print(f"{'category':32} {'precision':>24}  {'recall':>24}  wrong/1,000 words")
    for category in (*LABELLED, "disclaimers"):
        mine = [v for v in verdicts if v.category == category]
        precision, recall = count(mine, "right", "wrong"), count(mine, "caught", "missed")
        print(f"{category:32} {precision!s:>24}  {recall!s:>24}  {1000 * precision.bad / max(corpus.words, 1):.2f}")
    print()
    for rule, found in by_rule(verdicts).items():
        print(f"{rule:32} {found}")
    for verdict in verdicts if errors else ():
        if verdict.verdict in ("wrong", "missed"):
            print(f"{verdict.verdict:7} {verdict.rule or verdict.category:28} {verdict.place}  {verdict.text[:110]!r}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--show", action="store_true", help="list what is wrong and what is missed")
    parser.add_argument("--min-severity", type=Severity.parse, default=Severity.WARNING, metavar="SEVERITY")
    options = parser.parse_args()
    show(Corpus.check(options.corpus), options.min_severity, errors=options.show)


if __name__ == "__main__":
    main()

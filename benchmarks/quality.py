"""How often healthlint is right: its findings beside the labels of a corpus.

    python benchmarks/quality.py CORPUS… [--show] [--min-severity info] [--figures]

A CORPUS has the articles in ``docs`` and their labels in ``gold``; ``docs/quality.md`` tells what counts as right.
Several are counted as one. ``--figures`` writes the counts of each rule to where ``healthlint explain`` reads them.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from healthlint import catalog, runner
from healthlint.config import Config
from healthlint.discovery import Target
from healthlint.figures import Count, Figure, excused
from healthlint.model import Confidence, FileReport, Problem, Severity
from healthlint.readers import format_of
from healthlint.resources import rules_folder
from healthlint.rule import Rule

LABELLED = ("overclaim", "attribution", "links", "boilerplate")
FIGURES = rules_folder() / "figures.tsv"
ENOUGH = 10  # findings that tell something of a rule
SURE, FAIR = 0.90, 0.80  # the shares of right findings that high and medium confidence need


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


def read_labels(gold: Mapping[str, Any]) -> list[Label]:
    """The labels of an article. What an article lacks is a label without a span."""
    spans, needs = gold["spans"], gold.get("document", {})
    labels = [Label(s["family"], s["start"], s["end"], s["quote"], s.get("certain", True)) for s in spans]
    return labels + [Label("disclaimers", 0, 0, need, need=need) for need, state in needs.items() if state == "missing"]


def labelled(folder: Path) -> list[tuple[Path, dict[str, Any]]]:
    """The articles of a corpus with their labels."""
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "gold").glob("*.json"))]
    if not golds:
        raise SystemExit(f"{folder}: no labels in {folder / 'gold'}")
    return [(folder / "docs" / gold["file"], gold) for gold in golds]


def lint(path: Path, rules: catalog.Catalog, config: Config) -> FileReport:
    """The report on one article."""
    notation = format_of(path.suffix)
    if notation is None:
        raise SystemExit(f"{path}: not a format that healthlint reads")
    (report,) = runner.run([Target(path.name, notation, path.read_bytes())], rules, config)
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
    """The reports on the articles of one corpus or more, each with its labels."""

    articles: Sequence[tuple[FileReport, Mapping[str, Any]]]

    @classmethod
    def check(cls, *folders: Path, profile: str = "default") -> Corpus:
        """Lint every article that has labels."""
        rules, config = catalog.load(), Config(profile=profile)
        return cls([(lint(path, rules, config), gold) for folder in folders for path, gold in labelled(folder)])

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


def figures(default: Corpus, strict: Corpus, month: str) -> list[Figure]:
    """The figures of all rules that spoke. What does not run by default is measured in the profile ``strict``."""
    counts = by_rule(strict.verdicts(Severity.INFO)) | by_rule(default.verdicts(Severity.INFO))
    size = len(default.articles)
    return [Figure(rule, one.good, one.good + one.bad, month, size) for rule, one in sorted(counts.items())]


def table_of(rows: Iterable[Figure]) -> str:
    """The text of ``figures.tsv``."""
    lines = ["# How often rules were right on labelled articles. Written by benchmarks/quality.py; do not edit."]
    lines += ["\t".join(map(str, row)) for row in (Figure._fields, *rows)]
    return "\n".join(lines) + "\n"


def ceiling(row: Figure, *, excused: bool) -> Confidence:
    """The most confidence that a rule with this figure may state. Few findings decide nothing."""
    share = row.right / row.judged
    if row.judged < ENOUGH or share >= SURE:
        return Confidence.HIGH
    return Confidence.MEDIUM if share >= FAIR or excused else Confidence.LOW


def misjudged(rules: Iterable[Rule], rows: Iterable[Figure], excused: Container[str]) -> Iterator[str]:
    """The rules that state more confidence than their figures allow."""
    stated = {rule.name: rule.confidence for rule in rules}
    for row in rows:
        most = ceiling(row, excused=row.rule in excused)
        if stated[row.rule] > most:
            yield f"{row.rule}: {stated[row.rule].word} confidence, {most.word} at most. {row}"


def cell(counted: Count) -> str:
    """A count, its share and the interval of that, in a column of a table."""
    if counted.rate is None:
        return f"{'–':>24}"
    low, high = counted.interval
    return f"{f'{counted.good}/{counted.good + counted.bad}':>8} {counted.rate:.2f} ({low:.2f}–{high:.2f})"


def show(corpus: Corpus, least: Severity, *, errors: bool) -> None:
    """Print the tables, and the errors when they are asked for."""
    verdicts = corpus.verdicts(least)
    print(f"{len(corpus.articles)} articles, {corpus.words} words, findings from {least.word}\n")
    print(f"{'category':32} {'precision':>24}  {'recall':>24}  wrong/1,000 words")
    for category in (*LABELLED, "disclaimers"):
        mine = [v for v in verdicts if v.category == category]
        precision, recall = count(mine, "right", "wrong"), count(mine, "caught", "missed")
        often = 1000 * precision.bad / max(corpus.words, 1)
        print(f"{category:32} {cell(precision):>24}  {cell(recall):>24}  {often:.2f}")
    print()
    for rule, found in by_rule(verdicts).items():
        print(f"{rule:32} {cell(found)}")
    for verdict in verdicts if errors else ():
        if verdict.verdict in ("wrong", "missed"):
            print(f"{verdict.verdict:7} {verdict.rule or verdict.category:28} {verdict.place}  {verdict.text[:110]!r}")


def main() -> None:
    """Measure, write and print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("--show", action="store_true", help="list what is wrong and what is missed")
    parser.add_argument("--figures", action="store_true", help="write the counts of each rule into the package")
    parser.add_argument("--min-severity", type=Severity.parse, default=Severity.WARNING, metavar="SEVERITY")
    options = parser.parse_args()
    corpus = Corpus.check(*options.corpus)
    show(corpus, options.min_severity, errors=options.show)
    if options.figures:
        rows = figures(corpus, Corpus.check(*options.corpus, profile="strict"), time.strftime("%Y-%m"))
        FIGURES.write_text(table_of(rows), encoding="utf-8")
        print("", *misjudged(catalog.load().rules, rows, excused()), sep="\n")


if __name__ == "__main__":
    main()

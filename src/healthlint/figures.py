"""How often each rule is right on labelled articles, as ``benchmarks/quality.py`` counted it. No check asks for it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from healthlint.records import NamedTuple
from healthlint.resources import table


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


class Figure(NamedTuple):
    """A row of ``figures.tsv``: how many findings of a rule were judged and right on the articles of a corpus."""

    rule: str
    right: int
    judged: int
    corpus: str  # the month in which it was measured
    articles: int

    def __str__(self) -> str:
        """The figure in a sentence."""
        low, high = (round(100 * share) for share in Count(self.right, self.judged - self.right).interval)
        return (
            f"Right {self.right} of {self.judged} times on the {self.corpus} corpus of {self.articles} articles"
            f" (Wilson 95 %: {low} to {high} %)."
        )


@cache
def measured() -> Mapping[str, Figure]:
    """The figures by rule; a rule that is not here was not seen on labelled articles."""
    rows = table("figures")
    return {
        rule: Figure(rule, int(right), int(judged), corpus, int(articles))
        for rule, right, judged, corpus, articles in rows
    }


@cache
def excused() -> Mapping[str, str]:
    """By rule, from ``excused.tsv``: why it runs by default although too few of its findings were right."""
    return dict(table("excused"))

"""The floor under the quality of findings: what the labelled fixtures measured last (``make floor``)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from healthlint.model import Severity
from quality import LABELLED, Corpus

CORPUS = Path(__file__).resolve().parent.parent / "fixtures" / "corpus"
FLOOR = CORPUS / "floor.json"
Figures = dict[str, dict[str, int]]


@cache
def measured() -> Figures:
    """How many findings are right and wrong and how many labels are caught, by severity and category."""
    corpus = Corpus.check(CORPUS)
    figures: Figures = {}
    for least in (Severity.WARNING, Severity.INFO):
        verdicts = corpus.verdicts(least)
        for category in (*LABELLED, "disclaimers"):
            words = [verdict.verdict for verdict in verdicts if verdict.category == category]
            figures[f"{least.word}/{category}"] = {word: words.count(word) for word in ("right", "wrong", "caught")}
    return figures


def sunk(figures: Figures, floor: Figures) -> list[str]:
    """Where ``figures`` are worse than ``floor``: a smaller share of right findings, or fewer labels caught."""
    found = []
    for key, least in floor.items():
        now = figures[key]
        if now["caught"] < least["caught"]:
            found.append(f"{key}: {now['caught']} labels are caught, {least['caught']} were")
        if now["right"] * (least["right"] + least["wrong"]) < least["right"] * (now["right"] + now["wrong"]):
            found.append(f"{key}: {now} are right and wrong, {least} were")
    return found


def main() -> None:
    """Raise the floor to what is measured now; a figure that has sunk is told, and nothing is written."""
    worse = sunk(measured(), json.loads(FLOOR.read_text())) if FLOOR.exists() else []
    if worse:
        raise SystemExit("\n".join(worse))
    FLOOR.write_text(json.dumps(measured(), indent=2) + "\n")


if __name__ == "__main__":
    main()

"""What a pattern costs in RE2 and in regex: compiling it, and scanning the fixtures with it.

    python benchmarks/engines.py

The ratios are those of docs/decisions/0001-patterns-run-on-re2.md.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import re2
import regex

from healthlint.pattern import bounded, expand

ARTICLES = Path(__file__).parent.parent / "fixtures" / "articles"
PATTERNS = {
    "usual": bounded([r"(?:studies|research|science) (?:have |has )?(?:shown?|proven|found)"]),
    "lexicon": bounded([expand(r"{therapy} (?:cures|heals) {disease}")]),
}
ROUNDS = 7


def fastest(task: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """The least time of ``task`` in ROUNDS runs, in milliseconds; ``before`` runs ahead of each, untimed."""
    took = []
    for _ in range(ROUNDS):
        before()
        begin = time.perf_counter()
        task()
        took.append(time.perf_counter() - begin)
    return min(took) * 1000


def costs(engine: Any, pattern: str, text: str) -> tuple[float, float]:
    """Milliseconds to compile ``pattern`` and to find all it matches in ``text``."""
    compiled = engine.compile(pattern)
    building = fastest(lambda: engine.compile(pattern), before=engine.purge)
    return building, fastest(lambda: list(compiled.finditer(text)))


def main() -> None:
    """Print a line for each pattern: the times of both engines and their ratio."""
    text = "\n".join(path.read_text("utf-8", "replace") for path in sorted(ARTICLES.iterdir())).lower()
    print(f"{len(text):,} characters; regex / re2 = ratio")
    for name, pattern in PATTERNS.items():
        slow, fast = costs(regex, pattern, text), costs(re2, pattern, text)
        for what, a, b in zip(("compile", "scan"), slow, fast, strict=True):
            print(f"{name:8} {what:8} {a:8.2f} ms / {b:6.2f} ms = {a / b:6.1f}")


if __name__ == "__main__":
    main()

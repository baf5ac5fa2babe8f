"""The golden reports of the fixtures: what they should be, and how they are written anew (``make golden``)."""

from __future__ import annotations

from pathlib import Path

from healthlint import catalog, runner
from healthlint.config import Config
from healthlint.discovery import Target
from healthlint.model import Report, Severity
from healthlint.readers import format_of
from healthlint.reporters import json, text
from healthlint.reporters.cells import Medium
from healthlint.reporters.layout import plain

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = sorted((ROOT / "fixtures" / "articles").iterdir())
GOLDEN = ROOT / "fixtures" / "golden"


def report(article: Path) -> Report:
    """The report of the default profile on one fixture."""
    notation = format_of(article.suffix)
    assert notation is not None
    return runner.run([Target(article.name, notation, article.read_bytes())], catalog.load(), Config())


def as_text(found: Report) -> str:
    """What a pipe shows, info findings too."""
    return plain(text.lines(found, Medium(width=100), least=Severity.INFO))


def as_json(found: Report) -> str:
    """The JSON report."""
    return json.dumps(found)


def main() -> None:
    """Write every golden report."""
    GOLDEN.mkdir(exist_ok=True)
    for old in GOLDEN.iterdir():
        old.unlink()
    for article in ARTICLES:
        found = report(article)
        (GOLDEN / f"{article.name}.txt").write_text(as_text(found), encoding="utf-8")
        (GOLDEN / f"{article.name}.json").write_text(as_json(found), encoding="utf-8")


if __name__ == "__main__":
    main()

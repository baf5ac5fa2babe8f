"""The golden reports of the fixtures: what they should be, and how they are written anew (``make golden``)."""

from __future__ import annotations

from pathlib import Path

from healthlint import catalog, runner
from healthlint.config import Config
from healthlint.discovery import Target
from healthlint.model import FileReport, Report, Severity
from healthlint.readers import format_of
from healthlint.reporters import card, json, text
from healthlint.reporters.cells import Medium
from healthlint.reporters.layout import plain

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = sorted((ROOT / "fixtures" / "articles").iterdir())
GOLDEN = ROOT / "fixtures" / "golden"
CARDS = ROOT / "fixtures" / "cards"


def report(article: Path) -> FileReport:
    """The report of the default profile on one fixture."""
    return next(runner.run([_target(article)], catalog.load(), Config()))


def cards() -> dict[str, str]:
    """The score cards of all fixtures, by the suffix of the file that holds them."""
    found = [*runner.run([_target(article) for article in ARTICLES], catalog.load(), Config(), cards=True)]
    written = plain(card.lines(Report(found), Medium(width=80)))
    return {".txt": "".join(written), ".json": "".join(json.cards(Report(found)))}


def _target(article: Path) -> Target:
    notation = format_of(article.suffix)
    assert notation is not None
    return Target(article.name, notation, article.read_bytes())


def as_text(found: FileReport) -> str:
    """What a pipe shows, info findings too."""
    return "".join(plain(text.lines(Report([found]), Medium(width=100), least=Severity.INFO)))


def as_json(found: FileReport) -> str:
    """The JSON report."""
    return "".join(json.parts(Report([found])))


def main() -> None:
    """Write every golden report."""
    GOLDEN.mkdir(exist_ok=True)
    for old in GOLDEN.iterdir():
        old.unlink()
    for article in ARTICLES:
        found = report(article)
        (GOLDEN / f"{article.name}.txt").write_text(as_text(found), encoding="utf-8")
        (GOLDEN / f"{article.name}.json").write_text(as_json(found), encoding="utf-8")
    for suffix, written in cards().items():
        CARDS.with_suffix(suffix).write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()

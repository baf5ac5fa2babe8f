"""Draws ``docs/terminal.svg``: the report on one fixture as a terminal shows it. Takes no arguments."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

from rich.console import Console

from healthlint import catalog, discovery, runner
from healthlint.config import Config
from healthlint.globs import Globs
from healthlint.model import Report
from healthlint.reporters import terminal, text
from healthlint.reporters.cells import Medium

ROOT = Path(__file__).parents[1]
ARTICLE = "fixtures/articles/migraine.md"  # few findings, of several kinds
WIDTH = 100
# Rich names a font on the net; a picture in a README is to load nothing.
FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


def main() -> None:
    """Check the article and write the picture; the same report gives the same picture."""
    os.chdir(ROOT)
    config = Config()
    found = discovery.find([ARTICLE], Globs())
    report = Report(runner.run(found.targets, catalog.load(), config))
    # Without links: they carry random numbers, and a picture cannot be clicked.
    lines = text.lines(report, Medium(width=WIDTH), least=config.least)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, highlight=False)
    terminal.show(lines, console)
    svg = console.export_svg(title=f"healthlint check {ARTICLE}", unique_id="terminal")
    (ROOT / "docs" / "terminal.svg").write_text(FONT_FACE.sub("", svg), encoding="utf-8")


if __name__ == "__main__":
    main()

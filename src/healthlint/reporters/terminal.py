"""Writes lines to a terminal in colour. Imports rich, which a report to a pipe never pays for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.style import Style
from rich.text import Text

from healthlint.reporters.layout import Line


def write(lines: Iterable[Line], stream: TextIO) -> None:
    """Write the lines with ANSI colours and links; the standard colours of the terminal's own theme are used."""
    console = Console(file=stream, force_terminal=True, color_system="standard", highlight=False, markup=False)
    show(lines, console)


def show(lines: Iterable[Line], console: Console) -> None:
    """Print the lines on a console of rich, one row each: they have been wrapped before."""
    for line in lines:
        text = Text(end="\n")
        for segment in line:
            style = Style.parse(segment.style) if segment.style else Style.null()
            text.append(segment.text, style + Style(link=segment.link) if segment.link else style)
        console.print(text, soft_wrap=True)

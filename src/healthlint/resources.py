"""Where the catalogue lies: inside the package in a wheel, at the top of the checkout in an editable install."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def rules_folder() -> Path:
    """The folder of the rule files; FileNotFoundError without one: a linter without rules calls all clean."""
    for folder in (_PACKAGE / "rules", _PACKAGE.parent.parent / "rules"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("healthlint is installed without its rules")


def table(name: str) -> list[list[str]]:
    """The rows of ``<name>.tsv`` in columns, without the comment and the heading above them."""
    lines = (rules_folder() / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[2:]]


@cache
def lexicon(name: str) -> tuple[str, ...]:
    """The entries of ``lexicons/<name>.txt``: one a line, each a regular expression, ``#`` starts a comment.

    Raises LookupError when there is no such file or it is empty.
    """
    path = rules_folder() / "lexicons" / f"{name}.txt"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise LookupError(f"no lexicon {name!r}") from None
    entries = tuple(entry for line in lines if (entry := line.partition("#")[0].strip()))
    if not entries:
        raise LookupError(f"the lexicon {name!r} is empty")
    return entries

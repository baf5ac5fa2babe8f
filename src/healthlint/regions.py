"""Regions of the profile ``ads``: the rules whose breach in advertising an authority there forbids."""

from __future__ import annotations

from functools import cache

from healthlint.records import NamedTuple
from healthlint.resources import table


class Ban(NamedTuple):
    """A row of ``regions.tsv``: in advertising in ``region`` the rule is an error, for ``authority`` says so."""

    region: str
    rule: str
    authority: str
    url: str


@cache
def bans() -> tuple[Ban, ...]:
    """The rows of ``regions.tsv``; TypeError for a row that has not four columns."""
    return tuple(Ban(*row) for row in table("regions"))


def known() -> tuple[str, ...]:
    """The names of the regions, in the order of the file."""
    return tuple(dict.fromkeys(ban.region for ban in bans()))

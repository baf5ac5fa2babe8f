"""Markers of citations and the identifiers of papers, where an example in a rule file shows too little."""

from __future__ import annotations

import pytest

from contexts.build import article
from healthlint.checks.citations import dangling, malformed


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Walking lifts the mood.¹ Singing does so too.²", ["¹"]),
        ("Walking lifts the mood.¹\n\n¹ Told by Lind.", []),
        ("The plot of ten metre² holds herbs.", []),
        ("Walking lifts the mood [2].\n\n1. Lind, 2012, Walking.\n2. Ahn, 2015, Songs.", []),
        ("Walking lifts the mood [2].\n\n1. Buy shoes.\n2. Go out.", ["[2]"]),
        ("Walking lifts the mood.[^1]\n\n[^1]: Lind, 2012.", []),
    ],
    ids=["raised", "note", "unit", "list-without-heading", "list-of-steps", "footnote"],
)
def test_markers_that_lead_nowhere(text: str, marked: list[str]) -> None:
    assert [found.excerpt for found in dangling(article(text))] == marked


@pytest.mark.parametrize(
    ("identifier", "valid"),
    [
        ("doi:10.1016/S0140-6736(19)31189-2", True),
        ("doi: https://doi.org/10.1186/s13063-019-3466-0", True),
        ("doi:10.1234/abc", False),
        ("doi:10.1001/xxxx", False),
        ("PMID: 12345678", False),
        ("PMC3658605", True),
        ("NCT01234567", True),
        ("ISBN 0-306-40615-2", True),
        ("ISBN 0-306-40615-3", False),
    ],
)
def test_identifiers(identifier: str, valid: bool) -> None:
    found = list(malformed(article(f"See {identifier} for more.")))
    assert (not found) is valid

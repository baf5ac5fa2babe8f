"""Documents as short lines, to hold against what a test expects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .maps import check_maps

if TYPE_CHECKING:
    from healthlint.document import Document


def outline(document: Document) -> list[str]:
    """Each block as ``kind: text``; ``1`` after the kind is its level, ``#`` says ordered, ``>`` says quoted."""
    check_maps(document)
    return [
        f"{block.kind}{block.level or ''}{'#' * block.ordered}{'>' * block.quoted}: {block.text}"
        for block in document.blocks
    ]


def links(document: Document) -> list[tuple[str, str, str, str]]:
    """Each link as (kind, text, target, what is written in the source)."""
    check_maps(document)
    return [
        (link.kind, block.text[link.start : link.end], link.target, document.source[link.span.start : link.span.end])
        for block, link in document.links
    ]

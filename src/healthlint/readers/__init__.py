"""Readers turn a source text into a document. Each is imported when a file of its format comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.document import Format

if TYPE_CHECKING:
    from healthlint.document import Document

_SUFFIXES = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".mdx": Format.MDX,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
}


def format_of(suffix: str) -> Format | None:
    """The format of files with that suffix (``".md"``, in any case); None for others."""
    return _SUFFIXES.get(suffix.lower())


def read(source: str, notation: Format) -> Document:
    """The document that ``source``, written in ``notation``, makes. Never raises, whatever the source."""
    if notation is Format.HTML:
        from healthlint.readers import html as reader
    elif notation is Format.TEXT:
        from healthlint.readers import text as reader  # type: ignore[no-redef]
    elif notation is Format.MDX:
        from healthlint.readers import mdx as reader  # type: ignore[no-redef]
    else:
        from healthlint.readers import markdown as reader  # type: ignore[no-redef]
    return reader.read(source)

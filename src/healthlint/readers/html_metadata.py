"""Metadata of a page: <meta>, <time>, <link>, and JSON-LD, each value with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from healthlint import lazy_re
from healthlint.document import Meta
from healthlint.span import Span

# A JSON string that is no key, or a number or literal.
_JSON_LEAF = lazy_re.compile(r'"(?:[^"\\]|\\.)*+"(\s*+:)?|-?\d[-+.\deE]*|true|false|null', re.DOTALL)


def json_ld(source: str, start: int, end: int) -> list[Meta]:
    """The values of the JSON-LD in ``source[start:end]``; ValueError if it is no JSON.

    Keys are joined by dots; "@graph" and lists add nothing to the path, for they only hold things together.
    """
    raw = source[start:end]
    try:
        values = list(_leaves(json.loads(raw), ""))
    except RecursionError:
        raise ValueError("nested too deeply") from None
    places = [found.span() for found in _JSON_LEAF.finditer(raw) if not found[1]]
    if len(places) != len(values):  # a key stands twice: the whole script is the place
        places = [(0, len(raw))] * len(values)
    return [
        Meta(key, value, Span(start + at, start + after), "json-ld")
        for (key, value), (at, after) in zip(values, _unquoted(raw, places), strict=True)
    ]


def _leaves(node: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _leaves(value, path if key == "@graph" else f"{path}.{key}" if path else key)
    elif isinstance(node, list):
        for value in node:
            yield from _leaves(value, path)
    else:
        yield path, node if isinstance(node, str) else json.dumps(node)


def _unquoted(raw: str, places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for at, after in places:
        quoted = raw[at : at + 1] == '"'
        yield (at + quoted, after - quoted)


def time_key(itemprop: str, words: list[str]) -> str:
    """The metadata key of a <time>: its itemprop, else what its classes say, else "date"."""
    if itemprop:
        return itemprop
    if "published" in words:
        return "datePublished"
    return "dateModified" if "updated" in words or "modified" in words else "date"

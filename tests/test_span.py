"""Ranges: what lies at a place is found as if all were looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from healthlint.document import Block, Kind, Link, TextBuilder
from healthlint.span import Span, SpanIndex

_SPANS = st.tuples(st.integers(0, 2_000), st.integers(0, 600)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(_SPANS), _SPANS)
def test_an_index_finds_what_overlaps_in_the_order_of_coming(spans: list[Span], place: Span) -> None:
    index = SpanIndex((span, number) for number, span in enumerate(spans))
    assert index.at(place) == [number for number, span in enumerate(spans) if span.overlaps(place)]


@given(st.lists(_SPANS), _SPANS)
def test_a_block_finds_the_links_that_touch_a_text(spans: list[Span], place: Span) -> None:
    links = tuple(Link(*span, "/tea", span) for span in spans)
    text, way, _ = TextBuilder().build()
    found = Block(Kind.PARAGRAPH, text, way, links=links).links_at(*place)
    touching = [link for link in links if link.start < place.end and place.start < max(link.end, link.start + 1)]
    assert sorted(found) == sorted(touching)

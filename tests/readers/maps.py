"""What must hold for every document, whatever its format: the way back to the source is whole and in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from healthlint.document import Block, Document


def check_maps(document: Document) -> None:
    """Assert that each offset of each block leads inside the source, and later offsets to no earlier place."""
    size = len(document.source)
    for block in document.blocks:
        _check_text(block, size)
        _check_letters(block, document.source)
        _check_links(block, size)
        for start, end in block.emphasis:
            assert 0 <= start <= end <= len(block.text), (block.text, start, end)
        for offset, _ in block.invisible:
            assert 0 <= offset <= len(block.text) + 1, (block.text, offset)
    for meta in document.metadata:
        assert 0 <= meta.span.start <= meta.span.end <= size, meta
    for comment in document.comments:
        assert 0 <= comment.span.start < comment.span.end <= size, comment
        assert 0 <= comment.before <= len(document.blocks), comment
    for message, span in document.trouble:
        assert 0 <= span.start <= span.end <= size, message


def _check_text(block: Block, size: int) -> None:
    assert block.text == block.text.strip(" "), block.text
    assert "  " not in block.text, block.text
    before = 0
    for offset in range(len(block.text)):
        span = block.to_source(offset, offset + 1)
        assert 0 <= span.start < span.end <= size, (block.text, offset, span)
        assert before <= span.start, (block.text, offset, span)
        before = span.start


def _check_letters(block: Block, source: str) -> None:
    for offset, char in enumerate(block.text):
        span = block.to_source(offset, offset + 1)
        if span.end == span.start + 1 and char not in " \ufffd":
            assert source[span.start] == char, (block.text, offset, span)


def _check_links(block: Block, size: int) -> None:
    for link in block.links:
        assert 0 <= link.start <= link.end <= len(block.text), (block.text, link)
        assert 0 <= link.span.start < link.span.end <= size, (block.text, link)

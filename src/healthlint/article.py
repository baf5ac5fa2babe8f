"""An article taken apart for the rules: its sentences and clauses, and the lines that patterns run over.

What several rules need to know about a whole article (its topic, its claims, its sources) is computed by functions
marked ``@once``, at most once an article and only when a rule asks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, wraps
from itertools import accumulate
from typing import TypeVar, cast

from healthlint.document import Block, Document, Kind, Region
from healthlint.pattern import Pattern
from healthlint.sentences import clauses, sentences
from healthlint.span import Span

T = TypeVar("T")

PROSE = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.TABLE_CELL, Kind.CAPTION, Kind.FOOTNOTE})
_ALL = frozenset(Kind)
# Names of [match] scope, beside the kinds themselves.
SCOPES: dict[str, frozenset[Kind]] = {"prose": PROSE} | {kind.value: frozenset({kind}) for kind in Kind}


class Sentence:
    """A sentence of a block: ``text`` is ``block.plain[start:end]``; ``index`` counts within the article."""

    def __init__(self, index: int, block: Block, start: int, end: int) -> None:
        self.index, self.block, self.start, self.end = index, block, start, end

    @cached_property
    def text(self) -> str:
        """The sentence in plain characters; offsets of contexts and matches count in it."""
        return self.block.plain[self.start : self.end]

    @cached_property
    def lower(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    @cached_property
    def clauses(self) -> tuple[tuple[int, int], ...]:
        """The clauses as ranges of ``text``."""
        return tuple(clauses(self.text, 0, len(self.text)))

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The smallest run of clauses that covers ``text[start:end]``, as a range of ``text``."""
        touched = [clause for clause in self.clauses if clause[0] < end and start < clause[1]]
        return (touched[0][0], touched[-1][1]) if touched else (0, len(self.text))

    def to_source(self, start: int, end: int) -> Span:
        """The source range of ``text[start:end]``."""
        return self.block.to_source(self.start + start, self.start + end)


Place = tuple[Sentence, int, int]  # sentence.text[start:end]


class Lines:
    """The text of many sentences (or blocks) in one string, one a line, so that a pattern scans it in one go."""

    def __init__(self, items: Iterable[Sentence], page: Page) -> None:
        self.items, self._page = tuple(items), page
        self.text = "\n".join(item.text for item in self.items)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(item.end - item.start + 1 for item in self.items)]

    @cached_property
    def _by_block(self) -> dict[int, list[Sentence]]:
        """The sentences of each block, by the number of the block on the page."""
        groups: dict[int, list[Sentence]] = {}
        for item in self.items:
            groups.setdefault(self._page.number(item.block), []).append(item)
        return groups

    def hits(self, pattern: Pattern) -> Iterator[tuple[Place, str]]:
        """The places that ``pattern`` reports, each with the whole match; none crosses the end of a line."""
        lines = self._possible(pattern)
        for hit, whole in pattern.hits(lines.text, self._page.text):
            place = lines._locate(*hit)
            if place and lines._locate(*whole):
                yield place, lines.text[slice(*whole)]

    def _possible(self, pattern: Pattern) -> Lines:
        """The sentences in which ``pattern`` can match; all of them where choosing spares nothing."""
        chance = pattern.chance(self._page.text)
        if chance.lines < 0:
            return self
        held = (item for number in _bits(chance.lines) for item in self._by_block.get(number, ()))
        chosen = [item for item in held if chance.is_in(item.lower)]
        return Lines(chosen, self._page) if 2 * len(chosen) < len(self.items) else self

    def _locate(self, start: int, end: int) -> Place | None:
        """The sentence of ``text[start:end]`` and the range in it; None when the range crosses a line end."""
        line = bisect_right(self._starts, start) - 1
        item, begin = self.items[line], self._starts[line]
        return (item, start - begin, end - begin) if end - begin <= item.end - item.start else None


def _bits(number: int) -> Iterator[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


class Page:
    """Every block of a document, of all regions, as one text: a block a line."""

    def __init__(self, document: Document) -> None:
        self._numbers = {id(block): number for number, block in enumerate(document.blocks)}
        self.text = "\n".join(block.plain for block in document.blocks)

    def number(self, block: Block) -> int:
        """The line of ``block``, from 0."""
        return self._numbers[id(block)]


_ABOUT = frozenset({Kind.TITLE, Kind.DESCRIPTION})


def _is_said(text: str, said: set[str]) -> bool:
    """Whether the page itself says ``text``: a title is often a heading with the name of the site behind it."""
    return text in said or any(len(own) > 12 and (text.startswith(own) or own.startswith(text)) for own in said)


class Article:
    """A document with its sentences. ``memo`` is where ``@once`` keeps what it computed."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.memo: dict[object, object] = {}
        self._lines: dict[object, Lines] = {}

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the article itself: main region, not hidden, and no title that a heading says again."""
        own = [block for block in self.document.blocks if block.region is Region.MAIN and block.text]
        said = {block.text.casefold() for block in own if block.kind not in _ABOUT}
        return tuple(block for block in own if block.kind not in _ABOUT or not _is_said(block.text.casefold(), said))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of ``blocks`` in reading order; title, description, headings and alt texts among them."""
        found: list[Sentence] = []
        for block in self.blocks:
            first = len(found)
            found.extend(Sentence(first + n, block, a, b) for n, (a, b) in enumerate(sentences(block.plain)))
        return tuple(found)

    @cached_property
    def by_block(self) -> dict[int, tuple[Sentence, ...]]:
        """The sentences of each block, by ``id(block)``."""
        groups: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            groups.setdefault(id(sentence.block), []).append(sentence)
        return {key: tuple(group) for key, group in groups.items()}

    @cached_property
    def prose(self) -> tuple[Sentence, ...]:
        """The sentences of running text: no headings, titles, descriptions or alt texts."""
        return tuple(sentence for sentence in self.sentences if sentence.block.kind in PROSE)

    @cached_property
    def words(self) -> int:
        """Words of running text."""
        return sum(len(sentence.text.split()) for sentence in self.prose)

    @cached_property
    def _page(self) -> Page:
        return Page(self.document)

    @property
    def text(self) -> str:
        """Every block of the document, of all regions, one a line: where cues of the whole page are looked for."""
        return self._page.text

    def stopped(self, sentence: Sentence, start: int, end: int, reason: str) -> None:
        """Told when a rule matched ``sentence.text[start:end]`` and a condition kept it silent: nothing to do."""

    def matching(self, pattern: Pattern) -> frozenset[int]:
        """The indices of the sentences in which ``pattern`` matches, found in one scan and kept."""
        if pattern not in self.memo:
            hits = self.sentence_lines(_ALL).hits(pattern)
            self.memo[pattern] = frozenset(sentence.index for (sentence, _, _), _ in hits)
        return cast("frozenset[int]", self.memo[pattern])

    def neighbours(self, sentence: Sentence, before: int = 1, after: int = 1) -> tuple[Sentence, ...]:
        """The sentences of the same block around ``sentence``, itself left out."""
        group = self.by_block[id(sentence.block)]
        at = sentence.index - group[0].index
        return group[max(0, at - before) : at] + group[at + 1 : at + 1 + after]

    def sentence_lines(self, kinds: frozenset[Kind]) -> Lines:
        """The sentences of blocks of ``kinds``, one a line."""
        key = ("sentence", kinds)
        if key not in self._lines:
            chosen = (item for item in self.sentences if item.block.kind in kinds)
            self._lines[key] = Lines(chosen, self._page)
        return self._lines[key]

    def block_lines(self, kinds: frozenset[Kind], regions: frozenset[Region] = frozenset({Region.MAIN})) -> Lines:
        """The blocks of ``kinds`` in ``regions``, each as one sentence, one a line."""
        key = ("block", kinds, regions)
        if key not in self._lines:
            chosen = (
                block
                for block in self.document.blocks
                if block.kind in kinds and block.region in regions and block.text
            )
            items = (Sentence(n, block, 0, len(block.text)) for n, block in enumerate(chosen))
            self._lines[key] = Lines(items, self._page)
        return self._lines[key]


def once(compute: Callable[[Article], T]) -> Callable[[Article], T]:
    """Make a function of an article keep its result with the article."""

    @wraps(compute)
    def kept(article: Article) -> T:
        if compute not in article.memo:
            article.memo[compute] = compute(article)
        return cast("T", article.memo[compute])

    return kept

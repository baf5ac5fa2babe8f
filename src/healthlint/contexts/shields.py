"""Shields: contexts in which the words of a claim are no claim.

Modelled on NegEx and ConText (Chapman 2001, Harkema 2009): a trigger opens a scope inside its clause, a pseudo-trigger
looks like one and opens nothing. Every shield is a function ``(article, sentence, start, end) -> bool`` about the
words ``sentence.text[start:end]``.
"""

from __future__ import annotations

from healthlint import lazy_re
from healthlint.article import PROSE, Article, Sentence, once
from healthlint.contexts import triggers
from healthlint.document import Block, Format, Kind
from healthlint.pattern import Pattern


def _scrubbed(article: Article, text: str, pseudo: Pattern) -> str:
    """``text``, a part of the article, with every pseudo-trigger blanked out, offsets kept."""
    for begin, after in list(pseudo.spans(text, article.text)):
        text = text[:begin] + " " * (after - begin) + text[after:]
    return text


def _after_contrast(article: Article, text: str, start: int) -> int:
    """Where the reach of what is wider than a clause begins: behind the last "but" or ";" before ``start``."""
    return max((after for _, after in triggers.CONTRAST.spans(text[:start], article.text)), default=0)


def negated(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """A negation before the words in their clause, or a denial right after them. "Not only" denies nothing.

    A "no" before a noun denies that noun and ends at the comma behind it: "it has no side effects, cures …".
    """
    begin, stop = sentence.clause(start, end)
    text = _scrubbed(article, sentence.text, triggers.NOT_NEGATION)
    before = text[begin:start]
    opened = any(
        before[a:b] not in _DETERMINERS or "," not in before[b:]
        for a, b in triggers.NEGATION.spans(before, article.text)
    )
    return opened or triggers.NEGATED_AFTER.search(text[end:stop], article.text)


_DETERMINERS = frozenset({"no", "zero", "without"})


def hedged(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """A hedge before or inside the words in their clause. "Can" is no hedge (Adams 2017); "may be the solution" sells."""
    begin, _stop = sentence.clause(start, end)
    return triggers.HEDGE.search(_scrubbed(article, sentence.text, triggers.SALES_HEDGE)[begin:end], article.text)


def tentative(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """What follows the words in the sentence is hedged: "studies suggest that it may"."""
    return triggers.TENTATIVE.search(sentence.text[end:], article.text)


def attributed(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """A belief, tradition or aim governs the words: before them in the sentence, in them, or said behind them.

    Its reach is wider than the clause ("practitioners believe that it works because …") and ends at a contrast.
    """
    text = _scrubbed(article, sentence.text, triggers.NOT_ATTRIBUTION)
    begin = _after_contrast(article, text, start)
    _begin, stop = sentence.clause(start, end)
    before = triggers.ATTRIBUTION.search(text[begin:end], article.text) or triggers.CALLED.search(
        text[begin:start], article.text
    )
    return before or triggers.ATTRIBUTED_AFTER.search(text[start:stop], article.text)


def quoted(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """Inside a block quotation, or inside quotation marks around at least four words."""
    if sentence.block.quoted:
        return True
    quotation = _quotation(sentence, start, end)
    return quotation is not None and len(sentence.block.plain[quotation[0] + 1 : quotation[1]].split()) >= 4


def _quotation(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The quotation marks around ``sentence.text[start:end]``, as offsets in the text of its block."""
    text = sentence.block.plain
    at, to = sentence.start + start, sentence.start + end
    opened = text.rfind('"', 0, at + 1)
    closed = text.find('"', to - 1)
    if opened < 0 or closed < 0 or text.count('"', 0, opened + 1) % 2 == 0:
        return None
    return opened, closed


# A mark of its own may follow: an arrow, the plus that opens an answer.
_ASKS = lazy_re.compile(r"\?[^\w.!?]*$")


def question(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """A question, or a heading that asks; not one that sells, or is answered by yes within two sentences."""
    heading = sentence.block.kind in (Kind.HEADING, Kind.TITLE)
    asks = _ASKS.search(sentence.text) is not None or (
        heading and triggers.QUESTION_LEAD.search(sentence.text, article.text)
    )
    if not asks or triggers.SALES_QUESTION.search(sentence.text, article.text):
        return False
    following = article.sentences[sentence.index + 1 : sentence.index + 3]
    return not any(
        triggers.YES.search(_scrubbed(article, item.text, triggers.NOT_YES), article.text) for item in following
    )


def debunked(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """A myth, a scam, a warning: named in the sentence, in the lead-in of its list, or by the heading above.

    Or taken back: by the sentence after it ("They are not."), or behind its quotation ('"detox" is a slogan').

    A paragraph that starts with "Fact:" or "Reality:" ends the scope of a heading or a "Myth:" line.
    """
    begin = _after_contrast(article, sentence.text, start)
    told = _scrubbed(article, sentence.text, triggers.NOT_DEBUNK)[begin:]
    if triggers.DEBUNK.search(told, article.text) or _taken_back(article, sentence, start, end):
        return True
    if triggers.TRUTH_LEAD.search(sentence.block.plain[:12], article.text):
        return False
    section = sentence.block.section
    opening = _scrubbed(article, sentence.block.plain[:60], triggers.NOT_DEBUNK)
    if triggers.DEBUNK_LEAD.search(opening, article.text) or (
        section and triggers.DEBUNK_LEAD.search(section[-1], article.text)
    ):
        return True
    return sentence.block.kind is Kind.LIST_ITEM and triggers.DEBUNK_LEAD.search(
        lead_in(article, sentence), article.text
    )


def _taken_back(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    following = article.sentences[sentence.index + 1 : sentence.index + 2]
    if any(item.block.kind in PROSE and triggers.DENIAL.search(item.text, article.text) for item in following):
        return True
    quotation = _quotation(sentence, start, end)
    return quotation is not None and triggers.DISMISSED.search(
        sentence.block.plain[quotation[1] + 1 : sentence.end], article.text
    )


def lead_in(article: Article, sentence: Sentence) -> str:
    """The text of the block above the list that ``sentence`` stands in; empty when there is none."""
    for previous in reversed(article.sentences[: sentence.index]):
        if previous.block.kind is not Kind.LIST_ITEM:
            return previous.text if previous.block.kind is Kind.PARAGRAPH else ""
    return ""


def regulatory(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """The block is a disclaimer or speaks of rules for claims."""
    return triggers.REGULATORY.search(sentence.block.plain, article.text)


def research_goal(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """The words are what research looks for, not what it found. "Ways to" for the reader are no aim of research."""
    begin, _stop = sentence.clause(start, end)
    return triggers.RESEARCH_GOAL.search(
        _scrubbed(article, sentence.text, triggers.READER_GOAL)[begin:end], article.text
    )


def conditional(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """A condition in the clause. "If you want to …" sells and opens nothing."""
    begin, stop = sentence.clause(start, end)
    return triggers.CONDITIONAL.search(
        _scrubbed(article, sentence.text, triggers.SALES_CONDITION)[begin:stop], article.text
    )


def animal(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """The sentence is about animals or cells."""
    return sentence.index in article.matching(triggers.ANIMAL)


def capacity(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """The words say what something can do, not what it does: a weaker claim, yet no hedge."""
    begin, _stop = sentence.clause(start, end)
    return triggers.CAPACITY.search(sentence.text[begin:end], article.text)


def balanced(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """The limits of the evidence are told in the sentence or beside it."""
    near = (sentence, *article.neighbours(sentence))
    return any(item.index in article.matching(triggers.BALANCE) for item in near)


def heading(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """The words stand in a heading, a title or a description."""
    return sentence.block.kind in (Kind.HEADING, Kind.TITLE, Kind.DESCRIPTION)


def page_link(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """The block is nothing but links in a whole page, heads such blocks, or stands in a menu: it works, and is no leftover.

    A page is whole where it has a head, or where its menus were turned into text with it.
    """
    block = sentence.block
    if not article.document.page and not menus(article):
        return False
    return all_linked(block) or id(block) in menus(article) or _heads_links(article, block)


def _heads_links(article: Article, block: Block) -> bool:
    """Whether a heading stands over two blocks or more that are links, among the next eight: cards of other posts."""
    if block.kind is not Kind.HEADING:
        return False
    at = next(number for number, other in enumerate(article.document.blocks) if other is block)
    return sum(map(all_linked, article.document.blocks[at + 1 : at + 1 + _CARDS])) > 1


def all_linked(block: Block) -> bool:
    """Whether a block is nothing but links."""
    linked = sum(link.end - link.start for link in block.links)
    return linked > 0 and linked >= len(block.text) * 0.8


_MENU = 8  # links in a row that no article has, and a menu that was turned into text along with its page has
_CARDS = 8  # blocks of the first two cards: a picture, a label, a title, a teaser
_LABEL = 6  # words of what stands between them: headings, buttons, prices


@once
def menus(article: Article) -> frozenset[int]:
    """The blocks, by ``id``, of menus: eight blocks or more that are links, with nothing but short labels around them."""
    found: set[int] = set()
    run: list[Block] = []
    for block in (*article.blocks, None):
        if block is not None and (all_linked(block) or len(block.text.split()) <= _LABEL):
            run.append(block)
            continue
        if sum(map(all_linked, run)) >= _MENU:
            found.update(map(id, run))
        run = []
    return frozenset(found)


def markdown_source(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """The file is Markdown, whose notation a generator will render."""
    return article.document.format in (Format.MARKDOWN, Format.MDX)

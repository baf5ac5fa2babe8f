"""Blocks in another language than the article's, told by the commonest words of each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.article import Article, Sentence, once
from healthlint.contexts.evidence import in_references
from healthlint.document import Kind
from healthlint.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.model import Finding

_PROFILES = {
    "English": "the of and to in is that for it with as are on be this by or from your you at can have not",
    "French": "le la les des et est une un dans pour que qui sur avec pas vous nous du au aux ce cette sont votre",
    "Spanish": "el la los las de y es una un en para que con por su se del al más como pero este esta son",
    "German": "der die das und ist ein eine mit für auf den dem nicht von zu sie wir auch sich bei sind oder ihr",
    "Italian": "il lo la gli le di e è una un per che con non del della sono si al dei come questo anche nel",
    "Portuguese": "o a os as de e é uma um em para que com não do da dos das no na por mais como você seu",
    "Dutch": "de het een en van is dat op te in voor met zijn niet aan ook als door naar deze je bij worden",
}
_WORDS = {language: frozenset(words.split()) for language, words in _PROFILES.items()}
_WORD = lazy_re.compile(r"[^\W\d_]+")
_LEAST, _MOST = 6, 60  # words of a fragment; more is a part of a page in two languages
_COMMON, _SHARE = 3, 0.3  # commonest words of the other language: how many different ones, in what share of the block
_MAIN = 0.2  # of the words of an article are among the commonest of its language
_FRAGMENTS = 2
_KINDS = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.HEADING})


@once
def language(article: Article) -> str:
    """The language of the article; empty where none of those known is plain."""
    words = [word for sentence in article.prose for word in _WORD.findall(sentence.lower)]
    name, count = _likeliest(words)
    return name if words and count >= _MAIN * len(words) else ""


def _likeliest(words: list[str]) -> tuple[str, int]:
    """The language most of whose commonest words are among ``words``, and how many are."""
    said = Counter(words)
    counts = {name: sum(said[word] for word in common) for name, common in _WORDS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best, counts[best]


def foreign(article: Article) -> Iterator[Finding]:
    """The one or two blocks that stand in another language than the article, and in no quotation or reference."""
    own = language(article)
    if not own:
        return
    found = [block for block in article.blocks if block.kind in _KINDS and _is_foreign(block.plain.lower(), own)]
    if len(found) > _FRAGMENTS:
        return  # an article in two languages
    for block in found:
        whole = Sentence(0, block, 0, len(block.text))
        if not block.quoted and '"' not in block.plain and not in_references(article, whole, 0, 0):
            yield finding(whole, 0, len(block.text))


def _is_foreign(text: str, own: str) -> bool:
    """Whether a text of six to sixty words is plainly in another language, and has no word of ``own`` about it."""
    words = _WORD.findall(text)
    if not _LEAST <= len(words) <= _MOST:
        return False
    name, count = _likeliest(words)
    common = _WORDS[name] - _WORDS[own]
    mine = sum(word in _WORDS[own] - _WORDS[name] for word in words)
    return name != own and not mine and count >= _SHARE * len(words) and len(common.intersection(words)) >= _COMMON

"""What an advertisement for a supplement or a service must say beside its claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.article import PROSE
from healthlint.contexts.agents import established
from healthlint.contexts.claims import Strength, claim_load, claims
from healthlint.contexts.shields import negated
from healthlint.contexts.traits import promotes, states_interest
from healthlint.document import Kind
from healthlint.findings import finding
from healthlint.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.article import Article
    from healthlint.contexts import Context
    from healthlint.model import Finding

_KINDS = PROSE | {Kind.HEADING, Kind.TITLE, Kind.DESCRIPTION}
_EVALUATED = Pattern([r"not (?:been )?evaluated by the (?:food (?:and|&) drug administration|u\.?s\.? food|fda)"])
_INTENDED = Pattern([r"not (?:intended|meant) to (?:diagnose|treat|cure|prevent)"])
_SHOP = Pattern([
    r"add to (?:cart|basket|bag)", r"supplement facts", r"serving size", r"servings? per (?:container|bottle)", r"(?:capsules|softgels|tablets|gummies) per (?:bottle|container|serving)", r"our (?:dietary |herbal |daily )?supplements?", r"buy now", r"order (?:now|today|your)", r"money[- ]back", r"free shipping",
])  # fmt: skip
_STRUCTURE = Pattern([
    r"(?:supports?|maintains?|promotes?|boosts?|strengthens?|helps? (?:to )?(?:maintain|support|promote|boost)) (?:your |a |the |normal |healthy |optimal |better |overall |good )*(?:joints?|heart|cardiovascular|immun\w+|digesti\w+|gut|brain|cognitive|memory|bones?|liver|prostate|skin|hair|nails?|sleep|mood|energy|metabolism|eye|vision|blood sugar|circulation|hormon\w+|thyroid)\b(?: \w+)?",
])  # fmt: skip
_DISEASE_CLAIM = Pattern([r"(?:cur(?:es?|ing)|treats?|treating|heals?|healing|prevents?|preventing|reverses?|reversing|eliminates?|kills?|fights?) (?:[\w'-]+ ){0,4}{disease}"])  # fmt: skip
# What happened to one buyer: an amount, or an illness gone.
_OUTCOME = Pattern([
    r"(?:i|she|he|my (?:mother|mum|mom|husband|wife|son|daughter|father|dad|friend|sister|brother|client|patient))(?:'ve| have| has)? (?:\w+ )?(?:lost|dropped|shed|gained) (?:over |more than |about |nearly |almost )?\d+ ?(?:kg|kilos?|pounds?|lbs?|stone|inches|cm)",
    r"my (?:[\w-]+ ){1,3}(?:(?:was|were|is|are) (?:completely |totally |all |finally )?(?:gone|cured|healed)|disappeared|vanished|cleared up|went away)",
    r"(?:i (?:am|was|have been)|i'm|i've been) (?:now |finally |completely |totally )*(?:cured|healed|pain-?free)",
])  # fmt: skip
_TYPICAL = Pattern([r"(?:typical|average|median|mean) (?:results?|weight loss|loss|outcomes?|patients?|users?|customers?)", r"on average", r"(?:most|typical) (?:users|people|customers|patients) (?:can )?(?:expect|lose|see)"])  # fmt: skip
_SPONSOR = Pattern([
    r"this (?:post|article|content|page|guide|story) (?:is|was|has been) (?:\w+ )?(?:sponsored|paid for|supplied|brought to you|created in (?:paid )?partnership|written on behalf)", r"brought to you by", r"(?:sponsored|paid|promoted) (?:post|content|article|feature)", r"guest post (?:by|from)", r"advertorial", r"advertisement feature",
])  # fmt: skip
_TOP = 3  # blocks


def statement(article: Article) -> Iterator[Finding]:
    """The first claim on structure or function on a page that sells a supplement without the statement of US law."""
    text = article.text
    if not _SHOP.search(text) or (_EVALUATED.search(text) and _INTENDED.search(text)):
        return
    yield from _first(article, _STRUCTURE)


def contradiction(article: Article) -> Iterator[Finding]:
    """The claims to treat a disease on a page that says its product is not intended to."""
    if not _INTENDED.search(article.text):
        return
    for claim in claims(article):
        said = claim.sentence.text[claim.start : claim.end]
        if claim.strength >= Strength.CAPACITY and not claim.shielded and _DISEASE_CLAIM.search(said, article.text):
            yield finding(claim.sentence, claim.start, claim.end)


def testimonial(article: Article) -> Iterator[Finding]:
    """The first outcome of one buyer on a page that sells, where the page tells no typical result."""
    if promotes(article) and not _TYPICAL.search(article.text):
        yield from _first(article, _OUTCOME, established)


def sponsor(article: Article) -> Iterator[Finding]:
    """The first word of a sponsor, when it comes after the first blocks."""
    found = next(_first(article, _SPONSOR), None)
    top = article.blocks[:_TOP]
    if found and top and found.span.start > top[-1].span.end and not _SPONSOR.search("\n".join(b.plain for b in top)):
        yield found


def interest(article: Article) -> Iterator[Finding]:
    """Where an article with two unsourced claims first calls what it is about its own."""
    if len(claim_load(article)) >= 2 and not (states_interest(article) or _SELLS.search(article.text)):
        yield from _first(article, _OWN)


_OWN = Pattern([r"(?:our|my) (?:[\w-]+ ){0,2}(?:clinic|practice|treatment cent(?:er|re)|products?|formula|supplements?|shop|store|acupuncturists?|chiropractors?)"])  # fmt: skip
_SELLS = Pattern([r"(?:we|i) (?:sell|offer|provide|make|manufacture|profit|earn)\b", r"advertorial", r"advertisement", r"disclosures?"])  # fmt: skip


def _first(article: Article, pattern: Pattern, *unless: Context) -> Iterator[Finding]:
    """The first match of ``pattern`` that is not denied and stands in none of the contexts ``unless``."""
    for place, _ in article.sentence_lines(_KINDS).hits(pattern):
        if not any(holds(article, *place) for holds in (negated, *unless)):
            yield finding(*place)
            return

"""Claims of benefit: an agent, an effect and what it is said to be on, with the strength of the wording.

The strength follows the ladders of Sumner 2014, Yu 2019 and Adams 2017: hedged wording is conditional, "can" states a
capacity, a bare verb of effect is direct.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

from healthlint import lazy_re
from healthlint.article import Article, Place, Sentence, once
from healthlint.contexts import shields
from healthlint.contexts.agents import Agent, agent, topic
from healthlint.contexts.evidence import in_references, sourced
from healthlint.document import Kind
from healthlint.pattern import Pattern
from healthlint.records import NamedTuple

_OBJECT = r"(?:{disease}|{complaint}|{health-object})"
# An effect verb with its object at most six words behind; or an adjective or noun of benefit.
_EFFECT = Pattern([
    r"(?:(?:{effect-verb}) (?:(?:the|your|their|our|its|his|her|my|a|an|of|in|with|and|to|from|both|all|any|overall|[\w'-]+(?:al|ic|ed|ive|ous|ing|ary|ful)|body's|this|these|such|those|that|other|many|most|some|certain|various|one's|people's|chronic|recurrent|recurring|annoying|unpleasant|joint|back|muscle|low|high|bad|good|severe|mild|daily|blood|risk|amount|levels?|growth|production|release|feelings|number|frequency|severity|intensity|effects|signs|symptoms|appearance|development|progression|formation|function|quality|health|natural|hair|skin|attacks?|episodes?|bouts?|flare-ups?|outbreaks?|better|more|faster|deep|new|old|dead|bad|harmful|excess|stubborn|unwanted|damaged|healthy),? )*"
    r"|(?:effective|beneficial|useful|excellent|great|wonderful|ideal|perfect|amazing|fantastic|good|helpful|indispensable|powerful|potent) (?:(?:home|natural|herbal|traditional|ancient|folk|remedy|treatment|medicine|antiseptic|tonic|stimulant|stimulator|antidote|aid|way|tool|choice|option|solution|source|at|in|for|against|when|of) )+(?:(?:the|your|treating|managing|relieving|reducing|improving|boosting|fighting|preventing|easing|those|people|anyone|with|suffering|from|of|chronic|all|many|types|kinds|mild|severe) )*)" + _OBJECT,
    r"(?:provides?|offers?|gives?|brings?|delivers?) (?:[\w'-]+ ){0,4}(?:relief|solution|remedy|healing|cure)(?: (?:from|for) (?:(?:the|your|all|chronic|many) )*[\w-]+)?",
    r"(?:is|are) (?:(?:so|very|highly|particularly|extremely|incredibly|quite|proven|also) )?effective\b",
    # What it is good for, and praise of what it is.
    r"(?:suitable|ideal|indicated|perfect|great|excellent|unbeatable|invaluable|wonderful|superb) (?:when|for|in|against) (?:(?:the|your|treating|relieving|managing|cases of|acute|chronic|recurrent|sudden|severe|mild|sore|dry|all|most|many|frequent|stubborn|any|an?) )*" + _OBJECT,
    r"(?:is|are|remains?) (?:(?:still|also|truly|simply|indeed|known as|one of) )*(?:an?|the|nature's|some of the) (?:(?:most|very|truly|highly|wonderfully|incredibly) )?(?:potent|powerful|excellent|fantastic|amazing|wonderful|superb|incredible|remarkable|miraculous|exceptional|outstanding|extraordinary|unparalleled|unmatched|proven|brilliant|phenomenal|tremendous|marvell?ous|unbeatable) (?:(?:and|[\w-]+),? ){0,3}?(?:remed(?:y|ies)|treatments?|cures?|medicines?|healers?|antiseptics?|anti-?inflammator(?:y|ies)|antibiotics?|painkillers?|antioxidants?|detoxifiers?|stimulants?|tonics?|superfoods?|ally|allies|weapons?|sources? of|immune boosters?|ways? to|adaptogens?)",
])  # fmt: skip
# An illness that gives way to a remedy named behind it: the remedy is the agent.
_YIELDS = Pattern([
    _OBJECT + r" (?:[\w-]+ ){0,3}?(?:(?:can be |is |are |was |were |has been |have been )(?:[\w]+ly |also |often )?(?:cured|healed|reversed|corrected|relieved|resolved|eliminated|prevented|alleviated|eased|curable|treatable|reversible)(?: [\w]+ly)? (?:by|with|through|using)|(?:respond|yield)(?:s|ed)? (?:(?:very|so|extremely|quite|really) )?(?:well|positively|beautifully|quickly|favou?rably|wonderfully|dramatically) to|(?:melts?|fades?|disappears?|vanish(?:es)?) (?:away )?(?:with|after)) (?:(?:the|a|an|this|these|our|regular|daily|proper|gentle|simple) )*(?:[\w-]+ )?(?:{therapy}|{remedy-food}|{unnamed-remedy}|remedy|remedies)",
])  # fmt: skip
# A list item, heading or cell that begins with the effect: the topic is its subject, whatever the object.
_LISTED = Pattern(
    [r"^\W*(?:\d+[.)] ?)?(?P<hit>(?:helps? (?:to )?)?{effect-verb} (?:[\w'-]+,? ){0,4}[\w'-]+)"], boundaries=False
)
_LISTS = frozenset({Kind.LIST_ITEM, Kind.HEADING, Kind.TABLE_CELL})
_THIRD_PERSON = lazy_re.compile(r"(?:helps? (?:to )?)?[a-z]+s\b", re.IGNORECASE)
# What is measured of an organ is not the organ: "speeds up liver enzymes".
_MEASURED = lazy_re.compile(r" (?:enzymes?|rates?|counts?|tests?|scans?|function tests?)\b", re.IGNORECASE)
_NOUN_AHEAD = lazy_re.compile(
    r"(?:,|\b(?:from|of|with|in|for|by|to|as|than|the|an?|any|such as|including)) $", re.IGNORECASE
)
_DETERMINER = lazy_re.compile(r"\b(?:an?|the|this|that|any|no|its|their|slight|sharp|further) $", re.IGNORECASE)
_BARE = lazy_re.compile(
    r"(?:decrease|increase|release|balance|boost|aid|support|repair|slow|limit|stop|fight|target|burn|cure)s? (?:in|of|to|for|from)\b",
    re.IGNORECASE,
)
_INTO = lazy_re.compile(
    r"(?<!capable)(?<!effective)(?<!helpful)(?<!useful)(?<!successful)(?<!beneficial)(?<!aids)(?<!helps) (?:in|of|on|about|at) $",
    re.IGNORECASE,
)
_GERUND = lazy_re.compile(r"[a-z]+ing\b", re.IGNORECASE)
_HARM = lazy_re.compile(r"increas\w+ (?:\w+ ){0,2}risk", re.IGNORECASE)
# Benefits in the form of a noun: "its calming properties", "powerful therapeutic effects".
_NOMINAL = Pattern([
    r"(?:[\w-]+-(?:boosting|reducing|relieving|lowering|burning|fighting|enhancing|curbing|suppressing|calming|balancing|healing)|healing|therapeutic|medicinal|curative|anti-?inflammatory|anti-?bacterial|anti-?microbial|anti-?fungal|anti-?septic|detoxifying|rejuvenating|restorative|calming|soothing|antioxidant|anti-?viral|anti-?cancer|anti-?aging|digestive|immunity) (?:and [\w-]+ )?(?:properties|property|powers?|abilities|qualities|benefits|effects|virtues)",
])  # fmt: skip
# What only uses the thing, or reports evidence for it.
_USE = Pattern([
    r"(?:shown|proven|found|said|reported|known|believed|thought|claimed|marketed|sold|advertised|promoted)(?: \w+)? (?:to|for|as)(?: (?:help|lead to|be))?\W*$",
    r"(?:used|given|prescribed|taken|offered|sought|recommended|tried|studied|tested|required|needed|necessary|designed|approved|available|important|essential) (?:\w+ ){0,2}(?:to|for|in|as)\W*$",
    r"(?:use[sd]?|using|take[ns]?|taking|tr(?:y|ies|ied|ying)|seek(?:s|ing)?|choose|need(?:s|ed)?|want(?:s|ed)?|how|ways?|trying|order|time|attempt(?:s|ed)?|tips|steps|strategies|methods|techniques|things|aim(?:s|ed)?|goal is|wish|like|continue|work(?:ing)?|designed|intended|prescribe[ds]?|recommend(?:s|ed)?) (?:\w+ ){0,3}to\W*$",
], boundaries=False)  # fmt: skip


class Strength(IntEnum):
    """How strong the wording is."""

    CONDITIONAL = 2
    CAPACITY = 3
    DIRECT = 4


class Claim(NamedTuple):
    """A benefit said of a remedy: ``sentence.text[start:end]`` runs from the agent (or the verb) to the object."""

    sentence: Sentence
    start: int
    end: int
    agent: Agent
    strength: Strength
    shielded: bool


_SILENT = (
    shields.negated, shields.question, shields.debunked, shields.regulatory, shields.attributed, shields.research_goal,
    shields.conditional, shields.quoted, shields.animal, in_references,
)  # fmt: skip


@once
def claims(article: Article) -> tuple[Claim, ...]:
    """Every benefit said of a therapy, a product or the topic of the article; at most one a clause."""
    found: list[Claim] = []
    for sentence, start, end, most, names in sorted(_places(article), key=lambda place: (place[0].index, place[1])):
        who, begin = (Agent.THERAPY, start) if names else agent(article, sentence, start)
        claim = _claim(article, (sentence, start, end), who, begin, most)
        if claim and not (found and _same_clause(found[-1], claim)):
            found.append(claim)
    return tuple(found)


def _places(article: Article) -> Iterator[tuple[Sentence, int, int, Strength, bool]]:
    """Where a benefit may be said, how strong it can be at most, and whether the place itself names the remedy.

    An effect with its object, an illness that yields to a remedy, an effect that opens a list item, and a nominal
    benefit, which says what a thing has in it rather than what it does.
    """
    for pattern, kinds, most in (
        (_YIELDS, _KINDS, Strength.DIRECT),
        (_EFFECT, _KINDS, Strength.DIRECT),
        (_NOMINAL, _KINDS, Strength.CAPACITY),
        (_LISTED, _LISTS if topic(article) else frozenset(), Strength.DIRECT),
    ):
        for place, _ in article.sentence_lines(kinds).hits(pattern):
            if pattern is not _LISTED or _THIRD_PERSON.match(place[0].text[place[1] :]):
                yield *place, most, pattern is _YIELDS


_KINDS = frozenset(
    {Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.TABLE_CELL, Kind.HEADING, Kind.TITLE, Kind.DESCRIPTION, Kind.CAPTION}
)


def _claim(article: Article, place: Place, who: Agent, begin: int, most: Strength) -> Claim | None:
    sentence, start, end = place
    if who not in (Agent.THERAPY, Agent.TOPIC):
        return None
    before = sentence.text[:start]
    if _is_noun(before, sentence.text[start:]) or _HARM.match(sentence.text, start):
        return None
    if _USE.search(before[max(0, start - 60) :], article.text) or _MEASURED.match(sentence.text, end):
        return None
    if _is_adjective(before, sentence.text[start:end]):
        return None
    shielded = any(shield(article, sentence, start, end) for shield in _SILENT)
    if shields.hedged(article, sentence, start, end):
        strength = Strength.CONDITIONAL
    elif shields.capacity(article, sentence, start, end):
        strength = Strength.CAPACITY
    else:
        strength = Strength.DIRECT
    return Claim(sentence, min(begin, start), end, who, min(strength, most), shielded)


def _is_noun(before: str, said: str) -> bool:
    """A verb behind a determiner or a preposition: "a decrease in pain", "the role of zinc in preventing colds"."""
    return bool((_DETERMINER.search(before) and _BARE.match(said)) or (_INTO.search(before) and _GERUND.match(said)))


def _is_adjective(before: str, said: str) -> bool:
    """A participle that stands with its noun behind a preposition or in a list: "ranges from increased energy"."""
    return said.partition(" ")[0].lower().endswith("ed") and _NOUN_AHEAD.search(before) is not None


def _same_clause(one: Claim, other: Claim) -> bool:
    return one.sentence is other.sentence and one.sentence.clause(one.start, one.end) == other.sentence.clause(
        other.start, other.end
    )


@once
def claim_load(article: Article) -> tuple[Claim, ...]:
    """The direct claims without shield and without a source beside them: what a reader is asked to take on trust."""
    return tuple(
        claim
        for claim in claims(article)
        if claim.strength is Strength.DIRECT
        and not claim.shielded
        and not sourced(article, claim.sentence, claim.start, claim.end)
    )


def benefit(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """The sentence speaks of a benefit: an effect on health, relief, efficacy."""
    return _EFFECT.search(sentence.text, article.text) or _BENEFIT.search(sentence.text, article.text)


_BENEFIT = Pattern([
    r"effective(?:ness|ly)?", r"efficacy", r"benefi(?:t|ts|cial|cially)", r"relie(?:f|ves?|ving)", r"improve(?:s|d|ment|ments)?", r"help(?:s|ed|ful|ing)?", r"better (?:outcomes?|results?)", r"reduc(?:es?|ed|ing|tion)", r"works?",
    r"alleviat\w+", r"heal(?:s|ing)?", r"cur(?:es?|ed|ing)", r"treat(?:s|ed|ing|ment)?", r"prevent(?:s|ed|ing|ion)?", r"protect(?:s|ed|ing|ion|ive)?", r"boost(?:s|ed|ing)?", r"lower(?:s|ed|ing)?", r"promot(?:es?|ed|ing)", r"enhanc(?:es?|ed|ing)", r"support(?:s|ed|ing)?",
    r"powerful", r"success(?:ful|fully)?", r"recover(?:y|ed|s)?", r"safe(?:ly|ty|r)?", r"promising", r"advantages?", r"remedy", r"anti-?inflammatory", r"antioxidants?",
])  # fmt: skip

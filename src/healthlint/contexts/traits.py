"""Traits: facts about a whole article that decide what it should say."""

from __future__ import annotations

from healthlint.article import Article, once
from healthlint.contexts import shields
from healthlint.contexts.agents import topic
from healthlint.contexts.claims import Strength, claim_load, claims
from healthlint.contexts.evidence import traceable
from healthlint.document import LinkKind
from healthlint.pattern import Pattern

CONSULT = Pattern([
    r"(?:talk|speak|spoken|check|consult(?:s|ed|ing|ation)?|discuss(?:ed|ing)?|ask|see|seen|contact|call|work(?:ing)?(?: closely)?|tell|inform|visit|seek(?:ing)?|get|advice|advised?|guidance|approval|supervision|recommendations?|permission|instruct\w+|under the care|refer\w*|evaluat\w+|clear\w*)(?: (?:first|immediately|with|to|from|of|by|about|your|their|an?|the|you|any|our|his|her|own|qualified|trusted|local|personal|primary|care|family|medical|licensed|healthcare|closely|professional|it|this|that|anything|out|or|and|him|them|before|appropriate|concerns|symptoms|questions|use|matter|options|health|prior)){0,7} {clinician}",
    r"(?:doctor|physician|pharmacist|GP|health ?care (?:provider|professional)) (?:before|first|if|about|for advice|can (?:help|advise|tell)|will (?:help|advise)|should be consulted|may (?:recommend|prescribe|suggest))", r"(?:before|without) (?:\w+ ){0,3}(?:medical|professional|doctor's) (?:advice|supervision|guidance)", r"seek (?:\w+ ){0,2}(?:medical|professional) \w+", r"medical (?:advice|attention|supervision|evaluation) (?:is|should|if|before)",
])  # fmt: skip
DISCLAIMER = Pattern([
    r"(?:informational|educational|general information|information)(?:,? (?:and|or|&) (?:\w+ )?(?:informational|educational))?(?: and \w+)? purposes?(?: only)?", r"(?:not|never|nor|n't)(?: \w+){0,4} (?:be )?(?:a |an |as a |to |any )?(?:substitute|replace(?:ment)?)s? (?:for )?(?:\w+ ){0,3}(?:medical|advice|care|diagnosis|treatment|doctor|consultation|professional|physician)",
    r"(?:not|n't|never|nor)(?: \w+){0,5} (?:medical|health|professional) advice", r"always seek the advice", r"never disregard (?:\w+ )?medical advice", r"not a (?:doctor|physician|medical professional|health ?care professional)", r"not (?:been )?evaluated by the (?:food|fda)",
    r"not intended to (?:diagnose|treat|cure|prevent)", r"medical disclaimer", r"consult(?:ing)? (?:with )?(?:a|your) (?:qualified )?(?:health ?care )?(?:professional|provider)",
])  # fmt: skip
_RECOMMENDS = Pattern([
    r"(?:take|takes|taking|drink|drinking|use|using|apply|applying|add|adding|try|trying|eat|eating|mix|consume|consuming|inhale|massage|rub|start|incorporat\w+|choose) (?:\w+ ){0,4}(?:{therapy}|{remedy-food})",
    r"\d+(?:\.\d+)? ?(?:mg|mcg|IU|ml|drops|capsules?|tablets?|teaspoons?|tablespoons?|grams?)(?: \w+){0,3} (?:per|a|each|every|daily|twice|once|before|after)", r"(?:dosage|dose|recommended (?:dose|dosage|intake))",
    r"(?:book|schedule|call|contact us|sign up|order|buy|shop|purchase|get started)(?: \w+){0,5} (?:appointment|consultation|visit|session|today|now|here|online|treatment|free)", r"treatments? (?:options?|include|includes|for|involves?)", r"remed(?:y|ies)",
    r"(?:symptoms|signs) of", r"how to (?:treat|relieve|prevent|manage|reduce|get rid|lose|boost|improve|cure|lower|stop|fix)", r"ways to (?:treat|relieve|prevent|manage|reduce|lose|boost|improve|lower|stop)",
])  # fmt: skip
_HEALTH = Pattern([r"{disease}", r"{complaint}", r"{health-object}", r"health", r"medical", r"patients?", r"symptoms?"])
AFFILIATE = Pattern([
    r"amzn\.to", r"amazon\.[a-z.]+/.*[?&]tag=", r"[?&]tag=[\w-]+-\d\d", r"shareasale", r"awin1\.", r"clickbank", r"hop\.", r"linksynergy", r"anrdoezrs", r"[?&]rcode=", r"skimresources", r"[?&](?:aff|affiliate|aff_?id|affiliate_?id|partner|referral|referringRepId|refid|hop|irclickid)=", r"serp\.ly", r"go\.\w+\.\w+/", r"/go/", r"/recommends/", r"affiliate",
    r"rstyle\.me", r"jdoqocy", r"dpbolvw", r"tkqlhce", r"kqzyfj", r"avantlink", r"flexoffers", r"impact\.com", r"pxf\.io", r"sjv\.io",
], boundaries=False)  # fmt: skip

DISCLOSURE = Pattern([
    r"(?:earn|receive|get|make|paid)(?: \w+){0,5} (?:commissions?|fees?|from qualif\w+)", r"affiliate (?:links?|partners?|disclosure|disclaimer|program\w*|commissions?|relationships?|marketing)", r"paid (?:links?|partnership)", r"#ad", r"amazon (?:services llc )?(?:affiliate|associate)s?",
    r"sponsored by", r"(?:we|i) may be compensated", r"qualif(?:ied|ying) purchases", r"at no (?:extra|additional) cost to you", r"compensat\w+ (?:for|if|when)",
])  # fmt: skip

_HARM = Pattern([
    r"bruis(?:es?|ing)", r"bleed(?:s|ing)", r"infections? (?:at|of|is|are|can|may|or)", r"(?:risks?|causes?|causing|include|including|such as|of|or|and|cause) (?:\w+ ){0,4}(?:infection|nausea|vomiting|diarrhoea|diarrhea|rash|dizziness|drowsiness|headaches?|bruising|bleeding|soreness|burns?|irritation|seizures|stroke|miscarriage|liver damage|kidney damage|upset stomach|stomach upset|allergic reactions?|toxicity|overdose)",
    r"side[- ]effects? (?:may |can |might |such |like |of \w+ )?(?:include|are|as|like)", r"(?:should not|shouldn't|must not|do not|don't|avoid|not safe|not suitable|unsafe|not recommended|caution)(?: \w+){0,8} (?:if|for|during|in|when) (?:\w+ ){0,4}(?:pregnan\w*|breast-?feeding|blood thinners?|children|infants|surgery|allerg\w+|medications?|condition|everyone)", r"contraindicat\w+", r"interact(?:s|ions?)? with", r"allergic reactions?", r"overdose", r"toxic(?:ity)?", r"poison\w*", r"punctured? lung", r"soreness", r"adverse (?:effects?|events?|reactions?)", r"serious harm", r"not (?:be )?suitable for everyone", r"irritat(?:e|es|ion)", r"lightheaded\w*|light-headed\w*", r"burns? (?:happen|are|can|may)", r"pregnan\w+ (?:or|and|women|people)",
])  # fmt: skip


@once
def names_harm(article: Article) -> bool:
    """A concrete harm is named somewhere; "minimal side effects" names none."""
    return any(_HARM.search(block.plain) for block in article.document.blocks)


@once
def admits_limits(article: Article) -> bool:
    """The limits of what is known are told somewhere."""
    return any(shields.BALANCE.search(sentence.text) for sentence in article.sentences)


@once
def several_benefits(article: Article) -> bool:
    """Two or more benefits are said of a remedy."""
    return sum(not claim.shielded for claim in claims(article)) >= 2


@once
def discloses(article: Article) -> bool:
    """The page says that links pay the publisher."""
    return any(DISCLOSURE.search(block.plain) for block in article.document.blocks)


@once
def recommends(article: Article) -> bool:
    """The article gives advice on a treatment, a product, a dose or a symptom."""
    if article.words < 60:
        return False
    text = "\n".join(sentence.text for sentence in article.sentences)
    health = sum(1 for _ in _HEALTH.spans(text))
    if health * 120 < article.words:
        return False
    return promotes(article) or sum(1 for _ in _RECOMMENDS.spans(text)) >= 2


@once
def promotes(article: Article) -> bool:
    """The article promotes an intervention: an unsourced direct claim, or several weaker ones, or paid links."""
    if claim_load(article) or has_affiliate_links(article):
        return True
    return sum(not claim.shielded and claim.strength >= Strength.CAPACITY for claim in claims(article)) >= 2


@once
def saturated(article: Article) -> bool:
    """Four or more unsourced direct claims."""
    return len(claim_load(article)) >= 4


@once
def advises_clinician(article: Article) -> bool:
    """Readers are sent to a qualified professional about their own case."""
    return any(CONSULT.search(block.plain) for block in article.document.blocks)


@once
def disclaims(article: Article) -> bool:
    """The article says that it is no medical advice."""
    return any(DISCLAIMER.search(block.plain) for block in article.document.blocks)


@once
def has_affiliate_links(article: Article) -> bool:
    """A link pays the publisher."""
    return any(
        link.kind in (LinkKind.LINK, LinkKind.AUTOLINK) and AFFILIATE.search(link.target) for _, link in article.document.links
    )


@once
def has_sources(article: Article) -> bool:
    """At least one traceable source."""
    return traceable(article) > 0


@once
def about_remedy(article: Article) -> bool:
    """The article has a remedy for its topic."""
    return bool(topic(article))


@once
def short(article: Article) -> bool:
    """Fewer than 150 words of running text: a note, a teaser, a snippet."""
    return article.words < 150

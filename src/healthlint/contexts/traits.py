"""Traits: facts about a whole article that decide what it should say."""

from __future__ import annotations

import re
from itertools import islice
from math import ceil

from healthlint import lazy_re
from healthlint.article import Article, Sentence, once
from healthlint.contexts import triggers
from healthlint.contexts.agents import topic
from healthlint.contexts.claims import Strength, claim_load, claims
from healthlint.contexts.evidence import traceable
from healthlint.document import Link, LinkKind
from healthlint.pattern import Pattern
from healthlint.sentences import sentences

_MIN_WORDS = 60
_ENOUGH = 6  # pieces of advice in an article of any length
CONSULT = Pattern([
    r"(?:(?:talk|speak|check|consult|discuss|ask|see|contact|call|work|tell|inform|visit|let)(?:s|ed|ing)?|spoken|seen|told|consultation|reach(?:ing)? out|shar(?:e|ing)|seek(?:ing)?|get|advice|advised?|guidance|approval|supervision|permission|instruct\w+|under the care|refer\w*)\b[^.!?\n]{0,60}? (?:an? |your |the |their |any |his |her |with |to |from |of |or )(?:[\w-]+ ){0,4}?(?:{clinician}|(?:\w+ )?therapists?|counsell?ors?|nutritionists?|professionals?|ob-?gyns?|(?:care|dental|medical|health) teams?)",
    r"consult (?:\w+ )?professionals?", r"(?:call|contact|ring|phone) (?:our|the|an?|your) (?:\w+ ){0,2}(?:help ?line|health ?line|crisis line)", r"(?:go to|visit|attend) (?:an?|the|your) (?:\w+ )?(?:emergency (?:department|room)|clinic|surgery)", r"when to (?:seek|get) (?:\w+ )?(?:support|help|care)",
    r"(?:doctor|physician|pharmacist|GP|health ?care (?:provider|professional)) (?:before|first|if|about|for advice|can (?:help|advise|tell)|will (?:help|advise)|should be consulted|may (?:recommend|prescribe|suggest))", r"(?:before|without|only under|seek|get|obtain|need) (?:\w+ ){0,3}(?:medical|professional|doctor's) (?:advice|supervision|guidance|help|attention|care)",
    r"(?:a|an|your|the) {clinician} (?:should|must|can|could|will|needs to|knows|is the)", r"(?:tested|examined|evaluated|assessed|checked|diagnosed|directed|looked at|seen|reviewed|supervised|confirmed|guided) by (?:an? |your |the )(?:\w+ ){0,2}{clinician}", r"medical (?:advice|attention|supervision|evaluation) (?:is|should|if|before)",
])  # fmt: skip
DISCLAIMER = Pattern([
    r"(?:informational|educational|general information|information)(?:,? (?:and|or|&) (?:\w+ )?(?:informational|educational))?(?: and \w+)? purposes?(?: only)?", r"(?:not?|never|nor|n't)(?: \w+){0,4} (?:be )?(?:a |an |as a |to |any )?(?:substitute|replace(?:ment)?)s? (?:for )?(?:\w+ ){0,3}(?:medical|advice|care|diagnosis|treatment|doctor|consultation|professional|physician)",
    r"(?:not?|n't|never|nor)(?: \w+){0,5} (?:medical|health|professional) advice", r"always seek the advice", r"never disregard (?:\w+ )?medical advice", r"not (?:an? )?(?:doctors?|physicians?|medical professionals?|health ?care professionals?)",
    r"medical disclaimer", r"consult(?:ing)? (?:with )?(?:a|your) (?:qualified )?(?:health ?care )?(?:professional|provider)",
])  # fmt: skip
# Who sells sends readers to their own people, who gave up care tells of it, and who sells against care sends them away.
_NO_ADVICE = Pattern([
    r"(?:our|my) (?:[\w-]+ ){0,2}(?:of (?:[\w-]+ ){0,2})?(?:{clinician}|(?:\w+ )?therapists?|counsell?ors?|professionals?|experts?)", r"the (?:[\w-]+ ){0,3}(?:doctors|dentists|specialists|experts|professionals|team) at",
    r"(?:call|contact|visit|e-?mail) us", r"(?:book|schedule|request|reserve)\b.{0,60}\b(?:today|now|online)",
    r"(?:instead of|rather than|no need (?:to|for)|no longer (?:have|need) to|not? (?:have|need) to|n't (?:have|need) to|tired of|without having to) (?:[\w-]+ ){0,4}(?:{clinician})",
    r"(?:i|we|he|she|they|who|patients?|participants|mother|father|wife|husband) (?:had |have |has |were |was )?(?:\w+ )?(?:consulted|discussed|advised|asked|seen|saw|spoken|spoke|talked|went|referred|told|visited|called)",
])  # fmt: skip
_ADVICE = Pattern([
    r"(?:you|patients|people|parents|women|men|everyone|we|seniors|adults|caregivers?)(?: can| may| might| will)? (?:should|need to|must|try|avoid|ought to|have to|consider|want to)",
    r"(?:try|avoid|take|drink|eat|use|apply|add|limit|choose|start|include|consider|incorporate|practice|aim|make sure|ensure|opt|focus|keep|get|stay|talk|massage|mix|rub|combine|reduce|increase|consume|maintain|remember|don't|do not|never|always) (?:to |for |a |an |the |your |it |plenty|enough|more|less|some|at least|regular|up|on|in|with|of)",
    r"recommend", r"suggest", r"advise", r"advisable", r"prescribe", r"indicated", r"treat(?:s|ed|ing|ments?)?", r"therap(?:y|ies)", r"remed(?:y|ies)", r"relie\w+", r"helps?", r"beneficial", r"dosage", r"dose", r"supplements?", r"medicines?", r"tips", r"how to", r"ways to", r"benefits",
])  # fmt: skip
_HEALTH = Pattern([
    r"{disease}", r"{complaint}", r"{health-object}", r"{therapy}", r"{established}", r"{clinician}", r"health\w*", r"medical\w*", r"patients?", r"symptoms?", r"well-?being", r"wellness", r"heal(?:s|ed|ing)?", r"therap\w+", r"treatments?", r"diagnos\w+", r"clinic(?:s|al|ally)?", r"hospitals?", r"medicines?", r"vitamins?", r"minerals?", r"nutri\w+", r"diets?", r"dietary",
    r"disorders?", r"diseases?", r"injur(?:y|ies)", r"wounds?", r"teeth", r"tooth", r"dental", r"gums?", r"skin", r"hair", r"scalp", r"blood", r"heart", r"stomach", r"bowels?", r"body", r"weight", r"calories", r"workouts?", r"fitness", r"sleep", r"pregnan\w+", r"bab(?:y|ies)", r"hormones?", r"immun\w+", r"side effects?", r"doses?", r"dosage",
])  # fmt: skip
AFFILIATE = Pattern([
    r"amzn\.to", r"amazon\.[a-z.]+/.*[?&]tag=", r"[?&]tag=[\w-]+-\d\d", r"shareasale", r"awin1\.", r"clickbank", r"//hop\.", r"linksynergy", r"anrdoezrs", r"[?&]rcode=", r"skimresources", r"[?&](?:aff_?id|affiliate_?id|partner|referral|referringRepId|refid|hop|irclickid)=", r"serp\.ly", r"/recommends/", r"affiliate[_-]?(?:id|link)?s?[_=/]",
    r"rstyle\.me", r"jdoqocy", r"dpbolvw", r"tkqlhce", r"kqzyfj", r"avantlink", r"flexoffers", r"impact\.com", r"pxf\.io", r"sjv\.io",
], boundaries=False)  # fmt: skip

DISCLOSURE = Pattern([
    r"(?:earn|receive|get|make|paid)(?: \w+){0,5} (?:commissions?|fees?|from qualif\w+)", r"affiliate (?:links?|partners?|disclosure|disclaimer|program\w*|commissions?|relationships?|marketing)", r"paid (?:links?|partnership)", r"#ad", r"amazon (?:services llc )?(?:affiliate|associate)s?",
    r"sponsored by", r"(?:we|i) may be compensated", r"qualif(?:ied|ying) purchases", r"at no (?:extra|additional) cost to you", r"compensat\w+ (?:for|if|when)", r"(?:marketing|advertising) disclosure", r"monetary connection", r"receives? payment", r"advertorial", r"this is an advertisement",
])  # fmt: skip

_INTEREST = Pattern([
    r"(?:conflicts?|declarations?|disclosures?) of interests?", r"(?:competing|financial|conflicting) interests?", r"nothing to (?:declare|disclose)",
])  # fmt: skip

_ONCLICK = lazy_re.compile(r"""\bonclick\s*=\s*("[^"]*"|'[^']*')""", re.I)

_HARM = Pattern([
    r"bruis(?:es?|ing)", r"bleed(?:s|ing)", r"infections? (?:at|of|is|are|can|may|or)", r"(?:risks?|causes?|causing|include|including|such as|of|or|and|cause) (?:\w+ ){0,4}(?:infection|nausea|vomiting|diarrhoea|diarrhea|rash|dizziness|drowsiness|headaches?|bruising|bleeding|soreness|burns?|irritation|seizures|stroke|miscarriage|liver damage|kidney damage|upset stomach|stomach upset|allergic reactions?|toxicity|overdose)",
    r"side[- ]effects? (?:may |can |might |such |like |of \w+ )?(?:include|are|as|like)", r"(?:should not|shouldn't|must not|do not|don't|avoid|not safe|not suitable|unsafe|not recommended|caution)(?: \w+){0,8} (?:if|for|during|in|when) (?:\w+ ){0,4}(?:pregnan\w*|breast-?feeding|blood thinners?|children|infants|surgery|allerg\w+|medications?|condition|everyone)", r"contraindicat\w+", r"interact(?:s|ions?)? with", r"allergic reactions?", r"overdose", r"toxic(?:ity)?", r"poison\w*", r"punctured? lung", r"soreness", r"adverse (?:effects?|events?|reactions?)", r"serious harm", r"not (?:be )?suitable for everyone", r"irritat(?:e|es|ion)", r"lightheaded\w*|light-headed\w*", r"burns? (?:happen|are|can|may)", r"pregnan\w+ (?:or|and|women|people)", r"(?:too much|large amounts|high doses)(?: \w+){0,4} (?:can|may|causes?|harm\w*)", r"(?:can|may|might|could) (?:cause|worsen|harm|damage|hurt|raise|thin|leave|trigger)", r"dangerous(?:ly)?", r"harmful", r"hypoglyc\w+", r"drowsy", r"sleepiness", r"unsafe",
])  # fmt: skip


@once
def names_harm(article: Article) -> bool:
    """A concrete harm is named somewhere; "minimal side effects" names none."""
    return _HARM.search(article.text)


@once
def admits_limits(article: Article) -> bool:
    """The limits of what is known are told somewhere."""
    return bool(article.matching(triggers.BALANCE))


@once
def several_benefits(article: Article) -> bool:
    """Two or more benefits are said of a remedy."""
    return sum(not claim.shielded for claim in claims(article)) >= 2


@once
def discloses(article: Article) -> bool:
    """The page says that links pay the publisher."""
    return DISCLOSURE.search(article.text)


@once
def states_interest(article: Article) -> bool:
    """The page says which interests its writers have, or that they have none."""
    return _INTEREST.search(article.text)


@once
def recommends(article: Article) -> bool:
    """The article gives advice on a treatment, a product, a dose or a symptom: it speaks of health, and it advises."""
    if article.words < _MIN_WORDS:
        return False
    text = "\n".join(sentence.text for sentence in article.sentences)

    def says(pattern: Pattern, times: float) -> bool:
        return sum(1 for _ in islice(pattern.spans(text, article.text), ceil(times))) >= times

    if not says(_HEALTH, article.words / 50):
        return False
    return says(_ADVICE, min(_ENOUGH, article.words / 100)) or promotes(article)


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
    """Readers are sent to a qualified professional about their own case; to book with the writer's own is no such advice."""
    return any(
        CONSULT.search(sentence, article.text) and not _NO_ADVICE.search(sentence, article.text)
        for block in article.document.blocks
        if CONSULT.search(block.plain, article.text)
        for sentence in (block.plain[start:end] for start, end in sentences(block.plain))
    )


@once
def disclaims(article: Article) -> bool:
    """The article says that it is no medical advice."""
    return DISCLAIMER.search(article.text)


@once
def has_affiliate_links(article: Article) -> bool:
    """A link pays the publisher."""
    return any(pays(article, link) for _, link in article.document.links)


def pays(article: Article, link: Link) -> bool:
    """The link's address, or the one that a script of it opens, is an affiliate's."""
    if link.kind not in (LinkKind.LINK, LinkKind.AUTOLINK):
        return False
    return AFFILIATE.search(link.target) or any(
        AFFILIATE.search(script)
        for script in _ONCLICK.findall(article.document.source[link.span.start : link.span.end])
    )


@once
def has_sources(article: Article) -> bool:
    """At least one traceable source."""
    return traceable(article) > 0


@once
def about_remedy(article: Article) -> bool:
    """The article has a remedy for its topic."""
    return bool(topic(article))


def disinterested(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """The article neither has a remedy for its topic nor promotes one: what it credits to research sells nothing."""
    return not about_remedy(article) and not promotes(article)


@once
def short(article: Article) -> bool:
    """Fewer than 150 words of running text: a note, a teaser, a snippet."""
    return article.words < 150

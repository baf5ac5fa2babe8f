"""The words that open a shield, and those that only look as if they did; RE2 patterns without case."""

from __future__ import annotations

from healthlint.pattern import Pattern

NOT_NEGATION = Pattern([
    r"not (?:only|just|merely|simply|solely|to mention)", r"(?:isn't|aren't|doesn't|don't) (?:only|just|merely|simply)",
    r"no (?:doubt|wonder|longer|matter|surprise)", r"nothing (?:short of|but)", r"without (?:a )?(?:doubt|question|further ado|having to)",
    r"cannot be overstated", r"can't be overstated", r"never before", r"never been (?:easier|better)", r"whether or not",
    r"why not", r"can't wait", r"if not", r"not least", r"none other than", r"can't go wrong", r"no[- ]brainer",
    r"(?:without|with no|instead of|rather than|unlike)(?: [\w'-]+){0,3}? (?:drugs?|surger(?:y|ies)|pills?|medications?|medicines?|antibiotics|side[- ]effects?|needles|chemicals|injections?|prescriptions?|painkillers?|downtime|effort|dieting)(?: (?:or|and) [\w-]+)?",
    r"no need (?:for|to)", r"needs? no", r"(?:do not|don't) (?:wait|miss|worry|forget|hesitate|suffer|settle)", r"nothing (?:else )?(?:like|better|beats|compares)",
])  # fmt: skip
NEGATION = Pattern([
    r"not?", r"never", r"neither", r"nor", r"none", r"without", r"cannot", r"\w+n't", r"(?:does|do|is|was|has|have|can|would|should|could)nt",
    r"lacks?", r"lack of", r"fail(?:s|ed)? to", r"unable to", r"yet to", r"unlikely to", r"hardly", r"barely", r"rarely", r"seldom",
    r"(?:little|insufficient|scant|limited|weak|poor) (?:or no )?(?:scientific |clinical |good |reliable |high-quality )?evidence",
    r"unproven", r"impossible (?:for|to|that)", r"far from", r"rather than", r"instead of", r"nothing", r"nobody", r"no one", r"doubts?", r"ruled? out", r"stop(?:ped)? short of",
])  # fmt: skip
NEGATED_AFTER = Pattern([
    r"(?:is|are|was|were|has|have|had|does|do|did|can|could|will|would)(?: not|n't) (?:been |be )?(?:\w+ly )?(?:shown|found|proven|supported|confirmed|established|known|true|work|help|backed|demonstrated|possible)",
    r"(?:is|are|remains?) (?:unproven|unlikely|unsupported|false|untrue|impossible|a myth|not)", r"(?:has|have) no (?:evidence|basis|effect|support)",
    r"lacks? (?:\w+ )?(?:evidence|support|proof)",
])  # fmt: skip
SALES_HEDGE = Pattern([
    r"(?:may|might|could) (?:just )?be (?:exactly )?(?:the|your) (?:\w+ )?(?:key|answer|solution|cure|secret|ticket|remedy)",
    r"you (?:may|might|should|would|could)(?: also| already| not| never| have| be){0,3} (?:know|known|surprised|amazed|astonished|delighted|glad|happy|pleased|heard|noticed|read|aware|like|love|want)", r"would you (?:like|love|believe)",
    r"great potential", r"full potential", r"potential (?:is|of)", r"maximi[sz]e your potential", r"as soon as possible",
    r"as \w+ as possible", r"best possible", r"(?:the |in )?may \d+", r"if possible", r"limited (?:time|edition|spots|offer)",
])  # fmt: skip
HEDGE = Pattern([
    r"may", r"might", r"could", r"possibl[ey]", r"perhaps", r"maybe", r"probably", r"potential(?:ly)?", r"appears? to", r"seems? to",
    r"seemingly", r"suggest(?:s|ed|ing)?", r"some (?:early |limited |weak )?(?:evidence|research|studies|data)", r"(?:in|for) (?:some|certain|a few|many) (?:people|patients|cases|individuals|women|men|children|adults)",
    r"some (?:people|patients|individuals|users|women|men)", r"it is (?:unclear|possible|not clear|uncertain)", r"unclear", r"preliminary", r"inconclusive", r"mixed (?:results|evidence|findings)",
    r"not (?:yet )?(?:clear|known|certain)", r"can sometimes", r"sometimes", r"occasionally", r"in theory", r"theoretically", r"would", r"should", r"likely", r"tends? to",
    r"expected to", r"hop(?:e|es|ed|ing)", r"(?:slightly|modestly|a small)", r"limited (?:evidence|benefit)", r"early (?:studies|research|evidence|trials)",
])  # fmt: skip
TENTATIVE = Pattern(
    [
        r"may",
        r"might",
        r"could",
        r"possibl[ey]",
        r"perhaps",
        r"potential(?:ly)?",
        r"appears? to",
        r"seems? to",
        r"in some (?:people|patients|cases)",
        r"some (?:people|patients)",
    ]
)
ATTRIBUTION = Pattern([
    r"according to (?:\w+[ -]){0,3}(?:medicine|tradition|ayurved\w+|TCM|theory|practitioners?|proponents?|advocates?|believers|folklore|legend|homeopath\w*|philosophy|its (?:makers?|manufacturer|website|proponents))",
    r"in (?:traditional |ancient |classical )?(?:chinese|indian|oriental|eastern|tibetan|folk|ayurvedic|unani|siddha) (?:medicine|tradition|healing|theory|philosophy)", r"in (?:TCM|ayurveda)", r"in this (?:system|tradition|view|theory)",
    r"(?:practitioners|proponents|advocates|supporters|enthusiasts|believers|followers|fans|homeopaths|chiropractors|acupuncturists|herbalists|naturopaths|marketers|manufacturers|sellers|makers|companies|promoters|influencers|some people|many people|some|people|they|he|she)(?: \w+)? (?:believe[sd]?|claim(?:s|ed)?|sa(?:y|ys|id)|aim|argue[sd]?|maintain(?:ed)?|think|thought|suggest|consider|hold|assert|contend|tout|promote|describe[sd]?|refer|feel|insist)",
    r"(?:is|are|\w+'re|\w+'s|was|were|been|being|be|sometimes|often|commonly|widely|traditionally|long) (?:also )?(?:widely |commonly |traditionally |often |generally |once )?(?:believed|thought|said|claimed|considered|supposed|reputed|purported|alleged|held|touted|hyped|assumed|reported|rumou?red|intended|meant|proposed|hypothesi[sz]ed)(?: to| as| by| that| for)?",
    r"(?:marketed|advertised|promoted|designed) (?:to|as|for [a-z])", r"sold (?:as|for [a-z])",
    r"(?:aims?|seeks?|aiming|seeking|tr(?:y|ies|ying)|attempts?|purports?|claims?|claiming) (?:to|that)", r"(?:idea|theory|theories|principle|belief|concept|notion|claim|hypothesis|premise|philosophy|goal|aim|hope)s? (?:is|was|are|of|behind|that|being)(?: that)?",
    r"based on the (?:\w+ )?(?:concept|idea|belief|theory|principle|premise|notion)", r"the belief", r"traditionally(?: used)?", r"historically", r"folklore", r"folk (?:use|medicine)", r"in the past", r"ancient \w+ (?:believed|used|thought)",
    r"believed", r"reportedly", r"supposedly", r"allegedly", r"ostensibly", r"so-called", r"anecdotal(?:ly)?", r"claims? (?:that|to|of|about|by|made|are|is)", r"practi[cs]e that",
])  # fmt: skip
# Where the reach of an attribution or a warning ends.
CONTRAST = Pattern([r";", r"\bbut\b", r"\bhowever\b"], boundaries=False)
# A saying put behind the claim: "the leaflet says", "says one seller", "a friend told me".
_SAYING = r"(?:says?|said|claims?|claimed|promises?|promised|insists?|insisted|believes?|believed|swears?|swore|assures?|boasts?|tells? (?:me|us|you|him|her|them)|told (?:me|us|him|her|them))"
_SPEAKER = r"(?:(?:the|an?|one|some|many|its|his|her|my|their|your) (?:[\w'-]+ ){0,2}[\w'-]+|he|she|they|people|fans|sellers|makers|proponents|practitioners)"
ATTRIBUTED_AFTER = Pattern([
    rf",\W*(?:or (?:so|as) )?(?:{_SPEAKER} {_SAYING}|{_SAYING} {_SPEAKER})\W*(?:$|,)",
    r"according to (?:[\w'-]+ ){0,3}(?:leaflets?|labels?|packag\w+|brochures?|flyers?|advert\w*|ads?|websites?|makers?|manufacturers?|sellers?|shops?|company|companies|vendors?|promoters?|posters?|proponents?|practitioners?|believers|tradition|folklore|legend)",
], boundaries=False)  # fmt: skip
# A name covers only itself: "known as a cure-all".
CALLED = Pattern([r"\b(?:known as|refer(?:s|red)? to as) (?:[\w'-]+ ){0,5}$"], boundaries=False)
# Who reports evidence attributes no belief: "studies say".
NOT_ATTRIBUTION = Pattern([
    r"you(?:'re|'ve| are| have)?(?: been)? (?:supposed|meant|try(?:ing)?|seek(?:ing)?|aim(?:ing)?|attempt(?:ing)?) to", r"our (?:aim|goal|mission|hope) (?:is|was)",
    rf"(?:stud(?:y|ies)|research(?:ers?)?|experts?|scien(?:ce|tists?)|doctors?|physicians?|specialists?|trials?|reviews?|evidence|data|report) {_SAYING}",
    rf"{_SAYING} (?:[\w'-]+ ){{0,3}}(?:stud(?:y|ies)|research(?:ers?)?|experts?|scien(?:ce|tists?)|doctors?|physicians?|specialists?|trials?|reviews?|evidence|data|report)",
])  # fmt: skip
DEBUNK = Pattern([
    r"myths?", r"misconceptions?", r"false(?:ly)? (?:claims?|claimed|hope|advertis\w+|promises?)", r"(?:this|that|it) is (?:not true|false|untrue|wrong)", r"fact[- ]checks?(?:ed|ing)?", r"debunk(?:s|ed|ing)?",
    r"hoax(?:es)?", r"scams?", r"fraud(?:s|ulent|sters?)?", r"bewares?", r"be (?:wary|cautious|suspicious|sceptical|skeptical|careful|aware) (?:of|about|when)", r"wary of", r"red[- ]flags?", r"warning signs?", r"watch out for", r"too good to be true",
    r"pseudo-?scien\w+", r"quack(?:s|ery)?", r"so-called", r"purported(?:ly)?", r"alleged(?:ly)?", r"supposed(?:ly)?", r"misleading", r"exaggerated", r"unfounded", r"baseless", r"bogus", r"misinformation", r"nonsense",
    r"should(?: not|n't) (?:believe|trust)", r"(?:don't|do not|never) (?:believe|trust|fall for)", r"phon(?:y|ies)", r"sceptic(?:al|s)?", r"skeptic(?:al|s)?", r"(?:claims?|claiming|promis\w+|advertis\w+|ads?|labels?|websites?) (?:that|such as|like|saying|to be|with words)", r"products? (?:claiming|promising|(?:that|which) (?:claim|promise))",
    r"implausible", r"disproven", r"refuted", r"discredited", r"no (?:good |reliable |scientific )?(?:evidence|proof)",
])  # fmt: skip
_NO_TRUTH = r"(?:not (?:\w+ )?(?:true|so|right|correct|accurate|the case)|false|untrue|wrong|incorrect|nonsense|a (?:myth|lie)|misleading|(?:[\w-]+ and )?(?:dangerous|bad|harmful|poor|terrible|reckless) advice)"
# The sentence after a claim takes it back: "They are not.", "That is dangerous advice."
DENIAL = Pattern([
    r"^\W*(?:but |well,? |in fact,? |actually,? )?(?:they|it|that|this|these|those)(?: simply| really| just)? (?:cannot|(?:are|is|do|does|did|was|were|has|have|will|would|can|could)(?: not|n't))\W*$",
    rf"^\W*(?:but |well,? |in fact,? |actually,? )?(?:that|this|it|(?:such|these|those|both|the) (?:claims?|statements?|advice|ideas?|beliefs?))(?:'s| is| are| was| were)(?: \w+ly| just| all| quite)? {_NO_TRUTH}\b",
    r"^\W*(?:but )?(?:that|this|it|they|these) (?:isn't|aren't|wasn't) (?:\w+ )?(?:true|so|right|correct|accurate|the case)\b",
    r"^\W*none of (?:this|that|it|these|them|the \w+) (?:is|are) (?:true|right|correct|so)\b",
    r"^\W*(?:no|wrong|false|untrue|nonsense|not (?:true|so|quite|at all))\W*$",
], boundaries=False)  # fmt: skip
# What is said behind a quotation that holds words up as empty: '"detox" is a slogan'.
DISMISSED = Pattern([
    r"^\W*(?:[\w'-]+ ){0,3}(?:is|are|was|were) (?:(?:just|only|merely|often|usually|nothing but|simply|mostly) )?(?:an? )?(?:\w+ )?(?:slogans?|myths?|meaningless|marketing|buzz ?words?|hype|advertising|sales (?:talk|words?|pitch)|fiction)\b",
    r"^\W*(?:[\w'-]+ ){0,3}(?:is|are)(?: not|n't) (?:an? )?(?:\w+ )?(?:term|diagnosis|word|category|concept|guarantee)\b",
    r"^\W*(?:[\w'-]+ ){0,2}(?:(?:does|do)(?: not|n't) (?:\w+ )?mean|(?:means?|says?) (?:nothing|little)|(?:has|have) no (?:\w+ ){0,2}(?:meaning|definition))\b",
], boundaries=False)  # fmt: skip
NOT_DEBUNK = Pattern([
    r"supposed to", r"no[- ]nonsense", r"even (?:[\w-]+ ){0,2}s[ck]eptic(?:al|s)?", r"unlike (?:[\w-]+ ){0,4}(?:scams?|hoaxes|frauds?|fraudulent)",
    r"no (?:\w+ )?(?:evidence|proof) (?:of|for) (?:any )?(?:harm|side[- ]effects|danger|toxicity|risks?)",
])  # fmt: skip
DEBUNK_LEAD = Pattern([
    r"^\W*(?:myth|misconception|false|claim|fiction|mistake)s?\b", r"red flags?", r"warning signs?", r"(?:health )?(?:fraud|scam|quack)\w*", r"too good to be true", r"(?:be )?wary", r"beware", r"watch out",
    r"spot(?:ting)? (?:a |an )?(?:false|fake|scam|misleading)", r"myths?(?: and| vs?\.?| or|:| about| around)", r"avoid (?:these|such|words|products)", r"suspicious",
])  # fmt: skip
TRUTH_LEAD = Pattern([r"^\W*(?:fact|reality|truth)s?\b"], boundaries=False)
REGULATORY = Pattern([
    r"not intended to (?:diagnose|treat|cure|prevent|replace|be)", r"(?:has|have) not been evaluated", r"(?:not|never) (?:be )?(?:a |an )?(?:substitute|replacement) for",
    r"not (?:constitute |provide |offer |be construed as |considered )?(?:any )?(?:medical|professional|health) advice", r"(?:informational|educational) purposes", r"warning letters?", r"prohibit(?:s|ed)? (?:from )?(?:claim|advertis)\w+",
])  # fmt: skip
RESEARCH_GOAL = Pattern([
    r"(?:scientists|researchers|trials?|studies|research|experts|investigators) (?:are|is|continue|hope|aim|will|want|were|was|have been|has been)(?: \w+){0,3} (?:whether|if|how|to (?:find|see|learn|develop|determine|test|study)|testing|studying|exploring|investigating|looking|working|trying)",
    r"(?:aim|goal|hope|search|race|quest|effort|attempt)s? (?:is |was |of |for |to )+", r"ways? to", r"find(?:ing)? (?:a|the|new) ", r"work(?:ing|ed)? (?:toward|on)", r"someday", r"one day", r"in (?:the )?future", r"fund(?:s|ed|ing|raising)?",
    r"being (?:studied|tested|investigated|developed|explored|researched)", r"under (?:study|investigation|development)", r"to (?:find out|see|learn|determine|test|study|investigate|examine|assess|evaluate|explore|compare)(?: \w+)? (?:whether|if|how)?", r"(?:wanted|sought|set out) to", r"whether", r"investigat(?:e|es|ed|ing)", r"evaluat(?:e|es|ed|ing)",
])  # fmt: skip
# Advice to readers, not an aim of research.
READER_GOAL = Pattern([
    r"whether you", r"(?:\d+|best|many|several|these|great|natural|effective|simple|easy|proven|top|safe|powerful) (?:[\w-]+ ){0,2}ways? to",
    r"(?:read|click|reading|call|book|visit|scroll|come|here|watch|join) (?:[\w-]+ ){0,3}to (?:find out|see|learn|explore|compare)", r"you(?:'ll| will| can| may)? find",
])  # fmt: skip
CONDITIONAL = Pattern([
    r"if", r"unless", r"whether", r"until", r"depend(?:s|ing)? (?:up)?on", r"(?:chances?|odds|likelihood|probability) (?:of|that)", r"(?:possible|hard|difficult|easier|harder|impossible) to",
    r"when (?:caught|found|detected|diagnosed|treated) early", r"in (?:its|the|their) early stages?", r"(?:cure|remission|survival|success) rates?", r"as long as", r"provided that", r"in case",
])  # fmt: skip
SALES_CONDITION = Pattern(
    [
        r"if you(?:'re| are| want| need| would| have| suffer|'d| struggle| wish)\b.*",
        r"if not",
        r"if only",
        r"as if",
        r"what if",
        r"whether you",
        r"(?:not|n't) wait until",
        r"if (?:it is |it's |they are |you )?(?:tak|us|appl|eat|drink|drunk|wear|worn|do)(?:e|ed|en|ied|y|ne)?(?: it| them| this)?(?: [\w-]+){0,2} (?:daily|regularly|often|every day|each day|consistently)",
    ]
)
QUESTION_LEAD = Pattern(
    [
        r"^\W*(?:\d+[.)] )?(?:can|could|does|do|did|is|are|was|will|would|should|what|which|who|when|where|how (?:do|does|can|is|are|much|many|long|often)|why (?:not|do|does|is|are)|has|have|may)\b[^.:!]*$"
    ],
    boundaries=False,
)
# Questions that tell or sell, and ask nothing.
SALES_QUESTION = Pattern([
    r"^\W*(?:did(?:n't)? you know|have you heard|why (?:not|wait|suffer|settle)|want|ready|looking for|tired of|would(?:n't)? you (?:like|love|believe))\b",
], boundaries=False)  # fmt: skip
YES = Pattern(
    [r"^\W*(?:yes|absolutely|definitely|of course|certainly|sure|it (?:does|can|is)|the answer is yes)\b"],
    boundaries=False,
)
NOT_YES = Pattern([r"it (?:does|can|is)(?: not|n't)"])
ANIMAL = Pattern([
    r"(?:in |on )?(?:mice|mouse|rats?|rodents?|rabbits?|zebrafish|monkeys|pigs)", r"in vitro", r"test[- ]tubes?", r"petri dish(?:es)?", r"(?:cell|animal) (?:lines?|cultures?|stud(?:y|ies)|models?|experiments?|research|trials?)", r"(?:lab|laboratory) (?:animals|stud(?:y|ies)|tests|experiments)", r"(?:cultured|isolated) cells",
])  # fmt: skip
CAPACITY = Pattern(
    [
        r"can",
        r"(?:has|have|had|having|with|its|their) (?:the |an? )?(?:\w+ )?(?:power|ability|potential|capacity)(?: to)?",
        r"(?:is|are) (?:capable of|able to)",
        r"capable of",
        r"able to",
    ]
)
BALANCE = Pattern([
    r"mixed (?:results|evidence|findings|picture)", r"(?:not|isn't|aren't) (?:yet )?(?:conclusive|clear|known|proven|consistent|established)", r"inconclusive", r"more (?:\w+[- ]){0,3}(?:research|studies|trials|evidence) (?:is|are) (?:\w+ )?(?:needed|required|necessary)",
    r"(?:further|additional|larger|better) (?:\w+ )?(?:research|studies|trials)", r"evidence (?:is|was|remains|for this is|so far is|base is) (?:\w+ )?(?:limited|mixed|weak|uncertain|low|poor|thin|insufficient|inconclusive|unclear|conflicting|lacking|scarce|sparse)",
    r"(?:limited|weak|insufficient|little|no|poor|conflicting|low[- ](?:quality|certainty)|scant) (?:\w+ )?(?:evidence|data|research|proof)", r"others? (?:\w+ )?(?:indicate|found no|show no|did not|have not|may not|report no|suggest no|do not)", r"no (?:better|more effective|different|difference)",
    r"(?:small|few|poorly designed|low-quality) (?:\w+ )?(?:studies|trials)", r"preliminary", r"(?:studies|trials) (?:were|are|have been|is|was) (?:\w+ )?(?:small|short|limited|poor)", r"caution", r"uncertain(?:ty)?", r"not (?:everyone|all (?:people|patients|studies))", r"may not (?:work|help|be|experience)",
    r"not (?:yet )?(?:been )?(?:shown|proven|confirmed|established|supported)", r"unclear", r"controvers\w+", r"debat(?:e|ed|able)", r"no (?:clear|significant|statistically) \w+", r"results (?:vary|are mixed|conflict)",
])  # fmt: skip

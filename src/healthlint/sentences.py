"""Sentences of a block, and the clauses of a sentence, as offsets into its text.

Sentences: every stop that could end one is found by a single pattern, and then judged by the word before it and the
word after it, the way of Grefenstette and Tapanainen (1994) and of Punkt, with word lists in place of training.
Clauses: the terminators that end the reach of a negation in NegEx (Chapman et al. 2001) and ConText (2009).
"""

from __future__ import annotations

import re

from healthlint import lazy_re

# What a sentence can end with, and what belongs to it: quotes, brackets and citation marks behind the stop.
# Without white space behind it ("pain.The"), only a capitalised word can begin the next sentence.
_STOP = lazy_re.compile(
    r"""(?<![.!?…])(?P<stop>[.!?…]++)
    (?P<close>["')\]]*+)
    (?P<mark>(?>
        \s?\[[\d^][\d,;\s–-]*\] | \[(?:\w{1,12}|citation\ needed)\]                    # pain.[3] The; pain. [3, 4] The
      | \(\d{1,3}(?:[,–-]\s?\d{1,3})*\)                                                # pain.(3) The
      | (?:(?<=[^\W\d_][.!?])|(?<=["')\]%][.!?])|(?<=[.!?]["')\]]))\d{1,3}(?:[,–-]\d{1,3})*  # pain.12 The
      | [⁰¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹,˒–⁻]*
    )*+)
    (?P<gap>\s++|(?=[A-Z][a-z]|[AI]\s))""",
    re.VERBOSE,
)
_FOLLOWER = lazy_re.compile(r"""["'(\[¿¡]*([^\W_][\w'-]*)?""")
_CONTINUES = frozenset(",;:)]}%&=/+<>-–—.!?…|~")
_WORD_BREAK = lazy_re.compile(r"[/–—-]")
_ADDRESS = lazy_re.compile(r"://|^www\.|@|\.[a-z]{2,6}/")
_DOTTED = lazy_re.compile(r"[A-Za-z](?:\.[A-Za-z])+")
_MARKER = lazy_re.compile(r"\d{1,3}(?:\.\d{1,2})*|[A-Za-z]|[IVX]{2,4}|[ivx]{2,4}")
_LABEL = lazy_re.compile(r"[A-Z]?\d+|[A-Z]|[IVX]+")
_REACH = 500  # how far around a stop or a cut is looked, so that time stays linear; no sentence or address is longer


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Something always follows these: a name, an example, a comparison.
_NEVER_LAST = _words("dr drs mr mrs ms messrs prof hon e.g eg i.e ie viz vs cf approx ca mt")
# These end no sentence where a number follows.
_BEFORE_NUMBER = _words(
    "no nos fig figs p pp vol vols ch chap sec sect eq ref refs art para tab app suppl tel ext c v"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
)
# Names and degrees, which a capitalised word can follow: only a word that often begins sentences ends the sentence.
_BEFORE_CAPITAL = _words(
    "al st sr jr ed eds inc ltd co corp bros dept univ assn gov sen rep gen capt lt col sgt rev"
    " ph.d b.sc m.sc pharm.d d.phil ed.d psy.d l.ac dipl.ac m.ed b.pharm"
)
_JOURNAL = _words(
    "Engl Med Clin Res Int Am Ann Sci Natl Acad Proc Assoc Psychol Psychiatr Biol Nutr Dis Rheum Oncol Syst Suppl"
    " Pharmacol Physiol Complement Altern Ther Br Eur"
)
# Units and the like: a small letter or a number goes on with the sentence, a capital begins the next one.
_BEFORE_SMALL = _words(
    "etc mg mcg ml dl kg lb lbs oz ft hr hrs min mins sec secs wk wks mo mos yr yrs sp spp subsp tsp tbsp"
    " tab tabs cap caps incl excl max avg resp misc subcut"
)
_STARTERS = _words(
    "A After All Although Also An And Another Any As At Because Before Both But By Common Consult Despite Do Does"
    " During Each Even Every Few Finally First For From Further Furthermore Had Has He Hence Her Here His How"
    " However I If In Indeed Instead Is It Its It's Last Later Like Many Meanwhile Moreover Most My Neither Never"
    " Nevertheless No None Not Now Of On Once One Only Or Other Others Our Over Overall Participants Patients"
    " People Perhaps Please Research Researchers Results Second She Similarly Since So Some Still Studies Such"
    " Talk Than That That's The Their Then There There's Therefore These They They're This Those Though Three Thus"
    " To Today Two Under Unless Unlike Until We We're What When Where Whereas Whether Which While Who Why With"
    " Without Yes Yet You You're Your"
)
_LETTERED = _words(
    "vitamin vitamins hepatitis type group grade class stage part plan figure table appendix panel step arm option"
    " influenza factor haemophilia hemophilia omega schedule category section"
)
_DAYS_AND_ZONES = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun"
    " Eastern Central Mountain Pacific GMT UTC BST CET EST EDT ET CST CDT MST PST PDT PT"
)
_NAMES_WITH_STOP = _words("yahoo jeopardy")
_DOMAIN_ENDINGS = _words("Com Org Net Gov Edu Info")


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of the text of one block (``Block.plain``), as half-open offsets in code points.

    They are in order, do not overlap, have no space at their ends, and hold every character that is not a space.
    A mark of citation behind the stop belongs to the sentence before it. Where a stop may belong to an abbreviation,
    the sentence goes on unless the next word says otherwise. Never raises.
    """
    found: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, stop, start):
            found.append((start, stop.end("mark")))
            start = stop.end()
    if start < end:
        found.append((start, end))
    return found


def _ends_sentence(text: str, stop: re.Match[str], start: int) -> bool:
    """Whether ``stop`` ends the sentence that began at ``start``."""
    follower = _FOLLOWER.match(text, stop.end())
    after = (follower and follower[1]) or ""
    if not after:
        return text[stop.end() : stop.end() + 1] not in _CONTINUES
    at = stop.start()
    low = max(start, at - _REACH)
    token = text[max(low, text.rfind(" ", low, at) + 1) : at]
    word = _WORD_BREAK.split(token)[-1].lstrip("\"'([")
    if not stop["gap"] and not _lacks_space(token, text[stop.end() : stop.end() + _REACH].partition(" ")[0]):
        return False
    if text[at - 1 : at] == "(" or (word.lower() in _NAMES_WITH_STOP and stop["stop"] == "!"):
        return after in _STARTERS and not stop["close"]
    if after.islower() and after[0].isalpha():
        return not stop["close"] and _is_plain_word(word) and "…" not in stop["stop"] and ".." not in stop["stop"]
    if stop["stop"] != ".":
        return True
    return _ends_at_period(text, stop, start, word, after)


def _ends_at_period(text: str, stop: re.Match[str], start: int, word: str, after: str) -> bool:
    """Whether a single full stop between ``word`` and ``after``, which may begin a sentence, ends one."""
    key = "" if word.isupper() and len(word) > 1 and word.isalpha() else word.lower()  # MS, ED and CO are diseases, …
    at = stop.start() - len(word)
    before = text[max(start, at - _REACH) : at].rstrip(" (\"'[")
    number_follows = after[0].isdigit() or stop["mark"][:1].isdigit()
    if _MARKER.fullmatch(word) and (not before or before[-1] in ":;"):
        return False
    if key in _NEVER_LAST or (key in _BEFORE_NUMBER and (number_follows or _is_label(key, after))):
        return False
    if key in _BEFORE_SMALL or (_DOTTED.fullmatch(word) and word.islower()):
        closed = ")" in stop["close"] and after not in _STARTERS
        return not (number_follows or closed or after in _DAYS_AND_ZONES)
    if len(word) == 1 and word.isalpha():
        return after in _STARTERS or before.rpartition(" ")[2].lower() in _LETTERED
    wants_name = key in _BEFORE_CAPITAL or word in _JOURNAL or _DOTTED.fullmatch(word)
    return not wants_name or after in _STARTERS


def _is_label(key: str, after: str) -> bool:
    """Whether ``after`` can be what the abbreviation ``key`` counts: "Fig. S1", "Vol. II"; "no." counts digits only."""
    return key != "no" and _LABEL.fullmatch(after) is not None


def _lacks_space(token: str, after: str) -> bool:
    """Whether a space was forgotten between ``token``, a stop and ``after``, as against an address with a dot."""
    ends_small = token[-2:].isalpha() and token[-1:].islower() and len(token) > 1
    in_address = _ADDRESS.search(token) or _ADDRESS.search(after) or after.rstrip(".,;:)") in _DOMAIN_ENDINGS
    return (ends_small or token[-1:] in ("%", ")") or token[-1:].isdigit()) and not in_address


def _is_plain_word(word: str) -> bool:
    """Whether ``word`` is no abbreviation, so that even a small letter behind its stop begins a sentence."""
    known = word in _NEVER_LAST or word in _BEFORE_NUMBER or word in _BEFORE_CAPITAL or word in _BEFORE_SMALL
    return len(word) > 3 and word.isalpha() and word.islower() and not known


# One item of a list: up to four words.
_ITEM = r"[^\s,()]+(?:\s[^\s,()]+){0,3}"
# "If you have asthma," up to its comma; commas between the items of a list and in brackets do not count.
_OPENING = lazy_re.compile(
    rf"""(?:(?:and|but|so|yet)\s)?(?:even\s)?
    (?:if|unless|when|whenever|while|whilst|although|though|whereas|because|since|once|until|despite|in\sspite\sof)\b
    (?:\([^()]*\)|[^,()]|,(?=\S))*?,(?=\s)
    (?:(?:\s{_ITEM},)*\s(?:{_ITEM}\s)?(?:and|or)\s{_ITEM},(?=\s))?""",
    re.VERBOSE | re.IGNORECASE,
)
_CUT = lazy_re.compile(
    r"""(?P<mark>;|:(?=[\s"'])(?!(?<=\d\s:)\s\d)|—+|--+|(?<=\s)[–-](?=\s)(?!(?<=\d\s[–-])\s\d))
    | (?P<aside>\([^()]*\))
    | \b(?=[abdehinstwy])(?P<word>
        (?<!nothing\s)(?<!anything\s)(?<!everything\s)(?<!none\s)(?<!one\s)(?<!all\s)(?<!help\s)but(?!\snot\sleast\b)
      | however(?!\s(?:much|many|long|small|little|often|hard|mild|minor|bad)\b)
      | nevertheless | nonetheless | whereas | albeit | despite | in\sspite\sof
      | (?:even\s)?although | (?:even\s|(?<!even\s)(?<!as\s))though
      | (?<=,\s)(?:and\s)?yet(?!\sto\b) | and\syet(?!\sto\b)
      | (?<=,\s)(?:while|whilst)
      | (?<!not\s)because
      | (?<=,\s)so(?!\s(?:far|called|much|many|long|to)\b) | so\sthat
      | (?<=,\s)(?:it|they|he|she|we)(?!\s(?:say|says|said|claims?|argues?|believes?|thinks?|seems?|appears?|turns)\b)
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
# What a citation, a number or a short form in brackets may hold in small letters.
_PROSE_WORD = lazy_re.compile(
    r"\b(?!(?:et|al|and|see|also|eg|vs|or|to|of|mg|ml|kg|mcg|cm|mm|years|in|fig|pp)\b)[a-z]{2,}\b"
)
_EXAMPLE = lazy_re.compile(
    r"(?:such as|like|e\.?g\b|i\.?e\b|for example|for instance|including|especially|or|and|also|called|known as)\b",
    re.IGNORECASE,
)
_NEGATION = lazy_re.compile(r"\b(?:no|not|never|nothing|nobody|cannot|without)\b|n't\b", re.IGNORECASE)
_PRONOUNS = _words("it they he she we")
_CONNECTIVES = _words("and but or so yet however nevertheless nonetheless although though whereas because")
_AUXILIARIES = _words(
    "not never no is are was were be been do does did has have had can cannot could may might must shall should will"
    " would that"
)


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of the sentence ``text[start:end]``, as half-open offsets in code points, in order.

    A clause is as far as a negation, a hedge or a condition reaches. These begin a clause, and belong to it:
    but, however, nevertheless, (even) although/though, whereas, albeit, despite, in spite of, because, so that,
    and after a comma: while, yet, so, and the pronoun of a sentence spliced to a negated one ("it is no drug,
    it cures").
    These part clauses, and belong to none: ``;``, ``:`` (not in 5:30 or 1.5 : 1), a dash (not in 5 – 10).
    A parenthesis is a clause of its own, and the clause around it comes in two parts; one that only inserts something
    (a citation, a number, a short form, "such as …", "also called …") is a part of the clause around it.
    A condition or concession that opens the sentence ("If you have asthma, …") ends with its comma.
    Coordination with "and", relative clauses, and "if" or "when" behind the claim go on with the clause; so does
    what is put in between an auxiliary and its verb ("does not, however, cure").
    Every letter and digit of the sentence is in one clause, but for the marks named. Never raises.
    """
    opening = _OPENING.match(text, start, end)
    comma = opening.end() if opening else start
    return [*_parts(text, start, comma), *_parts(text, comma, end)]


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begin = start
    for cut in _CUT.finditer(text, start, end):
        at, after = cut.span()
        if cut["word"]:
            if _goes_on(text, begin, cut, end):
                continue
            after = at
        elif cut["aside"] and _is_insertion(text, at, after):
            continue
        _add(found, text, begin, at)
        if cut["aside"]:
            found += clauses(text, at + 1, after - 1)
        begin = after
    _add(found, text, begin, end)
    return found


def _is_insertion(text: str, at: int, after: int) -> bool:
    """Whether the brackets ``text[at:after]`` hold no prose, or examples and other names without a negation."""
    if not _PROSE_WORD.search(text, at, after):
        return True
    return _EXAMPLE.match(text, at + 1, after) is not None and not _NEGATION.search(text, at, after)


def _goes_on(text: str, begin: int, cut: re.Match[str], end: int) -> bool:
    """Whether the word of ``cut`` begins nothing new.

    So it is behind another connective ("but because"), when it is put in behind an auxiliary and its comma, and for a
    pronoun with no negation before it ("In one trial, it helped").
    """
    before = text[max(begin, cut.start() - _REACH) : cut.start()].rstrip(" ,")
    if before.lower() in _CONNECTIVES or (cut["word"].lower() in _PRONOUNS and not _NEGATION.search(before)):
        return True
    last = before.rpartition(" ")[2].lower()
    put_in = text[cut.start() - 2 : cut.start()] == ", " and text.find(", ", cut.end(), end) >= 0
    return put_in and (last in _AUXILIARIES or last.endswith("n't"))


def _add(found: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    """Add ``text[begin:end]`` without the spaces around it and the comma before it, if there is a word in it."""
    while begin < end and (text[begin].isspace() or text[begin] == ","):
        begin += 1
    while begin < end and text[end - 1].isspace():
        end -= 1
    if any(char.isalnum() for char in text[begin:end]):
        found.append((begin, end))

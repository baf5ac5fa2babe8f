"""Who does the healing: the agent of a claim, and the topic that stands in for an agent left unsaid.

In an article on a remedy a heading or sentence without a subject of its own ("Lowers high blood pressure", "It
reverses ageing") is a claim about that remedy: the topic of the article is its agent.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum

from healthlint import lazy_re
from healthlint.article import Article, Sentence, once
from healthlint.document import Kind
from healthlint.pattern import Pattern
from healthlint.records import NamedTuple

_THERAPY = Pattern(["{therapy}"])
_REMEDY_FOOD = Pattern(["{remedy-food}", "{remedy-form}"])
_UNNAMED = Pattern(["{unnamed-remedy}"])
# Where the article is about no remedy, only what its writer sells is one.
_OURS = Pattern(
    [
        r"our (?:[\w-]+ ){0,2}(?:remed(?:y|ies)|formulas?|supplements?|blends?|treatments?|therap(?:y|ies)|methods?|protocols?|programs?|products?|oils?|teas?|drops?|tonics?)"
    ]
)
# A food or a plant that is said to cure an illness is a remedy, though the article be about none: "ginger cures asthma".
_CURE = Pattern([
    r"^\W*(?:(?:has|have) (?:\w+ly )?(?:cured|healed|reversed)|(?:[\w'-]+ ){0,2}?(?:cur(?:es?|ing)|heal(?:s|ing)?|revers(?:es?|ing)|eradicat(?:es?|ing))) (?:[\w'-]+ ){0,4}?(?:{disease}|{complaint})",
], boundaries=False)  # fmt: skip
_FOOD_SUBJECT = Pattern([
    r"^\W*(?:[\w'-]+ ){0,6}?(?:{remedy-food}|(?:this|these|the|that|a|an|one) (?:[\w'-]+ ){0,2}?{plant})(?: [\w'-]+){0,4}\W*$",
], boundaries=False)  # fmt: skip
_SAID = Pattern([r"[:;—]", r"\b(?:says?|that|knows?)\b"], boundaries=False)
_ESTABLISHED = Pattern(["{established}"])
# Names with a capital that are no product: medicines, and illnesses such as Parkinson's.
_NO_BRAND = Pattern(["{established}", "{disease}", "{complaint}"])
# A body part, an illness or a person right before the verb is its subject, unless a preposition ties it to the agent.
_OTHER_SUBJECT = Pattern([
    r"(?:^|(?:^|[^\w])(?:the|your|our|a|an|their|that|which|while|as|and|so|when|because) )(?:\w+ )?(?:{health-object}|{disease}|{complaint}|body|people|patients|researchers|scientists|you|we|i|he|she|study|studies|research|article|guide|chiropractors?|practitioners?)\W+(?:(?:can|may|also|then|will|that|which|who|helps?|to|often|naturally)\W+){0,3}$",
], boundaries=False)  # fmt: skip
_NOT_ESTABLISHED = Pattern([
    r"(?:natural|plant-based|herbal|nature's|holistic|alternative|homeopathic|homoeopathic|chiropractic|ayurvedic|traditional chinese|our|complementary) (?:\w+ )?(?:antibiotics?|antivirals?|antihistamines?|doctors?|physicians?|medicines?|medications?|drugs?|surgeons?)",
    r"(?:alternatives?) to (?:\w+ )?(?:antibiotics?|surgery|medications?|drugs)", r"(?:without|no|avoid\w*|instead of|rather than|unlike) (?:\w+ ){0,2}(?:surgery|medications?|drugs|medicines?|antibiotics)",
    r"(?:chinese|ayurvedic|homeopathic|herbal|natural|functional|integrative|alternative) medicines?",
])  # fmt: skip
_PRONOUN = lazy_re.compile(
    r"(?:^|[,;:(]\s*(?:and |so |because |since |that )?|\b(?:and|but|because|since|so|that|as|when|while|where) )(it|they|this|these|which|that)\b",
    re.I,
)
_GOES_ON = lazy_re.compile(r"\W*(?:it|this|they|these)\b", re.I)
_SUBJECTLESS = lazy_re.compile(
    r"^\W*(?:\d+[.)]\s*)?(?:also |further |naturally |effectively |quickly |gently |safely |helps? |can )*$", re.I
)
_THIRD_PERSON = lazy_re.compile(r"\w+(?:es|s)\b", re.I)
_BENEFITS = Pattern(
    [
        r"benefits?",
        r"advantages",
        r"healing properties",
        r"what (?:does|can) \w+ do",
        r"how (?:it|\w+) (?:works|helps)",
        r"why (?:use|take|choose)",
    ]
)
_WORD = lazy_re.compile(r"[^\W\d_][\w'-]+")
# Words of titles that name no remedy.
_COMMON = frozenset(
    [
        "the",
        "and",
        "for",
        "with",
        "your",
        "you",
        "how",
        "why",
        "what",
        "are",
        "our",
        "from",
        "that",
        "this",
        "can",
        "does",
        "best",
        "guide",
        "benefits",
        "benefit",
        "health",
        "healthy",
        "natural",
        "naturally",
        "top",
        "ways",
        "use",
        "using",
        "uses",
        "used",
        "help",
        "helps",
        "tips",
        "about",
        "complete",
        "ultimate",
        "care",
        "body",
        "life",
        "living",
        "wellness",
        "pain",
        "disease",
        "treatment",
        "treatments",
        "treating",
        "treat",
        "symptoms",
        "causes",
        "people",
        "women",
        "men",
        "children",
        "kids",
        "home",
        "good",
        "more",
        "most",
        "need",
        "know",
        "review",
        "reviews",
        "understanding",
        "effective",
        "back",
        "skin",
        "hair",
        "weight",
        "loss",
        "diabetes",
        "cancer",
        "heart",
        "blood",
        "pressure",
        "sleep",
        "stress",
        "anxiety",
        "depression",
        "immune",
        "system",
        "food",
        "foods",
        "diet",
        "nutrition",
        "exercise",
        "patients",
        "patient",
        "doctor",
        "doctors",
        "medical",
        "medicine",
        "dental",
        "dentist",
        "teeth",
        "fitness",
        "workout",
        "training",
        "water",
        "energy",
        "brain",
        "mental",
    ]
)


class Agent(Enum):
    """What does the healing in a clause."""

    NONE = 0
    ESTABLISHED = 1  # antibiotics, surgery, a physician
    THERAPY = 2  # an alternative therapy, a supplement, a remedy named or unnamed
    TOPIC = 3  # the remedy the article is about: by its name, a pronoun, or unsaid


class Topic(NamedTuple):
    """The remedy an article is about: ``terms`` in lower case, empty when it is about none."""

    terms: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.terms)


@once
def topic(article: Article) -> Topic:
    """The remedy of the article: a therapy or product named in its title or headings, or named most in its text.

    A title word that is no common word of health writing counts when the text uses it as a name again and again.
    """
    names = " \n ".join(s.text for s in article.sentences if s.block.kind in (Kind.TITLE, Kind.HEADING))
    text = " \n ".join(s.text for s in article.sentences)
    in_names = Counter(names[a:b].lower() for a, b in _THERAPY.spans(names, article.text))
    in_text = Counter(text[a:b].lower() for a, b in _THERAPY.spans(text, article.text))
    foods = Counter(text[a:b].lower() for a, b in _REMEDY_FOOD.spans(text, article.text))
    enough = max(3, article.words // 250)
    terms = {term for term in in_names if in_text[term] >= 2}
    terms |= {term for term, count in in_text.items() if count >= enough}
    terms |= {
        names[a:b].lower() for a, b in _REMEDY_FOOD.spans(names, article.text) if foods[names[a:b].lower()] >= enough
    }
    return Topic(frozenset(terms) | _brands(article, enough))


def _brands(article: Article, enough: int) -> frozenset[str]:
    """Names of the title that the text repeats with a capital inside sentences: products without a dictionary entry."""
    title = next((s.text for s in article.sentences if s.block.kind in (Kind.TITLE, Kind.HEADING)), "")
    candidates = {
        word
        for word in _WORD.findall(title)
        if len(word) > 4 and word.lower() not in _COMMON and word[0].isupper() and not word.isupper()
    }
    if not candidates:
        return frozenset()
    words = [_WORD.findall(sentence.text) for sentence in article.prose]
    inside = Counter(word for some in words for word in some[1:] if word in candidates)
    small = {word.lower() for word in candidates}
    lower = Counter(word for some in words for word in some if word in small)
    return frozenset(
        w.lower()
        for w in candidates
        if inside[w] >= enough and lower[w.lower()] * 4 < inside[w] and not _NO_BRAND.search(w, article.text)
    )


@once
def _topic_pattern(article: Article) -> Pattern | None:
    terms = topic(article).terms
    return Pattern([re.escape(term) for term in sorted(terms, key=len, reverse=True)]) if terms else None


def agent(article: Article, sentence: Sentence, start: int) -> tuple[Agent, int]:
    """The agent of the verb at ``sentence.text[start:]`` and the offset at which it begins.

    Looked for before the verb, nearest first: in the clause, then in the sentence; a pronoun or a subject left unsaid
    stands for the topic, or for the therapy of the sentence before.
    """
    clause, _ = sentence.clause(start, start + 1)
    if _OTHER_SUBJECT.search(sentence.text[clause:start], article.text):
        return Agent.NONE, start
    named = _nearest(article, sentence.text[clause:start])
    food = _food_that_cures(article, sentence, clause, start)
    if food is not None and (named is None or named[1] < food):
        return Agent.THERAPY, clause + food
    if named is None and clause:
        named = _nearest(article, sentence.text[:start])
        if named:
            return named
    if named:
        return named[0], clause + named[1]
    return _implied(article, sentence, clause, start)


def _nearest(article: Article, text: str) -> tuple[Agent, int] | None:
    """The agent in ``text`` that a verb after it belongs to; a therapy goes before established medicine."""
    own = _topic_pattern(article)
    unnamed = _UNNAMED if own else _OURS
    for kind, pattern in ((Agent.TOPIC, own), (Agent.THERAPY, _THERAPY), (Agent.THERAPY, unnamed)):
        spans = list(pattern.spans(text, article.text)) if pattern else []
        if spans:
            return kind, spans[-1][0]
    masked = text
    for begin, after in list(_NOT_ESTABLISHED.spans(text, article.text)):
        masked = masked[:begin] + " " * (after - begin) + masked[after:]
    established = list(_ESTABLISHED.spans(masked, article.text))
    return (Agent.ESTABLISHED, established[-1][0]) if established else None


def _food_that_cures(article: Article, sentence: Sentence, clause: int, start: int) -> int | None:
    """Where in the clause the words begin whose subject, a food or plant, is said to cure; None where none is."""
    before = sentence.text[clause:start]
    said = max((after for _, after in _SAID.spans(before, article.text)), default=0)
    cures = _CURE.search(sentence.text[start:], article.text) and _FOOD_SUBJECT.search(before[said:], article.text)
    return said if cures else None


def _implied(article: Article, sentence: Sentence, clause: int, start: int) -> tuple[Agent, int]:
    """The topic where the subject is a pronoun or is left unsaid."""
    before = sentence.text[clause:start]
    if _SUBJECTLESS.match(before):
        listed = sentence.block.kind in (Kind.LIST_ITEM, Kind.HEADING, Kind.TABLE_CELL)
        said_of_it = _THIRD_PERSON.match(sentence.text[start:]) or before.strip().lower().startswith(("help", "can "))
        benefits = any(_BENEFITS.search(heading) for heading in sentence.block.section[-1:])
        return (Agent.TOPIC, start) if topic(article) and listed and (said_of_it or benefits) else (Agent.NONE, start)
    pronoun = _PRONOUN.search(before)
    if pronoun is None:
        return Agent.NONE, start
    earlier = _before(article, sentence)
    last = next((named[0] for item in reversed(earlier) if (named := _nearest(article, item.text))), None)
    if last is Agent.ESTABLISHED:
        return last, clause + pronoun.start(1)
    if last or (topic(article) and not earlier):
        return Agent.TOPIC, clause + pronoun.start(1)
    return Agent.NONE, start


def _before(article: Article, sentence: Sentence) -> list[Sentence]:
    """The two sentences before that may name what a pronoun stands for; one that begins with a pronoun itself goes on."""
    earlier = article.neighbours(sentence, before=9, after=0)
    return [item for item in earlier if not _GOES_ON.match(item.text)][-2:]


def _names_remedy(article: Article, text: str) -> bool:
    """A therapy, a product, the topic or an unnamed remedy is named in ``text``, a part of the article."""
    own = _topic_pattern(article)
    patterns = (_THERAPY, own, _UNNAMED) if own else (_THERAPY, _OURS)
    return any(pattern.search(text, article.text) for pattern in patterns)


def _near(article: Article, sentence: Sentence, start: int, end: int) -> tuple[bool, bool]:
    """Whether a remedy, and whether established medicine, is named in the clauses of the words."""
    begin, stop = sentence.clause(start, end)
    text = sentence.text[begin:stop]
    remedy = _names_remedy(article, text)
    masked = text
    for a, b in list(_NOT_ESTABLISHED.spans(text, article.text)):
        masked = masked[:a] + " " * (b - a) + masked[b:]
    return remedy, _ESTABLISHED.search(masked, article.text)


def remedy(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """A therapy, product or unnamed remedy is the agent: in the clause, or as the topic of the article."""
    named, established = _near(article, sentence, start, end)
    return named or (bool(topic(article)) and not established)


def remedy_agent(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """A therapy, a product or the topic is what acts in the words, or is named in their clause."""
    who, _ = agent(article, sentence, start)
    return who in (Agent.THERAPY, Agent.TOPIC) or (who is Agent.NONE and _near(article, sentence, start, end)[0])


def remedy_named(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """A therapy, a product, the topic or an unnamed remedy is named in the sentence."""
    return _names_remedy(article, sentence.text)


def established(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """Established medicine is the agent in the clause, and no remedy is."""
    named, medicine = _near(article, sentence, start, end)
    if not medicine or named:
        return False
    clause, _ = sentence.clause(start, start + 1)
    return not _food_that_cures(article, sentence, clause, start)  # 0 is where the medicine itself begins

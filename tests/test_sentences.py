"""Sentences: ``|`` in a case marks where one ends and the next begins; it is taken out before splitting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthlint.sentences import sentences

CASES = {
    # Plain stops
    "one": "Rest helps most sore backs.",
    "no-stop": "Five ways to sleep better",
    "two": "Rest helps. | Heat may help too.",
    "question-and-exclamation": "Does it work? | Nobody knows! | Trials are running.",
    "interrobang": "A cure for tinnitus?! | There is none.",
    "many-marks": "Order now!!! | Stocks are low.",
    "digit-begins": "The trial ended in 2019. | 45 patients stayed to the end.",
    "gene-begins": "Others lose a gene (PTCH1). | 9q22.3 is the place of it.",
    "number-ends": "The score fell to 12. | Pain fell as well.",
    "percent-ends": "Mortality was 1.5%. | It rose later.",
    "small-letter-begins": "it soothes the stomach. | it also helps with sleep.",
    "small-letter-after-question": "Tired of aching knees? | try walking a little every day.",
    "camel-begins": "Ask about vaccines. | mRNA vaccines hold no live virus.",
    "accented-capital": "Le sommeil aide. | Évitez le café.",
    "emoji-begins": "Drink water. | 💧 Repeat every hour.",
    "list-of-terms-goes-on": "Symptoms include cough, fever, etc. and they pass.",
    # Titles and names
    "dr": "Ask Dr. Okafor about it. | She knows.",
    "mr-mrs-ms": "Mr. Hale, Mrs. Hale and Ms. Reed took part. | All three slept better.",
    "prof": "Prof. The Lan Nguyen led the work.",
    "st-name": "She drank St. John's wort tea. | It did little.",
    "st-street": "The clinic is on Main St. | The door is green.",
    "jr": "Henry Cole Jr. | He wrote the book.",
    "jr-goes-on": "Henry Cole Jr. Memorial Hospital ran the trial.",
    "initial": "The review by J. Smith was short. | Nobody read it.",
    "two-initials": "The review by J. R. Smith was short.",
    "glued-initials": "The review by J.R. Smith was short.",
    "genus": "Most are caused by E. coli or S. aureus. | Others are viral.",
    "genus-difficile": "C. difficile can follow antibiotics.",
    "species": "Take Lactobacillus sp. or Bifidobacterium spp. daily.",
    "species-ends": "They fed the mice Lactobacillus spp. | Mice gained weight.",
    "vitamin-letter-ends": "Oranges hold vitamin C. | Eating them is pleasant.",
    "hepatitis-letter-ends": "She caught hepatitis B. | Doctors gave her tenofovir.",
    "pronoun-ends": "She sleeps as badly as I. | We both snore.",
    "yahoo": "She wrote for Yahoo! Health in those days. | Then she left.",
    # Abbreviations that lead on
    "eg-ie": "Some foods, e.g. Brazil nuts, hold selenium, i.e. Se. | Do not overdo it.",
    "vs": "Needling vs. Sham needling was the question.",
    "cf": "It is rare, cf. Brown's review.",
    "approx": "Drink approx. two litres a day.",
    "et-al-year": "Chen et al. (2018) saw no change.",
    "et-al-name": "As Chen et al. Lancet 2018 has it, nothing changed.",
    "et-al-ends": "This was first seen by Chen et al. | The effect was small.",
    "et-al-bracket": "Many (Chen et al.) Americans take it.",
    "fig": "See Fig. 2 and Fig. S12 for doses. | They differ.",
    "no-number": "Trial No. 7 was stopped.",
    "no-answer": "Does it heal? | The answer is no. | The trial failed.",
    "pages": "See p. 5 and pp. 10-12 of vol. 3, 2nd ed. New York.",
    "month": "The study ran from Jan. 5 to Sept. 30. | It was long.",
    "month-ends": "The study ended in Dec. | It was long.",
    "company": "The maker, Herbal Co. Ltd. of Leeds, paid for it.",
    "company-ends": "The trial was paid for by Vitalix Inc. | The authors say so.",
    "journal": "It stood in N. Engl. J. Med. 2019 with a comment.",
    # Dotted abbreviations
    "us-goes-on": "In the U.S. Food and Drug law, this is a drug claim.",
    "us-ends": "It is banned in the U.S. | The trial moved to Spain.",
    "uk-small": "In the U.K. it is sold as food.",
    "degree": "Ana Ruiz, M.D., Ph.D. and B.Sc., wrote this. | She is a cardiologist.",
    "degree-goes-on": "Ana Ruiz, Ph.D. Professor of nutrition, wrote this.",
    "degree-ends": "This page was read by Ana Ruiz, M.D. | She treats hearts.",
    "pm": "Take it at 9 p.m. or 10 p.m. every day.",
    "pm-weekday": "Call before 5 p.m. Monday to book.",
    "pm-ends": "Stop eating at 8 p.m. | Bedtime is at ten.",
    "dosing": "Give 5 mg i.v. b.i.d. or 10 mg t.i.d. at first.",
    "dosing-ends": "Give 5 mg q.d. | Patients tolerate that well.",
    "glued-caps-are-no-sentence": "Open the report.PDF file first.",
    # Units
    "unit-goes-on": "Give 5 mg. twice a day and 20 ml. at night.",
    "unit-ends": "The dose is 5 mg. | Children take half.",
    "unit-slash-ends": "The level was 40 mg/dl. | That is low.",
    "hours": "Wait 2 hr. 30 min. before lying down.",
    "acronym-like-a-title": "Fatigue is common in MS. | Patients rest more.",
    # Suffixes that look like abbreviations
    "disco": "He danced at the disco. | Nobody limped.",
    "casino": "They met in a casino. | Everyone smoked.",
    "mental": "The toll is mostly mental. | Bodies cope.",
    "fig-fruit": "She ate a fig. | The rash came back.",
    # Numbers
    "decimal": "Give 0.5 mg for 1.5 days. | Then stop.",
    "version": "We used DSM 5.1 and v2.0.1 of the scale.",
    "range": "Rates of 1.5-2.5% are usual. | More is rare.",
    "list-number": "1. Traditional tea. | It is bitter.",
    "list-letter": "a. The dose matters.",
    "list-roman": "II. Methods of the trial",
    "list-deep": "2.1. The dose matters.",
    "list-inline": "Do three things: 1. Wash your hands. | 2. Rest. | 3. Drink.",
    # Ellipses
    "ellipsis-goes-on": "Well... it might help… or not.",
    "ellipsis-ends": "Nobody knew why... | The doctors shrugged.",
    "ellipsis-sign-ends": "Nobody knew why… | The doctors shrugged.",
    "ellipsis-spaced": "Nobody knew why . . . | The doctors shrugged.",
    # Quotes and brackets
    "quote-closes": 'She said "it works." | The trial said no.',
    "quote-closes-exclamation": 'She said "it works!" | Others agreed.',
    "quote-goes-on": '"Does it work?" she asked. | Nobody spoke.',
    "quote-opens": 'Rest is best. | "Heat helps too."',
    "quote-source": '"Sleep is medicine." - Ana Ruiz',
    "single-quote": "He called it 'a cure.' | No trial agrees.",
    "bracket-closes": "(It was a small trial.) | The next was large.",
    "bracket-inside": "The trial (n = 12; see Fig. 2.) was small.",
    "bracket-opens": "Rest is best. | (Heat helps too.)",
    "bracket-exclamation": "It cures (!) Lyme disease, they say.",
    "abbreviation-in-brackets": "Painkillers (aspirin, etc.) Americans buy are cheap.",
    # Citation marks
    "mark-square": "It eases pain.[3] | The next trial failed.",
    "mark-squares": "It eases pain.[3][4] | The next trial failed.",
    "mark-list": "It eases pain.[3, 5-7] | The next trial failed.",
    "mark-spaced": "It eases pain. [3] | The next trial failed.",
    "mark-ahead-of-stop": "It eases pain [3]. | The next trial failed.",
    "mark-needed": "It eases pain.[citation needed] | The next trial failed.",
    "mark-glued": "It eases pain.12 | The next trial failed.",
    "mark-glued-list": "It eases pain.12,14-16 | The next trial failed.",
    "mark-behind-quote": 'They call it "pain."7 | The next trial failed.',
    "mark-superscript": "It eases pain.¹² | The next trial failed.",
    "mark-round": "It eases pain.(3) | The next trial failed.",
    "mark-is-decimal": "Doses of 0.5 The Hague group gave",
    # Missing spaces
    "space-missing": "It eases pain.|The next trial failed.",
    "space-missing-question": "Sore knees?|Try swimming.",
    "space-missing-digit": "It is common in NF2.|Because the nerve swells, ears ring.",
    "list-number-glued": "1.Traditional tea is bitter.",
    "space-missing-article": "It eases pain.|A trial failed.",
    "space-missing-behind-mark": "It eases pain.[3]|The next trial failed.",
    "space-missing-title": "Prof.Smith led the trial.",
    "dotted-name": "They built it with Node.js and Ph.D students.",
    "domain": "Buy at Example.Com for less.",
    "url": "See https://example.org/a.The/b?Q=Ask.Now for more. | It is long.",
    "url-ends": "See www.example.org. | It is long.",
    "mail": "Write to ana.Ruiz@example.org.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    text = marked.replace(" | ", " ").replace("|", "")
    assert [text[start:end] for start, end in sentences(text)] == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("text", ["", " ", " \t\n "], ids=["empty", "space", "white-space"])
def test_a_text_without_words_has_no_sentences(text: str) -> None:
    assert sentences(text) == []


PROSE = st.lists(
    st.sampled_from([*" .!?…\"')(][,:;-—12aEI", ". ", "The", "e.g.", "U.S.", "Dr.", "etc", "pain", "[3]", "mRNA", "\n"])
).map("".join)


@given(st.one_of(st.text(), PROSE))
def test_sentences_are_ordered_trimmed_and_lose_nothing(text: str) -> None:
    spans = sentences(text)
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(PROSE)
def test_a_sentence_is_one_sentence(text: str) -> None:
    """Splitting again what was split changes nothing, but for a list marker that a first sentence may begin with."""
    for start, end in sentences(text):
        assert len(sentences(text[start:end])) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [("." * 200_000 + " The end", 2), ("e.g. " * 20_000, 1), ("ab.Cd" * 20_000, 20_001)],
    ids=["stops", "abbreviations", "spaces-missing"],
)
def test_long_runs_take_linear_time(text: str, count: int) -> None:
    assert len(sentences(text)) == count

"""Clauses: braces in a case enclose the clauses; they are taken out before splitting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthlint.sentences import clauses, sentences

CASES = {
    "one": "{Ginger eases nausea.}",
    # But and its likes
    "but": "{Ginger does not cure cancer,} {but it eases nausea.}",
    "but-first": "{But ginger eases nausea.}",
    "not-x-but-y": "{It is not a drug} {but a cure for arthritis.}",
    "nothing-but": "{The pill held nothing but sugar.}",
    "all-but": "{Her cough had all but gone.}",
    "last-but-not-least": "{Last but not least, sleep heals.}",
    "cannot-help-but": "{You can't help but relax.}",
    "but-because": "{It failed,} {but because the dose was low, nobody minded.}",
    "inside-a-word": "{The butter butted against rebuttals.}",
    "however-between": "{It is no cure,} {however, the tea eases pain.}",
    "however-semicolon": "{It is no cure}; {however, it eases pain.}",
    "however-put-in": "{The tea does not, however, cure cancer.}",
    "however-put-in-short": "{It isn't, however, a cure.}",
    "however-then-pronoun": "{However, it is no cure.}",
    "however-much": "{It will not help however much you take.}",
    "however-first": "{However, ginger is no cure.}",
    "although": "{It is not proven} {although many say it cures asthma.}",
    "though": "{It is not proven,} {though it cured my asthma.}",
    "even-though": "{Nobody tested it,} {even though it cures asthma.}",
    "as-though": "{Nobody felt as though the tea cured them.}",
    "whereas": "{Sham needles did nothing,} {whereas real ones healed.}",
    "while-contrast": "{Sham needles did nothing,} {while real ones healed.}",
    "while-in-time": "{Do not drive while taking it.}",
    "nevertheless": "{There is no proof}; {nevertheless it cures.}",
    "despite": "{It is sold as a cure} {despite a lack of trials.}",
    "in-spite-of": "{It is not banned} {in spite of its harms.}",
    "yet": "{It is not proven,} {yet it cures thousands.}",
    "and-yet": "{It is not proven} {and yet it cures thousands.}",
    "not-yet": "{It has not yet been shown to cure anyone.}",
    "yet-to": "{No one has yet to see a cure.}",
    "capitals": "{It is NOT a drug,} {BUT it cures.}",
    # Reasons and ends
    "because": "{It does not harm you} {because it cures the cause.}",
    "not-because": "{They sleep well, not because tea cures them.}",
    "so-that": "{Do not smoke} {so that your lungs can heal.}",
    "so": "{There are no side effects,} {so it cures safely.}",
    "so-far": "{No trial, so far, has shown a cure.}",
    "so-many": "{It has not helped, so many people stopped.}",
    # Marks
    "semicolon": "{There is no drug}; {needles cure it.}",
    "colon": "{Doctors won't tell you this}: {garlic cures colds.}",
    "colon-quote": '{He did not mince words}: {"Garlic cures colds."}',
    "colon-number": "{Do not skip these steps}: {2 cups cure colds.}",
    "time": "{Do not take it at 5:30 or later.}",
    "ratio": "{Dilute it 1:10, never 1.5 : 1, with water.}",
    "em-dash": "{It isn't a drug}—{it cures.}",
    "em-dash-spaced": "{It isn't a drug} — {needles cure.}",
    "double-hyphen": "{It isn't a drug} -- {needles cure.}",
    "en-dash": "{It isn't a drug} – {needles cure.}",
    "spaced-hyphen": "{It isn't a drug} - {needles cure.}",
    "hyphen": "{It is not a well-known long-term cure.}",
    "range": "{Do not take 5 – 10 mg or 5-10 ml.}",
    "dash-pair": "{The tea} – {not a drug} – {cures colds.}",
    # Brackets
    "aside": "{Needling} ({which is not a drug}) {cures migraine.}",
    "aside-at-the-end": "{Needling cures migraine} ({at least in theory}).",
    "aside-comma": "{For most people} ({not for children}), {it cures migraine.}",
    "aside-with-but": "{Needling} ({no drug,} {but popular}) {cures migraine.}",
    "short-form": "{It does not treat chronic fatigue syndrome (CFS) or cure flu.}",
    "citation": "{No trial (Chen et al., 2018) has shown a cure.}",
    "examples": "{No herb (such as ginger or sage) has been shown to cure colds.}",
    "other-name": "{It does not treat chickenpox (also called varicella) or flu.}",
    "examples-negated": "{Herbs} ({such as ginger, which is not a drug}) {cure colds.}",
    "number": "{No trial (n = 40; p < 0.05) has shown a cure.}",
    "bracket-left-open": "{No trial (so it is said has shown a cure.}",
    # Openings
    "if": "{If you have asthma,} {ginger cures it.}",
    "if-behind": "{Ginger cures asthma if you take it daily.}",
    "unless": "{Unless you rest,} {nothing helps.}",
    "when": "{When it does not rain,} {walking cures gloom.}",
    "although-first": "{Although it is not a drug,} {ginger cures asthma.}",
    "while-first": "{While no drug helps,} {ginger cures asthma.}",
    "despite-first": "{Despite no trials,} {ginger cures asthma.}",
    "even-if": "{Even if drugs don't help,} {ginger cures asthma.}",
    "but-if": "{But if drugs don't help,} {ginger cures asthma.}",
    "if-list": "{If you have fever, chills, or a rash,} {call a doctor.}",
    "if-short-list": "{If you feel tired, dizzy or sick,} {call a doctor.}",
    "if-thousands": "{If you eat 1,000 calories,} {you lose weight.}",
    "if-brackets": "{If you (or, say, your child) wheeze,} {ginger cures it.}",
    "if-without-comma": "{If it hurts stop.}",
    # What goes on
    "and": "{It does not cure cancer and heal wounds.}",
    "or": "{It does not cure cancer or heal wounds.}",
    "which": "{It is no drug, which means that nobody tested it.}",
    "who": "{No doctor, who has read the trials, would call it a cure.}",
    "that": "{There is no evidence that ginger cures asthma.}",
    # Splices
    "splice": "{It's not a placebo,} {it cures the cause.}",
    "splice-they": "{Our needles are no placebo,} {they heal.}",
    "attribution-is-no-splice": "{According to one healer, it cures the cause.}",
    "hedge-is-no-splice": "{In some mice, they found, it may help.}",
    "splice-put-in": "{No trial, it seems, has shown a cure.}",
    "splice-say": "{Ginger does not, they claim, cure colds.}",
}


def parse(marked: str) -> tuple[str, list[str]]:
    text = marked.replace("{", "").replace("}", "")
    return text, [part.partition("}")[0] for part in marked.split("{")[1:]]


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_clauses_end_where_a_negation_ends(marked: str) -> None:
    text, expected = parse(marked)
    assert [text[start:end] for start, end in clauses(text, 0, len(text))] == expected


def test_offsets_count_from_the_start_of_the_text() -> None:
    text = "Rest. It is no drug, but it cures. But why?"
    assert [text[start:end] for start, end in clauses(text, 6, 34)] == ["It is no drug,", "but it cures."]


def test_nothing_has_no_clauses() -> None:
    assert clauses("Rest.", 2, 2) == []


PROSE = st.lists(
    st.sampled_from(
        [
            *" ,;:()-–—.12",
            " but ",
            ", yet ",
            "If ",
            "however",
            ", it ",
            " not, ",
            "pain",
            "cures ",
            "even though",
            " (",
            ") ",
        ]
    )
).map("".join)


@given(st.one_of(st.text(), PROSE))
def test_clauses_are_ordered_trimmed_and_lose_no_word(text: str) -> None:
    for begin, stop in sentences(text):
        at = begin
        for start, end in clauses(text, begin, stop):
            assert at <= start < end <= stop
            assert not any(char.isalnum() for char in text[at:start])
            assert text[start:end] == text[start:end].strip()
            at = end
        assert not any(char.isalnum() for char in text[at:stop])


@pytest.mark.parametrize("piece", ["(", ", a or b", " a,", "If a (", ", it ", "- ", " :"], ids=repr)
def test_long_sentences_take_linear_time(piece: str) -> None:
    text = "If " + piece * 5_000
    assert clauses(text, 0, len(text))

"""Feedback says what champions and a person said, and no more; each sentence names its source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coproduce.award.source_check import check_sources
from coproduce.award.sources import case, draft, in_language, may_show, stored
from coproduce.domain.award_forms import Outcome, Part, Share, Verdict
from coproduce.languages import speaking
from tests.documents.award_school import BRONZE, GOLD, SCHOOL, SILVER, URDU, register

ALL = (BRONZE, SILVER, GOLD)


def said(decision=SILVER):
    return draft(register(), SCHOOL, decision)


def one(source, decision=SILVER, part=None):
    return next(s for s in said(decision) if s.source == source and part in (None, s.part))


def codes(*sentences, decision=SILVER, changed=None):
    found = check_sources(changed or register(), SCHOOL, decision, sentences)
    return [finding.code for finding in found]


@pytest.mark.parametrize("decision", ALL)
def test_every_sentence_of_a_draft_has_its_source_in_the_assessment(decision):
    assert said(decision)
    assert codes(*said(decision), decision=decision) == []


def test_each_thing_that_champions_found_is_said_once():
    sources = [sentence.source for sentence in said()]
    assessment = case(register(), SCHOOL, SILVER).assessment
    assert assessment is not None
    for judgement in assessment.judgements:
        assert f"judgement:{judgement.criterion}:verdict" in sources
        assert (f"judgement:{judgement.criterion}:next" in sources) == bool(judgement.next)
    assert {"quote:q1", "quote:q2", "quote:q3", "decision:outcome", "renewal"} <= set(sources)


def test_a_part_that_is_met_stands_under_well_and_what_is_missing_under_next():
    parts = [s.part for s in said() if s.source == "judgement:silver-represented:verdict"]
    assert parts == [Part.WELL, Part.NEXT]
    assert one("judgement:silver-barriers:verdict").part is Part.NEXT
    assert one("judgement:silver-review:verdict").part is Part.WELL


@pytest.mark.parametrize("decision", ALL)
def test_bronze_comes_from_the_meeting_and_a_not_yet_says_so_in_plain_words(decision):
    words = " ".join(sentence.words for sentence in said(decision))
    assert ("Champions met you on Friday 20 March 2026." in words) == (decision == BRONZE)
    assert ("You do not have this award yet: Gold." in words) == (decision == GOLD)
    assert "They are keen." not in words  # notes of the meeting are the champions' own


def test_a_sentence_without_a_source_is_found():
    made_up = replace(one("decision:outcome"), source="judgement:gold-voice:verdict")
    assert codes(made_up) == ["FB-1"]
    assert codes(replace(made_up, source="")) == ["FB-1"]
    assert codes(replace(made_up, source="quote:q9", is_quote=True)) == ["FB-1"]


def test_an_officer_may_reword_drop_and_move():
    kept = one("judgement:silver-represented:well")
    assert codes(replace(kept, words="Pupils help you to plan.")) == []
    assert codes(*reversed(said())) == []
    assert codes(replace(kept, part=Part.NEXT)) == ["FB-2"]


@pytest.mark.parametrize(
    ("source", "words", "code"),
    [
        ("judgement:silver-represented:well", "30 young people help to plan.", "FB-4"),
        ("judgement:silver-represented:well", "Six young people help to plan.", "FB-4"),
        ("judgement:silver-represented:well", "All young people help to plan.", "FB-4"),
        ("judgement:silver-represented:well", "You are ready for gold.", "FB-4"),
        ("judgement:silver-represented:well", "You fully meet this: it is excellent.", "FB-5"),
        ("judgement:silver-barriers:next", "You show this.", "FB-5"),
        ("judgement:silver-barriers:next", "You show a part of it.", "FB-5"),
        ("judgement:silver-barriers:next", "This is not fully there. Say more.", None),
        ("judgement:silver-review:well", "Each term you look at it. Excellent.", None),
        ("share:silver-barriers:all:not-yet", "Most people said no: 7.", "FB-4"),
        ("share:silver-barriers:all:not-yet", "People who said no: 8.", "FB-4"),
        ("share:silver-barriers:all:not-yet", "7 people said that it is met.", "FB-5"),
        ("decision:on", "A person decided this on 15 June.", None),
        ("decision:on", "A person decided this on 16 June.", "FB-4"),
    ],
)
def test_a_reworded_sentence_may_not_say_more_than_its_source(source, words, code):
    assert codes(replace(one(source), words=words)) == ([code] if code else [])


def test_a_not_yet_may_not_sound_like_an_award():
    words = "You get the award."
    assert codes(replace(one("decision:outcome", GOLD), words=words), decision=GOLD) == ["FB-5"]
    denied = "You do not get the award yet."
    assert codes(replace(one("decision:outcome", GOLD), words=denied), decision=GOLD) == []


@pytest.mark.parametrize("name", ["Robin Meadow", "Robin", "noor lantern", "Lantern’s"])
def test_no_champion_is_named_whether_they_stayed_or_stepped_aside(name):
    sentence = replace(one("judgement:silver-review:well"), words=f"{name} liked it.")
    assert codes(sentence) == ["FB-6"]


@pytest.mark.parametrize(
    ("name", "words", "is_named"),
    [
        ("Jo Sample", "Jo liked it.", True),
        ("jo sample", "Jo liked it.", True),
        ("Robin Meadow", "ROBIN liked it.", True),
        ("Noor O’Example", "O'Example liked it.", True),
        ("Jo", "You join in.", False),
        ("Will Sample", "You will go on.", False),
    ],
)
def test_a_name_is_found_however_it_is_written_and_no_other_word_is(name, words, is_named):
    made = register()
    seat, first = next(iter(made.champions.items()))
    made.champions[seat] = replace(first, name=name)
    sentence = replace(one("judgement:silver-review:well"), words=words)
    assert codes(sentence, changed=made) == ["FB-6"] * is_named


def test_our_own_words_name_nobody_and_a_kept_quote_can():
    made = register()
    seat, first = next(iter(made.champions.items()))
    made.champions[seat] = replace(first, name="March Sample")
    assert codes(one("decision:on"), changed=made) == []
    assessment = made.organisations[SCHOOL].assessments["a1"]
    assessment.quotes["q1"] = replace(assessment.quotes["q1"], words="March told me.")
    kept = [s for s in stored(draft(made, SCHOOL, SILVER)) if s.source == "quote:q1"]
    assert codes(*kept, changed=made) == ["FB-6"]


def test_a_name_in_what_champions_wrote_is_found_in_the_draft_too():
    made = register()
    assessment = made.organisations[SCHOOL].assessments["a1"]
    first = replace(assessment.judgements[0], well="Robin liked your plan.")
    assessment.judgements = (first, *assessment.judgements[1:])
    assert codes(*draft(made, SCHOOL, SILVER), changed=made) == ["FB-6"]


def share(group, people, verdict=Verdict.MET):
    return Share(criterion="x", group=group, verdict=verdict, people=people)


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        (
            {"all": 12, "young-person": 6, "professional": 6},
            {"all", "young-person", "professional"},
        ),
        ({"all": 4}, set()),
        ({"all": 10, "young-person": 6}, set()),  # the other 4 could be told
        ({"all": 12, "young-person": 7, "professional": 4}, {"all", "young-person"}),
        ({"all": 11, "young-person": 6}, {"all", "young-person"}),
        ({"young-person": 5}, {"young-person"}),
        ({"all": 12, "Robin": 12}, {"all"}),
    ],
)
def test_a_number_is_shown_only_where_nobody_can_be_told(numbers, shown):
    kept = [share(group, people) for group, people in numbers.items()]
    assert {one.group for one in kept if may_show(kept, one)} == shown


def test_each_answer_is_looked_at_alone_as_when_it_left_the_meeting():
    kept = [share("all", 10, Verdict.NOT_YET), share("young-person", 8)]
    assert all(may_show(kept, one) for one in kept)
    assert not may_show(kept, share("young-person", 4))


def test_a_small_group_is_not_in_the_draft_and_is_found_in_what_was_kept_before():
    kept = one("share:silver-actions:young-person:met")
    made = register()
    assessment = made.organisations[SCHOOL].assessments["a1"]
    assessment.shares = tuple(
        replace(s, people=4) if s.group == "young-person" else s for s in assessment.shares
    )
    sources = [s.source for s in draft(made, SCHOOL, SILVER)]
    assert "share:silver-actions:young-person:met" not in sources
    assert codes(kept, changed=made) == ["FB-7", "FB-1"]


def test_peoples_own_words_are_never_changed():
    quote = one("quote:q2")
    assert (quote.words, quote.language, quote.is_quote) == (URDU, "ur", True)
    assert codes(replace(quote, words="Something nicer.")) == ["FB-3"]
    assert codes(replace(quote, is_quote=False)) == ["FB-3"]


def test_a_quote_is_kept_once_so_that_it_can_be_taken_out_for_good():
    made = register()
    kept = stored(draft(made, SCHOOL, SILVER))
    assert not [s for s in kept if s.is_quote and s.words]
    back = in_language(made, SCHOOL, SILVER, kept)
    assert back == draft(made, SCHOOL, SILVER)
    whole = draft(made, SCHOOL, SILVER)
    del made.organisations[SCHOOL].assessments["a1"].quotes["q2"]
    for before in (kept, whole):
        left = in_language(made, SCHOOL, SILVER, before)
        assert len(left) == len(before) - 1
        assert URDU not in [s.words for s in left]


def test_what_an_officer_reworded_stays_in_its_language_and_the_rest_is_translated():
    made = register()
    own = replace(one("decision:outcome"), words="Well done: silver.")
    kept = (own, one("decision:on"), one("decision:reasons"))
    with speaking("ur"):
        first, second, third = in_language(made, SCHOOL, SILVER, kept)
    assert first == own
    assert (second.language, second.words != kept[1].words) == ("ur", True)
    assert third == kept[2]


def test_gold_says_until_when_it_is_kept():
    made = register()
    school = made.organisations[SCHOOL]
    school.decisions[GOLD].outcome = Outcome.AWARDED
    school.renewals["gold"] = "2027-06-15"
    [until] = [s for s in draft(made, SCHOOL, GOLD) if s.source == "renewal"]
    assert until.words == "Send us a statement with evidence by Tuesday 15 June 2027."

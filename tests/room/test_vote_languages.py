"""A shared keyboard speaks the language that each person chooses there, for their seat alone."""

from __future__ import annotations

import pytest

from coproduce.deck import card_name
from coproduce.languages import _, speaking
from tests.room.desk_hand import SIZES, at_keyboard
from tui.screens.vote_state import Step


def in_polish(message):
    with speaking("pl"):
        return _(message)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_who_chooses_a_language_reads_it_until_the_keyboard_is_passed_on(meeting, size):
    meeting.ask("languages-offered", languages=["pl", "ur"])
    meeting.ask("open", activity="trusted")
    async with at_keyboard(meeting, size) as hand:
        assert "English · Polski · " in hand.text
        await hand.press("l")
        assert hand.is_at(Step.LANGUAGE)
        assert "2 Polski" in hand.text
        await hand.press("2")
        assert hand.is_at(Step.ROLE)
        assert in_polish("Who are you here as?") in hand.text
        await hand.press("1", "2", "1", "1", "1", "1", "y")
        await hand.until(lambda: hand.is_at(Step.THANKS))
        assert in_polish("Thank you. We have your answer.") in hand.text
        (seat,) = meeting.session.seats.values()
        assert seat.language == "pl"
        await hand.press("p", "1")
        assert "Who are you here as?" in hand.text  # the next person is asked anew


async def test_a_language_can_be_changed_in_the_middle_of_an_answer(meeting):
    meeting.ask("languages-offered", languages=["pl"])
    meeting.ask("open", activity="trusted")
    async with at_keyboard(meeting) as hand:
        await hand.press("1", "2", "1", "1", "1")
        assert hand.is_at(Step.WHO)
        await hand.press("l", "2")
        assert hand.is_at(Step.WHO)
        assert in_polish("Who chose?") in hand.text
        await hand.until(lambda: [s.language for s in meeting.session.seats.values()] == ["pl"])
        await hand.press("l", "u", "1", "y")
        await hand.until(lambda: hand.is_at(Step.THANKS))
    assert len(meeting.session.votes["trusted"]) == len(meeting.session.seats) == 1


async def test_who_comes_back_finds_their_language_again(meeting):
    meeting.ask("languages-offered", languages=["pl"])
    async with at_keyboard(meeting) as hand:
        await hand.press("l", "2", "1", "2", "1", "1")
        await hand.until(lambda: hand.app.screen.flow.person.card)
        card = card_name(hand.app.screen.flow.person.card)
        await hand.press("p", "1")
        assert "Who are you here as?" in hand.text
        await hand.press("4", *["space" if letter == " " else letter for letter in card], "enter")
        assert in_polish("There is no question now.") in hand.text


async def test_the_names_of_languages_stand_once_also_from_right_to_left(meeting):
    meeting.ask("languages-offered", languages=["ur"])
    async with at_keyboard(meeting) as hand:
        await hand.press("l", "2")
        assert hand.text.count("English · اردو") == 1


async def test_a_draft_is_offered_only_when_the_desk_switched_it_on(meeting):
    async with at_keyboard(meeting) as hand:
        assert "Polski" not in hand.text
        await hand.press("l")
        assert hand.is_at(Step.ROLE)
        meeting.ask("languages-offered", languages=["pl"])
        await hand.follow()
        await hand.press("l", "2")
        assert in_polish("Who are you here as?") in hand.text
        assert "Young person" in hand.text  # the English beside a draft
        assert hand.text.count("English · Polski") == 1  # names of languages are nobody's draft
        meeting.ask("languages-offered", languages=[])
        await hand.follow()
        assert "Who are you here as?" in hand.text


def test_the_same_in_plain_lines(room):
    room.client.ask("languages-offered", languages=["pl"])
    lines = room.keyboard("l", "2", "1", "s", "2", "", "2", "s", "l", "2", "q")
    assert "l. English · Polski" in lines
    assert "2. Polski" in lines
    assert lines.count(in_polish("Who are you?")) == 1
    assert lines.count("Who are you?") == 2  # at first, and for the next person
    assert [seat.language for seat in room.session.seats.values()] == ["pl", "pl"]

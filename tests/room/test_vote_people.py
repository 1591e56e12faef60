"""At a keyboard that is passed round, beside the questions: agreement, pictures, opening."""

from __future__ import annotations

import pytest

from coproduce.deck import card_name
from coproduce.domain.events import CommentState
from coproduce.domain.people import AgreementPart
from tests.room.desk_hand import SIZES, at_keyboard
from tui.screens.vote_state import Step

JOINED = ("1", "2", "1", "1")
"""Young person, practise, go on, go on: then the question, or waiting."""
ANSWERED = (*JOINED, "1", "1", "y")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_each_part_of_the_agreement_is_asked_alone_and_nothing_is_chosen(meeting, size):
    async with at_keyboard(meeting, size) as hand:
        await hand.press(*JOINED)
        assert "Photographs and my words: yes or no" in hand.text
        await hand.press("a")
        assert "Do you want to take part?" in hand.text
        assert "If you say no: You can stay and listen." in hand.text
        await hand.press("enter")
        assert "Press a number. Or press Tab, then Enter." in hand.text
        await hand.press("1", "2", "3", "2")
        assert "You can change it at any time." in hand.text
        await hand.until(lambda: meeting.asked[-1][0] == "agree")
    (given,) = meeting.session.agreements.values()
    assert given == {
        AgreementPart.TAKING_PART: True,
        AgreementPart.PHOTOGRAPHS: False,
        AgreementPart.PUBLISHING: False,
    }


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_who_comes_back_with_a_card_goes_on_with_the_seat_and_sees_no_answer(meeting, size):
    meeting.ask("open", activity="trusted")
    async with at_keyboard(meeting, size) as hand:
        await hand.press(*ANSWERED)
        await hand.until(lambda: hand.is_at(Step.THANKS))
        card = card_name(hand.app.screen.flow.person.card)
        await hand.press("p", "1")
        assert "I was here before. I have a card" in hand.text
        await hand.press("4", *"nothing", "enter")
        assert "Nobody got this card at a keyboard." in hand.text
        await hand.press("escape")
        assert hand.is_at(Step.ROLE)
        await hand.press("4", *keys_of(card.upper()), "enter")
        assert "You go on with your place." in hand.text
        assert "You have answered this question." in hand.text
        assert "You chose" not in hand.text
        meeting.ask("close", activity="trusted")
        meeting.ask("open", activity="heard")
        await hand.follow()
        await hand.press("2", "1", "y")
        await hand.until(lambda: hand.is_at(Step.THANKS))
    (seat,) = meeting.session.seats
    assert set(meeting.session.votes["heard"]) == {seat}


async def test_the_card_of_a_phone_opens_nothing_at_the_keyboard(meeting):
    card = card_name(meeting.session.seats[meeting.seat()].card)
    async with at_keyboard(meeting) as hand:
        await hand.press("4", *keys_of(card), "enter")
        assert "Nobody got this card at a keyboard." in hand.text
        assert hand.is_at(Step.CARD)
        assert not hand.app.screen.flow.person.seat


def keys_of(text):
    return ["space" if letter == " " else letter for letter in text]


async def test_who_does_not_take_part_keeps_the_place_and_can_still_answer(meeting):
    async with at_keyboard(meeting) as hand:
        await hand.press(*JOINED, "a", "2", "3", "3", "3")
        meeting.ask("open", activity="trusted")
        await hand.follow()
        await hand.until(lambda: "You said that you do not take part." in hand.text)
        assert hand.is_at(Step.WAIT)
        await hand.press("1", "1", "1", "y")
        await hand.until(lambda: hand.is_at(Step.THANKS))
    assert len(meeting.session.votes["trusted"]) == 1


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_comment_needs_no_writing(meeting, size):
    meeting.ask("open", activity="trusted")
    async with at_keyboard(meeting, size) as hand:
        await hand.press(*ANSWERED, "v", "2")
        assert "2 [x] People talk over me." in hand.text
        await hand.press("8", "1")
        assert hand.app.screen.flow.draft.phrases == ("talked-over", "chosen-for-me")
        await hand.press("enter")
        assert "People talk over me. Other people chose for me." in hand.text
        assert "Someone wrote it for me" not in hand.text
        await hand.press("3")
        await hand.until(lambda: "We have what you wrote." in hand.text)
    (comment,) = meeting.session.comments.values()
    assert comment.phrases == ("talked-over", "chosen-for-me")
    assert comment.state is CommentState.HELD


async def test_pictures_can_be_taken_away_again_and_none_is_no_comment(meeting):
    meeting.ask("open", activity="trusted")
    async with at_keyboard(meeting) as hand:
        await hand.press(*ANSWERED, "v", "1", "1", "enter")
        assert "Pick one first." in hand.text
        await hand.press("1", "2", "3", "4", "5", "6")
        assert "You can pick up to 5. Take one away first." in hand.text
        await hand.press("9")
        assert hand.is_at(Step.THANKS)
    assert not meeting.session.comments


@pytest.mark.parametrize("is_so", [False, True])
async def test_someone_wrote_it_for_me(meeting, is_so):
    meeting.ask("open", activity="trusted")
    async with at_keyboard(meeting) as hand:
        await hand.press(*ANSWERED, "c", *"Garden", "enter", *(("w", "3") if is_so else ("3",)))
        await hand.until(lambda: "We have what you wrote." in hand.text)
    (comment,) = meeting.session.comments.values()
    assert comment.is_written_for is is_so


async def test_the_opening_stands_there_before_the_first_question(meeting):
    meeting.ask("opening", decide="Where we meet")
    async with at_keyboard(meeting) as hand:
        await hand.press(*JOINED)
        assert "What we decide today: Where we meet" in hand.text


async def test_what_happens_next_is_the_last_thing_at_a_keyboard(meeting):
    meeting.ask("add-action", said="Too loud", will="A quiet room")
    async with at_keyboard(meeting) as hand:
        await hand.press(*JOINED)
        assert "A quiet room" not in hand.text
        meeting.ask("end")
        await hand.follow()
        await hand.until(lambda: hand.is_at(Step.ENDED))
        assert "You said: Too loud; We will: A quiet room" in hand.text

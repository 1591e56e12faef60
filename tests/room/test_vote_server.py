"""A shared keyboard while the server is away, refuses, or closes the question meanwhile."""

from __future__ import annotations

import pytest

from coproduce.domain.progress import GRACE
from tests.room.desk_hand import at_keyboard
from tests.room.test_vote_answers import START, answer, votes
from tui.screens.vote_state import Step


@pytest.fixture
def meeting(meeting):
    meeting.ask("open", activity="trusted")
    return meeting


async def test_an_answer_is_sent_again_until_it_is_thanked(meeting):
    async with at_keyboard(meeting) as hand:
        await hand.press(*START)
        await hand.until(lambda: not hand.app.screen.outbox)
        meeting.is_away = True
        await hand.press("1", "1", "y")
        await hand.until(lambda: "We keep trying. Your answer is safe" in hand.text)
        hand.clock.move(5)
        await hand.settle()
        assert hand.is_at(Step.SENDING)
        meeting.is_away = False
        hand.clock.move(5)
        await hand.until(lambda: hand.is_at(Step.THANKS))
        assert len(votes(meeting)) == 1


async def test_a_lost_thanks_counts_once(meeting):
    async with at_keyboard(meeting) as hand:
        await hand.press(*START)
        await hand.until(lambda: not hand.app.screen.outbox)
        meeting.loses_thanks = True
        await hand.press("1", "1", "y")
        await hand.until(lambda: "We keep trying" in hand.text)
        meeting.loses_thanks = False
        hand.clock.move(5)
        await hand.until(lambda: hand.is_at(Step.THANKS))
        keys = [arguments["key"] for command, arguments in meeting.asked if command == "vote"]
        assert len(keys) == 2
        assert len(set(keys)) == 1
        assert len(votes(meeting)) == 1


async def test_two_people_answer_while_the_server_is_away_and_nothing_is_lost(meeting):
    async with at_keyboard(meeting) as hand:
        meeting.is_away = True
        await hand.press(*START, "1", "1", "y")
        await hand.until(lambda: "We keep trying" in hand.text)
        await hand.press("p", "1", "2", "2", "1", "1", "3", "2", "y")
        assert not meeting.session.seats
        meeting.is_away = False
        for _ in range(20):
            hand.clock.move(5)
            await hand.settle()
        await hand.until(lambda: len(votes(meeting)) == 2)
        assert sorted(chosen for (chosen,), _how in votes(meeting)) == ["no", "yes"]


async def test_an_unheard_need_says_to_tell_someone(meeting):
    async with at_keyboard(meeting) as hand:
        await hand.press("1")
        await hand.until(lambda: not hand.app.screen.outbox)
        meeting.is_away = True
        await hand.press("t")
        await hand.until(lambda: "Please tell someone now." in hand.text)
        meeting.is_away = False
        hand.clock.move(5)
        await hand.until(lambda: "We told the people at the desk." in hand.text)


async def test_what_was_chosen_stays_when_the_question_closes_and_still_counts(meeting):
    async with at_keyboard(meeting) as hand:
        await hand.press(*START, "1")
        meeting.ask("close", activity="trusted")
        await hand.follow()
        assert "If you finish now, your answer still counts." in hand.text
        assert "You chose: Yes" in hand.text
        await hand.press("1", "y")
        await hand.until(lambda: hand.is_at(Step.THANKS))
        assert len(votes(meeting)) == 1


async def test_too_late_is_said_plainly(meeting, monkeypatch):
    async with at_keyboard(meeting) as hand:
        await hand.press(*START, "1")
        meeting.ask("close", activity="trusted")
        await hand.follow()
        later = hand.app.screen._follower.now() + GRACE + 1
        monkeypatch.setattr(hand.app.screen._follower, "now", lambda: later)
        await hand.until(lambda: hand.is_at(Step.LATE))
        await hand.until(lambda: "We could not count your answer." in hand.text)
        await hand.press("1")
        assert "There is no question now." in hand.text


async def test_other_peoples_votes_change_nothing_on_the_page(meeting):
    async with at_keyboard(meeting) as hand:
        await hand.press(*START, "tab", "tab")
        before = hand.text
        for _ in range(5):
            meeting.vote("no")
        await hand.follow()
        assert hand.text == before


async def test_a_new_question_waits_until_the_person_goes_on(meeting):
    async with at_keyboard(meeting) as hand:
        await answer(hand, "1", "1", "y")
        meeting.ask("open", activity="heard")
        await hand.follow()
        await hand.until(lambda: "there is a new question" in hand.text)
        await hand.press("1")
        assert "Listened to and heard" in hand.text


async def test_a_refused_answer_is_offered_again(meeting):
    async with at_keyboard(meeting) as hand:
        await hand.press(*START)
        await hand.until(lambda: not hand.app.screen.outbox)
        meeting.refusal = "The disk is full."
        await hand.press("1", "1", "y")
        await hand.until(lambda: "The disk is full." in hand.text)
        meeting.refusal = ""
        await hand.press("1")
        await hand.until(lambda: hand.is_at(Step.THANKS))
        assert len(votes(meeting)) == 1


async def test_going_on_without_a_refused_answer_never_says_it_was_given(meeting):
    async with at_keyboard(meeting) as hand:
        await hand.press(*START)
        await hand.until(lambda: not hand.app.screen.outbox)
        meeting.refusal = "The disk is full."
        await hand.press("1", "1", "y")
        await hand.until(lambda: "The disk is full." in hand.text)
        await hand.press("2")
        assert hand.is_at(Step.QUESTION)
        assert not votes(meeting)


async def test_one_ctrl_c_does_not_stop_the_keyboard(meeting):
    async with at_keyboard(meeting) as hand:
        await hand.press("ctrl+c")
        assert "press Ctrl+C again" in hand.text
        await hand.press("1", "ctrl+c")
        assert hand.app.is_running
        await hand.pilot.press("ctrl+c")
        await hand.pilot.pause()
        assert hand.app.return_code == 130


async def test_the_end_of_the_meeting_is_said(meeting):
    async with at_keyboard(meeting) as hand:
        await answer(hand, "1", "1", "y")
        await hand.press("p", "2")
        meeting.ask("end")
        await hand.until(lambda: "The meeting has ended." in hand.text)

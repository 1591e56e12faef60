"""At the desk, beside the questions: what we do today, what happens next, who said no."""

from __future__ import annotations

import pytest

from coproduce.domain.progress import Phase
from coproduce.domain.view import Showing, room_view
from tests.room.desk_hand import SIZES, at_desk
from tests.room.desk_meeting import Meeting
from tests.room.stage import Meeting as Stage
from tests.room.stage import Server, flowing, on_stage, until


def showing(meeting: Meeting) -> Showing:
    return room_view(meeting.session, 0.0).showing


def phase(meeting: Meeting) -> Phase:
    return meeting.session.where("trusted").phase


async def test_the_desk_is_asked_once_before_the_first_question_opens_without_an_opening(meeting):
    async with at_desk(meeting) as hand:
        await hand.press("n")
        assert "You have not said what we decide today." in hand.text
        await hand.press("n")
        assert phase(meeting) is Phase.WAITING
        await hand.press("n", "y")
        assert phase(meeting) is Phase.OPEN
        meeting.ask("close", activity="trusted")
        meeting.ask("show", activity="trusted")
        await hand.follow()
        await hand.press("n")
        assert meeting.session.where("heard").phase is Phase.OPEN


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_opening_is_typed_and_is_the_next_step_then(meeting, size):
    async with at_desk(meeting, size) as hand:
        await hand.press("m", "s", "1", *"Lunch", "enter")
        assert "What we decide today: Lunch" in hand.text
        await hand.press("5", "4")
        assert meeting.session.opening.step == "consultation"
        await hand.press("escape", "n")
        assert showing(meeting) is Showing.OPENING
        await hand.press("n")
        assert phase(meeting) is Phase.OPEN


async def test_the_ladder_is_named_and_the_groups_own_words_win(meeting):
    async with at_desk(meeting) as hand:
        await hand.press("m", "s", "5")
        assert "by Think Local Act Personal" in hand.text
        await hand.press("o", *"Half", "enter")
        assert meeting.session.opening.step == "Half"
        await hand.press("5", "0")
        assert not meeting.session.opening.is_set


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_happens_next_is_typed_shown_and_taken_away(meeting, size):
    async with at_desk(meeting, size) as hand:
        await hand.press("m", "h", "a", "enter")
        assert "Type a few words first." in hand.text
        await hand.press(*"Loud", "enter", *"Quiet", "enter", "enter", *"May", "enter")
        assert "You said: Loud; We will: Quiet; By when: May" in hand.text
        await hand.press("s")
        assert showing(meeting) is Showing.ACTIONS
        await hand.press("1", "n")
        assert len(meeting.session.actions) == 1
        await hand.press("1", "y")
        assert not meeting.session.actions


async def test_typing_can_be_left_for_a_cleared_screen(meeting):
    meeting.tell()
    async with at_desk(meeting) as hand:
        await hand.press("m", "h", "a", *"Loud", "f2")
        assert showing(meeting) is Showing.BLANK
        await hand.press("enter", *"Quiet", "enter", "enter", "enter")
    (action,) = meeting.session.actions.values()
    assert (action.said, action.will) == ("Loud", "Quiet")


async def test_each_sheet_is_written_and_opened(meeting):
    async with at_desk(meeting) as hand:
        await hand.press("m", "o", "4", "5", "6")
        names = [file.name for file in hand.opened]
    assert names == ["agreement.html", "pictures.html", "what-happens-next.html"]


async def test_the_desk_is_told_how_many_said_no_and_never_who(meeting):
    meeting.ask("agree", seat=meeting.seat(), part="photographs", yes=False)
    async with at_desk(meeting) as hand:
        await hand.press("m", "p")
        assert "Photographs: Do not take photographs. 1 person said no." in hand.text


async def test_the_desk_sees_that_a_comment_was_chosen_or_written_for_someone(meeting):
    seat = meeting.seat()
    asked = {"seat": seat, "activity": "trusted", "key": "k"}
    meeting.ask("phrases", phrases=["too-fast"], **asked)
    meeting.ask("comment", text="Garden", language="en", written_for=True, **asked)
    async with at_desk(meeting) as hand:
        await hand.press("c")
        assert "They chose pictures." in hand.text
        assert "It went too fast." in hand.text
        await hand.press("right")
        assert "Someone wrote it for them, in their words." in hand.text


async def test_the_rooms_screen_asks_too_before_it_opens_without_an_opening(tmp_path):
    stage = Stage(tmp_path)
    server = Server(stage)
    async with on_stage(stage, server=server) as (pilot, _screen):
        await pilot.press("space")
        await until(pilot, lambda: "You have not said what we decide" in flowing(pilot.app))
        await pilot.press("escape")
        assert not server.asked
        await pilot.press("space", "y")
        await until(pilot, lambda: "Space close question 1" in flowing(pilot.app))


async def test_space_on_the_rooms_screen_shows_the_opening_first(tmp_path):
    from coproduce.domain.events_people import OpeningSet

    stage = Stage(tmp_path)
    stage.write(OpeningSet("Where we meet", "", "", "", ""))
    async with on_stage(stage) as (pilot, _screen):
        assert "Space show what we do today" in flowing(pilot.app)
        await pilot.press("space")
        await until(pilot, lambda: "Where we meet" in flowing(pilot.app))
        await until(pilot, lambda: "Space open question 1" in flowing(pilot.app))
        await pilot.press("b")
        assert "Where we meet" not in flowing(pilot.app)

"""Nothing held, private, passed on or removed is ever drawn."""

import pytest

from coproduce.domain import events as ev
from coproduce.domain.events import CommentState, SignalKind
from tests.room.stage import SAID, SIZES, STATES, Meeting, drawn, flowing, on_stage, play, until

SECRET = [SAID[state] for state in CommentState if state is not CommentState.SHOWN]
ANY_WORD = [f"{state} one" for state in CommentState if state is not CommentState.SHOWN]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("state", STATES)
async def test_only_released_comments_are_drawn(tmp_path, state, size):
    meeting = Meeting(tmp_path)
    play(meeting, state)
    meeting.write(ev.SignalGiven("s1", SignalKind.TALK))
    async with on_stage(meeting, size) as (pilot, _screen):
        for keys in ([], ["p"], ["escape", "d"], ["y"], ["escape", "q"], ["escape", "c"]):
            await pilot.press(*keys)
            await pilot.pause()
            words = flowing(pilot.app)
            assert not [secret for secret in ANY_WORD if secret in words]
            assert "talk" not in words.replace("I want to talk", "")


async def test_a_released_comment_appears_and_goes_when_taken_back(tmp_path):
    meeting = Meeting(tmp_path)
    play(meeting, "result")
    async with on_stage(meeting) as (pilot, _screen):
        assert SAID[CommentState.SHOWN] in drawn(pilot.app)
        number = meeting.comment("trusted", "Tell us early.", CommentState.HELD)
        meeting.write(ev.CommentMoved(number, CommentState.SHOWN))
        await until(pilot, lambda: "Tell us early." in drawn(pilot.app))
        meeting.write(ev.CommentMoved(number, CommentState.PASSED))
        await until(pilot, lambda: "Tell us early." not in drawn(pilot.app))


async def test_deleted_answers_leave_the_screen(tmp_path):
    meeting = Meeting(tmp_path)
    play(meeting, "result")
    async with on_stage(meeting) as (pilot, _screen):
        meeting.journal.forget("s1")
        await until(pilot, lambda: SAID[CommentState.SHOWN] not in drawn(pilot.app))


async def test_a_hidden_result_is_not_drawn_before_it_is_shown(tmp_path):
    meeting = Meeting(tmp_path)
    play(meeting, "closed")
    async with on_stage(meeting, (120, 40)) as (pilot, _screen):
        words = drawn(pilot.app)
        assert "█" not in words
        assert "Most people" not in words

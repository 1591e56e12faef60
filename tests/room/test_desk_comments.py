"""Comments at the desk: only a person moves them, and each goes where its button says."""

from __future__ import annotations

import pytest

from coproduce.domain.events import CommentState
from coproduce.domain.view import room_view
from tests.room.desk_hand import at_desk
from tests.room.desk_meeting import Meeting
from tests.words.hostile import HOSTILE

HELD, SHOWN, PRIVATE = CommentState.HELD, CommentState.SHOWN, CommentState.PRIVATE
PASSED, REMOVED = CommentState.PASSED, CommentState.REMOVED
BUTTONS = [
    (("s", "y"), SHOWN),
    (("s", "n"), HELD),
    (("n",), HELD),
    (("o", "o"), PRIVATE),
    (("o", "r", "1"), REMOVED),
    (("o", "r", "escape"), HELD),
    (("w", "y"), PASSED),
    (("w", "u"), HELD),
    (("s", "x"), HELD),
]


def state_of(meeting: Meeting, comment: int) -> CommentState:
    return meeting.session.comments[comment].state


@pytest.mark.parametrize(("keys", "state"), BUTTONS)
async def test_each_button_puts_the_comment_where_it_says(meeting, keys, state):
    first, second = meeting.say("one"), meeting.say("two")
    async with at_desk(meeting) as hand:
        await hand.press("c", *keys)
        assert state_of(meeting, first) is state
        assert state_of(meeting, second) is HELD


async def test_showing_takes_two_steps(meeting):
    comment = meeting.say("Tell us early.")
    async with at_desk(meeting) as hand:
        await hand.press("c", "s")
        assert state_of(meeting, comment) is HELD
        assert "Show this to the room?" in hand.text
        await hand.press("s", "enter", "space")
        assert state_of(meeting, comment) is HELD
        await hand.press("y")
        assert state_of(meeting, comment) is SHOWN


@pytest.mark.parametrize("keys", [("s", "y"), ("o", "o"), ("o", "r", "3")])
async def test_the_last_move_can_be_undone(meeting, keys):
    comment = meeting.say("one")
    async with at_desk(meeting) as hand:
        await hand.press("c", *keys)
        assert state_of(meeting, comment) is not HELD
        await hand.press("u")
        assert state_of(meeting, comment) is HELD
        assert "u Undo" not in hand.text


async def test_what_was_passed_on_is_sealed_and_only_counted(meeting):
    comment = meeting.say("something private")
    async with at_desk(meeting) as hand:
        await hand.press("c", "w")
        told = "This program has told no one. Ring Pretend Lead, 0000 000000 now. "
        assert told + "If someone is in danger, ring 999." in hand.text
        await hand.press("y", "escape", "c", "u", "1", "2", "3", "4")
        assert state_of(meeting, comment) is PASSED
        assert "Sealed: 1" in hand.text
        assert told in hand.text
        assert "something private" not in hand.text


async def test_not_now_keeps_it_and_goes_to_the_next(meeting):
    meeting.say("one")
    meeting.say("two")
    async with at_desk(meeting) as hand:
        await hand.press("c", "n")
        assert "two" in hand.text
        await hand.press("n")
        assert "They all stay held" in hand.text
        assert "one" in hand.text


async def test_new_comments_never_move_what_is_being_read(meeting):
    first = meeting.say("one")
    meeting.say("two")
    async with at_desk(meeting) as hand:
        await hand.press("c", "n")
        before = hand.cursor_line
        for number in range(3):
            meeting.say(f"new {number}")
        await hand.follow()
        assert hand.cursor_line == before
        assert before.startswith("two")
        assert "3 new comments." in hand.text
        meeting.ask("move-comment", reason="asked", comment=first, state="private")
        await hand.follow()
        assert hand.cursor_line == before


async def test_new_comments_never_move_the_cursor_on_the_first_page(meeting):
    async with at_desk(meeting) as hand:
        await hand.press("down", "down", "down")
        before = hand.app.screen.query_one("#paper").chosen
        for number in range(40):
            meeting.say(f"new {number}")
        meeting.ask("signal", seat=meeting.seat(), signal="talk", key="1")
        await hand.follow()
        assert hand.app.screen.query_one("#paper").chosen.do == before.do
        assert before.words in hand.cursor_line
        assert "40 comments are held. 40 new comments." in hand.text
        assert "Someone wants to talk." in hand.text


async def test_a_comment_that_is_deleted_while_it_is_read_says_so(meeting):
    meeting.say("one")
    gone = meeting.say("gone")
    meeting.say("three")
    async with at_desk(meeting) as hand:
        await hand.press("c", "n")
        assert "gone" in hand.cursor_line
        meeting.ask("forget", seat=meeting.session.comments[gone].seat)
        await hand.follow()
        assert "not in this list any more" in hand.text
        assert "gone" not in hand.cursor_line


async def test_another_desks_move_is_never_undone_here(meeting):
    comment = meeting.say("one")
    async with at_desk(meeting) as hand:
        await hand.press("c", "o", "o")
        meeting.ask("move-comment", reason="asked", comment=comment, state="removed")
        await hand.follow()
        await hand.press("u")
        assert state_of(meeting, comment) is REMOVED


async def test_a_held_key_moves_one_comment_and_no_more(meeting):
    comments = [meeting.say(text) for text in ("one", "two", "three")]
    async with at_desk(meeting) as hand:
        await hand.press("c")
        for _ in range(10):
            hand.clock.move(0.05)
            await hand.pilot.press("w")
            await hand.settle()
        assert [state_of(meeting, c) for c in comments] == [PASSED, HELD, HELD]


async def test_a_move_that_failed_is_offered_again(meeting):
    comment = meeting.say("one")
    async with at_desk(meeting) as hand:
        await hand.press("c")
        meeting.is_away = True
        await hand.press("s", "y")
        assert "The meeting is not running." in hand.text
        assert "t Try again" in hand.text
        meeting.is_away = False
        await hand.press("t")
        assert state_of(meeting, comment) is SHOWN
        assert "not running" not in hand.text


async def test_only_shown_comments_reach_the_room(meeting):
    meeting.ask("open", activity="trusted")
    for text in ("aa", "bb", "cc", "dd", "ee"):
        meeting.say(text)
    async with at_desk(meeting) as hand:
        await hand.press("c", "s", "y", "p", "r", "y", "g", "y")
        view = room_view(meeting.session, meeting.host.now())
        assert view.comments == ("aa",)


@pytest.mark.parametrize(("size", "every"), [((80, 24), 4), ((40, 12), 9)])
async def test_hostile_comments_do_no_harm(meeting, size, every):
    own = ["[/]", "[@click=app.quit]x[/]", "x" * 500, "ہم پر بھروسہ " * 30]
    for text in [*own, *list(HOSTILE.values())[::every]]:
        meeting.say(text)
    held = meeting.session.comments_in(HELD)
    async with at_desk(meeting, size) as hand:
        await hand.press("c", "s", "n")
        for _ in held:
            strips = hand.app.screen._compositor.render_strips()
            signs = "".join(segment.text for strip in strips for segment in strip)
            assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in signs)
            await hand.pilot.press("n")
        assert len(meeting.session.comments_in(HELD)) == len(held)
        assert hand.app.is_running

"""The facilitator runs the meeting from the room's screen with keys, and shows nothing private."""

import pytest

from coproduce.domain import events as ev
from coproduce.domain.events import CommentState, View
from tests.room.stage import (
    SIZES,
    Meeting,
    Server,
    answers,
    drawn,
    flowing,
    on_stage,
    play,
    until,
)
from tui.screens.linked import starting_again

AWAY = starting_again()


async def test_one_key_leads_through_a_question(tmp_path):
    meeting = Meeting(tmp_path)
    meeting.tell()
    meeting.join()
    async with on_stage(meeting) as (pilot, _screen):
        assert "Space open question 1, Trusted and able to trust" in flowing(pilot.app)
        await pilot.press("space")
        await until(pilot, lambda: "Space close question 1" in flowing(pilot.app))
        meeting.vote("trusted", *answers(yes=9, no=2))
        await pilot.press("space")
        await until(pilot, lambda: "Space show the result of question 1" in flowing(pilot.app))
        await pilot.press("space")
        await until(pilot, lambda: "Most people said Yes: 9 of 11." in flowing(pilot.app))
        assert "Space open question 2, Listened to and heard" in flowing(pilot.app)


async def test_a_key_held_down_does_one_step(tmp_path):
    meeting = Meeting(tmp_path)
    meeting.tell()
    server = Server(meeting)
    async with on_stage(meeting, server=server) as (pilot, screen):
        screen.dead_time = 60
        await pilot.press(*["space"] * 9)
        await until(pilot, lambda: "Space close question 1" in flowing(pilot.app))
        await pilot.press(*["space"] * 9)
        await pilot.pause()
        assert [command for command, _arguments in server.asked] == ["open"]


async def test_the_arrows_choose_another_question(tmp_path):
    meeting = Meeting(tmp_path)
    meeting.tell()
    async with on_stage(meeting) as (pilot, _screen):
        await pilot.press("left", "right", "right")
        await until(pilot, lambda: "Space open question 3, Treated with" in flowing(pilot.app))
        await pilot.press(*["right"] * 20)
        await until(pilot, lambda: "Space open question 9, What matters" in flowing(pilot.app))
        await pilot.press("space")
        await until(pilot, lambda: "Pick up to 3." in flowing(pilot.app))


async def test_after_the_last_question_the_ones_left_out_are_offered(tmp_path):
    meeting = Meeting(tmp_path)
    meeting.join()
    meeting.write(ev.ActivityOpened("matters-most"))
    meeting.result("matters-most")
    async with on_stage(meeting) as (pilot, _screen):
        assert "Space open question 1, " in flowing(pilot.app)


@pytest.mark.parametrize(
    ("key", "even_if_few", "words"),
    [("y", True, "Most people said Yes: 2 of 3."), ("n", False, "That is too few to show.")],
)
async def test_a_group_of_three_is_asked_whether_it_wants_its_total(
    tmp_path, key, even_if_few, words
):
    meeting = Meeting(tmp_path)
    meeting.join()
    meeting.write(ev.ActivityOpened("trusted"))
    meeting.vote("trusted", *answers(yes=2, no=1))
    meeting.write(ev.ActivityClosed("trusted"))
    server = Server(meeting)
    async with on_stage(meeting, server=server) as (pilot, _screen):
        await pilot.press("space")
        await until(pilot, lambda: "Does the group want to see its total?" in flowing(pilot.app))
        assert server.asked == []
        await pilot.press(key)
        await until(pilot, lambda: words in flowing(pilot.app))
        assert server.asked[0][1].get("even_if_few", False) is even_if_few


async def test_b_clears_at_once_even_without_a_server(tmp_path):
    meeting = Meeting(tmp_path)
    play(meeting, "result")
    server = Server(meeting, is_there=False)
    async with on_stage(meeting, server=server) as (pilot, screen):
        await pilot.press("b")
        assert screen.is_blank
        await until(pilot, lambda: "Trusted" not in drawn(pilot.app))
        await pilot.press("b")
        await until(pilot, lambda: "Trusted" in drawn(pilot.app))


async def test_a_cleared_screen_says_only_how_to_come_back(tmp_path):
    meeting = Meeting(tmp_path)
    play(meeting, "result")
    async with on_stage(meeting) as (pilot, _screen):
        await pilot.press("b")
        await until(pilot, lambda: not drawn(pilot.app).strip())
        await pilot.press("space")
        await until(pilot, lambda: "Press b to show it again." in flowing(pilot.app))
        assert "Trusted" not in drawn(pilot.app)
        await pilot.press("escape")
        await until(pilot, lambda: not drawn(pilot.app).strip())
        await pilot.press("b")
        await until(pilot, lambda: "Most people said Yes" in flowing(pilot.app))


async def test_the_desk_can_clear_this_screen_too(tmp_path):
    meeting = Meeting(tmp_path)
    play(meeting, "result")
    async with on_stage(meeting) as (pilot, _screen):
        meeting.write(ev.ScreenChanged(View.BLANK))
        await until(pilot, lambda: not drawn(pilot.app).strip())


async def test_c_shows_how_to_join_and_goes_back(tmp_path):
    meeting = Meeting(tmp_path)
    play(meeting, "question")
    async with on_stage(meeting) as (pilot, _screen):
        await pilot.press("c")
        await until(pilot, lambda: "Join with your phone." in flowing(pilot.app))
        assert "c back to the question" in flowing(pilot.app)
        await pilot.press("c")
        await until(pilot, lambda: "Is this true for you?" in flowing(pilot.app))


async def test_w_shows_the_wifi_only_when_there_is_one(tmp_path):
    meeting = Meeting(tmp_path)
    async with on_stage(meeting) as (pilot, _screen):
        assert "w Wi-Fi" not in flowing(pilot.app)
        meeting.write(ev.WifiSet("Hall", "sunny day"))
        await until(pilot, lambda: "w Wi-Fi" in flowing(pilot.app))
        assert "sunny day" not in flowing(pilot.app)
        await pilot.press("w")
        await until(pilot, lambda: "sunny day" in flowing(pilot.app))


async def test_d_opens_the_desk_only_when_nobody_else_can_see(tmp_path):
    meeting = Meeting(tmp_path)
    async with on_stage(meeting) as (pilot, _screen):
        await pilot.press("d")
        await until(pilot, lambda: "Can the room see this screen?" in flowing(pilot.app))
        await pilot.press("y")
        await until(pilot, lambda: "coproduce desk meeting" in flowing(pilot.app))
        await pilot.press("escape", "d", "n")
        await until(pilot, lambda: pilot.app.return_value is not None)
        assert pilot.app.return_value == "desk"


async def test_leaving_is_asked_first(tmp_path):
    meeting = Meeting(tmp_path)
    async with on_stage(meeting) as (pilot, _screen):
        for key in ("q", "ctrl+c"):
            await pilot.press(key)
            await until(pilot, lambda: "Leave this screen, or end the" in flowing(pilot.app))
            await pilot.press("escape")
        await pilot.press("q", "y")
        await until(pilot, lambda: pilot.app.return_value == "leave")


async def test_the_meeting_is_ended_and_can_go_on(tmp_path):
    meeting = Meeting(tmp_path)
    server = Server(meeting)
    async with on_stage(meeting, server=server) as (pilot, _screen):
        await pilot.press("q", "e")
        await until(pilot, lambda: "The meeting has ended." in flowing(pilot.app))
        await pilot.press("space", "y")
        await until(pilot, lambda: server.asked[-1][0] == "resume")


@pytest.mark.parametrize("state", [CommentState.HELD, CommentState.PASSED])
async def test_ending_with_something_left_at_the_desk_says_so_and_not_what(tmp_path, state):
    meeting = Meeting(tmp_path)
    meeting.write(ev.ActivityOpened("trusted"))
    meeting.comment("trusted", "zebra", state)
    server = Server(meeting)
    async with on_stage(meeting, server=server) as (pilot, _screen):
        await pilot.press("q", "e")
        await until(pilot, lambda: "Look at the desk first." in flowing(pilot.app))
        said = flowing(pilot.app).lower()
        for word in ("zebra", "sealed", "worr", "comment", "ring", "999"):
            assert word not in said
        await pilot.press("escape")
        assert ("end", {}) not in server.asked
        await pilot.press("q", "e", "e")
        await until(pilot, lambda: ("end", {}) in server.asked)


async def test_a_phone_is_paired_with_the_number_that_it_shows(tmp_path):
    meeting = Meeting(tmp_path)
    server = Server(meeting)
    async with on_stage(meeting, server=server) as (pilot, _screen):
        await pilot.press("p")
        await until(pilot, lambda: "Can the room see this screen?" in flowing(pilot.app))
        await pilot.press("n")
        await until(pilot, lambda: "Make your phone the desk" in flowing(pilot.app))
        server.pairing = "scanned"
        await until(pilot, lambda: "Type the number that your phone" in flowing(pilot.app))
        await pilot.press("9", "backspace", "4")
        await until(pilot, lambda: "shows: 4_" in flowing(pilot.app))
        await pilot.press("7")
        await until(pilot, lambda: "Your phone is the desk now." in flowing(pilot.app))
        assert ("confirm-pairing", {"number": "47"}) in server.asked
        assert "Join with your phone." in flowing(pilot.app)


async def test_a_wrong_number_ends_the_pairing(tmp_path):
    meeting = Meeting(tmp_path)
    server = Server(meeting)
    async with on_stage(meeting, server=server) as (pilot, _screen):
        await pilot.press("p", "n")
        await until(pilot, lambda: "Make your phone the desk" in flowing(pilot.app))
        server.pairing = "scanned"
        await until(pilot, lambda: "Type the number that your phone" in flowing(pilot.app))
        await pilot.press("1", "1")
        await until(pilot, lambda: "This is not the number." in flowing(pilot.app))
        assert "Make your phone the desk" not in flowing(pilot.app)


async def test_pairing_where_the_room_can_see_explains_first(tmp_path):
    meeting = Meeting(tmp_path)
    async with on_stage(meeting) as (pilot, _screen):
        await pilot.press("p", "y")
        await until(pilot, lambda: "Cover the projector" in flowing(pilot.app))
        assert "Make your phone the desk" not in flowing(pilot.app)
        await pilot.press("g")
        await until(pilot, lambda: "Make your phone the desk" in flowing(pilot.app))
        await pilot.press("escape")
        await until(pilot, lambda: "Make your phone the desk" not in flowing(pilot.app))


async def test_while_the_server_is_away_the_last_state_stays(tmp_path):
    meeting = Meeting(tmp_path)
    play(meeting, "result")
    server = Server(meeting, is_there=False)
    async with on_stage(meeting, (40, 12), server=server) as (pilot, screen):
        screen.GRACE = 0.05
        await until(pilot, lambda: AWAY in flowing(pilot.app))
        assert "Most people said Yes: 9 of 13." in flowing(pilot.app)
        server.is_there = True
        await until(pilot, lambda: AWAY not in flowing(pilot.app))


async def test_a_refusal_stays_until_it_is_read(tmp_path):
    meeting = Meeting(tmp_path)
    meeting.tell()
    server = Server(meeting, is_there=False)
    async with on_stage(meeting, server=server) as (pilot, _screen):
        await pilot.press("space")
        await until(pilot, lambda: "Message: The meeting is not running." in flowing(pilot.app))
        await pilot.press("c")
        assert "Message: The meeting is not running." in flowing(pilot.app)
        await pilot.press("escape")
        await until(pilot, lambda: "The meeting is not running" not in flowing(pilot.app))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_cursor_stands_on_the_next_step(tmp_path, size):
    meeting = Meeting(tmp_path)
    play(meeting, "question")
    async with on_stage(meeting, size) as (pilot, _screen):
        await until(pilot, lambda: _under_cursor(pilot.app).strip().startswith("Space"))


def _under_cursor(app):
    place = app.cursor_position
    return drawn(app).splitlines()[place.y][place.x :]

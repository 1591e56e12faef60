"""The room's screen in plain lines: everything once, then only what is new."""

from __future__ import annotations

import io

import pytest
from journey import NearClient, Typed, following, meeting, said

from coproduce.errors import CoproduceError
from tui.lines import Lines
from tui.lines_room import CALM, RoomLines


class Clock:
    """A clock that a test turns."""

    now = 0.0

    def __call__(self):
        return self.now


class Room:
    """A room's screen in lines, with its meeting."""

    def __init__(self, folder, follower, *typed):
        self.client = NearClient(folder)
        self.clock = Clock()
        self.out = io.StringIO()
        source = Typed(*typed)
        self.lines = RoomLines(
            folder, follower, self.client, source, Lines(source, self.out), self.clock
        )
        self.session = follower.session

    def hear(self):
        self.lines.say_changes()
        return said(self.out)

    def hear_later(self):
        self.clock.now += CALM
        return self.hear()


@pytest.fixture
def room(tmp_path):
    with meeting(tmp_path) as folder, following(folder) as follower:
        made = Room(folder, follower)
        yield made
        made.client.close()


def test_the_code_is_spaced_out_and_the_address_is_said(room):
    lines = room.hear()
    assert lines[0] == "Hall meeting"
    assert lines[1] == "To join with a phone, open: http://192.168.1.20:8080"
    assert lines[2] == "The code is: " + " ".join(room.session.code)
    assert lines[3] == "0 people have joined."


def test_nothing_is_said_twice(room):
    room.hear()
    assert room.hear_later() == []


def test_people_who_join_are_told_in_one_calm_sentence(room):
    room.hear()
    for _ in range(3):
        room.client.seat()
    assert room.hear() == []
    assert room.hear_later() == ["3 people have joined."]


def test_a_question_is_said_at_once_with_its_answers(room):
    room.hear()
    room.client.ask("open", activity="trusted")
    lines = room.hear()
    assert lines[:2] == ["Question 1 of 9", "Trusted and able to trust"]
    assert "The answers are: Yes, Sometimes, No." in lines
    assert "You can also say: I don't know, I don't understand." in lines
    assert lines[-1] == "0 people have answered."


def test_the_result_is_a_sentence_and_each_number(room):
    room.client.ask("open", activity="trusted")
    room.client.people_answer("trusted", "yes", 5)
    room.client.people_answer("trusted", "no", 2)
    room.client.ask("close", activity="trusted")
    lines = room.hear()
    assert "We are still counting. Answers on their way still count." in lines
    assert not any("Yes" in line for line in lines)
    room.client.ask("show", activity="trusted")
    lines = room.hear()
    assert lines[2:8] == [
        "The result:",
        "Most people said Yes: 5 of 7.",
        "7 people have answered.",
        "Yes: 5",
        "Sometimes: 0",
        "No: 2",
    ]


def test_too_few_people_are_told_without_a_number(room):
    room.client.ask("open", activity="trusted")
    room.client.people_answer("trusted", "yes", 3)
    room.client.ask("close", activity="trusted")
    room.client.ask("show", activity="trusted")
    lines = room.hear()
    assert "Fewer than 5 people answered. That is too few to show." in lines
    assert not any("Yes" in line for line in lines)


def test_only_a_released_comment_is_said(room):
    room.client.ask("open", activity="trusted")
    seat = room.client.seat()
    for text in ("first", "second"):
        room.client.ask(
            "comment", wish="report", seat=seat, activity="trusted", text=text, key=text
        )
    assert not {"first", "second"} & set(room.hear_later())
    comments = list(_comments(room))
    room.client.ask("move-comment", reason="asked", comment=comments[0], state="shown")
    assert room.hear() == ["New on the screen:", "first"]
    room.client.ask("move-comment", reason="asked", comment=comments[0], state="removed")
    assert room.hear() == ["A comment was taken off the screen."]


def test_clearing_the_screen_is_said_at_once_and_says_no_more(room):
    room.client.ask("open", activity="trusted")
    room.hear()
    room.client.ask("screen", view="blank")
    assert room.hear() == ["The screen is cleared."]


def test_a_second_round_says_what_moved(room):
    for activity in ("trusted", _second(room)):
        room.client.ask("open", activity=activity)
        room.client.people_answer(activity, "yes" if activity != "trusted" else "no", 5)
        room.client.ask("close", activity=activity)
        room.client.ask("show", activity=activity)
    assert "Yes: 0 in the first round, 5 now." in room.hear()


def test_pretend_data_says_so(tmp_path):
    with meeting(tmp_path, is_pretend=True) as folder, following(folder) as follower:
        room = Room(folder, follower)
        assert room.hear()[0] == "Pretend data. No real person said this."
        room.client.close()


@pytest.mark.parametrize(
    ("typed", "answer"),
    [(("q", "y"), None), (("d", "n"), "desk"), ((), None), (("q", "n", "d", "y", "q", "y"), None)],
)
def test_the_desk_opens_here_only_if_nobody_else_sees_it(tmp_path, typed, answer):
    with meeting(tmp_path) as folder, following(folder) as follower:
        room = Room(folder, follower, *typed)
        assert room.lines.run() == answer
        room.client.close()


def test_how_to_join_can_be_heard_again(tmp_path):
    with meeting(tmp_path) as folder, following(folder) as follower:
        room = Room(folder, follower, "j", "r", "z")
        room.client.ask("door", open=False)
        assert room.lines.run() is None
        lines = said(room.out)
        assert lines.count("The door is closed. Nobody new can join now.") == 3
        assert "We do not know “z”. Type ? for help." in lines
        room.client.close()


def test_one_key_clears_the_screen_and_shows_it_again(tmp_path):
    with meeting(tmp_path) as folder, following(folder) as follower:
        room = Room(folder, follower, "c", "r", "c", "?")
        room.client.ask("open", activity="trusted")
        room.lines.run()
        lines = said(room.out)
        assert "c: clear the room's screen at once. Type c again to show it." in lines
        cleared = lines.index("The screen is cleared. Type c to show it again.")
        rest = lines[cleared + 1 :]
        assert rest[0] == "The screen is cleared."
        assert "Trusted and able to trust" in rest
        assert str(room.session.view) == "auto"
        room.client.close()


def test_the_screen_is_cleared_also_when_the_server_does_not_answer(tmp_path):
    with meeting(tmp_path) as folder, following(folder) as follower:
        room = Room(folder, follower, "c", "r", "c")
        room.client.ask("open", activity="trusted")
        room.lines._client = Silent()
        room.lines.run()
        lines = said(room.out)
        cleared = lines.index("The screen is cleared. Type c to show it again.")
        assert lines[cleared + 1 : cleared + 5] == [
            "The meeting is not running.",
            "Start it.",
            "The screen is cleared. Type c to show it again.",
            "Question 1 of 9",
        ]
        room.client.close()


class Silent:
    """A server that does not answer."""

    def ask(self, command, **arguments):
        raise CoproduceError("The meeting is not running.", "Start it.")


def test_before_the_desk_opens_here_it_says_what_can_stay(tmp_path):
    with meeting(tmp_path) as folder, following(folder) as follower:
        room = Room(folder, follower, "d", "n")
        assert room.lines.run() == "desk"
        lines = said(room.out)
        told = lines.index(
            "Some windows keep earlier lines. Then people can scroll back and read them."
        )
        assert lines[told + 1] == "It is safer to use a phone as the desk."
        assert lines[told + 2] == "Can other people see or hear this window?"
        room.client.close()


def _comments(room):
    room.lines.say_changes()
    return room.lines._follower.session.comments


def _second(room):
    return room.client.ask("second-round", activity="trusted")["activity"]

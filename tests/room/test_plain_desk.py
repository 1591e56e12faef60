"""The desk in plain lines: the next step, what people need, comments, people, questions."""

from __future__ import annotations

import io
import json
import sys

import pytest
from journey import Typed, follows, said

from tests.room.plain_hand import plain_meeting
from tui.lines import Lines
from tui.lines_desk import Desk


@pytest.fixture
def room(room):
    return room.with_opening()


def test_enter_alone_takes_each_next_step(room):
    room.desk("")
    room.client.people_answer("trusted", "yes", 4)
    lines = room.desk("", "", "y", "")
    assert follows(
        lines,
        [
            "If you only press Enter: Close the question: Trusted and able to trust",
            "The question is closed. Late answers count for 2 minutes.",
            "If you only press Enter: Show the result of: Trusted and able to trust",
            "Fewer than 5 people answered. That is too few to show.",
            "Does the group want to see its own numbers? Ask the group first.",
            "The result is on the screen.",
            "If you only press Enter: Open the question: Listened to and heard",
            "The question is open. People can answer.",
        ],
    )
    assert room.session.where("trusted").is_even_if_few


def test_r_says_how_things_stand_now_and_not_how_they_stood(room):
    room.client.ask("open", activity="trusted")

    def typed():
        room.client.people_answer("trusted", "yes", 3)
        yield "r"

    told = [
        line
        for line in room.desk(hand=Typed(then=typed()))
        if "have answered" in line or "has answered" in line
    ]
    assert "0 people have answered." in told[0]
    assert "3 people have answered." in told[-1]


def test_numbers_of_too_few_people_stay_hidden_unless_the_group_wants_them(room):
    room.desk("")
    room.client.people_answer("trusted", "yes", 1)
    lines = room.desk("", "", "n")
    assert "Show the numbers?" in lines
    assert not room.session.where("trusted").is_even_if_few


@pytest.mark.parametrize("people", [0, 5])
def test_the_group_is_not_asked_when_nobody_or_enough_people_answered(room, people):
    room.desk("")
    room.client.people_answer("trusted", "yes", people)
    lines = room.desk("", "", "5", "1", "3")
    assert lines.count("The result is on the screen.") == 2
    assert "Show the numbers?" not in lines


def test_the_group_is_asked_also_after_the_end_of_the_meeting(room):
    room.desk("")
    room.client.people_answer("trusted", "yes", 2)
    room.client.ask("end")
    assert "Show the numbers?" in room.desk("5", "1", "3", "n")


def test_what_people_need_comes_first_and_is_seen_to(room):
    seat = room.client.seat("parent-or-carer")
    room.client.ask("signal", seat=seat, signal="break", key="1")
    lines = room.desk("3", "1")
    assert lines[3] == "Someone needs a break."
    assert follows(lines, ["1. Someone has seen to it.", "Good. It is off the list."])
    assert not room.session.waiting_signals()


def test_the_screen_is_cleared_with_one_key(room):
    assert "The screen is cleared." in room.desk("c")
    assert str(room.session.view) == "blank"


def test_people_are_counted_and_the_door_closed(room):
    room.desk("7", "1", "16", "7", "2")
    assert room.session.in_room == 16
    assert room.session.is_door_open is False


def test_a_number_that_is_none_is_asked_again(room):
    lines = room.desk("7", "1", "many", "16")
    assert "Please type a number from 0 to 100000." in lines
    assert room.session.in_room == 16


def test_one_time_codes_are_said_letter_by_letter(room):
    lines = room.desk("7", "3", "2")
    codes = [" ".join(code) for code in sorted(room.session.codes)]
    assert len(codes) == 2
    assert follows(lines, codes)


def test_questions_are_moved_left_out_and_added(room):
    room.desk("6", "2", "3", "1", "3", "2", "y", "4", "Is lunch good?", "Lunch", "1", "b")
    names = [a.name for a in room.session.agenda]
    assert names[0] == "Treated with transparency and openness"
    assert "Trusted and able to trust" not in names
    assert names[-1] == "Lunch"


def test_an_own_list_to_pick_from(room):
    room.desk("6", "4", "Where do we meet?", "", "3", "Here", "There", "", "b")
    added = room.session.agenda[-1]
    assert [c.word for c in added.choices] == ["Here", "There"]


def test_a_second_round_stands_after_the_first(room):
    room.desk("6", "5", "1")
    assert room.session.agenda[1].follows == "trusted"


def test_the_wifi_is_kept_and_shown(room):
    room.desk("8", "1", "Hall", "secret words", "y", "4", "3")
    assert room.session.wifi == ("Hall", "secret words")
    assert str(room.session.view) == "wifi"


@pytest.mark.parametrize(("key", "file"), [("2", "poster.html"), ("4", "paper-answers.html")])
def test_paper_is_written_into_the_folder_of_the_meeting(room, key, file):
    lines = room.desk("8", key)
    assert str(room.folder.results / file) in lines
    assert "Hall meeting" in (room.folder.results / file).read_text("utf-8")


def test_slips_hold_the_codes(room):
    room.desk("8", "3", "3")
    [file] = room.folder.results.glob("codes-*.html")
    text = file.read_text("utf-8")
    assert all(" ".join(code) in text for code in room.session.codes)
    assert "Pretend data." not in text


def test_a_second_batch_of_slips_leaves_the_first_as_it_was(room):
    room.desk("8", "3", "3")
    [first] = room.folder.results.iterdir()
    before = first.read_text("utf-8")
    room.desk("8", "3", "2")
    assert first.read_text("utf-8") == before
    assert len(list(room.folder.results.iterdir())) == 2
    text = "".join(file.read_text("utf-8") for file in room.folder.results.iterdir())
    assert all(" ".join(code) in text for code in room.session.codes)


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such modes there")
@pytest.mark.parametrize("typed", [("2",), ("3", "1"), ("4",)])
def test_only_this_user_can_read_a_sheet(room, typed):
    room.desk("8", *typed)
    assert [f.stat().st_mode & 0o777 for f in room.folder.results.iterdir()] == [0o600]


def test_slips_of_a_pretend_meeting_say_so(tmp_path):
    with plain_meeting(tmp_path, is_pretend=True) as made:
        made.desk("8", "3", "2")
        [file] = made.folder.results.iterdir()
        assert file.read_text("utf-8").count("Pretend data.") == 2


def test_the_meeting_ends_only_when_asked_twice_and_goes_on(room):
    for activity in room.session.agenda:
        for command in ("open", "close", "show"):
            room.client.ask(command, activity=activity.id)
    room.desk("", "n")
    assert not room.session.is_ended
    room.desk("", "y")
    assert room.session.is_ended
    room.desk("")
    assert not room.session.is_ended


def test_a_refusal_is_told_in_the_servers_words(room):
    lines = room.desk("4", "3")
    assert follows(
        lines, ["There is no Wi-Fi name yet.", "Type the name of the Wi-Fi at the desk first."]
    )


def test_a_desk_without_a_server_says_so(room, tmp_path):
    from form.client import Client

    (room.folder.path / "server.json").write_text(
        json.dumps({"host": "127.0.0.1", "port": 9, "pid": 1})
    )
    out = io.StringIO()
    lines = Lines(Typed("", "q"), out)
    Desk(room.folder, room.follower, Client(room.folder), lines).run()
    assert "The meeting is not running." in said(out)

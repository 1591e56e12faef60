"""Every size of window shows what its moment needs."""

import pytest

from coproduce.domain import events as ev
from coproduce.domain.events import View
from tests.room.stage import (
    CODE,
    SIZES,
    STATES,
    Meeting,
    answers,
    cells,
    drawn,
    flowing,
    on_stage,
    play,
    until,
)

SPACED = " ".join(CODE)
NEEDED = {
    "join": ["Tuesday meeting", "http://192.168.1.20:8080", SPACED, "16 people have joined.",
             "18 people are in the room.", "Space open question 1"],
    "wifi": ["Hall", "sunny day"],
    "question": ["Question 1 of 9", "Trusted and able to trust", "We trust each other.",
                 "We feel safe to say what we think.", "Is this true for you?", "1 Yes",
                 "2 Sometimes", "3 No", "0 I don't know", "9 I don't understand",
                 "15 people have answered.", "Space close question 1"],
    "closed": ["The answers are in. The result is hidden.", "We are still counting.",
               "15 people have answered.", "Space show the result"],
    "result": ["Most people said Yes: 9 of 13.", "Yes", "Sometimes", "No", "I don't know",
               "I don't understand", "Space open question 2"],
    "few": ["Fewer than 5 people answered. That is too few to show."],
    "second": ["second round", "Most people said Yes: 12 of 15."],
    "opening": ["What we decide today", "What the group does next year.", "What can change",
                "What cannot change", "The money: 500 pounds", "Who will hear what you say",
                "How we work together", "Consultation: We ask what you think",
                "These steps are from", "by Think Local",
                "Space open question 1"],
    "actions": ["What happens next", "You said: The hall is too loud.",
                "We will: We look for a quiet room.", "Who does it: The youth service",
                "By when: 1 May", "We will: We write them in easy words."],
    "ended": ["The meeting has ended. Thank you for taking part.", "What happens next",
              "You said: The hall is too loud."],
}  # fmt: skip
KEYS = ["c", "b", "t", "d", "p", "q"]
LONG = {"opening", "actions", "ended"}
"""More words than the smallest window holds: there they come in pages."""


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("state", NEEDED)
async def test_every_needed_word_is_on_the_screen(tmp_path, state, size):
    meeting = Meeting(tmp_path)
    play(meeting, state)
    async with on_stage(meeting, size) as (pilot, screen):
        assert screen.board.pages == 1 or (state in LONG and size == (40, 12))
        words = flowing(pilot.app)
        for _ in range(1, screen.board.pages):
            await pilot.press("down")
            words += " " + flowing(pilot.app)
        assert [w for w in NEEDED[state] if w not in words] == []
        assert [k.key for k in screen.foot.keys.keys if k.key in KEYS] == KEYS
        for key in screen.foot.keys.keys:
            assert f"{key.key} " in words
        assert "▶" not in words


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("state", STATES)
async def test_no_line_is_wider_than_the_window(tmp_path, state, size):
    meeting = Meeting(tmp_path, is_pretend=True)
    play(meeting, state)
    async with on_stage(meeting, size) as (pilot, _screen):
        assert {strip.cell_length for strip in pilot.app.screen._compositor.render_strips()} == {
            size[0]
        }


async def test_a_word_and_a_pattern_and_a_number_stand_with_every_bar(tmp_path):
    meeting = Meeting(tmp_path)
    play(meeting, "result")
    async with on_stage(meeting) as (pilot, _screen):
        lines = [" ".join(line.split()) for line in drawn(pilot.app).splitlines()]
        total = lines[lines.index("Everybody: 15 people") + 1 :][:5]
        assert [line.rsplit(" ", 1)[-1] for line in total] == ["9", "4", "0", "2", "0"]
        words = ["Yes █", "Sometimes ▒", "No 0", "I don't know ░", "I don't understand 0"]
        assert all(line.startswith(word) for line, word in zip(total, words, strict=True))


async def test_groups_are_said_where_the_small_numbers_rule_allows_them(tmp_path):
    meeting = Meeting(tmp_path)
    play(meeting, "result")
    async with on_stage(meeting) as (pilot, _screen):
        assert "Young people: 10 people" in flowing(pilot.app)
    wide = Meeting(tmp_path / "wide")
    play(wide, "result")
    async with on_stage(wide, (120, 40)) as (pilot, _screen):
        heads = [line for line in drawn(pilot.app).splitlines() if "Young people" in line]
        assert "Parents and carers: 5 people" in heads[0]


async def test_a_group_of_four_is_never_shown_apart(tmp_path):
    meeting = Meeting(tmp_path)
    meeting.join(young=10, parents=4)
    meeting.write(ev.ActivityOpened("trusted"))
    meeting.vote("trusted", *answers(yes=14))
    meeting.result()
    async with on_stage(meeting, (120, 40)) as (pilot, _screen):
        assert "Parents" not in drawn(pilot.app)
        assert "Everybody who chose said Yes: 14 of 14." in flowing(pilot.app)


async def test_a_second_round_says_what_moved(tmp_path):
    meeting = Meeting(tmp_path)
    play(meeting, "second")
    async with on_stage(meeting) as (pilot, _screen):
        assert "Yes: 9 in the first round, 12 now." in flowing(pilot.app)


async def test_pretend_data_is_marked_on_every_screen(tmp_path):
    for state in set(STATES) - {"blank"}:
        meeting = Meeting(tmp_path / state, is_pretend=True)
        play(meeting, state)
        async with on_stage(meeting, (40, 12)) as (pilot, _screen):
            assert "Pretend data. No real person said this." in flowing(pilot.app), state


async def test_a_cleared_screen_has_no_word(tmp_path):
    meeting = Meeting(tmp_path, is_pretend=True)
    play(meeting, "blank")
    async with on_stage(meeting) as (pilot, _screen):
        assert drawn(pilot.app).strip() == ""


async def test_answers_are_counted_while_they_come_in(tmp_path):
    meeting = Meeting(tmp_path)
    meeting.join()
    meeting.write(ev.ActivityOpened("trusted"))
    async with on_stage(meeting) as (pilot, _screen):
        assert "0 people have answered." in drawn(pilot.app)
        meeting.vote("trusted", *answers(yes=3))
        await until(pilot, lambda: "3 people have answered." in drawn(pilot.app))


async def test_a_window_that_is_too_small_says_what_to_do_and_comes_back(tmp_path):
    meeting = Meeting(tmp_path)
    play(meeting, "question")
    async with on_stage(meeting) as (pilot, _screen):
        await pilot.resize_terminal(39, 12)
        await until(pilot, lambda: "This window is too small." in flowing(pilot.app))
        assert "It needs 40 letters across and 12 lines." in flowing(pilot.app)
        assert "Trusted" not in drawn(pilot.app)
        assert "Space" not in drawn(pilot.app)
        await pilot.resize_terminal(40, 12)
        await until(pilot, lambda: "We trust each other." in flowing(pilot.app))
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: "An example of this happening:" in flowing(pilot.app))
        assert len(cells(pilot.app)) == 40


async def test_a_long_question_is_shown_in_pages_on_a_small_window(tmp_path):
    meeting = Meeting(tmp_path)
    meeting.join()
    meeting.write(ev.ActivityOpened("matters-most"))
    async with on_stage(meeting, (40, 12)) as (pilot, screen):
        seen = flowing(pilot.app)
        for _page in range(screen.board.pages):
            await pilot.press("down")
            await pilot.pause()
            seen += flowing(pilot.app)
        for choice in meeting.agenda[-1].all_choices:
            assert f"{choice.key} {choice.word}" in seen


async def test_without_a_network_it_says_so_and_shows_no_code_to_scan(tmp_path):
    meeting = Meeting(tmp_path, host="127.0.0.1")
    meeting.write(ev.ScreenChanged(View.JOIN))
    async with on_stage(meeting) as (pilot, _screen):
        words = flowing(pilot.app)
        assert "No phone can reach this laptop, because it has no network." in words
        assert "You can answer with the keyboard and on paper." in words
        assert "127.0.0.1" not in words
        assert "▀" not in words


async def test_a_closed_door_is_said(tmp_path):
    meeting = Meeting(tmp_path)
    meeting.write(ev.DoorChanged(False))
    async with on_stage(meeting) as (pilot, _screen):
        assert "The door is closed. Nobody new can join now." in flowing(pilot.app)


async def test_the_main_size_has_room_for_the_examples_and_how_to_join(tmp_path):
    meeting = Meeting(tmp_path)
    meeting.join()
    meeting.write(ev.ActivityOpened("trusted"))
    async with on_stage(meeting) as (pilot, _screen):
        words = flowing(pilot.app)
        assert "An example of this happening:" in words
        assert "An example of this not happening:" in words
        assert f"To join: http://192.168.1.20:8080 Code: {SPACED}" in words

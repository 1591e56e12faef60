"""The desk runs the meeting: next steps, people, questions, sheets, phones, and the end."""

from __future__ import annotations

import threading

import pytest
from textual import events

from coproduce.domain.activity import Kind
from coproduce.domain.events import View
from coproduce.domain.progress import Phase
from coproduce.errors import CoproduceError
from coproduce.home import SessionFolder
from tests.room.desk_hand import SIZES, at_desk
from tests.room.desk_meeting import Meeting
from tui.screens.desk import DeskApp


@pytest.fixture
def meeting(meeting):
    meeting.folder.set_server(meeting.host.info)
    return meeting


def view(meeting: Meeting) -> View:
    return meeting.session.view


def where(meeting: Meeting, activity: str = "trusted"):
    return meeting.session.where(activity)


async def test_one_key_leads_through_a_question(meeting):
    meeting.tell()
    async with at_desk(meeting) as hand:
        await hand.press("n")
        assert where(meeting).phase is Phase.OPEN
        for _ in range(5):
            meeting.vote("yes")
        await hand.follow()
        assert "5 answered" in hand.text
        await hand.press("n")
        assert where(meeting).phase is Phase.CLOSED
        assert where(meeting).shown is None
        await hand.press("n")
        assert where(meeting).shown.total.number("yes") == 5
        await hand.press("h")
        assert where(meeting).shown is None
        await hand.press("n")
        assert "Open question 2" in hand.text


async def test_the_next_step_does_what_was_drawn_and_not_what_came_since(meeting):
    meeting.ask("open", activity="trusted")
    async with at_desk(meeting) as hand:
        assert "n Close question 1" in hand.text
        meeting.ask("close", activity="trusted")
        await hand.pilot.press("n")  # the desk has perhaps not read this yet
        await hand.settle()
        assert where(meeting).shown is None


async def test_a_held_key_does_one_step_and_no_more(meeting):
    meeting.tell()
    async with at_desk(meeting) as hand:
        for _ in range(15):
            hand.clock.move(0.05)
            await hand.pilot.press("n")
            await hand.settle()
        assert where(meeting).phase is Phase.OPEN


async def test_few_answers_are_shown_only_when_the_group_wants_it(meeting):
    meeting.ask("open", activity="trusted")
    meeting.vote("yes")
    meeting.ask("close", activity="trusted")
    async with at_desk(meeting) as hand:
        await hand.press("n")
        assert where(meeting).shown is None
        assert "Does the group want to see its own numbers?" in hand.text
        await hand.press("n")
        assert where(meeting).shown is None
        await hand.press("n", "y")
        assert where(meeting).is_even_if_few


async def test_one_key_clears_the_rooms_screen_from_every_page(meeting):
    meeting.say("one")
    for keys in [(), ("c",), ("c", "s"), ("1",), ("m",), ("m", "p"), ("m", "e")]:
        async with at_desk(meeting) as hand:
            await hand.press(*keys, "x")
            assert view(meeting) is View.BLANK
            await hand.press("x")
            assert view(meeting) is View.AUTO


async def test_the_screen_is_cleared_while_typing_and_nothing_typed_is_lost(meeting):
    async with at_desk(meeting) as hand:
        await hand.press("m", "p", "1", "1", "6", "f2")
        assert meeting.session.view is View.BLANK
        await hand.press("enter")
        assert meeting.session.in_room == 16


async def test_needs_come_first_and_are_seen_to(meeting):
    meeting.ask("signal", seat=meeting.seat(), signal="break", key="1")
    meeting.ask("signal", seat=meeting.seat(), signal="talk", key="2")
    async with at_desk(meeting) as hand:
        assert hand.text.startswith("Someone wants to talk. Someone needs a break.")
        await hand.press("c", "k")
        assert "wants to talk" not in hand.text
        assert "Someone needs a break." in hand.text
        await hand.press("k")
        assert not meeting.session.waiting_signals()


async def test_people_the_door_and_codes(meeting):
    async with at_desk(meeting) as hand:
        await hand.press("m", "p", "1", "x")
        await hand.press("enter")
        assert "Type a number, such as 16." in hand.text
        await hand.press("backspace", "1", "6", "ctrl+j")
        assert meeting.session.in_room == 16
        await hand.press("2")
        assert not meeting.session.is_door_open
        await hand.press("2", "3", "4", "enter")
        assert meeting.session.is_door_open
        assert len(meeting.session.codes) == 4
        page = hand.opened[0].read_text("utf-8")
        assert all(" ".join(code) in page for code in meeting.session.codes)


async def test_a_typed_number_is_kept_while_the_server_is_away(meeting):
    async with at_desk(meeting) as hand:
        await hand.press("m", "p", "1", "1", "2")
        meeting.is_away = True
        await hand.press("enter")
        assert "The meeting is not running." in hand.text
        assert hand.app.screen.query_one("#typing").value == "12"
        meeting.is_away = False
        await hand.press("enter")
        assert meeting.session.in_room == 12


async def test_wifi_is_typed_once_and_shown(meeting):
    async with at_desk(meeting) as hand:
        await hand.press("m", "w", "1", *"hall", "enter", *"open me".replace(" ", "_"), "enter")
        assert meeting.session.wifi == ("hall", "open_me")
        await hand.press("1")
        assert meeting.session.view is View.WIFI


async def test_questions_are_moved_left_out_added_and_asked_again(meeting):
    meeting.ask("open", activity="trusted")
    async with at_desk(meeting) as hand:
        await hand.press("2", "3", "escape")
        assert meeting.session.agenda[2].id == "heard"
        await hand.press("3", "4", "y")
        assert meeting.session.activity("heard") is None
        await hand.press("m", "a", "3", *"What", "enter", "a", "enter", "b", "enter", "enter")
        assert "Add this question?" in hand.text
        await hand.press("y")
        added = meeting.session.agenda[-1]
        assert (added.kind, added.question) == (Kind.PICK, "What")
        assert [choice.word for choice in added.choices] == ["a", "b"]
        await hand.press("n", "1", "3")
        assert meeting.session.agenda[1].follows == "trusted"


@pytest.mark.parametrize(("key", "words"), [("1", "K 7 Q 4 A B"), ("3", "Mark 1 box.")])
async def test_sheets_are_written_and_it_says_where(meeting, key, words):
    async with at_desk(meeting) as hand:
        await hand.press("m", "o", key)
        (file,) = hand.opened
        assert words in file.read_text("utf-8")
        assert file.parent == meeting.folder.results
        assert "".join(str(file).split()) in "".join(hand.text.split())


async def test_a_phone_becomes_the_desk_only_with_its_number(meeting):
    async with at_desk(meeting, (120, 40)) as hand:
        await hand.press("m", "d", "1")
        offer = hand.app.screen.desk.pairing["address"]
        assert offer in hand.text
        token, number = meeting.host.pairing.take(offer.rsplit("/", 1)[1])
        await hand.until(lambda: "Type the number" in hand.text)
        await hand.press("1", *number, "enter")
        assert meeting.host.pairing.is_desk(token)
        await hand.until(lambda: "1 phone is the desk." in hand.text)
        await hand.press("2", "y")
        assert not meeting.host.pairing.is_desk(token)


async def test_ending_asks_and_says_how_many_comments_are_held(meeting):
    meeting.say("one")
    async with at_desk(meeting) as hand:
        await hand.press("m", "e")
        assert "1 comment is still held." in hand.text
        await hand.press("n")
        assert not meeting.session.is_ended
        await hand.press("m", "e", "y")
        assert meeting.session.is_ended
        await hand.press("n")
        assert not meeting.session.is_ended


@pytest.mark.parametrize("size", SIZES)
async def test_every_size_shows_state_needs_keys_and_the_focused_question(meeting, size):
    meeting.ask("open", activity="trusted")
    meeting.say("one")
    meeting.ask("signal", seat=meeting.seat(), signal="break", key="1")
    async with at_desk(meeting, size) as hand:
        for words in (
            "Someone needs a break.",
            "Open.",
            "1 comment is held.",
            "n Close question 1",
        ):
            assert words in hand.text
        assert hand.cursor_line.startswith("> 1 Trusted")
        await hand.press("tab", "tab", "shift+tab")
        assert hand.cursor_line.startswith("> 2 Listened")
        for key in ("m", "escape", "c", "s"):
            await hand.press(key)
            assert "one" in hand.text or key != "s"
        assert "y Yes, show it" in hand.text


async def test_a_key_is_answered_while_the_answers_of_phones_are_being_written(
    meeting, monkeypatch
):
    meeting.ask("open", activity="trusted")
    is_writing, goes_on = threading.Event(), threading.Event()
    append = meeting.host._journal.append

    def held_up(entries):
        is_writing.set()
        assert goes_on.wait(20)
        return append(entries)

    async with at_desk(meeting) as hand:
        monkeypatch.setattr(meeting.host._journal, "append", held_up)
        phones = threading.Thread(target=lambda: [meeting.vote("yes") for _ in range(100)])
        phones.start()
        assert is_writing.wait(20)
        before = hand.cursor_line
        hand.app.screen.take_key(events.Key("tab", None))
        hand.app.screen.draw()
        await hand.pilot.pause()
        assert hand.cursor_line != before
        assert "100 answered" not in hand.text
        goes_on.set()
        phones.join()
        await hand.follow()
        assert "100 answered" in hand.text


async def test_a_journal_that_cannot_be_read_is_said_before_anything_is_drawn(tmp_path):
    folder = SessionFolder(tmp_path)
    folder.journal.write_bytes(b"this is no journal" * 400)
    with pytest.raises(CoproduceError, match="damaged"):
        DeskApp(folder)
    assert folder.journal.read_bytes() == b"this is no journal" * 400


async def test_a_journal_that_fails_for_a_moment_stops_nothing(meeting, monkeypatch):
    meeting.tell()
    async with at_desk(meeting) as hand:

        def busy() -> bool:
            raise CoproduceError("Another program is using the file.")

        with monkeypatch.context() as patch:
            patch.setattr(hand.app.screen._follower, "update", busy)
            await hand.until(lambda: "Another program is using the file." in hand.text)
        await hand.press("n")
        assert where(meeting).phase is Phase.OPEN

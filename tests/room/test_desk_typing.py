"""What is typed fast arrives whole: Enter never overtakes the letters before it."""

from __future__ import annotations

import pytest
from textual import events

from coproduce.domain.events import PeopleCounted
from coproduce.domain.people import Safeguarding
from coproduce.following import Follower
from coproduce.home import sessions
from coproduce.journal import JournalReader
from tests.room.desk_hand import Hand, at_desk, at_keyboard
from tests.room.desk_meeting import until
from tui.app import MenuApp
from tui.screens.start import StartScreen
from tui.screens.vote_state import Step

NAMES = {"\n": "enter", "⌫": "backspace", "\x1b": "escape", "←": "left"}


@pytest.fixture
def meeting(meeting):
    meeting.folder.set_server(meeting.host.info)
    return meeting


def burst(app, keys: str) -> None:
    """Hand the app every key before it can look at the first, as one packet from a keyboard."""
    for key in keys:
        name = NAMES.get(key, key)
        app.post_message(events.Key(name, None if key in NAMES else key))


async def sent(hand: Hand, command: str, number: int = 1) -> dict[str, object]:
    """What the server was asked, once it was asked so often."""
    await hand.until(lambda: sum(c == command for c, _a in hand.meeting.asked) >= number)
    await hand.settle()
    return [a for c, a in hand.meeting.asked if c == command][-1]


async def test_a_password_typed_in_one_burst_is_kept_whole(meeting):
    async with at_desk(meeting) as hand:
        await hand.press("m", "w", "1")
        burst(hand.app, "hall\npassword99\n")
        assert await sent(hand, "wifi") == {"network": "hall", "password": "password99"}
        assert meeting.session.wifi == ("hall", "password99")


async def test_a_burst_reaches_the_box_that_its_first_key_opens(meeting):
    async with at_desk(meeting) as hand:
        await hand.press("m", "p")
        burst(hand.app, "129⌫⌫6\n")
        await sent(hand, "count-people")
        assert meeting.session.in_room == 6


async def test_all_keys_in_one_press_make_the_codes_that_were_asked_for(meeting):
    async with at_desk(meeting) as hand:
        await hand.press("m", "p")
        await hand.pilot.press("3", "1", "2", "enter")
        await sent(hand, "codes")
        assert len(meeting.session.codes) == 12


async def test_keys_that_mend_what_was_typed_keep_their_place(meeting):
    async with at_desk(meeting) as hand:
        await hand.press("m", "a", "1")
        burst(hand.app, "Whta⌫⌫at←←o\n")
        await hand.until(lambda: "Add this question?" in hand.text)
        assert "Whoat" in hand.text


async def test_a_comment_typed_in_one_burst_is_kept_whole(meeting):
    meeting.ask("open", activity="trusted")
    async with at_keyboard(meeting) as hand:
        await hand.press("1", "2", "1", "1", "1", "1", "y")
        await hand.until(lambda: hand.is_at(Step.THANKS))
        await hand.press("c")
        burst(hand.app, "more timw⌫e\n")
        await hand.until(lambda: not hand.app.screen.has_class("-typing"))
        assert "more time" in hand.text


async def test_a_title_and_a_number_typed_in_one_burst_start_the_meeting(tmp_path, monkeypatch):
    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path))
    app = MenuApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, StartScreen))
        await pilot.press("1")
        await until(pilot, lambda: getattr(app.screen, "writing", None) is not None)
        burst(app, "Our day\n16\n1Pretend A\nPretend B\n0000 1\n\n")
        await until(pilot, lambda: bool(app.return_value))
    (made,) = sessions()
    assert made.name == "our-day"
    with JournalReader(made.journal) as reader:
        counted = [r.event for r in reader.read() if isinstance(r.event, PeopleCounted)]
    assert counted == [PeopleCounted(16)]
    with Follower(made.journal) as follower:
        assert follower.session.safeguarding == Safeguarding("Pretend A", "Pretend B", "0000 1")

"""A safe room at the desk's screen: what it offers, what it says, what it writes down."""

from __future__ import annotations

import pikepdf
import pytest

from coproduce import deck, settings
from coproduce.domain.events import CommentState
from coproduce.domain.view import report
from tests.room.desk_hand import at_desk
from tests.room.desk_meeting import Meeting

TELLS = (
    "This program has told no one. Ring Pretend Lead, 0000 000000 now. "
    "If someone is in danger, ring 999."
)


@pytest.fixture
def meeting(tmp_path, monkeypatch):
    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path / "home"))
    made = Meeting(tmp_path / "meeting")
    yield made
    made.close()


async def test_the_first_buttons_are_show_not_now_and_i_am_worried(meeting):
    meeting.say("one")
    async with at_desk(meeting) as hand:
        await hand.press("c")
        keys = hand.text[hand.text.index("s Show to the room") :]
        assert keys.index("n Not now") < keys.index("w I am worried") < keys.index("o Something")
        assert "Remove" not in keys.replace("cover, remove", "")


async def test_show_is_not_offered_for_staff_only_nor_for_an_unread_language(meeting):
    meeting.say("for staff", wish="staff")
    async with at_desk(meeting) as hand:
        await hand.press("c")
        assert "The person chose: only staff. It cannot be shown." in hand.text
        assert "Show to the room" not in hand.text
        await hand.press("s", "y")
        assert meeting.session.comments_in(CommentState.SHOWN) == []


async def test_a_comment_in_another_language_waits_for_somebody_who_reads_it(meeting):
    meeting.say("one")
    seat = meeting.seat()
    first = meeting.session.agenda[0].id
    meeting.ask(
        "comment", seat=seat, activity=first, text="Witaj", language="pl", wish="room", key="pl"
    )
    second = max(meeting.session.comments)
    async with at_desk(meeting) as hand:
        await hand.press("c", "n")
        assert "It waits for someone who reads it." in hand.text
        assert "Show to the room" not in hand.text
        await hand.press("o", "l", "s", "y")
        assert meeting.session.comments[second].state is CommentState.SHOWN


async def test_words_are_covered_by_their_numbers_and_uncovered_again(meeting):
    comment = meeting.say("Kim Example is late")
    async with at_desk(meeting) as hand:
        await hand.press("c", "o", "c", "1", "space", "2", "enter")
        assert "[name] is late" in hand.text
        assert "Kim" not in hand.text
        await hand.press("s", "y")
        assert meeting.session.comments[comment].original == "Kim Example is late"
        assert "Kim" not in repr(report(meeting.session))


async def test_a_worry_stays_first_until_somebody_is_written_down(meeting):
    comment = meeting.say("something private")
    async with at_desk(meeting) as hand:
        await hand.press("c", "w")
        assert TELLS in hand.text
        await hand.press("y", "escape")
        assert TELLS in hand.text
        await hand.press("m", "e")
        assert "nobody has written down who was told" in hand.text
        await hand.press("n", "w", "1", "1", "enter", "enter")
        assert meeting.session.comments[comment].told[0].who == "Pretend Lead"
        assert TELLS not in hand.text
        assert "something private" not in hand.text


async def test_the_card_is_shown_only_after_a_worry(meeting):
    comment = meeting.say("something private")
    card = meeting.session.seats[meeting.session.comments[comment].seat].card
    name = deck.card_name(card)
    async with at_desk(meeting) as hand:
        await hand.press("c")
        assert f" {name}" not in hand.text
        await hand.press("w", "y")
        assert f"is: {name}" not in hand.text
        await hand.press("2")
        assert f"The card is: {name}." in hand.text
        assert meeting.session.comments[comment].is_card_seen


PASSWORD = "four short words"


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
async def test_the_file_for_the_lead_is_written_at_the_desk_with_a_hidden_password(meeting, size):
    comment = meeting.say("something private")
    meeting.ask("worry", comment=comment)
    async with at_desk(meeting, size) as hand:
        await hand.press("w", "f", *keys_of("too short"), "enter")
        assert "This password is too short." in hand.text
        await hand.press("ctrl+u", *keys_of(PASSWORD))
        assert "four" not in hand.text
        await hand.press("enter", *keys_of("another password"), "enter")
        assert "The 2 passwords differ." in hand.text
        await hand.press("f", *keys_of(PASSWORD), "enter", *keys_of(PASSWORD), "enter")
        await hand.until(lambda: "It opens only with the password." in hand.text)
        assert "Passw" not in hand.text
    (file,) = meeting.folder.results.glob("*.pdf")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(file, password="too short")
    with pikepdf.open(file, password=PASSWORD) as pdf:
        assert pdf.pages
    assert ("sealed-exported", {"comments": [comment]}) in meeting.asked
    assert not any(PASSWORD in str(asked) for asked in meeting.asked)


async def test_no_password_is_typed_in_the_window_of_the_rooms_screen(meeting):
    meeting.ask("worry", comment=meeting.say("something private"))
    async with at_desk(meeting, is_in_room=True) as hand:
        await hand.press("w")
        assert "coproduce sessions sealed meeting --out FILE.pdf" in hand.text
        await hand.press("f")
        assert hand.app.screen.desk.typing is None


def keys_of(text):
    return ["space" if letter == " " else letter for letter in text]


async def test_reading_a_comment_tells_its_phone(meeting):
    first, second = meeting.say("one"), meeting.say("two")
    async with at_desk(meeting) as hand:
        await hand.press("c")
        await hand.follow()
        assert meeting.session.comments[first].is_opened
        assert not meeting.session.comments[second].is_opened


async def test_the_desk_types_who_hears_and_it_is_offered_next_time(meeting):
    async with at_desk(meeting) as hand:
        await hand.press("m", "y", "1")
        for _lead_deputy_and_number in range(3):
            await hand.press("9", "enter")
        assert "Deputy: Pretend Deputy9" in hand.text
        assert settings.safeguarding().number == "0000 0000009"
        await hand.press("2")
        assert "Young people under 18 take part: no." in hand.text
        assert not meeting.session.has_under_18

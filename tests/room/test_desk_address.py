"""A laptop with two addresses: the desk says which one phones are told, and changes it."""

from __future__ import annotations

import pytest

from coproduce.home import ServerInfo
from coproduce.joining import Address
from tests.room import stage
from tests.room.desk_hand import at_desk

HALL, OFFICE = Address("192.168.1.20", "wlan0"), Address("10.0.0.5", "eth0")
HINT = "If they cannot join, press m, then i."


@pytest.fixture
def meeting(meeting):
    meeting.folder.set_server(meeting.host.info)
    return meeting


def with_addresses(monkeypatch, *found: Address) -> None:
    monkeypatch.setattr("coproduce.joining.addresses", lambda: list(found))


async def test_the_desk_says_where_the_address_is_changed_and_changes_it(meeting, monkeypatch):
    with_addresses(monkeypatch, HALL, OFFICE)
    async with at_desk(meeting) as hand:
        await hand.until(lambda: HINT in hand.text)
        assert "Phones are told 192.168.1.20." in hand.text
        await hand.press("m", "i")
        assert "1 192.168.1.20 (wlan0). Phones are told this one." in hand.text
        assert "2 10.0.0.5 (eth0)" in hand.text
        await hand.press("2")
        assert meeting.folder.server() == ServerInfo("10.0.0.5", 8080, 1)
        assert "Phones are told this address now: 10.0.0.5." in hand.text
        assert "2 10.0.0.5 (eth0). Phones are told this one." in hand.text


async def test_one_real_address_needs_no_hint(meeting, monkeypatch):
    with_addresses(monkeypatch, HALL, Address("172.17.0.1", "docker0"))
    async with at_desk(meeting) as hand:
        await hand.until(lambda: len(hand.app.screen.desk.addresses) == 2)
        assert HINT not in hand.text


async def test_without_a_network_the_page_says_so(meeting, monkeypatch):
    with_addresses(monkeypatch)
    async with at_desk(meeting) as hand:
        await hand.press("m", "i")
        assert "There is no network. Phones cannot join." in hand.text


async def test_an_address_that_has_gone_is_refused_in_plain_words(meeting, monkeypatch):
    with_addresses(monkeypatch, HALL, OFFICE)
    async with at_desk(meeting) as hand:
        await hand.press("m", "i")
        await hand.until(lambda: "10.0.0.5" in hand.text)
        with_addresses(monkeypatch, HALL)
        await hand.press("2")
        assert "This computer does not have that address." in hand.text
        assert meeting.folder.server().host == HALL.host


async def test_the_rooms_screen_shows_the_new_address_by_itself(tmp_path):
    meeting = stage.Meeting(tmp_path)
    async with stage.on_stage(meeting, (120, 40)) as (pilot, _screen):
        assert "http://192.168.1.20:8080" in stage.flowing(pilot.app)
        meeting.folder.set_server(ServerInfo("10.0.0.5", 8080, 1))
        await stage.until(pilot, lambda: "http://10.0.0.5:8080" in stage.flowing(pilot.app))
        assert "192.168.1.20" not in stage.flowing(pilot.app)


async def test_the_first_page_shows_how_to_leave_it_and_the_meeting_goes_on(meeting):
    async with at_desk(meeting) as hand:
        assert "q Leave. The meeting goes on" in hand.text
        await hand.press("q")
        assert hand.app._exit
    assert not meeting.session.is_ended

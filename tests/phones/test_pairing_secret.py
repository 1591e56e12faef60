"""The desk's pairing is not guessed, not sent twice, and not read from anything the room sees."""

from __future__ import annotations

import io
import secrets

import pytest
from journey import Typed
from tools import scale
from traces import files

from coproduce.domain.view import room_view
from coproduce.errors import CoproduceError
from coproduce.following import Follower
from coproduce.joining import SYMBOLS
from form.client import Client
from tests.phones.pairing import offered, paired, taken
from tui.lines import Lines
from tui.lines_room import RoomLines

PUBLIC = ("/", "/now", "/live", "/today", "/read", "/deleted", "/desk", "/s/form.js")


def test_what_the_room_sees_and_what_lies_on_the_disk_do_not_tell_the_offer(room, tmp_path):
    secret = offered(room).rsplit("/", 1)[1]
    phone = room.joined()
    for address in PUBLIC:
        page = phone.ask("HEAD" if address == "/live" else "GET", address)
        assert secret.lower() not in (page.text + repr(page.headers)).lower(), address
    session = room.session()
    assert secret not in repr(room_view(session, session.at)) + repr(session)
    out = io.StringIO()
    source = Typed("r", "j", "w", "?")
    with Follower(room.folder.journal) as follower:
        RoomLines(room.folder, follower, Client(room.folder), source, Lines(source, out)).run()
    assert secret.lower() not in out.getvalue().lower().replace(" ", "")
    assert not [name for name, raw in files(tmp_path) if secret.encode() in raw.upper()]


def test_a_token_that_is_a_desk_is_on_the_disk_only_as_its_hash(room, tmp_path):
    desk = paired(room)
    token = desk.cookies["desk"]
    assert not [name for name, raw in files(tmp_path) if token.encode() in raw]


def test_thousands_of_guesses_find_no_offer_end_none_and_shut_nobody_out(room):
    address = offered(room)
    guesser = room.phone()
    for _ in range(scale(150, 2000, 10_000)):
        guess = "".join(secrets.choice(SYMBOLS) for _ in range(14))
        page = guesser.ask("POST", f"/d/{guess}", "")
        assert page.status in (404, 429)
    assert not guesser.cookies
    assert room.desk("pairing") == {"state": "offered", "phones": 0}
    phone = room.phone()
    phone.go(address)
    phone.submit(phone.page.forms[0])
    assert "Your number is" in phone.page.words


def test_what_paired_one_phone_pairs_no_other(room):
    phone, number = taken(room)
    room.desk("confirm-pairing", number=number)
    for again in (number, f" {number}"):
        with pytest.raises(CoproduceError, match="not the number"):
            room.desk("confirm-pairing", number=again)
    assert room.desk("pairing")["phones"] == 1
    copy = room.phone()
    for cookie in (number, phone.cookies["desk"][:-1], phone.cookies["desk"] + "A", "x" * 43):
        copy.cookies["desk"] = cookie
        assert copy.go("/desk").status == 403
    room.desk("unpair")
    copy.cookies["desk"] = phone.cookies["desk"]
    assert copy.go("/desk").status == 403

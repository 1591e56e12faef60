"""Pairing the facilitator's phone: one offer, one number, one phone, and how it is let go."""

from __future__ import annotations

import http.client
import re
import time
from types import SimpleNamespace

import pytest

from coproduce.errors import CoproduceError
from tests.phones.pairing import NO_OFFER, NOT_THE_DESK, offered, paired, shown_number, taken


def test_a_phone_becomes_the_desk_when_its_number_is_typed_on_the_laptop(room):
    assert room.desk("pairing") == {"state": "none", "phones": 0}
    address = offered(room)
    assert room.desk("pairing")["state"] == "offered"
    phone = room.phone()
    phone.go(address)
    assert "Do you run this meeting?" in phone.page.words
    assert not phone.cookies
    assert room.desk("pairing")["state"] == "offered"
    phone.submit(phone.page.forms[0])
    assert room.desk("pairing") == {"state": "scanned", "phones": 0}
    number = shown_number(phone)
    assert phone.go("/desk").words.count(number) >= 1  # it waits, and is not the desk yet
    assert phone.page.title != "Desk"
    room.desk("confirm-pairing", number=f" {number} ")
    assert room.desk("pairing") == {"state": "paired", "phones": 1}
    phone.go("/desk")
    assert phone.page.title == "Desk"
    assert f"Your number is {number}" not in phone.page.words


def test_an_offer_works_once_in_either_case_and_only_the_newest(room):
    old, new = offered(room), offered(room)
    assert NO_OFFER in room.phone().go(old).words
    phone = room.phone()
    phone.go(new.lower())
    phone.submit(phone.page.forms[0])
    shown_number(phone)
    for method in ("GET", "POST"):
        page = room.phone().ask(method, new, "" if method == "POST" else None)
        assert page.status == 404
        assert NO_OFFER in page.words
        assert not re.search(r"number is \d", page.words)


def test_the_number_is_shown_to_the_phone_that_took_the_offer_and_to_nobody_else(room):
    _, number = taken(room)
    other = room.phone()
    for address in ("/desk", "/desk/more", "/", "/now"):
        other.go(address)
        assert f"Your number is {number}" not in other.page.words


def test_a_wrong_number_ends_the_pairing(room):
    phone, number = taken(room)
    wrong = "10" if number != "10" else "11"
    with pytest.raises(CoproduceError, match=r"That is not the number on your phone\."):
        room.desk("confirm-pairing", number=wrong)
    with pytest.raises(CoproduceError, match="That is not the number"):
        room.desk("confirm-pairing", number=number)
    assert phone.go("/desk").status == 403
    assert room.desk("pairing") == {"state": "none", "phones": 0}


@pytest.mark.parametrize("number", ["", " ", "\u0661\u0662", None, [], "1e1"])
def test_what_is_no_number_ends_the_pairing_too(room, number):
    phone, _ = taken(room)
    with pytest.raises(CoproduceError):
        room.desk("confirm-pairing", number=number)
    assert phone.go("/desk").status == 403


def test_nothing_can_be_confirmed_when_no_phone_waits(room):
    for number in ("", "10", "None"):
        with pytest.raises(CoproduceError):
            room.desk("confirm-pairing", number=number)
    assert room.desk("pairing")["phones"] == 0


def test_guessed_offers_find_nothing_and_a_guess_does_not_end_the_offer(room):
    address = offered(room)
    for guess in ("", "A" * 14, "2" * 14, address[3:-1], address[3:] + "2", "%00" * 14):
        page = room.phone().ask("POST", "/d/" + guess, "")
        assert page.status in (404, 429)
        assert "desk" not in str(page.headers.get("set-cookie"))
    phone = room.phone()
    phone.go(address)
    assert "Do you run this meeting?" in phone.page.words


def test_an_offer_ends_after_five_minutes(room, monkeypatch):
    address = offered(room)
    later = time.monotonic() + room.host.pairing.SECONDS + 1
    monkeypatch.setattr("form.pairing.time", SimpleNamespace(monotonic=lambda: later))
    assert NO_OFFER in room.phone().go(address).words
    assert room.phone().ask("POST", address, "").status == 404


def test_a_phone_that_scanned_but_was_not_confirmed_is_let_go_after_five_minutes(room, monkeypatch):
    phone, number = taken(room)
    almost = time.monotonic() + room.host.pairing.SECONDS - 20
    monkeypatch.setattr("form.pairing.time", SimpleNamespace(monotonic=lambda: almost))
    assert room.desk("pairing")["state"] == "scanned"
    later = time.monotonic() + room.host.pairing.SECONDS + 1
    monkeypatch.setattr("form.pairing.time", SimpleNamespace(monotonic=lambda: later))
    assert room.desk("pairing") == {"state": "none", "phones": 0}
    assert f"Your number is {number}" not in phone.go("/desk").words
    with pytest.raises(CoproduceError, match=r"Too much time has passed\."):
        room.desk("confirm-pairing", number=number)
    assert phone.go("/desk").status == 403
    assert paired(room).page.title == "Desk"


def test_an_open_page_of_a_phone_that_is_no_desk_any_more_hears_only_that(room, monkeypatch):
    monkeypatch.setattr("form.live.HEARTBEAT", 3600)  # it must not wait for that
    phone = paired(room)
    head = {"Cookie": f"desk={phone.cookies['desk']}"}
    line = http.client.HTTPConnection("127.0.0.1", room.port, timeout=20)
    line.request("GET", "/desk/live", headers=head)
    stream = line.getresponse()
    assert b'"joined": 0' in next(x for x in iter(stream.readline, b"") if b"data" in x)
    room.desk("unpair")
    rest = stream.read()
    line.close()
    assert b"data: 0" in rest
    assert b"joined" not in rest


def test_a_paired_phone_stays_the_desk_over_a_restart_and_is_let_go_from_the_laptop(room):
    phone = paired(room)
    room.again()
    assert phone.go("/desk").title == "Desk"
    room.desk("unpair")
    assert room.desk("pairing") == {"state": "none", "phones": 0}
    assert phone.go("/desk").status == 403
    assert NOT_THE_DESK in phone.page.words
    room.again()
    assert phone.go("/desk").status == 403
    assert paired(room).page.status == 200


def test_the_desks_cookie_is_strict_only_for_the_desk_and_given_by_nothing_else(room):
    phone = paired(room)
    (line,) = phone.cookie_lines
    assert line.startswith("desk=")
    assert "path=/desk" in line.lower()
    assert "httponly" in line.lower()
    assert "samesite=strict" in line.lower()
    other = room.joined()
    for address in ("/", "/now", "/desk", "/desk/more", "/delete", "/next", "/api/pair", "/d/x"):
        for method in ("GET", "POST"):
            other.ask(method, address, "" if method == "POST" else None)
    assert all(line.startswith("seat=") for line in other.cookie_lines)

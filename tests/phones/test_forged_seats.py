"""Whose answer is it? A forged seat or page is for nobody; a page is for its own seat alone."""

from __future__ import annotations

import pytest

from form.tokens import Tokens
from tests.phones.phone import THANKS
from tests.phones.raw_requests import is_plain, votes
from tests.phones.rooms import Inside, new_folder


@pytest.mark.parametrize(
    "cookie", ["x", "", "WyJhIl0.AAAA", '"a"', "a" * 5000, "é", "null.null", "ImEi.x", "\t"]
)
def test_a_forged_seat_is_no_seat(steady, cookie):
    steady.joined()
    phone = steady.phone()
    phone.cookies["seat"] = cookie
    assert phone.ask("GET", "/now").headers.get("location") == "/"
    page = phone.go(f"/q/{steady.first}")
    assert "Type the code" in page.words
    assert is_plain(page)


def test_knowing_the_name_of_a_seat_is_not_having_it(steady):
    phone = steady.joined()
    (payload, _, signature) = phone.cookies["seat"].partition(".")
    seat = max(steady.host.session.seats)
    for forged in (seat, f'"{seat}"', payload, f"{payload}.", f"{payload}.{signature[::-1]}"):
        phone.cookies["seat"] = forged
        assert phone.ask("GET", "/now").headers.get("location") == "/"


def test_a_seat_of_another_session_is_no_seat_and_its_page_no_page(open_room, tmp_path):
    other = Inside(new_folder(tmp_path, title="Another room"))
    other.start()
    try:
        other.desk("open", activity=other.first)
        stranger = other.joined()
        form = stranger.page.form("choice")
        phone = open_room.joined()
        assert phone.ask("POST", form.action, form.body(choice="yes")).status == 409
        phone.cookies = dict(stranger.cookies)
        assert phone.ask("GET", "/now").headers["location"] == "/"
    finally:
        other.put_away()
    assert not votes(open_room)


@pytest.mark.parametrize("change", ["", "x", "{}x", "x{}", "{}.{}", "W10.AAAA"])
def test_a_forged_page_takes_no_answer(steady, change):
    phone = steady.joined()
    form = phone.page.form("choice")
    forged = change.replace("{}", form.hidden("page"))
    page = phone.ask("POST", form.action, form.body(choice="yes", page=forged))
    assert page.status == 409
    assert "We do not know this phone yet." in page.words
    assert is_plain(page)
    assert not votes(steady)


def test_a_signed_seat_is_not_a_page_and_a_signed_page_is_not_a_seat(open_room):
    phone = open_room.joined()
    form = phone.page.form("choice")
    body = form.body(choice="yes", page=phone.cookies["seat"])
    assert phone.ask("POST", form.action, body).status == 409
    phone.cookies["seat"] = form.hidden("page")
    assert phone.ask("GET", "/now").headers["location"] == "/"
    assert not votes(open_room)


def test_a_page_signed_for_a_seat_that_does_not_exist_takes_no_answer(open_room):
    phone = open_room.joined()
    form = phone.page.form("choice")
    signer = Tokens(open_room.folder.signing_secret(), open_room.folder.name)
    nobody = signer.page("nobody", open_room.first, open_room.host.now())
    assert phone.ask("POST", form.action, form.body(choice="yes", page=nobody)).status == 409
    assert not votes(open_room)


def test_the_page_of_another_seat_counts_for_that_seat_whatever_cookie_comes(open_room):
    mine, theirs = open_room.joined(), open_room.joined()
    form = theirs.page.form("choice")
    mine.ask("POST", form.action, form.body(choice="no"))
    mine.vote(open_room.first, "yes")
    assert open_room.counts(open_room.first) == {"yes": 1, "no": 1}
    theirs.vote(open_room.first, "sometimes")
    assert open_room.counts(open_room.first) == {"yes": 1, "sometimes": 1}


def test_the_page_of_another_seat_deletes_nothing(open_room):
    mine, theirs = open_room.joined(), open_room.joined()
    theirs.answer("yes")
    form = theirs.go("/delete").form_to("/delete")
    for cookies in ({}, dict(mine.cookies)):
        mine.cookies = cookies
        assert mine.ask("POST", "/delete", form.body()).status == 409
    own = mine.ask("POST", "/delete", theirs.go(f"/q/{open_room.first}").form("choice").body())
    assert own.status == 409
    assert open_room.counts(open_room.first) == {"yes": 1}


def test_without_its_cookie_an_answer_still_counts_for_the_seat_of_its_page(open_room):
    phone = open_room.joined()
    form = phone.page.form("choice")
    phone.cookies.clear()
    assert phone.ask("POST", form.action, form.body(choice="yes")).status == 303
    assert open_room.counts(open_room.first) == {"yes": 1}


def test_a_page_from_before_a_restart_still_takes_its_answer(open_room):
    phone = open_room.joined()
    form = phone.page.form("choice")
    open_room.again()
    phone.submit(form, choice="yes")
    assert THANKS in phone.page.words
    assert open_room.counts(open_room.first) == {"yes": 1}


def test_a_page_of_one_question_does_not_answer_another(open_room):
    second = open_room.session().agenda[1].id
    phone = open_room.joined()
    form = phone.page.form("choice")
    phone.ask("POST", f"/q/{second}", form.body(choice="yes"))
    assert open_room.counts(second) == {}
    assert open_room.counts(open_room.first) == {"yes": 1}
    assert phone.go(f"/thanks/{second}").address == "/now"


@pytest.mark.parametrize("about", ["signal", "delete", "next", "join", "nonsense", ""])
def test_a_page_about_something_else_is_no_answer(steady, about):
    phone = steady.joined()
    signer = Tokens(steady.folder.signing_secret(), steady.folder.name)
    seat = signer.read_seat(phone.cookies["seat"])
    token = signer.page(seat, about, steady.host.now())
    kept = len(steady.events())
    for address in (f"/q/{steady.first}", f"/say/{steady.first}"):
        page = phone.ask("POST", address, f"page={token}&choice=yes&comment=words")
        assert page.status == 409
        assert is_plain(page)
    assert len(steady.events()) == kept

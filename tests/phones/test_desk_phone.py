"""Pairing the facilitator's phone, what its pages can do, and what nobody else can."""

from __future__ import annotations

import dataclasses
import http.client
import itertools
import re
import time
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest

from coproduce import content
from coproduce.domain.events import CommentState, View
from coproduce.domain.progress import Phase
from coproduce.errors import CoproduceError
from coproduce.starting import start_session
from form.desk import ALLOWED
from tests.phones.phone import Phone
from tests.phones.rooms import Inside, at_home

NOT_THE_DESK = "This phone is not the desk."
NO_OFFER = "This code does not work any more."


def offered(room: Inside) -> str:
    return urlsplit(room.desk("pair")["address"]).path


def taken(room: Inside) -> tuple[Phone, str]:
    """Return a phone that took an offer, and the number that it shows."""
    phone = room.phone()
    phone.go(offered(room))
    phone.submit(phone.page.forms[0])
    return phone, shown_number(phone)


def shown_number(phone: Phone) -> str:
    found = re.search(r"Your number is (\d\d)\b", phone.page.words)
    assert found, phone.page.words
    return found[1]


def paired(room: Inside) -> Phone:
    phone, number = taken(room)
    room.desk("confirm-pairing", number=number)
    phone.go("/desk")
    assert phone.page.title == "Desk"
    return phone


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


def test_the_desks_buttons_need_the_proof_that_only_its_own_pages_hold(room):
    phone = paired(room)
    body = f"activity={room.first}&without=1"
    for proof in ("", "x", "\u20ac", phone.cookies["desk"], "0" * 32):
        page = phone.ask("POST", "/desk/do/open", f"{body}&desk={proof}".encode())
        assert page.status == 403
        assert NOT_THE_DESK in page.words
    assert room.session().open_activity is None
    right = phone.page.form("activity").hidden("desk")
    assert phone.ask("POST", "/desk/do/open", f"{body}&desk={right}").status == 303
    assert room.session().open_activity is not None


def test_a_phone_can_only_do_what_the_room_needs(room):
    from form.commands import COMMANDS

    phone = paired(room)
    proof = phone.page.form("activity").hidden("desk")
    kept = len(room.events())
    for command in {*COMMANDS, "nonsense"} - ALLOWED:
        page = phone.ask(
            "POST", f"/desk/do/{command}", f"desk={proof}&number=3&role=professional&door=phone"
        )
        assert page.status == 403, command
    assert len(room.events()) == kept


@pytest.mark.parametrize(
    ("command", "body"),
    [
        ("open", "activity=none"), ("open", ""), ("screen", "view=loud"), ("screen", ""),
        ("move-comment", "comment=x&state=shown"), ("move-comment", "comment=99&state=shown"),
        ("move-comment", ""), ("undo-comment", "comment=1e9"), ("count-people", "number="),
        ("count-people", "number=-1"), ("count-people", "number=" + "9" * 5000),
        ("count-people", "number=\u0664"), ("answer-signal", "signal="), ("show", "activity="),
    ],
)  # fmt: skip
def test_a_button_with_wrong_words_gets_a_plain_page(room, command, body):
    phone = paired(room)
    proof = phone.page.form("activity").hidden("desk")
    page = phone.ask("POST", f"/desk/do/{command}", f"desk={proof}&{body}".encode())
    assert page.status in (303, 409)
    if page.status == 409:
        assert page.links
        assert page.words.count(".") >= 1
    assert not room.session().comments_in(CommentState.SHOWN)
    assert room.session().in_room in (0, 4)


def press(phone: Phone, command: str, **values: str) -> None:
    """Press a button that stands on the page."""
    for form in phone.page.forms:
        if form.action == f"/desk/do/{command}" and values.items() <= dict(form.kept).items():
            phone.submit(form)
            return
    raise AssertionError(f"no button {command} {values} on {phone.page.address}")


def test_a_whole_question_is_run_from_the_phone(room):
    room.desk("opening", decide="Where we meet")
    desk = paired(room)
    press(desk, "screen", view="opening")
    press(desk, "open", activity=room.first)
    phones = [room.joined() for _ in range(5)]
    for phone in phones:
        phone.answer("yes")
    phones[0].say(room.first, "more time please")
    phones[1].go("/now")
    phones[1].submit(phones[1].page.form("signal"), signal="talk")
    desk.go("/desk")
    assert "Someone wants to talk." in desk.page.words
    assert "more time please" in desk.page.words
    (signal,) = room.session().signals
    press(desk, "answer-signal", signal=str(signal))
    assert "Someone wants to talk." not in desk.page.words
    (comment,) = room.session().comments
    desk.go(f"/desk/comment/{comment}")
    desk.go(f"/desk/comment/{comment}?sure=shown")
    assert room.view().comments == ()
    press(desk, "move-comment", state="shown")
    assert room.view().comments == ("more time please",)
    press(desk, "undo-comment", comment=str(comment))
    assert room.view().comments == ()
    press(desk, "close")
    press(desk, "show")
    assert room.view().result.total.counts == {"yes": 5}
    press(desk, "screen", view="blank")
    assert room.session().view is View.BLANK
    press(desk, "screen", view="auto")
    desk.go("/desk/more")
    desk.submit(desk.page.form("number"), number="16")
    assert room.session().in_room == 16
    press(desk, "door", open="0")
    assert not room.session().is_door_open
    press(desk, "hide", activity=room.first)
    assert room.view().result is None
    press(desk, "end")
    assert room.session().is_ended
    press(desk, "resume")
    assert not room.session().is_ended


def test_clearing_the_screen_acts_at_once(room):
    desk = paired(room)
    room.desk("open", activity=room.first)
    desk.go("/desk")
    press(desk, "screen", view="blank")
    view = room.view()
    assert (view.title, view.code, view.activity, view.comments) == ("", "", None, ())


def test_every_comment_that_was_decided_on_can_be_found_again(room):
    desk = paired(room)
    room.desk("open", activity=room.first)
    texts = [f"words number {n}" for n in range(6)]
    phone = room.joined()
    for text in texts:
        phone.say(room.first, text)
    states = ["shown"] * 4 + ["private", "removed"]
    comments = sorted(room.session().comments)
    for comment, state in zip(comments, states, strict=True):
        room.desk("move-comment", reason="asked", comment=comment, state=state)
    desk.go("/desk/more")
    assert all(text in desk.page.words for text in texts)
    desk.go(f"/desk/comment/{comments[0]}")
    press(desk, "undo-comment", comment=str(comments[0]))
    assert texts[0] not in room.view().comments


def test_a_sealed_comment_is_not_on_any_page_of_the_desk(room):
    desk = paired(room)
    room.desk("open", activity=room.first)
    phone = room.joined()
    phone.say(room.first, "sealed words 6631")
    (comment,) = room.session().comments
    room.desk("worry", comment=comment)
    for address in (
        "/desk",
        "/desk/more",
        f"/desk/comment/{comment}",
        f"/desk/comment/{comment}?sure=shown",
    ):
        assert "sealed words 6631" not in desk.go(address).text
    for state in CommentState:
        if state is not CommentState.PASSED:
            with pytest.raises(CoproduceError, match=r"This comment is sealed\."):
                room.desk("move-comment", reason="asked", comment=comment, state=str(state))
    with pytest.raises(CoproduceError, match=r"This comment is sealed\."):
        room.desk("undo-comment", comment=comment)


@pytest.mark.parametrize("states", list(itertools.permutations(["shown", "private", "removed"], 2)))
def test_undo_puts_a_comment_back_but_never_onto_the_screen(room, states):
    room.desk("open", activity=room.first)
    room.joined().say(room.first, "words to move")
    (comment,) = room.session().comments
    for state in states:
        room.desk("move-comment", reason="asked", comment=comment, state=state)
    back = "held" if states[0] == "shown" else states[0]
    assert room.desk("undo-comment", comment=comment) == {"state": back}
    assert str(room.session().comments[comment].state) == back
    assert room.view().comments == ()


def test_the_desk_has_no_other_sites_buttons(room):
    phone = paired(room)
    for origin in ("null", "http://evil.example"):
        page = phone.ask("POST", "/desk/do/end", "", {"Origin": origin})
        assert page.status == 403
    assert not room.session().is_ended


def test_the_next_step_follows_the_meeting_to_its_end(room):
    room.desk("opening", decide="Where we meet")
    desk = paired(room)
    press(desk, "screen", view="opening")
    for activity in room.session().agenda:
        press(desk, "open", activity=activity.id)
        press(desk, "close", activity=activity.id)
        press(desk, "show", activity=activity.id)
    assert "All questions are done." in desk.page.words
    session = room.session()
    assert all(session.where(a.id).phase is Phase.CLOSED for a in session.agenda)


TELLS = (
    "This program has told no one. Ring Pretend Lead, 0000 000000 now. "
    "If someone is in danger, ring 999."
)


def test_a_worry_on_the_phone_is_undone_only_on_its_page_and_stays_first(room):
    desk = paired(room)
    room.desk("open", activity=room.first)
    for words in ("first words 771", "second words 772"):
        room.joined().say(room.first, words)
    first, second = room.session().comments
    page = desk.go(f"/desk/comment/{first}")
    assert room.session().comments[first].is_opened
    page = desk.submit(next(f for f in page.forms if f.action.endswith("/worry")))
    assert TELLS in page.words
    desk.submit(next(f for f in page.forms if f.action.endswith("/undo-worry")))
    assert room.session().comments[first].state is CommentState.HELD
    page = desk.go(f"/desk/comment/{second}")
    desk.submit(next(f for f in page.forms if f.action.endswith("/worry")))
    page = desk.go("/desk")
    assert page.words.index(TELLS) < page.words.index("Next step")
    assert "second words 772" not in page.words
    assert room.session().comments[second].is_seal_confirmed
    page = desk.go(f"/desk/sealed/{second}")
    assert "The card is" not in page.words
    page = desk.submit(next(f for f in page.forms if f.action.endswith("/card")))
    assert "The card is: " in page.words
    page = desk.submit(page.form("when"), who="Pretend Lead", when="14:05")
    assert "Told: Pretend Lead, 14:05." in page.words
    assert TELLS not in desk.go("/desk").words


def test_only_the_desk_that_sealed_can_undo_and_other_desks_do_not_end_that(room):
    desk, other = paired(room), paired(room)
    room.desk("open", activity=room.first)
    room.joined().say(room.first, "first words 771")
    (comment,) = room.session().comments
    page = desk.go(f"/desk/comment/{comment}")
    mine = desk.submit(next(f for f in page.forms if f.action.endswith("/worry")))
    undo = next(f for f in mine.forms if f.action.endswith("/undo-worry"))
    assert "first words 771" not in other.go("/desk").words
    other.go("/desk/more")
    assert "Undo" not in other.go(f"/desk/worried/{comment}").words
    assert not room.session().comments[comment].is_seal_confirmed
    told = next(f for f in other.page.forms if f.action.endswith("/told"))
    other.submit(dataclasses.replace(told, action="/desk/do/undo-worry"))
    assert "stays sealed" in other.page.words
    with pytest.raises(CoproduceError, match="stays sealed"):
        room.desk("undo-worry", comment=comment, desk="a laptop")
    assert room.session().comments[comment].is_sealed
    desk.submit(undo)
    assert room.session().comments[comment].state is CommentState.HELD


def test_an_untold_worry_is_asked_about_again_at_the_end_on_the_phone(room):
    desk = paired(room)
    room.desk("open", activity=room.first)
    room.joined().say(room.first, "first words 771")
    (comment,) = room.session().comments
    page = desk.go(f"/desk/comment/{comment}")
    desk.submit(next(f for f in page.forms if f.action.endswith("/worry")))
    page = desk.go("/desk/more")
    assert page.words.index(TELLS) < page.words.index("Yes, end the meeting")
    page = desk.go(f"/desk/sealed/{comment}")
    desk.submit(page.form("when"), who="Pretend Lead", when="14:05")
    assert TELLS not in desk.go("/desk/more").words


def test_the_phones_desk_types_who_hears_the_ages_and_the_languages(room):
    desk = paired(room)
    room.desk("ages", under_18=True)
    page = desk.go("/desk/more")
    assert "/desk/hears" in page.links
    page = desk.go("/desk/hears")
    page = desk.submit(page.form("lead"), lead="Pretend New", deputy="Pretend D", number="none")
    assert "Type all 3." in page.words
    page = desk.go("/desk/hears")
    desk.submit(page.form("lead"), lead="Pretend New", deputy="Pretend D", number="0000 9")
    assert room.session().safeguarding.lead == "Pretend New"
    page = desk.submit(desk.go("/desk/hears").form("under_18"))
    assert "Young people under 18 take part: no." in page.words
    assert not room.session().has_under_18
    desk.submit(page.form("languages"), languages="en, ur")
    assert room.session().languages_read == ("en", "ur")


def test_opening_without_a_lead_leads_the_phone_to_the_page_where_it_is_typed(room, tmp_path):
    with at_home(tmp_path / "home"):
        room.folder = start_session("New", content.template("eight-principles"))
        room.again()
    desk = paired(room)
    press(desk, "open", activity=room.first)
    assert "No question opens before you type who hears" in desk.page.words
    assert room.session().open_activity is None


def test_the_phones_desk_covers_words_and_removes_with_a_reason(room):
    desk = paired(room)
    room.desk("open", activity=room.first)
    room.joined().say(room.first, "Kim Example 773 is late")
    room.joined().say(room.first, "only staff 774", "staff")
    first, staff = room.session().comments
    page = desk.go(f"/desk/comment/{first}?sure=cover")
    page = desk.submit(page.form("words"), words=["1", "2", "3"], kind="name")
    assert "[name] is late" in page.words
    assert "Kim" not in page.words
    page = desk.go(f"/desk/comment/{first}?sure=removed")
    desk.submit(page.form("reason"), reason="unkind")
    assert room.session().comments[first].state is CommentState.REMOVED
    page = desk.go(f"/desk/comment/{staff}")
    assert "The person chose: only staff. It cannot be shown." in page.words
    assert "?sure=shown" not in page.text
    assert "Yes, show it" not in desk.go(f"/desk/comment/{staff}?sure=shown").words

"""The phone that is the desk: what its pages can do, and what nobody else can."""

from __future__ import annotations

import pytest

from coproduce import content
from coproduce.domain.events import CommentState, View
from coproduce.domain.progress import Phase
from coproduce.starting import start_session
from form.desk import ALLOWED
from tests.phones.pairing import NOT_THE_DESK, paired, press
from tests.phones.rooms import at_home


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

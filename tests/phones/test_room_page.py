"""The room's screen as a page: what it shows, what it never shows, and that it joins nobody."""

from __future__ import annotations

import dataclasses
import re

import pytest

from coproduce import sentences
from coproduce.domain.events import CommentState

COMMENT = "Could we have a break?"
"""Nobody else says it."""


def page(room, ask: str = ""):
    return room.phone().go(f"/room/{room.code}{ask}")


def voted(room, *choices: str, role: str = "young-person") -> str:
    """Open the first question and let new people answer."""
    room.desk("open", activity=room.first)
    for number, choice in enumerate(choices):
        seat = room.desk("seat", role=role, door="phone", language="en")["seat"]
        key = f"{role}{number}"
        room.desk("vote", seat=seat, activity=room.first, chosen=[choice], how="own", key=key)
    return room.first


def result_of(room, *choices: str):
    voted(room, *choices)
    return shown(room)


def shown(room):
    """Close the first question, show its result, and return the page."""
    room.desk("close", activity=room.first)
    room.desk("show", activity=room.first)
    return page(room)


def comment(room, text: str = COMMENT, wish: str = "room") -> int:
    seat = room.desk("seat", role="young-person", door="phone", language="en")["seat"]
    room.desk("languages-read", languages=["en", "ur"])
    what = {"seat": seat, "activity": room.first, "text": text, "language": "ur", "wish": wish}
    room.desk("comment", **what, key=f"c{seat}")
    return max(room.session().comments)


def test_the_page_says_how_to_join(room):
    room.host.info = dataclasses.replace(room.host.info, host="192.168.1.20")
    seen = page(room)
    for said in ("Our room", " ".join(room.code), "0 people have joined."):
        assert said in seen.words
    assert f"http://192.168.1.20:{room.port}" in seen.words
    assert "<svg" in seen.text


def test_without_a_network_the_page_says_what_else_there_is(room):
    assert "answer with the keyboard and on paper" in page(room).words


def test_the_page_gives_nobody_a_seat_and_no_cookie(room):
    seen = page(room)
    assert not room.phones[-1].cookies
    assert "set-cookie" not in seen.headers
    assert room.session().seats == {}
    assert not [form for form in seen.forms if form.method == "POST"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_the_page_is_read_only(room, method):
    assert room.phone().ask(method, f"/room/{room.code}", "").status == 405


@pytest.mark.parametrize("path", ["", "/live"])
def test_nobody_sees_the_room_without_its_code(room, path):
    voted(room, "yes")
    seen = room.phone().ask("GET", f"/room/AAAAAA{path}")
    assert seen.status == 404
    assert "Trusted" not in seen.words


def test_codes_cannot_be_guessed_on_the_rooms_page(timed):
    phone = timed.phone()
    statuses = [phone.ask("GET", f"/room/AAAAA{n}").status for n in range(2, 32)]
    assert set(statuses) == {404, 429}
    assert phone.ask("GET", f"/room/{timed.code.lower()}").status == 200


def test_the_question_is_there_with_its_answers_and_not_with_numbers(room):
    voted(room, "yes", "yes", "no")
    words = page(room).words
    for said in (
        "Question 1 of 9",
        "We trust each other.",
        "Is this true for you?",
        "I don't know",
    ):
        assert said in words
    assert "3 people have answered." in words
    assert "Most people" not in words


def test_the_result_is_a_sentence_before_it_is_numbers(room):
    words = result_of(room, *["yes"] * 6).words
    said = sentences.result(room.session().agenda[0], room.session().tally(room.first))
    assert words.index(said) < words.index("Everybody: 6 people")


def test_fewer_than_five_are_not_shown_unless_the_group_chose_it(room):
    words = result_of(room, "yes", "yes").words
    assert "too few to show" in words
    assert "2 of 2" not in words
    room.desk("show", activity=room.first, even_if_few=True)
    assert "2 of 2" in page(room).words


def test_a_role_of_fewer_than_five_is_never_shown_apart(room):
    voted(room, *["yes"] * 5)
    voted(room, "no", "no", role="professional")
    words = shown(room).words
    assert "Everybody: 7 people" in words
    assert "Professionals" not in words


@pytest.mark.parametrize("state", [s for s in CommentState if s is not CommentState.SHOWN])
def test_a_comment_that_nobody_released_never_reaches_the_page(room, state):
    voted(room, "yes")
    said = comment(room)
    if state is CommentState.PASSED:
        room.desk("worry", comment=said)
    elif state is not CommentState.HELD:
        reason = "asked" if state is CommentState.REMOVED else ""
        room.desk("move-comment", comment=said, state=str(state), reason=reason)
    assert COMMENT not in page(room).text


def test_a_comment_for_staff_is_not_on_the_page(room):
    voted(room, "yes")
    comment(room, wish="staff")
    assert COMMENT not in page(room).text


def test_a_released_comment_has_its_own_language_and_direction(room):
    voted(room, "yes")
    room.desk("move-comment", comment=comment(room), state="shown")
    assert re.search(rf'<li lang="ur" dir="auto">{re.escape(COMMENT)}</li>', page(room).text)


def test_markup_in_a_comment_is_words(room):
    voted(room, "yes")
    said = comment(room, "<b onclick=x>loud</b>")
    room.desk("move-comment", comment=said, state="shown")
    assert "&lt;b onclick=x&gt;loud&lt;/b&gt;" in page(room).text


def test_a_cleared_screen_says_nothing_of_the_meeting(room):
    voted(room, "yes")
    room.desk("move-comment", comment=comment(room), state="shown")
    room.desk("screen", view="blank")
    seen = page(room)
    for said in ("Our room", "Trusted", COMMENT, " ".join(room.code), room.code):
        assert said not in seen.text
    assert "The screen is cleared." in seen.words


def test_the_wifi_password_is_there_only_while_the_screen_shows_it(room):
    room.desk("wifi", network="hall", password="sesame 123")
    assert "sesame" not in page(room).text
    room.desk("screen", view="wifi")
    assert "sesame 123" in page(room).words


def test_opening_actions_and_end_are_on_the_page(room):
    room.desk("opening", decide="Where we meet.", who_hears="The council.")
    room.desk("screen", view="opening")
    assert "Where we meet." in page(room).words
    room.desk("add-action", said="It is loud.", will="Book the quiet hall.", who="", by="")
    room.desk("screen", view="actions")
    assert "Book the quiet hall." in page(room).words
    room.desk("screen", view="auto")
    room.desk("end")
    assert "The meeting has ended." in page(room).words


def test_a_phone_finds_the_page_while_it_waits_and_comes_back_to_its_question(room):
    phone = room.joined()
    room.desk("open", activity=room.first)
    phone.vote(room.first, "yes")
    phone.go("/now")
    (link,) = [one for one in phone.page.links if one.startswith("/room/")]
    assert "We trust each other." in phone.go(link).words
    assert "/" in phone.page.links
    assert phone.go("/").address == "/now"

"""The desk on a phone lists what cannot wait first, and a broken rule is told and hides nothing."""

from __future__ import annotations

import pytest

from coproduce.domain.events import CommentState
from coproduce.errors import CoproduceError
from coproduce.sorting import queue
from tests.phones.pairing import paired
from tests.phones.rooms import Inside

TEXTS = ("The chairs are hard.", "See www.example.org", "You are all idiots.", "He hits me.")


def said(room: Inside) -> None:
    for text in TEXTS:
        room.joined().say("trusted", text)


def test_the_phones_desk_lists_a_worry_first_and_says_why(room):
    phone = paired(room)
    said(room)
    words = phone.go("/desk").words
    assert "Read this first: 1 comment may mean that someone is not safe." in words
    assert sorted(TEXTS, key=words.index) == list(reversed(TEXTS))
    assert "Someone may not be safe: “He hits me”" in words
    assert "This may be unkind: “idiots”" in words
    assert "This may be a web address: “www.example.org”" in words
    worry = next(c.id for c in room.session().comments.values() if c.text == TEXTS[-1])
    assert "Someone may not be safe: “He hits me”" in phone.go(f"/desk/comment/{worry}").words


def test_people_who_write_see_no_mark(room):
    phone = room.joined()
    phone.say("trusted", "He hits me.")
    assert "may not be safe" not in phone.page.words
    assert "may not be safe" not in phone.go("/now").words


def test_rules_that_cannot_be_read_are_told_and_every_comment_is_there(room, monkeypatch):
    def broken(_text: str, _language: str) -> tuple[()]:
        raise CoproduceError("The sorting rules are not right.", "Mend them.")

    monkeypatch.setattr(queue, "marks", broken)
    phone = paired(room)
    said(room)
    words = phone.go("/desk").words
    assert "The sorting rules are not right. Mend them." in words
    assert sorted(TEXTS, key=words.index) == list(TEXTS)


@pytest.mark.parametrize("text", TEXTS)
def test_a_marked_comment_is_held_like_any_other(room, text):
    room.joined().say("trusted", text)
    (comment,) = room.session().comments.values()
    assert comment.state is CommentState.HELD
    assert comment.text == text

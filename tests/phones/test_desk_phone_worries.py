"""Comments on the phone that is the desk: sealed, told of, covered, removed, put back."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

from coproduce.domain.events import CommentState
from coproduce.errors import CoproduceError
from tests.phones.pairing import paired


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

"""On a phone, beside the questions: the opening, the agreement, pictures, and what happens next."""

from __future__ import annotations

import pytest

from coproduce.content_people import phrases
from coproduce.domain.people import AgreementPart
from coproduce.domain.view import Showing
from tests.phones.pairing import paired
from tests.phones.phone import Phone
from tests.phones.rooms import Inside

NO_OPENING = "You have not said what we decide today."


def agree(phone: Phone, **chosen: str) -> None:
    phone.go("/agree")
    names = {name.replace("_", "-"): value for name, value in chosen.items()}
    phone.submit(phone.page.form("photographs"), **names)


def given(room: Inside) -> dict[AgreementPart, bool]:
    (only,) = room.session().agreements.values()
    return only


def test_joining_says_in_one_sentence_that_taking_part_is_a_choice(room):
    phone = room.phone()
    phone.go(f"/J/{room.code}")
    assert "You choose if you take part, and you can stop at any time." in phone.page.words


def test_the_agreement_is_offered_once_and_stays_at_hand_on_every_page(room):
    phone = room.joined()
    phone.answer("yes")
    offered = "Photographs and my words: say yes or no"
    assert offered in phone.page.words
    agree(phone, taking_part="yes", photographs="no", recording="no", publishing="yes")
    phone.go("/now")
    assert offered not in phone.page.words
    room.desk("open", activity=room.first)
    for address in ("/now", f"/q/{room.first}"):
        phone.go(address)
        assert "/agree" in phone.page.links


def test_nothing_is_agreed_to_by_not_choosing(room):
    phone = room.joined()
    phone.go("/agree")
    form = phone.page.form("photographs")
    assert not form.checked
    assert form.choices == {str(part): ["yes", "no"] for part in AgreementPart}
    phone.submit(form)
    assert "Please choose yes or no." in phone.page.words
    assert not room.session().agreements


def test_a_part_that_is_left_out_stays_open_and_each_can_be_changed_later(room):
    phone = room.joined()
    agree(phone, photographs="yes")
    assert "Thank you. We have what you chose." in phone.page.words
    assert given(room) == {AgreementPart.PHOTOGRAPHS: True}
    agree(phone, photographs="no", publishing="no")
    assert given(room) == {AgreementPart.PHOTOGRAPHS: False, AgreementPart.PUBLISHING: False}
    phone.go("/agree")
    assert phone.page.form("photographs").checked == [("photographs", "no"), ("publishing", "no")]


def test_a_no_to_taking_part_keeps_the_place_and_no_question_comes_by_itself(room):
    phone = room.joined()
    agree(phone, taking_part="no")
    assert "You can stay and listen. You keep your place." in phone.page.words
    room.desk("open", activity=room.first)
    phone.go("/now")
    assert "You said that you do not take part." in phone.page.words
    assert f"/q/{room.first}" in phone.page.links
    phone.vote(room.first, "yes")
    assert room.counts(room.first) == {"yes": 1}


def test_somebody_elses_page_agrees_to_nothing_here(room):
    mine, other = room.joined(), room.joined()
    mine.go("/agree")
    form = mine.page.form("photographs")
    other.go("/agree", "POST", form.body(photographs="yes").replace("page=", "page=x"))
    assert not room.session().agreements
    mine.go("/delete")
    page = mine.page.form("page").hidden("page")
    mine.go("/agree", "POST", f"page={page}&photographs=yes")
    assert not room.session().agreements


def test_the_opening_is_on_phones_before_the_first_question_and_to_read_again(room):
    room.desk("opening", decide="Where we meet", step="co-design")
    phone = room.joined()
    phone.answer("yes")
    assert "What we decide today Where we meet" in phone.page.words
    phone.go("/now")
    assert "What we decide today Where we meet" in phone.page.words
    room.desk("open", activity=room.first)
    phone.vote(room.first, "yes")
    phone.go("/now")
    assert "Where we meet" not in phone.page.words
    phone.go("/today")
    assert "Where we meet" in phone.page.words
    assert "by Think Local Act Personal" in phone.page.words


def test_without_an_opening_there_is_no_page_of_it(room):
    phone = room.joined()
    phone.go("/today")
    assert "What we do today" not in phone.page.words


def test_a_comment_needs_no_writing(room):
    room.desk("open", activity=room.first)
    phone = room.joined()
    phone.answer("no")
    phone.go(f"/say/{room.first}")
    assert f"/pictures/{room.first}" in phone.page.links
    phone.go(f"/pictures/{room.first}")
    assert phone.page.text.count('<input type="checkbox"') == 10
    form = phone.page.form("choice")
    assert not form.checked
    phone.submit(form, choice=["talked-over", "too-fast"])
    assert "We have your words too." in phone.page.words
    (comment,) = room.session().comments.values()
    assert comment.phrases == ("talked-over", "too-fast")
    assert room.view().comments == ()


def test_the_other_half_of_the_pictures_is_one_link_away(room):
    phone = room.joined()
    phone.go(f"/pictures/{room.first}")
    seen = list(phone.page.form("choice").choices["choice"])
    assert "?more=1" in phone.page.links
    phone.go(f"/pictures/{room.first}?more=1")
    more = phone.page.form("choice").choices["choice"]
    listed = phrases()
    assert [*seen, *more] == [phrase.id for phrase in listed]
    for half in (listed[: len(seen)], listed[len(seen) :]):
        assert sum(phrase.is_good for phrase in half) * 2 == len(half) == 10
    phone.submit(phone.page.form("choice"), choice=["nothing-changed"])
    (comment,) = room.session().comments.values()
    assert comment.text == "Nothing changed."


def test_too_many_pictures_are_refused_in_words(room):
    phone = room.joined()
    phone.go(f"/pictures/{room.first}")
    form = phone.page.form("choice")
    phone.submit(form, choice=[p.id for p in phrases()[:6]])
    assert "Please choose at most 5." in phone.page.words
    assert not room.session().comments


def test_someone_wrote_it_for_me_reaches_the_desk(room):
    phone = room.joined()
    phone.go(f"/say/{room.first}")
    phone.submit(phone.page.form("comment"), comment="I like the garden", **{"for": "1"})
    (comment,) = room.session().comments.values()
    desk = paired(room)
    desk.go(f"/desk/comment/{comment.id}")
    assert "Someone wrote it for them, in their words." in desk.page.words


def test_what_happens_next_is_the_last_thing_on_a_phone(room):
    room.desk("add-action", said="Too loud", will="A quiet room", who="School", by="1 March")
    room.desk("open", activity=room.first)
    phone = room.joined()
    phone.answer("yes")
    assert "A quiet room" not in phone.page.words
    room.desk("end")
    phone.go("/now")
    assert "You said: Too loud We will: A quiet room Who does it: School By when: 1 March" in (
        phone.page.words
    )


def test_the_desk_is_asked_once_before_the_first_question_opens_without_an_opening(room):
    desk = paired(room)
    desk.submit(desk.page.form_to("/desk/do/open"))
    assert NO_OPENING in desk.page.words
    assert room.session().open_activity is None
    desk.submit(desk.page.form_to("/desk/do/open"))
    assert room.session().open_activity is not None
    room.desk("close", activity=room.first)
    room.desk("show", activity=room.first)
    desk.go("/desk")
    desk.submit(desk.page.form_to("/desk/do/open"))
    assert NO_OPENING not in desk.page.words
    assert room.session().open_activity == room.session().agenda[1]


def test_the_phone_desk_types_the_opening_shows_it_and_is_not_asked_then(room):
    desk = paired(room)
    desk.go("/desk/opening")
    form = desk.page.form_to("/desk/do/opening")
    desk.submit(form, decide="Where we meet", can_change="The day", step="consultation")
    opening = room.session().opening
    assert (opening.decide, opening.can_change, opening.step) == (
        "Where we meet",
        "The day",
        "consultation",
    )
    desk.go("/desk")
    assert "Show what we do today" in desk.page.words
    (tell,) = [f for f in desk.page.forms if ("view", "opening") in f.kept]
    desk.submit(tell)
    assert room.view().showing is Showing.OPENING
    assert "Show what we do today" not in desk.page.words
    desk.submit(desk.page.form_to("/desk/do/open"))
    assert room.session().open_activity is not None


def test_own_words_win_over_a_step_of_the_ladder_and_can_be_taken_back(room):
    desk = paired(room)
    for typed, step in ((("consultation", "Half each"), "Half each"), (("", ""), "")):
        desk.go("/desk/opening")
        form = desk.page.form_to("/desk/do/opening")
        desk.submit(form, step=typed[0], own_step=typed[1])
        assert room.session().opening.step == step


def test_the_phone_desk_types_actions_and_shows_them(room):
    desk = paired(room)
    desk.go("/desk/actions")
    assert [f.action for f in desk.page.forms] == ["/desk/do/add-action"]
    form = desk.page.form_to("/desk/do/add-action")
    desk.submit(form, said="Too loud", will="A quiet room", who="School", by="1 March")
    assert "A quiet room" in desk.page.words
    desk.submit(desk.page.form_to("/desk/do/screen"))
    assert room.view().showing is Showing.ACTIONS
    desk.go("/desk/actions")
    desk.submit(desk.page.form_to("/desk/do/remove-action"))
    assert not room.session().actions


@pytest.mark.parametrize("address", ["/desk/opening", "/desk/actions"])
def test_only_the_desk_sees_its_pages(room, address):
    assert room.joined().go(address).status == 403


def test_the_phone_desk_is_told_how_many_said_no_to_photographs(room):
    agree(room.joined(), photographs="no")
    desk = paired(room)
    assert "Photographs: Do not take photographs. 1 person said no." in desk.page.words


def test_clear_the_screen_blanks_the_opening_and_what_happens_next(room):
    desk = paired(room)
    room.desk("opening", decide="Where we meet")
    room.desk("add-action", said="Too loud", will="A quiet room")
    for view in ("opening", "actions"):
        room.desk("screen", view=view)
        desk.go("/desk")
        desk.submit(desk.page.form_to("/desk/do/screen"))
        shown = room.view()
        assert shown.showing is Showing.BLANK
        assert (shown.opening.is_set, shown.actions) == (False, ())

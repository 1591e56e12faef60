"""What a desk or keyboard can ask about opening, agreement, picture phrases and actions."""

from __future__ import annotations

import pytest

from coproduce import content_people, gathering
from coproduce.domain.events import CommentState, View
from coproduce.domain.people import AgreementPart
from coproduce.domain.view import Showing, report, room_view
from coproduce.errors import CoproduceError
from tests.phones.rooms import Inside


def seat(room: Inside, door: str = "keyboard") -> str:
    return str(room.desk("seat", role="young-person", door=door, language="en")["seat"])


def test_an_opening_is_set_text_by_text_and_shown_when_the_desk_says_so(room):
    room.desk("opening", decide="What we eat.", step="consultation")
    room.desk("opening", can_change="The menu.\nAll of it.")
    opening = room.session().opening
    assert (opening.decide, opening.can_change) == ("What we eat.", "The menu. All of it.")
    parts = dict(gathering.opening_parts(opening))
    assert parts["How we work together"].startswith("Consultation: ")
    assert "What cannot change" not in parts
    assert room.view().opening.decide == ""
    room.desk("screen", view="opening")
    assert room.view().showing is Showing.OPENING
    assert room.view().opening == opening
    room.desk("open", activity=room.first)
    assert room.view().showing is Showing.QUESTION


def test_a_step_of_the_groups_own_is_said_as_it_was_typed(room):
    room.desk("opening", step="We decide half each")
    assert gathering.opening_parts(room.session().opening) == [
        ("How we work together", "We decide half each")
    ]


@pytest.mark.parametrize("view", ["opening", "actions"])
def test_a_screen_without_words_is_not_shown(room, view):
    with pytest.raises(CoproduceError, match="Nothing is typed yet"):
        room.desk("screen", view=view)
    assert room.session().view is View.AUTO


def test_each_part_of_the_agreement_stands_alone_and_the_latest_counts(room):
    mine = seat(room)
    room.desk("agree", seat=mine, part="photographs", yes=False)
    room.desk("agree", seat=mine, part="publishing", yes=True)
    room.desk("agree", seat=mine, part="publishing", yes=False)
    assert room.session().agreements[mine] == {
        AgreementPart.PHOTOGRAPHS: False,
        AgreementPart.PUBLISHING: False,
    }
    assert len([e for e in room.events() if type(e.event).__name__ == "AgreementGiven"]) == 3


@pytest.mark.parametrize("wrong", [{"part": "dancing", "yes": True}, {"part": "photographs"}])
def test_an_agreement_to_nothing_is_refused(room, wrong):
    with pytest.raises(CoproduceError):
        room.desk("agree", seat=seat(room), **wrong)
    assert not room.session().agreements


def test_a_no_to_photographs_lasts_when_the_answers_are_deleted(room):
    mine = seat(room)
    room.desk("agree", seat=mine, part="photographs", yes=False)
    room.desk("forget", seat=mine)
    assert gathering.refusals(room.session())[0] == (
        "Photographs: Do not take photographs. 1 person said no."
    )


def test_who_steps_aside_at_a_keyboard_has_no_seat_any_more(room):
    mine, other = seat(room), seat(room)
    room.desk("agree", seat=mine, part="photographs", yes=False)
    room.desk("step-aside", seat=mine)
    assert list(room.session().seats) == [other]
    assert not room.session().agreements


def test_the_desk_is_told_how_many_said_no_and_never_who(room):
    first, second = gathering.refusals(room.session())
    assert first == "Photographs: Nobody has said yes or no. Ask first."
    seats = [seat(room) for _ in range(3)]
    room.desk("agree", seat=seats[0], part="photographs", yes=True)
    first, second = gathering.refusals(room.session())
    assert first == "Photographs: 2 people have not said yes or no. Ask first."
    assert second == "Recording: Nobody has said yes or no. Ask first."
    for one in seats[1:]:
        room.desk("agree", seat=one, part="photographs", yes=False)
    assert gathering.refusals(room.session())[0].endswith("2 people said no.")
    for one in seats:
        room.desk("agree", seat=one, part="photographs", yes=True)
    assert gathering.refusals(room.session())[0] == "Photographs: Everybody who joined said yes."


def test_picture_phrases_are_held_like_any_comment(room):
    mine = seat(room)
    asked = {"seat": mine, "activity": room.first, "key": "k1"}
    room.desk("phrases", phrases=["too-fast", "talked-over"], **asked)
    room.desk("phrases", phrases=["too-fast", "talked-over"], **asked)
    (comment,) = room.session().comments.values()
    assert comment.text == "People talk over me. It went too fast."
    assert comment.phrases == ("talked-over", "too-fast")
    assert comment.state is CommentState.HELD
    assert room_view(room.session(), 0.0).comments == ()


def test_phrases_that_we_do_not_have_or_too_many_are_no_comment(room):
    asked = {"seat": seat(room), "activity": room.first, "key": "k1"}
    room.desk("phrases", phrases=["<b>", "too-fast; drop"], **asked)
    with pytest.raises(CoproduceError, match="at most 5"):
        room.desk("phrases", phrases=[p.id for p in content_people.phrases()[:6]], **asked)
    assert not room.session().comments


def test_words_that_someone_wrote_for_a_person_say_so(room):
    asked = {"seat": seat(room), "activity": room.first, "language": "en"}
    room.desk("comment", text="I like the garden", key="1", written_for=True, **asked)
    room.desk("comment", text="I like the hall", key="2", **asked)
    assert [c.is_written_for for c in room.session().comments.values()] == [True, False]


def test_a_no_to_publishing_keeps_words_out_of_reports_and_in_the_room(room):
    mine = seat(room)
    given = {"seat": mine, "activity": room.first, "text": "Walrus", "wish": "report"}
    room.desk("comment", language="en", key="1", **given)
    (comment,) = room.session().comments
    room.desk("open", activity=room.first)
    room.desk("move-comment", reason="asked", comment=comment, state="shown")
    assert report(room.session()).activities[0].comments == ("Walrus",)
    room.desk("agree", seat=mine, part="publishing", yes=False)
    assert report(room.session()).activities[0].comments == ()
    assert room.view().comments == ("Walrus",)


def test_actions_are_added_once_taken_away_and_in_the_report(room):
    action = {"said": "Too loud", "will": "A quiet room", "who": "The school", "by": "1 March"}
    room.desk("add-action", key="k", **action)
    room.desk("add-action", key="k", **action)
    second = room.desk("add-action", said="Too fast", will="More time")["action"]
    assert [a.will for a in report(room.session()).actions] == ["A quiet room", "More time"]
    room.desk("screen", view="actions")
    assert [a.will for a in room.view().actions] == ["A quiet room", "More time"]
    room.desk("remove-action", action=second)
    room.desk("end")
    assert room.view().showing is Showing.ACTIONS
    room.desk("screen", view="auto")
    assert room.view().showing is Showing.ENDED
    assert [a.will for a in room.view().actions] == ["A quiet room"]


@pytest.mark.parametrize("missing", ["said", "will"])
def test_an_action_without_words_is_refused(room, missing):
    with pytest.raises(CoproduceError, match="is missing"):
        room.desk("add-action", **({"said": "Too loud", "will": "Quiet"} | {missing: " "}))
    assert not room.session().actions

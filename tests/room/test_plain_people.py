"""Beside the questions, in plain lines: opening, agreement, a list instead of writing, actions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from journey import Typed, follows

from coproduce.content_people import ladder
from coproduce.domain.events import CommentState
from coproduce.domain.people import AgreementPart
from coproduce.domain.safe_events import Wish
from coproduce.domain.view import Showing, room_view
from coproduce.gathering import ladder_source
from coproduce.languages import speaking
from tests.words.pseudo import TAG, bare_english, make_pseudo

PERSON = ("1", "s")
"""A young person who skips the practice question."""
ANSWERED = (*PERSON, "1", "y", "1")
"""The same, who answers Yes by themselves; then comes the comment."""


def showing(room):
    """What the room's screen shows now."""
    return room_view(room.session, 0.0).showing


def test_the_desk_is_asked_once_before_the_first_question_opens_without_an_opening(room):
    lines = room.desk("", "n")
    assert follows(
        lines,
        [
            "You have not said what we decide today.",
            "People should know what can change, and who will hear them.",
            "Open the question without it?",
            "Nothing was changed.",
        ],
    )
    assert room.session.open_activity is None
    assert "The question is open. People can answer." in room.desk("", "y")
    lines = room.desk("", "", "y", "")
    assert "The question is open. People can answer." in lines
    assert "Open the question without it?" not in lines


def test_the_opening_is_typed_text_by_text_and_is_the_next_step_then(room):
    lines = room.desk("9", "1", "Where we meet", "9", "5", "4", "")
    assert follows(
        lines,
        [
            "Nothing is typed yet.",
            "1. What we decide today",
            "We have it.",
            "What we decide today: Where we meet",
            "Which step did you agree with the group?",
            ladder_source(),
            "4. Consultation: We ask what you think, and then we decide.",
            "We have it.",
            "If you only press Enter: Show what we do today.",
            "The screen shows what we do today.",
        ],
    )
    assert showing(room) is Showing.OPENING
    assert "If you only press Enter: Open the question: Trusted and able to trust" in room.desk()
    lines = room.screen()
    assert "What we decide today: Where we meet" in lines
    assert "How we work together: Consultation: We ask what you think, and then we decide." in lines


def test_a_step_can_be_the_groups_own_words_or_nothing(room):
    room.desk("9", "5", "o", "We decide half each")
    assert room.session.opening.step == "We decide half each"
    room.desk("9", "5", "n")
    assert not room.session.opening.is_set


def test_what_happens_next_is_typed_shown_and_taken_away(room):
    lines = room.desk("10", "1", "Too loud", "A quiet room", "The school", "", "10", "3")
    assert follows(
        lines,
        [
            "Nothing is typed yet.",
            "What did people say? Use your own few words.",
            "What will you do?",
            "Who does it? If nobody yet, only press Enter.",
            "By when? If there is no date yet, only press Enter.",
            "We have it.",
            "1. You said: Too loud; We will: A quiet room; Who does it: The school",
            "The screen shows what happens next.",
        ],
    )
    assert showing(room) is Showing.ACTIONS
    assert "What happens next:" in room.screen()
    room.client.ask("end")
    ended = room.screen()
    assert "You said: Too loud; We will: A quiet room; Who does it: The school" in ended
    assert "It is taken away." in room.desk("10", "2", "1")
    assert not room.session.actions


@pytest.mark.parametrize(
    ("key", "file", "words"),
    [
        ("5", "agreement.html", "May we take photographs of you?"),
        ("6", "pictures.html", "People talk over me."),
        ("7", "what-happens-next.html", "A quiet room"),
    ],
)
def test_the_desk_makes_each_sheet(room, key, file, words):
    room.client.ask("add-action", said="Too loud", will="A quiet room")
    (path,) = [line for line in room.desk("8", key) if line.endswith(file)]
    assert words in Path(path).read_text("utf-8")


def test_paper_says_what_we_do_today_before_the_first_question(room):
    room.client.ask("opening", decide="Where we meet", who_hears="The board")
    (path,) = [line for line in room.desk("8", "4") if line.endswith(".html")]
    page = Path(path).read_text("utf-8")
    places = [page.index(words) for words in ("Where we meet", "The board", "1. <bdi>Trusted")]
    assert places == sorted(places)


def test_clear_blanks_the_opening_and_what_happens_next_at_once(room):
    room.client.ask("opening", decide="Where we meet")
    room.client.ask("add-action", said="Too loud", will="A quiet room")
    for view, words in (("opening", "Where we meet"), ("actions", "A quiet room")):
        room.client.ask("screen", view=view)
        lines = room.screen("c")
        assert any(words in line for line in lines)
        assert showing(room) is Showing.BLANK
        room.client.ask("screen", view=view)
        assert "The screen is cleared." in room.desk("c")
        assert showing(room) is Showing.BLANK


def test_a_shown_result_stays_as_it_was_until_it_is_shown_again(room):
    room.client.ask("open", activity="trusted")
    seats = room.client.people_answer("trusted", "yes", 6)
    room.client.ask("close", activity="trusted")
    room.client.ask("show", activity="trusted")
    room.client.ask(
        "vote", seat=seats[0], activity="trusted", chosen=["no"], how="own", key="changed"
    )
    assert "Yes: 6" in room.screen()
    room.desk("5", "1", "3")
    assert follows(room.screen(), ["Yes: 5", "No: 1"])


def test_the_desk_hears_how_many_said_no_and_not_who(asked):
    lines = asked.keyboard(*ANSWERED, "s", "6", "1", "2", "3", "2")
    assert follows(
        lines,
        [
            "6. Photographs and my words: yes or no.",
            "You can say no and still be here.",
            "Do you want to take part?",
            "If you say no: You can stay and listen. You keep your place.",
            "3. Leave this one out.",
            "May we take photographs of you?",
            "May we record your voice or film you?",
            "May we put your words in a report?",
            "Thank you. You can change it at any time.",
        ],
    )
    assert not [line for line in lines if line.startswith("If you only press Enter: Yes")]
    (given,) = asked.session.agreements.values()
    assert given == {
        AgreementPart.TAKING_PART: True,
        AgreementPart.PHOTOGRAPHS: False,
        AgreementPart.PUBLISHING: False,
    }
    lines = asked.desk("7")
    assert "Photographs: Do not take photographs. 1 person said no." in lines
    assert "Recording: Nobody has said yes or no. Ask first." in lines


def test_who_does_not_take_part_keeps_the_place_and_is_asked_before_each_question(asked):
    def typed():
        yield from (*ANSWERED, "s", "6", "2", "3", "3", "3")
        asked.client.ask("open", activity="heard")
        yield from ("1", "n", "1", "y", "2", "y", "1")

    lines = asked.keyboard(hand=Typed(then=typed()))
    assert follows(
        lines,
        [
            "You said that you do not take part.",
            "Do you want to answer the question now?",
            "What next?",
            "You said that you do not take part.",
            "Thank you. We have your answer.",
        ],
    )
    assert [v.chosen for v in asked.session.votes["heard"].values()] == [("sometimes",)]
    assert len(asked.session.seats) == 1


def test_a_comment_is_chosen_from_a_list_with_numbers(asked):
    lines = asked.keyboard(*ANSWERED, "p", "2 99", "2, 6", "y", "2")
    assert follows(
        lines,
        [
            "You can choose from a list instead of writing: type p.",
            "2. People talk over me.",
            "20. Nothing changed.",
            "That is not right yet.",
            "You chose: People talk over me. It went too fast. Send it?",
            "Thank you. We have your words.",
        ],
    )
    (comment,) = asked.session.comments.values()
    assert comment.phrases == ("talked-over", "too-fast")
    assert comment.wish is Wish.ROOM
    assert comment.state is CommentState.HELD
    assert follows(asked.desk("n", "2"), ["They chose pictures.", "It says:", comment.text])


@pytest.mark.parametrize(("key", "is_so"), [("y", False), ("w", True)])
def test_the_desk_hears_that_someone_wrote_it_for_the_person(asked, key, is_so):
    asked.keyboard(*ANSWERED, "I like the garden", key)
    (comment,) = asked.session.comments.values()
    assert comment.wish is Wish.STAFF  # the keyboard was closed at the question who may read it
    assert comment.is_written_for is is_so
    told = "Someone wrote it for them, in their words." in asked.desk("n", "2")
    assert told is is_so


def test_a_plain_keyboard_tells_the_opening_and_what_happens_next(asked):
    asked.client.ask("opening", decide="Where we meet")
    asked.client.ask("add-action", said="Too loud", will="A quiet room")
    assert "What we decide today: Where we meet" in asked.keyboard(*ANSWERED, "s", "7")
    asked.client.ask("end")
    assert "You said: Too loud; We will: A quiet room" in asked.keyboard(*PERSON)


def test_paper_brings_pictures_by_number_words_written_for_someone_and_the_agreement(asked):
    lines = asked.paper(
        "2", "11", "c", "1", "The garden", "y", "p", "1", "2 6", "a", "1", "2", "0", "2", "d", "1"
    )
    assert "p: numbers of pictures on the last paper. a: what its person agreed to." in lines
    assert "1 paper is counted." in lines
    written, chosen = asked.session.comments.values()
    assert (written.text, written.is_written_for) == ("The garden", True)
    assert chosen.phrases == ("talked-over", "too-fast")
    (given,) = asked.session.agreements.values()
    assert given == {
        AgreementPart.TAKING_PART: True,
        AgreementPart.PHOTOGRAPHS: False,
        AgreementPart.PUBLISHING: False,
    }


def test_pictures_and_agreement_wait_for_a_paper(asked):
    lines = asked.paper("2", "p", "a", "q")
    assert lines.count("Type the paper first.") == 2


def test_no_line_of_these_is_left_in_english(asked, tmp_path, monkeypatch):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(make_pseudo(tmp_path / "locales")))
    with speaking(TAG):
        lines = asked.desk("9", "5", "4", "9", "b", "10", "1", "Xq", "Zq", "", "", "10", "b")
        lines += asked.desk("7", "4", "4", "6")
        lines += asked.keyboard(*ANSWERED, "p", "2 6", "y", "6", "1", "2", "3", "3", "7")
        lines += asked.paper("2", "11", "a", "1", "2", "0", "2", "d", "1")
    assert len(lines) > 100
    names = ["Xq", "Zq", "Pretend", "Lead", ladder().name, ladder().publisher]
    # Behind what nobody approved stands English, on purpose.
    ours = [re.sub(r" / [^«»]+", "", line) for line in lines]
    assert bare_english(" ".join(ours), names) == []

"""A keyboard for the room in plain lines: from the role to passing it on."""

from __future__ import annotations

import io

import pytest
from journey import Typed, follows, said

from coproduce.deck import card_name
from coproduce.domain.events import CommentState
from coproduce.domain.people import Door, How, Role
from coproduce.domain.safe_events import Wish
from tui.lines import Lines
from tui.lines_vote import VoteLines

PERSON = ("1", "s")
"""A young person who skips the practice question."""


@pytest.fixture
def room(room):
    """The first question is open."""
    room.client.ask("open", activity="trusted")
    return room


TOLD = (
    "We do not ask your name. If you tell us that you or someone else is not safe, "
    "we will tell Pretend Lead."
)


def test_who_comes_back_with_a_card_goes_on_with_the_seat_and_hears_no_answer(room):
    room.keyboard("2", "1", "2", "y", "1", "")
    (seat,) = room.session.seats
    phone = room.client.ask("seat", role="parent-or-carer", door="phone", language="en")["card"]
    card = card_name(room.session.seats[seat].card)
    room.client.ask("close", activity="trusted")
    room.client.ask("open", activity="heard")
    lines = room.keyboard("4", "nothing", card_name(phone), card, "1", "y", "1", "")
    assert follows(
        lines,
        [
            "4. I was here before. I have a card",
            "Which card do you have?",
            "Nobody got this card at a keyboard. Look at the name, or go back and start new.",
            "Nobody got this card at a keyboard. Look at the name, or go back and start new.",
            "Good that you are back. You go on with your place.",
            "Thank you. We have your answer.",
        ],
    )
    assert not any("Sometimes" in line and "chose" in line for line in lines)
    assert set(room.session.votes["heard"]) == set(room.session.votes["trusted"]) == {seat}


def test_one_person_from_the_role_to_thanks(room):
    lines = room.keyboard("2", "1", "2", "y", "1", "")
    assert follows(
        lines,
        [
            "Who are you?",
            TOLD,
            "2. Parent or carer",
            "This is to try the keys. We do not keep this answer.",
            "It works.",
            "Trusted and able to trust",
            "Before you answer:",
            "Everyone will see how many people chose each answer.",
            "We do not ask your name.",
            "2. Sometimes",
            "You chose: Sometimes. Is that right?",
            "Who chose?",
            "Thank you. We have your answer.",
        ],
    )
    assert room.chosen("trusted") == [("sometimes",)]
    (person,) = room.session.seats.values()
    assert (person.role, person.door, person.has_practised) == (Role.PARENT, Door.PLAIN, True)


@pytest.mark.parametrize(
    ("key", "how"), [("1", How.OWN), ("2", How.HELPED), ("3", How.ANSWERED_FOR)]
)
def test_whose_choice_it_was_is_kept(room, key, how):
    room.keyboard(*PERSON, "1", "y", key)
    assert [v.how for v in room.session.votes["trusted"].values()] == [how]


def test_an_answer_that_is_not_right_is_chosen_again(room):
    room.keyboard(*PERSON, "1", "n", "3", "y", "1")
    assert room.chosen("trusted") == [("no",)]


def test_a_changed_mind_replaces_the_first_answer(room):
    room.keyboard(*PERSON, "1", "y", "1", "", "3", "3", "y", "1", "")
    assert room.chosen("trusted") == [("no",)]


def test_the_next_person_has_a_seat_of_their_own(room):
    room.keyboard(*PERSON, "1", "y", "1", "", "2", "", *PERSON, "3", "y", "1", "")
    assert room.chosen("trusted") == [("no",), ("yes",)]
    assert len(room.session.seats) == 2


def test_passing_on_says_so_and_names_no_answer(room):
    lines = room.keyboard(*PERSON, "1", "y", "1", "", "2")
    at = lines.index("Pass the keyboard on to the next person.")
    assert lines[at + 1] == "Next person: press Enter."


def test_i_dont_understand_brings_easier_words_and_another_try(room):
    lines = room.keyboard(*PERSON, "9", "y", "1", "y", "1", "y", "1", "")
    assert "Here are easier words. You can answer again." in lines
    easier = room.session.activity("trusted").easier
    assert follows(lines, easier)
    assert room.chosen("trusted") == [("yes",)]


def test_an_example_can_be_heard(room):
    lines = room.keyboard(*PERSON, "e")
    assert follows(lines, ["It is happening:", "It is not happening:"])


def test_words_are_sent_after_a_yes_and_held(room):
    lines = room.keyboard(*PERSON, "1", "y", "1", "Meet later", "y", "3")
    assert TOLD in lines
    assert "If you choose nothing, only staff read it." in lines
    assert "The people who run the meeting read this first." in lines
    assert "Thank you. We have your words." in lines
    (comment,) = room.session.comments_in(CommentState.HELD)
    assert (comment.text, comment.wish) == ("Meet later", Wish.REPORT)


def test_words_whose_readers_are_not_chosen_are_for_staff(room):
    room.keyboard(*PERSON, "1", "y", "1", "Meet later", "y", "s")
    (comment,) = room.session.comments.values()
    assert comment.wish is Wish.STAFF


def test_words_are_not_sent_without_a_yes(room):
    room.keyboard(*PERSON, "1", "y", "1", "Meet later", "n")
    assert not room.session.comments


def test_a_need_is_told_to_the_desk_and_is_no_vote(room):
    lines = room.keyboard(*PERSON, "n", "2", "n", "1", "y", "1", "")
    assert any(line.startswith("Your card is: ") for line in lines)
    assert not room.session.waiting_signals()[0].has_card
    assert [str(s.kind) for s in room.session.waiting_signals()] == ["talk"]
    assert room.chosen("trusted") == [("yes",)]


def test_a_call_tells_the_card_if_the_person_agrees(room):
    lines = room.keyboard(*PERSON, "n", "2", "y", "1", "y", "1", "")
    assert "We told them your card." in lines
    (signal,) = room.session.waiting_signals()
    assert signal.has_card


def test_a_question_can_be_left_out(room):
    lines = room.keyboard(*PERSON, "s")
    assert "You left this question out." in lines
    assert not room.chosen("trusted")


def test_answers_can_be_deleted(room):
    lines = room.keyboard(*PERSON, "1", "y", "1", "", "5", "y")
    assert "We deleted your answers." in lines
    assert not room.chosen("trusted")


def test_several_answers_where_several_may_be_picked(room):
    room.client.ask("open", activity=room.session.agenda[-1].id)
    lines = room.keyboard(*PERSON, "1 2 3 4", "x", "1 3", "y", "1", "")
    assert lines.count("That is not right yet.") == 2
    assert len(room.chosen(room.session.agenda[-1].id)[0]) == 2


def test_a_question_that_closes_meanwhile_is_told_and_nobody_loses_their_seat(room):
    class Closing(Typed):
        def readline(self):
            line = super().readline()
            if line == "2\n":  # while the person chooses, the desk asks something else, much later
                room.client.ask("close", activity="trusted")
                room.client._host._journal.clock._base += 1000
            return line

    out = io.StringIO()
    typed = Closing(*PERSON, "2", "y", "1", "", "1", "q")
    VoteLines(room.follower, room.client, Lines(typed, out)).run()
    lines = said(out)
    assert "This question is closed now." in lines
    assert lines.count("Who are you?") == 1


def test_without_a_question_people_can_wait_and_the_end_is_told(room):
    room.client.ask("end")
    lines = room.keyboard(*PERSON, "1")
    assert lines.count("The meeting is over. Thank you.") == 2

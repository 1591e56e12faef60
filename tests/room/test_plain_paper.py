"""Answers from paper: one line a ballot, checked as a batch before anything is sent."""

from __future__ import annotations

import io

import pytest
from journey import Typed, follows, said

from coproduce.deck import card_name
from coproduce.domain.events import CommentState
from coproduce.domain.people import Door, How, Role
from coproduce.domain.safe_events import Wish
from tui.lines import Lines
from tui.lines_paper import PaperLines, WrongLineError, read_line


def test_a_line_is_role_then_one_key_a_question(room):
    activities = list(room.session.agenda)
    ballot = read_line("2 1230 9-12 3", activities)
    assert ballot.role is Role.PARENT
    assert ballot.how is How.ANSWERED_FOR
    single = [a.id for a in activities if a.most == 1]
    assert [ballot.chosen.get(a, ("-",))[0] for a in single] == [
        "yes", "sometimes", "no", "dont-know", "dont-understand", "-", "yes", "sometimes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "said_of_it"),
    [
        ("11", "You typed 2 keys."),
        ("411111111", "The first key is the role"),
        ("1111111119", "The last key says who chose"),
        ("111711111", "Key 4 is “7”."),
    ],
)
def test_a_wrong_line_is_told_and_not_guessed(room, typed, said_of_it):
    with pytest.raises(WrongLineError, match=said_of_it.replace(".", r"\.")):
        read_line(typed, list(room.session.agenda))


def test_nothing_is_sent_before_the_batch_was_checked(asked):
    lines = asked.paper("2", "11", "12", "q")
    assert not asked.session.seats
    assert lines[-1] == "2 papers were not sent. Keep them."


def test_a_checked_batch_is_counted_with_its_door(asked):
    lines = asked.paper("2", "11", "23", "d", "1")
    assert follows(
        lines,
        [
            "Paper 1. Young person: Yes.",
            "Paper 2. Parent or carer: No.",
            "Please check. Is all of it right?",
            "2 papers are counted.",
        ],
    )
    assert asked.chosen("trusted") == [("no",), ("yes",)]
    assert {p.door for p in asked.session.seats.values()} == {Door.PAPER}


def test_undo_and_taking_a_paper_out(asked):
    asked.paper("2", "11", "13", "u", "12", "d", "2", "1", "1")
    assert asked.chosen("trusted") == [("sometimes",)]


def test_a_comment_on_paper_is_held(asked):
    asked.paper("2", "11", "c", "1", "From paper", "n", "d", "1")
    assert [c.text for c in asked.session.comments_in(CommentState.HELD)] == ["From paper"]


@pytest.mark.parametrize(
    ("key", "wish"),
    [("1", Wish.STAFF), ("2", Wish.ROOM), ("3", Wish.REPORT), ("s", Wish.STAFF)],
)
def test_who_may_read_words_on_paper_is_typed_from_it_and_nothing_marked_is_staff(asked, key, wish):
    lines = asked.paper("2", "w", "11", "c", "1", "From paper", "n", "w", key, "d", "1")
    assert follows(lines, ["Type the paper first.", "Who may read your words?"])
    (comment,) = asked.session.comments.values()
    assert comment.wish is wish


def test_the_card_that_came_with_a_paper_is_its_seats(asked):
    code = asked.client.ask("codes", number=1)["codes"][0]
    card = asked.session.code_cards[code]
    lines = asked.paper(
        "2", "k", "11", "k", "no such thing", "k", card_name(card), "c", "1", "Words", "n", "d", "1"
    )
    assert follows(lines, ["Type the paper first.", "There is no such card."])
    (seat,) = asked.session.seats.values()
    assert (seat.card, seat.door) == (card, Door.PAPER)
    assert asked.session.codes[code] == seat.seat


def test_papers_count_for_closed_questions_and_the_shown_result_says_that_they_are_missing(room):
    room.client.ask("open", activity="trusted")
    room.client.people_answer("trusted", "yes", 5)
    room.client.ask("close", activity="trusted")
    room.client.ask("show", activity="trusted")
    room.client.ask("open", activity="heard")
    room.client.move_clock(1000)
    lines = room.paper("1", "1" + "3" * 8, "", "d", "1")
    assert "The room has seen these results without the papers. Show them again:" in lines
    assert room.chosen("trusted") == [("no",)] + [("yes",)] * 5
    assert room.session.where("trusted").shown.total.people == 5
    assert room.session.late("trusted") == 1
    assert room.session.open_activity.id == "heard"
    room.client.ask("show", activity="trusted")
    assert room.session.where("trusted").shown.total.people == 6


def test_the_same_answer_to_every_question_on_one_paper_counts_for_every_question(room):
    single = [a.id for a in room.session.agenda if a.most == 1]
    room.paper("1" + "1" * len(single), "", "d", "1")
    assert [room.chosen(activity) for activity in single] == [[("yes",)]] * len(single)


def test_a_batch_sent_again_after_a_failure_counts_once(asked):
    class Failing:
        """A server that dies once, in the middle."""

        is_well = False

        def ask(self, command, **arguments):
            answer = asked.client.ask(command, **arguments)
            if command == "vote" and not self.is_well:
                self.is_well = True
                from form.client import NoServerError

                raise NoServerError
            return answer

    out = io.StringIO()
    typed = Typed("2", "11", "12", "d", "1", "d", "1")
    PaperLines(asked.follower, Failing(), Lines(typed, out)).run()
    assert "Type d to send again. Nothing is counted twice." in said(out)
    assert asked.chosen("trusted") == [("sometimes",), ("yes",)]
    assert len(asked.session.seats) == 2


def test_several_picks_are_asked_for_after_the_line(room):
    last = room.session.agenda[-1]
    lines = room.paper("111111111", "12345", "135", "d", "1")
    assert "That is not right yet." in lines
    assert [len(c) for c in room.chosen(last.id)] == [3]

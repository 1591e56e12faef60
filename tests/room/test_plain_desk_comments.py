"""Comments at the desk in plain lines: heard, decided on, sealed, covered, taken back."""

from __future__ import annotations

import io

import pikepdf
import pytest
from journey import Typed, follows, said

from coproduce.domain.events import CommentState
from tui.lines import Lines
from tui.lines_desk import Desk, News

PASSWORD = "four short words"


@pytest.fixture
def room(room):
    return room.with_opening()


def test_a_comment_is_shown_only_after_two_yeses(room):
    comment = room.comment("More time please")
    lines = room.desk("n", "1", "n")
    assert follows(
        lines, ["Comment 1 of 1.", "It says:", "More time please", "Nothing was changed."]
    )
    assert room.state(comment) is CommentState.HELD
    lines = room.desk("n", "1", "y")
    assert follows(lines, ["Show this to the room?", "y. Yes", "n. No", "It is on the screen."])
    assert room.state(comment) is CommentState.SHOWN


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        (("2",), CommentState.HELD),
        (("4", "6"), CommentState.PRIVATE),
        (("4", "7", "b"), CommentState.HELD),
        (("4", "7", "1"), CommentState.REMOVED),
        (("3", "u"), CommentState.HELD),
        (("3", "1"), CommentState.PASSED),
        (("3", "q"), CommentState.PASSED),
    ],
)
def test_each_decision_moves_the_comment(room, typed, state):
    comment = room.comment("A comment")
    room.desk("n", *typed)
    assert room.state(comment) is state


def test_no_role_is_named_with_a_need_or_a_comment(room):
    seat = room.client.seat("professional")
    for signal in ("break", "talk"):
        room.client.ask("signal", seat=seat, signal=signal, key=signal)
    room.client.ask(
        "comment", wish="report", seat=seat, activity="trusted", text="A comment", key="c"
    )
    lines = room.desk("3", "2", "2", "n", "2")
    told = ["Someone needs a break.", "Someone wants to talk."]
    assert follows(lines, [*told, "About: Trusted and able to trust", "A comment"])
    assert "rofessional" not in " ".join(lines)


def test_a_worry_says_that_nobody_was_told_until_somebody_is_written_down(room):
    tells = (
        "This program has told no one. Ring Pretend Lead, 0000 000000 now. "
        "If someone is in danger, ring 999."
    )
    comment = room.comment("A comment")
    lines = room.desk("n", "3", "1", "3", "q")
    sealed = "Sealed comment 1. Nobody is written down yet."
    assert follows(lines, [tells, "You can undo this only now.", sealed, tells])
    lines = room.desk("w", "2", "1", "Pretend Lead", "14:05", "q")
    assert lines.index(tells) < lines.index("No question has been asked yet.")
    assert any(line.startswith("The card is: ") for line in lines)
    assert "It is written down." in lines
    assert room.session.comments[comment.id].told[0].when == "14:05"
    assert tells not in room.desk("q")


def test_a_worry_that_nobody_was_told_of_is_said_again_before_the_end(room):
    comment = room.comment("A comment")
    room.client.ask("worry", comment=comment.id)
    for activity in room.session.agenda:
        room.client.ask("open", activity=activity.id)
        room.client.ask("close", activity=activity.id)
        room.client.ask("show", activity=activity.id)
    lines = room.desk("1", "n", "q")
    asked = [n for n, line in enumerate(lines) if line.startswith("1 sealed comment: nobody")]
    assert len(asked) >= 2, lines
    assert any(n > lines.index("1. End the meeting.") for n in asked)
    assert not room.session.is_ended
    room.desk("1", "y", "q")
    assert room.session.is_ended


def test_a_key_that_news_told_of_works_at_once(room):
    def typed():
        yield "r"
        room.comment("A comment")
        yield "?"
        yield "n"

    told = room.desk(hand=Typed(then=typed()))
    assert follows(told, ["1 new comment. Type n to hear it.", "It says:", "A comment"])
    assert not any("do not know" in line for line in told)


def test_a_removed_comment_is_found_again(room):
    comment = room.comment("A comment")
    room.client.ask("move-comment", comment=comment.id, state="removed", reason="mistake")
    lines = room.desk("2", "4", "1", "y")
    assert follows(lines, ["4. Removed: 1", "It says:", "A comment", "It is on the screen."])
    assert room.state(comment) is CommentState.SHOWN


def test_words_are_covered_and_uncovered_again(room):
    comment = room.comment("Kim Example was kind to me")
    lines = room.desk("n", "4", "2", "1 2", "q")
    asked = "Which words? Type their numbers, such as: 3 4"
    assert follows(lines, ["1. Kim", "2. Example", asked, "The words are covered."])
    assert room.session.comments[comment.id].text == "[name] was kind to me"
    assert room.session.comments[comment.id].original == "Kim Example was kind to me"
    lines = room.desk("n")
    assert "[name] was kind to me" in lines
    assert not any("Kim" in line for line in lines)
    lines = room.desk("n", "4", "2", "9", "q")
    assert "There is no such word in this comment." in lines
    assert "The words are uncovered." in room.desk("n", "4", "5", "q")
    assert room.session.comments[comment.id].text == "Kim Example was kind to me"


def test_the_file_for_the_lead_is_written_with_a_password_typed_twice(room, monkeypatch):
    comment = room.comment("A comment")
    room.client.ask("worry", comment=comment.id)
    assert "Nobody is here to type a password." in room.desk("w", "4", "3", "q")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    typed = iter(["short", PASSWORD, "another one", PASSWORD, PASSWORD])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    lines = room.desk("w", "4", "4", "4", "3", "q")
    told = "It opens only with the password. Tell the lead the password by telephone."
    wanted = ["This password is too short.", "The 2 passwords differ.", told]
    assert follows(lines, wanted)
    (file,) = room.folder.results.glob("sealed-*.pdf")
    with pikepdf.open(file, password=PASSWORD) as pdf:
        assert pdf.pages
    assert PASSWORD not in " ".join(lines)


def test_no_password_is_typed_in_the_window_of_the_rooms_lines(room):
    room.client.ask("worry", comment=room.comment("A comment").id)
    out = io.StringIO()
    asked = Lines(Typed("w", "4", "3", "q"), out)
    Desk(room.folder, room.follower, room.client, asked, is_in_room=True).run()
    lines = said(out)
    assert "We do not know “4”. Type r to hear it again." in lines
    assert any("coproduce sessions sealed" in line for line in lines), lines


def test_a_removal_is_undone(room):
    comment = room.comment("A comment")
    lines = room.desk("n", "4", "7", "1", "2", "u")
    assert "It is with the new comments again." in lines
    assert room.state(comment) is CommentState.HELD


def test_a_removal_is_undone_with_the_key_that_was_told(room):
    comment = room.comment("A comment")
    lines = room.desk("n", "4", "7", "1", "b", "u")
    assert follows(lines, ["It is removed. Type u to undo.", "Type r to hear all choices."])
    assert room.state(comment) is CommentState.HELD


def test_a_comment_is_taken_off_the_screen(room):
    comment = room.comment("A comment")
    room.desk("n", "1", "y", "2", "2", "1")
    assert room.state(comment) is CommentState.HELD


def test_a_comment_that_was_passed_on_is_never_read_out_again(room):
    room.comment("A secret")
    room.desk("n", "3", "1")
    for key in ("1", "2", "3"):
        assert "A secret" not in room.desk("2", key)


def test_new_comments_are_told_by_number_and_not_read_out(room):
    out = io.StringIO()
    news = News(room.follower)
    room.comment("one")
    room.comment("two")
    Lines(Typed("x"), out, news).read()
    assert said(out) == ["2 new comments. Type n to hear them."]
    Lines(Typed("x"), out, news).read()
    assert said(out) == []

"""The desk in plain lines: the next step, what people need, comments, people, questions."""

from __future__ import annotations

import io
import json
import sys

import pikepdf
import pytest
from journey import NearClient, Typed, following, follows, meeting, said

from coproduce.domain.events import CommentState
from tui.lines import Lines
from tui.lines_desk import Desk, News

PASSWORD = "four short words"


class Room:
    """A meeting whose desk is typed at in lines."""

    def __init__(self, folder, follower):
        self.folder = folder
        self.follower = follower
        self.client = NearClient(folder)
        self.last_moved = 0

    def desk(self, *typed):
        out = io.StringIO()
        lines = Lines(Typed(*typed), out, News(self.follower))
        Desk(self.folder, self.follower, self.client, lines).run()
        return said(out)

    @property
    def session(self):
        self.follower.update()
        return self.follower.session

    def comment(self, text, activity="trusted"):
        seat = self.client.seat()
        self.client.ask("comment", wish="report", seat=seat, activity=activity, text=text, key=text)
        return next(c for c in self.session.comments.values() if c.text == text)

    def state(self, comment):
        return self.session.comments[comment.id].state


@pytest.fixture
def room(tmp_path):
    with meeting(tmp_path) as folder, following(folder) as follower:
        made = Room(folder, follower)
        made.client.ask("opening", decide="What we eat")
        made.client.ask("screen", view="opening")
        yield made
        made.client.close()


def test_enter_alone_takes_each_next_step(room):
    room.desk("")
    room.client.people_answer("trusted", "yes", 4)
    lines = room.desk("", "", "y", "")
    assert follows(
        lines,
        [
            "If you only press Enter: Close the question: Trusted and able to trust",
            "The question is closed. Late answers count for 2 minutes.",
            "If you only press Enter: Show the result of: Trusted and able to trust",
            "Fewer than 5 people answered. That is too few to show.",
            "Does the group want to see its own numbers? Ask the group first.",
            "The result is on the screen.",
            "If you only press Enter: Open the question: Listened to and heard",
            "The question is open. People can answer.",
        ],
    )
    assert room.session.where("trusted").is_even_if_few


def test_r_says_how_things_stand_now_and_not_how_they_stood(room):
    room.client.ask("open", activity="trusted")

    def typed():
        room.client.people_answer("trusted", "yes", 3)
        yield "r"

    out = io.StringIO()
    source = Typed()
    source._lines = typed()
    lines = Lines(source, out, News(room.follower))
    Desk(room.folder, room.follower, room.client, lines).run()
    told = [line for line in said(out) if "have answered" in line or "has answered" in line]
    assert "0 people have answered." in told[0]
    assert "3 people have answered." in told[-1]


def test_numbers_of_too_few_people_stay_hidden_unless_the_group_wants_them(room):
    room.desk("")
    room.client.people_answer("trusted", "yes", 1)
    lines = room.desk("", "", "n")
    assert "Show the numbers?" in lines
    assert not room.session.where("trusted").is_even_if_few


@pytest.mark.parametrize("people", [0, 5])
def test_the_group_is_not_asked_when_nobody_or_enough_people_answered(room, people):
    room.desk("")
    room.client.people_answer("trusted", "yes", people)
    lines = room.desk("", "", "5", "1", "3")
    assert lines.count("The result is on the screen.") == 2
    assert "Show the numbers?" not in lines


def test_the_group_is_asked_also_after_the_end_of_the_meeting(room):
    room.desk("")
    room.client.people_answer("trusted", "yes", 2)
    room.client.ask("end")
    assert "Show the numbers?" in room.desk("5", "1", "3", "n")


def test_what_people_need_comes_first_and_is_seen_to(room):
    seat = room.client.seat("parent-or-carer")
    room.client.ask("signal", seat=seat, signal="break", key="1")
    lines = room.desk("3", "1")
    assert lines[3] == "Someone needs a break."
    assert follows(lines, ["1. Someone has seen to it.", "Good. It is off the list."])
    assert not room.session.waiting_signals()


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

    source = Typed()
    source._lines = typed()
    out = io.StringIO()
    lines = Lines(source, out, News(room.follower))
    Desk(room.folder, room.follower, room.client, lines).run()
    told = said(out)
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


def test_the_screen_is_cleared_with_one_key(room):
    assert "The screen is cleared." in room.desk("c")
    assert str(room.session.view) == "blank"


def test_people_are_counted_and_the_door_closed(room):
    room.desk("7", "1", "16", "7", "2")
    assert room.session.in_room == 16
    assert room.session.is_door_open is False


def test_a_number_that_is_none_is_asked_again(room):
    lines = room.desk("7", "1", "many", "16")
    assert "Please type a number from 0 to 100000." in lines
    assert room.session.in_room == 16


def test_one_time_codes_are_said_letter_by_letter(room):
    lines = room.desk("7", "3", "2")
    codes = [" ".join(code) for code in sorted(room.session.codes)]
    assert len(codes) == 2
    assert follows(lines, codes)


def test_questions_are_moved_left_out_and_added(room):
    room.desk("6", "2", "3", "1", "3", "2", "y", "4", "Is lunch good?", "Lunch", "1", "b")
    names = [a.name for a in room.session.agenda]
    assert names[0] == "Treated with transparency and openness"
    assert "Trusted and able to trust" not in names
    assert names[-1] == "Lunch"


def test_an_own_list_to_pick_from(room):
    room.desk("6", "4", "Where do we meet?", "", "3", "Here", "There", "", "b")
    added = room.session.agenda[-1]
    assert [c.word for c in added.choices] == ["Here", "There"]


def test_a_second_round_stands_after_the_first(room):
    room.desk("6", "5", "1")
    assert room.session.agenda[1].follows == "trusted"


def test_the_wifi_is_kept_and_shown(room):
    room.desk("8", "1", "Hall", "secret words", "y", "4", "3")
    assert room.session.wifi == ("Hall", "secret words")
    assert str(room.session.view) == "wifi"


@pytest.mark.parametrize(("key", "file"), [("2", "poster.html"), ("4", "paper-answers.html")])
def test_paper_is_written_into_the_folder_of_the_meeting(room, key, file):
    lines = room.desk("8", key)
    assert str(room.folder.results / file) in lines
    assert "Hall meeting" in (room.folder.results / file).read_text("utf-8")


def test_slips_hold_the_codes(room):
    room.desk("8", "3", "3")
    [file] = room.folder.results.glob("codes-*.html")
    text = file.read_text("utf-8")
    assert all(" ".join(code) in text for code in room.session.codes)
    assert "Pretend data." not in text


def test_a_second_batch_of_slips_leaves_the_first_as_it_was(room):
    room.desk("8", "3", "3")
    [first] = room.folder.results.iterdir()
    before = first.read_text("utf-8")
    room.desk("8", "3", "2")
    assert first.read_text("utf-8") == before
    assert len(list(room.folder.results.iterdir())) == 2
    text = "".join(file.read_text("utf-8") for file in room.folder.results.iterdir())
    assert all(" ".join(code) in text for code in room.session.codes)


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such modes there")
@pytest.mark.parametrize("typed", [("2",), ("3", "1"), ("4",)])
def test_only_this_user_can_read_a_sheet(room, typed):
    room.desk("8", *typed)
    assert [f.stat().st_mode & 0o777 for f in room.folder.results.iterdir()] == [0o600]


def test_slips_of_a_pretend_meeting_say_so(tmp_path):
    with meeting(tmp_path, is_pretend=True) as folder, following(folder) as follower:
        made = Room(folder, follower)
        made.desk("8", "3", "2")
        [file] = folder.results.iterdir()
        assert file.read_text("utf-8").count("Pretend data.") == 2
        made.client.close()


def test_the_meeting_ends_only_when_asked_twice_and_goes_on(room):
    for activity in room.session.agenda:
        for command in ("open", "close", "show"):
            room.client.ask(command, activity=activity.id)
    room.desk("", "n")
    assert not room.session.is_ended
    room.desk("", "y")
    assert room.session.is_ended
    room.desk("")
    assert not room.session.is_ended


def test_a_refusal_is_told_in_the_servers_words(room):
    lines = room.desk("4", "3")
    assert follows(
        lines, ["There is no Wi-Fi name yet.", "Type the name of the Wi-Fi at the desk first."]
    )


def test_a_desk_without_a_server_says_so(room, tmp_path):
    from form.client import Client

    (room.folder.path / "server.json").write_text(
        json.dumps({"host": "127.0.0.1", "port": 9, "pid": 1})
    )
    out = io.StringIO()
    lines = Lines(Typed("", "q"), out)
    Desk(room.folder, room.follower, Client(room.folder), lines).run()
    assert "The meeting is not running." in said(out)

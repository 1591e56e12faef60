"""What changes after a result was shown: late answers, papers, and deleted answers."""

from __future__ import annotations

import pytest
from journey import NearClient, following, meeting

from coproduce import sentences
from coproduce.domain.events import CommentState
from coproduce.domain.view import report, room_view
from coproduce.errors import CoproduceError


class Room(NearClient):
    """A meeting asked in this process, with a screen that follows it."""

    def __init__(self, folder, follower):
        super().__init__(folder)
        self.follower = follower
        self.seats = []


@pytest.fixture
def room(tmp_path):
    with meeting(tmp_path) as folder, following(folder) as follower:
        made = Room(folder, follower)
        yield made
        made.close()


def now(room):
    room.follower.update()
    return room.follower.session


def shown(room):
    return room_view(now(room), room.follower.now())


def of_report(room, activity):
    return next(a for a in report(now(room)).activities if a.activity.id == activity)


@pytest.fixture
def asked(room):
    """A question that ten answered, closed and shown."""
    room.ask("open", activity="trusted")
    room.seats = room.people_answer("trusted", "yes", 6) + room.people_answer("trusted", "no", 4)
    room.ask("close", activity="trusted")
    room.ask("show", activity="trusted")
    return room


def late_vote(room, choice="no"):
    seat = room.seat()
    vote = {"activity": "trusted", "chosen": [choice], "how": "own", "key": "late"}
    room.ask("vote", seat=seat, **vote)
    return seat


def test_a_late_answer_is_in_no_output_before_the_result_is_shown_again(asked):
    late_vote(asked)
    assert shown(asked).result.total.number("no") == 4
    assert of_report(asked, "trusted").tally.total.number("no") == 4
    assert of_report(asked, "trusted").late == 1
    assert "1 answer came after" in sentences.reported(of_report(asked, "trusted"))
    asked.ask("show", activity="trusted")
    assert shown(asked).result.total.number("no") == 5
    assert of_report(asked, "trusted").late == 0


def test_hiding_a_result_does_not_let_a_late_answer_into_the_report(asked):
    late_vote(asked)
    asked.ask("hide", activity="trusted")
    assert shown(asked).result is None
    assert of_report(asked, "trusted").tally.total.number("no") == 4


def test_a_report_has_no_number_of_an_open_question(room):
    room.ask("open", activity="trusted")
    room.people_answer("trusted", "yes", 9)
    assert of_report(room, "trusted").tally is None
    assert "is open" in sentences.reported(of_report(room, "trusted"))


def test_a_result_is_taken_off_the_screen_when_someone_deletes_an_answer_to_it(asked):
    asked.ask("forget", seat=asked.seats[0])
    assert shown(asked).result is None
    asked.ask("show", activity="trusted")
    assert shown(asked).result.total.number("yes") == 5


def test_deleting_without_an_answer_to_it_leaves_the_result_on_the_screen(asked):
    other = asked.seat()
    asked.ask("forget", seat=other)
    assert shown(asked).result.total.people == 10


def test_an_answer_on_its_way_still_counts_when_the_meeting_ends(asked):
    asked.ask("open", activity="heard")
    seat = asked.seat()
    asked.ask("end")
    vote = {"seat": seat, "activity": "heard", "chosen": ["yes"], "how": "own"}
    asked.move_clock(119)
    asked.ask("vote", key="one", **vote)
    said = {"seat": seat, "activity": "heard", "text": "wait for us", "language": "en"}
    asked.ask("comment", key="one", **said)
    asked.move_clock(2)
    with pytest.raises(CoproduceError, match="closed now"):
        asked.ask("vote", key="two", **vote)
    with pytest.raises(CoproduceError, match="closed now"):
        asked.ask("comment", key="two", **said)
    assert len(now(asked).votes["heard"]) == 1
    assert len(now(asked).comments_in(CommentState.HELD)) == 1


@pytest.mark.parametrize("what", ["vote", "comment"])
def test_a_question_that_papers_answered_is_never_left_out(room, what):
    seat = room.ask("seat", role="parent-or-carer", door="paper", language="en")["seat"]
    if what == "vote":
        vote = {"activity": "equal", "chosen": ["yes"], "how": "own", "key": "paper"}
        room.ask("vote", seat=seat, **vote)
    else:
        said = {"activity": "equal", "text": "from paper", "language": "en", "key": "paper"}
        room.ask("comment", seat=seat, **said)
    ids = [a.id for a in now(room).agenda if a.id != "equal"]
    with pytest.raises(CoproduceError, match="People have answered"):
        room.ask("agenda", ids=ids)


def test_the_same_key_makes_one_seat(room):
    taken = {"role": "parent-or-carer", "door": "keyboard", "language": "en", "key": "page-1"}
    seats = {room.ask("seat", **taken)["seat"] for _ in range(3)}
    assert len(seats) == 1
    assert len(now(room).seats) == 1

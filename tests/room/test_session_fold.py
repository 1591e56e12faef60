"""The state of a meeting is the fold of what happened, however it is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tools import scale

from coproduce.domain import events as ev
from coproduce.domain.events import CommentState, Recorded
from coproduce.domain.people import Door, How, Role
from coproduce.domain.progress import GRACE, Phase
from coproduce.domain.session import Session, fold
from coproduce.domain.view import Showing, report, room_view
from coproduce.following import Follower
from coproduce.journal import Entry, SqliteJournal
from tests.room.session_histories import (
    ACTIVITIES,
    AGENDA,
    CREATED,
    IDS,
    MemoryJournal,
    histories,
    play,
    play_one,
)

FIRST = IDS[0]


def meeting(*events: ev.Event, start: float = 1000.0) -> Session:
    """Fold a meeting whose events come one second after the other."""
    everything = (CREATED, AGENDA, *events)
    return fold(Recorded(n, start + n, e) for n, e in enumerate(everything, 1))


def seat(number: int, role: Role = Role.YOUNG_PERSON) -> ev.SeatTaken:
    return ev.SeatTaken(f"seat-{number}", role, Door.PHONE, "en")


def vote(number: int, chosen: str, activity: str = FIRST, how: How = How.OWN) -> ev.VoteCast:
    return ev.VoteCast(f"seat-{number}", activity, (chosen,), how)


def test_a_changed_mind_replaces_the_first_vote():
    session = meeting(seat(1), ev.ActivityOpened(FIRST), vote(1, "yes"), vote(1, "no"))
    assert session.tally(FIRST).total.counts == {"no": 1}


def test_a_vote_for_one_question_leaves_the_others_alone():
    session = meeting(seat(1), vote(1, "yes"), vote(1, "always", IDS[1]))
    assert session.tally(FIRST).total.counts == {"yes": 1}
    assert session.tally(IDS[1]).total.counts == {"always": 1}


def test_a_result_is_hidden_until_it_is_shown():
    people: list[ev.Event] = [*(seat(n) for n in range(6)), *(vote(n, "yes") for n in range(6))]
    opened = meeting(*people[:6], ev.ActivityOpened(FIRST), *people[6:])
    assert room_view(opened, opened.at).result is None
    closed = meeting(*people[:6], ev.ActivityOpened(FIRST), *people[6:], ev.ActivityClosed(FIRST))
    assert room_view(closed, closed.at).showing is Showing.CLOSED
    assert room_view(closed, closed.at).result is None


def test_a_shown_result_stays_as_it_is_until_it_is_shown_again():
    events: list[ev.Event] = [*(seat(n) for n in range(7)), ev.ActivityOpened(FIRST)]
    events += [vote(n, "yes") for n in range(6)]
    events += [ev.ActivityClosed(FIRST), ev.ResultShown(FIRST), vote(6, "no")]
    session = meeting(*events)
    view = room_view(session, session.at)
    assert view.result is not None
    assert view.result.total.counts == {"yes": 6}
    assert report(session).activities[0].tally == view.result
    again = meeting(*events, ev.ResultShown(FIRST))
    shown = room_view(again, again.at).result
    assert shown is not None
    assert shown.total.counts == {"yes": 6, "no": 1}


def test_a_question_that_is_opened_again_hides_its_result():
    events: list[ev.Event] = [*(seat(n) for n in range(6)), *(vote(n, "yes") for n in range(6))]
    session = meeting(*events, ev.ResultShown(FIRST), ev.ActivityOpened(FIRST))
    view = room_view(session, session.at)
    assert view.showing is Showing.QUESTION
    assert view.result is None


def test_answers_on_their_way_count_for_the_grace_and_no_longer():
    session = meeting(seat(1), ev.ActivityOpened(FIRST), ev.ActivityClosed(FIRST))
    closed_at = session.where(FIRST).closed_at
    for later, counts in ((0.0, True), (GRACE - 0.1, True), (GRACE, False), (GRACE + 9, False)):
        assert session.takes_answers(FIRST, closed_at + later) is counts
        assert session.is_counting(FIRST, closed_at + later) is counts
        assert room_view(session, closed_at + later).is_counting is counts


def test_nothing_counts_before_a_question_is_opened_or_after_the_meeting():
    assert not meeting(seat(1)).takes_answers(FIRST, 1003.0)
    ended = meeting(seat(1), ev.ActivityOpened(FIRST), ev.SessionEnded())
    assert not ended.takes_answers(FIRST, ended.at)
    resumed = meeting(seat(1), ev.ActivityOpened(FIRST), ev.SessionEnded(), ev.SessionResumed())
    assert resumed.takes_answers(FIRST, resumed.at)


def test_a_second_round_shows_the_first_beside_it():
    second = IDS[3]
    events: list[ev.Event] = [*(seat(n) for n in range(5)), *(vote(n, "no") for n in range(5))]
    events += [ev.ResultShown(FIRST), ev.ActivityOpened(second)]
    events += [vote(n, "yes", second) for n in range(5)]
    session = meeting(*events, ev.ActivityClosed(second), ev.ResultShown(second))
    view = room_view(session, session.at)
    assert view.before is not None
    assert view.before.total.counts == {"no": 5}
    assert view.result is not None
    assert view.result.total.counts == {"yes": 5}
    assert session.tally(FIRST).total.counts == {"no": 5}


def test_a_second_round_says_nothing_of_a_first_that_was_too_few():
    second = IDS[3]
    events: list[ev.Event] = [*(seat(n) for n in range(6)), *(vote(n, "no") for n in range(3))]
    events += [ev.ResultShown(FIRST), *(vote(n, "yes", second) for n in range(6))]
    session = meeting(*events, ev.ResultShown(second))
    assert room_view(session, session.at).before is None


def test_a_corrected_role_keeps_seat_practice_and_vote():
    taken: list[ev.Event] = [
        seat(1),
        ev.SeatPractised("seat-1"),
        vote(1, "yes"),
        seat(1, Role.PARENT),
    ]
    session = meeting(*taken)
    assert len(session.seats) == 1
    assert session.seats["seat-1"].role is Role.PARENT
    assert session.seats["seat-1"].has_practised
    assert session.tally(FIRST).total.people == 1


def test_a_question_taken_out_of_the_agenda_keeps_its_id_taken():
    session = meeting(ev.AgendaSet(ACTIVITIES[1:]))
    assert session.activity(FIRST) is None
    assert FIRST in session.retired


def test_a_signal_is_neither_a_vote_nor_shown():
    session = meeting(seat(1), ev.SignalGiven("seat-1", ev.SignalKind.TALK))
    assert [s.kind for s in session.waiting_signals()] == [ev.SignalKind.TALK]
    assert not session.votes
    assert "talk" not in repr(room_view(session, session.at))
    answered = meeting(seat(1), ev.SignalGiven("seat-1", ev.SignalKind.TALK), ev.SignalAnswered(4))
    assert not answered.waiting_signals()


def test_a_cleared_screen_has_no_words_at_all():
    session = meeting(seat(1), ev.ActivityOpened(FIRST), ev.ScreenChanged(ev.View.BLANK))
    view = room_view(session, session.at)
    assert (view.showing, view.title, view.code, view.activity) == (Showing.BLANK, "", "", None)


@given(histories())
def test_folding_at_once_is_the_same_as_taking_in_one_by_one(history):
    journal = MemoryJournal()
    session = Session()
    for step in history:
        play_one(journal, step)
        if step[0] == "forget":  # what a reader does after a deletion
            session = fold(journal.read())
        for recorded in journal.read(session.last):
            session.apply(recorded)
    assert session == fold(journal.read())


@given(histories())
def test_the_latest_vote_of_a_seat_counts_and_deleted_ones_do_not(history):
    journal = MemoryJournal()
    latest: dict[tuple[str, str], tuple[str, ...]] = {}
    seated = set()
    for step in history:
        play_one(journal, step)
        what, value = step
        if isinstance(value, ev.VoteCast):
            latest[value.activity, value.seat] = value.chosen
        if isinstance(value, ev.SeatTaken):
            seated.add(value.seat)
        if what == "forget":
            latest = {key: chosen for key, chosen in latest.items() if key[1] != value}
    session = fold(journal.read())
    for activity in ACTIVITIES:
        counted = session.tally(activity.id).total
        cast = [c for (a, s), c in latest.items() if a == activity.id and s in seated]
        assert counted.people == len(cast)
        for choice in activity.all_choices:
            assert counted.number(choice.id) == sum(choice.id in c for c in cast)


@settings(max_examples=scale(25, 60, 200))
@given(histories(40), st.data())
def test_a_follower_sees_the_same_meeting_whenever_it_looks(tmp_path_factory, history, data):
    file = tmp_path_factory.mktemp("meeting") / "session.db"
    with SqliteJournal(file) as journal:
        journal.append([Entry(CREATED)])
        with Follower(file) as follower:
            for step in history:
                play_one(journal, step)
                if data.draw(st.booleans()):
                    follower.update()
            follower.update()
            assert follower.session == fold(journal.read())
            assert follower.update() is False


@settings(max_examples=scale(10, 40, 200))
@given(histories(40))
def test_the_journal_on_disk_and_the_model_agree(tmp_path_factory, history):
    model = MemoryJournal()
    play(model, history)
    with SqliteJournal(tmp_path_factory.mktemp("meeting") / "session.db") as journal:
        play(journal, history)
        on_disk = [(r.id, r.event) for r in journal.read()]
    assert on_disk == [(r.id, r.event) for r in model.read()]


def test_a_follower_keeps_nothing_that_was_deleted(tmp_path: Path):
    with SqliteJournal(tmp_path / "session.db") as journal:
        given_ = ev.CommentGiven("seat-1", FIRST, "zq-words-qz", "en")
        events: list[ev.Event] = [CREATED, AGENDA, seat(1), vote(1, "yes"), given_]
        journal.append([Entry(e) for e in events])
        with Follower(tmp_path / "session.db") as follower:
            assert "zq-words-qz" in repr(follower.session)
            journal.forget("seat-1")
            journal.append([Entry(ev.ActivityOpened(FIRST))])
            assert follower.update()
            assert "zq-words-qz" not in repr(follower.session)
            assert follower.session.tally(FIRST).total.people == 0
            assert follower.session == fold(journal.read())


def test_a_follower_reads_again_what_it_could_not_read_before(tmp_path: Path, monkeypatch):
    with SqliteJournal(tmp_path / "session.db") as journal:
        journal.append([Entry(CREATED)])
        with Follower(tmp_path / "session.db") as follower:
            journal.append([Entry(AGENDA)])
            with monkeypatch.context() as patch:
                patch.setattr("coproduce.event_file._read", _fails)
                with pytest.raises(OSError, match="gone"):
                    follower.update()
            assert follower.update() is True
            assert follower.session.agenda == ACTIVITIES


def _fails(*_: object) -> list[Recorded]:
    raise OSError("gone")


@given(histories())
def test_only_shown_comments_have_a_place_on_the_rooms_screen(history):
    journal = MemoryJournal()
    play(journal, history)
    session = fold(journal.read())
    shown = {c.text for c in session.comments.values() if c.state is CommentState.SHOWN}
    assert set(room_view(session, session.at).comments) <= shown


def test_phases_follow_each_other():
    assert meeting().where(FIRST).phase is Phase.WAITING
    assert meeting(ev.ActivityOpened(FIRST)).where(FIRST).phase is Phase.OPEN
    closed = meeting(ev.ActivityOpened(FIRST), ev.ActivityClosed(FIRST))
    assert closed.where(FIRST).phase is Phase.CLOSED

"""When single answers go: the report stays as it was, and nothing is left of any person."""

from __future__ import annotations

import dataclasses
import itertools
import typing
from pathlib import Path

import pytest
from hypothesis import given, settings
from tools import scale

from coproduce.domain import events as ev
from coproduce.domain import safe_events as safe
from coproduce.domain.events import CommentState
from coproduce.domain.people import Door, How, Role
from coproduce.domain.progress import Phase, Progress, Vote
from coproduce.domain.recording import stored_name, to_body
from coproduce.domain.retention import GOES, STAYS, summarised
from coproduce.domain.session import Session, fold
from coproduce.domain.summary import AnswersRetired
from coproduce.domain.tally import LEAST
from coproduce.domain.view import Report, report
from coproduce.following import Follower
from coproduce.home import SessionFolder
from coproduce.journal import Entry, SqliteJournal
from coproduce.retiring import retire
from tests.room import session_histories as histories

NUMBER = itertools.count()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("meetings")


def test_every_kind_of_event_either_stays_or_goes():
    """An event that has a seat goes; a new kind without one must be put into one of the lists."""
    kinds = {
        stored_name(kind): {f.name for f in dataclasses.fields(kind)}
        for kind in typing.get_args(ev.Event)
    }
    without_seat = {name for name, fields in kinds.items() if "seat" not in fields}
    assert not GOES & STAYS
    assert without_seat <= GOES | STAYS
    assert not {name for name in kinds if name not in without_seat} & (GOES | STAYS)


@settings(max_examples=scale(30, 200, 2000))
@given(histories.histories(30))
def test_a_report_is_the_same_before_and_after_and_no_person_is_left(place, history):
    folder = SessionFolder(place / str(next(NUMBER)))
    folder.path.mkdir()
    with SqliteJournal(folder.journal) as journal:
        histories.play(journal, history)
        while (open_now := fold(journal.read()).open_activity) is not None:
            journal.append([Entry(ev.ActivityClosed(open_now.id))])
        before = fold(journal.read())
    retire(folder)
    raw = b"".join(p.read_bytes() for p in folder.path.iterdir())
    with Follower(folder.journal) as follower:
        after = follower.session
    if after.summary is not None:
        assert told(report(after)) == told(report(before))
    assert no_group_is_small(report(after))
    assert not after.votes
    assert not after.signals
    assert {c.id for c in after.comments.values()} == sealed(before)
    assert set(after.seats) <= {before.comments[id_].seat for id_ in sealed(before)}
    in_report = {text for one in report(before).activities for text in one.comments}
    for comment in before.comments.values():
        # The sealed record has the words as they were given; the report has them as covered.
        is_sealed = comment.id in sealed(before)
        assert (comment.original.encode() in raw) == (is_sealed or comment.original in in_report)
        if comment.text in in_report:
            assert comment.text.encode() in raw
    for seat in set(before.seats) - {before.comments[id_].seat for id_ in sealed(before)}:
        assert f'"{seat}"'.encode() not in raw


def test_a_sealed_comment_keeps_all_that_the_lead_needs(tmp_path):
    folder = SessionFolder(tmp_path / "meeting")
    folder.path.mkdir()
    first = histories.IDS[0]
    with SqliteJournal(folder.journal) as journal:
        seats = [ev.SeatTaken(s, Role.YOUNG_PERSON, Door.PHONE, "en", card=card)
                 for s, card in (("ana", "kite"), ("ben", "tree"))]  # fmt: skip
        journal.append([Entry(histories.CREATED), Entry(histories.AGENDA)])
        journal.append([Entry(seat) for seat in seats])
        given_ = [Entry(ev.CommentGiven(s, first, f"words of {s}", "en")) for s in ("ana", "ben")]
        worry, other = journal.append(given_)
        assert worry is not None
        assert other is not None
        desk = (
            ev.CommentMoved(worry.id, CommentState.PASSED),
            safe.SealConfirmed(worry.id),
            safe.CardSeen(worry.id),
            safe.LeadTold(worry.id, "Pretend Lead", "12:30"),
            ev.CommentMoved(other.id, CommentState.SHOWN),
            ev.CommentMoved(other.id, CommentState.HELD),
            ev.VoteCast("ana", first, ("yes",)),
            ev.ActivityOpened(first),
            ev.WifiSet("Hall", "zq-password-qz"),
            ev.CodesMade(("ZQCODEQZ",)),
        )
        journal.append([Entry(e) for e in desk])
        before = fold(journal.read())
    retire(folder)
    with Follower(folder.journal) as follower:
        after = follower.session
    assert after.summary is not None
    assert after.comments == {worry.id: before.comments[worry.id]}
    assert after.seats == {"ana": before.seats["ana"]}
    assert after.comments[worry.id].told[0].who == "Pretend Lead"
    assert not after.votes
    assert after.wifi == ("", "")
    assert not after.codes
    raw = b"".join(p.read_bytes() for p in folder.path.iterdir())
    assert not [w for w in (b"zq-password-qz", b"ZQCODEQZ", b"words of ben") if w in raw]
    with SqliteJournal(folder.journal) as journal:
        about = {getattr(r.event, "comment", worry.id) for r in journal.read()}
    assert about == {worry.id}


def told(said: Report) -> Report:
    """Return a report without what says that the answers were deleted."""
    activities = tuple(
        dataclasses.replace(a, is_retired=False, late=max(a.late, 0)) for a in said.activities
    )
    return dataclasses.replace(said, at=0.0, retired_at=0.0, activities=activities)


def no_group_is_small(said: Report) -> bool:
    sizes = [number for _who, number in said.people]
    for one in said.activities:
        if one.tally is not None:
            sizes += [group.people for group in (one.tally.total, *one.tally.groups)]
    return all(size >= LEAST for size in sizes)


def sealed(session: Session) -> set[int]:
    return {c.id for c in session.comments_in(CommentState.PASSED)}


def test_what_was_kept_can_be_read_again_from_its_body():
    session = Session(agenda=histories.ACTIVITIES)
    seats = [ev.SeatTaken(f"seat-{n}", role, door, "en")
             for n, (role, door) in enumerate(itertools.product(Role, Door))]  # fmt: skip
    recorded = [ev.Recorded(n, float(n), event) for n, event in enumerate(seats, 1)]
    for one in recorded:
        session.apply(one)
    first = histories.ACTIVITIES[0]
    session.progress[first.id] = Progress(Phase.CLOSED)
    for seat in session.seats:
        session.votes.setdefault(first.id, {})[seat] = Vote(("yes",), How.OWN)
    event = AnswersRetired(summarised(report(session)))
    assert event.summary.result(first.id).groups[0].people == 12
    assert ev.SESSION.read("answers_retired", to_body(event)) == event


@pytest.mark.parametrize("how", ["forget", "retire"])
def test_words_go_at_the_next_start_when_the_program_was_killed_in_between(
    tmp_path, how, monkeypatch
):
    """Between the commit that deletes and the rewriting of the file."""
    for seed in range(scale(3, 10, 40)):
        folder = SessionFolder(tmp_path / str(seed))
        folder.path.mkdir()
        words = [f"zq{seed}x{n}qz" for n in range(120)]
        with monkeypatch.context() as patch:
            patch.setattr(SqliteJournal, "_wipe", lambda *_, **__: None)
            journal = SqliteJournal(folder.journal)
            seat = ev.SeatTaken("ana", Role.PARENT, Door.PHONE, "en")
            journal.append([Entry(histories.CREATED), Entry(histories.AGENDA), Entry(seat)])
            for word in words:
                given = ev.CommentGiven("ana", histories.IDS[0], f"{word} " * (seed + 1), "en")
                journal.append([Entry(given)])
            if how == "forget":
                journal.forget("ana")
            else:
                journal.retire(AnswersRetired(summarised(report(fold(journal.read())))), GOES)
            journal._db.close()  # nothing more is written, as when it is killed
        SqliteJournal(folder.journal).close()
        raw = b"".join(p.read_bytes() for p in folder.path.iterdir())
        assert [w for w in words if w.encode() in raw] == []
        with SqliteJournal(folder.journal) as journal:
            assert not journal._is_unfinished()

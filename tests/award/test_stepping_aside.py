"""Whatever happened before: who steps aside was never there, and nothing of others is touched."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tools import scale

from coproduce.domain import events as ev
from coproduce.domain.events import CommentState
from coproduce.domain.people import Door, Role
from coproduce.domain.session import fold
from coproduce.journal import SqliteJournal
from tests.room.session_histories import (
    AGENDA,
    CREATED,
    IDS,
    SEATS,
    MemoryJournal,
    Step,
    histories,
    play,
)

NUMBER = itertools.count()
SEALED: list[Step] = [
    ("event", CREATED),
    ("event", AGENDA),
    ("event", ev.SeatTaken(SEATS[0], Role.PARENT, Door.PHONE, "en")),
    ("event", ev.CommentGiven(SEATS[0], IDS[0], "?", "en")),
    ("move", (0, CommentState.PASSED)),
]
"""A meeting in which somebody's words went to the safeguarding lead."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("meetings")


@settings(max_examples=scale(15, 40, 1000))
@given(histories(), st.sampled_from(SEATS))
@example(SEALED, SEATS[0])
def test_who_steps_aside_has_no_seat_no_vote_and_no_word_but_a_sealed_one(place, history, seat):
    file = place / f"{next(NUMBER)}.db"
    model = MemoryJournal()
    play(model, history)
    model.forget(seat, is_leaving=True)
    with SqliteJournal(file) as journal:
        play(journal, history)
        before = fold(journal.read())
        marker = journal.forget(seat, is_leaving=True)
        after = fold(journal.read())
        assert [r.event for r in journal.read()] == [r.event for r in model.read()]
    is_sealed = any(
        c.state is CommentState.PASSED and c.seat == seat for c in before.comments.values()
    )
    assert (seat in after.seats) is (is_sealed and seat in before.seats)
    assert not any(seat in cast for cast in after.votes.values())
    assert all(c.is_sealed for c in after.comments.values() if c.seat == seat)
    assert "reason" not in repr(marker.event)
    for other in set(before.seats) - {seat}:
        assert after.seats[other] == before.seats[other]
        for activity, cast in before.votes.items():
            assert cast.get(other) == after.votes.get(activity, {}).get(other)

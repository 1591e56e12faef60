"""Whatever happened in a meeting, no word leaves the desk by a side door, and no signal votes."""

from __future__ import annotations

import io
import itertools
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from journey import Typed, said
from tools import scale

from coproduce.domain import events as ev
from coproduce.domain.safe_events import Wish
from coproduce.domain.session import Session, fold
from coproduce.domain.tally import LEAST
from coproduce.domain.view import report, room_view
from coproduce.following import Follower
from coproduce.home import SessionFolder
from coproduce.journal import SqliteJournal
from coproduce.retiring import retire
from tests.room.session_histories import MemoryJournal, histories, play, talks
from tests.room.test_small_numbers_words import hidden_words
from tui import crash
from tui.commands.sessions import _described
from tui.lines import Lines
from tui.lines_room import RoomLines

NUMBER = itertools.count()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("meetings")


@settings(max_examples=scale(10, 150, 1500))
@given(talks())
def test_no_word_is_in_the_list_of_meetings_the_plain_room_or_a_crash(place, history):
    model = MemoryJournal()
    play(model, history)
    folder = SessionFolder(place / str(next(NUMBER)))
    folder.path.mkdir()
    with SqliteJournal(folder.journal) as journal:
        play(journal, history)
    never = hidden_words(model, Wish.ROOM, Wish.REPORT)
    everything = hidden_words(model)
    assert not words_in(everything, _described(folder))
    with Follower(folder.journal) as follower:
        assert not words_in(never, plain_room(folder, follower))
        assert not words_in(everything, crashed(follower.session))
    retire(folder)
    assert not words_in(everything, _described(folder))
    with Follower(folder.journal) as follower:
        # A report may have less than the room saw, and the room sees nothing any more.
        assert not words_in(everything, plain_room(folder, follower))
        assert not words_in(hidden_words(model, Wish.REPORT), repr(report(follower.session)))


def words_in(words: set[str], text: str) -> list[str]:
    return [word for word in words if word in text]


def plain_room(folder: SessionFolder, follower: Follower) -> str:
    """Return all that the room's window says in plain lines."""
    out = io.StringIO()
    source = Typed("r", "", "?", "w", "j")
    RoomLines(folder, follower, Nobody(), source, Lines(source, out)).run()
    return "\n".join(said(out))


class Nobody:
    """A server that is away."""

    def ask(self, command: str, **arguments: object) -> dict[str, object]:
        from form.client import NoServerError

        raise NoServerError


def crashed(session: Session) -> str:
    """Return what is kept of a mistake that has the whole meeting in its error and variables."""
    try:
        raise RuntimeError(session, list(session.comments.values()))
    except RuntimeError as error:
        return "\n".join(crash.places(error))


@given(histories())
def test_a_signal_is_never_a_vote_and_takes_none_away(history):
    with_signals, without = MemoryJournal(), MemoryJournal()
    play(with_signals, history)
    play(without, [step for step in history if not is_signal(step)])
    seen, other = fold(with_signals.read()), fold(without.read())
    assert seen.votes == other.votes
    assert [seen.tally(a.id) for a in seen.agenda] == [other.tally(a.id) for a in other.agenda]
    assert told(seen) == told(other)


def is_signal(step) -> bool:
    return step[0] == "event" and isinstance(step[1], ev.SignalGiven)


def told(session: Session):
    """Return every number that leaves the desk; the ids of comments differ without the signals."""
    made = report(session)
    tallies = [(a.activity.id, a.tally, a.is_too_few, a.late) for a in made.activities]
    view = room_view(session, session.at)
    return made.joined, made.people, tallies, view.result, view.is_too_few, view.answered


@given(histories())
def test_no_group_that_leaves_the_desk_is_smaller_than_the_rule(history):
    journal = MemoryJournal()
    play(journal, history)
    session = fold(journal.read())
    made, view = report(session), room_view(session, session.at)
    shown = [a.tally for a in made.activities if a.tally is not None]
    assert all(number >= LEAST for _who, number in made.people)
    for tally in shown:
        assert all(group.people >= LEAST for group in (tally.total, *tally.groups))
    if view.result is not None:
        assert all(group.people >= LEAST for group in view.result.groups)
        is_few = view.result.total.people < LEAST
        assert not is_few or session.where(session.focus).is_even_if_few


def test_the_words_that_are_looked_for_would_be_found():
    """Else the tests above could never fail."""
    assert words_in({"zq7qz"}, f"it says zq7qz, {sys.platform}")
    model = MemoryJournal()
    play(model, [("event", ev.CommentGiven("seat-1", "own-1", "?", "en", Wish.STAFF))])
    assert hidden_words(model) == {"zq1qz", "zn1nz"}
    (comment,) = fold(model.read()).comments.values()
    assert comment.text == "zq1qz zn1nz"

"""Nothing that is held, private, passed on, removed or deleted leaves the desk."""

from __future__ import annotations

from hypothesis import given

from coproduce.domain import events as ev
from coproduce.domain.events import CommentState
from coproduce.domain.people import Door, Role
from coproduce.domain.safe_events import Wish
from coproduce.domain.session import fold
from coproduce.domain.view import report, room_view
from coproduce.export import FORMATS, export
from coproduce.journal import Entry
from tests.room.session_histories import (
    ACTIVITIES,
    AGENDA,
    CREATED,
    IDS,
    MemoryJournal,
    histories,
    marker,
    play_one,
)


def hidden_words(journal: MemoryJournal, *wishes: Wish) -> set[str]:
    """Return the markers that may not be seen, from the rows alone: shown and so wished may be."""
    wish = {r.id: r.event.wish for r in journal.rows if isinstance(r.event, ev.CommentGiven)}
    state = {r.id: CommentState.HELD for r in journal.rows if isinstance(r.event, ev.CommentGiven)}
    for row in journal.rows:
        if isinstance(row.event, ev.CommentMoved) and row.event.comment in state:
            state[row.event.comment] = row.event.state
    everything = {marker(n) for n in range(1, journal.last + 1)}
    is_shown = {n for n, s in state.items() if s is CommentState.SHOWN and wish[n] in wishes}
    return everything - {marker(n) for n in is_shown}


@given(histories())
def test_only_released_words_reach_the_screen_and_the_report(history):
    journal = MemoryJournal()
    for step in history:
        play_one(journal, step)
        session = fold(journal.read())
        hidden = hidden_words(journal, Wish.ROOM, Wish.REPORT)
        out = repr(room_view(session, session.at))
        assert not [word for word in hidden if word in out]
    out = repr(report(session))
    hidden = hidden_words(journal, Wish.REPORT)
    assert not [word for word in hidden if word in out]


@given(histories(30))
def test_only_released_words_reach_an_export(history):
    journal = MemoryJournal()
    for step in history:
        play_one(journal, step)
    hidden = hidden_words(journal, Wish.REPORT)
    made = report(fold(journal.read()))
    for format_ in FORMATS:
        if format_ == "xlsx":  # a zip file: its own tests read it
            continue
        out = export(made, format_).decode()
        assert not [word for word in hidden if word in out], format_


def session_with(*states: CommentState):
    journal = MemoryJournal()
    journal.append([Entry(CREATED), Entry(AGENDA), Entry(ev.ActivityOpened(IDS[0]))])
    journal.append([Entry(ev.SeatTaken("ana", Role.PARENT, Door.PHONE, "en"))])
    (given_,) = journal.append(
        [Entry(ev.CommentGiven("ana", IDS[0], "our-words", "en", Wish.REPORT))]
    )
    assert given_ is not None
    journal.append([Entry(ev.CommentMoved(given_.id, s)) for s in states])
    return fold(journal.read())


def test_a_released_comment_is_seen_and_a_taken_back_one_is_not():
    shown = session_with(CommentState.SHOWN)
    assert room_view(shown, shown.at).comments == ("our-words",)
    assert report(shown).activities[0].comments == ("our-words",)
    undone = session_with(CommentState.SHOWN, CommentState.HELD)
    assert room_view(undone, undone.at).comments == ()
    assert report(undone).activities[0].comments == ()


def test_undo_knows_where_a_comment_was_before():
    session = session_with(CommentState.PRIVATE, CommentState.REMOVED)
    (comment,) = session.comments.values()
    assert (comment.state, comment.before) == (CommentState.REMOVED, CommentState.PRIVATE)


def test_a_comment_on_another_question_waits_for_its_own():
    session = session_with(CommentState.SHOWN)
    journal = MemoryJournal()
    journal.append([Entry(CREATED), Entry(AGENDA), Entry(ev.ActivityOpened(ACTIVITIES[1].id))])
    journal.append([Entry(ev.CommentGiven("ana", IDS[0], "our-words", "en", Wish.REPORT))])
    journal.append([Entry(ev.CommentMoved(4, CommentState.SHOWN))])
    other = fold(journal.read())
    assert room_view(session, session.at).comments
    assert room_view(other, other.at).comments == ()

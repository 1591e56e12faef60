"""Nothing that is held, private, passed on, removed or deleted leaves the desk."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st
from tools import scale

from coproduce.domain import events as ev
from coproduce.domain.events import CommentState
from coproduce.domain.events_people import AgreementGiven
from coproduce.domain.people import AgreementPart, Door, Role
from coproduce.domain.safe_events import CommentCovered, Wish
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
    name_in,
    play_one,
    talks,
)


def hidden_words(journal: MemoryJournal, *wishes: Wish) -> set[str]:
    """Return the words that may not be seen, from the rows alone.

    Seen may be what is shown and so wished; in a report, also not who said no to that; and a word
    that is covered never.
    """
    given_ = {r.id: r.event for r in journal.rows if isinstance(r.event, ev.CommentGiven)}
    state = dict.fromkeys(given_, CommentState.HELD)
    covered: dict[int, bool] = {}
    says_no: set[str] = set()
    for row in journal.rows:
        match row.event:
            case ev.CommentMoved(comment=number, state=to) if number in state:
                state[number] = to
            case CommentCovered(comment=number, covers=covers):
                covered[number] = bool(covers)
            case AgreementGiven(seat=seat, part=AgreementPart.PUBLISHING, is_yes=is_yes):
                (says_no.discard if is_yes else says_no.add)(seat)
    may = {n for n, s in state.items() if s is CommentState.SHOWN and given_[n].wish in wishes}
    if Wish.ROOM not in wishes:
        may = {n for n in may if given_[n].seat not in says_no}
    seen = {marker(n) for n in may} | {name_in(n) for n in may if not covered.get(n)}
    numbers = range(1, journal.last + 1)
    return {word for n in numbers for word in (marker(n), name_in(n))} - seen


@settings(max_examples=scale(60, 300, 3000))
@given(st.one_of(histories(), talks()))
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


@settings(max_examples=scale(60, 300, 3000))
@given(st.one_of(histories(30), talks()))
def test_only_released_words_reach_an_export(history):
    journal = MemoryJournal()
    for step in history:
        play_one(journal, step)
    hidden = hidden_words(journal, Wish.REPORT)
    made = report(fold(journal.read()))
    for format_ in FORMATS:
        raw = export(made, format_)
        out = unpacked(raw) if format_ == "xlsx" else raw.decode()
        assert not [word for word in hidden if word in out], format_


def unpacked(raw: bytes) -> str:
    book = zipfile.ZipFile(io.BytesIO(raw))
    return "\n".join(book.read(name).decode() for name in book.namelist())


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


def test_who_says_no_to_publishing_is_in_no_report_whatever_they_wished_for_one_comment():
    journal = MemoryJournal()
    journal.append([Entry(CREATED), Entry(AGENDA), Entry(ev.ActivityOpened(IDS[0]))])
    journal.append([Entry(ev.SeatTaken("ana", Role.PARENT, Door.PHONE, "en"))])
    (given_,) = journal.append(
        [Entry(ev.CommentGiven("ana", IDS[0], "our-words", "en", Wish.REPORT))]
    )
    assert given_ is not None
    journal.append([Entry(ev.CommentMoved(given_.id, CommentState.SHOWN))])
    journal.append([Entry(AgreementGiven("ana", AgreementPart.PUBLISHING, False))])
    session = fold(journal.read())
    assert room_view(session, session.at).comments == ("our-words",)
    assert report(session).activities[0].comments == ()

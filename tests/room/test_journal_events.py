"""Every kind of event comes out of its stored form as it went in."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduce.domain import events as ev
from coproduce.domain.activity import Activity, Choice
from coproduce.domain.recording import UnknownEventError, kind_of, stored_name, to_body
from coproduce.journal import Entry, SqliteJournal

KINDS = typing.get_args(ev.Event)
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)


def values(hint: object) -> st.SearchStrategy:
    """Return every value that a field of this type may have."""
    if hint is str:
        return TEXT
    if hint is int:
        return st.integers(-(2**53), 2**53)
    if hint is bool:
        return st.booleans()
    if typing.get_origin(hint) is tuple:
        return st.lists(values(typing.get_args(hint)[0]), max_size=3).map(tuple)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if isinstance(hint, types.UnionType):
        return st.one_of(st.none(), values(typing.get_args(hint)[0]))
    assert dataclasses.is_dataclass(hint), hint
    return whole(hint)


def whole(kind: typing.Any) -> st.SearchStrategy:
    hints = typing.get_type_hints(kind)
    return st.builds(kind, **{f.name: values(hints[f.name]) for f in dataclasses.fields(kind)})


EVENTS = st.one_of([whole(kind) for kind in KINDS])


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
def test_an_event_comes_back_as_it_was(kind, data):
    event = data.draw(whole(kind))
    stored = json.loads(json.dumps(to_body(event), ensure_ascii=False))
    again = ev.SESSION.read(kind_of(event), stored)
    assert again == event
    assert type(again) is kind


@given(st.lists(EVENTS, max_size=20))
def test_events_come_back_from_the_disk_as_they_were(tmp_path_factory, happened):
    with SqliteJournal(tmp_path_factory.mktemp("meeting") / "session.db") as journal:
        journal.append([Entry(e) for e in happened])
        assert [r.event for r in journal.read()] == happened


def test_stored_names_are_all_different_and_known():
    names = {stored_name(kind) for kind in KINDS}
    assert len(names) == len(KINDS)
    assert all(ev.SESSION.is_known(name) for name in names)
    assert not ev.SESSION.is_known("robot_came")


def test_events_cannot_be_changed():
    for kind in (*KINDS, Activity, Choice):
        assert kind.__dataclass_params__.frozen


FIELD_NAMES = st.sampled_from(["seat", "activity", "activities", "chosen", "text", "by"])
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(TEXT | FIELD_NAMES, inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.sampled_from(sorted({*map(stored_name, KINDS), "robot_came"})), JSON)
def test_whatever_a_newer_version_stored_is_refused_as_unknown(kind, body):
    try:
        event = ev.SESSION.read(kind, body)
    except UnknownEventError:
        return
    assert to_body(event).keys() >= body.keys()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("robot_came", {}),
        ("vote_cast", {"seat": "s"}),
        ("vote_cast", {"seat": 1, "activity": "a", "chosen": ["yes"], "how": "own"}),
        ("vote_cast", {"seat": "s", "activity": "a", "chosen": "yes", "how": "own"}),
        ("vote_cast", {"seat": "s", "activity": "a", "chosen": ["yes"], "how": "by magic"}),
        ("session_ended", {"reason": "rain"}),
        ("door_changed", {"is_open": 1}),
        ("agenda_set", {"activities": [{"id": "a"}]}),
        ("agenda_set", {"activities": ["a"]}),
        ("session_ended", []),
        ("session_ended", None),
    ],
)
def test_an_unknown_kind_field_or_value_is_refused(kind, body):
    with pytest.raises(UnknownEventError):
        ev.SESSION.read(kind, body)


def test_fields_with_a_default_may_be_missing_in_an_older_file():
    body = {"seat": "s", "activity": "a", "chosen": ["yes"]}
    assert ev.SESSION.read("vote_cast", body) == ev.VoteCast("s", "a", ("yes",))


def test_the_marker_of_a_deletion_stays_when_a_seat_goes():
    assert not hasattr(ev.AnswersDeleted("seat-1"), "seat")
    assert isinstance(ev.Event, types.UnionType)

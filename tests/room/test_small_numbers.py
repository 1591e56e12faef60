"""Nobody's answer can be found by taking one shown number from another.

The tests try subtraction: every sum and difference of the groups that are shown is a vector over
the people; where that vector is a set of people, it must be nobody or at least 5.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from coproduce import sentences
from coproduce.content import called
from coproduce.domain import events as ev
from coproduce.domain.people import Door, How, Role
from coproduce.domain.session import Session, fold
from coproduce.domain.tally import ANSWERED_FOR, LEAST, WHO, Tally, count, joined
from coproduce.domain.view import report, room_view
from coproduce.export import as_csv, as_json, as_text
from coproduce.journal import Entry
from tests.room.session_histories import ACTIVITIES, AGENDA, CREATED, IDS, MemoryJournal

FIRST, SECOND, ROUND_TWO = ACTIVITIES[0], ACTIVITIES[1], ACTIVITIES[3]
OWN, HELPED, FOR = How.OWN, How.HELPED, How.ANSWERED_FOR
YOUNG, PARENT, PROFESSIONAL = Role

Person = tuple[Role, dict[str, tuple[How, str]]]
"""A role, and for each activity how they answered and what; missing when they did not."""


def people(is_everybody: bool = False) -> st.SearchStrategy[list[Person]]:
    """Return rooms of 0 to 60 people, most of them small enough to be interesting."""
    how = st.sampled_from((OWN, OWN, OWN, HELPED, FOR))
    first = st.tuples(how, st.sampled_from([c.id for c in FIRST.all_choices]))
    second = st.tuples(how, st.sampled_from([c.id for c in SECOND.all_choices]))
    maybe = (lambda s: s) if is_everybody else (lambda s: st.one_of(s, s, st.none()))
    person = st.builds(
        lambda role, a, b, c: (role, {k: v for k, v in zip(KEPT, (a, b, c), strict=True) if v}),
        st.sampled_from(Role),
        maybe(first),
        maybe(second),
        maybe(first),
    )
    return st.one_of(st.lists(person, max_size=25), st.lists(person, max_size=60))


KEPT = (FIRST.id, SECOND.id, ROUND_TWO.id)
MANY: list[Person] = [
    *[(YOUNG, dict.fromkeys(KEPT, (OWN, FIRST.all_choices[0].id)))] * 9,
    *[(YOUNG, dict.fromkeys(KEPT, (FOR, FIRST.all_choices[1].id)))] * 6,
    *[(PARENT, dict.fromkeys(KEPT, (OWN, FIRST.all_choices[1].id)))] * 7,
]
"""Enough of each group that nothing is hidden."""


def meeting(room: list[Person], *, is_even_if_few: bool = False) -> Session:
    """Hold a meeting with these people, and show every result."""
    journal = MemoryJournal()
    journal.append([Entry(CREATED), Entry(AGENDA)])
    for number, (role, _) in enumerate(room):
        journal.append([Entry(ev.SeatTaken(f"seat-{number}", role, Door.PHONE, "en"))])
    for id_ in KEPT:
        journal.append([Entry(ev.ActivityOpened(id_))])
        for number, (_, answers) in enumerate(room):
            if id_ in answers:
                how, chosen = answers[id_]
                journal.append([Entry(ev.VoteCast(f"seat-{number}", id_, (chosen,), how))])
        shown = ev.ResultShown(id_, is_even_if_few)
        journal.append([Entry(ev.ActivityClosed(id_)), Entry(shown)])
    return fold(journal.read())


def who(person: Person, activity: str) -> str | None:
    """Return the group that a person's answer belongs to, or None without an answer."""
    role, answers = person
    if activity not in answers:
        return None
    return ANSWERED_FOR if answers[activity][0] is FOR else str(role)


def sets_found(shown: list[Counter], everybody: int) -> list[int]:
    """Return the size of each set of people that sums and differences of `shown` give."""
    sizes = []
    atoms = sorted({atom for one in shown for atom in one}, key=str)
    for signs in product((-1, 0, 1), repeat=len(shown)):
        times = [
            sum(s * bool(one[atom]) for s, one in zip(signs, shown, strict=True)) for atom in atoms
        ]
        if any(times) and set(times) <= {0, 1}:
            size = sum(max(one[a] for one in shown) for a, t in zip(atoms, times, strict=True) if t)
            if size and size != everybody:
                sizes.append(size)
    return sizes


def as_sets(groups: list[tuple[str, ...]], sizes: Counter) -> list[Counter]:
    return [Counter({w: sizes[w] for w in group if sizes[w]}) for group in groups]


def shown_groups(tally: Tally) -> list[tuple[str, ...]]:
    return [WHO, *(g.who for g in tally.groups)]


@given(people())
@example([(YOUNG, {IDS[0]: (OWN, "yes")})] * 9 + [(PARENT, {IDS[0]: (OWN, "no")})] * 4)
@example([(YOUNG, {IDS[0]: (OWN, "yes")})] * 9 + [(YOUNG, {IDS[0]: (FOR, "no")})] * 3)
def test_no_small_group_is_found_among_those_who_answered(room):
    session = meeting(room)
    for activity in report(session).activities:
        sizes = Counter(w for p in room if (w := who(p, activity.activity.id)))
        tally = activity.tally
        if tally is None:
            assert sum(sizes.values()) < LEAST
            continue
        assert tally.total.people == sum(sizes.values()) >= LEAST
        for group in tally.groups:
            assert group.people == sum(sizes[w] for w in group.who) >= LEAST
        found = sets_found(as_sets(shown_groups(tally), sizes), tally.total.people)
        assert all(size >= LEAST for size in found)


@given(people())
def test_no_small_group_is_found_among_those_who_joined(room):
    shown = report(meeting(room)).people
    sizes = Counter(str(role) for role, _ in room)
    groups = [WHO, *(group for group, _ in shown)]
    assert all(number == sum(sizes[w] for w in group) >= LEAST for group, number in shown)
    assert all(size >= LEAST for size in sets_found(as_sets(groups, sizes), len(room)))


@given(people(is_everybody=True))
@example(
    [(YOUNG, dict.fromkeys(KEPT, (OWN, "yes")))] * 8
    + [(YOUNG, dict.fromkeys(KEPT, (FOR, "no")))] * 2
    + [(PARENT, dict.fromkeys(KEPT, (OWN, "no")))] * 6
)
def test_who_joined_gives_no_small_group_away_when_everybody_has_answered(room):
    made = report(meeting(room))
    for activity in made.activities:
        if activity.tally is None:
            continue
        id_ = activity.activity.id
        atoms = Counter((str(p[0]), str(who(p, id_))) for p in room)
        by_answer = [(1, group.who) for group in activity.tally.groups]
        by_role = [(0, roles) for roles, _ in made.people]
        shown = [
            Counter({atom: n for atom, n in atoms.items() if atom[place] in names})
            for place, names in [(0, WHO), *by_answer, *by_role]
        ]
        assert all(size >= LEAST for size in sets_found(shown, len(room)))


@given(people())
@example(MANY)
def test_those_who_were_answered_for_are_never_counted_as_young_people(room):
    for activity in report(meeting(room)).activities:
        if activity.tally is None:
            continue
        for group in activity.tally.groups:
            if ANSWERED_FOR not in group.who:
                mine = [p for p in room if who(p, activity.activity.id) in group.who]
                assert group.people == len(mine)
                assert all(p[1][activity.activity.id][0] is not FOR for p in mine)


@given(people())
def test_helped_people_are_counted_with_everybody_else_of_their_role(room):
    without = [(r, {k: (OWN if h is HELPED else h, c) for k, (h, c) in a.items()}) for r, a in room]
    assert report(meeting(room)) == report(meeting(without))


@given(people())
@example(MANY)
def test_every_voice_is_counted_once_in_the_total_and_once_in_the_groups(room):
    for activity in report(meeting(room)).activities:
        tally = activity.tally
        if tally is None:
            continue
        cast = Counter(p[1][activity.activity.id][1] for p in room if activity.activity.id in p[1])
        assert Counter(tally.total.counts) == cast
        if tally.groups:
            assert sum((Counter(g.counts) for g in tally.groups), Counter()) == cast
            names = [w for g in tally.groups for w in g.who]
            assert len(names) == len(set(names))


@given(people(), st.booleans())
def test_every_number_of_an_export_is_one_that_may_be_shown(room, is_even_if_few):
    session = meeting(room, is_even_if_few=is_even_if_few)
    made = report(session)
    allowed: set[tuple[str, str, str, int]] = {("", "", "", made.joined)}
    allowed |= {("", sentences.who_name(group), "", n) for group, n in made.people}
    for one in made.activities:
        if one.tally is not None:
            for group in (one.tally.total, *one.tally.groups):
                name = sentences.who_name(group.who)
                title = called(one.activity)
                allowed.add((title, name, "", group.people))
                for word, number in sentences.counts(one.activity, group):
                    allowed.add((title, name, word, number))
    for row in list(csv.DictReader(io.StringIO(as_csv(made)))):
        if row["People"] == "":
            continue
        number = int(row["People"])
        near = {(what, group, n) for what, group, _, n in allowed}
        name = "" if row["What"] == "Joined" else row["Name"]
        whose = row["Group"] if name or row["Group"] != "Everybody" else ""
        assert (name, whose, number) in near, row
    for activity in json.loads(as_json(made))["activities"]:
        for group in activity["groups"]:
            assert group["people"] >= LEAST
        if activity["everybody"] is not None:
            assert activity["everybody"]["people"] >= LEAST


@given(people())
def test_the_text_of_the_results_holds_no_other_number(room):
    made = report(meeting(room))
    known = {made.joined, LEAST, *(n for _, n in made.people), *range(1, len(made.activities) + 1)}
    for one in made.activities:
        for group in (one.tally.total, *one.tally.groups) if one.tally else ():
            known |= {0, group.people, *group.counts.values()}
            known.add(sum(group.number(c.id) for c in one.activity.choices))
    assert {int(n) for n in re.findall(r"\d+", as_text(made))} <= known


@given(people(), st.booleans())
def test_the_rooms_screen_shows_what_the_report_says_or_the_total_it_asked_for(room, few):
    session = meeting(room, is_even_if_few=few)
    view = room_view(session, session.at)
    reported = {a.activity.id: a for a in report(session).activities}
    for shown, id_ in ((view.result, ROUND_TWO.id), (view.before, FIRST.id)):
        if shown is not None and not shown.is_too_few:
            assert shown == reported[id_].tally
        elif shown is not None:
            assert few
            assert shown.groups == ()
            assert reported[id_].tally is None
            assert reported[id_].is_too_few
    if view.result is None:
        assert view.is_too_few
        assert not few


@given(st.dictionaries(st.sampled_from(WHO), st.integers(0, 60)))
def test_groups_are_joined_until_each_has_five(sizes):
    groups = joined(sizes)
    assert sorted(w for g in groups for w in g) == sorted(w for w, n in sizes.items() if n)
    if len(groups) > 1:
        assert all(sum(sizes[w] for w in g) >= LEAST for g in groups)
    apart = [w for w, n in sizes.items() if n >= LEAST]
    if len(apart) == len([n for n in sizes.values() if n]):
        assert all(len(g) == 1 for g in groups)  # nothing is joined that need not be


def test_four_parents_are_shown_with_the_next_smallest():
    answers = [(YOUNG, OWN, ("yes",))] * 9 + [(PARENT, OWN, ("no",))] * 4
    answers += [(PROFESSIONAL, OWN, ("no",))] * 6
    groups = count("trust", answers).groups
    assert [(g.who, g.people) for g in groups] == [
        (("young-person",), 9),
        (("parent-or-carer", "professional"), 10),
    ]


def test_an_answer_that_someone_gave_is_counted_apart_and_a_helped_one_is_not():
    answers = [(YOUNG, OWN, ("yes",))] * 5 + [(YOUNG, HELPED, ("yes",))] * 2
    answers += [(YOUNG, FOR, ("no",))] * 5
    groups = count("trust", answers).groups
    assert [(g.who, g.people) for g in groups] == [(("young-person",), 7), ((ANSWERED_FOR,), 5)]


def test_with_one_group_left_only_the_total_is_shown():
    answers = [(YOUNG, OWN, ("yes",))] * 9 + [(PARENT, OWN, ("no",))] * 4
    tally = count("trust", answers)
    assert tally.groups == ()
    assert tally.total.people == 13


def test_four_people_in_all_are_too_few():
    room = [(YOUNG, {IDS[0]: (OWN, "yes")})] * 4
    made = report(meeting(room))
    assert made.activities[0].is_too_few
    assert made.activities[0].tally is None
    assert "Yes" not in as_text(made)

"""What the register takes from the champions' meeting: no vote, no name, no small group."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tools import scale

from coproduce.assessment import activity_of
from coproduce.award.from_session import VERDICTS, results, results_of
from coproduce.content import second_round
from coproduce.differing import most
from coproduce.domain import events as ev
from coproduce.domain.award_forms import Judgement, Quote, Share, Verdict
from coproduce.domain.disagreement import disagreements
from coproduce.domain.events import CommentState
from coproduce.domain.people import Door, How, Role
from coproduce.domain.safe_events import Wish
from coproduce.domain.session import Session, fold
from coproduce.domain.tally import LEAST
from coproduce.domain.view import report
from coproduce.facts import read_facts
from coproduce.home import SessionFolder
from coproduce.journal import Entry, SqliteJournal
from coproduce.retiring import retire
from tests.room.session_histories import CREATED, IDS, MemoryJournal, Step, histories, play, talks
from tests.room.test_small_numbers_words import hidden_words

CRITERIA = [c for c in read_facts().criteria if c.stage == "gold"][:3]
FIRST = activity_of(CRITERIA[0])
AGENDA = (FIRST, activity_of(CRITERIA[1]), activity_of(CRITERIA[2]), second_round(FIRST, 4))
ANSWERS = [c.id for c in FIRST.all_choices]
YOUNG, PARENT, PROFESSIONAL = Role
Person = tuple[Role, How, str]
"""A role, how they answered, and what."""


def people() -> st.SearchStrategy[list[Person]]:
    """Return rooms of 0 to 40 people who all answer."""
    how = st.sampled_from((How.OWN, How.OWN, How.HELPED, How.ANSWERED_FOR))
    # Of three answers two are much more often given, so that groups of 5 come about.
    answer = st.sampled_from(("met", "met", "met", "not-yet", "not-yet", *ANSWERS))
    return st.lists(st.tuples(st.sampled_from(Role), how, answer), max_size=40)


def meeting(*rounds: list[Person], is_shown: bool = True) -> Session:
    """Hold a meeting about the first criterion; the same people answer in each round."""
    journal = MemoryJournal()
    journal.append([Entry(CREATED), Entry(ev.AgendaSet(AGENDA[: 2 + len(rounds)]))])
    for id_, room in zip((AGENDA[0].id, AGENDA[3].id), rounds, strict=False):
        journal.append([Entry(ev.ActivityOpened(id_))])
        for number, (role, how, answer) in enumerate(room):
            taken = ev.SeatTaken(f"s{number}", role, Door.PHONE, "en")
            journal.append([Entry(taken)])
            journal.append([Entry(ev.VoteCast(f"s{number}", id_, (answer,), how))])
        journal.append([Entry(ev.ActivityClosed(id_))])
        if is_shown:
            journal.append([Entry(ev.ResultShown(id_))])
    return fold(journal.read())


def some(role: Role, answer: str, number: int) -> list[Person]:
    return [(role, How.OWN, answer)] * number


SMALL = some(YOUNG, "met", 6) + some(PROFESSIONAL, "met", 1) + some(PROFESSIONAL, "not-yet", 5)


@given(people())
@example(SMALL)
@example(some(YOUNG, "met", 5) + some(PARENT, "met", 5) + some(PROFESSIONAL, "partly", 5))
@example(some(YOUNG, "met", 9) + some(PARENT, "met", 4))
def test_no_number_and_no_difference_of_numbers_is_below_five(room):
    shares = results(meeting(room)).shares
    for verdict in Verdict:
        of = {s.group: s.people for s in shares if s.verdict is verdict}
        assert all(number >= LEAST for number in of.values())
        choice = next(c for c, v in VERDICTS.items() if v is verdict)
        for group, number in of.items():
            who = [r for r, how, a in room if a == choice and group in ("all", r)]
            assert number <= len(who)
        if (everybody := of.pop("all", None)) is not None:
            for taken in itertools.chain.from_iterable(
                itertools.combinations(of.values(), n) for n in range(len(of) + 1)
            ):
                assert everybody - sum(taken) >= LEAST


@given(people())
@example(SMALL)
def test_a_group_is_named_only_when_five_of_it_answered_by_themselves(room):
    made = results(meeting(room))
    for group in {s.group for s in made.shares} - {"all"}:
        own = [r for r, how, _a in room if r == group and how is not How.ANSWERED_FOR]
        assert len(own) >= LEAST


@given(people(), people())
def test_the_answers_of_one_round_alone_come_out(first, second):
    """Two rounds together would tell what one person changed."""
    both, alone = results(meeting(first, second)), results(meeting(second))
    if len(second) >= LEAST:
        assert both.shares == alone.shares
        assert both.judgements == alone.judgements
    else:
        assert both.shares == results(meeting(first)).shares


def as_assessment(history: list[Step]) -> list[Step]:
    """Let a random meeting be one of champions: their questions, and their answers."""
    ids = dict(zip(IDS, (a.id for a in AGENDA), strict=True))
    activities = dict(zip(IDS, AGENDA, strict=True))

    def one(event: Any) -> Any:
        if isinstance(event, ev.AgendaSet):
            return ev.AgendaSet(tuple(activities[a.id] for a in event.activities))
        if isinstance(event, ev.VoteCast):
            chosen = ANSWERS[sum(map(ord, event.chosen[0])) % len(ANSWERS)]
            return replace(event, activity=ids[event.activity], chosen=(chosen,))
        about = getattr(event, "activity", None)
        return replace(event, activity=ids[about]) if about in ids else event

    return [(what, one(value) if what == "event" else value) for what, value in history]


@settings(max_examples=scale(25, 150, 1500))
@given(st.one_of(histories(), talks()))
def test_only_words_that_may_be_published_are_offered_as_quotes(history):
    journal = MemoryJournal()
    play(journal, as_assessment(history))
    session = fold(journal.read())
    made = results(session)
    told = repr(made)
    assert not [word for word in hidden_words(journal, Wish.REPORT) if word in told]
    assert not [seat for seat in session.seats if seat in told]
    assert all(share.people >= LEAST for share in made.shares)
    assert not [quote for quote in made.quotes if quote.group and len(session.seats) < 2 * LEAST]


def test_the_words_that_are_looked_for_would_be_found():
    """Else the test above could never fail."""
    journal = MemoryJournal()
    play(journal, [("event", CREATED), ("event", ev.AgendaSet(AGENDA))])
    play(journal, [("event", ev.SeatTaken("seat-1", YOUNG, Door.PHONE, "en"))])
    said = ev.CommentGiven("seat-1", AGENDA[0].id, "?", "en", Wish.REPORT)
    play(journal, [("event", said), ("move", (0, CommentState.SHOWN))])
    (quote,) = results(fold(journal.read())).quotes
    assert quote.words == "zq4qz zn4nz"


def with_words(room: list[Person], *seats: int) -> list[Step]:
    """Return what happens after `meeting`: these people's words are shown."""
    steps: list[Step] = []
    for place, seat in enumerate(seats):
        said = ev.CommentGiven(f"s{seat}", AGENDA[0].id, "?", "ur", Wish.REPORT)
        steps += [("event", said), ("move", (place, CommentState.SHOWN))]
    return steps


def kept(tmp_path, room: list[Person], *seats: int) -> SessionFolder:
    folder = SessionFolder(tmp_path / "meeting")
    folder.path.mkdir()
    with SqliteJournal(folder.journal) as journal:
        journal.append([Entry(CREATED), Entry(ev.AgendaSet(AGENDA))])
        journal.append([Entry(ev.ActivityOpened(AGENDA[0].id))])
        for number, (role, how, answer) in enumerate(room):
            journal.append([Entry(ev.SeatTaken(f"s{number}", role, Door.PHONE, "en"))])
            cast = ev.VoteCast(f"s{number}", AGENDA[0].id, (answer,), how)
            journal.append([Entry(cast)])
        journal.append([Entry(ev.ActivityClosed(AGENDA[0].id))])
        journal.append([Entry(ev.ResultShown(AGENDA[0].id))])
        play(journal, with_words(room, *seats))
    return folder


def test_the_results_of_a_meeting_are_the_groups_the_quotes_and_a_first_draft(tmp_path):
    folder = kept(tmp_path, some(YOUNG, "met", 6) + some(PROFESSIONAL, "not-yet", 5), 0, 6)
    made = results_of(folder)
    about = CRITERIA[0].id
    assert made.shares == (
        Share(criterion=about, group=str(YOUNG), verdict=Verdict.MET, people=6),
        Share(criterion=about, group=str(PROFESSIONAL), verdict=Verdict.NOT_YET, people=5),
    )
    assert made.judgements == (Judgement(criterion=about, verdict=Verdict.MET),)
    assert [(q.group, q.language) for q in made.quotes] == [
        (str(YOUNG), "ur"), (str(PROFESSIONAL), "ur"),
    ]  # fmt: skip


def test_a_quote_of_a_small_group_does_not_say_whose_it_is(tmp_path):
    folder = kept(tmp_path, some(YOUNG, "met", 6) + some(PARENT, "met", 4), 0, 6)
    made = results_of(folder)
    assert [quote.group for quote in made.quotes] == ["", ""]
    assert [share.group for share in made.shares] == ["all"]


def test_once_the_single_answers_are_deleted_the_numbers_are_still_there(tmp_path):
    folder = kept(tmp_path, some(YOUNG, "met", 6) + some(PROFESSIONAL, "not-yet", 5), 0)
    before = results_of(folder)
    retire(folder)
    after = results_of(folder)
    assert (after.shares, after.judgements) == (before.shares, before.judgements)
    assert after.quotes == tuple(replace(quote, group="") for quote in before.quotes)
    assert isinstance(after.quotes[0], Quote)


@given(people())
@example(some(YOUNG, "met", 5) + some(PROFESSIONAL, "not-yet", 5))
@example(some(YOUNG, "met", 5) + some(PROFESSIONAL, "not-yet", 4))
@example(some(YOUNG, "met", 6) + some(PARENT, "met", 2) + some(PROFESSIONAL, "not-yet", 5))
@example(some(YOUNG, "met", 3) + some(PARENT, "met", 6) + some(PROFESSIONAL, "not-yet", 3))
def test_a_disagreement_is_told_only_between_two_groups_that_may_be_shown(room):
    session = meeting(room)
    (tally,) = (a.tally for a in report(session).activities if a.activity.id == AGENDA[0].id)
    for one in disagreements(session):
        assert tally is not None
        assert one.young in tally.groups
        assert one.professionals in tally.groups
        assert not set(one.young.who) & set(one.professionals.who)
        assert str(YOUNG) in one.young.who
        assert str(PROFESSIONAL) in one.professionals.who
        assert min(one.young.people, one.professionals.people) >= LEAST
    assert not disagreements(meeting(room, is_shown=False))


def test_few_professionals_are_compared_together_with_whom_the_rule_joined_them():
    room = some(YOUNG, "met", 6) + some(PARENT, "met", 2) + some(PROFESSIONAL, "not-yet", 5)
    (told,) = most(meeting(room))
    assert told.groups == (
        "Young people, 6 people: Met: 6",
        "Parents and carers, Professionals together, 7 people: Met: 2; Not yet: 5",
    )
    assert not most(meeting(some(YOUNG, "met", 3) + some(PROFESSIONAL, "not-yet", 3)))


def test_the_largest_disagreement_comes_first_and_goes_when_it_is_asked_again():
    journal = MemoryJournal()
    journal.append([Entry(CREATED), Entry(ev.AgendaSet(AGENDA[:3]))])
    roles = [YOUNG] * 6 + [PROFESSIONAL] * 6
    seats = [ev.SeatTaken(f"s{n}", role, Door.PHONE, "en") for n, role in enumerate(roles)]
    journal.append([Entry(seat) for seat in seats])
    met = {AGENDA[0].id: 5, AGENDA[1].id: 1, AGENDA[2].id: 6}
    for id_, number in met.items():
        for n, role in enumerate(roles):
            answer = "met" if role is YOUNG or n - 6 < number else "partly"
            journal.append([Entry(ev.VoteCast(f"s{n}", id_, (answer,)))])
        journal.append([Entry(ev.ActivityOpened(id_)), Entry(ev.ActivityClosed(id_))])
        journal.append([Entry(ev.ResultShown(id_))])
    found = disagreements(fold(journal.read()))
    assert [one.activity.id for one in found] == [AGENDA[1].id, AGENDA[0].id]
    again = second_round(AGENDA[1], 99)
    journal.append([Entry(ev.AgendaSet((*AGENDA[:3], again)))])
    assert [d.activity.id for d in disagreements(fold(journal.read()))] == [AGENDA[0].id]

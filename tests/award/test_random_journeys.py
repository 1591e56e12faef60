"""Random steps, allowed and forbidden: the register never says what the scheme does not know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tools import scale

from coproduce.award import judging, people, sending_in, signing_up
from coproduce.award.judging import Agreed, Ruling
from coproduce.award.steps import Step
from coproduce.domain import award_events as ev
from coproduce.domain.award_forms import (
    PUBLIC,
    FeedbackSentence,
    Outcome,
    Part,
    RegistrationForm,
    Sector,
    Verdict,
)
from coproduce.domain.award_organisation import DATED, STAGES, Standing
from coproduce.domain.award_register import fold
from coproduce.domain.people import Role
from coproduce.errors import CoproduceError
from coproduce.facts import read_facts
from tests.award import made_up_school as school_
from tests.award.made_up_school import Book

FACTS = read_facts()
DAYS = [f"202{year}-{month:02}-0{day}" for year in (6, 7) for month in (1, 6, 12) for day in (1, 9)]
SAID = FeedbackSentence(part=Part.WELL, source="decision:outcome", words="You did it.")

numbers = st.integers(1, 4)
days = st.sampled_from([*DAYS, *DAYS, "2026-02-30", "soon"])
organisations = st.integers(1, 3).map("o{}".format)


def form(number: int, *, is_signed: bool) -> RegistrationForm:
    return RegistrationForm(
        name=f"Made-up School {number}",
        address="Birmingham",
        registered_on="2026-01-01",
        commitment="We promise.",
        sector=list(Sector)[number % 4],
        is_in_birmingham=True,
        is_signed=is_signed,
    )


def judged(stage: str, verdict: Verdict, leave_out: bool) -> tuple[Any, ...]:
    found = school_.judgements(stage, FACTS, verdict)
    return found[1:] if leave_out else found


stages = st.sampled_from(STAGES)
agreed = st.builds(
    lambda on, stage, verdict, out: Agreed(on=on, judgements=judged(stage, verdict, out)),
    days,
    st.sampled_from(STAGES[1:]),
    st.sampled_from(Verdict),
    st.sampled_from([False, False, True]),
)
rulings = st.builds(
    lambda outcome, by, on, why: Ruling(
        outcome=outcome, reasons=why, next_steps=why, by=f"p{by}", on=on
    ),
    st.sampled_from(Outcome),
    numbers,
    days,
    st.sampled_from(["The champions saw it.", "The champions saw it.", ""]),
)
about = st.one_of(*(numbers.map((letter + "{}").format) for letter in "msaad"))
people_ = numbers.map("p{}".format)
pieces = st.lists(numbers.map("e{}".format), max_size=2)


def step(function: Callable[..., Step], *arguments: st.SearchStrategy[Any]) -> Any:
    return st.tuples(st.just(function), st.tuples(*arguments))


STEPS = st.one_of(
    step(signing_up.register, st.builds(form, numbers, is_signed=st.booleans())),
    step(signing_up.put_right, organisations, st.builds(form, numbers, is_signed=st.just(True))),
    step(signing_up.hold_meeting, organisations, days, st.just("Talked."), st.integers(0, 3)),
    step(signing_up.publish, organisations, st.lists(st.sampled_from(PUBLIC), max_size=3)),
    step(signing_up.archive, organisations),
    step(signing_up.bring_back, organisations),
    step(people.name_officer, st.just("Made-up Officer")),
    step(people.join_champions, st.just("Made-up Champion"), st.sampled_from(Role)),
    step(people.step_aside, organisations, people_),
    step(people.name_supporter, organisations, people_),
    step(people.remove_person, people_),
    step(sending_in.submit_plan, organisations, st.just(school_.plan(FACTS)), days, st.just(FACTS)),
    step(
        sending_in.add_evidence,
        organisations,
        st.just(school_.evidence("gold-voice")),
        st.just(FACTS),
    ),
    step(
        sending_in.submit_portfolio,
        organisations,
        stages,
        pieces,
        st.just(()),
        days,
        st.just(FACTS),
    ),
    step(sending_in.submit_statement, organisations, st.just("We still do it."), pieces, days),
    step(sending_in.remove_evidence, organisations, numbers.map("e{}".format)),
    step(judging.open_assessment, organisations, about, days),
    step(judging.agree, organisations, about, agreed, st.just(FACTS)),
    step(judging.decide, organisations, about, rulings),
    step(judging.save_feedback, organisations, about, st.just([SAID])),
    step(judging.finish_feedback, organisations, about, people_, days),
)


def start() -> Book:
    """Return a register in which much may happen: a school with bronze or more."""
    book = Book()
    school_.to_silver(book)
    return book


@settings(max_examples=scale(40, 150, 3000))
@given(st.booleans(), st.lists(STEPS, max_size=40))
def test_no_state_that_the_scheme_does_not_know(is_begun, steps):
    book = start() if is_begun else Book()
    for function, arguments in steps:
        before = len(book.written)
        try:
            made = book.take(function, *arguments)
        except CoproduceError:
            assert len(book.written) == before, "a refused step wrote something"
        else:
            assert len(book.written) > before, "a step left no trace"
            assert made in str(book.written[before:])
        check(book)


PROPER = "proper", "jumps a stage", "nobody agreed", "twice at once"
"""How a round goes: as the scheme has it, or in a way that it forbids."""


@settings(max_examples=scale(40, 120, 1000))
@given(
    st.lists(
        st.tuples(st.sampled_from([*PROPER, "proper", "proper"]), st.sampled_from(Outcome), days),
        max_size=12,
    )
)
def test_decisions_one_after_another_climb_the_stages_in_order(rounds):
    """An organisation that sends in what is next, each time, and is judged at random."""
    book = Book()
    school, officer = school_.to_bronze(book)
    one = book.state.organisations[school]
    for how, outcome, day in rounds:
        before = len(one.decisions)
        try:
            play(book, school, how, school_.ruling(officer, day, outcome))
        except CoproduceError:
            check(book)
            continue
        check(book)
        assert how in ("proper", "twice at once"), "what the scheme forbids went through"
        last = list(one.decisions.values())[-1]
        assert len(one.decisions) > before
        assert (last.outcome, last.by) == (outcome, officer)


def play(book: Book, school: str, how: str, ruling: Ruling) -> None:
    """Send in, assess and decide once."""
    one = book.state.organisations[school]
    at = STAGES.index(one.highest)
    stage = STAGES[min(at + (2 if how == "jumps a stage" and at < 2 else 1), 3)]
    is_twice = how == "twice at once"
    opened = []
    for _time in range(2 if is_twice else 1):
        sent = send_in(book, school, stage, ruling.on)
        opened.append(book.take(judging.open_assessment, school, sent, ruling.on))
    if how == "jumps a stage" and at >= 2:
        raise CoproduceError("There is no stage to jump to.")
    for found in opened:
        if how != "nobody agreed":
            judgements = school_.judgements(stage, FACTS)
            agreement = Agreed(on=ruling.on, judgements=judgements)
            book.take(judging.agree, school, found, agreement, FACTS)
        book.take(judging.decide, school, found, ruling)


def send_in(book: Book, school: str, stage: str, day: str) -> str:
    if stage == "silver":
        return book.take(sending_in.submit_plan, school, school_.plan(FACTS), day, FACTS)
    piece = book.take(sending_in.add_evidence, school, school_.evidence("gold-voice"), FACTS)
    if book.state.organisations[school].highest == "platinum":
        return book.take(sending_in.submit_statement, school, "Still.", [piece], day)
    return book.take(sending_in.submit_portfolio, school, stage, [piece], [], day, FACTS)


def check(book: Book) -> None:
    for one in book.state.organisations.values():
        for number, stage in enumerate(STAGES):
            assert one.standing(stage, "2027-06-01") in Standing
            if number and one.holds(stage):
                assert one.holds(STAGES[number - 1])
            given_ = [d for d in one.decisions.values() if d.stage == stage]
            assert [d.outcome for d in given_].count(Outcome.AWARDED) <= 1
        assert set(one.renewals) <= {s for s in DATED if one.holds(s)}
        for decision in one.decisions.values():
            assert decision.by
            assert decision.reasons
            if decision.stage == "bronze":
                assert decision.assessment in one.meetings
            else:
                assert one.assessments[decision.assessment].is_agreed
    kept = [r for r in book.written if not is_gone(book, r.event)]
    assert fold(kept).organisations == book.state.organisations, "the history is not whole"


def is_gone(book: Book, event: Any) -> bool:
    """Whether the rows of this event were taken out of the file."""
    seat = getattr(event, "seat", None)
    gone = {
        getattr(r.event, "person", None) or getattr(r.event, "evidence", None)
        for r in book.written
        if isinstance(r.event, ev.PersonRemoved | ev.EvidenceRemoved)
    }
    return seat is not None and seat in gone

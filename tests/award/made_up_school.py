"""A made-up school on its way through the award scheme: what other tests start from.

No such school, and no such people.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Protocol

from coproduce.award import judging, people, sending_in, signing_up
from coproduce.award.judging import Agreed, Ruling
from coproduce.award.steps import Step
from coproduce.domain.award_events import REGISTER, AwardRecorded
from coproduce.domain.award_forms import (
    Answer,
    DeliveryPlan,
    Evidence,
    EvidenceKind,
    Judgement,
    Outcome,
    PlanAction,
    Quote,
    RegistrationForm,
    Sector,
    Share,
    Verdict,
)
from coproduce.domain.award_register import Register
from coproduce.domain.facts import Facts
from coproduce.domain.people import Role
from coproduce.domain.recording import RecordedOf, kind_of, to_body
from coproduce.facts import read_facts


class Taking(Protocol):
    """A register opened for writing: on disk, or in a test's memory."""

    state: Register

    def take(self, step: Callable[..., Step], *args: Any) -> str:
        """Take a step; return the id of what it made."""


class Book:
    """A register without a disk: what it took in, as it would be written and read again."""

    def __init__(self) -> None:
        self.state = Register()
        self.written: list[AwardRecorded] = []

    def take(self, step: Callable[..., Step], *args: Any) -> str:
        """Take a step; return the id of what it made."""
        taken = step(self.state, *args)
        for event in (*taken.events, *taken.taken_out):
            kind, body = kind_of(event), json.loads(json.dumps(to_body(event)))
            recorded = RecordedOf(len(self.written) + 1, 0.0, REGISTER.read(kind, body))
            self.written.append(recorded)
            self.state.apply(recorded)
        return taken.id


FORM = RegistrationForm(
    name="Lantern Hill School",
    address="1 Lantern Hill, Birmingham",
    registered_on="2026-01-12",
    commitment="We teach 200 children. We promise to follow the charter.",
    sector=Sector.EDUCATION,
    is_in_birmingham=True,
    is_signed=True,
)


def plan(facts: Facts) -> DeliveryPlan:
    """Return a delivery plan with an action for each of the four C's and all seven answers."""
    actions = tuple(
        PlanAction(
            four_c=one.id,
            what=f"Pupils and staff plan the {one.name.lower()} day.",
            measure="10 pupils say that it went as they wanted.",
            who="The school council and 2 teachers, with 300 pounds.",
            why="Pupils asked for it in our survey.",
            by="2026-12-01",
        )
        for one in facts.four_cs
    )
    wanted = (c for c in facts.criteria if c.stage == "silver")
    return DeliveryPlan(
        actions=actions,
        answers=tuple(Answer(criterion=c.id, words=f"Our plan: {c.name.lower()}.") for c in wanted),
    )


def evidence(criterion: str, sentence: str = "Pupils chose the new play area.") -> Evidence:
    """Return a piece of evidence with a web address."""
    return Evidence(
        kind=EvidenceKind.LINK,
        sentence=sentence,
        criteria=(criterion,),
        principles=("trusted",),
        articles=(12,),
        link="https://school.example/play",
        picture="good",
    )


def judgements(stage: str, facts: Facts, verdict: Verdict = Verdict.MET) -> tuple[Judgement, ...]:
    """Return the same verdict for every criterion of a stage."""
    return tuple(
        Judgement(
            criterion=c.id,
            verdict=verdict,
            well="You asked pupils first." if verdict is Verdict.MET else "",
            next="Ask the youngest pupils too.",
        )
        for c in facts.criteria
        if c.stage == stage
    )


def to_bronze(registrar: Taking) -> tuple[str, str]:
    """Take the school to bronze; return the organisation and the officer."""
    school = registrar.take(
        signing_up.register, FORM, ["Made-up Lead"], "office@school.example", "0121 496 0000"
    )
    officer = registrar.take(people.name_officer, "Made-up Officer")
    for role in Role:
        registrar.take(people.join_champions, f"Made-up {role}", role)
    meeting = registrar.take(signing_up.hold_meeting, school, "2026-02-02", "We talked.", 3)
    registrar.take(judging.decide, school, meeting, ruling(officer, "2026-02-10"))
    return school, officer


def to_silver(registrar: Taking) -> tuple[str, str]:
    """Take the school to silver; return the organisation and the officer."""
    facts = read_facts()
    school, officer = to_bronze(registrar)
    sent = registrar.take(sending_in.submit_plan, school, plan(facts), "2026-03-01", facts)
    assess(registrar, school, sent, "silver", officer, "2026-03-20")
    return school, officer


def to_gold(registrar: Taking) -> tuple[str, str]:
    """Take the school to gold; return the organisation and the officer."""
    school, officer = to_silver(registrar)
    sent = portfolio(registrar, school, "gold", "2026-06-01")
    assess(registrar, school, sent, "gold", officer, "2026-06-20")
    return school, officer


def portfolio(registrar: Taking, school: str, stage: str, on: str) -> str:
    """Send in a portfolio with one piece of evidence for each criterion; return its id."""
    facts = read_facts()
    wanted = [c.id for c in facts.criteria if c.stage == stage]
    pieces = [registrar.take(sending_in.add_evidence, school, evidence(c), facts) for c in wanted]
    answers = [Answer(criterion=c, words="See our pictures.") for c in wanted]
    return registrar.take(sending_in.submit_portfolio, school, stage, pieces, answers, on, facts)


def assess(
    registrar: Taking,
    school: str,
    sent: str,
    stage: str,
    officer: str,
    on: str,
    outcome: Outcome = Outcome.AWARDED,
) -> str:
    """Assess what was sent in and decide; return the decision."""
    facts = read_facts()
    found = registrar.take(judging.open_assessment, school, sent, on, "champions-meeting")
    first = next(c.id for c in facts.criteria if c.stage == stage)
    agreed = Agreed(
        on=on,
        judgements=judgements(stage, facts),
        shares=(Share(criterion=first, group="all", verdict=Verdict.MET, people=9),),
        quotes=(Quote(criterion=first, words="They asked me first.", language="en"),),
    )
    registrar.take(judging.agree, school, found, agreed, facts)
    return registrar.take(judging.decide, school, found, ruling(officer, on, outcome))


def ruling(officer: str, on: str, outcome: Outcome = Outcome.AWARDED) -> Ruling:
    """Return a decision by the made-up officer."""
    return Ruling(
        outcome=outcome,
        reasons="The champions saw it.",
        next_steps="Ask the youngest pupils too.",
        by=officer,
        on=on,
    )

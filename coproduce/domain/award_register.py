"""The award register's state, folded from its events: every list, screen and document is this."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, Final

from coproduce.domain import award_events as ev
from coproduce.domain.award_forms import Outcome
from coproduce.domain.award_organisation import (
    DATED,
    Assessment,
    Decision,
    Done,
    Meeting,
    Organisation,
    Submission,
    Support,
    a_year_after,
)
from coproduce.domain.people import Role
from coproduce.domain.recording import UnknownEventError


@dataclass(frozen=True, slots=True, kw_only=True)
class Champion:
    """A member of the champions group."""

    id: str
    name: str
    role: Role


@dataclass
class Register:
    """The state after every event applied so far. `apply` is the only thing that changes it."""

    last: int = 0
    organisations: dict[str, Organisation] = field(default_factory=dict)
    champions: dict[str, Champion] = field(default_factory=dict)
    officers: dict[str, str] = field(default_factory=dict)
    """Person to name."""
    highest: dict[str, int] = field(default_factory=dict)
    """The highest number given out for each kind of id: no id is used twice."""

    def apply(self, recorded: ev.AwardRecorded) -> None:
        """Take in the next event. Raises UnknownEventError."""
        self.last = recorded.id
        event = recorded.event
        self._count(event)
        change = _CHANGES.get(type(event))
        if change is None:
            raise UnknownEventError(type(event).__name__)
        change(self, event)

    def new_id(self, letter: str) -> str:
        """Return an id that was never used: the letter says of what, such as "o" and "e"."""
        return f"{letter}{self.highest.get(letter, 0) + 1}"

    def person(self, seat: str) -> str:
        """Return a person's name; "" when they are not, or no longer, in the register."""
        if seat in self.officers:
            return self.officers[seat]
        if seat in self.champions:
            return self.champions[seat].name
        leads = (one.leads for one in self.organisations.values())
        return next((names[seat] for names in leads if seat in names), "")

    def _count(self, event: ev.AwardEvent) -> None:
        kind: Any = type(event)
        for name in _id_names(kind):
            if found := _ID.fullmatch(getattr(event, name)):
                letter, number = found[1], int(found[2])
                if number > self.highest.get(letter, 0):
                    self.highest[letter] = number

    def _of(self, event: Any) -> Organisation:
        return self.organisations[event.organisation]


_IDS: Final = (
    "organisation",
    "seat",
    "meeting",
    "submission",
    "assessment",
    "decision",
    "person",
    "evidence",
    "quote",
)
_ID: Final = re.compile(r"([a-z])([0-9]{1,9})")


@cache
def _id_names(kind: Any) -> tuple[str, ...]:
    """Return the fields of an event that hold ids."""
    return tuple(f.name for f in fields(kind) if f.name in _IDS and f.type == "str")


def fold(recorded: Iterable[ev.AwardRecorded]) -> Register:
    """Return the register after all of `recorded`."""
    register = Register()
    for one in recorded:
        register.apply(one)
    return register


def _registered(register: Register, event: ev.OrganisationRegistered) -> None:
    known = register.organisations.get(event.organisation)
    if known is None:
        register.organisations[event.organisation] = Organisation(event.organisation, event.form)
    else:
        known.form = event.form


def _lead(register: Register, event: ev.LeadNamed) -> None:
    register._of(event).leads[event.seat] = event.name


def _contact(register: Register, event: ev.ContactGiven) -> None:
    one = register._of(event)
    one.email, one.telephone = event.email, event.telephone


def _champion(register: Register, event: ev.ChampionJoined) -> None:
    register.champions[event.seat] = Champion(id=event.seat, name=event.name, role=event.role)


def _officer(register: Register, event: ev.OfficerNamed) -> None:
    register.officers[event.seat] = event.name


def _aside(register: Register, event: ev.ChampionSteppedAside) -> None:
    register._of(event).stepped_aside.add(event.seat)


def _back(register: Register, event: ev.ChampionCameBack) -> None:
    register._of(event).stepped_aside.discard(event.seat)


def _supporter(register: Register, event: ev.SupporterNamed) -> None:
    one = register._of(event)
    if event.seat not in one.supporters:
        one.supporters.append(event.seat)


def _support(register: Register, event: ev.SupportOffered) -> None:
    offered = Support(supporter=event.supporter, what=event.what, on=event.on)
    register._of(event).support.append(offered)


def _meeting(register: Register, event: ev.MeetingHeld) -> None:
    register._of(event).meetings[event.meeting] = Meeting(
        id=event.meeting, on=event.on, notes=event.notes, champions=event.champions
    )


def _plan(register: Register, event: ev.PlanSubmitted) -> None:
    register._of(event).submissions[event.submission] = Submission(
        id=event.submission, stage="silver", on=event.on, plan=event.plan
    )


def _evidence(register: Register, event: ev.EvidenceAdded) -> None:
    register._of(event).evidence[event.seat] = event.evidence


def _portfolio(register: Register, event: ev.PortfolioSubmitted) -> None:
    register._of(event).submissions[event.submission] = Submission(
        id=event.submission,
        stage=event.stage,
        on=event.on,
        answers=event.answers,
        evidence=event.evidence,
    )


def _statement(register: Register, event: ev.StatementSubmitted) -> None:
    register._of(event).submissions[event.submission] = Submission(
        id=event.submission,
        stage=event.stage,
        on=event.on,
        statement=event.words,
        evidence=event.evidence,
    )


def _duty(register: Register, event: ev.DutyDone) -> None:
    register._of(event).duties.append(
        Done(submission=event.submission, duty=event.duty, on=event.on, note=event.note)
    )


def _opened(register: Register, event: ev.AssessmentOpened) -> None:
    register._of(event).assessments[event.assessment] = Assessment(
        id=event.assessment,
        submission=event.submission,
        stage=event.stage,
        session=event.session,
        opened_on=event.on,
    )


def _agreed(register: Register, event: ev.AssessmentAgreed) -> None:
    one = register._of(event).assessments[event.assessment]
    one.agreed_on, one.judgements, one.shares = event.on, event.judgements, event.shares


def _quote(register: Register, event: ev.QuoteKept) -> None:
    register._of(event).assessments[event.assessment].quotes[event.seat] = event.quote


def _decided(register: Register, event: ev.StageDecided) -> None:
    one = register._of(event)
    one.decisions[event.decision] = Decision(
        id=event.decision,
        assessment=event.assessment,
        stage=event.stage,
        outcome=event.outcome,
        reasons=event.reasons,
        next_steps=event.next_steps,
        by=event.by,
        on=event.on,
    )
    if event.stage in DATED and event.outcome is not Outcome.NOT_YET:
        # Early by some weeks costs nothing; late does not count back.
        one.renewals[event.stage] = a_year_after(max(event.on, one.renewals.get(event.stage, "")))


def _written(register: Register, event: ev.FeedbackWritten) -> None:
    register._of(event).decisions[event.decision].feedback = event.sentences


def _finished(register: Register, event: ev.FeedbackFinished) -> None:
    decision = register._of(event).decisions[event.decision]
    decision.is_final, decision.final_on = True, event.on


def _published(register: Register, event: ev.PublicationSet) -> None:
    register._of(event).shown = event.shown


def _archived(register: Register, event: ev.OrganisationArchived) -> None:
    register._of(event).is_archived = True


def _unarchived(register: Register, event: ev.OrganisationBroughtBack) -> None:
    register._of(event).is_archived = False


def _removed(register: Register, event: ev.PersonRemoved) -> None:
    """Take the person out of a state that was folded before their rows went."""
    register.champions.pop(event.person, None)
    register.officers.pop(event.person, None)
    for one in register.organisations.values():
        if next(iter(one.leads), "") == event.person:
            one.email = one.telephone = ""
        one.leads.pop(event.person, None)
        one.stepped_aside.discard(event.person)
        if event.person in one.supporters:
            one.supporters.remove(event.person)


def _no_evidence(register: Register, event: ev.EvidenceRemoved) -> None:
    register._of(event).evidence.pop(event.evidence, None)


def _no_quote(register: Register, event: ev.QuoteRemoved) -> None:
    for assessment in register._of(event).assessments.values():
        assessment.quotes.pop(event.quote, None)


_CHANGES: Final[dict[type, Callable[[Register, Any], None]]] = {
    ev.OrganisationRegistered: _registered,
    ev.LeadNamed: _lead,
    ev.ContactGiven: _contact,
    ev.ChampionJoined: _champion,
    ev.OfficerNamed: _officer,
    ev.ChampionSteppedAside: _aside,
    ev.ChampionCameBack: _back,
    ev.SupporterNamed: _supporter,
    ev.SupportOffered: _support,
    ev.MeetingHeld: _meeting,
    ev.PlanSubmitted: _plan,
    ev.EvidenceAdded: _evidence,
    ev.PortfolioSubmitted: _portfolio,
    ev.StatementSubmitted: _statement,
    ev.DutyDone: _duty,
    ev.AssessmentOpened: _opened,
    ev.AssessmentAgreed: _agreed,
    ev.QuoteKept: _quote,
    ev.StageDecided: _decided,
    ev.FeedbackWritten: _written,
    ev.FeedbackFinished: _finished,
    ev.PublicationSet: _published,
    ev.OrganisationArchived: _archived,
    ev.OrganisationBroughtBack: _unarchived,
    ev.PersonRemoved: _removed,
    ev.EvidenceRemoved: _no_evidence,
    ev.QuoteRemoved: _no_quote,
}

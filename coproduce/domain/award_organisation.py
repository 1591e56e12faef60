"""How an organisation stands in the award scheme, with all its history.

The scheme (information pack, pages 6 to 13): bronze and silver stay for good; gold and platinum
are kept by a statement with evidence each year. An organisation that holds both sends one
statement, for platinum. There is no "refused" and no "lapsed".
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from coproduce.domain.award_forms import (
    Answer,
    DeliveryPlan,
    Evidence,
    FeedbackSentence,
    Judgement,
    Outcome,
    Quote,
    RegistrationForm,
    Share,
)

STAGES: Final = ("bronze", "silver", "gold", "platinum")
"""The ids of the stages, in order: none is reached without the one before it."""
DATED: Final = ("gold", "platinum")
"""The stages that are kept by a statement each year."""


class Standing(StrEnum):
    """How an organisation stands with a stage. There is no other."""

    NOT_BEGUN = "not begun"
    UNDER_WAY = "under way"
    """Something was sent in, and nobody has decided."""
    NOT_YET = "not yet"
    """A person decided: not yet, with what to do next."""
    HELD = "held"
    OVERDUE = "renewal overdue"
    """Held; the yearly statement is late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The meeting about an organisation's commitment."""

    id: str
    on: str
    notes: str
    champions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What an organisation sent in for a stage."""

    id: str
    stage: str
    on: str
    plan: DeliveryPlan | None = None
    """For silver."""
    answers: tuple[Answer, ...] = ()
    """For gold and platinum."""
    evidence: tuple[str, ...] = ()
    statement: str = ""
    """For a renewal."""

    @property
    def is_renewal(self) -> bool:
        """Whether it is a yearly statement."""
        return bool(self.statement)


@dataclass(slots=True, kw_only=True)
class Assessment:
    """What the champions found."""

    id: str
    submission: str
    stage: str
    session: str
    opened_on: str
    agreed_on: str = ""
    judgements: tuple[Judgement, ...] = ()
    shares: tuple[Share, ...] = ()
    quotes: dict[str, Quote] = field(default_factory=dict)

    @property
    def is_agreed(self) -> bool:
        """Whether the champions agreed."""
        return bool(self.agreed_on)


@dataclass(slots=True, kw_only=True)
class Decision:
    """What a person decided, and the feedback about it."""

    id: str
    assessment: str
    """An assessment; for bronze, a meeting."""
    stage: str
    outcome: Outcome
    reasons: str
    next_steps: str
    by: str
    on: str
    feedback: tuple[FeedbackSentence, ...] = ()
    is_final: bool = False
    """The feedback is final: it never changes again."""
    final_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One of the champions' duties that was done."""

    submission: str
    duty: str
    on: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What a supporter offered."""

    supporter: str
    what: str
    on: str


@dataclass(slots=True)
class Organisation:
    """One organisation, with all its history."""

    id: str
    form: RegistrationForm
    leads: dict[str, str] = field(default_factory=dict)
    """Person to name."""
    email: str = ""
    telephone: str = ""
    meetings: dict[str, Meeting] = field(default_factory=dict)
    submissions: dict[str, Submission] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    assessments: dict[str, Assessment] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    duties: list[Done] = field(default_factory=list)
    supporters: list[str] = field(default_factory=list)
    support: list[Support] = field(default_factory=list)
    stepped_aside: set[str] = field(default_factory=set)
    """Champions. Never in anything that the organisation gets."""
    shown: tuple[str, ...] = ()
    is_archived: bool = False
    renewals: dict[str, str] = field(default_factory=dict)
    """Stage to the day by which the next statement is due."""

    @property
    def name(self) -> str:
        """Its name."""
        return self.form.name

    def holds(self, stage: str) -> bool:
        """Whether a person gave it this award."""
        return self.awarded(stage) is not None

    def awarded(self, stage: str) -> Decision | None:
        """Return the decision that gave it this award."""
        given = (d for d in self.decisions.values() if d.stage == stage)
        return next((d for d in given if d.outcome is Outcome.AWARDED), None)

    @property
    def highest(self) -> str:
        """The highest stage that it holds; "" for none."""
        return next((stage for stage in reversed(STAGES) if self.holds(stage)), "")

    @property
    def renew_by(self) -> str:
        """The day by which its next yearly statement is due; "" when none is."""
        return "" if self.is_archived else self.renewals.get(self.highest, "")

    def is_overdue(self, today: str) -> bool:
        """Whether the yearly statement is late on the day `today`."""
        return bool(self.renew_by) and self.renew_by < today

    def standing(self, stage: str, today: str) -> Standing:
        """Return how it stands with `stage` on the day `today`."""
        if self.holds(stage):
            is_late = stage == self.highest and self.is_overdue(today)
            return Standing.OVERDUE if is_late else Standing.HELD
        last = self.latest_of(stage)
        if last is None:
            return Standing.NOT_BEGUN
        judged = self.decision_about(last)
        return Standing.UNDER_WAY if judged is None else Standing.NOT_YET

    def latest_of(self, stage: str) -> str | None:
        """Return the id of what was sent in last for `stage`; for bronze, of the last meeting."""
        if stage == "bronze":
            return next(reversed(self.meetings), "")
        mine = [s.id for s in self.submissions.values() if s.stage == stage]
        return mine[-1] if mine else None

    def decision_about(self, sent: str) -> Decision | None:
        """Return the last decision about a submission; for bronze, about a meeting."""
        about = {a.id for a in self.assessments.values() if a.submission == sent} | {sent}
        found = [d for d in self.decisions.values() if d.assessment in about]
        return found[-1] if found else None


def a_year_after(day: str) -> str:
    """Return the same day of the next year; 28 February for 29 February."""
    then = date.fromisoformat(day)
    last = calendar.monthrange(then.year + 1, then.month)[1]
    return then.replace(year=then.year + 1, day=min(then.day, last)).isoformat()

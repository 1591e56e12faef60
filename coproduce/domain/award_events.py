"""What happened in the award register: events, in the past tense, each a line of its journal.

An event that has a `seat` belongs to a person or a piece of evidence: it goes, for good, when that
is removed. No other event holds a person's name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

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
from coproduce.domain.people import Role
from coproduce.domain.recording import RecordedOf, Vocabulary


@dataclass(frozen=True, slots=True)
class OrganisationRegistered:
    """An organisation's registration form came in, or was put right."""

    organisation: str
    form: RegistrationForm


@dataclass(frozen=True, slots=True)
class LeadNamed:
    """The form names a person who leads on co-production."""

    seat: str
    organisation: str
    name: str


@dataclass(frozen=True, slots=True)
class ContactGiven:
    """The form says how to reach the organisation; `seat` is its first lead."""

    seat: str
    organisation: str
    email: str
    telephone: str


@dataclass(frozen=True, slots=True)
class ChampionJoined:
    """A person joined the champions group."""

    seat: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class ChampionSteppedAside:
    """A champion takes no part in what is about this organisation. No reason is asked."""

    seat: str
    organisation: str


@dataclass(frozen=True, slots=True)
class ChampionCameBack:
    """A champion takes part again."""

    seat: str
    organisation: str


@dataclass(frozen=True, slots=True)
class SupporterNamed:
    """A champion supports this organisation."""

    seat: str
    organisation: str


@dataclass(frozen=True, slots=True)
class SupportOffered:
    """The organisation was offered support or challenge."""

    organisation: str
    supporter: str
    """The seat of a champion."""
    what: str
    on: str


@dataclass(frozen=True, slots=True)
class MeetingHeld:
    """Champions and the organisation met about its commitment: what bronze is judged by."""

    organisation: str
    meeting: str
    on: str
    notes: str
    champions: int
    """How many champions were there."""


@dataclass(frozen=True, slots=True)
class PlanSubmitted:
    """A delivery plan came in."""

    organisation: str
    submission: str
    plan: DeliveryPlan
    on: str


@dataclass(frozen=True, slots=True)
class EvidenceAdded:
    """A piece of evidence came in, or was put right; `seat` is the piece's id."""

    seat: str
    organisation: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PortfolioSubmitted:
    """An evidence portfolio came in: for gold, or for platinum."""

    organisation: str
    submission: str
    stage: str
    evidence: tuple[str, ...]
    answers: tuple[Answer, ...]
    on: str


@dataclass(frozen=True, slots=True)
class StatementSubmitted:
    """A yearly statement with evidence came in, to keep gold or platinum."""

    organisation: str
    submission: str
    stage: str
    words: str
    evidence: tuple[str, ...]
    on: str


@dataclass(frozen=True, slots=True)
class DutyDone:
    """The champions group did one of its six duties for what was sent in."""

    organisation: str
    submission: str
    """What was looked at; empty for the registration."""
    duty: str
    on: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class AssessmentOpened:
    """The champions began to look at what was sent in."""

    organisation: str
    assessment: str
    submission: str
    stage: str
    session: str
    """The name of the meeting; empty when they decide on paper or by talking."""
    on: str


@dataclass(frozen=True, slots=True)
class AssessmentAgreed:
    """The champions agreed what they found."""

    organisation: str
    assessment: str
    on: str
    judgements: tuple[Judgement, ...]
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteKept:
    """Words from the assessment may stand in the feedback; `seat` is the quote's id."""

    seat: str
    organisation: str
    assessment: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class StageDecided:
    """A person decided about an award."""

    organisation: str
    decision: str
    assessment: str
    """The id of an assessment; for bronze, of a meeting."""
    stage: str
    outcome: Outcome
    reasons: str
    next_steps: str
    by: str
    """The seat of the person who decided."""
    on: str


@dataclass(frozen=True, slots=True)
class OfficerNamed:
    """A person who decides about awards and sends feedback."""

    seat: str
    name: str


@dataclass(frozen=True, slots=True)
class FeedbackWritten:
    """An officer saved the feedback; the whole of it."""

    organisation: str
    decision: str
    sentences: tuple[FeedbackSentence, ...]


@dataclass(frozen=True, slots=True)
class FeedbackFinished:
    """An officer said that the feedback is final."""

    organisation: str
    decision: str
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class PublicationSet:
    """An officer ticked what may stand on the published page; the whole list."""

    organisation: str
    shown: tuple[str, ...]
    """Of `award_forms.PUBLIC`."""


@dataclass(frozen=True, slots=True)
class OrganisationArchived:
    """The organisation is put aside: nothing is due, and all its history stays."""

    organisation: str


@dataclass(frozen=True, slots=True)
class OrganisationBroughtBack:
    """The organisation is no longer put aside."""

    organisation: str


@dataclass(frozen=True, slots=True)
class PersonRemoved:
    """All that was kept about a person was taken out for good. No `seat`: this marker stays."""

    person: str


@dataclass(frozen=True, slots=True)
class EvidenceRemoved:
    """A piece of evidence was taken out for good, such as when permission ended."""

    organisation: str
    evidence: str


@dataclass(frozen=True, slots=True)
class QuoteRemoved:
    """Somebody's words were taken out for good."""

    organisation: str
    quote: str


AwardEvent: TypeAlias = (
    OrganisationRegistered
    | LeadNamed
    | ContactGiven
    | ChampionJoined
    | ChampionSteppedAside
    | ChampionCameBack
    | SupporterNamed
    | SupportOffered
    | MeetingHeld
    | PlanSubmitted
    | EvidenceAdded
    | PortfolioSubmitted
    | StatementSubmitted
    | DutyDone
    | AssessmentOpened
    | AssessmentAgreed
    | QuoteKept
    | OfficerNamed
    | StageDecided
    | FeedbackWritten
    | FeedbackFinished
    | PublicationSet
    | OrganisationArchived
    | OrganisationBroughtBack
    | PersonRemoved
    | EvidenceRemoved
    | QuoteRemoved
)
"""Everything that can happen in the register."""

if TYPE_CHECKING:
    AwardRecorded: TypeAlias = RecordedOf[AwardEvent]
else:  # calling an alias is slow, and fails with slots
    AwardRecorded = RecordedOf

REGISTER: Final = Vocabulary[AwardEvent](0x61776172, AwardEvent, is_register=True)
"""What the register's file holds. Its mark is the letters "awar"."""

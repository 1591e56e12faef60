"""What organisations send in for an award, and what champions find, as values.

Dates are written as 2026-11-26. Source of what is asked: the Birmingham SEND Co-production Award
Scheme, information pack (criteria on its pages 13 to 16, the form in its appendix 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sector(StrEnum):
    """Where an organisation works. The scheme is open to these four."""

    EDUCATION = "education"
    HEALTH = "health"
    SOCIAL_CARE = "social care"
    VOLUNTARY = "voluntary sector"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationForm:
    """The registration form without what belongs to persons (see `Contact`, `Lead`)."""

    name: str
    address: str
    registered_on: str
    commitment: str
    """What the organisation does, and its promise to the framework and charter."""
    sector: Sector
    is_in_birmingham: bool
    is_signed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an organisation says about one criterion."""

    criterion: str
    """The id of a `Criterion`."""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAction:
    """One action of a delivery plan: specific, measurable, achievable, realistic, timed."""

    four_c: str
    """The id of a `FourC`."""
    what: str
    """Specific: what will be done."""
    measure: str = ""
    """Measurable: how they will know that it is done."""
    who: str = ""
    """Achievable: who does it, and with what."""
    why: str = ""
    """Realistic: why it fits with their work and with what families need."""
    by: str = ""
    """Timed: the day by which it is done; empty when not said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryPlan:
    """What an organisation will do, for a silver award."""

    actions: tuple[PlanAction, ...]
    answers: tuple[Answer, ...] = ()
    """What it says about the 7 things that have to be in a plan; those it left empty are absent."""


class EvidenceKind(StrEnum):
    """What a piece of evidence is. The scheme's own examples, minutes, and links."""

    PHOTOGRAPH = "photograph"
    CASE_STUDY = "case study"
    SURVEY = "survey"
    EVALUATION_FORM = "evaluation form"
    MINUTES = "minutes"
    PUBLICITY = "publicity"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """That the people in a photograph agreed. Whoever they are is never kept."""

    given_on: str
    until: str
    """The last day on which it may be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCopy:
    """A file that was copied into the register's folder. It is never opened by being there."""

    name: str
    """Its name as it came, cleaned."""
    digest: str
    """SHA-256 of the copy, in hex; its name in the folder too."""
    size: int
    """In bytes."""
    kind: str
    """Its ending, such as "jpg", as its first bytes say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One piece of evidence."""

    kind: EvidenceKind
    sentence: str
    """What it shows: one easy sentence by the organisation, for its card."""
    criteria: tuple[str, ...] = ()
    """Ids of the criteria of gold or platinum that it belongs to."""
    principles: tuple[str, ...] = ()
    """Ids of principles."""
    articles: tuple[int, ...] = ()
    """Numbers of articles on the rights of the child."""
    file: FileCopy | None = None
    link: str = ""
    """A web address; never fetched."""
    picture: str = ""
    """The id of one of our pictures for its card, when it is no photograph."""
    picture_words: str = ""
    """What can be seen in a photograph, in words."""
    language: str = "en"
    """The language of the sentence."""
    permission: Permission | None = None
    """Needed for a photograph."""


class Verdict(StrEnum):
    """How far a criterion is met. The scheme sets no marks and knows no "refused"."""

    MET = "met"
    PARTLY = "partly"
    NOT_YET = "not yet"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the champions agreed about one criterion."""

    criterion: str
    verdict: Verdict
    well: str = ""
    """What the organisation did well, in the champions' words."""
    next: str = ""
    """What to do next, in the champions' words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How one group of champions answered about a criterion. Only where nobody can be told."""

    criterion: str
    group: str
    """A role of `people.Role`, or "all"."""
    verdict: Verdict
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What a young person, parent or professional said, shown by a person's two steps before."""

    criterion: str
    words: str
    language: str
    group: str = ""
    """A role, or empty where few people of that role took part."""


class Outcome(StrEnum):
    """What a person decided."""

    AWARDED = "awarded"
    RENEWED = "renewed"
    NOT_YET = "not yet"


class Part(StrEnum):
    """A part of the feedback that an organisation and families read."""

    WELL = "well"
    NEXT = "next"
    SAID = "said"
    HAPPENS = "happens"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackSentence:
    """One sentence of the feedback, and where it comes from."""

    part: Part
    source: str
    """What of the assessment or the decision says it (see `coproduce.award.sources`)."""
    words: str
    language: str = "en"
    is_quote: bool = False
    """A person's own words: never changed."""


PUBLIC: tuple[str, ...] = ("name", "sector", "stage", "awarded_on", "renew_by", "feedback")
"""What an officer can tick for the published page; nothing else is ever on it."""

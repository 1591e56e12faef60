"""Who takes part. A participant is a seat, never a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a participant says they are here as."""

    YOUNG_PERSON = "young-person"
    PARENT = "parent-or-carer"
    PROFESSIONAL = "professional"


class Door(StrEnum):
    """How answers come in. All doors lead into the same counts."""

    PHONE = "phone"
    KEYBOARD = "keyboard"
    PLAIN = "plain"
    PAPER = "paper"


class How(StrEnum):
    """Whose choice an answer is."""

    OWN = "own"
    HELPED = "helped"
    """Someone helped me; it is my choice. Counts like any answer, never apart."""
    ANSWERED_FOR = "answered-for"
    """Someone answered for me. Counted apart, so that adults are not counted as young people."""


class AgreementPart(StrEnum):
    """What a person says yes or no to, each by itself. A no never costs the place."""

    TAKING_PART = "taking-part"
    PHOTOGRAPHS = "photographs"
    RECORDING = "recording"
    PUBLISHING = "publishing"
    """Words of theirs in a report. "No" holds whatever they said for a single comment."""


@dataclass(frozen=True, slots=True)
class Participant:
    """One person's place in a session."""

    seat: str
    """A random id; it says nothing about the person."""
    role: Role
    door: Door
    language: str
    """The language tag that the person reads the form in."""
    has_practised: bool = False
    """The practice question came through. What they answered is never kept."""
    card: str = ""
    """The picture card of the seat, such as "kite"; empty in meetings from before cards."""


@dataclass(frozen=True, slots=True)
class Safeguarding:
    """Who hears when someone is not safe."""

    lead: str
    deputy: str
    number: str

    @property
    def is_complete(self) -> bool:
        """Whether there is somebody to tell, somebody else, and a number to ring."""
        return bool(self.lead and self.deputy and self.number)


NOBODY = Safeguarding("", "", "")
"""Nobody was named yet."""

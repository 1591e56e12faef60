"""Events beside the questions: the opening, the agreement, and what happens next.

They are part of `events.Event`. `AgreementGiven` has a seat, but stays when the person deletes
their answers: it holds no words, and a "no" to photographs must last as long as the meeting.
"""

from __future__ import annotations

from dataclasses import dataclass

from coproduce.domain.people import AgreementPart


@dataclass(frozen=True, slots=True)
class OpeningSet:
    """The facilitator typed what the group is told at the start; an empty text is not said."""

    decide: str
    """What we decide today."""
    can_change: str
    cannot_change: str
    who_hears: str
    step: str
    """The ladder step agreed with the group: the id of a rung, or words of their own."""


@dataclass(frozen=True, slots=True)
class AgreementGiven:
    """A seat said yes or no to one part of the agreement. The latest counts."""

    seat: str
    part: AgreementPart
    is_yes: bool


@dataclass(frozen=True, slots=True)
class ActionAdded:
    """The group heard what will be done: "you said, we will"."""

    said: str
    will: str
    who: str
    by: str
    """By when, as it was typed."""


@dataclass(frozen=True, slots=True)
class ActionRemoved:
    """An action was taken off the list."""

    action: int
    """The id of the `ActionAdded` event."""

"""A signal: what someone told the desk. Never a vote, never on the room's screen."""

from __future__ import annotations

from dataclasses import dataclass

from coproduce.domain.events import SignalKind


@dataclass(frozen=True, slots=True)
class Signal:
    """What someone told the desk."""

    id: int
    seat: str
    kind: SignalKind
    at: float
    is_answered: bool = False
    has_card: bool = False
    """The person agreed that the desk sees their card."""

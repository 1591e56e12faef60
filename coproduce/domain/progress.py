"""How far an activity has come, and what a seat answered to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from coproduce.domain.people import How
from coproduce.domain.tally import Tally

GRACE: Final = 120.0
"""Seconds after closing in which an answer whose page was made while open still counts."""


class Phase(StrEnum):
    """Where an activity stands."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an activity has come."""

    phase: Phase = Phase.WAITING
    closed_at: float = 0.0
    shown: Tally | None = None
    """The result as the room sees it, frozen when it was shown; None while hidden."""
    frozen: Tally | None = None
    """The result as the room saw it last, also when it is hidden again."""
    is_even_if_few: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """The latest answer of one seat."""

    chosen: tuple[str, ...]
    how: How

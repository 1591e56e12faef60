"""What the award scheme asks: four stages, their criteria, and the champions' duties.

The short names are our own easy words; the whole sentences are in
content/documents/award.md, linked by the same ids. Source of the scheme:
the Birmingham SEND Co-production Award Scheme.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coproduce.domain.charter import Fact


class Lasts(StrEnum):
    """How long an award lasts."""

    ALWAYS = "always"
    YEAR = "year"
    """Each year the organisation sends a statement with evidence, to keep it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Fact):
    """Bronze, silver, gold or platinum, in this order."""

    lasts: str
    """A `Lasts`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion(Fact):
    """One thing that an organisation has to show for a stage."""

    stage: str
    """The id of a `Stage`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Fact):
    """One thing that the registration form asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Fact):
    """Whom the champions group has in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Fact):
    """A field of work that the scheme is open to: a `Sector`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Fact):
    """One thing that the champions group does."""

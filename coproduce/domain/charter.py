"""What the charter holds, as values: principles, pledges, who is named, rights and law.

Each is a fact: a stable id, a short name in our own easy words, and where we have it from. The
whole sentences that families read are in content/documents, linked by the same ids.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where facts come from."""

    id: str
    title: str
    publisher: str
    year: int
    address: str = ""
    """A web address, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that a source says."""

    id: str
    """Never changes, so that words, translations and award registers can link to it."""
    name: str
    source: str
    """The id of a `Source`."""
    year: int
    """The year of which this was true."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle(Fact):
    """One of the 8 principles."""

    articles: tuple[int, ...]
    """The articles on the rights of the child that it stands beside, in the award pack's table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeGroup(Fact):
    """Who pledges."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge(Fact):
    """What a group promises."""

    group: str
    """The id of a `PledgeGroup`."""
    due: str = ""
    """When it was due, as the source says it, such as "summer 2022"; empty when always."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FourC(Fact):
    """One of the 4 C's: a part of the work that people do together."""


class Part(StrEnum):
    """The three parts of how we work."""

    CULTURE = "culture"
    STRUCTURE = "structure"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way(Fact):
    """One point of how the partnership works."""

    part: str
    """A `Part`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedList(Fact):
    """A list of organisations, as one source has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Fact):
    """An organisation in a list. Named is not signed: see `Signature`."""

    list: str
    """The id of a `NamedList`."""
    ended: str = ""
    """The day on which it ended, as 2022-07-01; empty when it goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Fact):
    """That an organisation signed; `name` is the organisation. Recorded by staff only."""

    representative: str
    signed_on: str
    """The day, as 2022-07-01."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Fact):
    """An article of the United Nations Convention on the Rights of the Child."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Law(Fact):
    """A law, guidance, inspection rule or plan."""


class Force(StrEnum):
    """How strongly a provision binds: these are never mixed up in easy words."""

    MUST = "must"
    SHOULD = "should"
    HAVE_REGARD = "have regard"
    """Must think about it carefully, and have a good reason to do otherwise."""
    LOOK_AT = "look at"
    """What inspectors look at."""
    SAYS = "says"
    """Explains; asks nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Fact):
    """One paragraph or section of a law that the award pack refers to."""

    law: str
    """The id of a `Law`."""
    place: str
    """Such as "section 19"."""
    force: str
    """A `Force`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Something that only the partnership knows. Empty until staff fill it in."""

    id: str
    name: str
    """What is missing, in words that staff understand."""
    value: tuple[str, ...] = ()
    """Lines, as families read them; drawn as they stand, never translated."""
    is_for_families: bool = True
    """A family would meet it, so a document with it empty is a draft."""

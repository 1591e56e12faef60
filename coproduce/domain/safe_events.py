"""What happened about people's safety and wishes: events that `coproduce.domain.events` joins in.

None has a `seat`: they are what the desk did, and stay when a person deletes their answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Wish(StrEnum):
    """Who may read a comment, as the person who gave it chose."""

    ROOM = "room"
    """The desk may show it in the room. It is not published."""
    STAFF = "staff"
    """Only the people who run the meeting. Never shown."""
    REPORT = "report"
    """The desk may show it in the room, and it may be in the report."""


class Removal(StrEnum):
    """Why the desk removed a comment. A list, so that no reason repeats the person's words."""

    UNKIND = "unkind"
    PERSONAL = "personal"
    """It says who somebody is."""
    OTHER_MATTER = "other-matter"
    """It is not about the question."""
    ASKED = "asked"
    """The person asked for it."""
    MISTAKE = "mistake"
    """Sent by mistake, or only to try."""


@dataclass(frozen=True, slots=True)
class Cover:
    """A part of a comment that is covered: characters from `start` up to `end` read `words`."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class SafeguardingSet:
    """The facilitator said who hears when someone is not safe."""

    lead: str
    deputy: str
    number: str
    """The telephone number to ring, as it was typed."""


@dataclass(frozen=True, slots=True)
class AgesSet:
    """The facilitator said whether anybody under 18 takes part."""

    has_under_18: bool


@dataclass(frozen=True, slots=True)
class LanguagesReadSet:
    """The languages that the people at the desk read: this is the whole new list of tags."""

    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommentOpened:
    """Somebody at the desk opened a comment and read it."""

    comment: int
    """The id of the `CommentGiven` event; so in each event here."""


@dataclass(frozen=True, slots=True)
class CommentUnderstood:
    """Someone who reads the comment's language has read it for the desk."""

    comment: int


@dataclass(frozen=True, slots=True)
class CommentCovered:
    """These parts of a comment are covered; none: it is uncovered. The words stay as they were."""

    comment: int
    covers: tuple[Cover, ...]


@dataclass(frozen=True, slots=True)
class SealConfirmed:
    """The desk left the page on which "I am worried" could be undone: the comment stays sealed."""

    comment: int


@dataclass(frozen=True, slots=True)
class LeadTold:
    """A person rang somebody about a sealed comment: whom, and when, as the desk typed it."""

    comment: int
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class CardSeen:
    """The desk looked which card the writer of a sealed comment has."""

    comment: int


@dataclass(frozen=True, slots=True)
class SealedExported:
    """A file of sealed comments, with a password, was written for the safeguarding lead."""

    comments: tuple[int, ...]


SafeEvent = (
    SafeguardingSet
    | AgesSet
    | LanguagesReadSet
    | CommentOpened
    | CommentUnderstood
    | CommentCovered
    | SealConfirmed
    | LeadTold
    | CardSeen
    | SealedExported
)
"""All of them."""

CommentEvent = (
    CommentOpened | CommentUnderstood | CommentCovered | SealConfirmed | LeadTold | CardSeen
)
"""Those about one comment."""

"""What happened in a session: events, in the past tense, each a line of the journal.

An event that has a `seat` belongs to one person, and goes when they delete their answers.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from typing import Any

from coproduce.domain.activity import Activity
from coproduce.domain.events_languages import LanguagesOffered, SecondLanguageSet
from coproduce.domain.events_people import (
    ActionAdded,
    ActionRemoved,
    AgreementGiven,
    OpeningSet,
)
from coproduce.domain.people import Door, How, Role
from coproduce.domain.safe_events import (
    AgesSet,
    CardSeen,
    CommentCovered,
    CommentOpened,
    CommentUnderstood,
    LanguagesReadSet,
    LeadTold,
    Removal,
    SafeguardingSet,
    SealConfirmed,
    SealedExported,
    Wish,
)
from coproduce.domain.summary import KEEP_DAYS, AnswersRetired, KeepingChanged


class CommentState(StrEnum):
    """Where a comment stands. Only `SHOWN` is ever seen by the room."""

    HELD = "held"
    SHOWN = "shown"
    PRIVATE = "private"
    PASSED = "passed"
    """Somebody is worried: sealed for the safeguarding lead, and never shown."""
    REMOVED = "removed"


class View(StrEnum):
    """What the room's screen shows."""

    AUTO = "auto"
    """What fits the moment: joining, the open question, or the shown result."""
    JOIN = "join"
    WIFI = "wifi"
    OPENING = "opening"
    """What is decided today, what can change, and who will hear."""
    ACTIONS = "actions"
    """What happens next: who does what, by when."""
    BLANK = "blank"
    """Cleared: no words at all."""


class SignalKind(StrEnum):
    """What a person can tell the desk. Never a vote, never on the room's screen."""

    BREAK = "break"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class SessionCreated:
    """A session began its life."""

    name: str
    title: str
    code: str
    language: str
    is_pretend: bool = False
    keep_days: int = KEEP_DAYS


@dataclass(frozen=True, slots=True)
class AgendaSet:
    """The facilitator left out, reordered or added activities: this is the whole new list."""

    activities: tuple[Activity, ...]


@dataclass(frozen=True, slots=True)
class SeatTaken:
    """Someone joined, or corrected their role on the same seat."""

    seat: str
    role: Role
    door: Door
    language: str
    code: str = ""
    """The printed one-time code that was used, if any."""
    card: str = ""
    """The picture card that the person keeps; empty when it stays as it was."""


@dataclass(frozen=True, slots=True)
class SeatPractised:
    """The practice question came through from this seat. The answer itself is not kept."""

    seat: str


@dataclass(frozen=True, slots=True)
class DoorChanged:
    """The facilitator opened or closed the door for new people."""

    is_open: bool


@dataclass(frozen=True, slots=True)
class CodesMade:
    """One-time codes were made for printing."""

    codes: tuple[str, ...]
    cards: tuple[str, ...] = ()
    """The card that is printed with each code."""


@dataclass(frozen=True, slots=True)
class PeopleCounted:
    """The facilitator typed how many people are in the room."""

    number: int


@dataclass(frozen=True, slots=True)
class ActivityOpened:
    """Answers are taken from now on."""

    activity: str


@dataclass(frozen=True, slots=True)
class ActivityClosed:
    """No new page takes answers; pages that were open may still send for `GRACE` seconds."""

    activity: str


@dataclass(frozen=True, slots=True)
class ResultShown:
    """The room sees the result as it stands now; it is frozen until shown again."""

    activity: str
    is_even_if_few: bool = False
    """The group chose to see its own total although fewer than 5 people answered."""


@dataclass(frozen=True, slots=True)
class ResultHidden:
    """The result was taken off the room's screen."""

    activity: str


@dataclass(frozen=True, slots=True)
class ScreenChanged:
    """The facilitator changed what the room's screen shows."""

    view: View


@dataclass(frozen=True, slots=True)
class WifiSet:
    """The name and password of the Wi-Fi that the facilitator typed, for a QR that joins it."""

    network: str
    password: str


@dataclass(frozen=True, slots=True)
class VoteCast:
    """A seat answered. The latest of a seat counts."""

    seat: str
    activity: str
    chosen: tuple[str, ...]
    how: How = How.OWN


@dataclass(frozen=True, slots=True)
class CommentGiven:
    """A seat wrote something. It is held until a person releases it."""

    seat: str
    activity: str
    text: str
    language: str
    wish: Wish = Wish.STAFF
    """Who may read it. Who was not asked is kept on the safe side."""
    phrases: tuple[str, ...] = ()
    """Ids of the picture phrases that the person chose instead of writing; `text` says them."""
    is_written_for: bool = False
    """Someone wrote it for the person, in the person's words."""


@dataclass(frozen=True, slots=True)
class CommentMoved:
    """A person at the desk moved a comment to another state."""

    comment: int
    """The id of the `CommentGiven` event."""
    state: CommentState
    reason: Removal | None = None
    """Why it was removed."""


@dataclass(frozen=True, slots=True)
class SignalGiven:
    """Someone told the desk that they need something."""

    seat: str
    signal: SignalKind
    has_card: bool = False
    """The person agreed that the desk sees their card."""


@dataclass(frozen=True, slots=True)
class SignalAnswered:
    """A person at the desk has seen to it."""

    signal: int
    """The id of the `SignalGiven` event."""


@dataclass(frozen=True, slots=True)
class AnswersDeleted:
    """A person deleted their answers: the rows are gone, and every reader folds again.

    `by` is a seat but not the field `seat`: the marker itself stays.
    """

    by: str
    activities: tuple[str, ...] = ()
    """The activities that the person had answered; not what."""


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """The meeting is over."""


@dataclass(frozen=True, slots=True)
class SessionResumed:
    """The meeting goes on after all."""


Event = (
    SessionCreated
    | AgendaSet
    | SeatTaken
    | SeatPractised
    | DoorChanged
    | CodesMade
    | PeopleCounted
    | ActivityOpened
    | ActivityClosed
    | ResultShown
    | ResultHidden
    | ScreenChanged
    | WifiSet
    | VoteCast
    | CommentGiven
    | CommentMoved
    | OpeningSet
    | AgreementGiven
    | ActionAdded
    | ActionRemoved
    | SignalGiven
    | SignalAnswered
    | AnswersDeleted
    | KeepingChanged
    | AnswersRetired
    | SessionEnded
    | SessionResumed
    | SafeguardingSet
    | AgesSet
    | LanguagesReadSet
    | CommentOpened
    | CommentUnderstood
    | CommentCovered
    | SealConfirmed
    | LeadTold
    | CardSeen
    | SealedExported
    | LanguagesOffered
    | SecondLanguageSet
)
"""Everything that can happen."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event with its place in the journal."""

    id: int
    """Counts up, never used twice."""
    at: float
    """Seconds since 1970 by the server's clock, which never goes back."""
    event: Event


class UnknownEventError(ValueError):
    """The journal holds a kind of event, or a field, that this version does not know."""


def kind_of(event: Event) -> str:
    """Return the stored name of the event's kind: `VoteCast` is "vote_cast"."""
    return _snake(type(event).__name__)


def to_body(event: Event) -> dict[str, Any]:
    """Return the event as plain values for JSON."""
    kind: Any = type(event)
    return {name: _plain(getattr(event, name)) for name in _names(kind)}


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(cls))


def from_body(kind: str, body: dict[str, Any]) -> Event:
    """Make the event again. Raises UnknownEventError if kind or fields are not known."""
    try:
        return typing.cast(Event, _build(_kinds()[kind], body))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UnknownEventError(kind) from error


def is_known(kind: str) -> bool:
    """Whether `kind` is the stored name of an event that this version knows."""
    return kind in _kinds()


@cache
def _kinds() -> dict[str, type]:
    return {_snake(c.__name__): c for c in typing.get_args(Event)}


@cache
def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if kind in (str, bool, int, float, types.NoneType):
        return value
    if issubclass(kind, Enum):
        return value.value
    if kind is tuple:
        return [_plain(v) for v in value]
    return {name: _plain(getattr(value, name)) for name in _names(kind)}


def _build(cls: type, body: dict[str, Any]) -> Any:
    hints = _hints(cls)
    return cls(**{name: _typed(hints[name], value) for name, value in body.items()})


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _typed(hint: Any, value: Any) -> Any:
    if typing.get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise TypeError(hint)
        item = typing.get_args(hint)[0]
        return tuple(_typed(item, v) for v in value)
    if isinstance(hint, types.UnionType):  # "or None": the value is of the first kind
        return None if value is None else _typed(typing.get_args(hint)[0], value)
    if isinstance(hint, types.GenericAlias) or not isinstance(hint, type):
        return value
    if issubclass(hint, Enum):
        return hint(value)
    if dataclasses.is_dataclass(hint):
        return _build(hint, value)
    if not isinstance(value, hint) and not (hint is float and isinstance(value, int)):
        raise TypeError(hint.__name__)
    return value

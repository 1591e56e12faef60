"""What happened in a session: events, in the past tense, each a line of the journal.

An event that has a `seat` belongs to one person, and goes when they delete their answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from coproduce.domain.activity import Activity
from coproduce.domain.events_languages import LanguagesOffered, SecondLanguageSet
from coproduce.domain.events_people import (
    ActionAdded,
    ActionRemoved,
    AgreementGiven,
    OpeningSet,
)
from coproduce.domain.people import Door, How, Role
from coproduce.domain.recording import RecordedOf, Vocabulary
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


if TYPE_CHECKING:
    Recorded: TypeAlias = RecordedOf[Event]
else:  # calling an alias is slow, and fails with slots
    Recorded = RecordedOf

SESSION: Final = Vocabulary[Event](0x636F7072, Event)
"""What a session's file holds. Its mark is the letters "copr"."""

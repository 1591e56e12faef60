"""What the desk remembers: which page is open, what it asked, what is being typed.

No Textual here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from coproduce.domain.activity import Kind
from coproduce.domain.events import CommentState
from coproduce.home import ServerInfo
from coproduce.joining import Address
from coproduce.sorting import Queue
from form.client import new_key
from tui.widgets.paper import Item, Line


class Place(StrEnum):
    """Which page the desk shows."""

    HOME = "home"
    QUESTION = "question"
    COMMENTS = "comments"
    MORE = "more"
    PEOPLE = "people"
    WIFI = "wifi"
    PRINT = "print"
    PHONES = "phones"
    ADDRESS = "address"
    """Which address phones are told."""
    KIND = "kind"
    """Which kind of question to add."""
    OPENING = "opening"
    """What we do today."""
    STEP = "step"
    """Which step of the ladder was agreed."""
    ACTIONS = "actions"
    """What happens next."""
    OTHER = "other"
    """What else can be done with a comment."""
    REASON = "reason"
    """Why a comment is removed."""
    WORRIED = "worried"
    """A comment was just sealed: the page on which it can be undone."""
    SEALED = "sealed"
    """The sealed comments, without their words."""
    HEARS = "hears"
    """Who hears when someone is not safe."""
    DIFFER = "differ"
    """Where young people and professionals disagree."""
    LANGUAGES = "languages"
    """Which languages people can choose, and the second one on the screen."""


@dataclass(frozen=True)
class Ask:
    """Something to ask the server."""

    command: str
    arguments: dict[str, Any] = field(default_factory=dict)
    done: Callable[[dict[str, Any]], None] | None = None
    """Called with the server's answer."""
    is_quiet: bool = False
    """Not offered again when the server is away: it comes by itself."""


@dataclass(frozen=True)
class Confirm:
    """A second step: it says what will happen, and y does it."""

    words: tuple[str, ...]
    yes: str
    """What y does, in words."""
    ask: Ask


@dataclass
class Typing:
    """Something being typed. What was typed stays until it was of use."""

    prompt: tuple[str, ...]
    done: Callable[[str], None]
    value: str = ""
    most: int = 80
    """The most characters."""
    is_hidden: bool = False
    """A password: it is not shown."""


@dataclass
class OwnQuestion:
    """A question that the facilitator is writing."""

    kind: Kind = Kind.CHOICE
    question: str = ""
    options: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Act:
    """A key of a page and what it does."""

    key: str
    words: str
    do: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown: words, things to choose, and the keys."""

    lines: tuple[Line, ...]
    items: tuple[Item, ...] = ()
    acts: tuple[Act, ...] = ()
    start: int = 0


@dataclass
class Desk:
    """The desk's own state; what the meeting is comes from the journal."""

    place: Place = Place.HOME
    question: str = ""
    """The activity whose page is open."""
    queue: CommentState = CommentState.HELD
    """Which comments are looked at."""
    comment: int = 0
    """The comment being read. New ones never change it."""
    sorting: Queue = field(default_factory=Queue)
    """The order in which held comments are read."""
    is_in_room: bool = False
    """This window shows the room's screen too: no password is typed here."""
    id: str = field(default_factory=new_key)
    """What only this desk knows: it alone can undo what it sealed."""
    worried: int = 0
    """The sealed comment whose page is open; 0 for the list."""
    read_up_to: int = 0
    """The newest comment that the desk has been told of on the comments page."""
    moves: list[tuple[int, CommentState]] = field(default_factory=list)
    """What was moved here, and where to, for undo."""
    confirm: Confirm | None = None
    typing: Typing | None = None
    action: dict[str, str] = field(default_factory=dict)
    """What happens next, as far as it is typed."""
    own: OwnQuestion = field(default_factory=OwnQuestion)
    failed: Ask | None = None
    """What the server did not do; offered again."""
    failed_words: str = ""
    notice: str = ""
    """What has just happened; stays until the next key."""
    addresses: tuple[Address, ...] = ()
    """This computer's addresses, the likeliest for phones first."""
    told: str = ""
    """The address that phones are told now."""
    server: ServerInfo | None = None
    """Where the server listens now."""
    sheet_languages: tuple[str, ...] = ()
    """The languages of sheets to print, one or two; empty: the meeting's."""
    pairing: dict[str, Any] = field(default_factory=dict)
    """How pairing a phone stands, as the server says, and the address of the offer."""

    def go(self, place: Place) -> None:
        """Open another page."""
        self.place, self.confirm, self.typing = place, None, None

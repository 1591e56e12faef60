"""What a shared keyboard remembers: where the person is, who they are, and the answer being made.

No Textual here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from coproduce.domain.activity import Activity
from coproduce.domain.people import How, Role
from form.client import new_key


class Step(StrEnum):
    """Which page the keyboard shows."""

    LANGUAGE = "language"
    ROLE = "role"
    CARD = "card"
    """Somebody comes back and types the name of their card."""
    PRACTICE = "practice"
    PRACTISED = "practised"
    SEES = "sees"
    """Who will see the answers: before the first one."""
    EVIDENCE = "evidence"
    """What to look at before a verdict."""
    QUESTION = "question"
    EASIER = "easier"
    WHO = "who"
    """Who chose this answer?"""
    CONFIRM = "confirm"
    SENDING = "sending"
    THANKS = "thanks"
    LATE = "late"
    COMMENT = "comment"
    COMMENT_CONFIRM = "comment-confirm"
    PICTURES = "pictures"
    AGREE = "agree"
    WAIT = "wait"
    DELETE = "delete"
    DELETED = "deleted"
    PASS = "pass"  # noqa: S105 - to pass the keyboard on
    ASIDE = "aside"
    """Asks before somebody steps aside."""
    ENDED = "ended"


ANSWERING = (Step.EVIDENCE, Step.QUESTION, Step.EASIER, Step.WHO, Step.CONFIRM)
"""The pages on which an answer is being made."""


@dataclass(eq=False)
class Person:
    """Who has the keyboard now."""

    role: Role | None = None
    seat: str = ""
    """Given by the server; "" until it has thanked us for the role."""
    seat_key: str = ""
    """What the seat was asked for with; "" for somebody who came back to theirs."""
    language: str = ""
    """The language that the person chose; "" for that of this program."""
    card: str = ""
    """The person's picture card; "" until the seat has come."""
    has_called: bool = False
    """Pressed "I want to talk to someone": the desk may be told the card too."""
    has_seen_who_sees: bool = False
    answered: set[str] = field(default_factory=set)
    """Ids of the activities that this person sent an answer to."""
    shelf: int = 0
    """Which of the pages of picture phrases is open."""
    part: int = 0
    """Which part of the agreement is asked."""
    is_listening: bool = False
    """Said no to taking part: no question comes by itself."""
    wants: list[str] = field(default_factory=list)
    """Signals pressed before there was a seat to send them for."""


@dataclass(eq=False)
class Draft:
    """An answer being made, and what is written with it. Its keys are made once."""

    activity: Activity
    chosen: tuple[str, ...] = ()
    how: How = How.OWN
    text: str = ""
    phrases: tuple[str, ...] = ()
    """Ids of the picture phrases chosen instead of writing; `text` says them."""
    is_written_for: bool = False
    """Someone wrote it for the person, in the person's words."""
    is_easier: bool = False
    """The person asked for easier words."""
    key: str = field(default_factory=new_key)
    comment_key: str = field(default_factory=new_key)

    def toggle(self, choice_id: str) -> bool:
        """Pick or unpick a choice; False if that would be one too many."""
        if choice_id in self.chosen:
            self.chosen = tuple(c for c in self.chosen if c != choice_id)
            return True
        if len(self.chosen) >= self.activity.most:
            return False
        order = [c.id for c in self.activity.choices]
        self.chosen = tuple(sorted((*self.chosen, choice_id), key=order.index))
        return True


@dataclass(eq=False)
class Job:
    """Something to ask the server, again and again until it has thanked us."""

    command: str
    person: Person
    arguments: dict[str, object] = field(default_factory=dict)

    def whole(self) -> dict[str, object]:
        """Return the arguments with the seat, which may have come since the job was made."""
        if self.command == "seat":
            return self.arguments
        return {"seat": self.person.seat, **self.arguments}

"""What the room's keys do now: the next step, from where the session stands. Draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from coproduce.content import said
from coproduce.domain.activity import Activity
from coproduce.domain.session import Phase, Session
from coproduce.languages import _

DEAD_TIME: Final = 0.7
"""Seconds in which a second press of the same step does nothing: a terminal has no key-up, and a
key held down must not run through the whole meeting."""


class Do(StrEnum):
    """What the next step does: the server's command of the same name."""

    OPEN = "open"
    CLOSE = "close"
    SHOW = "show"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class Step:
    """The next step, and what it is done to."""

    do: Do
    activity: Activity
    number: int
    """The activity's place in the agenda, from 1."""
    is_too_few: bool = False
    """Some people, but fewer than 5, answered: the group is asked first."""

    @property
    def words(self) -> str:
        """The step in words, for the line of keys."""
        name = said(self.activity, self.activity.name)
        text = {
            Do.OPEN: _("open question {number}, {name}"),
            Do.CLOSE: _("close question {number}"),
            Do.SHOW: _("show the result of question {number}"),
            Do.RESUME: _("go on with the meeting"),
        }[self.do]
        return text.format(number=self.number, name=name)

    @property
    def short(self) -> str:
        """The step in fewer words, for a narrow screen."""
        text = {
            Do.OPEN: _("open question {number}"),
            Do.CLOSE: _("close question {number}"),
            Do.SHOW: _("show the result"),
            Do.RESUME: _("go on with the meeting"),
        }[self.do]
        return text.format(number=self.number)


def next_step(session: Session, chosen: str = "") -> Step | None:
    """Return the next step for the activity `chosen`, or for where the session stands.

    None when every question was asked and its result shown.
    """
    activity = session.activity(chosen) or _at_hand(session)
    if session.is_ended and session.agenda:
        activity = session.agenda[0]
    return None if activity is None else _step(session, activity)


def _at_hand(session: Session) -> Activity | None:
    """Return the open activity, else the closed one whose result waits, else the next to open."""
    if (now := session.open_activity) is not None:
        return now
    focus = session.activity(session.focus)
    if focus is not None and _is_hidden(session, focus):
        return focus
    return _next_waiting(session, focus)


def _is_hidden(session: Session, activity: Activity) -> bool:
    progress = session.where(activity.id)
    return progress.phase is Phase.CLOSED and progress.shown is None


def _next_waiting(session: Session, after: Activity | None) -> Activity | None:
    waiting = [a for a in session.agenda if session.where(a.id).phase is Phase.WAITING]
    start = -1 if after is None else session.agenda.index(after)
    later = [a for a in waiting if session.agenda.index(a) > start]
    return next(iter(later or waiting), None)


def _step(session: Session, activity: Activity) -> Step:
    number = 1 + session.agenda.index(activity)
    if session.is_ended:
        return Step(Do.RESUME, activity, number)
    phase = session.where(activity.id).phase
    if phase is Phase.OPEN:
        return Step(Do.CLOSE, activity, number)
    if phase is Phase.WAITING:
        return Step(Do.OPEN, activity, number)
    tally = session.tally(activity.id)
    return Step(Do.SHOW, activity, number, tally.is_too_few and tally.total.people > 0)


def neighbour(session: Session, chosen: str, by: int) -> str:
    """Return the id of the activity `by` places further in the agenda, without going round."""
    if not session.agenda:
        return ""
    step = next_step(session, chosen)
    now = session.agenda.index(step.activity) if step else len(session.agenda) - 1
    return session.agenda[min(max(now + by, 0), len(session.agenda) - 1)].id

"""The next step of a meeting: say how it opens, then question by question, and so to the end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coproduce.domain.activity import Activity
from coproduce.domain.progress import Phase
from coproduce.domain.session import Session


class Do(StrEnum):
    """What a step does: the server's command of the same name, but for `TELL`."""

    TELL = "tell"
    """Show the opening on the room's screen."""
    OPEN = "open"
    CLOSE = "close"
    SHOW = "show"
    END = "end"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class Step:
    """The next step, and what it is done to."""

    do: Do
    activity: Activity | None = None
    """None to end the meeting or to go on with it."""
    number: int = 0
    """The activity's place in the agenda, from 1."""
    is_too_few: bool = False
    """Some people, but fewer than 5, answered: the group is asked first."""


def next_step(session: Session, chosen: str = "") -> Step:
    """Return the next step for the activity `chosen`, or for where the session stands.

    Every screen and desk offers this one. A closed question whose result waits comes before a new
    one; the next to open is the first not yet asked after the one at hand, else any not yet asked.
    """
    if session.is_ended:
        return Step(Do.RESUME)
    is_untold = session.opening.is_set and not session.is_opening_shown
    if is_untold and not session.progress and not chosen:
        return Step(Do.TELL)
    activity = session.activity(chosen) or _at_hand(session)
    return Step(Do.END) if activity is None else _step(session, activity)


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
    phase = session.where(activity.id).phase
    if phase is Phase.OPEN:
        return Step(Do.CLOSE, activity, number)
    if phase is Phase.WAITING:
        return Step(Do.OPEN, activity, number)
    tally = session.tally(activity.id)
    return Step(Do.SHOW, activity, number, tally.is_too_few and tally.total.people > 0)

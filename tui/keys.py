"""The room's keys in words: the next step, from where the session stands. Draws nothing."""

from __future__ import annotations

from typing import Final

from coproduce.content import called
from coproduce.domain.session import Session
from coproduce.domain.steps import Do, Step, next_step
from coproduce.languages import _

DEAD_TIME: Final = 0.7
"""Seconds in which a second press of the same step does nothing: a terminal has no key-up, and a
key held down must not run through the whole meeting."""


def words(step: Step) -> str:
    """Return the step in words, for the line of keys."""
    text = {
        Do.TELL: _("show what we do today"),
        Do.OPEN: _("open question {number}, {name}"),
        Do.CLOSE: _("close question {number}"),
        Do.SHOW: _("show the result of question {number}"),
        Do.RESUME: _("go on with the meeting"),
        Do.END: _("end the meeting"),
    }[step.do]
    name = called(step.activity) if step.activity else ""
    return text.format(number=step.number, name=name)


def few_words(step: Step) -> str:
    """Return the step in fewer words, for a narrow screen."""
    text = {
        Do.TELL: _("what we do today"),
        Do.OPEN: _("open question {number}"),
        Do.CLOSE: _("close question {number}"),
        Do.SHOW: _("show the result"),
        Do.RESUME: _("go on with the meeting"),
        Do.END: _("end the meeting"),
    }[step.do]
    return text.format(number=step.number)


def neighbour(session: Session, chosen: str, by: int) -> str:
    """Return the id of the activity `by` places further in the agenda, without going round."""
    if not session.agenda:
        return ""
    step = next_step(session, chosen)
    now = session.agenda.index(step.activity) if step.activity else len(session.agenda) - 1
    return session.agenda[min(max(now + by, 0), len(session.agenda) - 1)].id

"""When a command starts: deletes answers that were kept long enough, and says so.

Everything is said on standard error, before anything is drawn.
"""

from __future__ import annotations

import sys
import time

from coproduce import retiring
from coproduce.errors import CoproduceError
from coproduce.home import SessionFolder
from coproduce.languages import _, ngettext
from coproduce.retiring import Retired
from tui.crash import say_error


def at_start(now: float | None = None) -> None:
    """Delete the single answers of every meeting whose time is over; a running one is left alone.

    When the clock may be wrong, the person at the keyboard is asked; without one nothing happens.
    """
    now = time.time() if now is None else now
    found = retiring.due(now)
    if retiring.is_clock_doubtful(now) and not (found and _is_clock_right(now, found)):
        return
    retiring.trust_clock(now)
    done = [one for folder in found if (one := _retire(folder)) is not None]
    if done:
        say_done(done)


def _retire(folder: SessionFolder) -> Retired | None:
    try:
        return retiring.retire(folder)
    except CoproduceError as error:  # the command goes on: it may be about another meeting
        say_error(error)
        return None


def say_done(done: list[Retired]) -> None:
    """Say what was deleted, what stays, and what we cannot delete."""
    for one in done:
        _say(_("“{title}”: we deleted the single answers.").format(title=one.title))
    _say(what_stays())
    if any(one.sealed for one in done):
        _say(_("We keep words about someone not being safe."))
    _say(copies())


def what_stays() -> str:
    """Return what a meeting still has when its single answers are deleted."""
    return _("The numbers stay, and the comments that may be in a report, and the actions.")


def copies() -> str:
    """Return what a person must delete: we do not know where it is."""
    return _("Copies of a meeting, and results that you wrote before, still have the answers. "
             "Delete those too.")  # fmt: skip


def _is_clock_right(now: float, found: list[SessionFolder]) -> bool:
    """Ask whether today is the day that the clock says; no, when nobody is there to ask."""
    day = _day(now)
    _say(
        ngettext(
            "The single answers of {n} meeting are old enough to delete.",
            "The single answers of {n} meetings are old enough to delete.",
            len(found),
        ).format(n=len(found))
    )
    for folder in found:
        words = _("“{name}”: the last answer came on {day}.")
        _say(words.format(name=folder.name, day=_day(retiring.last_answer(folder))))
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        _say(_("But we did not run for a while, and the clock may be wrong. It says {day}.")
             .format(day=day))  # fmt: skip
        _say(_("We deleted nothing. Please type in a terminal: coproduce sessions list"))
        return False
    _say(_("Are these days right, and is today {day}?").format(day=day))
    _say(_("Type y for yes, or n for no, and press Enter:"))
    if sys.stdin.readline().strip().lower() == "y":
        return True
    _say(_("We deleted nothing. Put the clock of this computer right. Then start again."))
    return False


def _day(at: float) -> str:
    return time.strftime("%Y-%m-%d", time.localtime(at))


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)

"""Deletes the single answers of meetings that were kept long enough, and leaves a summary.

This runs when a command starts (see `tui.retiring`), never beside a meeting's server. A wrong
clock would delete too early, so a clock that stands more than `JUMP` after the last time that this
program ran is doubted: somebody is asked first.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from typing import Final

from coproduce import home
from coproduce.domain.events import (
    SESSION,
    ActivityClosed,
    CommentState,
)
from coproduce.domain.progress import Phase
from coproduce.domain.retention import GOES, LONGEST, PREPARED, summarised
from coproduce.domain.session import Session, fold
from coproduce.domain.summary import AnswersRetired, KeepingChanged
from coproduce.domain.view import report
from coproduce.errors import CoproduceError
from coproduce.home import SessionFolder
from coproduce.journal import Entry, SqliteJournal
from coproduce.journal_file import Stored, look
from coproduce.languages import _, ngettext

DAY: Final = 86_400.0
JUMP: Final = 7 * DAY
"""Seconds: a clock that went further than this while nobody looked is doubted.

A group that meets every week is not asked. A clock that is wrong by less is not noticed.
"""
_HOUR: Final = 3_600.0


@dataclass(frozen=True, slots=True)
class Retired:
    """What was done to one meeting."""

    title: str
    sealed: int
    """How many comments for the safeguarding lead are still there."""


def due(now: float) -> list[SessionFolder]:
    """Return the meetings whose answers were kept long enough at `now`, by the machine's clock."""
    return [one for one in home.sessions() if (at := due_at(one)) and at <= now]


def due_at(folder: SessionFolder) -> float:
    """Return when the answers of a meeting go; 0.0 when there are none or it cannot be read."""
    stored = stored_in(folder)
    return stored.last + stored.keep_days * DAY if stored is not None and stored.last else 0.0


def last_answer(folder: SessionFolder) -> float:
    """Return when the last answer came, by the clock of then; 0.0 when there is none."""
    stored = stored_in(folder)
    return stored.last if stored is not None else 0.0


def stored_in(folder: SessionFolder) -> Stored | None:
    """Return what a meeting's file says about its answers; None if it cannot be read.

    Whoever opens the meeting is told what is wrong with it.
    """
    with contextlib.suppress(CoproduceError, KeyError, TypeError, ValueError):
        return look(folder.journal, SESSION)
    return None


def open_sessions() -> list[SessionFolder]:
    """Return the meetings that can go on: those whose single answers are still here."""
    stored = [(folder, stored_in(folder)) for folder in home.sessions()]
    return [folder for folder, found in stored if found is None or not found.is_retired]


def from_the_future(now: float) -> list[str]:
    """Return the names of meetings whose answers were written by a clock that was ahead of `now`.

    They are kept longer than they should be, until the clock comes there or a person deletes them.
    """
    stored = [(folder.name, stored_in(folder)) for folder in home.sessions()]
    return [name for name, found in stored if found is not None and found.last > now + DAY]


def is_clock_doubtful(now: float) -> bool:
    """Whether the clock has gone on by more than `JUMP` since this program ran last."""
    seen = _seen()
    if seen is None:
        seen = max((s.last for f in home.sessions() if (s := stored_in(f))), default=now)
    return now > seen + JUMP


def trust_clock(now: float) -> None:
    """Remember that the clock stood at `now`. A clock that went back is believed too."""
    seen = _seen()
    if (seen is None or abs(now - seen) > _HOUR) and home.home().is_dir():
        with contextlib.suppress(CoproduceError):  # then the clock is doubted next time
            home.write_private(home.home() / "clock.json", json.dumps({"seen": now}))


def _seen() -> float | None:
    try:
        return float(json.loads((home.home() / "clock.json").read_text("utf-8"))["seen"])
    except (OSError, ValueError, TypeError, KeyError):
        return None


def retire(folder: SessionFolder) -> Retired | None:
    """Delete the single answers of a meeting for good, and leave its summary.

    Returns None, and does nothing, while the meeting runs. Raises CoproduceError if the file
    cannot be written.
    """
    from filelock import FileLock, Timeout

    try:
        with FileLock(folder.lock, timeout=0, mode=0o600), SqliteJournal(folder.journal) as journal:
            return _retire(journal)
    except Timeout:
        return None
    except OSError:
        raise home.not_writable() from None


def _retire(journal: SqliteJournal) -> Retired:
    session = fold(journal.read())
    if session.summary is not None:
        return _told(session)
    still_open = [a.id for a in session.agenda if session.where(a.id).phase is Phase.OPEN]
    if still_open:  # nobody closed it: its answers are counted all the same
        journal.append([Entry(ActivityClosed(name)) for name in still_open])
        session = fold(journal.read())
    summary = summarised(report(session))
    # When people had only sat down, the meeting is still to come: printed codes must work then.
    is_over = bool(summary.results)
    journal.retire(AnswersRetired(summary), GOES if is_over else GOES - PREPARED)
    return _told(session)


def _told(session: Session) -> Retired:
    sealed = len(session.comments_in(CommentState.PASSED))
    return Retired(session.title or session.name, sealed)


def keeping(session: Session, days: int) -> KeepingChanged:
    """Return the event that keeps the answers of a meeting for `days` days after the last one.

    Raises CoproduceError for a number that cannot be, and for a longer time once people have
    joined: they were told the shorter one.
    """
    if not 1 <= days <= LONGEST:
        raise CoproduceError(
            _("This is not a number of days."),
            _("Type a number from 1 to {most}.").format(most=LONGEST),
        )
    if session.seats and days > session.keep_days:
        told = ngettext(
            "People were told that we keep their answers for {n} day.",
            "People were told that we keep their answers for {n} days.",
            session.keep_days,
        )
        raise CoproduceError(
            told.format(n=session.keep_days),
            _("You can make it shorter. You cannot make it longer."),
        )
    return KeepingChanged(days)


def keep(folder: SessionFolder, days: int) -> None:
    """Write into a meeting that does not run for how long its answers are kept.

    Raises CoproduceError as `keeping` does, and if the meeting runs or cannot be written.
    """
    from filelock import FileLock, Timeout

    try:
        with FileLock(folder.lock, timeout=0, mode=0o600), SqliteJournal(folder.journal) as journal:
            journal.append([Entry(keeping(fold(journal.read()), days))])
    except Timeout:
        raise CoproduceError(
            _("The meeting “{name}” is running already.").format(name=folder.name),
            _("Use the window that is open. Or close it first."),
        ) from None
    except OSError:
        raise home.not_writable() from None

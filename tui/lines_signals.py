"""People who need something, in plain lines. Never a vote, never on the room's screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduce import safe_words
from coproduce.domain.session import Session
from coproduce.domain.signal import Signal
from coproduce.languages import _
from tui.lines import Option, SkipError

if TYPE_CHECKING:
    from tui.lines_desk import Desk


def words(session: Session, signal: Signal) -> str:
    """Return what someone needs, as a sentence. Who it is, only by the card, if they agreed."""
    return safe_words.signal(session, signal)


def run(desk: Desk) -> None:
    """Go through what people need, the one who waits longest first."""
    waiting = desk.session.waiting_signals()
    if not waiting:
        desk.lines.say(_("Nobody needs anything now."))
        return
    options = [Option("1", _("Someone has seen to it.")), Option("2", _("Later."))]
    for signal in waiting:
        try:
            chosen = desk.lines.ask([words(desk.session, signal)], options)
        except SkipError:
            continue
        if chosen == "1":
            desk.do("answer-signal", _("Good. It is off the list."), signal=signal.id)

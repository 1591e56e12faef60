"""People who need something, in plain lines. Never a vote, never on the room's screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduce.domain.events import SignalKind
from coproduce.domain.session import Signal
from coproduce.languages import _
from tui.lines import Option, SkipError

if TYPE_CHECKING:
    from tui.lines_desk import Desk


def words(signal: Signal) -> str:
    """Return what someone needs, as a sentence. Who it is stays between them and the helper."""
    if signal.kind is SignalKind.BREAK:
        return _("Someone needs a break.")
    return _("Someone wants to talk.")


def run(desk: Desk) -> None:
    """Go through what people need, the one who waits longest first."""
    waiting = desk.session.waiting_signals()
    if not waiting:
        desk.lines.say(_("Nobody needs anything now."))
        return
    options = [Option("1", _("Someone has seen to it.")), Option("2", _("Later."))]
    for signal in waiting:
        try:
            chosen = desk.lines.ask([words(signal)], options)
        except SkipError:
            continue
        if chosen == "1":
            desk.do("answer-signal", _("Good. It is off the list."), signal=signal.id)

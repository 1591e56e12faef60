"""Making the facilitator's phone the desk: show a code, wait for the scan, type its number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from textual.geometry import Size
from textual.timer import Timer

from coproduce import sentences
from coproduce.languages import _, ngettext
from tui.widgets.asking import Ask
from tui.widgets.join_page import with_qr
from tui.widgets.page import Block, Line, Part, block, written

if TYPE_CHECKING:
    from tui.screens.room import RoomScreen

POLLS: Final = 1.0
"""Seconds between two questions whether the phone has scanned the code."""


class Pairing:
    """One try after the other, on the room's screen. A wrong number ends a try."""

    def __init__(self, room: RoomScreen) -> None:
        """Pair through the server of `room`."""
        self._room = room
        self._timer: Timer | None = None
        self._address = ""
        self._seconds = 0
        self._has_asked_number = False

    @property
    def page(self) -> Callable[[Size], Sequence[Line]] | None:
        """What is drawn instead of the session while a code is offered."""
        return self._page if self._address else None

    def start(self) -> None:
        """Ask the server for a code."""
        if not self._room.around.has_network:
            self._room.say(sentences.no_network())
        else:
            self._room.send("pair", self._offer)

    def stop(self) -> None:
        """Take the code off the screen."""
        self._address, self._has_asked_number = "", False
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self._room.redraw()

    def _offer(self, answer: dict[str, Any]) -> None:
        self.stop()
        self._address = str(answer.get("address", ""))
        self._seconds = int(answer.get("seconds", 0))
        self._room.ask(Ask(_("Scan the code with your phone. We wait."), on_back=self.stop))
        self._timer = self._room.set_interval(POLLS, self._poll)

    def _poll(self) -> None:
        self._room.send("pairing", self._see)

    def _see(self, answer: dict[str, Any]) -> None:
        if not self._address:
            return
        state = answer.get("state")
        if state == "scanned" and not self._has_asked_number:
            self._has_asked_number = True
            words = _("Type the number that your phone shows:")
            self._room.ask(Ask(words, on_digits=self._confirm, on_back=self.stop))
        elif state == "none":
            self._end(_("The code is no longer valid. Press p to try again."))
        elif state == "paired":
            self._end(_("Your phone is the desk now."))

    def _confirm(self, number: str) -> None:
        self._room.send("confirm-pairing", self._confirmed, self._fail, number=number)

    def _confirmed(self, answer: dict[str, Any]) -> None:
        self._end(_("Your phone is the desk now."))

    def _fail(self) -> None:
        # The refusal itself is said by the screen.
        self._room.ask(None)
        self.stop()

    def _end(self, words: str) -> None:
        self._room.ask(None)
        self.stop()
        self._room.say(words)

    def _page(self, size: Size) -> Sequence[Line]:
        return with_qr(self._address, size, self._room.around, self._words)

    def _words(self, width: int) -> list[Block]:
        minutes = max(1, self._seconds // 60)
        valid = ngettext(
            "The code works for {n} minute.", "The code works for {n} minutes.", minutes
        )
        return [
            block(written(_("Make your phone the desk"), width, Part.BOLD), has_gap=False),
            block(written(_("Scan the code. Or type this address on your phone:"), width)),
            block(written(self._address.lower(), width, Part.STRONG)),
            block(written(valid.format(n=minutes), width), rank=1),
        ]

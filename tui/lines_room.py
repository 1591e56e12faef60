"""The room's screen in plain lines: says what is new while it waits for a key."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any, Final, Protocol

from coproduce.domain.view import RoomView, Showing
from coproduce.errors import CoproduceError
from coproduce.following import Follower
from coproduce.home import SessionFolder
from coproduce.languages import _
from coproduce.offering import page_address
from tui import lines_view
from tui.desk_line import desk_line
from tui.lines import Lines, QuitError, Source

LOOK: Final = 0.3
"""Seconds between two looks at the journal."""
CALM: Final = 8.0
"""Seconds between two sentences that only count people."""


class Polled(Source, Protocol):
    """A source of lines that can be waited for with a time limit."""

    def poll(self, seconds: float) -> str | None:
        """Return a line, or None if none came; "" when none will come."""


class Asker(Protocol):
    """Asks the server: `form.client.Client`, or a test's own."""

    def ask(self, command: str, **arguments: Any) -> dict[str, Any]:
        """Ask for a command of form/commands.py and return its answer."""


class RoomLines:
    """Says the room's screen."""

    def __init__(
        self,
        folder: SessionFolder,
        follower: Follower,
        client: Asker,
        source: Polled,
        lines: Lines,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Say `follower`'s view in `lines`, and hear keys from `source`; clear it by `client`."""
        self._folder = folder
        self._follower = follower
        self._client = client
        self._source = source
        self._lines = lines
        self._clock = clock
        self._said: RoomView | None = None
        self._counted = clock()
        self._is_cleared = False
        """The screen was cleared here, and the journal does not say so yet."""

    def run(self) -> str | None:
        """Say what is new until the facilitator quits; "desk" if the desk is wanted here."""
        try:
            self._lines.say(*_keys())
            while True:
                self.say_changes()
                typed = self._source.poll(LOOK)
                if typed is not None and (answer := self._do(typed)) is not None:
                    return answer or None
        except QuitError:
            return None

    def say_changes(self) -> None:
        """Say what changed since the last time. Numbers of people wait for a calm moment."""
        self._follower.update()
        view = self._follower.view()
        if self._said is None:
            self._say_all(view)
            return
        if self._is_cleared:
            if view.showing is Showing.BLANK:
                self._is_cleared, self._said = False, view
            return
        if view.showing is Showing.BLANK and self._said.showing is not Showing.BLANK:
            self._lines.hide()
        is_calm = self._clock() - self._counted >= CALM
        if not is_calm and lines_view.are_only_counts(self._said, view):
            return
        new = lines_view.changes(self._said, view, self._address())
        if new:
            self._counted = self._clock()
        self._lines.say(*new)
        self._said = view

    def _say_all(self, view: RoomView) -> None:
        self._lines.say(*lines_view.everything(view, self._address()))
        self._said, self._counted = view, self._clock()

    def _do(self, typed: str) -> str | None:
        """Do what was typed. Returns "desk", "" to leave, or None to go on."""
        if not typed:
            raise QuitError
        key = typed.strip().lower()
        if key == "c":
            self._clear()
        elif self._is_cleared and key in ("", "r"):
            self._lines.say(_cleared())
        elif key in ("", "r"):
            self._follower.update()
            self._say_all(self._follower.view())
        elif key == "?":
            self._lines.say(*_keys())
        elif key == "j":
            self._lines.say(*lines_view.join_lines(self._follower.view(), self._address()))
            if page := page_address(self._folder.server(), self._follower.session):
                self._lines.say(_("The room's screen as a page: {address}").format(address=page))
        elif key == "d":
            return self._desk()
        elif key == "q":
            is_sure = self._lines.confirm(_("Do you want to close the room's screen?"))
            return "" if is_sure else None
        else:
            self._lines.say(_("We do not know “{typed}”. Type ? for help.").format(typed=key))
        return None

    def _clear(self) -> None:
        """Clear the room's screen at once, whatever the server says; show it when it is clear."""
        self._follower.update()
        is_blank = self._follower.view().showing is Showing.BLANK
        if self._is_cleared and not is_blank:  # the server never heard of it
            self._is_cleared = False
            self._say_all(self._follower.view())
        elif is_blank:
            self._is_cleared = False
            self._send("auto")
        else:
            self._is_cleared = True
            self._lines.hide()
            self._lines.say(_cleared())
            self._send("blank")

    def _send(self, view: str) -> None:
        try:
            self._client.ask("screen", view=view)
        except CoproduceError as error:
            self._lines.say(error.what_happened, error.what_to_do)

    def _desk(self) -> str | None:
        self._lines.say(
            _("You can open the desk in another window. Type there:"),
            desk_line(self._folder) + " --plain",
        )
        self._lines.say(_("At the desk you read what people wrote. Some of it is private."))
        self._lines.say(
            _("Some windows keep earlier lines. Then people can scroll back and read them."),
            _("It is safer to use a phone as the desk."),
        )
        is_seen = self._lines.confirm(_("Can other people see or hear this window?"))
        if is_seen:
            self._lines.say(_("Then use another window, or a phone. We stay here."))
            return None
        return "desk"

    def _address(self) -> str:
        info = self._folder.server()
        return "" if info is None else info.address


def _keys() -> list[str]:
    return [
        _("This is the room's screen in plain lines. It says what is new."),
        _("r: hear all again. j: how to join. d: desk. q: close. ?: hear this again."),
        _("c: clear the room's screen at once. Type c again to show it."),
        _("Then press Enter."),
    ]


def _cleared() -> str:
    return _("The screen is cleared. Type c to show it again.")


def show_room(folder: SessionFolder) -> str | None:
    """Say the room's screen until it is closed; "desk" if the desk is wanted here."""
    from form.client import Client
    from tui.lines_typing import Typing

    source = Typing()
    with Follower(folder.journal) as follower:
        return RoomLines(folder, follower, Client(folder), source, Lines(source, sys.stdout)).run()

"""The room's screen: what everybody sees, and the facilitator's keys, which show nothing private.

It draws `RoomView` alone. It reads the journal itself, and asks the server for every change.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size

from coproduce import languages
from coproduce.domain.steps import Do, Step, next_step
from coproduce.domain.view import RoomView, Showing
from coproduce.errors import CoproduceError
from coproduce.following import Follower
from coproduce.gathering import is_opening_missing
from coproduce.home import SessionFolder
from coproduce.languages import _
from coproduce.offering import (
    is_right_to_left_on_screen,
    letters_may_be_wrong,
    page_address,
    second_on_screen,
)
from tui import keys
from tui.screens import room_asks
from tui.screens.linked import Asker, LinkedScreen, starting_again
from tui.screens.pairing import Pairing
from tui.widgets.asking import Ask
from tui.widgets.board import Board
from tui.widgets.foot import Foot
from tui.widgets.join_page import Surroundings
from tui.widgets.keyline import Key
from tui.widgets.page import Line
from tui.widgets.room_page import room_page
from tui.widgets.second_language import Second
from tui.widgets.writing import is_right_to_left

LOOKS: Final = 0.1
"""Seconds between two looks at the journal: ten a second, each some microseconds."""


class RoomScreen(LinkedScreen[str]):
    """What the room sees. Ends with "leave" or "desk"."""

    def __init__(
        self, folder: SessionFolder, follower: Follower, desk_line: str, client: Asker
    ) -> None:
        """Show what `follower` reads; `desk_line` opens the desk in a second window."""
        super().__init__(folder, client)
        self.desk_line = desk_line
        self.dead_time = keys.DEAD_TIME
        self.follower = follower
        self.view = self.follower.view()
        self.pairing = Pairing(self)
        self.board, self.foot = Board(), Foot()
        self._is_cleared = False
        """The screen was cleared here, and the journal does not say so yet."""
        self._chosen = ""
        """The activity chosen with the arrows; empty for the one at hand."""
        self._pressed = -keys.DEAD_TIME
        self._has_told_direction = False

    def compose(self) -> ComposeResult:
        """Put the board and the foot in place."""
        yield self.board
        yield self.foot

    def on_mount(self) -> None:
        """Start looking at the journal."""
        self.foot.keys.focus()
        self.set_interval(LOOKS, self.look)
        self.redraw()

    def on_unmount(self) -> None:
        """Let the journal go."""
        self.follower.close()

    # --- what is shown ------------------------------------------------------------------------

    def look(self) -> None:
        """Take in what is new in the journal, and draw only if something changed."""
        if self.is_server_away and not self.foot.message.is_saying(starting_again()):
            self.say(starting_again())
        try:
            is_new = self.follower.update()
        except CoproduceError as error:
            self.say(str(error))
            return
        if is_new or self.view.is_counting:
            self._take(self.follower.view())

    def _take(self, view: RoomView) -> None:
        before, self.view = self.view, view
        if view.showing is Showing.BLANK:
            self._is_cleared = False
        if (before.showing, before.number) != (view.showing, view.number):
            self._chosen = ""
        self.redraw()

    @property
    def is_blank(self) -> bool:
        """Whether no word of the meeting may be on the screen."""
        return self._is_cleared or self.view.showing is Showing.BLANK

    @property
    def around(self) -> Surroundings:
        """What the page needs beside the session."""
        return Surroundings(
            address=self.info.address if self.info else "",
            has_network=self.info is None or self.info.is_reachable,
            has_colours=not self.app.no_color,
        )

    def page(self, size: Size) -> Sequence[Line]:
        """Return the lines of the screen for `size`."""
        if self.is_blank:
            return []
        if self.pairing.page is not None:
            return self.pairing.page(size)
        session = self.follower.session
        with languages.speaking(session.language):
            return room_page(self.view, size, self.around, Second(second_on_screen(session)))

    def redraw(self) -> None:
        """Draw what has changed, and nothing else."""
        is_hidden = self.is_blank and not self.foot.message.has_words
        # A class, not `display`: that would win over the style of a window that is too small.
        self.foot.set_class(is_hidden, "-hidden")
        if not is_hidden and self.focused is None:
            self.foot.keys.focus()
        self.foot.keys.show(self._keys())
        self.board.draw(self.page)
        if not (self._has_told_direction or self.is_blank) and self._is_right_to_left():
            self._has_told_direction = True
            self.say(letters_may_be_wrong(page_address(self.info, self.follower.session)))

    def _is_right_to_left(self) -> bool:
        words = (*self.view.comments, self.view.title)
        is_typed = any(map(is_right_to_left, words))
        return is_typed or is_right_to_left_on_screen(self.follower.session)

    def say(self, words: str) -> None:
        """Show a message until it is read."""
        self.foot.message.say(words)
        self.redraw()

    def ask(self, ask: Ask | None) -> None:
        """Ask the person at the keyboard, or stop asking."""
        self.foot.asked.put(ask)
        self.redraw()

    def ask_leave(self) -> None:
        """Ask whether to leave or to end the meeting."""
        self.pairing.stop()
        self.ask(room_asks.leave(self))

    def finish(self, how: str) -> None:
        """End this screen with "leave" or "desk"."""
        self.dismiss(how)

    def _keys(self) -> list[Key]:
        reading = [Key(_("Esc"), _("close this message"))] if self.foot.message.has_words else []
        if self.is_blank:
            return [*reading, Key("b", _("show the screen again"))]
        if self.foot.asked.ask is not None:
            return self.foot.asked.ask.keys()
        step = self.step
        first = [Key(_("Space"), keys.words(step), keys.few_words(step))]
        pages = [Key("↑↓", _("page"))] if self.board.pages > 1 else []
        is_over = self.follower.session.is_ended
        others = [] if is_over else [Key("←→", _("other question"), _("choose"))]
        wifi = [Key("w", _("Wi-Fi"))] if self.follower.session.wifi[0] else []
        return [
            *reading,
            *first,
            *pages,
            *others,
            Key("c", *self._code_words()),
            Key("b", _("clear screen"), _("clear")),
            *wifi,
            Key("t", _("colours")),
            Key("d", _("desk here"), _("desk")),
            Key("p", _("phone as desk"), _("phone")),
            Key("q", _("end or leave"), _("leave")),
        ]

    def _code_words(self) -> tuple[str, str]:
        if self.view.showing is Showing.JOIN and self.follower.session.focus:
            return _("back to the question"), _("back")
        return _("join code"), _("code")

    # --- keys ---------------------------------------------------------------------------------

    @property
    def step(self) -> Step:
        """What Space does now."""
        return next_step(self.follower.session, self._chosen)

    def on_key(self, event: events.Key) -> None:
        """Take every key here: nothing on this screen is chosen by moving to it."""
        if event.key in ("ctrl+c", "ctrl+q"):
            return
        event.stop()
        if not self.is_too_small:
            self._press("enter" if event.key == "ctrl+j" else event.key)
            self.redraw()

    def _press(self, key: str) -> None:
        if key == "escape" and self.foot.message.has_words:
            self.foot.message.read()
        elif self.is_blank:
            self._press_blank(key)
        elif self.foot.asked.ask is not None:
            self.foot.asked.press(key)
        elif (act := self._acts().get(key)) is not None:
            act()

    def _press_blank(self, key: str) -> None:
        if key == "b":
            self._is_cleared = False
            self.foot.message.read()
            self.send("screen", view="auto")
        else:
            self.say(_("The screen is cleared. Press b to show it again."))

    def _acts(self) -> dict[str, Callable[[], None]]:
        return {
            "space": self._do_step,
            "left": lambda: self._choose(-1),
            "right": lambda: self._choose(+1),
            "up": lambda: self.board.turn(-1),
            "down": lambda: self.board.turn(+1),
            "c": lambda: self._change_screen(Showing.JOIN),
            "w": lambda: self._change_screen(Showing.WIFI),
            "b": self._clear,
            "t": self._next_colours,
            "d": lambda: self.ask(room_asks.desk(self)),
            "p": lambda: self.ask(room_asks.pair(self)),
            "q": self.ask_leave,
        }

    def _do_step(self) -> None:
        now = time.monotonic()
        is_held_down, self._pressed = now - self._pressed < self.dead_time, now
        step = self.step
        if is_held_down:
            return
        if step.do is Do.RESUME:
            self.ask(room_asks.resume(self))
        elif step.do is Do.TELL:
            self.send("screen", view="opening")
        elif step.activity is None:
            self.ask_leave()
        elif step.do is Do.OPEN and is_opening_missing(self.follower.session):
            self.ask(room_asks.no_opening_yet(self, step.activity.id))
        elif step.is_too_few:
            self.ask(room_asks.too_few(self, step.activity.id))
        else:
            self.send(step.do, activity=step.activity.id)

    def _choose(self, by: int) -> None:
        self._chosen = keys.neighbour(self.follower.session, self._chosen, by)

    def _change_screen(self, showing: Showing) -> None:
        if showing is Showing.WIFI and not self.follower.session.wifi[0]:
            return
        self.send("screen", view="auto" if self.view.showing is showing else str(showing))

    def _clear(self) -> None:
        # At once: whatever the room must not see is gone before the server answers.
        self._is_cleared = True
        self.foot.message.read()
        self.send("screen", view="blank")

    def _next_colours(self) -> None:
        from tui.app import CoproduceApp

        if isinstance(self.app, CoproduceApp):
            self.app.next_colours()

    # --- the server ---------------------------------------------------------------------------

    def on_linked_screen_done(self, done: LinkedScreen.Done) -> None:
        """Show the keys as they are after what was done."""
        self.look()

    def on_linked_screen_refused(self, refused: LinkedScreen.Refused) -> None:
        """Say why nothing happened."""
        if refused.otherwise is not None:
            refused.otherwise()
        self.say(refused.words)

    def on_linked_screen_server_seen(self, seen: LinkedScreen.ServerSeen) -> None:
        """Take back the calm line, and show where the server is now."""
        if seen.is_running:
            self.foot.message.take_back(starting_again())
        self.info = seen.info or self.info
        self.redraw()

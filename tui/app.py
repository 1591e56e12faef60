"""The Textual app: our colours, nothing that moves or flashes, and a crash that tells no secrets.

Each window is a thin app of its own, since each is a process of its own.
"""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

from coproduce.languages import _
from tui import crash, themes
from tui.themes import Colours
from tui.widgets.cursor import CursorFocus
from tui.widgets.foot import Foot
from tui.widgets.ink import ink
from tui.widgets.keyline import Key, KeyLine
from tui.widgets.message import Message
from tui.widgets.writing import safe

if TYPE_CHECKING:
    from coproduce.home import SessionFolder
    from tui.screens.linked import Asker

CRASHED: Final = 70
"""Exit code of a screen that stopped because of our own mistake (EX_SOFTWARE of sysexits.h)."""
COLOURS: Final = "COPRODUCE_COLOURS"
"""Environment variable with "dark" or "light": the colours to start with."""

T = TypeVar("T")

__all__ = [
    "CoproduceApp",
    "CursorFocus",
    "Foot",
    "Key",
    "KeyLine",
    "MenuApp",
    "Message",
    "RoomApp",
    "ink",
    "safe",
]


class CoproduceApp(App[T], inherit_bindings=False):
    """What every window of ours shares.

    `run()` returns what the screen ended with; `return_code` is 0, 130 after Ctrl+C, or `CRASHED`.
    """

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+c,ctrl+q", "stop", "")]
    CSS = """
    Screen { background: $background; color: $foreground; }
    Input { border: none; border-bottom: solid $foreground; background: $background;
            color: $foreground; padding: 0; height: 2; }
    Input:focus { border: none; border-bottom: heavy $primary; background-tint: 0%; }
    Input > .input--cursor { background: $foreground; color: $background; text-style: none; }
    Input > .input--selection { background: $primary; color: $background; }
    """

    def __init__(self) -> None:
        """Use our colours and no others, and let nothing move."""
        super().__init__()
        read_any_byte()
        for colours in themes.ALL:
            self.register_theme(as_theme(colours))
        is_light = os.environ.get(COLOURS, "").lower() == "light"
        self.theme = (themes.LIGHT if is_light else themes.DARK).name
        self.animation_level = "none"
        if self.no_color:
            # Textual's own filter keeps greys; NO_COLOR (no-color.org) asks for none at all.
            self._filters = [NoColours()]

    async def run_async(self, *, mouse: bool = False, **more: Any) -> T | None:
        """Run without the mouse: nothing needs one, and the terminal's own selection works."""
        return await super().run_async(mouse=mouse, **more)

    def on_mount(self) -> None:
        """Show the terminal's cursor, which Textual hides: `CursorFocus` says where it stands."""
        if self._driver is not None and not self.is_headless:
            self._driver.write("\x1b[?25h")

    def action_stop(self) -> None:
        """Leave at once, as Ctrl+C does everywhere. Screens that must ask first override this."""
        self.exit(return_code=130)

    def next_colours(self) -> None:
        """Change from dark to light or back."""
        self.theme = themes.after(self.theme).name

    def notify(self, *arguments: Any, **more: Any) -> None:
        """Show nothing: messages stay until read, in `Message`, and no toast ever comes."""

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print its traceback with every local, comments too, on the projector.
        self._return_code = CRASHED
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        crash.keep(error)
        self._fatal_error()

    def _fatal_error(self) -> None:
        words = _("This screen stopped. It is our mistake. Every answer is safe. Start it again.")
        if not self._exit_renderables:
            self._exit_renderables.append(words)
        self._close_messages_no_wait()


def read_any_byte() -> None:
    """Let Textual read bytes that are no UTF-8: one of them ended its window, without a word."""
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        linux_driver.getincrementaldecoder = _forgiving  # type: ignore[attr-defined,assignment]


def _forgiving(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")


# Textual calls `on_mount` of every class from the last to the first: none calls `super()`.


class RoomApp(CoproduceApp[str]):
    """The room's screen. Ends with "leave" or "desk"."""

    def __init__(self, folder: SessionFolder, desk_line: str, client: Asker | None = None) -> None:
        """Show the session in `folder`. `desk_line` is the line to paste that opens the desk.

        Raises CoproduceError, before anything is drawn, if the journal cannot be read.
        """
        from coproduce.following import Follower
        from form.client import Client

        super().__init__()
        self._folder, self._desk_line = folder, desk_line
        self._client = client or Client(folder)
        self._follower = Follower(folder.journal)

    def on_mount(self) -> None:
        """Open the one screen."""
        from tui.screens.room import RoomScreen

        room = RoomScreen(self._folder, self._follower, self._desk_line, self._client)
        self.push_screen(room, self.exit)

    def action_stop(self) -> None:
        """Ask first: the room would lose its screen."""
        from tui.screens.room import RoomScreen

        if isinstance(self.screen, RoomScreen):
            self.screen.ask_leave()
        else:
            super().action_stop()


class MenuApp(CoproduceApp[str]):
    """The first menu, then Start a meeting. Ends with the chosen session's name, or None."""

    def on_mount(self) -> None:
        """Open the menu."""
        from tui.screens.menu import MenuScreen

        self.push_screen(MenuScreen(), self.exit)

    async def on_event(self, event: events.Event) -> None:
        """Hand what is typed to the screen first: a field must not be overtaken by Enter."""
        from tui.screens.award import AwardScreen
        from tui.screens.start import StartScreen
        from tui.widgets.typing import is_typed

        screen = self.screen if self.screen_stack else None
        if (
            isinstance(screen, StartScreen | AwardScreen)
            and screen.is_mounted
            and is_typed(event)
            and await screen.take_key(event)
        ):
            return
        await super().on_event(event)


class NoColours(LineFilter):
    """Takes every colour away and keeps bold, underlined and reversed."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without colours."""
        return [Segment(s.text, _colourless(s.style), s.control) for s in segments]


def _colourless(style: Style | None) -> Style | None:
    return None if style is None else style.without_color


def as_theme(colours: Colours) -> Theme:
    """Return `colours` as a theme: every name that Textual's widgets use is one of ours."""
    text, back = colours.text, colours.background
    words = dict.fromkeys(("text", "text-muted", "text-disabled", "foreground-muted"), text)
    return Theme(
        name=colours.name,
        primary=colours.strong,
        secondary=colours.other,
        accent=colours.strong,
        warning=colours.warn,
        error=colours.warn,
        success=colours.other,
        foreground=text,
        background=back,
        surface=back,
        panel=back,
        dark=colours.is_dark,
        variables=words
        | {
            "border": text,
            "border-blurred": colours.edge,
            "input-selection-background": colours.strong,
            "input-selection-foreground": back,
            "input-cursor-background": text,
            "input-cursor-foreground": back,
            "scrollbar": colours.edge,
            "scrollbar-background": back,
        },
    )

"""Keeps a meeting going: starts the server and a screen, and starts again what died.

The server, the screen and this small parent are separate processes that meet only in the journal
and in the desk's API. Killing any of them loses nothing.
"""

from __future__ import annotations

import contextlib
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Final

from coproduce import home
from coproduce.errors import DONE, FOUND, MISSING, STOPPED, WRONG_USE, CoproduceError
from coproduce.home import SessionFolder
from coproduce.languages import _, current
from tui import children, choosing_language
from tui.children import Deaths
from tui.lines_away import put_away
from tui.server_keeper import ServerKeeper, Where
from tui.terminal import Terminal

LOOK: Final = 0.1
"""Seconds between two looks at the screen and the server."""


def keep(
    name: str | None,
    *,
    is_plain: bool,
    host: str | None = None,
    port: int | None = None,
    front: str = "",
) -> int:
    """Keep the meeting called `name` going until it is closed; without one, ask in a menu.

    `host` and `port` are where phones are told to come; without them the server chooses. `front`
    is the https address of a server before ours. Returns the exit code. Raises CoproduceError in
    plain words, KeyboardInterrupt when stopped.
    """
    with _signals_stop_us():
        keeper = Keeper(is_plain=is_plain, where=Where(host, port, front))
        if name is not None:
            return keeper.run(home.session(name))
        chosen = keeper.choose()
        return keeper.run(home.session(chosen)) if chosen else DONE


class Keeper:
    """The small parent of a meeting's processes."""

    def __init__(self, *, is_plain: bool, where: Where) -> None:
        """Remember how the terminal is now, and where phones are to come."""
        self._where = where
        self._plain = ["--plain"] if is_plain else []
        self._terminal = Terminal(is_drawn=not is_plain)

    def choose(self) -> str:
        """Show the menu and return the name of the chosen meeting; "" for none."""
        code, answer = self._ask_child("menu", *self._plain)
        if code not in (DONE, STOPPED):
            raise _screen_stops()
        name, _line, tag = answer.partition("\n")
        if tag:
            choosing_language.speak(tag)
        return name

    def run(self, folder: SessionFolder) -> int:
        """Keep server and screen going until the facilitator leaves."""
        server = ServerKeeper(folder, self._where)
        window = speaking = None
        try:
            server.start()
            speaking = children.start_speaking(folder.path / "speaking.log", folder.path)
            window = children.start_window(
                "--language", current(), "desk", folder.name, *self._plain
            )
            return self._screens(folder, server)
        finally:
            with _undisturbed():
                if window is not None:
                    children.stop(window)
                if speaking is not None:
                    children.stop(speaking)
                server.stop()

    def _screens(self, folder: SessionFolder, server: ServerKeeper) -> int:
        """Show the room's screen, and the desk when it is asked for, until one is closed."""
        deaths = Deaths()
        while True:
            code, answer = self._ask_child("screen", folder.name, *self._plain, server=server)
            if server.problem is not None:
                raise server.problem
            if code == DONE and answer == "desk":
                self._desk_here(folder, server)
            elif code in (DONE, STOPPED, WRONG_USE, MISSING):
                return DONE if code == STOPPED else code
            else:
                deaths.count()
                if deaths.are_too_many:
                    raise _screen_stops()
                time.sleep(deaths.delay)

    def _desk_here(self, folder: SessionFolder, server: ServerKeeper) -> None:
        """Show the desk in this window. Plain lines stay: put them away, however the desk ends."""
        try:
            self._child(server, "desk", folder.name, "--in-room", *self._plain)
        finally:
            if self._plain:
                with _undisturbed():
                    put_away()

    def _ask_child(self, *words: str, server: ServerKeeper | None = None) -> tuple[int, str]:
        """Run a child that writes down what was chosen: its exit code and that answer."""
        with tempfile.TemporaryDirectory(prefix="coproduce-") as folder:
            file = Path(folder) / "answer"
            code = self._child(server, *words, "--answer", str(file))
            answer = file.read_text("utf-8") if file.exists() else ""
        return code, answer

    def _child(self, server: ServerKeeper | None, *words: str) -> int:
        """Run a child in this terminal and return its exit code. Whatever ends us ends it."""
        child = children.start_screen("--language", current(), *words)
        code = None
        try:
            while code is None and (server is None or server.problem is None):
                with contextlib.suppress(subprocess.TimeoutExpired):
                    code = child.wait(LOOK)
        finally:
            if code is None:
                with _undisturbed():
                    children.stop(child)
            if code != DONE:
                self._terminal.put_right()
        return FOUND if code is None else code


@contextlib.contextmanager
def _signals_stop_us() -> Iterator[None]:
    """Let a kill and a closed window end us as Ctrl+C does, so that our children end too."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    names = ("SIGTERM", "SIGHUP", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = [signal.signal(number, stop) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Finish what must be finished: a second Ctrl+C or a hang-up does not cut it short."""
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = [signal.signal(number, signal.SIG_IGN) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def _screen_stops() -> CoproduceError:
    return CoproduceError(
        _("The screen stopped by itself several times. Every answer is saved."),
        _("Try plain lines: coproduce run --plain. Or type: coproduce doctor"),
        code=FOUND,
    )

"""The processes that the keeper starts: how to start one, how to stop it, when to give up."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from coproduce.errors import STOPPED
from tui.terminal import Terminal

MOST_DEATHS: Final = 5
"""So many deaths in `WINDOW` seconds mean that starting again does not help."""
WINDOW: Final = 60.0
PATIENCE: Final = 8.0
"""Seconds that a process has to stop by itself."""
_PARENT: Final = "COPRODUCE_KEEPER"
"""Environment variable by which a screen knows its keeper's process number."""


class Deaths:
    """Counts how often a process died lately."""

    def __init__(self) -> None:
        """Nobody died yet."""
        self._at: deque[float] = deque()

    def count(self, now: float | None = None) -> None:
        """One more."""
        now = time.monotonic() if now is None else now
        self._at.append(now)
        while self._at and self._at[0] < now - WINDOW:
            self._at.popleft()

    @property
    def are_too_many(self) -> bool:
        """Whether starting it again does not help."""
        return len(self._at) >= MOST_DEATHS

    @property
    def delay(self) -> float:
        """Seconds to wait before the next start: at once the first time, then longer."""
        return 0.0 if len(self._at) < 2 else min(2.0, 0.25 * 2 ** (len(self._at) - 2))


def command(*arguments: str) -> list[str]:
    """Return how to start this program again with `arguments`."""
    # -P: a folder called "tui" where the person happens to be must not be taken for ours.
    return [sys.executable, "-P", "-m", "tui.cli", *arguments]


def environment() -> dict[str, str]:
    """Return this process's environment, in which the same code is found."""
    ours = str(Path(__file__).resolve().parent.parent)
    before = os.environ.get("PYTHONPATH", "")
    return os.environ | {"PYTHONPATH": os.pathsep.join(p for p in (ours, before) if p)}


def start_screen(*arguments: str) -> subprocess.Popen[bytes]:
    """Start a process that has this terminal."""
    env = environment() | {_PARENT: str(os.getpid())}
    return subprocess.Popen(command(*arguments), env=env)


def end_with_parent(*, is_plain: bool, at_end: Callable[[], None] | None = None) -> None:
    """End this process soon after the keeper that started it was killed; do `at_end` just before.

    Else the screen would go on drawing over whatever the person does next in this terminal.
    """
    parent = os.environ.pop(_PARENT, "")
    if parent and sys.platform != "win32":  # there a process keeps the number of a dead parent
        watch = threading.Thread(
            target=_end_without,
            args=(int(parent), Terminal(is_drawn=not is_plain), at_end),
            name="parent",
            daemon=True,
        )
        watch.start()


def _end_without(parent: int, terminal: Terminal, at_end: Callable[[], None] | None = None) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    terminal.put_right()
    if at_end is not None:
        at_end()
    os._exit(STOPPED)  # nothing is lost: a screen only reads


def start_server(log: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a process that has no terminal; what it says is added to `log`.

    It does not hear Ctrl+C: whoever started it decides when it stops.
    """
    log.touch(mode=0o600)
    with log.open("ab") as out:
        return subprocess.Popen(
            command(*arguments),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            env=environment(),
            **_apart(),
        )


def start_speaking(log: Path, folder: Path) -> subprocess.Popen[bytes]:
    """Start the process that makes sound for the meeting in `folder`; closing its pipe ends it."""
    log.touch(mode=0o600)
    with log.open("ab") as out:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "tui.speaking_child", str(folder)],
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=out,
            env=environment(),
            **_apart(),
        )


def start_reading(folder: Path, activity: str) -> subprocess.Popen[bytes]:
    """Start the process that reads a question of the meeting in `folder` aloud in the room."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "tui.reading_child", str(folder), activity, str(os.getpid())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
        **_apart(),
    )


def start_window(*arguments: str) -> subprocess.Popen[bytes] | None:
    """Start a process in a window of its own, on Windows; None elsewhere."""
    if sys.platform == "win32":
        return subprocess.Popen(
            command(*arguments),
            env=environment(),
            creationflags=subprocess.CREATE_NEW_CONSOLE,
        )
    return None


def _apart() -> dict[str, Any]:
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def stop(child: subprocess.Popen[Any], patience: float = PATIENCE) -> None:
    """Ask a process to stop, and end it if it does not."""
    if child.poll() is not None:
        return
    ask_to_stop(child.pid)
    try:
        child.wait(patience)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def ask_to_stop(pid: int) -> None:
    """Ask the process `pid` to stop, as cleanly as the system allows."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            os.kill(pid, signal.CTRL_BREAK_EVENT)
        else:
            os.kill(pid, signal.SIGTERM)


def is_alive(pid: int) -> bool:
    """Whether the process `pid` exists; on Windows we cannot ask without ending it: True."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

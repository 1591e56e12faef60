"""A terminal of 80 by 24 cells with a program in it, and the moment at which a cell changed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import struct
import sys
from collections.abc import Callable, Mapping, Sequence
from time import perf_counter

import pyte

from bench.servers import CannotRunError

COLUMNS, LINES = 80, 24


class Terminal:
    """Runs one program as a person would see it: bytes out become cells, keys go in."""

    def __init__(self) -> None:
        """Start empty; nothing is shown yet."""
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self._watch: tuple[Callable[[Terminal], bool], asyncio.Future[float]] | None = None
        self._end = -1
        self._program = 0

    @property
    def text(self) -> str:
        """What stands on the screen now."""
        return "\n".join(self._screen.display)

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the real cursor is: column and line."""
        return self._screen.cursor.x, self._screen.cursor.y

    def start(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Run `command` in this terminal. Raises CannotRunError where there is no such thing."""
        if sys.platform == "win32":
            raise CannotRunError("this system has no pseudo-terminal")
        self._program, self._end = _fork(command, environment)
        os.set_blocking(self._end, False)
        asyncio.get_running_loop().add_reader(self._end, self._read)

    def press(self, key: str) -> float:
        """Press `key` and return the moment."""
        moment = perf_counter()
        os.write(self._end, key.encode())
        return moment

    async def until(self, has_come: Callable[[Terminal], bool], seconds: float) -> float:
        """Return the moment at which the bytes came that made `has_come` true.

        Raises TimeoutError after `seconds`.
        """
        if has_come(self):
            return perf_counter()
        came = asyncio.get_running_loop().create_future()
        self._watch = has_come, came
        try:
            return await asyncio.wait_for(came, seconds)
        finally:
            self._watch = None

    def stop(self) -> None:
        """End the program."""
        if self._end < 0:
            return
        asyncio.get_running_loop().remove_reader(self._end)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._program, signal.SIGKILL)
        os.waitpid(self._program, 0)
        os.close(self._end)
        self._end = -1

    def _read(self) -> None:
        moment = perf_counter()
        try:
            data = os.read(self._end, 1 << 16)
        except OSError:  # the program has ended
            asyncio.get_running_loop().remove_reader(self._end)
            return
        self._stream.feed(data)
        if self._watch is not None and self._watch[0](self) and not self._watch[1].done():
            self._watch[1].set_result(moment)


def _fork(command: Sequence[str], environment: Mapping[str, str]) -> tuple[int, int]:
    """Return the process id of `command` and our end of its terminal."""
    import fcntl
    import pty
    import termios

    program, end = pty.fork()
    if program == 0:
        size = {"COLUMNS": str(COLUMNS), "LINES": str(LINES), "TERM": "xterm-256color"}
        os.execvpe(command[0], list(command), {**os.environ, **size, **environment})
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    return program, end

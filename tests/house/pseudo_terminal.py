"""A terminal of a test's own, for a program that draws. Only where `pty` and `pyte` are."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import struct
import subprocess
import termios
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyte
from journey import PROGRAM, environment, until


class Window:
    """A program in a window of 100 by 30, or a shell that started it."""

    def __init__(self, home: Path, *words: str, is_in_shell: bool = False) -> None:
        columns, rows = 100, 30
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.written = b""
        self.master, self._slave = pty.openpty()
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, size)
        self.before = termios.tcgetattr(self._slave)
        # A shell that reads on afterwards, as a person's does.
        shell = ["sh", "-c", '"$@"; cat', "sh"] if is_in_shell else []
        self.run = subprocess.Popen(
            [*shell, *PROGRAM, *words],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0) and None,  # noqa: PLW1509
            env=environment(home),
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        with contextlib.suppress(OSError):
            while data := os.read(self.master, 65536):
                self.written += data
                # pyte does not know the keyboard's and the window's newer questions.
                self._stream.feed(data.replace(b"\x1b[<u", b"").replace(b"\x1b[>1u", b""))

    def text(self) -> str:
        """Return what stands in the window."""
        return "\n".join(self._screen.display)

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self.master, keys.encode())

    def wait_for(self, words: str) -> None:
        """Return once `words` stand in the window."""
        until(lambda: words in self.text() or self.run.poll() is not None)
        assert words in self.text(), f"ended with {self.run.returncode}: {self.text()}"

    def is_right(self) -> bool:
        """Whether a person could type in it again, as before."""
        return termios.tcgetattr(self._slave)[:4] == self.before[:4]

    def close(self) -> None:
        """Close the window, as clicking its cross does."""
        for end in (self._slave, self.master):
            with contextlib.suppress(OSError):
                os.close(end)


@contextmanager
def window(home: Path, *words: str, is_in_shell: bool = False) -> Iterator[Window]:
    """Open a window for the block; whatever is left of its program ends with it."""
    import psutil

    opened = Window(home, *words, is_in_shell=is_in_shell)
    try:
        yield opened
    finally:
        with contextlib.suppress(psutil.NoSuchProcess):
            own = psutil.Process(opened.run.pid)
            for process in [*own.children(recursive=True), own]:
                with contextlib.suppress(psutil.NoSuchProcess):
                    process.kill()
        opened.run.wait()
        opened.close()

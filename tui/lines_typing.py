"""Lines from a person, waited for with or without an end: so that news can be said meanwhile."""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable


class Typing:
    """Reads standard input, one line when asked for one.

    A thread reads, because Windows cannot wait for a console with a time limit. It reads the raw
    file: a thread that rests in Python's buffered input would break the program's end.
    """

    def __init__(self, read: Callable[[], bytes] | None = None) -> None:
        """Take bytes from `read`; from standard input without it."""
        self._read = read or _read_standard_input
        self._held = b""
        self._lines: queue.Queue[bytes] = queue.Queue()
        self._is_reading = False

    def poll(self, seconds: float) -> str | None:
        """Return the next line if it comes within `seconds`, else None; "" when none will come."""
        if not self._is_reading:
            self._is_reading = True
            threading.Thread(target=self._read_line, name="typing", daemon=True).start()
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            return None
        self._is_reading = False
        return line.decode("utf-8", "replace")

    def readline(self) -> str:
        """Return the next line with its end; "" when none will come."""
        line = None
        while line is None:
            line = self.poll(0.5)  # short waits: on Windows nothing else lets Ctrl+C through
        return line

    def _read_line(self) -> None:
        while b"\n" not in self._held:
            try:
                new = self._read()
            except OSError:
                new = b""
            if not new:
                self._lines.put(self._held)
                self._held = b""
                return
            self._held += new
        line, _end, self._held = self._held.partition(b"\n")
        self._lines.put(line + b"\n")


def _read_standard_input() -> bytes:
    raw = getattr(getattr(sys.stdin, "buffer", None), "raw", None)
    if raw is None:  # a test's own standard input
        return sys.stdin.readline().encode()
    # From a pipe one byte at a time: what comes after this line may be for the next program.
    return raw.read(4096 if sys.stdin.isatty() else 1) or b""

"""Puts the terminal right after a screen was killed in the middle of drawing."""

from __future__ import annotations

import contextlib
import sys
from typing import Any, Final

RIGHT: Final = (
    "\x1b[?2026l"  # stop holding back what is drawn
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l"  # no mouse
    "\x1b[?1004l"  # no focus reports
    "\x1b[?2004l"  # no bracketed paste
    "\x1b[?2048l"  # no reports of a new size
    "\x1b[<u"  # the keyboard as it was
    "\x1b[?1049l"  # leave the alternate screen
    "\x1b[?7h"  # lines wrap
    "\x1b[?25h"  # the cursor is seen
    "\x1b[0m"  # no colours
    "\r\n"
)
"""What a terminal needs to hear so that a person can type at it again."""


class Terminal:
    """The terminal as it was when the program started. Without a terminal it does nothing."""

    def __init__(self, *, is_drawn: bool = True) -> None:
        """Keep its settings. Where lines are plain, nothing `is_drawn`, and no sequence is sent."""
        self._kept = _settings()
        self._is_drawn = is_drawn

    def put_right(self) -> None:
        """Make it as it was, whatever a killed screen left behind."""
        if self._kept is None:
            return
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.write(RIGHT if self._is_drawn else "")
            sys.stdout.flush()
        _restore(self._kept)


if sys.platform == "win32":
    _HANDLES: Final = (-10, -11)
    """Standard input and output, as GetStdHandle counts them."""

    def _settings() -> Any:
        import ctypes

        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            return None
        modes = []
        for number in _HANDLES:
            mode = ctypes.c_uint32()
            handle = ctypes.windll.kernel32.GetStdHandle(number)
            ctypes.windll.kernel32.GetConsoleMode(handle, ctypes.byref(mode))
            modes.append(mode.value)
        return modes

    def _restore(kept: Any) -> None:
        import ctypes

        for number, mode in zip(_HANDLES, kept, strict=True):
            handle = ctypes.windll.kernel32.GetStdHandle(number)
            ctypes.windll.kernel32.SetConsoleMode(handle, mode)

else:

    def _settings() -> Any:
        import termios

        if not sys.stdout.isatty():
            return None
        try:
            return termios.tcgetattr(sys.stdin.fileno())
        except (termios.error, OSError, ValueError):
            return None

    def _restore(kept: Any) -> None:
        import termios

        with contextlib.suppress(termios.error, OSError, ValueError):
            # Flushing the input too: reports of the mouse must not be typed into the shell.
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSAFLUSH, kept)

"""Puts away what the desk said in the room's own window, once the desk is left."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Final

from tui.lines import rows_of

_FORGET: Final = "\x1b[3J\x1b[H\x1b[2J"
"""Forget the lines above the screen, and clear the screen: the one sequence of plain lines."""


def put_away() -> None:
    """Leave nothing of what was said on this terminal. A pipe gets nothing.

    The empty lines come first: they work on every terminal, and some keep a cleared screen above.
    """
    if not sys.stdout.isatty():
        return
    with contextlib.suppress(OSError, ValueError):
        print("\n" * rows_of(sys.stdout), end=_FORGET if _hears_sequences() else "")
        sys.stdout.flush()


if sys.platform == "win32":

    def _hears_sequences() -> bool:
        import ctypes

        mode = ctypes.c_uint32()
        handle = ctypes.windll.kernel32.GetStdHandle(-11)  # standard output
        ctypes.windll.kernel32.GetConsoleMode(handle, ctypes.byref(mode))
        # 4 is ENABLE_VIRTUAL_TERMINAL_PROCESSING: off in an old console until a program asks.
        return bool(ctypes.windll.kernel32.SetConsoleMode(handle, mode.value | 4))

else:

    def _hears_sequences() -> bool:
        return os.environ.get("TERM", "dumb") != "dumb"

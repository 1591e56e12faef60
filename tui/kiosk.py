"""Keeps a window in the room open: keys that would put it aside or end it do nothing."""

from __future__ import annotations

import signal
from typing import Final

_KEYS: Final = ("SIGTSTP", "SIGQUIT")
"""What Ctrl+Z and Ctrl+\\ send where lines are plain: the one leaves a command line in front of the
room, the other ends the program without a word. Windows has neither."""


def stay() -> None:
    """Ignore those keys in this program and in those that it starts. Ctrl+C still works."""
    for name in _KEYS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)

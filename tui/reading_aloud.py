"""The desk reads a question aloud in the room, and stops when it is asked to."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

from coproduce.languages import _
from tui import children
from tui.reading_child import player


class Reader:
    """One question at a time, in a process of its own."""

    def __init__(self, folder: Path) -> None:
        """Read questions of the meeting in `folder`."""
        self._folder = folder
        self._process: subprocess.Popen[Any] | None = None
        self._activity = ""

    @property
    def is_reading(self) -> bool:
        """Whether something is being read now."""
        return self._process is not None and self._process.poll() is None

    def read(self, activity: str) -> str:
        """Begin to read a question, or stop if it is being read: "" is any. Return what to say."""
        was_this = activity in ("", self._activity)
        if self.is_reading:
            self.stop()
            if was_this:
                return _("We stopped reading.")
        if player() is None:
            return _("This computer has no program that plays sound. Phones can read it aloud.")
        self._activity = activity
        self._process = children.start_reading(self._folder, activity)
        return _("We read the question aloud. To stop, choose it again.")

    def stop(self) -> None:
        """Stop reading, and the player with it."""
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        if hasattr(os, "killpg"):
            os.killpg(process.pid, 15)
        children.stop(process)

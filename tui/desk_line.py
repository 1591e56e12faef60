"""The line that opens the desk in a second window."""

from __future__ import annotations

import os
import shlex
import shutil
import sys

from coproduce.home import SessionFolder


def desk_line(folder: SessionFolder) -> str:
    """Return what to paste into another window of this computer, for this system's shell."""
    words = [*_program(), "desk", folder.name]
    home = os.environ.get("COPRODUCE_HOME")
    if sys.platform == "win32":
        start = f"$env:COPRODUCE_HOME = {_quoted(home)}; " if home else ""
        first = words[0] if words[0] == "coproduce" else f"& {_quoted(words[0])}"
        return start + " ".join([first, *words[1:]])
    start = f"COPRODUCE_HOME={shlex.quote(os.path.abspath(home))} " if home else ""  # noqa: PTH100
    return start + shlex.join(words)


def _program() -> list[str]:
    """Return how to start this program: by its name if another window would find it."""
    if os.environ.get("VIRTUAL_ENV") is None and shutil.which("coproduce"):
        return ["coproduce"]
    beside = shutil.which("coproduce", path=os.path.dirname(sys.executable))  # noqa: PTH120
    return [beside] if beside else [sys.executable, "-m", "tui.cli"]


def _quoted(text: str) -> str:
    """Return `text` between PowerShell's quotation marks."""
    return "'" + text.replace("'", "''") + "'"

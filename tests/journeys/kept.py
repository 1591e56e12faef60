"""What `coproduce run` starts: its parts, how they end, and what they leave behind."""

from __future__ import annotations

import contextlib
import socket
import subprocess

from journey import PROGRAM, environment, until

RIGHT = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1003l", b"\x1b[?2004l")
"""Leave the alternate screen, show the cursor, no mouse, no bracketed paste."""


def part(parent, word):
    """The process that `coproduce run` started for `word`, once there is one."""
    import psutil

    def look():
        for child in psutil.Process(parent).children():
            with contextlib.suppress(psutil.NoSuchProcess):
                if word in child.cmdline() and "tui.cli" in child.cmdline():
                    return child.pid
        return 0

    return until(look)


def gone(pid):
    import psutil

    until(lambda: not psutil.pid_exists(pid) or psutil.Process(pid).status() == "zombie")


def left_behind(hall):
    return sorted(p.name for p in hall.path.glob("session.db*"))


class Pipes:
    """`coproduce run --plain` without a terminal."""

    def __init__(self, home, *words):
        self.run = subprocess.Popen(
            [*PROGRAM, "run", *words, "--plain"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(home),
            encoding="utf-8",
        )

    def end(self):
        """Wait for the end without closing its input; return the exit code and the talk."""
        code = self.run.wait(60)
        _out, err = self.run.communicate()
        return code, err


def free_port() -> int:
    with socket.create_server(("0.0.0.0", 0)) as free:
        return int(free.getsockname()[1])

"""What tests of whole commands share: starting, waiting, and a meeting without a server."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import tools

from coproduce import content
from coproduce.following import Follower
from coproduce.home import ServerInfo, SessionFolder
from coproduce.journal import SqliteJournal
from coproduce.starting import pretend_safeguarding, start_session
from form.commands import COMMANDS
from form.host import Host

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds until a test gives up on something: a busy machine is slow, and never that slow."""
PROGRAM = [sys.executable, "-m", "tui.cli"]


def until(look: Callable[[], T], seconds: float = PATIENCE) -> T:
    """Return what `look` returns once it is true; fail after `seconds`."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, f"waited {seconds} s for {look}"
        time.sleep(0.02)
    return found


def there(value: T | None) -> T:
    """Return `value`, which is there."""
    assert value is not None
    return value


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return an environment in which meetings are kept in `home` and nothing else is chosen."""
    ours = ("COPRODUCE_", "ACCESSIBLE", "NO_COLOR", "TERM", "LANG", "LC_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    path = os.pathsep.join([str(tools.CHECKOUT), kept.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    return kept | {
        "COPRODUCE_HOME": str(home),
        "PYTHONPATH": path,
        "PYTHONIOENCODING": "utf-8",
        "TERM": "xterm-256color",
        **more,
    }


def coproduce(
    home: Path, *words: str, typed: str = "", **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, without a terminal."""
    return subprocess.run(
        [*PROGRAM, *words],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        env=environment(home, **more),
        timeout=90,
        check=False,
    )


def in_a_group(home: Path, *words: str) -> subprocess.Popen[str]:
    """Start a command as a terminal does, in a group of processes that hears its keys."""
    return subprocess.Popen(
        [*PROGRAM, *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(home),
        start_new_session=True,
    )


def ended(process: subprocess.Popen[str], how: str) -> str:
    """End what `in_a_group` started: by "ctrl-c", "stopped" or "killed". Return its talk."""
    if how == "ctrl-c":
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.send_signal(signal.SIGTERM if how == "stopped" else signal.SIGKILL)
    _out, said = process.communicate(timeout=60)
    return said


@contextmanager
def meeting(home: Path, *, is_pretend: bool = False) -> Iterator[SessionFolder]:
    """Make a meeting called hall-meeting in `home` for the block; nothing serves it."""
    before = os.environ.get("COPRODUCE_HOME")
    os.environ["COPRODUCE_HOME"] = str(home)
    try:
        template = content.template("eight-principles")
        hears = pretend_safeguarding()
        yield start_session("Hall meeting", template, is_pretend=is_pretend, safeguarding=hears)
    finally:
        os.environ.pop("COPRODUCE_HOME")
        if before is not None:
            os.environ["COPRODUCE_HOME"] = before


class NearClient:
    """The real commands on the real journal, asked in this process instead of over HTTP."""

    def __init__(self, folder: SessionFolder) -> None:
        self.asked: list[str] = []
        self.info = ServerInfo("192.168.1.20", 8080, 1)
        folder.set_server(self.info)
        self._loop = asyncio.new_event_loop()
        self._host = Host(folder, SqliteJournal(folder.journal), self.info)

    def ask(self, command: str, **arguments: Any) -> dict[str, Any]:
        """Do what the server does for this command."""
        self.asked.append(command)
        return self._loop.run_until_complete(COMMANDS[command](self._host, arguments))

    def seat(self, role: str = "young-person") -> str:
        """Take a seat as a phone does."""
        return str(self.ask("seat", role=role, door="phone", language="en")["seat"])

    def people_answer(self, activity: str, choice: str, people: int) -> list[str]:
        """Let so many young people give the same answer; return their seats."""
        seats = [self.seat() for _ in range(people)]
        for seat in seats:
            self.ask("vote", seat=seat, activity=activity, chosen=[choice], how="own", key=seat)
        return seats

    def move_clock(self, seconds: float) -> None:
        """Let so many seconds pass for the server."""
        self._host._journal.clock._base += seconds

    def close(self) -> None:
        """Close the journal."""
        self._loop.run_until_complete(self._host.close())
        self._loop.close()


class Typed:
    """Lines that a person types, one after the other, and then no more."""

    def __init__(self, *lines: str, then: Iterable[str] = ()) -> None:
        """`then` is typed after `lines`, as it comes: it may do something meanwhile."""
        self._lines: Iterator[str] = chain(lines, then)

    def readline(self) -> str:
        """Return the next line; "" at the end."""
        return next((line + "\n" for line in self._lines), "")

    def poll(self, seconds: float) -> str | None:
        """Return the next line at once."""
        return self.readline()


def said(out: io.StringIO) -> list[str]:
    """Return the lines said so far, and forget them."""
    lines = out.getvalue().splitlines()
    out.seek(0)
    out.truncate()
    return lines


def follows(lines: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether `wanted` stand in `lines` one after the other, with others between them or not."""
    rest = iter(lines)
    return all(any(line == one for line in rest) for one in wanted)


@contextmanager
def following(folder: SessionFolder) -> Iterator[Follower]:
    """Follow a meeting's journal for the block."""
    with Follower(folder.journal) as follower:
        yield follower

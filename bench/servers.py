"""What the servers that are measured have in common: a process, a folder, votes to be sent."""

from __future__ import annotations

import abc
import contextlib
import os
import platform
import socket
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from urllib.parse import urlencode

import psutil

from bench.phone import HOST, Answer
from bench.result import tell

START_LIMIT = 30.0
"""Seconds that a server may take until it listens."""


class CannotRunError(Exception):
    """A server cannot be measured here; the table prints the reason instead of figures."""


@dataclass(frozen=True)
class Usage:
    """What a server has used: processor seconds since its start, and bytes of memory now."""

    processor: float
    memory: int


class Server(abc.ABC):
    """A server that takes votes: started in an empty folder, stopped after one round."""

    name = ""
    """How the table calls it."""

    may_resend = False
    """Whether a vote that is sent twice counts once."""

    def __init__(self, folder: Path, questions: Iterable[str]) -> None:
        """Keep everything in `folder`; have one poll for each of `questions`."""
        self.folder = folder
        self.questions = list(questions)
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @abc.abstractmethod
    def command(self) -> list[str]:
        """Return the command line that runs the server on `port`."""

    @abc.abstractmethod
    async def prepare(self, question: str, count: int) -> list[bytes]:
        """Return `count` whole HTTP requests, each the vote of another person."""

    @abc.abstractmethod
    def stored(self, question: str) -> int:
        """Return how many votes on `question` can be read back from what the server wrote."""

    def is_acknowledged(self, answer: Answer) -> bool:
        """Whether the person was told that the vote is kept."""
        return answer.status == 200

    def set_up(self) -> None:
        """Write what the server needs before it starts."""
        return

    def is_listening(self) -> bool:
        """Whether the server takes connections."""
        with contextlib.suppress(OSError), socket.create_connection((HOST, self.port), timeout=1):
            return True
        return False

    async def get_ready(self) -> None:
        """Do what can only be done once the server runs."""
        return

    def environment(self) -> dict[str, str]:
        """Return the variables that the server sees beside the usual ones."""
        return {}

    async def start(self) -> None:
        """Start the server and wait until it listens. Raises CannotRunError."""
        self.set_up()
        self._process = self._launch()
        self._wait(self._process)
        await self.get_ready()

    def stop(self) -> None:
        """End the server and everything that it started."""
        if self._process is None:
            return
        tree = self._tree()
        for process in tree:
            with contextlib.suppress(psutil.Error):
                process.terminate()
        for process in psutil.wait_procs(tree, timeout=5)[1]:
            with contextlib.suppress(psutil.Error):
                process.kill()
        self._process.wait()
        self._process = None

    def usage(self) -> Usage:
        """Return what the server and all that it started have used."""
        tree = self._tree()
        return Usage(
            sum(processor_seconds(process) for process in tree),
            sum(process.memory_info().rss for process in tree),
        )

    def _launch(self) -> subprocess.Popen[bytes]:
        with (self.folder / "log.txt").open("wb") as log:
            return subprocess.Popen(
                self.command(),
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": "", **self.environment()},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        limit = time.monotonic() + START_LIMIT
        pause = Event()
        while not self.is_listening():
            if process.poll() is not None:
                tell(self.log_end())
                raise CannotRunError("it ended before it listened")
            if time.monotonic() > limit:
                raise CannotRunError(f"it did not listen within {START_LIMIT:.0f} s")
            pause.wait(0.05)

    def log_end(self) -> str:
        """Return the last lines that the server printed, for whoever mends it."""
        lines = (self.folder / "log.txt").read_text("utf-8", "replace").splitlines()
        return "\n".join(f"    {line}" for line in lines[-8:])

    def _tree(self) -> list[psutil.Process]:
        if self._process is None:
            return []
        try:
            parent = psutil.Process(self._process.pid)
            return [parent, *parent.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []


def processor_seconds(process: psutil.Process) -> float:
    """Return the processor time of `process`.

    Linux keeps it in nanoseconds behind the process's own clock (clock_getcpuclockid(3)); psutil
    reads it in steps of 10 ms there, which is more than ten votes cost.
    """
    if platform.system() == "Linux":
        return time.clock_gettime((~process.pid << 3) | 2)
    times = process.cpu_times()
    return float(times.user + times.system)


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def post(path: str, body: bytes, kind: str, *headers: str) -> bytes:
    """Return a whole POST request with a body of the media type `kind`.

    `headers` are whole lines, with the one for Host among them; none stands for Host alone.
    """
    lines = [
        f"POST {path} HTTP/1.1",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
        *(headers or [f"Host: {HOST}"]),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def post_form(path: str, fields: dict[str, str], *headers: str) -> bytes:
    """Return a whole POST request that carries `fields` as a web form does."""
    return post(path, urlencode(fields).encode(), "application/x-www-form-urlencoded", *headers)

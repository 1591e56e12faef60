"""Rooms for tests: the real server, in a process of its own or in a thread with a clock by hand."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from coproduce import content
from coproduce.domain.events import Recorded
from coproduce.domain.session import Session, fold
from coproduce.domain.view import RoomView, room_view
from coproduce.home import ServerInfo, SessionFolder
from coproduce.journal import JournalReader, SqliteJournal
from coproduce.starting import pretend_safeguarding, start_session
from form.client import Client
from form.host import Host
from tests.phones.phone import Phone

CHECKOUT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0

_CHILD = """
import sys
{before}
from coproduce.home import SessionFolder
from coproduce.errors import CoproduceError
from pathlib import Path
from form.server import serve
port = None if sys.argv[2] == "-" else int(sys.argv[2])
try:
    serve(
        SessionFolder(Path(sys.argv[1])), host="127.0.0.1", port=port,
        on_ready=lambda info: print("ready", info.port, flush=True),
    )
except CoproduceError as error:
    print("refused:", error, flush=True)
    sys.exit(2)
"""


def until(is_so: Callable[[], Any], patience: float = PATIENCE) -> Any:
    """Wait for something to be so; fail if it never is."""
    end = time.monotonic() + patience
    while not (found := is_so()):
        assert time.monotonic() < end, "it never came"
        threading.Event().wait(0.005)
    return found


class Room:
    """A session, and what a test may ask of it: the phones, the desk, the journal."""

    def __init__(self, folder: SessionFolder) -> None:
        self.folder = folder
        self.port = 0
        self.phones: list[Phone] = []
        self._stack = contextlib.ExitStack()

    def phone(self, language: str = "en") -> Phone:
        """Return a new phone that has never been here."""
        phone = Phone(self.port, language)
        self.phones.append(phone)
        return phone

    def joined(self, role: str = "young-person") -> Phone:
        """Return a phone whose person has joined."""
        phone = self.phone()
        phone.join(self.code, role)
        return phone

    def desk(self, command: str, **arguments: Any) -> dict[str, Any]:
        """Ask as the laptop."""
        return Client(self.folder).ask(command, **arguments)

    def events(self) -> list[Recorded]:
        """Return what another process finds in the journal's file."""
        with JournalReader(self.folder.journal) as reader:
            return reader.read()

    def session(self) -> Session:
        """Return the state as every reader folds it."""
        return fold(self.events())

    def view(self) -> RoomView:
        session = self.session()
        return room_view(session, session.at)

    def counts(self, activity: str) -> dict[str, int]:
        """Return how often each answer was chosen, as any reader counts it."""
        return dict(self.session().tally(activity).total.counts)

    @property
    def code(self) -> str:
        return self.session().code

    @property
    def first(self) -> str:
        return self.session().agenda[0].id

    def bytes(self) -> bytes:
        """Return every byte that the session's files hold."""
        return b"".join(p.read_bytes() for p in self.folder.path.glob("session.db*"))

    def put_away_phones(self) -> None:
        for phone in self.phones:
            phone.close()
        self.phones.clear()

    def put_away(self) -> None:
        self.put_away_phones()


class Child(Room):
    """The server as `coproduce serve` runs it, in a process that can be killed."""

    process: subprocess.Popen[str]

    def __init__(self, folder: SessionFolder, before: str = "", **how: Any) -> None:
        super().__init__(folder)
        self.before = before
        self.how = how
        self.known_first = ""
        """The first question, for who asks often."""

    def start(self, port: int | None = 0) -> str:
        """Start the server; return what it said first."""
        self.process = subprocess.Popen(
            [sys.executable, "-c", _CHILD.format(before=self.before), str(self.folder.path),
             "-" if port is None else str(port)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=CHECKOUT,
            env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
            **self.how,
        )  # fmt: skip
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        said = self.process.stdout.readline().strip() if ready else "nothing"
        if said.startswith("ready "):
            self.port = int(said.split()[1])
            for phone in self.phones:
                phone.port = self.port
        return said

    def kill(self) -> None:
        """End the server as a power cut or a task manager would."""
        self.process.kill()
        self.end()

    def stop(self) -> int:
        """Ask the server to stop, and wait until it has."""
        self.process.send_signal(signal.SIGTERM)
        return self.end()

    def end(self) -> int:
        self.said = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode

    def put_away(self) -> None:
        super().put_away()
        if hasattr(self, "process") and self.process.poll() is None:
            self.kill()


class HandClock:
    """The server's clock, which a test moves."""

    def __init__(self, at: float = 1_800_000_000.0) -> None:
        self.at = at

    def now(self) -> float:
        return self.at

    def move(self, seconds: float) -> None:
        self.at += seconds


class Inside(Room):
    """The same server in a thread, whose clock and journal a test can hold in its hands."""

    def __init__(self, folder: SessionFolder, clock: HandClock | None = None) -> None:
        super().__init__(folder)
        self.clock = clock
        self.host: Host
        self._server: Any = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        from form import server as serving

        bound = serving._bind(self.folder, "127.0.0.1", self.port)
        self.port = bound.getsockname()[1]
        ready = threading.Event()

        def run() -> None:
            info = ServerInfo("127.0.0.1", self.port, os.getpid())
            with SqliteJournal(self.folder.journal) as journal:
                if self.clock is not None:
                    journal.clock = self.clock  # type: ignore[assignment]
                self.host = Host(self.folder, journal, info)
                serving._log_to(self.folder)
                self._server = serving._Server(
                    serving._config(self.host),
                    lambda: serving._ready(self.host, lambda _: ready.set()),
                    self.host,
                )
                self._server.run(sockets=[bound])
            self.folder.set_server(None)
            bound.close()

        self._thread = threading.Thread(target=run, daemon=True)
        self._thread.start()
        assert ready.wait(PATIENCE)

    def stop(self) -> None:
        if self._thread is not None and self._thread.is_alive():
            self._server.should_exit = True
            self._thread.join(PATIENCE)
            assert not self._thread.is_alive()
            for handler in logging.getLogger("coproduce.form").handlers:
                handler.close()

    def again(self) -> None:
        """Stop and start again, at the same port."""
        self.stop()
        self.start()

    def in_loop(self, work: Any) -> Any:
        """Run a coroutine in the server's own loop."""
        loop = next(iter(self._server.servers)).get_loop()
        return asyncio.run_coroutine_threadsafe(work, loop).result(PATIENCE)

    def put_away(self) -> None:
        super().put_away()
        self.stop()


@contextlib.contextmanager
def at_home(path: Path) -> Iterator[None]:
    """Keep meetings in `path` for a while."""
    before = os.environ.get("COPRODUCE_HOME")
    os.environ["COPRODUCE_HOME"] = str(path)
    try:
        yield
    finally:
        if before is None:
            del os.environ["COPRODUCE_HOME"]
        else:
            os.environ["COPRODUCE_HOME"] = before


def new_folder(
    home: Path, template: str = "eight-principles", title: str = "Our room"
) -> SessionFolder:
    """Make a session under `home`."""
    with at_home(home):
        return start_session(title, content.template(template), safeguarding=pretend_safeguarding())

"""Keeps a meeting's server running beside the screen: one keeper owns it, others join."""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from coproduce.errors import FOUND, CoproduceError
from coproduce.home import SessionFolder, write_private
from coproduce.languages import _, current
from form.client import Client
from tui import children
from tui.children import Deaths

START: Final = 20.0
"""Seconds that the server has to answer for the first time."""
LOOK: Final = 0.3
"""Seconds between two looks at the server."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where phones are to come, as it was asked for."""

    host: str | None = None
    port: int | None = None
    front: str = ""
    """The https address of a server before ours; "" for none."""


class ServerKeeper:
    """Starts the server unless one runs, starts it again when it died, and stops what it owns."""

    def __init__(self, folder: SessionFolder, where: Where | None = None) -> None:
        """Care for the server of the meeting in `folder`; phones are told `where`."""
        where = where or Where()
        self._host, self._port, self._front = where.host, where.port, where.front
        self.problem: CoproduceError | None = None
        """Why we gave up; None while all is well."""
        self._folder = folder
        self._client = Client(folder)
        # Not only for this thread: another one looks after the server.
        self._lock = FileLock(
            folder.path / "keeper.lock", timeout=0, thread_local=False, mode=0o600
        )
        self._mark = folder.path / "keeper.json"
        self._log = folder.path / "server-output.log"
        self._child: subprocess.Popen[bytes] | None = None
        self._adopted = 0
        self._deaths = Deaths()
        self._is_stopping = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="server", daemon=True)

    def start(self) -> None:
        """Return once the server answers. Raises CoproduceError in the server's own words."""
        if self._own():
            self._take_or_start()
        elif not self._wait(self._client.is_running):
            raise _not_started()
        self._tell_address()
        self._thread.start()

    def _tell_address(self) -> None:
        """Let a server that ran already tell phones the address that was asked for.

        Raises CoproduceError in the server's own words; a port it cannot change.
        """
        info = self._folder.server()
        if self._child is not None or info is None:
            return
        is_elsewhere = any(
            asked and asked != now
            for asked, now in ((self._port, info.port), (self._front, info.front))
        )
        if is_elsewhere and self._adopted:
            self._stop_adopted()
            self._adopted = 0
            self._start_child()
        elif is_elsewhere:
            raise CoproduceError(
                _("The meeting “{name}” is running already.").format(name=self._folder.name),
                _("To use another address, end it first. Its address is {address}.").format(
                    address=info.address
                ),
            )
        elif self._host and self._host != info.host:
            self._client.ask("address", host=self._host)

    def stop(self) -> None:
        """Stop the server if it is ours, so that one journal file is left."""
        self._is_stopping.set()
        if self._thread.is_alive():
            self._thread.join()
        if self._child is not None:
            children.stop(self._child)
        elif self._adopted:
            self._stop_adopted()
        if self._lock.is_locked:
            self._mark.unlink(missing_ok=True)
            self._lock.release()

    def _own(self) -> bool:
        with contextlib.suppress(Timeout):
            self._lock.acquire()
        return self._lock.is_locked

    def _take_or_start(self) -> None:
        """Take over a server whose keeper was killed; leave one that a person started; or start."""
        if not self._client.is_running():
            self._start_child()
            return
        info = self._folder.server()
        if info is not None and info.pid == self._marked():
            self._adopted = info.pid

    def _start_child(self) -> None:
        began = self._log.stat().st_size if self._log.exists() else 0
        self._child = children.start_server(
            self._log, "--language", current(), "serve", self._folder.name, *self._address()
        )
        child = self._child
        write_private(self._mark, json.dumps({"server": child.pid}))
        if not self._wait(lambda: child.poll() is not None or self._client.is_running()):
            children.stop(child)
            raise _not_started()
        if child.poll() is not None:
            raise _said_by(self._log, began, child.returncode)

    def _address(self) -> list[str]:
        """Return the words that tell the server where phones come."""
        words = [] if self._port is None else ["--port", str(self._port)]
        words += ["--host", self._host] if self._host else []
        return [*words, "--front", self._front] if self._front else words

    def _wait(self, is_true: Callable[[], bool]) -> bool:
        end = time.monotonic() + START
        while not is_true():
            if time.monotonic() > end or self._is_stopping.wait(0.05):
                return False
        return True

    def _marked(self) -> int:
        try:
            return int(json.loads(self._mark.read_text("utf-8"))["server"])
        except (OSError, ValueError, TypeError, KeyError):
            return 0

    def _watch(self) -> None:
        """Look after the server until told to stop, or until starting it again does not help."""
        while not self._is_stopping.wait(LOOK):
            if self._is_well():
                continue
            self._deaths.count()
            if self._deaths.are_too_many:
                self.problem = _keeps_stopping()
                return
            self._is_stopping.wait(self._deaths.delay)
            with contextlib.suppress(CoproduceError):  # the next look counts it
                self._start_again()

    def _is_well(self) -> bool:
        if self._child is not None:
            return self._child.poll() is None
        if self._adopted and children.is_alive(self._adopted):
            return True
        if self._client.is_running() or self._client.is_running():
            return True
        # Another keeper's meeting: it starts the server again, or we do once it has gone.
        return not self._own()

    def _start_again(self) -> None:
        self._child, self._adopted = None, 0
        # Phones find it where it was last: the desk may have chosen another address since.
        if (last := self._folder.last_server()) is not None:
            self._port = last.port if self._port is not None else None
            self._host = last.host if self._host else None
        if not self._is_stopping.is_set():
            self._take_or_start()

    def _stop_adopted(self) -> None:
        children.ask_to_stop(self._adopted)
        end = time.monotonic() + children.PATIENCE
        while self._folder.server() is not None and time.monotonic() < end:
            time.sleep(0.05)


def _said_by(log: Path, began: int, code: int) -> CoproduceError:
    """Return what the server said before it ended, from byte `began` of its log."""
    try:
        said = log.read_bytes()[began:].decode("utf-8", "replace").strip()
    except OSError:
        said = ""
    return CoproduceError(said or str(_not_started()), code=code if code > 0 else FOUND)


def _not_started() -> CoproduceError:
    return CoproduceError(
        _("The meeting did not start."), _("Try again. Then type: coproduce doctor"), code=FOUND
    )


def _keeps_stopping() -> CoproduceError:
    return CoproduceError(
        _("The meeting stopped by itself several times. Every answer so far is saved."),
        _("Start it again with: coproduce run. If it stops again, type: coproduce doctor"),
        code=FOUND,
    )

"""Runs a session's server: finds a port, keeps a second writer out, stops cleanly."""

from __future__ import annotations

import contextlib
import errno
import gc
import logging
import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import uvicorn
from filelock import FileLock, Timeout

from coproduce import joining
from coproduce.errors import CoproduceError
from coproduce.home import ServerInfo, SessionFolder, not_writable, unsafe_folder
from coproduce.journal import SqliteJournal
from coproduce.languages import _
from form.app import make_app
from form.front import behind_front
from form.host import Host
from form.limits import LimitedProtocol

PORT: Final = 8080
"""The first port that is tried."""
TRIES: Final = 20
"""How many ports after it are tried when nobody asked for one."""
LOOPBACK: Final = "127.0.0.1"
FILES: Final = 65_536
"""How many connections the server asks the system for; the usual 1,024 is too few for a hall."""


def serve(
    folder: SessionFolder,
    host: str | None = None,
    port: int | None = None,
    on_ready: Callable[[ServerInfo], None] = lambda info: None,
    *,
    front: str = "",
) -> int:
    """Serve a session until stopped; `on_ready` is called once phones can come.

    `host` is the address that phones are told; by default the likeliest of this machine. Only
    127.0.0.1 keeps phones out. `front` is the https address that phones are told instead, when a
    server before this one takes their requests (docs/for-it.md). Raises CoproduceError if the
    session is served already, the port is taken, or the journal cannot be used.
    """
    problem = unsafe_folder(folder.path)
    if problem is not None:
        raise problem
    _allow_many_connections()
    with _one_writer(folder):
        bound = _bind(folder, host, port)
        told, number = _told(folder, host), bound.getsockname()[1]
        info = ServerInfo(told, number, os.getpid(), front=front)
        try:
            with SqliteJournal(folder.journal) as journal:
                return _run(Host(folder, journal, info), bound, on_ready)
        finally:
            bound.close()


def _run(served: Host, bound: socket.socket, on_ready: Callable[[ServerInfo], None]) -> int:
    folder = served.folder
    _log_to(folder)
    server = _Server(_config(served), lambda: _ready(served, on_ready), served)
    try:
        server.run(sockets=[bound])
    finally:
        folder.set_server(None)
    return 0


def _ready(served: Host, on_ready: Callable[[ServerInfo], None]) -> None:
    # What is loaded stays: else each full collection looks at all of it, and the votes of that
    # moment wait 20 ms.
    gc.collect()
    gc.freeze()
    served.folder.set_server(served.info)
    served.folder.remember_server(served.info)
    on_ready(served.info)


def _config(served: Host) -> uvicorn.Config:
    app = make_app(served)
    return uvicorn.Config(
        behind_front(app) if served.info.front else app,
        http=LimitedProtocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=3,
        backlog=2048,
    )


class _Server(uvicorn.Server):
    """uvicorn, which says when it is ready and lets listening pages go when it stops."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None], served: Host) -> None:
        super().__init__(config)
        self._ready = ready
        self._served = served

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        # uvicorn stops cleanly and then sends itself the signal again: SIGTERM would end the
        # process before it has said that it is gone. What a person pressed is still raised.
        with super().capture_signals():
            yield
            self._captured_signals = [s for s in self._captured_signals if s == signal.SIGINT]

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for close in self._served.closers:
            close()
        await super().shutdown(sockets)


@contextlib.contextmanager
def _one_writer(folder: SessionFolder) -> Iterator[None]:
    lock = FileLock(folder.lock, timeout=0, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        raise CoproduceError(
            _("The meeting “{name}” is running already.").format(name=folder.name),
            _("Use the window that is open. Or close it first."),
        ) from None
    except OSError as error:
        raise not_writable() from error
    try:
        yield
    finally:
        lock.release()


def _bind(folder: SessionFolder, host: str | None, port: int | None) -> socket.socket:
    """Return a socket that listens; phones find the address of before again if it is free."""
    where = LOOPBACK if host == LOOPBACK else "0.0.0.0"  # noqa: S104 - phones come from outside
    before = folder.last_server()
    wanted = [port] if port is not None else [PORT + n for n in range(TRIES)]
    if port is None and before is not None:
        wanted.insert(0, before.port)
    for number in wanted:
        bound = _try(where, number)
        if bound is not None:
            return bound
    raise CoproduceError(
        _("Another program uses the port {port}.").format(port=wanted[0]),
        _("Close that program. Or choose another port: --port {other}").format(
            other=wanted[-1] + 1
        ),
    )


def _try(where: str, port: int) -> socket.socket | None:
    # The protocol is named because asyncio sets TCP_NODELAY only then: without it every answer on
    # a kept connection waits 40 ms.
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # on Windows this would let two programs share the port
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((where, port))
        # Listening now finds another program on the port, also one that bound but rests.
        bound.listen(2048)
    except OSError as error:
        bound.close()
        if error.errno in (errno.EADDRINUSE, errno.EACCES) or os.name == "nt":
            return None
        raise CoproduceError(
            _("This computer does not let us open a port."), _("Ask your computer team.")
        ) from None
    except OverflowError:
        bound.close()
        return None
    return bound


def _told(folder: SessionFolder, host: str | None) -> str:
    """Return the address that phones are told."""
    if host:
        return host
    here = [a.host for a in joining.addresses()]
    before = folder.last_server()
    if before is not None and before.host in here:
        return before.host
    return here[0] if here else LOOPBACK


class _PrivateLog(logging.FileHandler):
    """A log that only this user can read."""

    def _open(self) -> Any:
        Path(self.baseFilename).touch(0o600)
        return super()._open()


def _log_to(folder: SessionFolder) -> None:
    """Log kinds of faults to a private file. No address, no browser, no words."""
    handler = _PrivateLog(folder.path / "server.log", encoding="utf-8", delay=True)
    handler.handleError = lambda record: None  # type: ignore[method-assign]  # a full disk
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log = logging.getLogger("coproduce.form")
    for old in log.handlers:
        old.close()
    log.handlers = [handler]
    log.propagate = False
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "asyncio"):
        quiet = logging.getLogger(name)
        quiet.handlers = [logging.NullHandler()]
        quiet.propagate = False


def _allow_many_connections() -> None:
    if os.name != "posix":
        return
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(wanted, _soft), hard))

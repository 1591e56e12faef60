"""One pretend phone: one connection, one ready-made request, and when its answer came.

It does as little as it can, so that what is measured is the server and not the phone.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from time import perf_counter

HOST = "127.0.0.1"
"""The only address that the bench ever talks to."""

PATIENCE = 20.0
"""Seconds after which a phone stops waiting for an answer."""


@dataclass(frozen=True)
class Answer:
    """What came back, and when: by `time.perf_counter`."""

    status: int
    head: str
    body: bytes
    began: float
    """The moment before the first byte was sent."""
    ended: float
    """The moment after the last byte came."""
    is_reopened: bool = False
    """The connection was closed; another was opened, and that took part of the time."""

    @property
    def seconds(self) -> float:
        """How long the phone waited."""
        return self.ended - self.began

    def header(self, name: str) -> list[str]:
        """Return every value of the header `name`."""
        wanted = name.lower() + ":"
        lines = self.head.split("\r\n")[1:]
        return [line[len(wanted) :].strip() for line in lines if line.lower().startswith(wanted)]


class UnansweredError(ConnectionError):
    """The server closed the connection before a whole answer came."""


class Phone:
    """A phone whose connection is opened beforehand, as a browser's is when it loads a page."""

    def __init__(self, port: int) -> None:
        """Talk to the server on `port` of this machine."""
        self._port = port
        self._line = _Line()

    async def open(self) -> Phone:
        """Open a new connection and return this phone."""
        loop = asyncio.get_running_loop()
        _, self._line = await loop.create_connection(_Line, HOST, self._port)
        return self

    async def send(self, request: bytes, *, may_resend: bool = True) -> Answer:
        """Send `request` and wait for the answer, on a new connection if the old one was closed.

        A request that was sent and not answered is sent once more only if `may_resend`: a server
        without a submission key would count it twice. Raises ConnectionError or TimeoutError.
        """
        began = perf_counter()
        is_reopened = not self._line.is_open
        if is_reopened:
            await self.open()
        try:
            received, ended = await asyncio.wait_for(self._line.exchange(request), PATIENCE)
        except UnansweredError:
            if is_reopened or not may_resend:
                raise
            is_reopened = True
            await self.open()
            received, ended = await asyncio.wait_for(self._line.exchange(request), PATIENCE)
        head, _, body = received.partition(b"\r\n\r\n")
        text = head.decode("latin-1")
        return Answer(int(text.split(" ", 2)[1]), text, body, began, ended, is_reopened)

    def close(self) -> None:
        """Close the connection."""
        self._line.close()


class _Line(asyncio.Protocol):
    """One connection, with one request at a time on it."""

    def __init__(self) -> None:
        self._transport: asyncio.WriteTransport | None = None
        self._answer: asyncio.Future[tuple[bytes, float]] | None = None
        self._received = b""

    @property
    def is_open(self) -> bool:
        return self._transport is not None and not self._transport.is_closing()

    async def exchange(self, request: bytes) -> tuple[bytes, float]:
        """Return the whole answer, and the moment at which its last byte came."""
        if self._transport is None:
            raise UnansweredError
        self._received = b""
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._answer

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        if _is_whole(self._received):
            self._finish()

    def connection_lost(self, reason: Exception | None) -> None:
        """An answer without a length ends here; anything else was lost."""
        self._transport = None
        if self._answer is None or self._answer.done():
            return
        if reason is None and b"\r\n\r\n" in self._received and _length(self._received) is None:
            self._finish()
        else:
            self._answer.set_exception(UnansweredError())

    def _finish(self) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result((self._received, perf_counter()))


def _is_whole(received: bytes) -> bool:
    end = received.find(b"\r\n\r\n")
    if end < 0:
        return False
    if b"transfer-encoding: chunked" in received[:end].lower():
        return received.endswith(b"0\r\n\r\n")
    length = _length(received)
    return length is not None and len(received) >= end + 4 + length


def _length(received: bytes) -> int | None:
    """Return the length of the body that the head promises, or None if it promises none."""
    head = received.partition(b"\r\n\r\n")[0].lower()
    if head.partition(b"\r\n")[0].split(b" ")[1:2] == [b"204"]:
        return 0
    _, found, after = head.partition(b"\r\ncontent-length:")
    return int(after.partition(b"\r\n")[0]) if found else None

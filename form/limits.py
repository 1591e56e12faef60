"""Time and size limits for connections: uvicorn has none for a request's head.

1,100 half-open connections stopped a bare uvicorn. Here a request that is not whole in time is
dropped, and of too many unfinished ones the oldest. Whole requests, and pages that listen for
changes, are never limited by address: sixty phones share one.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from coproduce.languages import _, current

HEAD_SECONDS: Final = 5.0
"""How long a request's head may take."""
BODY_SECONDS: Final = 10.0
"""How long a request's body may take."""
HEAD_BYTES: Final = 65_536
"""How large a request's head may be: the parser itself has no limit."""
UNFINISHED: Final = 256
"""How many requests may be unfinished over all; the oldest is dropped first."""
MOMENT: Final = 2.0
"""Seconds that the oldest have before they are dropped: when 600 phones send at once, all are
accepted before the first is read, and none of them is slow."""
TURNS: Final = 3
"""Turns of the event loop that it takes to read what a new connection has sent."""

Slow = list[tuple["LimitedProtocol", asyncio.TimerHandle | None]]


class LimitedProtocol(HttpToolsProtocol):
    """uvicorn's own protocol, with the limits."""

    _alarm: asyncio.TimerHandle | None = None
    _since: float = 0.0
    """When the unfinished request began, by the loop's clock."""
    _head: int | None = 0
    """How many bytes of a head have come; None outside a head."""

    def data_received(self, data: bytes) -> None:
        """Refuse a head that does not end."""
        if self._head is not None:
            if self._head > HEAD_BYTES:
                self.send_400_response("")
                return
            self._head += len(data)
        super().data_received(data)

    def send_400_response(self, msg: str) -> None:
        """Say in plain words that this was no request of a browser; uvicorn's own words are not."""
        self._end()
        said = (
            '<!doctype html><html lang="{2}"><head><meta charset="utf-8"><title>{0}</title></head>'
            '<body><main><h1>{0}</h1><p><a href="/">{1}</a></p></main></body></html>'
        ).format(_("We do not understand this request."), _("Go on"), current())
        body = said.encode()
        self.transport.write(
            b"HTTP/1.1 400 Bad Request\r\ncontent-type: text/html; charset=utf-8\r\n"
            b"content-security-policy: default-src 'none'\r\nconnection: close\r\n"
            b"content-length: %d\r\n\r\n%b" % (len(body), body)
        )
        self.transport.close()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the clock for the first head."""
        super().connection_made(transport)
        self._begin(HEAD_SECONDS)

    def on_message_begin(self) -> None:
        """Start the clock for the head of a later request."""
        self._head = 0
        self._begin(HEAD_SECONDS)
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Start the clock for the body."""
        self._head = None
        self._begin(BODY_SECONDS)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Stop the clock: the request is whole, and its answer may take as long as it likes."""
        self._end()
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._end()
        super().connection_lost(exc)

    def _begin(self, seconds: float) -> None:
        self._end()
        unfinished = self._unfinished()
        unfinished[id(self)] = self
        self._since = self.loop.time()
        self._alarm = self.loop.call_later(seconds, self._drop)
        if len(unfinished) > UNFINISHED:
            self._trim_in(MOMENT)

    def _trim_in(self, seconds: float) -> None:
        if not vars(self.server_state).setdefault("is_trimming", False):
            vars(self.server_state)["is_trimming"] = True
            self.loop.call_later(seconds, self._trim)

    def _trim(self) -> None:
        too_many = list(self._unfinished().values())[:-UNFINISHED]
        before = self.loop.time() - MOMENT
        slow = [(one, one._alarm) for one in too_many if one._since <= before]
        self._drop_later(slow, TURNS)

    def _drop_later(self, slow: Slow, turns: int) -> None:
        if turns:  # what has come from them already is read first
            self.loop.call_soon(self._drop_later, slow, turns - 1)
            return
        vars(self.server_state)["is_trimming"] = False
        for one, alarm in slow:
            if alarm is not None and one._alarm is alarm:  # still at the same request
                one._drop()
        if len(self._unfinished()) > UNFINISHED:
            self._trim_in(MOMENT / 10)

    def _unfinished(self) -> OrderedDict[int, LimitedProtocol]:
        # One list a server, kept with uvicorn's own state of that server.
        kept: OrderedDict[int, LimitedProtocol] = vars(self.server_state).setdefault(
            "unfinished", OrderedDict()
        )
        return kept

    def _end(self) -> None:
        self._unfinished().pop(id(self), None)
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    def _drop(self) -> None:
        self._end()
        transport: Any = self.transport
        if transport is not None:
            transport.abort()

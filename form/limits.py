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
MOMENT: Final = 0.3
"""Seconds before the oldest are dropped: when 600 phones send at once, all their connections are
accepted before the first request is read, and none of them is slow."""


class LimitedProtocol(HttpToolsProtocol):
    """uvicorn's own protocol, with the limits."""

    _alarm: asyncio.TimerHandle | None = None
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
        self._alarm = self.loop.call_later(seconds, self._drop)
        state = vars(self.server_state)
        if len(unfinished) > UNFINISHED and "trimming" not in state:
            state["trimming"] = self.loop.call_later(MOMENT, self._trim)

    def _trim(self) -> None:
        vars(self.server_state).pop("trimming", None)
        unfinished = self._unfinished()
        while len(unfinished) > UNFINISHED:
            next(iter(unfinished.values()))._drop()

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

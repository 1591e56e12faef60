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

HEAD_SECONDS: Final = 5.0
"""How long a request's head may take."""
BODY_SECONDS: Final = 10.0
"""How long a request's body may take."""
UNFINISHED: Final = 256
"""How many requests may be unfinished over all; the oldest is dropped first."""


class LimitedProtocol(HttpToolsProtocol):
    """uvicorn's own protocol, with the limits."""

    _alarm: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the clock for the first head."""
        super().connection_made(transport)
        self._begin(HEAD_SECONDS)

    def on_message_begin(self) -> None:
        """Start the clock for the head of a later request."""
        self._begin(HEAD_SECONDS)
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Start the clock for the body."""
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
        if len(unfinished) > UNFINISHED:
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

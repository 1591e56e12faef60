"""Tells open pages that something changed, by server-sent events.

Changes are gathered for a tenth of a second and each page is sent only the newest text: a slow
phone skips, and never makes another wait.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any, Final

from starlette.types import Receive, Scope, Send

GATHER: Final = 0.1
"""Seconds over which changes are gathered."""
HEARTBEAT: Final = 15.0
"""Seconds after which a quiet page is sent a comment, so that a lost phone is noticed."""

_HEADERS: Final = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-accel-buffering", b"no"),  # nginx would keep events back until it has a page of them
]


GONE: Final = "0"
"""The last line to a page that may not follow any more."""


class Hub:
    """One text that many pages follow."""

    def __init__(
        self, text: Callable[[], str], may_follow: Callable[[Scope], bool] = lambda scope: True
    ) -> None:
        """Follow what `text` returns (one line), for as long as a page `may_follow`."""
        self._make = text
        self._may_follow = may_follow
        self._text = text()
        self._changed = asyncio.Event()
        self._timer: asyncio.TimerHandle | None = None
        self._is_closed = False

    def touch(self) -> None:
        """Look again soon: something may have changed."""
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(GATHER, self._publish)

    def close(self) -> None:
        """Let every page go, so that the server can stop."""
        self._is_closed = True
        self._wake()

    def look_again(self) -> None:
        """Let go at once of every page that may not follow any more."""
        self._wake()

    def _publish(self) -> None:
        self._timer = None
        text = self._make()
        if text != self._text:
            self._text = text
            self._wake()

    def _wake(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one page for as long as it listens."""
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        if scope["method"] == "HEAD":  # whoever only asks is not kept
            await send({"type": "http.response.body", "body": b""})
            return
        await send(_body("retry: 2000\n\n"))
        gone = asyncio.ensure_future(_gone(receive))
        try:
            await self._follow(scope, send, gone)
        finally:
            gone.cancel()
        with contextlib.suppress(OSError):
            await send({"type": "http.response.body", "body": b""})

    async def _follow(self, scope: Scope, send: Send, gone: asyncio.Future[None]) -> None:
        seen: str | None = None
        while not (gone.done() or self._is_closed):
            if not self._may_follow(scope):
                await send(_body(f"data: {GONE}\n\n"))
                return
            changed = asyncio.ensure_future(self._changed.wait())
            # A new page is told what is so now: what was so a moment ago would send it in a circle.
            text = self._make() if seen is None else self._text
            if text != seen:
                seen = text
                await send(_body(f"data: {seen}\n\n"))
            both: set[asyncio.Future[Any]] = {gone, changed}
            await asyncio.wait(both, timeout=HEARTBEAT, return_when=asyncio.FIRST_COMPLETED)
            is_quiet = not changed.done()
            changed.cancel()
            if is_quiet and not gone.done():
                await send(_body(": still here\n\n"))


def _body(text: str) -> dict[str, object]:
    return {"type": "http.response.body", "body": text.encode(), "more_body": True}


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass

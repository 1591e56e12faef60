"""What changes when another server takes the requests over https and passes them on to ours.

Only the facilitator's `--front` says so. No header that a request brings is believed: anybody on
the Wi-Fi can send one.
"""

from __future__ import annotations

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

REMEMBER: Final = (b"strict-transport-security", b"max-age=31536000")
"""Browsers that have been here use https for a year (RFC 6797)."""


def behind_front(app: ASGIApp) -> ASGIApp:
    """Return `app` as it is behind https: its cookies are Secure, and browsers stay with https."""

    async def fronted(scope: Scope, receive: Receive, send: Send) -> None:
        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), REMEMBER]}
            await send(message)

        if scope["type"] == "http":
            scope = {**scope, "scheme": "https"}
        await app(scope, receive, answer)

    return fronted

"""Stepping aside: a champion does not assess this organisation. Nobody asks why."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from coproduce.languages import _
from form.host import NoSeatError
from form.reading import SEAT, fields, host
from form.replies import go, page
from form.sending import page_token, seated, sent_page

_ASIDE: Final = "aside"
"""What the page is about."""


async def ask(request: Request) -> Response:
    """Say what happens, before it does."""
    return page(request, "aside.html", token=page_token(request, seated(request), _ASIDE))


async def send(request: Request) -> Response:
    """Take the person's seat and answers away, as if they had never joined."""
    sent = sent_page(request, await fields(request))
    if sent.about != _ASIDE or sent.seat != seated(request).seat:
        raise NoSeatError
    await host(request).forget(sent.seat, is_leaving=True)
    response = go(request, "/aside/done")
    is_https = request.url.scheme == "https"
    response.delete_cookie(SEAT, path="/", secure=is_https, httponly=True, samesite="lax")
    return response


async def done(request: Request) -> Response:
    """The place is gone."""
    return page(
        request,
        "message.html",
        title=_("You stepped aside. That is fine."),
        text=_("You can join again with the code."),
        link="/",
        link_text=_("Go on"),
        is_alert=False,
    )

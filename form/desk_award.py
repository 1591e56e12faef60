"""The desk on a phone: where young people and professionals disagree."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from coproduce import differing
from form.desk import desk_page, only_desk
from form.reading import host


async def differ(request: Request) -> Response:
    """Say where they disagree the most, with a button each to ask once more."""
    only_desk(request)
    return desk_page(
        request,
        "desk_differ.html",
        title=differing.title(),
        nothing=differing.nothing(),
        found=differing.most(host(request).session),
    )

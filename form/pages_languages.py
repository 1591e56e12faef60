"""Choosing a language on a phone: by its own name, and remembered there."""

from __future__ import annotations

import re
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from coproduce.errors import CoproduceError
from coproduce.languages import _
from coproduce.offering import is_offered
from form.reading import fields, host, participant
from form.replies import go, page, remember_language

_OURS: Final = re.compile(r"/(?!/)[A-Za-z0-9/_.~-]{0,120}")
"""A page of ours to come back to: never the address of somebody else."""


async def choose(request: Request) -> Response:
    """Every language that can be chosen. `?back=` is the page to come back to."""
    return page(request, "languages.html", back=_back(request.query_params.get("back", "")))


async def send_language(request: Request) -> Response:
    """Remember the language that this person reads, on the phone and for the seat."""
    form = await fields(request)
    chosen = form.one("lang")
    if not is_offered(host(request).session, chosen):
        raise CoproduceError(_("We do not have this language here."), _("Choose another one."))
    person = participant(request)
    is_over = host(request).session.summary is not None
    if person is not None and person.language != chosen and not is_over:
        await host(request).take_seat(person.role, person.door, chosen, seat=person.seat)
    response = go(request, _back(form.one("back")))
    remember_language(request, response, chosen)
    return response


def _back(path: str) -> str:
    return path if _OURS.fullmatch(path) else "/now"

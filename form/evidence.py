"""The photographs on the evidence cards of an assessment.

A photograph is sent only to who has a seat or the code, only while the meeting has its card and is
not over, and only until the last day that the people in it allowed. Nothing keeps it on the phone.
"""

from __future__ import annotations

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from coproduce import assessment
from form.reading import host
from form.replies import HEADERS
from form.sending import seated


async def photo(request: Request) -> Response:
    """Send a photograph to somebody who has a seat. Raises NoSeatError, or HTTPException: 404."""
    seated(request)
    return send(request)


def send(request: Request) -> Response:
    """Send the photograph that is asked for. Raises HTTPException: 404."""
    card = assessment.card_with(host(request).session, request.path_params["photo"])
    file = assessment.photo_file(card) if card is not None else None
    if file is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return FileResponse(file, headers=HEADERS, media_type="image/jpeg")

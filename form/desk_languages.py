"""The desk on a phone: the languages that people can choose, and the page of the room's screen."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from coproduce.joining import room_address
from coproduce.languages import SOURCE, available, is_draft
from coproduce.offering import is_offered
from form.desk import desk_page, only_desk
from form.reading import host


async def languages(request: Request) -> Response:
    """Switch languages on and off, and choose the second language of the room's screen."""
    only_desk(request)
    session = host(request).session
    always = (SOURCE, session.language)
    return desk_page(
        request,
        "desk_languages.html",
        choices=[
            (one, is_offered(session, one.tag), is_draft(one.tag))
            for one in available()
            if one.tag not in always
        ],
        seconds=[one for one in available() if one.tag != session.language],
        second=session.second_language,
        screen=room_address(host(request).info.address, session.code),
    )

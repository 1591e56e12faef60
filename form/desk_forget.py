"""The desk on a phone: delete the answers of a person who shows their card."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from coproduce import sentences
from coproduce.errors import CoproduceError
from coproduce.languages import _
from coproduce.local import flowing
from form.desk import desk_page, only_desk
from form.forget_commands import find_card
from form.reading import host
from form.replies import page


async def forget(request: Request) -> Response:
    """Type the name of a card; `?card=NAME` asks again before anything is deleted."""
    only_desk(request)
    typed = request.query_params.get("card", "")[:60]
    found: dict[str, str] = {}
    error = ""
    if typed:
        try:
            found = await find_card(host(request), {"card": typed})
        except CoproduceError as problem:
            error = str(problem)
    words = sentences.forget_card(found["name"]) if found else []
    values = {"card": found.get("card", ""), "words": words, "typed": typed, "error": error}
    return desk_page(request, "desk_forget.html", **values)


async def forgotten(request: Request) -> Response:
    """The answers are gone."""
    only_desk(request)
    return page(
        request,
        "message.html",
        title=_("The answers are deleted."),
        text=flowing(sentences.after_forgetting()),
        link="/desk",
        link_text=_("Back to the desk"),
        is_alert=False,
    )

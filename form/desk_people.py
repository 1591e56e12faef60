"""The desk on a phone, beside the questions: the opening, and what happens next."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from coproduce import content_people, gathering
from form.commands_people import SENTENCE, SHORT
from form.desk import desk_page, only_desk
from form.reading import host


async def opening(request: Request) -> Response:
    """Type what the group is told at the start; `?open=ID` asks before that question opens."""
    only_desk(request)
    session = host(request).session
    waiting = session.activity(request.query_params.get("open", ""))
    is_missing = gathering.is_opening_missing(session)
    step = session.opening.step
    return desk_page(
        request,
        "desk_opening.html",
        opening=session.opening,
        texts=[(f, gathering.opening_label(f)) for f in gathering.OPENING_FIELDS[:-1]],
        label=gathering.opening_label("step"),
        steps=content_people.ladder().steps,
        source=gathering.ladder_source(),
        own_step="" if content_people.ladder_step(step) else step,
        waiting=waiting if is_missing else None,
        warning=gathering.no_opening(),
        most=SENTENCE,
    )


async def actions(request: Request) -> Response:
    """What happens next: type an action, take one away, show them to the room."""
    only_desk(request)
    actions = host(request).session.actions.values()
    return desk_page(
        request,
        "desk_actions.html",
        actions=[(a.id, gathering.action_lines(a)) for a in actions],
        most=SENTENCE,
        least=SHORT,
    )

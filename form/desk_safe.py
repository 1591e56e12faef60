"""The desk on a phone: a comment's page, "I am worried", and who was told. Works without script."""

from __future__ import annotations

import time

from starlette.requests import Request
from starlette.responses import Response

from coproduce import hearing, safe_words
from coproduce.domain.comment import Comment, words_of
from coproduce.domain.safe_events import Removal
from coproduce.noticed import noticed
from form.comment_commands import open_comment
from form.desk import desk_page, leave_worries, only_desk, proof
from form.reading import host
from form.replies import go

_SURE = ("shown", "removed", "cover")
"""What a comment's page asks about on a page of its own."""


async def comment(request: Request) -> Response:
    """One comment, with its buttons; `?sure=shown` asks again before the room sees it."""
    only_desk(request)
    await leave_worries(request)
    found = _comment(request)
    if found is None or found.is_sealed:
        return go(request, "/desk")
    await open_comment(host(request), {"comment": found.id})
    session, sure = host(request).session, request.query_params.get("sure", "")
    return desk_page(
        request,
        "desk_comment.html",
        comment=found,
        noticed=noticed(host(request).sorting.marks(found)),
        activity=session.activity(found.activity),
        sure=sure if sure in _SURE else "",
        is_readable=session.is_readable(found),
        unread=safe_words.unread(found.language),
        words_of=words_of(found.original) if sure == "cover" else [],
        removals=tuple(Removal),
    )


async def worried(request: Request) -> Response:
    """Just sealed: what to do now, and the one page on which it can be undone."""
    only_desk(request)
    found = _comment(request)
    if found is None or not found.is_sealed or found.is_seal_confirmed:
        return go(request, "/desk")
    if host(request).sealing.get(found.id, proof(request)) != proof(request):
        return go(request, f"/desk/sealed/{found.id}")
    lines = safe_words.sealed(host(request).session)
    return desk_page(request, "desk_worried.html", comment=found, lines=lines)


async def sealed(request: Request) -> Response:
    """One sealed comment without its words: who was told and when, and the card."""
    only_desk(request)
    await leave_worries(request)
    session, found = host(request).session, _comment(request)
    if found is None or not found.is_sealed:
        return go(request, "/desk")
    person = session.seats.get(found.seat)
    card = safe_words.card_seen(person.card if person else "") if found.is_card_seen else ""
    return desk_page(
        request,
        "desk_sealed.html",
        comment=found,
        title=safe_words.sealed_name(session, found),
        told_no_one=safe_words.told_no_one(session),
        told=found.told,
        who=session.safeguarding.lead,
        when=time.strftime("%Y-%m-%d %H:%M"),
        seen_card=card,
    )


async def hears(request: Request) -> Response:
    """Who hears when someone is not safe, who takes part, and what the desk reads."""
    only_desk(request)
    await leave_worries(request)
    session = host(request).session
    who = session.safeguarding
    questions = zip(("lead", "deputy", "number"), hearing.questions(), strict=True)
    return desk_page(
        request,
        "desk_hears.html",
        missing="" if session.is_safe_to_open else hearing.still_missing(),
        texts=[(name, text, getattr(who, name)) for name, text in questions],
        has_under_18=session.has_under_18,
        reads=" ".join(session.languages_read or (session.language,)),
        most=hearing.MOST_NAME,
    )


def _comment(request: Request) -> Comment | None:
    return host(request).session.comments.get(request.path_params["comment"])

"""Pages beside the questions: what I agree to, and what we do today."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from coproduce import content_people, gathering
from coproduce.domain.people import AgreementPart, Participant
from coproduce.domain.session import Session
from coproduce.languages import _
from coproduce.local import flowing
from form.host import NoSeatError
from form.reading import fields, host
from form.replies import go, page
from form.sending import page_token, seated, sent_page

_AGREE: Final = "agree"
"""What the page of the agreement is about."""


async def agree(request: Request) -> Response:
    """The agreement: each part yes or no, by itself. Only what the person chose is chosen."""
    return _agreement(request, seated(request))


async def send_agree(request: Request) -> Response:
    """Keep what was chosen; a part that was left out stays as it was."""
    form = await fields(request)
    sent = sent_page(request, form)
    if sent.about != _AGREE:
        raise NoSeatError
    chosen = {p: form.one(p) == "yes" for p in AgreementPart if form.one(p) in ("yes", "no")}
    if not chosen:
        error = _("Please choose yes or no.")
        return _agreement(request, seated(request), HTTPStatus.UNPROCESSABLE_ENTITY, error)
    await host(request).agree(sent.seat, chosen)
    return go(request, "/agreed")


async def agreed(request: Request) -> Response:
    """What the person chose is on disk."""
    given = host(request).session.agreements.get(seated(request).seat, {})
    is_listening = given.get(AgreementPart.TAKING_PART) is False
    texts = [_("You can change it at any time.")]
    if is_listening:
        texts.insert(0, _("You can stay and listen. You keep your place."))
    return page(
        request,
        "message.html",
        title=_("Thank you. We have what you chose."),
        text=flowing(texts),
        link="/now",
        link_text=_("Go on"),
        is_alert=False,
    )


def _agreement(
    request: Request, person: Participant, status: int = 200, error: str = ""
) -> Response:
    return page(
        request,
        "agree.html",
        status,
        agreement=content_people.agreement(),
        given=host(request).session.agreements.get(person.seat, {}),
        token=page_token(request, person, _AGREE),
        error=error,
    )


async def today(request: Request) -> Response:
    """What we decide today, to read again."""
    seated(request)
    opening = host(request).session.opening
    if not opening.is_set:
        return go(request, "/now")
    return page(
        request,
        "today.html",
        opening=gathering.opening_parts(opening),
        source=gathering.ladder_source() if content_people.ladder_step(opening.step) else "",
    )


def opening_before(session: Session) -> list[tuple[str, str]]:
    """Return what is told before the first question; nothing once one was asked."""
    return [] if session.progress else gathering.opening_parts(session.opening)

"""Whose page a form was sent from: what every page of a person shares."""

from __future__ import annotations

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request

from coproduce.domain.activity import Activity
from coproduce.domain.people import Participant
from coproduce.errors import CoproduceError
from coproduce.languages import _
from form.host import NoSeatError
from form.reading import Fields, host, participant, tokens
from form.tokens import Page


def seated(request: Request) -> Participant:
    """Return who holds this browser's seat. Raises NoSeatError."""
    found = participant(request)
    if found is None:
        raise NoSeatError
    return found


def known(request: Request) -> Activity:
    """Return the activity that the address names. Raises HTTPException: 404."""
    found = host(request).session.activity(request.path_params["activity"])
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return found


def page_token(request: Request, person: Participant, about: str) -> str:
    """Return what a page carries: whose it is, and what it is about."""
    return tokens(request).page(person.seat, about, host(request).now())


def sent_page(request: Request, form: Fields) -> Page:
    """Return the page that a form was sent from. Raises NoSeatError."""
    sent = tokens(request).read_page(form.one("page"))
    if sent is None or sent.seat not in host(request).session.seats:
        raise NoSeatError
    return sent


def refuse_after_deletion(request: Request, sent: Page) -> None:
    """An outbox may send again what its person has deleted since."""
    if sent.made <= host(request).deleted_at(sent.seat):
        raise CoproduceError(
            _("You deleted your answers."),
            _("We did not keep this one. You can answer the question again."),
        )

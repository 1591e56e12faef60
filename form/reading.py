"""Reading what a browser sends: small bodies, one language, one seat."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from coproduce import languages
from coproduce.domain.people import Participant
from coproduce.errors import CoproduceError
from coproduce.languages import _
from coproduce.offering import is_offered, offered
from form.accepted import accepted
from form.host import Host
from form.tokens import Tokens

BODY: Final = 8192
"""The largest body, in bytes: a comment of 500 four-byte characters, encoded, fits."""
FIELDS: Final = 40
"""The most fields of one form."""
SEAT: Final = "seat"
"""The cookie that says which seat is this phone's."""
LANGUAGE: Final = "lang"
"""The cookie that says which language was chosen on this phone; there once somebody chose."""


class TooLargeError(CoproduceError):
    """The body is larger than any of our forms sends."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("That is too much text."), _("Please write less. Then send it again."))


class Fields(dict[str, list[str]]):
    """The fields of a form, each with all its values."""

    def one(self, name: str) -> str:
        """Return the first value, or ""."""
        return self.get(name, [""])[0]


async def fields(request: Request) -> Fields:
    """Read a form. Raises TooLargeError; a body that is no form is a form without fields."""
    raw = await body(request)
    found = Fields()
    try:
        pairs = parse_qsl(
            raw.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=FIELDS
        )
    except ValueError:
        raise TooLargeError from None
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


async def body(request: Request) -> bytes:
    """Read a body of at most `BODY` bytes. Raises TooLargeError, also when its length lies."""
    told = request.headers.get("content-length", "0")
    if not (told.isascii() and told.isdigit() and len(told) < 10) or int(told) > BODY:
        raise TooLargeError
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > BODY:
            raise TooLargeError
    return bytes(raw)


def host(request: Request) -> Host:
    """Return the host that the app serves."""
    found: Host = request.app.state.host
    return found


def tokens(request: Request) -> Tokens:
    """Return the signer of the app."""
    found: Tokens = request.app.state.tokens
    return found


def participant(request: Request) -> Participant | None:
    """Return who holds this browser's seat, or None."""
    seat = tokens(request).read_seat(request.cookies.get(SEAT, ""))
    return host(request).session.seats.get(seat)


@contextlib.contextmanager
def in_their_language(request: Request) -> Iterator[None]:
    """Speak the language of this request inside the block."""
    with languages.speaking(_tag(request)):
        yield


def _tag(request: Request) -> str:
    """Return what was chosen: on this page, on this phone, or for this seat; else a guess."""
    session = host(request).session
    for chosen in (request.query_params.get("lang", ""), request.cookies.get(LANGUAGE, "")):
        if chosen and is_offered(session, chosen):
            return chosen
    person = participant(request)
    if person is not None and is_offered(session, person.language):
        return person.language
    tags = [language.tag for language in offered(session)]
    return accepted(request.headers.get("accept-language", ""), tags) or session.language

"""What the server signs: the seat in the cookie, and the page that an answer comes from."""

from __future__ import annotations

import functools
import hashlib
import secrets
from dataclasses import dataclass
from typing import Final

from itsdangerous import BadData, Signer, URLSafeSerializer

_BETWEEN: Final = "~"
"""Stands in no seat, no activity's id and no key."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that the server made, with a form in it."""

    seat: str
    about: str
    """The activity's id, or what the form does."""
    key: str
    """The submission key: the same page sent twice counts once."""
    made: float
    """When, by the server's clock."""


class Tokens:
    """Signs and reads. A token of another session, or a changed one, is no token."""

    def __init__(self, secret: str, session: str) -> None:
        """Sign with the session's secret."""
        signing = {"digest_method": hashlib.sha256}
        self._seats = URLSafeSerializer(secret, salt=f"seat {session}", signer_kwargs=signing)
        # A phone sends the same cookie each time: its signature is checked once.
        self._read_seat = functools.lru_cache(maxsize=8192)(self._check_seat)
        # Plain text and not JSON: reading it is a good part of what a vote costs.
        self._pages = Signer(secret, salt=f"page {session}", digest_method=hashlib.sha256)

    def seat(self, seat: str) -> str:
        """Return the cookie's value for a seat."""
        return _text(self._seats.dumps(seat))

    def read_seat(self, value: str) -> str:
        """Return the seat of a cookie, or "" if it is not ours."""
        return self._read_seat(value)

    def _check_seat(self, value: str) -> str:
        try:
            return str(self._seats.loads(value))
        except BadData:
            return ""

    def page(self, seat: str, about: str, made: float) -> str:
        """Return the token of a new page."""
        said = _BETWEEN.join((seat, about, secrets.token_urlsafe(9), f"{made:.3f}"))
        return self._pages.sign(said).decode()

    def read_page(self, value: str) -> Page | None:
        """Return what a page's token says, or None if it is not ours."""
        try:
            seat, about, key, made = self._pages.unsign(value).decode().split(_BETWEEN)
            return Page(seat, about, key, float(made))
        except (BadData, ValueError):
            return None


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


class Guesses:
    """Limits wrong codes over all, and never refuses a right one because of them."""

    A_SECOND = 20
    """How many wrong codes are looked at in a second."""

    def __init__(self) -> None:
        """Nobody has guessed yet."""
        self._second = 0
        self._wrong = 0

    def is_too_many(self, now: float) -> bool:
        """Count one wrong code; whether there were too many in this second."""
        if int(now) != self._second:
            self._second, self._wrong = int(now), 0
        self._wrong += 1
        return self._wrong > self.A_SECOND

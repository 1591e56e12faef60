"""Lets the facilitator's phone be the desk, by a one-time offer that the laptop confirms.

The laptop shows an address that works once. The phone that opens it shows a two-digit number, and
becomes the desk only when that number is typed on the laptop. Someone in the room who scans the
laptop's screen first gets a number that nobody types.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from coproduce.errors import CoproduceError
from coproduce.home import write_private
from coproduce.joining import SYMBOLS
from coproduce.languages import _


@dataclass
class Pairing:
    """The phones that are the desk of one session, and the offer that is open, if any."""

    SECONDS = 300
    """How long an offer is open."""

    file: Path
    """Where the phones are remembered, as hashes, over restarts."""
    _secret: str = ""
    _until: float = 0.0
    _waiting: str = ""
    """The token of the phone that opened the offer, until its number is typed."""
    _number: str = ""
    _known: set[str] = field(default_factory=set)
    watchers: list[Callable[[], None]] = field(default_factory=list)
    """Called when phones stop being the desk."""

    def __post_init__(self) -> None:
        """Read the phones of before."""
        try:
            self._known = set(json.loads(self.file.read_text("utf-8")))
        except (OSError, ValueError):
            self._known = set()

    @property
    def phones(self) -> int:
        """How many phones are the desk."""
        return len(self._known)

    def state(self) -> str:
        """Return "offered", "scanned", "paired" or "none"."""
        if time.monotonic() < self._until:
            if self._waiting:
                return "scanned"
            if self._secret:
                return "offered"
        return "paired" if self._known else "none"

    def offer(self) -> str:
        """Return a new secret, for one phone. Any earlier offer ends."""
        self._secret = "".join(secrets.choice(SYMBOLS) for _ in range(14))
        self._until = time.monotonic() + self.SECONDS
        self._waiting = self._number = ""
        return self._secret

    def is_offered(self, secret: str) -> bool:
        """Whether this secret is the open offer."""
        is_open = bool(self._secret) and time.monotonic() < self._until
        return is_open and hmac.compare_digest(secret.upper().encode(), self._secret.encode())

    def take(self, secret: str) -> tuple[str, str] | None:
        """Give the open offer to a phone: its token and the number it shows; None if not open.

        The number can be typed for `SECONDS` more.
        """
        if not self.is_offered(secret):
            return None
        self._secret = ""
        self._until = time.monotonic() + self.SECONDS
        self._waiting = secrets.token_urlsafe(32)
        self._number = str(10 + secrets.randbelow(90))
        return self._waiting, self._number

    def confirm(self, number: str) -> None:
        """Let the waiting phone be the desk. A wrong number raises, and ends the offer."""
        token, expected = self._waiting, self._number
        self._waiting = self._number = ""
        if token and time.monotonic() >= self._until:
            raise CoproduceError(
                _("Too much time has passed."),
                _("We did not connect the phone. Please start again."),
            )
        if not token or not hmac.compare_digest(number.strip().encode(), expected.encode()):
            raise CoproduceError(
                _("That is not the number on your phone."),
                _("We did not connect the phone. Please start again."),
            )
        self._known.add(_hash(token))
        self._save()

    def is_desk(self, token: str) -> bool:
        """Whether this token belongs to a phone that is the desk."""
        return bool(token) and _hash(token) in self._known

    def is_waiting(self, token: str) -> bool:
        """Whether this phone waits for its number to be typed."""
        is_open = bool(self._waiting) and time.monotonic() < self._until
        return is_open and hmac.compare_digest(token.encode(), self._waiting.encode())

    def number_of(self, token: str) -> str:
        """Return the number that a waiting phone shows; "" if it does not wait."""
        return self._number if self.is_waiting(token) else ""

    def unpair(self) -> None:
        """Take the desk away from every phone."""
        self._known.clear()
        self._secret = self._waiting = self._number = ""
        self._save()
        for watcher in self.watchers:
            watcher()

    def _save(self) -> None:
        write_private(self.file, json.dumps(sorted(self._known)))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

"""Sends what people answered, in order, and again until the server has thanked us."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any, Final, Protocol

from coproduce.errors import CoproduceError
from form.client import NoServerError
from tui.screens.vote_state import Job

AGAIN: Final = 1.0
"""Seconds between two tries."""


class Asker(Protocol):
    """What asks the server: `form.client.Client`."""

    def ask(self, command: str, **arguments: Any) -> dict[str, Any]:
        """Ask, and return the answer. Raises CoproduceError."""


class Outbox:
    """What waits to be sent. `next` and `finish` are called by the screen, never by a thread."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Read the time, in seconds, from `clock`."""
        self._clock = clock
        self._jobs: deque[Job] = deque()
        self._is_busy = False
        self._not_before = 0.0
        self.is_away = False
        """The server did not answer the last try."""
        self.refused = ""
        """Why the server refused the first one that waits; "" if it did not."""

    def __len__(self) -> int:
        """Return how many wait."""
        return len(self._jobs)

    def put(self, job: Job) -> None:
        """Send `job` after those before it."""
        self._jobs.append(job)

    def next(self) -> Job | None:
        """Return what to send now, or None; call `finish` with how it went."""
        is_resting = self._is_busy or self.refused or self._clock() < self._not_before
        if is_resting or not self._jobs:
            return None
        self._is_busy = True
        return self._jobs[0]

    def finish(self, error: CoproduceError | None) -> Job:
        """Say how the first one went, and return it. Without an error it is on disk."""
        self._is_busy = False
        self.is_away = isinstance(error, NoServerError)
        if error is None:
            return self._jobs.popleft()
        if self.is_away:
            self._not_before = self._clock() + AGAIN
        else:
            self.refused = str(error)
        return self._jobs[0]

    def try_again(self) -> None:
        """Send the refused one once more."""
        self.refused = ""

    def give_up(self) -> Job:
        """Leave the refused one out and return it; without a seat, all of that person's."""
        self.refused = ""
        job = self._jobs.popleft()
        if job.command == "seat":
            self._jobs = deque(other for other in self._jobs if other.person is not job.person)
        return job

"""Keeps a held key from answering twice: a terminal tells of no key going up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

DEAD: Final = 0.7
"""Seconds after a page changes in which keys do nothing. Key repeat starts sooner than that."""
PASSED_ON: Final = 1.0
"""The same, on the page that hides the answer while the keyboard is passed on."""


class Gate:
    """Lets a key through, or not. The clock is handed in, so that tests need not wait."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Read the time, in seconds, from `clock`."""
        self._clock = clock
        self._until = 0.0
        self._last = ""
        self._last_at = -DEAD
        self._is_held = False

    def change(self, seconds: float = DEAD) -> None:
        """The page changed just now: close for `seconds`."""
        self._until = self._clock() + seconds
        self._is_held = True

    def lets(self, key: str, *, only_held: bool = False) -> bool:
        """Whether `key` counts. With `only_held` only the key that changed the page is kept out."""
        now = self._clock()
        repeats = self._is_held and key == self._last and now - self._last_at < DEAD
        self._last, self._last_at = key, now
        if repeats or (now < self._until and not only_held):
            return False
        self._is_held = False
        return True

"""A clock that goes on by the second, whatever happens to the machine's clock."""

from __future__ import annotations

import time
from typing import Final

# Counts while the laptop sleeps too, where the system can say so (Linux); `monotonic` elsewhere.
_BOOT: Final = getattr(time, "CLOCK_BOOTTIME", None)


def ticks() -> float:
    """Return seconds since some moment; they only go forward."""
    return time.monotonic() if _BOOT is None else time.clock_gettime(_BOOT)


class Clock:
    """Seconds since 1970 that never go back, whatever happens to the machine's clock."""

    def __init__(self, at_least: float = 0.0) -> None:
        """Start at the machine's time, or at `at_least` if the clock stands before it."""
        self._base = max(time.time(), at_least) - ticks()

    def now(self) -> float:
        """Return the time now."""
        return self._base + ticks()

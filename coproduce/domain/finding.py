"""A problem that a user can mend."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, and how to mend it."""

    code: str
    """Stable, such as "CO-2"."""
    where: str
    """File and line, as people write it: "my-meeting.toml, line 12"."""
    what: str
    hint: str

    def __str__(self) -> str:
        """Return the finding as one line."""
        return f"{self.where}: {self.what} {self.hint} ({self.code})"

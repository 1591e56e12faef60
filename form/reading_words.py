"""Whether the desk has read a person's words: their phone says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from markupsafe import Markup

from coproduce.domain.session import Session


@dataclass(frozen=True, slots=True)
class Reading:
    """How it stands with one person's words."""

    has_words: bool
    is_read: bool
    """Every comment of the person was opened at the desk."""
    opened: int
    """How many comments were opened in the meeting: a page asks again when that changes."""

    @classmethod
    def of(cls, session: Session, seat: str) -> Self:
        """Return how it stands for `seat`."""
        mine = [c.is_opened for c in session.comments.values() if c.seat == seat]
        return cls(bool(mine), bool(mine) and all(mine), opened(session))

    @property
    def attribute(self) -> Markup:
        """What a page that waits for a reader says to its script."""
        is_waiting = self.has_words and not self.is_read
        return Markup(' data-read="{}"').format(self.opened) if is_waiting else Markup("")


def opened(session: Session) -> int:
    """Return how many comments the desk has opened."""
    return sum(c.is_opened for c in session.comments.values())

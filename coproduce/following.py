"""Follows a session's journal from another process: what every screen draws from."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from coproduce.clock import Clock
from coproduce.domain.events import AnswersDeleted
from coproduce.domain.session import Session, fold
from coproduce.domain.summary import AnswersRetired
from coproduce.domain.view import RoomView, room_view
from coproduce.journal import JournalReader


class Follower:
    """A session's state, kept up to date by reading what was added to its journal."""

    def __init__(self, journal: Path) -> None:
        """Read the journal so far. Raises CoproduceError if it cannot be read."""
        self._reader = JournalReader(journal)
        self.session = Session()
        self._is_behind = True
        self.update()
        self._clock = Clock(self.session.at)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the journal."""
        self.close()

    def update(self) -> bool:
        """Take in what is new. Returns whether anything was; costs microseconds if not.

        After a deletion everything is folded again, so that nothing of it is left in memory.
        """
        if not self._reader.has_changed() and not self._is_behind:
            return False
        self._is_behind = True  # until it is read: reading may fail
        new = self._reader.read(self.session.last)
        if any(isinstance(recorded.event, AnswersDeleted | AnswersRetired) for recorded in new):
            self.session = fold(self._reader.read())
        else:
            for recorded in new:
                self.session.apply(recorded)
        self._is_behind = False
        return bool(new)

    def view(self) -> RoomView:
        """Return what the room's screen may show now."""
        return room_view(self.session, self.now())

    def now(self) -> float:
        """Return the time now, as the server counts it."""
        return self._clock.now()

    def close(self) -> None:
        """Close the journal."""
        self._reader.close()

"""The journal of a session: its events, append-only, in one SQLite file (see `event_file`)."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from coproduce.domain.events import SESSION, AnswersDeleted, CommentState, Event, Recorded
from coproduce.domain.summary import AnswersRetired
from coproduce.event_file import EntryOf, EventFile, EventReader

_FOREVER: Final = "session_created", "seat_taken", "agreement_given"
"""Kinds of a person's rows that stay when they delete their answers: the chair, not the words.

A "no" to photographs stays too: else nobody would know of it for the rest of the meeting.
"""

if TYPE_CHECKING:
    Entry: TypeAlias = EntryOf[Event]
else:  # calling an alias is slow, and fails with slots
    Entry = EntryOf


class Journal(Protocol):
    """What a session is kept in. SQLite today; another database could join later."""

    def append(self, entries: Sequence[Entry]) -> list[Recorded | None]:
        """Put `entries` on disk together; None stands for one whose key was there already."""

    def read(self, after: int = 0) -> list[Recorded]:
        """Return the events with an id greater than `after`, in order."""

    def forget(self, seat: str, *, is_leaving: bool = False) -> Recorded:
        """Take a person's votes, comments and signals out for good; return the marker.

        What went to the safeguarding lead stays. Who `is_leaving` gives up the chair too.
        """


class SqliteJournal(EventFile[Event]):
    """A session's journal in a SQLite file, opened for writing."""

    def __init__(self, path: Path) -> None:
        """Open or make the file at `path`. Raises CoproduceError as `EventFile` does."""
        super().__init__(path, SESSION)

    def forget(self, seat: str, *, is_leaving: bool = False) -> Recorded:
        """Take a person's votes, comments and signals out for good, and leave a marker event.

        Who `is_leaving` gives up the chair too: the marker then tells of a seat that nobody had.
        The chair stays where a comment of theirs went to the safeguarding lead.

        The words go from the file's bytes and from the write-ahead log too; if a reader holds on
        to the log, at the next write or when the journal is closed. Comments that went to the
        safeguarding lead stay: this program never deletes those.
        """
        now = self.clock.now()
        with self._transaction():
            mine = "SELECT id, kind, body FROM event WHERE seat = ?"
            rows = self._db.execute(mine, (seat,)).fetchall()
            kept = self._passed()
            has_sealed = any(id_ in kept for id_, _kind, _body in rows)
            stays = () if is_leaving and not has_sealed else _FOREVER
            self._delete(id_ for id_, kind, _b in rows if kind not in stays and id_ not in kept)
            answered = {json.loads(b)["activity"] for _i, kind, b in rows if kind == "vote_cast"}
            (marker,) = self._insert([Entry(AnswersDeleted(seat, tuple(sorted(answered))))], now)
        assert marker is not None  # noqa: S101 - it has no key
        self._wipe()
        return marker

    def retire(self, event: AnswersRetired, goes: Collection[str]) -> Recorded:
        """Take every person's rows out for good, and those of the kinds in `goes`.

        Left are `event`, what the facilitator did, and comments that went to the safeguarding
        lead, with their seat and all that is about them.
        """
        now = self.clock.now()
        with self._transaction():
            sealed = self._passed()
            every = self._db.execute("SELECT id, kind, seat, body FROM event").fetchall()
            chairs = {seat for id_, _kind, seat, _body in every if id_ in sealed}
            self._delete(
                id_
                for id_, kind, seat, body in every
                if (seat is not None or kind in goes)
                and id_ not in sealed
                and json.loads(body).get("comment") not in sealed
                and not (kind == "seat_taken" and seat in chairs)
            )
            (marker,) = self._insert([Entry(event)], now)
        assert marker is not None  # noqa: S101 - it has no key
        self._wipe()
        return marker

    def _passed(self) -> set[int]:
        """Return the ids of the comments that stand with the safeguarding lead."""
        moves = self._db.execute("SELECT body FROM event WHERE kind = 'comment_moved' ORDER BY id")
        states = {move["comment"]: move["state"] for move in (json.loads(b) for (b,) in moves)}
        return {id_ for id_, state in states.items() if state == CommentState.PASSED}


class JournalReader(EventReader[Event]):
    """A session's journal opened for reading only."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`. Raises CoproduceError as `EventFile` does."""
        super().__init__(path, SESSION)

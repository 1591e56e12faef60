"""The journal: the events of a session or a register, append-only, in one SQLite file.

One process writes (see `form/`), any number read. An event is on disk before `append` returns:
WAL with `synchronous=FULL`, which lost nothing in 60 simulated power cuts where NORMAL did.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Generic, Self

from coproduce.clock import Clock
from coproduce.domain.recording import E, E_co, RecordedOf, Vocabulary, kind_of, to_body
from coproduce.errors import CoproduceError
from coproduce.journal_file import (
    WAIT,
    address,
    check,
    explained,
    file_problem,
    is_still,
    log_of,
    make_private,
    size,
)
from coproduce.languages import _

_TABLES: Final = """
CREATE TABLE event (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice, even after a deletion
    at   REAL NOT NULL,
    kind TEXT NOT NULL,
    seat TEXT,
    key  TEXT UNIQUE,
    body TEXT NOT NULL
);
CREATE INDEX event_seat ON event (seat) WHERE seat IS NOT NULL;
"""

_ENCODE: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Made once: `json.dumps` makes a new encoder for every event."""

_ROWS: Final = 100
"""Rows of one INSERT: its 500 values stay below SQLite's oldest limit of 999."""

_MIGRATIONS: Final[tuple[str, ...]] = (_TABLES,)
"""What brings a file from version n to n + 1, in order."""


@dataclass(frozen=True, slots=True)
class EntryOf(Generic[E_co]):
    """An event on its way into the journal."""

    event: E_co
    key: str | None = None
    """The submission key: an event whose key is already there is not recorded again."""


class EventFile(Generic[E]):
    """A journal's file, opened for writing. One process at a time may have it."""

    def __init__(self, path: Path, vocabulary: Vocabulary[E]) -> None:
        """Open or make the file at `path`, for the events of `vocabulary`.

        Raises CoproduceError when it is damaged, made by a newer version, or cannot be written.
        The file is then left as it was.
        """
        self._vocabulary = vocabulary
        is_new = size(path) == 0
        if is_new:
            make_private(path)
        else:
            check(path, vocabulary)
        with explained(path, vocabulary):
            self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            try:
                self._set_up()
                self.clock = Clock(self._newest())
                is_unfinished = self._is_unfinished()
            except BaseException:
                self._db.close()
                raise
        self._path = path
        self._is_to_rewrite = is_unfinished  # deleted words may stand in the file
        self._is_to_empty = is_unfinished  # or in the write-ahead log
        if is_unfinished:
            self._wipe()

    def _is_unfinished(self) -> bool:
        """Whether the program was killed, or the disk was full, before deleted words were gone."""
        mark = "SELECT count(*) FROM sqlite_schema WHERE name = 'to_wipe'"
        (marks,) = self._db.execute(mark).fetchone()
        return bool(marks)

    def _set_up(self) -> None:
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("PRAGMA secure_delete = ON")
        self._db.execute("PRAGMA temp_store = MEMORY")  # VACUUM leaves no copy on the disk
        self._db.execute(f"PRAGMA busy_timeout = {WAIT}")
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        for number, script in enumerate(_MIGRATIONS[version:], version + 1):
            self._db.executescript(
                f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number};"
                f"PRAGMA application_id = {self._vocabulary.application}; COMMIT;"
            )

    def _newest(self) -> float:
        (at,) = self._db.execute("SELECT coalesce(max(at), 0) FROM event").fetchone()
        return float(at)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def append(self, entries: Sequence[EntryOf[E]]) -> list[RecordedOf[E] | None]:
        """Put `entries` on disk in one commit, in order.

        None stands for an entry whose key is there already. Raises CoproduceError if the disk is
        full or gone; then none of `entries` was recorded.
        """
        now = self.clock.now()
        with self._transaction():
            recorded = self._insert(entries, now)
        if self._is_to_empty:
            self._wipe(wait=0)
        return recorded

    def _insert(self, entries: Sequence[EntryOf[E]], now: float) -> list[RecordedOf[E] | None]:
        """Insert `entries` with few statements: each one waits for the other threads' Python."""
        (last,) = self._db.execute("SELECT coalesce(max(id), 0) FROM event").fetchone()
        for start in range(0, len(entries), _ROWS):
            part = entries[start : start + _ROWS]
            values = [value for entry in part for value in _row(entry, now)]
            self._db.execute(_insertion(len(part)), values)
        new = "SELECT id, key FROM event WHERE id > ? ORDER BY id"
        return _matched(entries, self._db.execute(new, (last,)).fetchall(), now)

    def restore(self, recorded: Sequence[RecordedOf[E]]) -> None:
        """Put events on disk in one commit, with the numbers and times that they have.

        For an empty file. Raises CoproduceError as `append` does.
        """
        rows = [(one.id, one.at, *_row(EntryOf(one.event), one.at)[1:]) for one in recorded]
        into = "INSERT INTO event (id, at, kind, seat, key, body) VALUES (?, ?, ?, ?, ?, ?)"
        with self._transaction():
            self._db.executemany(into, rows)
        self.clock = Clock(self._newest())

    def read(self, after: int = 0) -> list[RecordedOf[E]]:
        """Return the events with an id greater than `after`, in order."""
        with explained(self._path, self._vocabulary):
            return _read(self._db, after, self._vocabulary)

    def take_out(self, seat: str, marker: E) -> RecordedOf[E]:
        """Take every row of `seat` out for good, also from the file's bytes; return the marker."""
        now = self.clock.now()
        with self._transaction():
            rows = self._db.execute("SELECT id FROM event WHERE seat = ?", (seat,)).fetchall()
            self._delete(id_ for (id_,) in rows)
            (recorded,) = self._insert([EntryOf(marker)], now)
        assert recorded is not None  # noqa: S101 - it has no key
        self._wipe()
        return recorded

    def _delete(self, ids: Iterable[int]) -> None:
        """Delete rows, and mark in the same commit that their words are to be wiped."""
        self._db.executemany("DELETE FROM event WHERE id = ?", [(id_,) for id_ in ids])
        self._db.execute("CREATE TABLE IF NOT EXISTS to_wipe (n)")
        self._is_to_rewrite = self._is_to_empty = True

    def _wipe(self, wait: int | None = None) -> None:
        """Take deleted words out of the file's bytes, waiting `wait` ms for readers.

        `secure_delete` is not enough: when SQLite moves rows between pages, copies of them stay in
        the gaps (16 of 40 random journals still held some words). So the file is written anew.
        """
        with contextlib.suppress(sqlite3.Error):  # no room or a reader: next time
            self._db.execute(f"PRAGMA busy_timeout = {WAIT if wait is None else wait}")
            if self._is_to_rewrite:
                self._db.execute("VACUUM")
                self._is_to_rewrite = False
            (busy, *_rest) = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            self._is_to_empty = bool(busy)
            if not busy:
                self._db.execute("DROP TABLE IF EXISTS to_wipe")
        self._db.execute(f"PRAGMA busy_timeout = {WAIT}")

    def close(self) -> None:
        """Fold the write-ahead log into the file and close it: one file is left."""
        if self._is_to_empty:
            self._wipe()
        with contextlib.suppress(sqlite3.Error):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._db.close()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        with explained(self._path, self._vocabulary):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
                raise


class NotMadeError(CoproduceError):
    """There is no file yet, or the program was stopped while it was made."""


class EventReader(Generic[E]):
    """A journal opened for reading only, beside the process that writes it."""

    def __init__(self, path: Path, vocabulary: Vocabulary[E]) -> None:
        """Open the file at `path`. Raises NotMadeError, and CoproduceError as `EventFile` does."""
        self._vocabulary = vocabulary
        if not size(path) or not check(path, vocabulary):
            raise NotMadeError(_("This meeting has no file yet."), _("Start the meeting first."))
        self._path = path
        self._is_still = is_still(path)
        self._db = self._open()
        self._version = -1

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def _open(self) -> sqlite3.Connection:
        where = address(self._path, is_still=True) if self._is_still else str(self._path)
        with explained(self._path, self._vocabulary):
            db = sqlite3.connect(
                where, isolation_level=None, check_same_thread=False, uri=self._is_still
            )
            try:
                db.execute("PRAGMA query_only = ON")
                db.execute(f"PRAGMA busy_timeout = {WAIT}")
            except BaseException:
                db.close()
                raise
        return db

    def has_changed(self) -> bool:
        """Whether anything was written since the last call. Costs some microseconds."""
        if self._is_still and size(log_of(self._path)):  # there is room again, and it is written
            self._db.close()
            self._is_still = False
            self._db = self._open()
            self._version = -1
        with explained(self._path, self._vocabulary):
            (version,) = self._db.execute("PRAGMA data_version").fetchone()
        is_new = version != self._version
        self._version = version
        return bool(is_new)

    def read(self, after: int = 0) -> list[RecordedOf[E]]:
        """Return the events with an id greater than `after`, in order."""
        with explained(self._path, self._vocabulary):
            return _read(self._db, after, self._vocabulary)

    def backup(self, path: Path) -> None:
        """Copy the whole journal to `path`, also while it is written. Whole or absent.

        Copying the file itself would lose what is in the write-ahead log.
        """
        part = path.with_name(path.name + ".part")
        try:
            part.unlink(missing_ok=True)
            make_private(part)
            with explained(self._path, self._vocabulary):
                copy = sqlite3.connect(part)
                try:
                    self._db.backup(copy)
                    copy.execute("PRAGMA journal_mode = DELETE")
                finally:
                    copy.close()
            part.replace(path)
        except OSError as error:
            raise file_problem(error) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def _row(entry: EntryOf[Any], now: float) -> tuple[object, ...]:
    event = entry.event
    body = _ENCODE(to_body(event))
    return now, kind_of(event), getattr(event, "seat", None), entry.key, body


@cache
def _insertion(rows: int) -> str:
    marks = ", ".join(["(?, ?, ?, ?, ?)"] * rows)  # never a value itself
    into = "INSERT INTO event (at, kind, seat, key, body) VALUES"
    return f"{into} {marks} ON CONFLICT (key) DO NOTHING"


def _matched(
    entries: Sequence[EntryOf[E]], rows: Sequence[tuple[int, str | None]], now: float
) -> list[RecordedOf[E] | None]:
    """Find each entry's row; rows stand in the order of the entries, less those already there."""
    if len(rows) == len(entries):
        return [RecordedOf(id_, now, e.event) for e, (id_, _key) in zip(entries, rows, strict=True)]
    left = iter(rows)
    row = next(left, None)
    recorded: list[RecordedOf[E] | None] = []
    for entry in entries:
        if row is None or row[1] != entry.key:
            recorded.append(None)
            continue
        recorded.append(RecordedOf(row[0], now, entry.event))
        row = next(left, None)
    return recorded


def _read(db: sqlite3.Connection, after: int, vocabulary: Vocabulary[E]) -> list[RecordedOf[E]]:
    rows = db.execute("SELECT id, at, kind, body FROM event WHERE id > ? ORDER BY id", (after,))
    read = vocabulary.read
    return [RecordedOf(id_, at, read(kind, json.loads(body))) for id_, at, kind, body in rows]

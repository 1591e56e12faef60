"""The journal: a session's events, append-only, in one SQLite file. The only module that knows SQL.

One process writes (see `form/`), any number read. An event is on disk before `append` returns:
WAL with `synchronous=FULL`, which lost nothing in 60 simulated power cuts where NORMAL did.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, Self

from coproduce.clock import Clock
from coproduce.domain.events import (
    AnswersDeleted,
    CommentState,
    Event,
    Recorded,
    UnknownEventError,
    from_body,
    is_known,
    kind_of,
    to_body,
)
from coproduce.errors import CoproduceError
from coproduce.languages import _

VERSION: Final = 1
"""The version of the file's tables, kept in `PRAGMA user_version`."""

_APPLICATION: Final = 0x636F7072  # "copr", so that `file` and we know the file again
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_FOREVER: Final = "session_created", "seat_taken"
"""Kinds of a person's rows that stay when they delete their answers: the chair, not the words."""

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

_WAIT: Final = 5_000
"""How long SQLite waits for another process, in milliseconds."""

_LEAST_ROOM: Final = 65_536
"""Bytes: less free room than SQLite takes to open a file, its -shm of 32 KB and some pages."""

_ENCODE: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Made once: `json.dumps` makes a new encoder for every event."""

_MIGRATIONS: Final[tuple[str, ...]] = (_TABLES,)
"""What brings a file from version n to n + 1, in order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An event on its way into the journal."""

    event: Event
    key: str | None = None
    """The submission key: an event whose key is already there is not recorded again."""


class Journal(Protocol):
    """What a session is kept in. SQLite today; another database could join later."""

    def append(self, entries: Sequence[Entry]) -> list[Recorded | None]:
        """Put `entries` on disk together; None stands for one whose key was there already."""

    def read(self, after: int = 0) -> list[Recorded]:
        """Return the events with an id greater than `after`, in order."""

    def forget(self, seat: str) -> Recorded:
        """Take a person's votes, comments and signals out for good; return the marker.

        What went to the safeguarding lead stays.
        """


class SqliteJournal:
    """The journal in a SQLite file, opened for writing. One process at a time may have it."""

    def __init__(self, path: Path) -> None:
        """Open or make the file at `path`.

        Raises CoproduceError when it is damaged, made by a newer version, or cannot be written.
        The file is then left as it was.
        """
        is_new = _size(path) == 0
        if is_new:
            _make_private(path)
        else:
            _check(path)
        self._is_to_rewrite = False  # deleted words may stand in the file
        self._is_to_empty = False  # or in the write-ahead log
        with _explained(path):
            self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            try:
                self._set_up()
                self.clock = Clock(self._newest())
            except BaseException:
                self._db.close()
                raise
        self._path = path

    def _set_up(self) -> None:
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("PRAGMA secure_delete = ON")
        self._db.execute("PRAGMA temp_store = MEMORY")  # VACUUM leaves no copy on the disk
        self._db.execute(f"PRAGMA busy_timeout = {_WAIT}")
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        for number, script in enumerate(_MIGRATIONS[version:], version + 1):
            self._db.executescript(
                f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number};"
                f"PRAGMA application_id = {_APPLICATION}; COMMIT;"
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

    def append(self, entries: Sequence[Entry]) -> list[Recorded | None]:
        """Put `entries` on disk in one commit, in order.

        None stands for an entry whose key is there already. Raises CoproduceError if the disk is
        full or gone; then none of `entries` was recorded.
        """
        now = self.clock.now()
        with self._transaction():
            recorded = [self._insert(entry, now) for entry in entries]
        if self._is_to_empty:
            self._wipe(wait=0)
        return recorded

    def _insert(self, entry: Entry, now: float) -> Recorded | None:
        cursor = self._db.execute(
            "INSERT INTO event (at, kind, seat, key, body) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (key) DO NOTHING",
            (
                now,
                kind_of(entry.event),
                getattr(entry.event, "seat", None),
                entry.key,
                _ENCODE(to_body(entry.event)),
            ),
        )
        if not cursor.rowcount or cursor.lastrowid is None:
            return None
        return Recorded(cursor.lastrowid, now, entry.event)

    def read(self, after: int = 0) -> list[Recorded]:
        """Return the events with an id greater than `after`, in order."""
        with _explained(self._path):
            return _read(self._db, after)

    def forget(self, seat: str) -> Recorded:
        """Take a person's votes, comments and signals out for good, and leave a marker event.

        The words go from the file's bytes and from the write-ahead log too; if a reader holds on
        to the log, at the next write or when the journal is closed. Comments that went to the
        safeguarding lead stay: this program never deletes those.
        """
        now = self.clock.now()
        with self._transaction():
            mine = "SELECT id, kind, body FROM event WHERE seat = ?"
            rows = self._db.execute(mine, (seat,)).fetchall()
            kept = self._passed()
            gone = [(id_,) for id_, kind, _b in rows if kind not in _FOREVER and id_ not in kept]
            self._db.executemany("DELETE FROM event WHERE id = ?", gone)
            answered = {json.loads(b)["activity"] for _i, kind, b in rows if kind == "vote_cast"}
            marker = self._insert(Entry(AnswersDeleted(seat, tuple(sorted(answered)))), now)
        self._is_to_rewrite = self._is_to_empty = True
        self._wipe(wait=_WAIT)
        assert marker is not None  # noqa: S101 - it has no key
        return marker

    def _passed(self) -> set[int]:
        """Return the ids of the comments that stand with the safeguarding lead."""
        moves = self._db.execute("SELECT body FROM event WHERE kind = 'comment_moved' ORDER BY id")
        states = {move["comment"]: move["state"] for move in (json.loads(b) for (b,) in moves)}
        return {id_ for id_, state in states.items() if state == CommentState.PASSED}

    def _wipe(self, wait: int) -> None:
        """Take deleted words out of the file's bytes, waiting `wait` ms for readers.

        `secure_delete` is not enough: when SQLite moves rows between pages, copies of them stay in
        the gaps (16 of 40 random journals still held some words). So the file is written anew.
        """
        with contextlib.suppress(sqlite3.Error):  # no room or a reader: next time
            self._db.execute(f"PRAGMA busy_timeout = {wait}")
            if self._is_to_rewrite:
                self._db.execute("VACUUM")
                self._is_to_rewrite = False
            (busy, *_rest) = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            self._is_to_empty = bool(busy)
        self._db.execute(f"PRAGMA busy_timeout = {_WAIT}")

    def close(self) -> None:
        """Fold the write-ahead log into the file and close it: one file is left."""
        if self._is_to_empty:
            self._wipe(wait=_WAIT)
        with contextlib.suppress(sqlite3.Error):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._db.close()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        with _explained(self._path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
                raise


class JournalReader:
    """A journal opened for reading only, beside the process that writes it."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`. Raises CoproduceError as `SqliteJournal` does."""
        if not _size(path) or not _check(path):
            raise CoproduceError(_("This meeting has no file yet."), _("Start the meeting first."))
        self._path = path
        self._is_still = _is_still(path)
        self._db = self._open()
        self._version = -1

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def _open(self) -> sqlite3.Connection:
        where = _address(self._path, is_still=True) if self._is_still else str(self._path)
        with _explained(self._path):
            db = sqlite3.connect(
                where, isolation_level=None, check_same_thread=False, uri=self._is_still
            )
            try:
                db.execute("PRAGMA query_only = ON")
                db.execute(f"PRAGMA busy_timeout = {_WAIT}")
            except BaseException:
                db.close()
                raise
        return db

    def has_changed(self) -> bool:
        """Whether anything was written since the last call. Costs some microseconds."""
        if self._is_still and _size(_log_of(self._path)):  # there is room again, and it is written
            self._db.close()
            self._is_still = False
            self._db = self._open()
            self._version = -1
        with _explained(self._path):
            (version,) = self._db.execute("PRAGMA data_version").fetchone()
        is_new = version != self._version
        self._version = version
        return bool(is_new)

    def read(self, after: int = 0) -> list[Recorded]:
        """Return the events with an id greater than `after`, in order."""
        with _explained(self._path):
            return _read(self._db, after)

    def backup(self, path: Path) -> None:
        """Copy the whole journal to `path`, also while it is written. Whole or absent.

        Copying the file itself would lose what is in the write-ahead log.
        """
        part = path.with_name(path.name + ".part")
        try:
            part.unlink(missing_ok=True)
            _make_private(part)
            with _explained(self._path):
                copy = sqlite3.connect(part)
                try:
                    self._db.backup(copy)
                    copy.execute("PRAGMA journal_mode = DELETE")
                finally:
                    copy.close()
            part.replace(path)
        except OSError as error:
            raise _file_problem(error) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def _read(db: sqlite3.Connection, after: int) -> list[Recorded]:
    rows = db.execute("SELECT id, at, kind, body FROM event WHERE id > ? ORDER BY id", (after,))
    return [Recorded(id_, at, from_body(kind, json.loads(body))) for id_, at, kind, body in rows]


def _check(path: Path) -> bool:
    """Refuse a file that is not ours, is newer than we are, or is damaged.

    Returns whether it has its tables; a file whose making was interrupted has none. The file is
    looked at through a connection that cannot write: any other folds the write-ahead log into the
    file when it is closed, and so changes a file that we refuse.
    """
    with _explained(path):
        db = sqlite3.connect(_address(path, is_still=_is_still(path)), uri=True)
        try:
            db.execute(f"PRAGMA busy_timeout = {_WAIT}")
            return _is_ours(db, path)
        finally:
            db.close()


def _log_of(path: Path) -> Path:
    """Return the file of the write-ahead log."""
    return path.with_name(path.name + "-wal")


def _address(path: Path, *, is_still: bool) -> str:
    """Return the address by which SQLite opens the file and can never write it."""
    more = "&immutable=1" if is_still else ""
    return f"{path.resolve().as_uri()}?mode=ro{more}"


def _is_still(path: Path) -> bool:
    """Whether the file must be, and can be, read as one that nobody writes.

    Every other reader makes two small files beside it: on a full or read-only disk it cannot. What
    is in a write-ahead log would then be missing, so this is only for a file without one.
    """
    if _size(_log_of(path)):
        return False
    try:
        with contextlib.closing(sqlite3.connect(_address(path, is_still=False), uri=True)) as db:
            db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        return _cannot_make_files(error)
    except sqlite3.DatabaseError:
        return False
    return False


def _cannot_make_files(error: sqlite3.Error) -> bool:
    name = getattr(error, "sqlite_errorname", "")
    return name.startswith(
        ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_IOERR_SHM", "SQLITE_FULL")
    )


def _is_full(path: Path) -> bool:
    """Whether hardly anything can be written beside `path`."""
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM
    except OSError:
        return False


def _is_ours(db: sqlite3.Connection, path: Path) -> bool:
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != _APPLICATION and (tables or version):
        raise _damaged(path)
    if version > VERSION:
        raise _newer()
    if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise _damaged(path)
    if not tables:
        return False
    if not all(is_known(kind) for (kind,) in db.execute("SELECT DISTINCT kind FROM event")):
        raise _newer()
    return True


def _newer() -> CoproduceError:
    return CoproduceError(
        _("A newer version of this program made this meeting."),
        _("We changed nothing. Please use the newer version."),
    )


def _damaged(path: Path) -> CoproduceError:
    return CoproduceError(
        _("The file of this meeting is damaged: {file}").format(file=path.name),
        _("We changed nothing. Keep the file. Use your last backup to go on."),
    )


def _file_problem(error: OSError) -> CoproduceError:
    return _full() if error.errno in _FULL else _not_writable()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise _file_problem(error) from error


def _make_private(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise _file_problem(error) from error


def _not_writable() -> CoproduceError:
    return CoproduceError(
        _("We cannot write in the folder where meetings are kept."),
        _("Choose another folder with COPRODUCE_HOME. Or ask your computer team."),
    )


def _full() -> CoproduceError:
    return CoproduceError(
        _("The disk is full."), _("Delete some files. Everything saved before is safe.")
    )


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says into words for a person. Never holds what someone typed."""
    try:
        yield
    except UnknownEventError:
        raise _newer() from None
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError):
        raise _damaged(path) from None
    except sqlite3.OperationalError as error:
        said = str(error)
        if "full" in said:
            raise CoproduceError(
                _("The disk is full. The last answer is not saved."),
                _("Delete some files. Everything saved before is safe."),
            ) from None
        if ("I/O" in said or "unable to open" in said) and _is_full(path):
            raise _full() from None
        if "readonly" in said or "unable to open" in said:
            raise _not_writable() from None
        if "no such" in said or "no column" in said or "decode" in said:
            raise _damaged(path) from None
        if "locked" in said:
            raise CoproduceError(
                _("Another program is using the file of this meeting."),
                _("Close the other program. Then try again."),
            ) from None
        raise CoproduceError(
            _("We cannot read or write the file of this meeting."),
            _("We changed nothing. Try again. Then run: coproduce doctor"),
        ) from None
    except sqlite3.DatabaseError:
        raise _damaged(path) from None

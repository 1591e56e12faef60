"""What can be wrong with a journal's file, in words. With `journal`, all that knows SQL.

Nothing here writes to the file: one that we refuse is left as it was.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from coproduce.domain.recording import UnknownEventError, Vocabulary
from coproduce.domain.summary import KEEP_DAYS
from coproduce.errors import CoproduceError
from coproduce.languages import _

VERSION: Final = 1
"""The version of the file's tables, kept in `PRAGMA user_version`."""
WAIT: Final = 5_000
"""How long SQLite waits for another process, in milliseconds."""

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_LEAST_ROOM: Final = 65_536
"""Bytes: less free room than SQLite takes to open a file, its -shm of 32 KB and some pages."""


def check(path: Path, vocabulary: Vocabulary[Any]) -> bool:
    """Refuse a file that is not ours, is newer than we are, or is damaged.

    Returns whether it has its tables; a file whose making was interrupted has none. The file is
    looked at through a connection that cannot write: any other folds the write-ahead log into the
    file when it is closed, and so changes a file that we refuse.
    """
    with explained(path, vocabulary):
        db = sqlite3.connect(address(path, is_still=is_still(path)), uri=True)
        try:
            db.execute(f"PRAGMA busy_timeout = {WAIT}")
            return _is_ours(db, path, vocabulary)
        finally:
            db.close()


@dataclass(frozen=True, slots=True)
class Stored:
    """What a file says about the answers in it."""

    last: float
    """When the last answer came, in seconds since 1970; 0 when there is none."""
    keep_days: int
    is_retired: bool
    """The meeting's single answers were deleted, and its summary is there."""


def look(path: Path, vocabulary: Vocabulary[Any]) -> Stored:
    """Return what a file says about the answers in it: cheap, for a glance at every meeting.

    Raises CoproduceError if it cannot be read. Nothing is checked: that is done on opening it.
    """
    with explained(path, vocabulary):
        db = sqlite3.connect(address(path, is_still=not size(log_of(path))), uri=True)
        with contextlib.closing(db):
            db.execute(f"PRAGMA busy_timeout = {WAIT}")
            mark = "SELECT id, body FROM event WHERE kind = 'answers_retired' ORDER BY id DESC"
            marker, body = db.execute(mark).fetchone() or (0, "")
            new = "SELECT coalesce(max(at), 0) FROM event WHERE seat IS NOT NULL AND id > ?"
            (last,) = db.execute(new, (marker,)).fetchone()
            how_long = (
                "SELECT body FROM event WHERE kind IN ('session_created', 'keeping_changed') "
                "ORDER BY id DESC"
            )
            (told,) = db.execute(how_long).fetchone() or ("{}",)
        said = json.loads(told)
        days = said.get("keep_days", said.get("days", KEEP_DAYS))
        is_retired = bool(body) and bool(json.loads(body)["summary"]["results"])
        return Stored(float(last), int(days), is_retired)


def log_of(path: Path) -> Path:
    """Return the file of the write-ahead log."""
    return path.with_name(path.name + "-wal")


def address(path: Path, *, is_still: bool) -> str:
    """Return the address by which SQLite opens the file and can never write it."""
    more = "&immutable=1" if is_still else ""
    return f"{path.resolve().as_uri()}?mode=ro{more}"


def is_still(path: Path) -> bool:
    """Whether the file must be, and can be, read as one that nobody writes.

    Every other reader makes two small files beside it: on a full or read-only disk it cannot. What
    is in a write-ahead log would then be missing, so this is only for a file without one.
    """
    if size(log_of(path)):
        return False
    try:
        with contextlib.closing(sqlite3.connect(address(path, is_still=False), uri=True)) as db:
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


def _is_ours(db: sqlite3.Connection, path: Path, vocabulary: Vocabulary[Any]) -> bool:
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != vocabulary.application and (tables or version):
        raise _damaged(path, vocabulary)
    if version > VERSION:
        raise _newer(vocabulary)
    if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise _damaged(path, vocabulary)
    if not tables:
        return False
    if not all(
        vocabulary.is_known(kind) for (kind,) in db.execute("SELECT DISTINCT kind FROM event")
    ):
        raise _newer(vocabulary)
    return True


def _newer(vocabulary: Vocabulary[Any]) -> CoproduceError:
    return CoproduceError(
        _("A newer version of this program made this award register.")
        if vocabulary.is_register
        else _("A newer version of this program made this meeting."),
        _("We changed nothing. Please use the newer version."),
    )


def _damaged(path: Path, vocabulary: Vocabulary[Any]) -> CoproduceError:
    said = (
        _("The file of the award register is damaged: {file}")
        if vocabulary.is_register
        else _("The file of this meeting is damaged: {file}")
    )
    return CoproduceError(
        said.format(file=path.name),
        _("We changed nothing. Keep the file. Use your last backup to go on."),
    )


def _in_use(vocabulary: Vocabulary[Any]) -> CoproduceError:
    return CoproduceError(
        _("Another program is using the file of the award register.")
        if vocabulary.is_register
        else _("Another program is using the file of this meeting."),
        _("Close the other program. Then try again."),
    )


def _unusable(vocabulary: Vocabulary[Any]) -> CoproduceError:
    return CoproduceError(
        _("We cannot read or write the file of the award register.")
        if vocabulary.is_register
        else _("We cannot read or write the file of this meeting."),
        _("We changed nothing. Try again. Then run: coproduce doctor"),
    )


def file_problem(error: OSError) -> CoproduceError:
    """Return what to say when a file cannot be made or read."""
    return _full() if error.errno in _FULL else _not_writable()


def size(path: Path) -> int:
    """Return the bytes of a file; 0 if it is not there. Raises CoproduceError."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise file_problem(error) from error


def make_private(path: Path) -> None:
    """Make a file that only this user can read, if it is not there. Raises CoproduceError."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise file_problem(error) from error


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
def explained(path: Path, vocabulary: Vocabulary[Any]) -> Iterator[None]:
    """Turn what SQLite says into words for a person. Never holds what someone typed."""
    try:
        yield
    except UnknownEventError:
        raise _newer(vocabulary) from None
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError):
        raise _damaged(path, vocabulary) from None
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
            raise _damaged(path, vocabulary) from None
        if "locked" in said:
            raise _in_use(vocabulary) from None
        raise _unusable(vocabulary) from None
    except sqlite3.DatabaseError:
        raise _damaged(path, vocabulary) from None

"""A backup is whole, also while people answer, or it is not there."""

from __future__ import annotations

import sqlite3
import threading

import pytest

from coproduce.domain import events as ev
from coproduce.errors import CoproduceError
from coproduce.journal import Entry, JournalReader, SqliteJournal


def pair(number: int) -> list[Entry]:
    seat = f"seat-{number}"
    vote = ev.VoteCast(seat, "trust", ("yes",))
    return [Entry(vote), Entry(ev.CommentGiven(seat, "trust", "more time " * 30, "en"))]


def test_a_backup_made_while_people_answer_is_whole(tmp_path):
    file = tmp_path / "session.db"
    with SqliteJournal(file) as journal:
        journal.append(pair(0))
        enough = threading.Event()
        written = [0]

        def write() -> None:
            while not enough.is_set():
                written[0] += 1
                journal.append(pair(written[0]))

        writer = threading.Thread(target=write)
        writer.start()
        try:
            with JournalReader(file) as reader:
                for number in range(12):
                    least = len(reader.read())
                    reader.backup(tmp_path / f"copy-{number}.db")
                    with JournalReader(tmp_path / f"copy-{number}.db") as copy:
                        events = copy.read()
                    assert len(events) >= least
                    assert len(events) % 2 == 0  # never half of what belongs together
        finally:
            enough.set()
            writer.join()


def test_a_backup_is_one_file_that_opens_as_a_meeting(tmp_path):
    with SqliteJournal(tmp_path / "session.db") as journal:
        journal.append(pair(1))  # still in the write-ahead log
        with JournalReader(tmp_path / "session.db") as reader:
            (tmp_path / "stick").mkdir()
            reader.backup(tmp_path / "stick" / "copy.db")
        assert [p.name for p in (tmp_path / "stick").iterdir()] == ["copy.db"]
        with SqliteJournal(tmp_path / "stick" / "copy.db") as again:
            assert [r.event for r in again.read()] == [e.event for e in pair(1)]
            again.append(pair(2))


def test_a_new_backup_takes_the_place_of_the_old_one(tmp_path):
    copy = tmp_path / "copy.db"
    (tmp_path / "copy.db.part").write_text("left by a killed program")
    file = tmp_path / "session.db"
    with SqliteJournal(file) as journal, JournalReader(file) as reader:
        journal.append(pair(1))
        reader.backup(copy)
        journal.append(pair(2))
        reader.backup(copy)
    with JournalReader(copy) as opened:
        assert len(opened.read()) == 4
    assert not (tmp_path / "copy.db.part").exists()


@pytest.mark.parametrize("place", ["nowhere/copy.db", "folder"])
def test_a_backup_that_cannot_be_made_is_said_in_plain_words(tmp_path, place):
    (tmp_path / "folder").mkdir()
    with SqliteJournal(tmp_path / "session.db") as journal:
        journal.append(pair(1))
        with (
            JournalReader(tmp_path / "session.db") as reader,
            pytest.raises(CoproduceError, match="We cannot write"),
        ):
            reader.backup(tmp_path / place)
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["folder", "session.db"]


def test_a_backup_that_fails_leaves_the_old_one(tmp_path, monkeypatch):
    copy = tmp_path / "copy.db"
    with SqliteJournal(tmp_path / "session.db") as journal:
        journal.append(pair(1))
        with JournalReader(tmp_path / "session.db") as reader:
            reader.backup(copy)
            before = copy.read_bytes()
            journal.append(pair(2))
            real = sqlite3.connect
            monkeypatch.setattr(sqlite3, "connect", lambda *_a, **_k: _full(real(":memory:")))
            with pytest.raises(CoproduceError):
                reader.backup(copy)
            monkeypatch.undo()
    assert copy.read_bytes() == before
    assert not (tmp_path / "copy.db.part").exists()


def _full(db: sqlite3.Connection) -> sqlite3.Connection:
    """A place for the copy that has no room."""
    db.execute("PRAGMA max_page_count = 1")
    return db

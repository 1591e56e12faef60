"""A full disk is said in plain words; what was saved before is safe, and nothing half-written."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tools import CHECKOUT

from coproduce.domain import events as ev
from coproduce.domain.session import fold
from coproduce.errors import CoproduceError
from coproduce.journal import Entry, JournalReader, SqliteJournal

LONG = "We want a quieter dining hall. " * 60


def pair(number: int) -> list[Entry]:
    """A vote and a comment that belong together."""
    seat = f"seat-{number}"
    return [
        Entry(ev.VoteCast(seat, "trust", ("yes",)), f"vote-{number}"),
        Entry(ev.CommentGiven(seat, "trust", LONG, "en"), f"comment-{number}"),
    ]


def fill(journal: SqliteJournal, saved: list[int]) -> None:
    for number in range(1000):
        journal.append(pair(number))
        saved.append(number)


def keys(file) -> set[str]:
    with JournalReader(file) as reader:
        return {k for (k,) in reader._db.execute("SELECT key FROM event WHERE key IS NOT NULL")}


def test_a_full_disk_costs_only_the_last_answer(tmp_path):
    file = tmp_path / "session.db"
    with SqliteJournal(file) as journal:
        journal._db.execute("PRAGMA max_page_count = 30")
        saved: list[int] = []
        with pytest.raises(CoproduceError, match="The disk is full") as full:
            fill(journal, saved)
        assert "Everything saved before is safe" in str(full.value)
        assert saved
        expected = {f"{what}-{n}" for n in saved for what in ("vote", "comment")}
        assert keys(file) == expected
        journal._db.execute("PRAGMA max_page_count = 1000")  # someone deletes some files
        journal.append(pair(len(saved)))
        assert keys(file) == expected | {f"vote-{len(saved)}", f"comment-{len(saved)}"}
    assert len(fold(JournalReader(file).read()).comments) == len(saved) + 1


def test_answers_can_be_deleted_when_the_disk_is_full(tmp_path):
    file = tmp_path / "session.db"
    with SqliteJournal(file) as journal:
        journal.append(pair(0))
        journal.append(pair(1))
        (pages,) = journal._db.execute("PRAGMA page_count").fetchone()
        journal._db.execute(f"PRAGMA max_page_count = {pages}")
        journal.forget("seat-0")
        assert keys(file) == {"vote-1", "comment-1"}


SMALL = """
import resource, sys
from pathlib import Path
from coproduce.errors import CoproduceError
from coproduce.journal import SqliteJournal
from tests.room.test_journal_full import pair
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
journal = SqliteJournal(Path(sys.argv[1]))
for number in range(1000):
    try:
        journal.append(pair(number))
    except CoproduceError as error:
        print("refused", error, flush=True)
        break
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file's size")
def test_a_file_that_may_not_grow_keeps_every_acknowledged_vote(tmp_path):
    file = tmp_path / "session.db"
    ran = subprocess.run(
        [sys.executable, "-c", "import sys; sys.path[:0] = ['tests/house', '.']\n" + SMALL, file],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    *saved, last = ran.stdout.splitlines()
    assert last.startswith("refused"), ran
    assert "Traceback" not in ran.stderr
    assert len(saved) > 3
    assert keys(file) == {f"{what}-{n}" for n in saved for what in ("vote", "comment")}

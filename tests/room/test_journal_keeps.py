"""What the journal is given, it keeps: in order, once, and with times that never go back."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools import CHECKOUT

from coproduce.clock import Clock
from coproduce.domain import events as ev
from coproduce.domain.people import Door, Role
from coproduce.errors import CoproduceError
from coproduce.journal import Entry, JournalReader, SqliteJournal

WRITER = """
import os, sys
from pathlib import Path
from coproduce.domain.events import VoteCast
from coproduce.journal import Entry, SqliteJournal
journal = SqliteJournal(Path(sys.argv[1]))
journal.append([Entry(VoteCast("seat-1", "trust", ("yes",)), key="the-key")])
os._exit(9)  # no closing, no tidying
"""


def vote(number: int, chosen: str = "yes") -> ev.VoteCast:
    return ev.VoteCast(f"seat-{number}", "trust", (chosen,))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "session.db"


@pytest.fixture
def journal(file):
    with SqliteJournal(file) as opened:
        yield opened


def test_an_event_is_in_the_file_before_append_returns(file):
    ended = subprocess.run([sys.executable, "-c", WRITER, str(file)], cwd=CHECKOUT, check=False)
    assert ended.returncode == 9
    with JournalReader(file) as reader:
        assert [r.event for r in reader.read()] == [ev.VoteCast("seat-1", "trust", ("yes",))]


def test_each_commit_is_forced_to_the_disk(journal):
    # Only a power cut shows the difference, and no test can cut the power: FULL is 2.
    assert journal._db.execute("PRAGMA synchronous").fetchone() == (2,)
    assert journal._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_events_come_back_in_order_with_ids_that_count_up(journal):
    for number in range(20):
        journal.append([Entry(vote(number)), Entry(vote(number, "no"))])
    read = journal.read()
    assert [r.id for r in read] == sorted({r.id for r in read})
    assert [r.event for r in read] == [vote(n, c) for n in range(20) for c in ("yes", "no")]


def test_append_returns_what_a_reader_reads(journal, file):
    recorded = journal.append([Entry(vote(1)), Entry(ev.SessionEnded())])
    with JournalReader(file) as reader:
        assert reader.read() == recorded


def test_only_what_is_new_is_read(journal):
    journal.append([Entry(vote(1)), Entry(vote(2))])
    first, second = journal.read()
    assert journal.read(first.id) == [second]
    assert journal.read(second.id) == []


def test_the_same_key_sent_five_times_is_recorded_once(journal):
    answers = [journal.append([Entry(vote(1), "key-a")])[0] for _ in range(5)]
    assert [a is None for a in answers] == [False, True, True, True, True]
    assert len(journal.read()) == 1


def test_the_same_key_twice_in_one_commit_is_recorded_once(journal):
    first, again, other = journal.append(
        [Entry(vote(1), "key-a"), Entry(vote(1), "key-a"), Entry(vote(2), "key-b")]
    )
    assert first is not None
    assert again is None
    assert other is not None
    assert [r.event for r in journal.read()] == [vote(1), vote(2)]


@given(
    st.lists(
        st.lists(st.sampled_from([None, *(f"key-{n}" for n in range(12))]), max_size=230),
        max_size=4,
    )
)
def test_each_entry_hears_of_its_own_row_whatever_was_there_already(commits):
    known: set[str | None] = set()
    with tempfile.TemporaryDirectory() as folder, SqliteJournal(Path(folder) / "j.db") as journal:
        for keys in commits:
            entries = [Entry(vote(number), key) for number, key in enumerate(keys)]
            answers = journal.append(entries)
            for entry, answer in zip(entries, answers, strict=True):
                is_new = entry.key is None or entry.key not in known
                known.add(entry.key)
                assert (answer is not None) == is_new
                assert answer is None or answer.event is entry.event
            heard = [answer for answer in answers if answer]
            assert journal.read()[-len(heard) :] == heard or not heard


def test_events_without_a_key_are_all_recorded(journal):
    journal.append([Entry(vote(1)), Entry(vote(1))])
    assert len(journal.read()) == 2


def test_a_key_is_known_again_after_a_restart(file):
    with SqliteJournal(file) as journal:
        journal.append([Entry(vote(1), "key-a")])
    with SqliteJournal(file) as journal:
        assert journal.append([Entry(vote(1), "key-a")]) == [None]


def test_ids_are_never_used_twice_even_when_the_newest_are_deleted(file):
    with SqliteJournal(file) as journal:
        journal.append([Entry(vote(1)), Entry(vote(1, "no"))])
        last = journal.read()[-1].id
        marker = journal.forget("seat-1")
        assert marker.id > last
    with SqliteJournal(file) as journal:
        journal._db.execute("DELETE FROM event")
        journal.append([Entry(vote(2))])
        assert [r.id for r in journal.read()] == [marker.id + 1]


def test_entries_of_one_append_are_kept_together_or_not_at_all(journal):
    broken = ev.CommentGiven("seat-1", "trust", "\ud800", "en")  # cannot be written
    with pytest.raises(UnicodeEncodeError):
        journal.append([Entry(vote(1)), Entry(broken), Entry(vote(2))])
    assert journal.read() == []
    journal.append([Entry(vote(3))])
    assert [r.event for r in journal.read()] == [vote(3)]


def test_a_reader_notices_what_another_process_writes(journal, file):
    journal.append([Entry(vote(1))])
    with JournalReader(file) as reader:
        assert reader.has_changed()
        assert not reader.has_changed()
        journal.append([Entry(vote(2))])
        assert reader.has_changed()
        assert [r.event for r in reader.read()] == [vote(1), vote(2)]


def test_a_reader_cannot_write(journal, file):
    with JournalReader(file) as reader, pytest.raises(Exception, match="readonly"):
        reader._db.execute("DELETE FROM event")


def test_a_meeting_without_a_file_says_so(file):
    with pytest.raises(CoproduceError, match="no file yet"):
        JournalReader(file)
    assert not file.exists()
    file.touch()  # the server has made it, but not its tables
    with pytest.raises(CoproduceError, match="no file yet"):
        JournalReader(file)


def test_one_file_is_left_after_closing(file):
    with SqliteJournal(file) as journal:
        journal.append([Entry(vote(1))])
    assert [p.name for p in file.parent.iterdir()] == ["session.db"]


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such modes there")
def test_the_file_is_private_to_the_user(journal, file):
    assert file.stat().st_mode & 0o077 == 0


def test_times_never_go_back_when_the_clock_of_the_machine_does(file, monkeypatch):
    wall, running = [2_000_000.0], [50.0]
    monkeypatch.setattr("time.time", lambda: wall[0])
    monkeypatch.setattr("coproduce.clock.ticks", lambda: running[0])
    for jump in (0.0, -86_400.0, +7200.0, -3.0e5, +1.0):
        wall[0] += jump  # moved while nobody has the journal open
        with SqliteJournal(file) as journal:
            for inner in (-5000.0, +9000.0, -1.0):
                wall[0] += inner  # moved while it is open
                running[0] += 1.0
                journal.append([Entry(vote(1))])
            times = [r.at for r in journal.read()]
    assert times == sorted(times)
    assert len(times) == 15


def test_time_goes_on_by_the_second_whatever_the_clock_of_the_machine_says(monkeypatch):
    running = [50.0]
    monkeypatch.setattr("time.time", lambda: 1000.0)
    monkeypatch.setattr("coproduce.clock.ticks", lambda: running[0])
    clock = Clock(at_least=5000.0)
    assert clock.now() == 5000.0
    running[0] += 30.0
    monkeypatch.setattr("time.time", lambda: 99.0)
    assert clock.now() == 5030.0


def test_a_seat_that_is_corrected_stays_one_event_each(journal):
    taken = ev.SeatTaken("seat-1", Role.PARENT, Door.PAPER, "ur", "K7")
    journal.append([Entry(taken), Entry(taken)])
    assert [r.event for r in journal.read()] == [taken, taken]

"""A full disk and a folder that cannot be written: plain words, and what was saved can be read."""

from __future__ import annotations

import contextlib
import subprocess
from pathlib import Path

import pytest
import tools
from journey import coproduce, meeting

from coproduce.domain import events as ev
from coproduce.errors import CoproduceError
from coproduce.journal import Entry, JournalReader, SqliteJournal

FULL = "The disk is full. Delete some files. Everything saved before is safe."


@pytest.fixture
def disk(tmp_path):
    """A disk of its own with little room."""
    with tools.small_disk(tmp_path / "small", "300k") as place:
        yield place


def fill(place: Path) -> Path:
    ballast = place / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(b"0" * 4096)
    return ballast


def test_results_can_be_read_from_a_full_disk_and_the_rest_says_that_it_is_full(disk):
    with meeting(disk) as folder:
        ballast = fill(disk)
        results = coproduce(disk, "results", "hall", "--format", "text")
        assert results.returncode == 0, results.stderr
        assert "Hall meeting" in results.stdout
        run = coproduce(disk, "run", "hall", "--plain")
        assert FULL in " ".join(run.stderr.split())
        assert "Choose another folder" not in run.stderr
        new = coproduce(disk, "run", "--plain", typed="1\n\nOur meeting\n\n\n\n\n\n")
        assert "The disk is full." in new.stderr + new.stdout
        assert "Choose another folder" not in new.stderr + new.stdout
        doctor = coproduce(disk, "doctor")
        assert "The disk is full." in doctor.stdout
        ballast.unlink()
        with SqliteJournal(folder.journal) as journal, JournalReader(folder.journal) as reader:
            journal.append([Entry(ev.PeopleCounted(16))])
            assert reader.read()[-1].event == ev.PeopleCounted(16)


def test_a_reader_from_before_sees_what_is_written_once_there_is_room_again(disk):
    with meeting(disk) as folder:
        ballast = fill(disk)
        with JournalReader(folder.journal) as reader:
            before = reader.read()
            assert reader.has_changed()
            assert not reader.has_changed()
            ballast.unlink()
            with SqliteJournal(folder.journal) as journal:
                journal.append([Entry(ev.PeopleCounted(16))])
                assert reader.has_changed()
                assert reader.read(before[-1].id)[0].event == ev.PeopleCounted(16)


def test_answers_that_wait_in_the_log_are_never_left_out_without_a_word(disk):
    with meeting(disk) as folder:
        log = folder.journal.with_name("session.db-wal")
        with SqliteJournal(folder.journal) as journal:
            journal.append([Entry(ev.PeopleCounted(16))])
            kept = log.read_bytes()
        log.write_bytes(kept)  # as after a kill
        fill(disk)
        with pytest.raises(CoproduceError) as refused:
            JournalReader(folder.journal)
        assert str(refused.value) == FULL


def test_results_can_be_read_from_a_disk_that_cannot_be_written(disk):
    with meeting(disk):
        remount = ["mount", "-o", "remount,ro", str(disk)]
        subprocess.run(remount, capture_output=True, check=True)
        results = coproduce(disk, "results", "hall", "--format", "text")
        assert results.returncode == 0, results.stderr
        assert "Hall meeting" in results.stdout

"""A writer that is killed at any moment loses no vote that it has acknowledged."""

from __future__ import annotations

import random
import subprocess
import sys

from tools import CHECKOUT, scale

from coproduce.domain.events import VoteCast
from coproduce.journal import Entry, JournalReader, SqliteJournal

WRITER = """
import os, sys
from itertools import count
from pathlib import Path
from coproduce.domain.events import VoteCast
from coproduce.journal import Entry, SqliteJournal
journal = SqliteJournal(Path(sys.argv[1]))
for number in count():
    keys = [f"{sys.argv[2]}-{number}-{n}" for n in range(1 + number % 3)]
    journal.append([Entry(VoteCast(key, "trust", ("yes",)), key=key) for key in keys])
    os.write(1, "".join(key + "\\n" for key in keys).encode())
    if number % 40 == 39:
        seat = f"{sys.argv[2]}-{number - 39}-0"
        os.write(1, f"deleting {seat}\\n".encode())
        journal.forget(seat)
        os.write(1, f"deleted {seat}\\n".encode())
"""


def killed_after(file, run: int, lines: int) -> list[str]:
    """Let a writer run until it has acknowledged `lines` keys, kill it; return all it said."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(file), str(run)], stdout=subprocess.PIPE, cwd=CHECKOUT
    )
    assert writer.stdout is not None
    said = [writer.stdout.readline() for _ in range(lines)]
    writer.kill()  # wherever it is by now
    said += writer.stdout.read().splitlines(keepends=True)
    writer.stdout.close()
    writer.wait()
    return [line.decode().strip() for line in said if line.endswith(b"\n")]


def test_killing_the_writer_at_any_moment_loses_no_acknowledged_vote(tmp_path):
    file = tmp_path / "session.db"
    dice = random.Random(7)
    said: dict[str, set[str]] = {"": set(), "deleting": set(), "deleted": set()}
    for run in range(scale(10, 40, 200)):
        for line in killed_after(file, run, dice.choice((0, 1, 2, 5, 20, 90))):
            word, _, key = line.rpartition(" ")
            said[word].add(key)
        with JournalReader(file) as reader:  # before anybody has repaired anything
            kept = reader.read()
        votes = [r.event.seat for r in kept if isinstance(r.event, VoteCast)]
        assert said[""] - said["deleting"] <= set(votes), f"lost after kill {run}"
        assert not said["deleted"] & set(votes), f"came back after kill {run}"
        assert len(votes) == len(set(votes))
        ids = [r.id for r in kept]
        assert ids == sorted(set(ids))
        times = [r.at for r in kept]
        assert times == sorted(times)
    with SqliteJournal(file) as journal:
        assert len(journal.read()) >= len(said[""] - said["deleting"])


def test_a_vote_that_is_sent_again_after_a_kill_counts_once(tmp_path):
    file = tmp_path / "session.db"
    said = killed_after(file, 0, 5)
    with SqliteJournal(file) as journal:
        again = [Entry(VoteCast(key, "trust", ("yes",)), key=key) for key in said[:5]]
        assert journal.append(again) == [None] * 5

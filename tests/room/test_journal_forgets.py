"""What a person deletes is gone, byte for byte, and nothing of anybody else's."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tools import scale

from coproduce.domain import events as ev
from coproduce.domain.events import CommentState
from coproduce.domain.people import Door, Role
from coproduce.domain.session import fold
from coproduce.following import Follower
from coproduce.journal import Entry, JournalReader, SqliteJournal


def comment(seat: str, text: str) -> Entry:
    return Entry(ev.CommentGiven(seat, "trust", text, "en"), key=f"key {seat} {text[:40]}")


def bytes_of(file: Path) -> bytes:
    """Everything on disk: the file, its write-ahead log and its index."""
    return b"".join(p.read_bytes() for p in file.parent.glob(file.name + "*"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "session.db"


def test_a_persons_answers_go_and_the_others_stay(file):
    with SqliteJournal(file) as journal:
        for seat in ("ana", "ben"):
            journal.append(
                [
                    Entry(ev.SeatTaken(seat, Role.PARENT, Door.PHONE, "en")),
                    Entry(ev.VoteCast(seat, "trust", ("yes",))),
                    comment(seat, f"words of {seat}"),
                    Entry(ev.SignalGiven(seat, ev.SignalKind.BREAK)),
                ]
            )
        marker = journal.forget("ana")
        assert marker.event == ev.AnswersDeleted("ana", ("trust",))
        left = [r.event for r in journal.read()]
    theirs = [e for e in left if getattr(e, "seat", "") == "ana"]
    assert theirs == [ev.SeatTaken("ana", Role.PARENT, Door.PHONE, "en")]
    assert len([e for e in left if getattr(e, "seat", "") == "ben"]) == 4
    assert left[-1] == marker.event


def test_a_comment_with_the_safeguarding_lead_is_not_deleted(file):
    with SqliteJournal(file) as journal:
        given = [journal.append([comment("ana", f"words {n}")])[0] for n in range(4)]
        ids = [g.id for g in given if g is not None]
        moves = [
            ev.CommentMoved(ids[0], CommentState.PASSED),
            ev.CommentMoved(ids[1], CommentState.PASSED),
            ev.CommentMoved(ids[1], CommentState.HELD),  # a slip, undone
            ev.CommentMoved(ids[2], CommentState.SHOWN),
        ]
        journal.append([Entry(m) for m in moves])
        journal.forget("ana")
        session = fold(journal.read())
    assert [(c.id, c.state) for c in session.comments.values()] == [(ids[0], CommentState.PASSED)]
    assert b"words 0" in bytes_of(file)
    assert b"words 1" not in bytes_of(file)


def test_nothing_of_what_a_person_wrote_is_left_in_any_byte(tmp_path):
    """`secure_delete` alone leaves copies in the gaps of pages: see `SqliteJournal._wipe`."""
    for seed in range(scale(4, 15, 60)):
        dice = random.Random(seed)
        file = tmp_path / str(seed) / "session.db"
        file.parent.mkdir()
        words: dict[str, list[bytes]] = {f"seat-{n}": [] for n in range(12)}
        with SqliteJournal(file) as journal:
            for number in range(dice.choice((60, 300, 700))):
                seat = dice.choice(list(words))
                word = f"zq{seed}x{number}x{dice.randrange(10**9)}"
                words[seat].append(word.encode())
                journal.append([comment(seat, f"{word} " * dice.choice((1, 3, 20, 150)))])
            gone: list[bytes] = []
            order = dice.sample(list(words), 8)
            for seat in order:
                journal.forget(seat)
                gone += words.pop(seat)
                left = bytes_of(file)
                assert [w for w in gone if w in left] == []
                assert all(w in left for several in words.values() for w in several)


def test_the_words_go_although_a_reader_is_at_the_meeting(file):
    with SqliteJournal(file) as journal:
        journal.append([comment("ana", "zq-secret-qz")])
        with Follower(file) as follower:
            assert follower.session.comments
            journal.forget("ana")
            assert b"zq-secret-qz" not in bytes_of(file)
            follower.update()
            assert not follower.session.comments
            assert "zq-secret-qz" not in repr(follower.session)


def test_words_that_a_slow_reader_holds_on_to_go_with_the_next_write(file, monkeypatch):
    monkeypatch.setattr("coproduce.event_file.WAIT", 20)
    with SqliteJournal(file) as journal:
        journal.append([comment("ana", "zq-secret-qz")])
        with JournalReader(file) as reader:
            reader._db.execute("BEGIN")
            reader.read()
            journal.forget("ana")
            assert b"zq-secret-qz" in bytes_of(file)  # the reader stands in the way
            reader._db.execute("COMMIT")
            journal.append([Entry(ev.SessionEnded())])
            assert b"zq-secret-qz" not in bytes_of(file)


def test_words_that_a_slow_reader_holds_on_to_go_when_the_meeting_is_closed(file, monkeypatch):
    monkeypatch.setattr("coproduce.event_file.WAIT", 20)
    reader = None
    with SqliteJournal(file) as journal:
        journal.append([comment("ana", "zq-secret-qz")])
        reader = JournalReader(file)
        reader._db.execute("BEGIN")
        reader.read()
        journal.forget("ana")
        reader.close()
    assert b"zq-secret-qz" not in bytes_of(file)


@pytest.mark.parametrize("when", ["the next write", "closing"])
def test_a_file_that_could_not_be_written_anew_is_so_later(file, when):
    done: list[str] = []
    with SqliteJournal(file) as journal:
        journal.append([comment("ana", "one"), comment("ben", "two")])
        unread = journal._db.execute("SELECT * FROM event")
        unread.fetchone()  # SQLite rewrites no file that is being read through the same door
        journal.forget("ana")
        unread.close()
        journal._db.set_trace_callback(done.append)
        if when == "the next write":
            journal.append([comment("ben", "three")])
            assert "VACUUM" in done
    assert "VACUUM" in done
    assert done.count("VACUUM") == 1


def test_ids_and_keys_of_the_others_are_as_they_were_after_a_deletion(file):
    with SqliteJournal(file) as journal:
        journal.append([comment("ana", "one"), comment("ben", "two"), comment("ana", "three")])
        before = [r for r in journal.read() if getattr(r.event, "seat", "") == "ben"]
        marker = journal.forget("ana")
        assert journal.read() == [*before, marker]
        assert journal.append([comment("ben", "two")]) == [None]
        journal.append([comment("ana", "four")])
        assert journal.read()[-1].id > marker.id


def test_deleting_twice_or_without_answers_is_no_mistake(file):
    with SqliteJournal(file) as journal:
        journal.append([comment("ana", "one")])
        journal.forget("ana")
        journal.forget("ana")
        journal.forget("nobody")
        assert all(isinstance(r.event, ev.AnswersDeleted) for r in journal.read())


def test_an_answer_that_was_deleted_counts_in_no_result(file):
    with SqliteJournal(file) as journal:
        for number in range(6):
            seat = f"seat-{number}"
            journal.append([Entry(ev.SeatTaken(seat, Role.PARENT, Door.PHONE, "en"))])
            journal.append([Entry(ev.VoteCast(seat, "trust", ("yes",)))])
        journal.append([Entry(ev.ResultShown("trust"))])
        journal.forget("seat-3")
        session = fold(journal.read())
    progress = session.where("trust")
    assert progress.shown is None
    assert progress.frozen is not None
    assert progress.frozen.total.people == 5

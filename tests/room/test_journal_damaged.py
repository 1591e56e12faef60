"""A file that is damaged, foreign or newer is refused in plain words and left as it was."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tools import CHECKOUT, scale

from coproduce.domain import events as ev
from coproduce.errors import CoproduceError
from coproduce.following import Follower
from coproduce.journal import Entry, JournalReader, SqliteJournal
from coproduce.journal_file import VERSION


def filled(file: Path, events: int = 60) -> Path:
    with SqliteJournal(file) as journal:
        for number in range(events):
            comment = ev.CommentGiven(f"seat-{number}", "trust", f"words {number} " * 9, "en")
            journal.append([Entry(comment, key=f"key-{number}")])
    return file


def sql(*statements: str) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        with sqlite3.connect(file, isolation_level=None) as db:
            for statement in statements:
                db.execute(statement)
        db.close()

    return change


def cut(keep: float) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(file.read_bytes()[: int(file.stat().st_size * keep)])


def foreign(file: Path) -> None:
    file.unlink()
    sql("CREATE TABLE photos (x)", "INSERT INTO photos VALUES (1)", "PRAGMA user_version = 7")(file)


def body(text: str) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        db = sqlite3.connect(file)
        db.execute("UPDATE event SET body = ? WHERE id = 5", (text,))
        db.commit()
        db.close()

    return change


def spoiled_index(file: Path) -> None:
    """Nothing but a whole check sees it: reading the events does not touch this page."""
    db = sqlite3.connect(file)
    (size,) = db.execute("PRAGMA page_size").fetchone()
    (page,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'event_seat'").fetchone()
    db.close()
    spoiled = bytearray(file.read_bytes())
    spoiled[(page - 1) * size : page * size] = bytes(size)
    file.write_bytes(spoiled)


NOT_OURS = {
    "a spoiled index": (spoiled_index, "damaged"),
    "cut in the middle": (cut(0.5), "damaged"),
    "cut after the first page": (cut(0.2), "damaged"),
    "cut within the header": (lambda f: f.write_bytes(f.read_bytes()[:50]), "damaged"),
    "random bytes": (lambda f: f.write_bytes(random.Random(1).randbytes(20_000)), "damaged"),
    "a text file": (lambda f: f.write_text("Dear families, thank you for coming."), "damaged"),
    "another program's database": (foreign, "damaged"),
    "no table": (sql("DROP TABLE event"), "damaged"),
    "no column": (sql("ALTER TABLE event RENAME COLUMN body TO words"), "damaged"),
    "newer": (sql(f"PRAGMA user_version = {VERSION + 1}"), "newer version"),
    "an event nobody knows": (sql("UPDATE event SET kind = 'robot' WHERE id = 5"), "newer version"),
}
UNREADABLE = {
    "no JSON": (body("{"), "damaged"),
    "a list": (body("[1]"), "newer version"),
    "a number": (body("7"), "newer version"),
    "an unknown field": (body('{"seat": "s", "mood": "good"}'), "newer version"),
    "a missing field": (body('{"seat": "s"}'), "newer version"),
    "not text": (sql("UPDATE event SET body = CAST(x'ff00fe' AS TEXT) WHERE id = 5"), "damaged"),
}


def read_all(file: Path) -> None:
    with JournalReader(file) as reader:
        reader.read()


def write_one(file: Path) -> None:
    with SqliteJournal(file) as journal:
        journal.append([Entry(ev.SessionEnded())])


def follow(file: Path) -> None:
    Follower(file).close()


@pytest.mark.parametrize("name", NOT_OURS)
@pytest.mark.parametrize("way_in", [read_all, write_one, follow])
def test_a_file_that_we_cannot_use_is_refused_and_left_as_it_was(tmp_path, name, way_in):
    spoil, said = NOT_OURS[name]
    file = filled(tmp_path / "session.db")
    spoil(file)
    before = file.read_bytes()
    with pytest.raises(CoproduceError, match=said) as refused:
        way_in(file)
    assert "We changed nothing" in str(refused.value)
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_event_that_we_cannot_read_is_refused_and_left_as_it_was(tmp_path, name):
    spoil, said = UNREADABLE[name]
    file = filled(tmp_path / "session.db")
    spoil(file)
    before = file.read_bytes()
    with pytest.raises(CoproduceError, match=said):
        read_all(file)
    with SqliteJournal(file) as journal, pytest.raises(CoproduceError, match=said):
        journal.read()
    assert file.read_bytes() == before


def test_a_newer_file_keeps_what_is_still_in_its_log(tmp_path):
    file = tmp_path / "session.db"
    with SqliteJournal(file) as journal:
        journal.append([Entry(ev.SessionEnded())])
        journal._db.execute(f"PRAGMA user_version = {VERSION + 1}")
        for name in ("session.db", "session.db-wal"):  # as a killed program leaves them
            shutil.copy(tmp_path / name, tmp_path / f"left-{name}")
    left = tmp_path / "left-session.db"
    log = tmp_path / "left-session.db-wal"
    before = left.read_bytes(), log.read_bytes()
    for way_in in (read_all, write_one):
        with pytest.raises(CoproduceError, match="newer version"):
            way_in(left)
    assert (left.read_bytes(), log.read_bytes()) == before


def test_spoiled_bytes_anywhere_never_end_in_a_traceback(tmp_path):
    whole = filled(tmp_path / "session.db").read_bytes()
    for seed in range(scale(60, 200, 1000)):
        dice = random.Random(seed)
        spoiled = bytearray(whole[: dice.choice((len(whole), dice.randrange(1, len(whole))))])
        for _ in range(dice.choice((1, 4, 300))):
            spoiled[dice.randrange(len(spoiled))] = dice.randrange(256)
        file = tmp_path / f"spoiled-{seed}.db"
        file.write_bytes(spoiled)
        try:
            read_all(file)
        except CoproduceError:
            assert file.read_bytes() == bytes(spoiled)
        try:
            write_one(file)
        except CoproduceError:
            continue


def test_a_file_whose_making_was_interrupted_is_made(tmp_path):
    file = tmp_path / "session.db"
    sql("PRAGMA journal_mode = WAL")(file)
    assert file.stat().st_size > 0
    write_one(file)
    read_all(file)


@pytest.mark.parametrize("way_in", [read_all, write_one])
def test_a_folder_in_place_of_the_file_is_refused(tmp_path, way_in):
    (tmp_path / "session.db").mkdir()
    with pytest.raises(CoproduceError):
        way_in(tmp_path / "session.db")


READ_ONLY = """
import os, sys
from pathlib import Path
from coproduce.errors import CoproduceError
from coproduce.journal import SqliteJournal
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)  # an administrator may write anywhere
try:
    SqliteJournal(Path(sys.argv[1]))
except CoproduceError as error:
    print(error)
"""


@pytest.fixture
def open_folder():
    """A folder that other users can enter: pytest's own are private."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="folders of Windows have no such mode")
@pytest.mark.parametrize("name", ["new.db", "session.db"])
@pytest.mark.parametrize("mode", [0o555, 0o000])
def test_a_folder_that_cannot_be_written_is_said_in_plain_words(open_folder, name, mode):
    folder = open_folder / "meeting"
    folder.mkdir()
    before = filled(folder / "session.db", 3).read_bytes()
    (folder / "session.db").chmod(0o444)
    folder.chmod(mode)
    try:
        said = subprocess.run(
            [sys.executable, "-c", READ_ONLY, str(folder / name)],
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        folder.chmod(0o755)
    assert said.stdout.startswith("We cannot write in the folder where meetings are kept."), said
    assert [p.name for p in folder.iterdir()] == ["session.db"]
    assert (folder / "session.db").read_bytes() == before

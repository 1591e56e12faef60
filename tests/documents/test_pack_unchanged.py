"""A pack in which nothing has changed is told at once; and whatever changes, it is seen."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from journey import coproduce

from coproduce import resources
from coproduce.content_folder import ContentFolder
from easyread.pack import Choice, Fate, Wish, made_before, make
from easyread.packing import unchanged
from easyread.write import Format

NAME = "what-happens-next"
WORDS = ("pack", NAME, "--format", "txt,html", "--language", "en,pl", "--draft")


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """Own words, own catalogues, and a pack that was made of them."""
    root = tmp_path_factory.mktemp("once")
    (root / "own/documents").mkdir(parents=True)
    shutil.copy(resources.folder("content") / f"documents/{NAME}.md", root / "own/documents")
    shutil.copytree(resources.folder("locales") / "pl", root / "locales/pl")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COPRODUCE_LOCALES", str(root / "locales"))
        make(wish(root), root / "pack", lambda _number, _of, _done: None)
    return root


@pytest.fixture
def place(once, tmp_path, monkeypatch):
    """A copy of all that, with the same times, as it stands after the first run."""
    monkeypatch.setenv("COPRODUCE_LOCALES", str(tmp_path / "locales"))
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)
    make(wish(tmp_path), tmp_path / "pack", lambda _number, _of, _done: None)
    return tmp_path


def wish(root, **more):
    asked: dict[str, Any] = {
        "documents": (NAME,),
        "choice": Choice((Format.PLAIN_TEXT, Format.WEB_PAGE)),
        "languages": ("en", "pl"),
        "is_draft": True,
        "folder": ContentFolder(root / "own"),
    }
    return Wish(**(asked | more))


def with_letter(file: Path) -> None:
    """Change one letter: the file keeps its size and its times."""
    there, text = file.stat(), file.read_bytes()
    at = text.rindex(b"e")
    file.write_bytes(text[:at] + b"o" + text[at + 1 :])
    os.utime(file, ns=(there.st_atime_ns, there.st_mtime_ns))


def test_the_second_time_all_is_there_without_looking_at_each_file(tmp_path):
    out = str(tmp_path / "pack")
    first = coproduce(tmp_path, *WORDS, "--out", out)
    assert (first.returncode, "4 files are new." in first.stderr) == (0, True), first.stderr
    again = coproduce(tmp_path, *WORDS, "--out", out)
    assert again.returncode == 0
    assert " of 4 files." in first.stderr
    assert " of 4 files." not in again.stderr  # none was looked at
    assert "4 files were there already. Nothing in them has changed." in again.stderr
    assert "Do not give them to families yet." in again.stderr
    assert again.stdout == first.stdout


CHANGES = {
    "own words": lambda at: with_letter(at / f"own/documents/{NAME}.md"),
    "a new own file": lambda at: (at / "own/pictures.txt").write_text(""),
    "a catalogue": lambda at: with_letter(at / "locales/pl/LC_MESSAGES/content.po"),
    "a review record": lambda at: with_letter(at / "locales/pl/review.tsv"),
    "a file that is gone": lambda at: (at / f"pack/{NAME}/{NAME}.txt").unlink(),
    "a file that was touched": lambda at: os.utime(at / f"pack/{NAME}/{NAME}-pl.html", (1, 1)),
    "a longer file": lambda at: (at / f"pack/{NAME}/{NAME}.txt").write_text("Mine."),
    "the start page": lambda at: (at / "pack/index.html").unlink(),
    "another's file": lambda at: (at / "pack/mine.txt").write_text("Mine."),
    "what the pack remembers": lambda at: (at / "pack/.coproduce/made.jsonl").unlink(),
    "a program at work in it": lambda at: (at / "pack/.coproduce/making").mkdir(),
    "damage": lambda at: (at / "pack/.coproduce/unchanged.json").write_text('{"inputs": 1'),
    "a linked folder": lambda at: (at / "own/facts").symlink_to(at / "pack"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_is_seen(place, change):
    assert made_before(wish(place), place / "pack") is not None
    change(place)
    assert made_before(wish(place), place / "pack") is None


@pytest.mark.parametrize(
    "more",
    [
        {"languages": ("en",)},
        {"is_draft": False},
        {"choice": Choice((Format.PLAIN_TEXT,))},
        {"folder": ContentFolder()},
        {"full": Path("full.docx")},
    ],
)
def test_another_wish_is_another_pack(place, more):
    assert made_before(wish(place, **more), place / "pack") is None


def test_another_day_language_or_package_is_seen(place, monkeypatch):
    for name, value in (("_today", lambda: "2030-01-01"), ("_packages", lambda: ["x-info"])):
        with monkeypatch.context() as patch:
            patch.setattr(unchanged, name, value)
            assert made_before(wish(place), place / "pack") is None
    assert made_before(wish(place), place / "pack") is not None


def test_a_pack_with_a_file_of_somebody_else_says_so_every_time(place):
    (place / f"pack/{NAME}/{NAME}.txt").write_text("Mine.")
    for _ in range(2):
        made = make(wish(place), place / "pack", lambda _number, _of, _done: None)
        assert len(made.done) == 4
        assert made_before(wish(place), place / "pack") is None


def test_what_is_heard_is_looked_at_each_time_since_voices_may_be_gone(tmp_path):
    asked = Wish(documents=(NAME,), choice=Choice((Format.CAPTIONS,)))
    made = make(asked, tmp_path, lambda _number, _of, _done: None)
    assert [one.fate for one in made.done] == [Fate.MADE]
    assert made_before(asked, tmp_path) is None

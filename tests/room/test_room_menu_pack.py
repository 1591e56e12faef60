"""Making a pack from the menu, with the keyboard alone and in plain lines."""

from __future__ import annotations

import sys

import pytest
from journey import coproduce

from tests.room.stage import drawn, flowing
from tests.room.stage import until as soon
from tui import pack_child
from tui.app import MenuApp


async def until(pilot, is_so):
    """Wait longer than for a screen: a pack is made by a process of its own."""
    await soon(pilot, is_so, 60)


@pytest.fixture(autouse=True)
def _own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path))
    monkeypatch.delenv("DISPLAY", raising=False)


async def choose(pilot, app, document="2", kind="6", languages=("1",)):
    await until(pilot, lambda: "2 Make a pack of documents" in drawn(app))
    await pilot.press("2")
    await until(pilot, lambda: "Which documents?" in drawn(app))
    assert "1 All documents" in drawn(app)
    await pilot.press(document)
    await until(pilot, lambda: "What do you want to have?" in drawn(app))
    await pilot.press(kind)
    await until(pilot, lambda: "In which languages? You can choose several." in flowing(app))
    await pilot.press(*languages)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
async def test_a_pack_is_made_with_the_keyboard_and_the_screen_says_where(size, tmp_path):
    app = MenuApp()
    async with app.run_test(size=size) as pilot:
        await choose(pilot, app)
        await until(pilot, lambda: "go back to the menu" in flowing(app))
        if size == (80, 24):
            assert "1 file is new." in drawn(app)
            assert "index.html" in drawn(app)
        await pilot.press("escape")
        await until(pilot, lambda: "What do you want to do?" in drawn(app))
    assert (tmp_path / "coproduce-pack" / "agenda" / "agenda.txt").exists()


async def test_the_cursor_stays_in_sight_in_a_small_window():
    app = MenuApp()
    async with app.run_test(size=(40, 12)) as pilot:
        await until(pilot, lambda: "2 Make a pack of documents" in drawn(app))
        await pilot.press("2")
        await until(pilot, lambda: "1 All documents" in drawn(app))
        await pilot.press(*["down"] * 30)
        await until(pilot, lambda: "Word list" in drawn(app) or "How we work" in drawn(app))


async def test_a_pack_can_be_stopped_and_what_is_there_is_whole(tmp_path):
    app = MenuApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await choose(pilot, app, "1", "1")
        await until(pilot, lambda: "Esc stop" in drawn(app))
        await until(pilot, lambda: list((tmp_path / "coproduce-pack").glob("*/*.pdf")))
        await pilot.press("escape")
        await until(pilot, lambda: "Each file that is there is whole." in flowing(app))
        await until(pilot, lambda: "go back to the menu" in flowing(app))
    assert not (tmp_path / "coproduce-pack" / ".coproduce" / "making").exists()


def test_a_pack_is_made_in_plain_lines(tmp_path):
    run = coproduce(tmp_path, "run", "--plain", typed="2\n2\n6\n1\nq\n")
    assert "2. Make a pack of documents." in run.stdout
    assert "Which documents?" in run.stdout
    page = tmp_path / "coproduce-pack" / "index.html"
    assert f"Open this page first: {page}" in run.stdout
    assert page.exists()
    assert "Stopped." not in run.stderr


def test_going_back_in_plain_lines_makes_nothing(tmp_path):
    run = coproduce(tmp_path, "run", "--plain", typed="2\nb\nq\n")
    assert run.stdout.count("What do you want to do?") == 2
    assert not (tmp_path / "coproduce-pack").exists()


async def test_languages_are_chosen_by_their_own_names_and_drafts_only_after_a_warning(tmp_path):
    app = MenuApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await choose(pilot, app, languages=("3", "2"))
        await until(pilot, lambda: "1 Go on with: Polski (pl)" in drawn(app))
        assert "English (en): chosen" not in drawn(app)
        assert "3 Polski (pl): chosen" in drawn(app)
        assert "اردو" in drawn(app)
        await pilot.press("1")
        await until(pilot, lambda: "Do not give it to families." in flowing(app))
        await pilot.press("2")
        await until(pilot, lambda: "1 file is new." in drawn(app))
    assert [file.name for file in (tmp_path / "coproduce-pack/agenda").iterdir()] == [
        "agenda-pl.txt"
    ]
    words = (tmp_path / "coproduce-pack/agenda/agenda-pl.txt").read_text("utf-8")
    assert "Do not give to families." in words


async def test_without_drafts_unchecked_words_are_named_and_not_made(tmp_path):
    app = MenuApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await choose(pilot, app, languages=("3", "1"))
        await until(pilot, lambda: "1 Only words that people have checked" in drawn(app))
        await pilot.press("escape")  # one question back, and what was chosen is still so
        await until(pilot, lambda: "3 Polski (pl): chosen" in drawn(app))
        await pilot.press("1")
        await until(pilot, lambda: "1 Only words that people have checked" in drawn(app))
        await pilot.press("1")
        await until(pilot, lambda: "go back to the menu" in flowing(app))
        assert "nobody has checked all words" in flowing(app)
    assert not list((tmp_path / "coproduce-pack").rglob("*.txt"))


def test_languages_and_drafts_in_plain_lines(tmp_path):
    run = coproduce(tmp_path, "run", "--plain", typed="2\n2\n6\n3\n1\n2\nq\n")
    assert "3. Polski (pl)" in run.stdout
    assert "If you only press Enter: Go on with: English (en), Polski (pl)" in run.stdout
    assert "A draft says so on each page. Do not give it to families." in run.stdout
    made = tmp_path / "coproduce-pack/agenda"
    assert sorted(file.name for file in made.iterdir()) == ["agenda-pl.txt", "agenda.txt"]


def test_a_folder_for_families_never_asks_for_drafts(tmp_path):
    run = coproduce(tmp_path, "run", "--plain", typed="2\n2\n2\n3\n1\nq\n")
    assert "A folder for families has only checked words." in run.stdout
    assert "for checking" not in run.stdout.partition("In which languages?")[2]


async def test_the_screen_has_one_line_that_counts_for_each_document_and_language(monkeypatch):
    said = [
        "charter, Urdu: 100 of 250 sentences are spoken.",
        "pledges, Polish: 100 of 230 sentences are spoken.",
        "charter, Urdu: 200 of 250 sentences are spoken.",
        "pledges, Polish: 200 of 230 sentences are spoken.",
        "charter, Urdu: 250 of 250 sentences are spoken.",
        "10 of 18 files.",
        "18 of 18 files.",
    ]
    process = [sys.executable, "-c", f"print({chr(10).join(said)!r})"]
    monkeypatch.setattr(pack_child, "command", lambda *_asked, **_more: process)
    app = MenuApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await choose(pilot, app, kind="7")
        await until(pilot, lambda: "go back to the menu" in flowing(app))
        await until(pilot, lambda: said[6] in drawn(app))
        counted = [line.strip() for line in drawn(app).splitlines() if " of " in line]
        assert counted == [said[3], said[4], said[6]]

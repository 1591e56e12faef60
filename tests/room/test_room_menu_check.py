"""Checking a document from the menu, with the keyboard alone and in plain lines."""

from __future__ import annotations

import pytest
from journey import coproduce

from tests.documents.word_cases import Hand, picture, say
from tests.room.stage import drawn, flowing, until
from tui.app import MenuApp


@pytest.fixture
def plan(tmp_path, monkeypatch):
    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path))
    folder = tmp_path / ("a folder  with a long name " * 3).strip()
    folder.mkdir()
    path = folder / "plan.docx"
    path.write_bytes(Hand(body=say("We say hello.") + picture()).data())
    return path


async def opened(pilot, app):
    await until(pilot, lambda: "3 Check a document" in drawn(app))
    await pilot.press("3")
    await until(pilot, lambda: "Which file shall we check?" in flowing(app))


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
async def test_a_file_is_typed_and_the_findings_are_read(size, plan):
    app = MenuApp()
    async with app.run_test(size=size) as pilot:
        await opened(pilot, app)
        await pilot.press(*f"'{plan}'", "enter")  # as a dropped file comes
        await until(pilot, lambda: "plan.docx: 1 fault, 0 notes." in flowing(app))
        await pilot.press("end")
        await until(pilot, lambda: "Try one." in flowing(app))
        await pilot.press("escape")
        await until(pilot, lambda: "Which file shall we check?" in flowing(app))
        await pilot.press("escape")
        await until(pilot, lambda: "What do you want to do?" in drawn(app))


async def test_a_file_that_is_not_there_is_said_in_plain_words(plan):
    app = MenuApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press(*"nothing.docx", "enter")
        await until(pilot, lambda: "There is no file “nothing.docx”." in flowing(app))


def test_plain_lines_ask_for_a_file_and_say_what_was_found(tmp_path, plan):
    run = coproduce(tmp_path, "run", "--plain", typed=f"3\n{plan}\nq\n")
    assert "3. Check a document." in run.stdout
    assert "This picture has no alt text." in run.stdout
    assert run.stdout.count("What do you want to do?") == 2

"""The first menu and Start a meeting, with the keyboard alone."""

from functools import partial

import pytest

from coproduce import home, settings
from coproduce.domain.people import Safeguarding
from coproduce.following import Follower
from tests.room.stage import SIZES, drawn, flowing, until
from tui.app import MenuApp


@pytest.fixture(autouse=True)
def _own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path))


def session(name):
    with Follower(home.session(name).journal) as follower:
        return follower.session


HEARS = (("Who is the safeguarding lead?", "Pretend Lead"),
         ("Who is the deputy", "Pretend Deputy"), ("Which number", "0000 1"))  # fmt: skip


async def start(pilot, *, title=(), people=(), under_18="1", hears=("", "", "")):
    await begin(pilot, title=title, people=people)
    await until(pilot, lambda: "Do people under 18 come?" in drawn(pilot.app))
    await pilot.press(under_18)
    for (question, _usual), typed in zip(HEARS, hears, strict=True):
        await until(pilot, partial(_is_asked, pilot.app, question))
        await pilot.press(*typed, "enter")
    await until(pilot, lambda: "Next comes what the meeting is for." in flowing(pilot.app))


def _is_asked(app, question):
    return question in drawn(app)


async def begin(pilot, *, title=(), people=()):
    await until(pilot, lambda: "What do you want to do?" in drawn(pilot.app))
    await pilot.press("1")
    await until(pilot, lambda: "What is the meeting about?" in drawn(pilot.app))
    await pilot.press("1")
    await until(pilot, lambda: "What is the meeting called?" in drawn(pilot.app))
    await pilot.press(*title, "enter")
    await until(pilot, lambda: "How many people are in the room?" in drawn(pilot.app))
    await pilot.press(*people, "enter")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_meeting_is_started_with_the_keyboard(size):
    app = MenuApp()
    async with app.run_test(size=size) as pilot:
        await start(pilot, people="16", hears=[usual for _question, usual in HEARS])
        assert "press m, then s" in flowing(app)
        assert "No question opens" not in flowing(app)
        await pilot.press("enter")
        await until(pilot, lambda: app.return_value is not None)
    made = session(app.return_value)
    assert made.title == "The 8 principles"
    assert made.in_room == 16
    assert [a.id for a in made.agenda][:2] == ["trusted", "heard"]
    assert made.safeguarding == Safeguarding("Pretend Lead", "Pretend Deputy", "0000 1")
    assert made.has_under_18


async def test_the_title_can_be_typed_and_the_number_left_out():
    app = MenuApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, title=["ctrl+u", *"Youth"])
        await pilot.press("enter")
        await until(pilot, lambda: app.return_value is not None)
    assert app.return_value == "youth"
    assert session("youth").title == "Youth"
    assert session("youth").in_room == 0


async def test_meetings_can_be_gone_on_with():
    app = MenuApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Start a meeting" in drawn(app))
        assert "Go on with" not in drawn(app)
        await start(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: app.return_value is not None)
    app = MenuApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "2 Go on with: The 8 principles" in drawn(app))
        assert "3 Make a pack of documents" in drawn(app)
        assert "7 Leave" in drawn(app)
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.return_value is not None)
    assert app.return_value == "the-8-principles"


@pytest.mark.parametrize("key", ["6", "q"])
async def test_leaving_the_menu_starts_nothing(key):
    app = MenuApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "6 Leave" in drawn(app))
        await pilot.press(key)
        await until(pilot, lambda: not app.is_running)
    assert app.return_value is None
    assert home.sessions() == []


async def test_the_template_under_the_cursor_says_what_it_is_about():
    app = MenuApp()
    async with app.run_test(size=(40, 12)) as pilot:
        await until(pilot, lambda: "1 Start a meeting" in drawn(app))
        await pilot.press("1")
        await until(pilot, lambda: "Say how true each of the 8" in flowing(app))
        before = flowing(app)
        await pilot.press("down")
        await until(pilot, lambda: flowing(app) != before)
        assert "Say how true each of the 8" not in flowing(app)


async def test_a_wrong_number_of_people_is_said_and_nothing_is_made():
    app = MenuApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, people="lots")
        await until(pilot, lambda: "Type a number, such as 16." in flowing(app))
        assert home.sessions() == []
        await pilot.press("escape")
        await until(pilot, lambda: "Type a number" not in flowing(app))
        await pilot.press("escape")
        await until(pilot, lambda: "What is the meeting called?" in drawn(app))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "What do you want to do?" in drawn(app))


async def test_who_hears_is_asked_each_time_with_the_last_as_the_default():
    settings.keep_safeguarding("Pretend Old", "Pretend Deputy", "0000 1")
    app = MenuApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, under_18="2", hears=("Pretend New", "", ""))
        await pilot.press("enter")
        await until(pilot, lambda: app.return_value is not None)
    made = session(app.return_value)
    assert made.safeguarding == Safeguarding("Pretend New", "Pretend Deputy", "0000 1")
    assert not made.has_under_18
    assert settings.safeguarding().lead == "Pretend New"


async def test_a_meeting_for_under_18s_without_a_lead_says_that_nothing_opens_yet():
    app = MenuApp()
    async with app.run_test(size=(40, 12)) as pilot:
        await start(pilot)
        assert "No question opens before you type who hears" in flowing(app)
        await pilot.press("enter")
        await until(pilot, lambda: app.return_value is not None)
    assert not session(app.return_value).is_safe_to_open


async def test_a_lead_without_a_number_is_refused_in_words():
    app = MenuApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await until(pilot, lambda: "Do people under 18 come?" in drawn(pilot.app))
        await pilot.press("1", *"Pretend", "enter", *"Deputy", "enter", *"none", "enter")
        await until(pilot, lambda: "Something is missing: a lead, a deputy" in flowing(app))
        assert "Which number" in drawn(app)
        await pilot.press("escape")
        await pilot.press("ctrl+u", *"0000 1", "enter")
        await until(pilot, lambda: "Next comes what the meeting is for." in flowing(app))
    assert home.sessions() == []


async def test_the_cursor_stands_on_the_choice():
    app = MenuApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: _under_cursor(app).startswith("1 Start a meeting"))
        await pilot.press("down")
        await until(pilot, lambda: _under_cursor(app).startswith("2 Make a pack"))


def _under_cursor(app):
    place = app.cursor_position
    return drawn(app).splitlines()[place.y][place.x :]

"""The same school from registration to platinum and a late renewal, in the app and in plain lines.

The commands' journey has the same school: the three registers are equal (see test_award_command).
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from typing import Any

import pytest
from tools import scale

from coproduce.award import registrar
from coproduce.domain.recording import kind_of, to_body
from tests.award import made_up_school as school_
from tests.award.journey import THEN, TODAY, play
from tests.room.stage import drawn, until
from tui import pack_child
from tui.app import MenuApp
from tui.award.filling import Back
from tui.award.papers_walk import FOLDER
from tui.award.walk import walk
from tui.lines import Lines
from tui.lines_award import register
from tui.screens.award import AwardScreen
from tui.screens.menu import entries

Answers = list[int | str | None]


def written() -> list[tuple[str, dict[str, Any]]]:
    """Return all that the register says happened, without the moment of writing it down."""
    return [(kind_of(one.event), to_body(one.event)) for one in registrar.history()]


@pytest.fixture
def home(tmp_path, monkeypatch) -> Callable[[str], None]:
    """Go to another machine."""
    monkeypatch.setenv("COPRODUCE_LANGUAGE", "en")
    monkeypatch.setattr("tui.award.asks.today", lambda: TODAY)

    def go(name: str) -> None:
        monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path / name))

    return go


def test_plain_lines_lead_to_platinum_and_a_late_renewal(home):
    home("asked")
    answers = play(walk())
    asked = written()
    one = registrar.read().organisations["o1"]
    assert one.highest == "platinum"
    assert [str(d.outcome) for d in one.decisions.values()] == ["awarded"] * 4 + ["renewed"]
    assert one.renew_by == "2028-10-20"

    home("lines")
    in_lines(answers)
    assert written() == asked


@pytest.mark.size("covering")
def test_the_app_leads_to_the_same_register(home):
    home("asked")
    # Every step at the largest size; before, the first steps.
    answers = play(walk(), scale(quick=1, covering=1, everything=len(THEN)))
    asked = written()
    home("app")
    asyncio.run(in_app(answers))
    assert written() == asked


def in_lines(answers: Answers) -> None:
    """Type every answer at the plain lines."""
    typed = [str(one + 1) if isinstance(one, int) else one or "" for one in answers]
    out = io.StringIO()
    register(Lines(io.StringIO("\n".join([*typed, "b", "b", "b", ""])), out))
    assert "It is written down." in out.getvalue()


async def in_app(answers: Answers) -> None:
    """Press every answer in the app, from the first menu."""
    app = MenuApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        entry = next(n for n, e in enumerate(entries()) if e.is_award)
        await pilot.press(str(entry + 1))
        await pilot.pause()
        for answer in answers:
            for key in keys(app, answer):
                await pilot.press(key)
        await pilot.press("escape", "escape", "escape")


def keys(app: MenuApp, answer: int | str | None) -> list[str]:
    """Return the keys for an answer to the question that the screen shows."""
    from textual.widgets import Input, TextArea

    from tui.screens.award import AwardScreen

    screen = app.screen
    assert isinstance(screen, AwardScreen)
    if isinstance(answer, int):
        by = answer - screen._question.place
        if answer < 9:
            return [str(answer + 1)]
        return [*["down" if by > 0 else "up"] * abs(by), "enter"]
    is_long = screen._question.is_long
    there = screen.query_one(TextArea).text if is_long else screen.query_one(Input).value
    if answer is None or answer == there:
        return ["enter"]
    return [*["backspace"] * len(there), *answer, "enter"]


def test_going_back_loses_nothing_and_writes_nothing(home):
    home("back")
    talk = walk()
    question = next(talk)
    question = talk.send(question.choices.index("Write down a registration form"))
    question = talk.send("Lantern Hill School")
    question = talk.send("1 Lantern Hill")
    question = talk.throw(Back())
    question = talk.throw(Back())
    assert question.now == "Lantern Hill School"
    question = talk.throw(Back())
    assert question.words == "What do you want to do?"
    assert registrar.history() == []


def test_going_back_keeps_what_is_in_the_box(home):
    home("box")

    async def type_and_go_back() -> str:
        app = MenuApp()
        async with app.run_test(size=(80, 24)) as pilot:
            await app.push_screen(AwardScreen())
            screen = app.screen
            assert isinstance(screen, AwardScreen)
            step = screen._question.choices.index("Write down a registration form")
            await pilot.press(str(step + 1), "A", "enter", *"1 Hill", "escape", "enter")
            await pilot.pause()
            return screen._question.now

    assert asyncio.run(type_and_go_back()) == "1 Hill"


def test_going_back_among_the_actions_of_a_plan_loses_none(home):
    home("actions")
    with registrar.Registrar() as book:
        school_.to_bronze(book)
    talk = walk()
    question = next(talk)
    question = talk.send(question.choices.index("Look for an organisation"))
    question = talk.send(0)
    question = talk.send(question.choices.index("Take in a delivery plan"))
    first = question = talk.send(None)
    asked, said = [], 0
    while question.words != "Is there another one?":
        asked.append(question.words)
        said += 1
        question = talk.send(0 if question.choices else f"2027-01-0{said}")
    question = talk.send(0)
    assert question.words == first.words
    question = talk.throw(Back())
    assert question.words == asked[-1]
    assert question.now == f"2027-01-0{said}"
    question = talk.send(None)
    question = talk.send(0)
    for _field in asked:
        question = talk.send(0 if question.choices else "2028-01-01")
    question = talk.throw(Back())
    assert (question.words, question.now) == (asked[-1], "2028-01-01")
    for _field in asked:
        question = talk.throw(Back())
    assert question.now == f"2027-01-0{said}"


def test_each_sentence_of_feedback_has_its_number_and_one_hint(home):
    home("feedback")
    with registrar.Registrar() as book:
        school_.to_silver(book)
    talk = walk()
    question = next(talk)
    question = talk.send(question.choices.index("Look for an organisation"))
    question = talk.send(0)
    question = talk.send(question.choices.index("Write the feedback"))
    question = talk.send(0)
    assert question.words == "What you did well: Sentence 1"
    assert question.hint == "Change the words. Leave it empty to take the sentence out."


def test_a_register_that_cannot_be_read_is_said_and_the_menu_goes_on(home):
    home("damaged")
    talk = walk()
    question = next(talk)
    with registrar.Registrar() as book:
        school_.to_bronze(book)
    (registrar.folder() / "register.db").write_bytes(b"no register" * 99)
    question = talk.send(question.choices.index("See what is due"))
    while "damaged" not in question.words:
        question = talk.send(0)
    assert question.reading
    with pytest.raises(StopIteration):
        talk.send(0)
    out = io.StringIO()
    register(Lines(io.StringIO("1\n"), out))
    assert "damaged: register.db" in out.getvalue()


def test_a_wrong_day_is_said_and_asked_again(home):
    home("wrong")
    talk = walk()
    question = next(talk)
    question = talk.send(question.choices.index("Write down a registration form"))
    for words in ("Lantern Hill School", "1 Lantern Hill", "soon"):
        question = talk.send(words)
    assert question.words == "Day of registration"
    assert "“soon” is not a day." in question.said[0]


def test_plain_lines_make_a_paper_and_say_where_it_is(home):
    home("papers")
    play(walk())
    talk, typed = walk(), []
    question = next(talk)
    for words in ("Look for an organisation", "", "Make papers", "The certificate", "Plain text"):
        place = question.choices.index(words) if words else 0
        typed.append(str(place + 1))
        question = talk.send(place)
    out = io.StringIO()
    register(Lines(io.StringIO("\n".join([*typed, "1", "b", "b", "b", ""])), out))
    made = list(pack_child.folder(FOLDER).rglob("certificate*.txt"))
    assert [file.name for file in made] == ["certificate-platinum.txt"]
    assert "Lantern Hill" in made[0].read_text("utf-8")
    assert made[0].name in out.getvalue()


@pytest.mark.size("covering")
def test_the_app_makes_a_paper_and_shows_where_it_is(home):
    home("papers")
    play(walk())

    async def make() -> str:
        app = MenuApp()
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            entry = next(n for n, e in enumerate(entries()) if e.is_award)
            await pilot.press(str(entry + 1))
            await pilot.pause()
            for words in (
                "Look for",
                "Lantern",
                "Make papers",
                "The certificate",
                "Plain",
                "Go on",
            ):
                screen = app.screen
                assert isinstance(screen, AwardScreen)
                choices = screen._question.choices
                place = next(n for n, one in enumerate(choices) if one.startswith(words))
                await pilot.press(str(place + 1))
                await pilot.pause()
            await until(pilot, lambda: "Enter go on" in drawn(app))
            assert "certificate-platinum" in drawn(app).replace("\n", "").replace(" ", "")
            await pilot.press("enter")
            await pilot.pause()
            return drawn(app)

    assert "What do you want to do?" in asyncio.run(make())
    assert list(pack_child.folder(FOLDER).rglob("certificate-platinum.txt"))


def test_what_waits_for_people_stands_first_and_a_hurried_enter_signs_nothing(home):
    home("first")
    play(walk(), 4)  # the plan is in, and an assessment is begun
    talk = walk()
    question = next(talk)
    question = talk.send(question.choices.index("Look for an organisation"))
    question = talk.send(0)
    assert question.choices[0] == "Write down what the champions agreed"
    place = question.choices.index("Put the registration form right")
    question = talk.send(place)
    while question.words != "Is the form signed?":
        question = talk.send(question.place if question.choices else None)
    assert question.choices[question.place] == "Yes"  # as it was said before
    talk = walk()
    question = next(talk)
    question = talk.send(question.choices.index("Write down a registration form"))
    while question.words != "Is the form signed?":
        question = talk.send(question.place if question.choices else "2026-01-01")
    assert question.choices[question.place] == "No"

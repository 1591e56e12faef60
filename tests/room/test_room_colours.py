"""Our colours are far enough apart, counted from the theme and from what is really drawn."""

from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.room.stage import SIZES, STATES, Meeting, cells, drawn, on_stage, play, until
from tui.app import MenuApp
from tui.themes import ALL, EDGES, WORDS, Colours, contrast

PATTERNS = set("█▒▌═▓▄■║░▀")


def test_contrast_is_counted_as_wcag_does():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colours", ALL, ids=lambda c: c.name)
def test_every_pair_for_words_is_seven_to_one(colours: Colours):
    for word in (colours.text, colours.strong, colours.other, colours.warn):
        assert contrast(word, colours.background) >= WORDS


@pytest.mark.parametrize("colours", ALL, ids=lambda c: c.name)
def test_edges_are_three_to_one(colours: Colours):
    assert contrast(colours.edge, colours.background) >= EDGES


def weak(app: App[Any]) -> list[tuple[str, str, str]]:
    """Return the drawn cells whose contrast is too low."""
    return [
        (cell.text, cell.colour, cell.background)
        for row in cells(app)
        for cell in row
        if cell.text.strip()
        and contrast(cell.colour, cell.background)
        < (EDGES if cell.text in PATTERNS or "─" <= cell.text <= "╿" else WORDS)
    ]


@pytest.mark.parametrize("state", STATES)
async def test_what_is_drawn_is_far_enough_apart_in_both_colours(tmp_path, state):
    meeting = Meeting(tmp_path, is_pretend=True)
    play(meeting, state)
    async with on_stage(meeting) as (pilot, screen):
        for _ in ALL:
            assert not weak(pilot.app)
            screen.say("A message")
            await pilot.press("t")
            await pilot.pause()


async def test_the_menu_and_its_fields_are_far_enough_apart(tmp_path, monkeypatch):
    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path))
    for way in (["t"], []):
        app = MenuApp()
        async with app.run_test(size=(80, 24)) as pilot:
            await shown(pilot, "Start a meeting")
            for key in [*way, "1", "1", "enter"]:
                assert not weak(app)
                await pilot.press(key)
                await pilot.pause()
            assert not weak(app)


async def shown(pilot: Pilot, words: str) -> None:
    await until(pilot, lambda: words in drawn(pilot.app))


@pytest.mark.parametrize("size", SIZES)
async def test_without_colours_nothing_is_coloured_and_the_words_are_the_same(
    tmp_path, monkeypatch, size
):
    meeting = Meeting(tmp_path)
    play(meeting, "result")
    monkeypatch.setenv("NO_COLOR", "1")
    async with on_stage(meeting, size) as (pilot, _screen):
        styles = [s.style for strip in pilot.app.screen._compositor.render_strips() for s in strip]
        assert not any(style and (style.color or style.bgcolor) for style in styles)
        assert "Most people said Yes: 9 of 13." in drawn(pilot.app)
        assert "████ 9" in drawn(pilot.app)


async def test_nothing_moves_by_itself(tmp_path):
    meeting = Meeting(tmp_path)
    play(meeting, "question")
    async with on_stage(meeting) as (pilot, _screen):
        assert pilot.app.animation_level == "none"

"""Phones can read the codes: pictures of the drawn screen are decoded."""

import io
from typing import Any

import pytest
import resvg_py
import zxingcpp
from PIL import Image, ImageDraw
from textual.app import App
from tools import MONOSPACE, monospace_font

from coproduce.domain import events as ev
from coproduce.domain.events import View
from coproduce.joining import wifi_text
from tests.room.stage import CODE, HOST, Meeting, cells, on_stage, play, until

ADDRESS = f"HTTP://{HOST}:8080/J/{CODE}"
HALF = 8
"""Pixels of half a cell; a cell is as wide as it is half as high."""


def picture(app: App[Any], **terminal: str) -> Image.Image:
    """Return the blocks and backgrounds of the screen as a terminal paints them."""
    rows = cells(app, **terminal)
    image = Image.new("RGB", (len(rows[0]) * HALF, len(rows) * 2 * HALF))
    draw = ImageDraw.Draw(image)
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            upper = cell.colour if cell.text in "▀█" else cell.background
            lower = cell.colour if cell.text in "▄█" else cell.background
            for part, colour in ((0, upper), (1, lower)):
                top = (2 * y + part) * HALF
                box = (x * HALF, top, (x + 1) * HALF - 1, top + HALF - 1)
                draw.rectangle(box, fill=colour)
    return image


def decoded(image: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)], ids=str)
@pytest.mark.parametrize("way", ["dark", "light", "no colour"])
async def test_the_join_code_is_read(tmp_path, monkeypatch, way, size):
    if way == "no colour":
        monkeypatch.setenv("NO_COLOR", "1")
    meeting = Meeting(tmp_path)
    play(meeting, "join")
    async with on_stage(meeting, size) as (pilot, _screen):
        if way == "light":
            await pilot.press("t")
            await pilot.pause()
        assert decoded(picture(pilot.app)) == [ADDRESS]


async def test_without_colours_it_is_read_from_a_light_terminal_too(tmp_path, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    meeting = Meeting(tmp_path)
    async with on_stage(meeting) as (pilot, _screen):
        light = picture(pilot.app, colour="#000000", background="#ffffff")
        assert decoded(light) == [ADDRESS]


@pytest.mark.parametrize("size", [(120, 40), (200, 50)], ids=str)
async def test_the_small_code_beside_the_question_is_read(tmp_path, size):
    meeting = Meeting(tmp_path)
    play(meeting, "question")
    async with on_stage(meeting, size) as (pilot, _screen):
        assert decoded(picture(pilot.app)) == [ADDRESS]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_the_wifi_code_is_read(tmp_path, size):
    meeting = Meeting(tmp_path)
    play(meeting, "wifi")
    async with on_stage(meeting, size) as (pilot, _screen):
        assert decoded(picture(pilot.app)) == [wifi_text("Hall", "sunny day")]


async def test_a_wifi_code_that_does_not_fit_leaves_the_words(tmp_path):
    meeting = Meeting(tmp_path)
    meeting.write(ev.WifiSet("Town hall " * 3, "p" * 63), ev.ScreenChanged(View.WIFI))
    async with on_stage(meeting) as (pilot, _screen):
        assert "p" * 63 in "".join(c.text for row in cells(pilot.app) for c in row)
        assert decoded(picture(pilot.app)) == []


async def test_the_pairing_code_is_read(tmp_path):
    meeting = Meeting(tmp_path)
    async with on_stage(meeting) as (pilot, _screen):
        await pilot.press("p", "n")
        await until(pilot, lambda: "/D/" in str(decoded(picture(pilot.app))))


@pytest.mark.needs("monospace font")
async def test_a_picture_of_the_whole_screen_is_read(tmp_path):
    meeting = Meeting(tmp_path)
    play(meeting, "join")
    async with on_stage(meeting) as (pilot, _screen):
        svg = pilot.app.export_screenshot()
        font = monospace_font() or ""
        drawn = resvg_py.svg_to_bytes(
            svg_string=svg, width=1600, monospace_family=MONOSPACE, font_files=[font]
        )
        assert decoded(Image.open(io.BytesIO(bytes(drawn))).convert("RGB")) == [ADDRESS]

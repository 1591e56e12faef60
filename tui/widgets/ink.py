"""The styles that drawn lines use, from the theme of now. Never a colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from rich.style import Style
from textual.app import App

from tui.themes import Colours, named

BLACK: Final = "#000000"
WHITE: Final = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Ink:
    """One style for each part that words and bars can play."""

    text: Style
    bold: Style
    strong: Style
    """Keys, headings and what counts most."""
    other: Style
    warn: Style
    edge: Style
    band: Style
    """The title: reversed, so that it stays a band without colours."""
    chosen: Style
    """What a key would choose now: reversed as well."""
    dark: Style
    """QR codes are black and white in every theme."""
    light: Style
    dark_on_light: Style
    light_on_dark: Style


def ink(app: App[object]) -> Ink:
    """Return the styles for the app's colours."""
    return of(named(app.theme))


@cache
def of(colours: Colours) -> Ink:
    """Return the styles for `colours`."""
    base = Style(color=colours.text, bgcolor=colours.background)
    strong = base + Style(color=colours.strong, bold=True)
    return Ink(
        text=base,
        bold=base + Style(bold=True),
        strong=strong,
        other=base + Style(color=colours.other),
        warn=base + Style(color=colours.warn, bold=True),
        edge=base + Style(color=colours.edge),
        band=strong + Style(reverse=True),
        chosen=base + Style(reverse=True, bold=True),
        dark=Style(color=BLACK, bgcolor=BLACK),
        light=Style(color=WHITE, bgcolor=WHITE),
        dark_on_light=Style(color=BLACK, bgcolor=WHITE),
        light_on_dark=Style(color=WHITE, bgcolor=BLACK),
    )

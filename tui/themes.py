"""Our two sets of colours, dark and light, and how contrast is counted.

Textual's own themes have pairs down to 1.1 to 1. Ours: at least 7 to 1 for words (WCAG 2.2, 1.4.6)
and 3 to 1 for edges (1.4.11). A test computes both, from here and from what is really drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

WORDS: Final = 7.0
"""The least contrast of words."""
EDGES: Final = 3.0
"""The least contrast of lines and bars."""


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours, each as "#RRGGBB". All but `edge` are used for words on `background`."""

    name: str
    is_dark: bool
    background: str
    text: str
    strong: str
    """Headings, keys, and the band of the title (there with `background` as its letters)."""
    other: str
    """A second colour, never the only difference."""
    warn: str
    """What must be seen, always with words."""
    edge: str
    """Lines between things."""


DARK: Final = Colours(
    name="coproduce-dark",
    is_dark=True,
    background="#000000",
    text="#FFFFFF",
    strong="#FFD700",
    other="#7FDBFF",
    warn="#FFB3B3",
    edge="#9A9A9A",
)
LIGHT: Final = Colours(
    name="coproduce-light",
    is_dark=False,
    background="#FFFFFF",
    text="#000000",
    strong="#00308F",
    other="#6A0D5B",
    warn="#8B0000",
    edge="#6A6A6A",
)
ALL: Final = (DARK, LIGHT)
"""Every set, in the order in which the key for colours goes through them."""


def named(name: str) -> Colours:
    """Return the colours called `name`; the dark ones if there are none."""
    return next((colours for colours in ALL if colours.name == name), DARK)


def after(name: str) -> Colours:
    """Return the colours that come after those called `name`."""
    return ALL[(ALL.index(named(name)) + 1) % len(ALL)]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

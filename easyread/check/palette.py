"""Colours as files write them, and how far apart two of them are."""

from __future__ import annotations

import colorsys
import re
from typing import Final

from lxml import etree

Element = etree._Element
Colour = tuple[int, int, int]
BLACK: Final = (0, 0, 0)
WHITE: Final = (255, 255, 255)

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

NAMES: Final = {
    "black": BLACK,
    "white": WHITE,
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "silver": (192, 192, 192),
    "lightgray": (211, 211, 211),
    "lightgrey": (211, 211, 211),
    "red": (255, 0, 0),
    "green": (0, 128, 0),
    "lime": (0, 255, 0),
    "blue": (0, 0, 255),
    "yellow": (255, 255, 0),
    "orange": (255, 165, 0),
    "pink": (255, 192, 203),
    "navy": (0, 0, 128),
    "purple": (128, 0, 128),
    "teal": (0, 128, 128),
    "maroon": (128, 0, 0),
}
"""The names that web pages and old boxes of Word have for colours (CSS Color 4, 6.1)."""

_THEME_NAMES: Final = {
    **dict.fromkeys(("text1", "dark1", "tx1"), "dk1"),
    **dict.fromkeys(("background1", "light1", "bg1"), "lt1"),
    **dict.fromkeys(("text2", "dark2", "tx2"), "dk2"),
    **dict.fromkeys(("background2", "light2", "bg2"), "lt2"),
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}


def from_hex(value: str) -> Colour | None:
    """Return the colour of six hexadecimal digits; None for anything else."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", value):
        return None
    return int(value[:2], 16), int(value[2:4], 16), int(value[4:], 16)


def from_name(value: str) -> Colour | None:
    """Return the colour of "#036", "#003366" or a name, as CSS and VML write it."""
    if found := re.match(r"\s*#([0-9a-f]{6}|[0-9a-f]{3})\b", value, re.IGNORECASE):
        digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
        return from_hex(digits)
    return NAMES.get(value.partition("[")[0].strip().lower())


def of_theme(theme: Element | None, name: str) -> Colour | None:
    """Return the colour that a file's theme has under a name, such as "accent1"."""
    if theme is None:
        return None
    for scheme in theme.iter(f"{A}clrScheme"):
        found = scheme.find(f"{A}{_THEME_NAMES.get(name, name)}")
        for one in () if found is None else found:
            return from_hex(one.get("lastClr") or one.get("val") or "")
    return None


def relit(colour: Colour, part: float, more: float = 0) -> Colour:
    """Return a colour with `part` of its lightness and `more` of all lightness (0 to 1).

    So Word makes a theme's colour lighter or darker: the numbers that it writes beside the name
    come out of this, and not out of mixing with white or black (measured).
    """
    hue, light, strength = colorsys.rgb_to_hls(*(one / 255 for one in colour))
    light = min(1, light * part + more)
    red, green, blue = (round(one * 255) for one in colorsys.hls_to_rgb(hue, light, strength))
    return red, green, blue


def drawn(theme: Element | None, fill: Element) -> Colour | None:
    """Return the colour of DrawingML that stands in `fill`; None if it cannot be known.

    What one sees through has no colour that could be known (ISO/IEC 29500-1, 20.1.2.3).
    """
    for one in fill:
        name = one.get("val") or ""
        if one.tag == f"{A}schemeClr":
            found = of_theme(theme, name)
        else:
            found = from_hex(one.get("lastClr") or name) or NAMES.get(name.lower())
        for change in one if found is not None else ():
            found = _changed(found, change) if found is not None else None
        return found
    return None


def _changed(colour: Colour, change: Element) -> Colour | None:
    """Return a colour after one change, such as 75 % of its lightness."""
    value = change.get("val") or ""
    kind = str(change.tag).removeprefix(A)
    if not value.isdecimal() or kind not in ("lumMod", "lumOff", "tint", "shade", "alpha"):
        return None
    part = int(value[:7]) / 100_000
    if kind == "alpha":
        return colour if part >= 1 else None
    if kind == "lumOff":
        return relit(colour, 1, part)
    return relit(colour, part, max(0, 1 - part) if kind == "tint" else 0)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Colour) -> float:
    """Return how light a colour is, from 0 to 1 (WCAG 2.2, relative luminance)."""
    parts = [value / 255 for value in colour]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

"""Which colour letters have on a web page, and what is behind them, as far as the page itself says.

Which rule of a style sheet wins, only a browser knows. So with a sheet only what an element says of
itself counts, and what nobody can know is no finding.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable
from typing import Final, NamedTuple

from easyread.check.palette import BLACK, WHITE, Colour, from_name
from easyread.check.web_page import Element, WebPage, said, style_of


class Said(NamedTuple):
    """What is said of a colour."""

    is_said: bool
    colour: Colour | None
    """None if it is said and cannot be known: a picture, a gradient, a name that is not ours."""


_NOTHING: Final = Said(False, None)
_NO_COLOUR: Final = frozenset({"", "transparent", "inherit", "initial", "unset", "none", "auto"})
_PICTURE: Final = re.compile(r"gradient\(|url\(|image|var\(|currentcolor")
_NUMBERS: Final = re.compile(r"(rgb|hsl)a?\(([^)]*)\)")


def contrast_of(page: WebPage, element: Element) -> tuple[Colour, Colour] | None:
    """Return the colour of an element's letters and what is behind them; None if it is not said."""
    own, behind = _nearest(element, _letters), _nearest(element, _ground)
    if not (own.is_said or behind.is_said):
        return None
    if page.has_sheet and not (own.is_said and behind.is_said):
        return None
    letters = own.colour if own.is_said else BLACK
    ground = behind.colour if behind.is_said else WHITE
    return None if letters is None or ground is None else (letters, ground)


def _nearest(element: Element, look: Callable[[Element], Said]) -> Said:
    for one in (element, *element.iterancestors()):
        if (found := look(one)).is_said:
            return found
    return _NOTHING


def _letters(element: Element) -> Said:
    return _colour(style_of(element, "color") or _old(element, "font", "color"))


def _ground(element: Element) -> Said:
    if style_of(element, "background-image") not in _NO_COLOUR:
        return Said(True, None)
    return _colour(style_of(element, "background(?:-color)?") or said(element, "bgcolor").lower())


def _old(element: Element, tag: str, name: str) -> str:
    return said(element, name).lower() if element.tag == tag else ""


def _colour(value: str) -> Said:
    value = value.strip()
    if value in _NO_COLOUR:
        return _NOTHING
    if _PICTURE.search(value):
        return Said(True, None)
    if found := _NUMBERS.search(value):
        return Said(True, _of_numbers(found[1], re.findall(r"[\d.]+%?", found[2])))
    words = (from_name(word) for word in value.split())
    return Said(True, next((one for one in words if one is not None), None))


def _of_numbers(kind: str, numbers: list[str]) -> Colour | None:
    """Return the colour of "rgb(0 0 128)" or "hsl(210, 100%, 20%)"; None for one seen through."""
    if len(numbers) < 3 or any(number.count(".") > 1 for number in numbers):
        return None
    first, second, third, *rest = (float(n.strip("%.") or 0) for n in numbers)
    if rest and numbers[3] not in ("1", "100%", "1.0"):
        return None
    if kind == "hsl":
        parts = colorsys.hls_to_rgb(first / 360, min(third, 100) / 100, min(second, 100) / 100)
        red, green, blue = (round(part * 255) for part in parts)
    else:
        red, green, blue = (min(255, round(part)) for part in (first, second, third))
    return None if kind == "rgb" and "%" in numbers[0] else (red, green, blue)

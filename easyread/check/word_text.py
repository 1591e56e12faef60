"""What a run of a Word file says, and how large."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from easyread.package import WORDS as W

Element = etree._Element

_SHOWN: Final = (f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen")


def is_only_text(run: Element) -> bool:
    """Whether a run holds letters and nothing else, such as a picture."""
    return all(child.tag in _SHOWN or child.tag == f"{W}rPr" for child in run)


def text_of(run: Element) -> str:
    """Return its letters; a tab or a new page is a space, and a new line is one."""
    pieces = []
    for child in run:
        if child.tag == f"{W}t":
            pieces.append(child.text or "")
        elif child.tag in _SHOWN:
            pieces.append(_between(child))
    return "".join(pieces)


def _between(child: Element) -> str:
    if child.tag.endswith("Hyphen"):
        return "-"
    kind = child.get(f"{W}type", "textWrapping")  # ISO/IEC 29500-1, 17.3.3.1
    is_line = child.tag == f"{W}cr" or (child.tag == f"{W}br" and kind == "textWrapping")
    return "\n" if is_line else " "


_MEASURE: Final = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)(pt|mm|cm|in|pc|pi)")
_POINTS: Final = {"pt": 1, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72, "pc": 12, "pi": 12}
"""How many points each measure has (ISO/IEC 29500-1, 22.9.2.15)."""


def points_of(value: str) -> float:
    """Return a size of letters in points: half points, or a number with its measure.

    Without a size, or with one that nobody understands, Word takes 10 (ISO/IEC 29500-1, 17.3.2.38).
    """
    if value.isdecimal():
        return int(value[:6]) / 2
    found = _MEASURE.fullmatch(value)  # as Word's strict files have it
    return float(found[1]) * _POINTS[found[2]] if found else 10.0

"""What a run of a Word file says."""

from __future__ import annotations

from typing import Final

from lxml import etree

from easyread.package import WORDS as W

Element = etree._Element

_SHOWN: Final = (f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen")


def is_only_text(run: Element) -> bool:
    """Whether a run holds letters and nothing else, such as a picture."""
    return all(child.tag in _SHOWN or child.tag == f"{W}rPr" for child in run)


def text_of(run: Element) -> str:
    """Return its letters; a tab or a break is a space."""
    pieces = []
    for child in run:
        if child.tag == f"{W}t":
            pieces.append(child.text or "")
        elif child.tag in _SHOWN:
            pieces.append("-" if child.tag.endswith("Hyphen") else " ")
    return "".join(pieces)

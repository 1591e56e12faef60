"""What is behind the words of a Word file: the colour of a box, or a picture.

A box says its colour in DrawingML (ISO/IEC 29500-1, 20.1.8) or, in old files, in VML.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from easyread.check.palette import WHITE, A, Colour, drawn, from_name
from easyread.check.word_runs import FALLBACK, Element

if TYPE_CHECKING:
    from easyread.check.word_file import Paragraph, WordFile

_WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML: Final = "{urn:schemas-microsoft-com:vml}"
BOX: Final = (f"{_WPS}wsp", *(f"{_VML}{kind}" for kind in ("shape", "rect", "roundrect", "oval")))
"""What may hold a text box."""
_OTHER_FILLS: Final = tuple(f"{A}{kind}Fill" for kind in ("grad", "blip", "patt", "grp"))
_REACH: Final = 10
"""So many paragraphs, from its own, a picture behind the words may lie under: a cover's, about."""


def fill_of(file: WordFile, box: Element) -> tuple[bool, Colour | None]:
    """Return whether a box is filled, and with which colour; None if that cannot be known."""
    if box.tag != f"{_WPS}wsp":
        return _fill_of_old(box)
    said = box.find(f"{_WPS}spPr")
    for one in () if said is None else said:
        if one.tag == f"{A}solidFill":
            return True, drawn(file.theme, one)
        if one.tag in _OTHER_FILLS:
            return True, None
        if one.tag == f"{A}noFill":
            return False, None
    style = box.find(f"{_WPS}style/{A}fillRef")
    if style is None or style.get("idx", "0") == "0":
        return False, None
    return True, drawn(file.theme, style)


def _fill_of_old(box: Element) -> tuple[bool, Colour | None]:
    if box.get("filled", "t").lower() in ("f", "false", "0"):
        return False, None
    fill = box.find(f"{_VML}fill")
    if fill is not None and fill.get("type", "solid") != "solid":
        return True, None
    return True, from_name(box.get("fillcolor", "")) if box.get("fillcolor") else WHITE


def letters_of(file: WordFile, box: Element) -> Colour | None:
    """Return the colour that a box gives to letters which have none of their own."""
    style = box.find(f"{_WPS}style/{A}fontRef")
    return None if style is None else drawn(file.theme, style)


def over_pictures(file: WordFile) -> frozenset[Element]:
    """Return the paragraphs that may lie over a picture or a shape: nobody knows what is there."""
    return frozenset(paragraph.element for paragraph in _over_pictures(file))


def _over_pictures(file: WordFile) -> Iterator[Paragraph]:
    left = 0
    for paragraph in file.paragraphs:
        left = _REACH if _has_behind(paragraph.element) else left - 1
        if left > 0:
            yield paragraph
    covered = {p.part for p in file.around if _has_behind(p.element)}
    for paragraph in file.around:
        if paragraph.part in covered:  # a banner at the top of each page
            yield paragraph


def _has_behind(element: Element) -> bool:
    return any(
        anchor.get("behindDoc") in ("1", "true")
        and next(anchor.iterancestors(FALLBACK), None) is None
        for anchor in element.iter(f"{_WP}anchor")
    )

"""Which parts of a table's style hold for its cells (ISO/IEC 29500-1, 17.7.6 and 17.4.55)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from easyread.check.word_runs import Element
from easyread.check.word_styles import value_of
from easyread.package import WORDS as W

_LOOK: Final = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
"""Which parts a table wants, by the bits of its look."""


def look_of(table: Element) -> frozenset[str]:
    """Return which parts of its style a table wants: "firstRow", "noHBand" and so on."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return frozenset({"noHBand", "noVBand"})
    value = look.get(f"{W}val", "0")
    bits = int(value, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,8}", value) else 0
    said = {name: look.get(f"{W}{name}") for name in _LOOK}
    return frozenset(
        name
        for name, bit in _LOOK.items()
        if (said[name] in ("1", "true", "on") if said[name] is not None else bits & bit)
    )


class Cell(NamedTuple):
    """What the style of its table says of a cell."""

    style: str
    """The id of the table's style; empty for none."""
    parts: tuple[str, ...]
    """The parts of the style that hold for the cell, the nearest first."""


def cells_of(table: Element) -> Iterator[tuple[Element, Cell]]:
    """Give each cell of a table with what the table's style says of it."""
    look = look_of(table)
    style = value_of(table.find(f"{W}tblPr/{W}tblStyle"))
    rows = list(table.iterfind(f"{W}tr"))
    for number, row in enumerate(rows):
        cells = list(row.iterfind(f"{W}tc"))
        for place, cell in enumerate(cells):
            across = _ends(place, len(cells), ("firstColumn", "lastColumn"), look)
            down = _ends(number, len(rows), ("firstRow", "lastRow"), look)
            yield cell, Cell(style, (*_named(down, across), *_bands(number, place, look)))


def _ends(place: int, number: int, names: Sequence[str], look: frozenset[str]) -> str:
    if place == 0 and names[0] in look:
        return names[0]
    return names[1] if place == number - 1 and names[1] in look else ""


_NAMES: Final = {"firstColumn": "firstCol", "lastColumn": "lastCol"}
_CORNERS: Final = {
    ("firstRow", "firstColumn"): "nwCell",
    ("firstRow", "lastColumn"): "neCell",
    ("lastRow", "firstColumn"): "swCell",
    ("lastRow", "lastColumn"): "seCell",
}


def _named(down: str, across: str) -> Iterator[str]:
    """Give the parts at the edges, the nearest first: corners, then columns, then rows."""
    yield from filter(None, (_CORNERS.get((down, across)), _NAMES.get(across), down))


def _bands(number: int, place: int, look: frozenset[str]) -> Iterator[str]:
    if "noHBand" not in look:
        yield "band2Horz" if (number - ("firstRow" in look)) % 2 else "band1Horz"
    if "noVBand" not in look:
        yield "band2Vert" if (place - ("firstColumn" in look)) % 2 else "band1Vert"

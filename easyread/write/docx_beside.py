"""How two texts beside each other in Word are shared out over the rows of a table.

One row for all would be parted by pages anywhere: in a row that goes on over pages, a picture is
not kept with its words. Tables inside it would keep them, but LibreOffice 7.4 then cuts words off.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from easyread.document import Block, Row
from easyread.write.groups import texts_of
from easyread.write.rules import LETTER_EM, is_part_of_row

PAGE: Final = 620.0
"""The height of the words on a page, in points: a mark and the heads of both sides stand above."""
_WHOLE: Final = 0.9 * PAGE
_HIGH: Final = 0.5 * PAGE
_ENOUGH: Final = 0.3 * PAGE
"""A row that is as high gets no more: high rows leave much of a page empty before them."""
_LINE_EM: Final = 1.55
_BELOW_EM: Final = 0.5
"""The room below a paragraph."""


Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """What stays on one page, as Word XML, and its height by estimate, in points."""

    xml: str
    height: float


@dataclass(frozen=True, slots=True)
class Share:
    """What stands beside each other in one row."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    is_whole: bool
    """It fits on a page, and stays on one."""


def height(group: Sequence[Block], width: float, points: float, picture: float) -> float:
    """Return how high a group of blocks is, in points, in a column `width` points wide."""
    letters = max(4.0, width / points / LETTER_EM)
    texts = texts_of(tuple(group))
    lines = sum(1 + len(text) // letters for text in texts)
    drawn = sum(picture for block in group if isinstance(block, Row) and block.picture)
    return (lines * _LINE_EM + len(texts) * _BELOW_EM) * points + drawn


def parted(group: Sequence[Block], width: float, points: float, picture: float) -> list[Blocks]:
    """Return a group as it stays whole: word boxes leave a row that is high."""
    if height(group, width, points, picture) < _HIGH:
        return [tuple(group)]
    made: list[Blocks] = []
    for block in group:
        if made and is_part_of_row(block):
            made.append((block,))
        else:
            made[-1:] = [(*(made[-1] if made else ()), block)]
    return made


def shares(left: Sequence[Piece], right: Sequence[Piece]) -> Iterator[Share]:
    """Give rows with all pieces in their order: both sides of a row are about as high.

    Where one side has ended, each piece of the other has a row of its own.
    """
    sides = deque(left), deque(right)
    while all(sides):
        taken: tuple[list[Piece], list[Piece]] = ([], [])
        while all(sides) and not (all(taken) and max(map(_height, taken)) > _ENOUGH):
            is_right = _height(taken[1]) < _height(taken[0])
            taken[is_right].append(sides[is_right].popleft())
        yield _share(*taken)
    for piece in sides[0]:
        yield _share([piece], [])
    for piece in sides[1]:
        yield _share([], [piece])


def _height(pieces: Sequence[Piece]) -> float:
    return sum(piece.height for piece in pieces)


def _share(left: Sequence[Piece], right: Sequence[Piece]) -> Share:
    return Share(
        tuple(piece.xml for piece in left),
        tuple(piece.xml for piece in right),
        max(_height(left), _height(right)) < _WHOLE,
    )

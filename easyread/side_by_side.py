"""Both levels in one document: the full words on one side, the same in easy words on the other."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from coproduce.languages import N_
from easyread.document import Block, Columns, Document, Heading, Level, PageBreak, Row, plain

HEADS: Final = (N_("Full words"), N_("Easy words"))
NO_EASY: Final = N_("There are no easy words for this part.")
NO_FULL: Final = N_("There are no full words for this part.")

_NEAR: Final = 0.6
"""How alike two headings have to be to name the same part, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document, from one heading of level 1 to the next."""

    heading: str
    id: str
    blocks: tuple[Block, ...]


def side_by_side(full: Document, easy: Document) -> Document:
    """Return both documents beside each other, part by part, in the order of the full words.

    Parts belong together when their headings have the same id or nearly the same words, or, when
    no heading does, by their order if there are as many. A part without its like stands alone and
    says so: nothing is left out of either.
    """
    pairs = _pairs(_sections(full), _sections(easy))
    blocks = tuple(block for left, right in pairs for block in _beside(left, right))
    return replace(
        easy,
        name=f"{easy.name}-side-by-side",
        title=easy.title,
        blocks=blocks,
        level=Level.EASY_READ,  # a line for each sentence; full words are whole paragraphs
        marks=tuple(dict.fromkeys((*full.marks, *easy.marks))),
    )


def _sections(document: Document) -> list[Section]:
    made: list[Section] = []
    heading, id_, blocks = "", "", list[Block]()
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            if blocks:
                made.append(Section(heading, id_, tuple(blocks)))
            heading, id_, blocks = block.text, block.id, []
        if not isinstance(block, PageBreak):
            blocks.append(block)
    return [*made, Section(heading, id_, tuple(blocks))] if blocks else made


_Pair = tuple[Section | None, Section | None]


def _pairs(full: Sequence[Section], easy: Sequence[Section]) -> list[_Pair]:
    alike = [[_alike(left, right) for right in easy] for left in full]
    found = _in_order(alike)
    if not found and len(full) == len(easy):
        return list(zip(full, easy, strict=True))
    made: list[_Pair] = []
    at = 0
    for place, left in enumerate(full):
        if place not in found:
            made.append((left, None))
            continue
        made += [(None, right) for right in easy[at : found[place]]]
        made.append((left, easy[found[place]]))
        at = found[place] + 1
    return made + [(None, right) for right in easy[at:]]


def _in_order(alike: list[list[bool]]) -> dict[int, int]:
    """Return which full part goes with which easy one: as many as can be without crossing."""
    width = len(alike[0]) if alike else 0
    best = [[0] * (width + 1) for _row in range(len(alike) + 1)]
    for i in range(len(alike) - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            both = best[i + 1][j + 1] + 1 if alike[i][j] else 0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    found: dict[int, int] = {}
    i = j = 0
    while i < len(alike) and j < width:
        if alike[i][j] and best[i][j] == best[i + 1][j + 1] + 1:
            found[i] = j
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _alike(left: Section, right: Section) -> bool:
    if not left.heading or not right.heading:
        return left.heading == right.heading
    if left.id == right.id:
        return True
    said, other = _key(left.heading), _key(right.heading)
    matcher = difflib.SequenceMatcher(None, said, other)
    return matcher.quick_ratio() >= _NEAR and matcher.ratio() >= _NEAR


def _key(heading: str) -> str:
    """Return a heading without its number, its signs and its capitals."""
    return re.sub(r"^[\d.\s]+|[^\w\s]", "", plain(heading).casefold()).strip()


def _beside(left: Section | None, right: Section | None) -> tuple[Block, ...]:
    """Return a part beside its like; what stands before the first heading may stand alone."""
    alone = left or right
    if alone and not (left and right) and not alone.heading:
        return alone.blocks
    full = left.blocks if left else (Row((NO_FULL,)),)
    easy = right.blocks if right else (Row((NO_EASY,)),)
    return (Columns(full, easy, HEADS),)

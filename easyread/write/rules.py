"""Small rules that every writer of this folder follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeGuard

from easyread.document import (
    Block,
    Chart,
    Document,
    Heading,
    Note,
    NoteKind,
    Span,
    Table,
    WordBox,
    Words,
    plain,
)

_SCHEMES: Final = ("https://", "http://", "mailto:", "tel:", "#")
_SECTIONS: Final = 3
"""A list of contents names at least so many sections; fewer can be seen at once."""
_DEEPEST: Final = 5


def steady(level: int, before: int) -> int:
    """Return the level of a heading after one of level `before`: no level is left out.

    PDF/UA-1 7.4.2 forbids it, and who moves from heading to heading looks for what is missing.
    """
    return min(max(level, 1), before + 1, _DEEPEST)


def has_contents(document: Document) -> bool:
    """Whether `document` gets a list of its sections."""
    sections = [b for b in document.blocks if isinstance(b, Heading) and b.level == 1]
    return document.has_contents and len(sections) >= _SECTIONS


def is_part_of_row(block: Block | None) -> TypeGuard[WordBox | Note]:
    """Whether `block` belongs to the row before it, so that no page parts them."""
    is_empty_slot = isinstance(block, Note) and block.kind is NoteKind.TO_FILL_IN
    return is_empty_slot or isinstance(block, WordBox)


_BESIDE: Final = re.compile(r"[\w-]+(?:/[\w-]+)*\.(?:docx|pdf|html|txt|mp3|vtt|epub|brf|mp4|webm)")
"""A file of the same pack, below the document: never a folder above, another disk or a program."""


def safe(address: str) -> str:
    """Return an address that a reader's program may open; empty for any other."""
    is_known = address.lower().startswith(_SCHEMES) or _BESIDE.fullmatch(address)
    return address if is_known else ""


def with_address(span: Span) -> str:
    """Return the words of a link with its address behind them: paper cannot be followed."""
    address = span.address.removeprefix("mailto:").removeprefix("tel:")
    if not address or address.startswith("#") or not safe(span.address):
        return span.text
    bare = address.removeprefix("https://").removeprefix("http://")
    return span.text if bare.rstrip("/") in span.text else f"{span.text} ({bare})"


def figures(chart: Chart, words: Words) -> Table:
    """Return the figures of a chart as a table."""
    rows = tuple((bar.label, str(bar.number)) for bar in chart.bars)
    return Table("", (words.choices, words.number), rows)


LETTER_EM: Final = 0.52
"""The average width of a letter: measured on Atkinson Hyperlegible Next."""


def narrowest(cells: tuple[str, ...]) -> float:
    """Return how narrow a column of a table can be, in ems, before a word does not fit."""
    words = (len(word) for cell in cells for word in plain(cell).split())
    return min(max(words, default=0), 25) * LETTER_EM * 1.15 + 1.2


def wide(columns: Sequence[tuple[str, ...]], room: float) -> list[float]:
    """Return how wide each column is, in ems, when all of them may be `room` ems wide.

    None is narrower than its longest word; what is left goes to those with more words.
    """
    least = [narrowest(cells) for cells in columns]
    wishes = [
        min(max(len(plain(cell)) for cell in cells), 60) * LETTER_EM * 0.7 for cells in columns
    ]
    more = [max(0.0, wish - needed) for wish, needed in zip(wishes, least, strict=True)]
    rest = max(0.0, room - sum(least)) / (sum(more) or 1.0)
    return [needed + rest * extra for needed, extra in zip(least, more, strict=True)]


SHORT: Final = 8
"""A table of at most so many rows stays on one page."""


def lines_of_rows(table: Table, letters: float) -> list[int]:
    """Return how many lines each row takes, the head first: an estimate, if `letters` go across."""
    rows = (table.header, *table.rows)
    wishes = wide(list(zip(*rows, strict=True)), letters * LETTER_EM)
    widths = [max(1.0, letters * wish / sum(wishes) - 3) for wish in wishes]
    return [
        max(1 + int(len(plain(cell)) / width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]

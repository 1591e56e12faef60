"""How high things are on a page of a PDF, by estimate: Typst alone knows, and only when it draws.

The estimate counts lines taller than they are, so what must stay whole is no taller than a page.
"""

from __future__ import annotations

from typing import Final

from easyread.document import Document, Layout, Table
from easyread.write.rules import LETTER_EM, SHORT, lines_of_rows

PAGE_WIDTH: Final = 17 / 2.54 * 72
"""The width of the words on an A4 page, in points: 17 cm."""
PAGE_HEIGHT: Final = 22.4 / 2.54 * 72
"""The height of the words on a page of giant print that has a mark above them, in points."""
_PICTURE_EM: Final = {
    Layout.EASY_READ: 6.5,
    Layout.CLEAR_PRINT: 5.5,
    Layout.LARGE_PRINT: 5.0,
    Layout.GIANT_PRINT: 4.5,
    Layout.POSTER: 2.6,
}
"""The width of a picture in each layout, in ems: about 3.7 cm, and less where words are large."""
_ONE_PAGE_EM: Final = 4.5
"""A picture on a page with few words, such as a certificate."""
_SLIP_EM: Final = 3.4
"""A picture on half a page is no wider."""
_GAP_EM: Final = 1.2
_LINE_EM: Final = {"ur": 2.6, "ks": 2.6}
"""The height of a line where it is not 1.9 ems, with the room above it."""
_PADDING_EM: Final = 1.2
"""Above and below the words of a cell."""
_TALL: Final = 0.85
"""What is taller than this part of a page may be broken over two pages."""


def picture_em(document: Document, layout: Layout) -> float:
    """Return how wide a picture is, in ems."""
    if document.is_one_page:
        return _ONE_PAGE_EM
    is_slip = document.is_half_page and layout is not Layout.POSTER
    return _SLIP_EM if is_slip else _PICTURE_EM[layout]


def height(sentences: tuple[str, ...], points: float, language: str, width: float) -> float:
    """Return how high paragraphs are, in points, in a column that is `width` points wide."""
    letters = max(4.0, width / points / LETTER_EM)
    lines = sum(1 + len(sentence) // letters for sentence in sentences)
    return lines * _line_em(language) * points


def width(points: float, pictures: float, *, is_beside: bool) -> float:
    """Return how wide words are, in points, beside pictures that are so many ems wide, or none."""
    whole = PAGE_WIDTH / (2 if is_beside else 1)
    return whole - (pictures + _GAP_EM) * points if pictures else whole


def is_tall(high: float) -> bool:
    """Whether what is so many points high may not fit on one page."""
    return high > PAGE_HEIGHT * _TALL


def is_whole(table: Table, points: float, language: str) -> bool:
    """Whether a table is short and stays on one page, which it fits on by estimate."""
    lines = lines_of_rows(table, PAGE_WIDTH / points / LETTER_EM)
    high = sum(lines) * _line_em(language) + len(lines) * _PADDING_EM
    return not is_tall(high * points) and len(table.rows) <= SHORT


def _line_em(language: str) -> float:
    return _LINE_EM.get(language.split("-", maxsplit=1)[0], 1.9)

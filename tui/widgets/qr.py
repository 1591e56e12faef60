"""QR codes in cells: two modules in a cell, one above the other.

With colours each cell has both colours of its own, so that no theme can turn the code over; a
cell's background has no gaps. Without colours the light modules are drawn with blocks, which is
right on a dark terminal; a light one shows it reversed, which most phones read too. Proved by
decoding pictures of the drawn screen in both ways.
"""

from __future__ import annotations

from functools import lru_cache

from coproduce.joining import qr_squares
from tui.widgets.page import Line, Part, Span

_COLOURED = {
    (False, False): (" ", Part.LIGHT),
    (True, True): (" ", Part.DARK),
    (False, True): ("▀", Part.LIGHT_ON_DARK),
    (True, False): ("▀", Part.DARK_ON_LIGHT),
}
_BLOCKS = {(False, False): "█", (True, True): " ", (False, True): "▀", (True, False): "▄"}


@lru_cache(4)
def qr_lines(text: str, columns: int, rows: int, *, has_colours: bool = True) -> tuple[Line, ...]:
    """Return the QR code of `text` as large as fits into `columns` and `rows`; () if none does."""
    try:
        squares = qr_squares(text)
    except ValueError:
        return ()
    # An odd number of modules ends in half a line.
    scale = min(columns // len(squares), rows * 2 // len(squares))
    while scale >= 1 and (len(squares) * scale + 1) // 2 > rows:
        scale -= 1
    return _drawn(_scaled(squares, scale), has_colours=has_colours) if scale >= 1 else ()


def _scaled(squares: list[list[bool]], scale: int) -> list[list[bool]]:
    return [[dark for dark in row for _ in range(scale)] for row in squares for _ in range(scale)]


def _drawn(squares: list[list[bool]], *, has_colours: bool) -> tuple[Line, ...]:
    if len(squares) % 2:
        squares = [*squares, [False] * len(squares[0])]
    pairs = zip(squares[::2], squares[1::2], strict=True)
    return tuple(_line(upper, lower, has_colours) for upper, lower in pairs)


def _line(upper: list[bool], lower: list[bool], has_colours: bool) -> Line:
    cells = list(zip(upper, lower, strict=True))
    if not has_colours:
        return (Span("".join(_BLOCKS[cell] for cell in cells)),)
    return tuple(Span(*_COLOURED[cell]) for cell in cells)

"""Lines and pages of braille: 40 cells by 25 lines, as embossers and displays take them.

The forms are usual ones: paragraphs begin in cell 3, lists hang, main headings stand in the middle,
the page's number at the right of the first line. No braille reader has looked at them yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from easyread.braille.passages import BLANK

CELLS: Final = 40
LINES: Final = 25
_GOES_ON: Final = "\u2810"
"""Dot 5: the word goes on in the next line."""
_NUMBER: Final = "\u283c"
_DIGITS: Final = "\u281a\u2801\u2803\u2809\u2819\u2811\u280b\u281b\u2813\u280a"
_DOTS: Final = "\u2810"
"""Guide dots from a heading to its page in the contents."""
_ASCII: Final = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
"""The 64 cells as North American ASCII Braille writes them, in the order of their dots."""
_ROOM: Final = 7
"""Cells at the end of a line that has a number there, with what stands before it."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that follow each other."""

    lines: tuple[str, ...]
    """In Unicode's cells, none longer than `CELLS`."""
    is_apart: bool = False
    """A blank line stands before and after them."""
    is_whole: bool = False
    """They stay on one page if one is long enough."""
    has_next: bool = False
    """What follows begins on the same page."""
    mark: int = -1
    """A number by which the page of these lines is found again."""


def wrapped(cells: str, first: int = 0, rest: int = 0, width: int = CELLS) -> list[str]:
    """Return cells in lines of `width`; the first begins `first` blanks in, the others `rest`."""
    lines: list[str] = []
    line = BLANK * first
    is_empty = True
    for word in filter(None, cells.split(BLANK)):
        left = word
        while left:
            room = width - len(line) - (not is_empty)
            if len(left) <= room:
                line += ("" if is_empty else BLANK) + left
                is_empty, left = False, ""
            elif not is_empty:
                lines.append(line)
                line, is_empty = BLANK * rest, True
            else:
                lines.append(line + left[: room - 1] + _GOES_ON)
                left, line = left[room - 1 :], BLANK * rest
    return [*lines, *([] if is_empty else [line])]


def centred(cells: str) -> list[str]:
    """Return a main heading: in the middle, with three blanks left on both sides."""
    lines = wrapped(cells, width=CELLS - 6)
    return [(BLANK * ((CELLS - len(line)) // 2)) + line for line in lines]


def number(of: int) -> str:
    """Return a number in cells."""
    return _NUMBER + "".join(_DIGITS[int(digit)] for digit in str(of))


def listed(cells: str, page: int) -> list[str]:
    """Return a line of the contents: words, guide dots, and the number of the page."""
    *before, last = wrapped(cells, 0, 2, CELLS - _ROOM)
    where = number(page)
    dots = CELLS - len(last) - len(where) - 2
    return [*before, f"{last}{BLANK}{_DOTS * dots}{BLANK}{where}"]


def paged(parts: Sequence[Lines], room: int) -> tuple[list[list[str]], dict[int, int]]:
    """Return the pages, each of `room` lines, and on which page, from 0, each mark stands."""
    pages: list[list[str]] = [[]]
    marks: dict[int, int] = {}
    is_after = False  # a blank line is due
    for place, part in enumerate(parts):
        gap = bool(pages[-1]) and (is_after or part.is_apart)
        if len(pages[-1]) + gap + _needed(parts, place, room) > room and pages[-1]:
            pages.append([])
            gap = False
        pages[-1] += [""] * gap
        marks[part.mark] = len(pages) - 1
        for line in part.lines:
            if len(pages[-1]) >= room:
                pages.append([])
            pages[-1].append(line)
        is_after = part.is_apart
    return pages, marks


def _needed(parts: Sequence[Lines], place: int, room: int) -> int:
    """Return how many lines have to fit on the page on which a part begins."""
    part = parts[place]
    needed = len(part.lines) if part.is_whole or part.has_next else min(2, len(part.lines))
    if needed > room:
        return 1
    if part.has_next and place + 1 < len(parts):
        needed += 1 + _needed(parts, place + 1, room)
    return min(needed, room)


def running(cells: Iterable[str]) -> list[str]:
    """Return the lines that stand on every page before its number: the shortest of some words."""
    return wrapped(min(cells, key=len, default=""), width=CELLS - _ROOM) or [""]


def brf(pages: Iterable[Sequence[str]], top: Sequence[str]) -> bytes:
    """Return pages as a BRF file; the lines of `top` begin each, with its number in the last."""
    return "".join(_page(lines, place, top) for place, lines in enumerate(pages, 1)).encode()


def _page(lines: Sequence[str], place: int, top: Sequence[str]) -> str:
    where = number(place)
    *before, last = top
    numbered = last.ljust(CELLS - len(where), BLANK) + where
    return "".join(_ascii(line) + "\r\n" for line in (*before, numbered, *lines)) + "\f"


def _ascii(line: str) -> str:
    return "".join(_letters(line)).rstrip()


def _letters(line: str) -> Iterator[str]:
    for cell in line:
        yield _ASCII[ord(cell) - 0x2800]

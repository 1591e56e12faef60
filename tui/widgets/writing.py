"""Putting text into cells: people's text made safe, lines broken, right-to-left text isolated."""

from __future__ import annotations

import unicodedata
from typing import Final

from rich.cells import cell_len, chop_cells
from textual.content import Content

_FIRST_STRONG_ISOLATE: Final = "\u2068"
_POP_ISOLATE: Final = "\u2069"


def safe(text: str) -> Content:
    """Return people's text as content in which nothing is markup and nothing is a control.

    Text was cleaned at the door; this is the second lock, since nearly every widget reads
    markup and passes ESC on to the terminal. Right-to-left lines are isolated.
    """
    return Content("\n".join(isolated(line) for line in harmless(text).split("\n")))


def harmless(text: str) -> str:
    """Return `text` without control characters, surrogates and direction marks."""
    return "".join(c for c in text.replace("\t", " ") if c == "\n" or not _is_control(c))


def _is_control(character: str) -> bool:
    # Other formats (Cf), such as the joiners, are part of letters and stay.
    is_direction = "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069"
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or is_direction


def is_right_to_left(text: str) -> bool:
    """Whether `text` has letters that are written from right to left."""
    return any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def isolated(line: str) -> str:
    """Return one drawn line with right-to-left text kept apart from what stands around it.

    A terminal takes each of its lines as a paragraph, so each is isolated by itself. Other lines
    stay as they are: some terminals draw the marks as boxes.
    """
    if not is_right_to_left(line):
        return line
    return f"{_FIRST_STRONG_ISOLATE}{line}{_POP_ISOLATE}"


def broken(text: str, width: int) -> list[str]:
    """Return `text` as lines of at most `width` cells, broken between words where possible."""
    return [line for part in text.split("\n") for line in _broken_line(part, max(width, 1))]


def _broken_line(text: str, width: int) -> list[str]:
    lines: list[str] = []
    now = ""
    for word in text.split():
        if now and cell_len(now) + 1 + cell_len(word) <= width:
            now = f"{now} {word}"
            continue
        if now:
            lines.append(now)
        *full, now = _pieces(word, width)
        lines.extend(full)
    return [*lines, now] if now or not lines else lines


def _pieces(word: str, width: int) -> list[str]:
    if cell_len(word) <= width:
        return [word]
    place = word.rfind("/", 0, width)
    if place > len("http://"):
        # An address is broken where a person would take a breath.
        return [word[: place + 1], *_pieces(word[place + 1 :], width)]
    # Never inside a letter with its marks: `chop_cells` cuts between graphemes.
    return chop_cells(word, width)

"""Passages of a document as braille cells: every character becomes cells, or the document fails.

A sign that a language's table does not know is written in Unified English Braille, and so are Latin
words in a language of other letters. An emoji is named. A letter that neither table knows ends it:
a word with letters missing helps nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread.braille import liblouis
from easyread.braille.tables import UNCONTRACTED, Braille
from easyread.scripts import printable

BLANK: Final = "\u2800"
_EIGHT_DOTS: Final = re.compile("[\u2840-\u28ff]")
_LONGEST: Final = 400
"""The most characters of one line for liblouis."""
_LATIN: Final = re.compile(r"[A-Za-z](?:[\w@:/.,'’&+-]*[\w/])?", re.ASCII)
_SAME: Final = str.maketrans({"\xa0": " ", "\u202f": " ", "\u2011": "-", "।": "."})
"""Signs that are written alike in braille. The Bengali full stop has the cell of a full stop."""


def translated(texts: Sequence[str], braille: Braille) -> list[str]:
    """Return each text as cells, with a blank cell for a space. Raises CoproduceError."""
    said = [_plain(text) for text in texts]
    pieces = list(dict.fromkeys(p for text in said for p in _lengths(text)))
    letters = sorted({letter for piece in pieces for letter in piece} - {" "})
    found = liblouis.cells(braille.table, [*letters, *pieces])
    known = dict(zip(pieces, found[len(letters) :], strict=True))
    unknown = _unknown(letters, found)
    mixed = [p for p in pieces if not braille.is_latin and _LATIN.search(p)]
    mixed += [p for p in pieces if not unknown.isdisjoint(p)]
    known.update(_mixed(list(dict.fromkeys(mixed)), braille, unknown))
    return [BLANK.join(known[piece] for piece in _lengths(text)) for text in said]


def _unknown(letters: Iterable[str], found: Iterable[str]) -> frozenset[str]:
    pairs = zip(letters, found, strict=False)
    return frozenset(letter for letter, cells in pairs if not cells or _EIGHT_DOTS.search(cells))


def _mixed(pieces: Sequence[str], braille: Braille, unknown: frozenset[str]) -> dict[str, str]:
    """Return pieces in which some words or signs are written in Unified English Braille."""
    parted = {piece: tuple(_parts(piece, braille, unknown)) for piece in pieces}
    cells: dict[tuple[str, bool], str] = {}
    for is_english, table in ((False, braille.table), (True, UNCONTRACTED)):
        runs = {
            text.strip() for parts in parted.values() for text, own in parts if own != is_english
        }
        wanted = sorted(runs - {""})
        if is_english:
            _refuse_unknown({letter for run in wanted for letter in run})
        found = liblouis.cells(table, wanted)
        cells |= {(run, not is_english): c for run, c in zip(wanted, found, strict=True)}
    return {
        piece: "".join(_spaced(text, cells.get((text.strip(), own), "")) for text, own in parts)
        for piece, parts in parted.items()
    }


def _parts(piece: str, braille: Braille, unknown: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Give a piece in runs, each with whether it is in the language's own table."""
    is_own = [letter not in unknown for letter in piece]
    if not braille.is_latin:
        for found in _LATIN.finditer(piece):
            is_own[found.start() : found.end()] = [False] * (found.end() - found.start())
    start = 0
    for at in range(1, len(piece) + 1):
        if at == len(piece) or is_own[at] != is_own[start]:
            yield piece[start:at], is_own[start]
            start = at


def _spaced(text: str, cells: str) -> str:
    before = BLANK if text[:1] == " " else ""
    after = BLANK if text.strip() and text[-1:] == " " else ""
    return before + cells + after


def _refuse_unknown(letters: set[str]) -> None:
    listed = sorted(letters - {" "})
    for letter, found in zip(listed, liblouis.cells(UNCONTRACTED, listed), strict=True):
        if not found or _EIGHT_DOTS.search(found):
            raise CoproduceError(
                # Translators: for example: Our braille has no sign for the letter “あ” (U+3042).
                _("Our braille has no sign for the letter “{letter}” ({code}).").format(
                    letter=letter, code=f"U+{ord(letter):04X}"
                ),
                _("Use the plain text or the web page, or write it in another way."),
            )


def _plain(text: str) -> str:
    """Return a text without what has no place in braille, and with emoji named."""
    shown = "".join(map(_named, printable(text).translate(_SAME)))
    return " ".join(shown.split())


def _named(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind in ("Cf", "Cn", "Sk") and not letter.isascii():
        return ""
    if kind != "So" or letter in "©®°":
        return letter
    return f"[{unicodedata.name(letter, 'emoji').lower()}]"


def _lengths(text: str) -> Iterator[str]:
    """Give a text in pieces that liblouis can take, parted at spaces."""
    while len(text) > _LONGEST:
        at = text.rfind(" ", 0, _LONGEST)
        yield text[: at if at > 0 else _LONGEST]
        text = text[at + 1 if at > 0 else _LONGEST :]
    if text:
        yield text

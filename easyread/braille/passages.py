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


def translated(texts: Sequence[str], braille: Braille, other: Braille | None = None) -> list[str]:
    """Return each text as cells, with a blank cell for a space. Raises CoproduceError.

    `other` is the braille of the document, in which a text of another language can quote words.
    """
    said = [_plain(text) for text in texts]
    pieces = list(dict.fromkeys(p for text in said for p in _lengths(text)))
    letters = sorted({letter for piece in pieces for letter in piece} - {" "})
    found = liblouis.cells(braille.table, [*letters, *pieces])
    known = dict(zip(pieces, found[len(letters) :], strict=True))
    unknown = _unknown(letters, found)
    tables = (UNCONTRACTED, *((other.table,) if other and other != braille else ()))
    homes = _homes(unknown, tables)
    mixed = [p for p in pieces if not unknown.isdisjoint(p) or _has_english(p, braille)]
    known.update(_mixed(mixed, braille, homes))
    return [BLANK.join(known[piece] for piece in _lengths(text)) for text in said]


def _has_english(piece: str, braille: Braille) -> bool:
    return not braille.is_latin and _LATIN.search(piece) is not None


def _unknown(letters: Iterable[str], found: Iterable[str]) -> frozenset[str]:
    pairs = zip(letters, found, strict=False)
    return frozenset(letter for letter, cells in pairs if not cells or _EIGHT_DOTS.search(cells))


def _homes(letters: Iterable[str], tables: Iterable[str]) -> dict[str, str]:
    """Return the first of `tables` that knows each letter. Raises CoproduceError if none does."""
    homes: dict[str, str] = {}
    left = sorted(letters)
    for table in tables:
        unknown = _unknown(left, liblouis.cells(table, left))
        homes |= {letter: table for letter in left if letter not in unknown}
        left = sorted(unknown)
    if left:
        raise CoproduceError(
            # Translators: for example: Our braille has no sign for the letter “あ” (U+3042).
            _("Our braille has no sign for the letter “{letter}” ({code}).").format(
                letter=left[0], code=f"U+{ord(left[0]):04X}"
            ),
            _("Use the plain text or the web page, or write it in another way."),
        )
    return homes


def _mixed(pieces: Sequence[str], braille: Braille, homes: dict[str, str]) -> dict[str, str]:
    """Return pieces in which some words or signs are written by another table."""
    parted = {piece: tuple(_parts(piece, braille, homes)) for piece in pieces}
    runs = {(table, text.strip()) for parts in parted.values() for text, table in parts}
    cells: dict[tuple[str, str], str] = {}
    for table in sorted({table for table, _text in runs}):
        wanted = sorted(text for of, text in runs if of == table and text)
        found = liblouis.cells(table, wanted)
        cells |= {(table, text): run for text, run in zip(wanted, found, strict=True)}
    return {
        piece: "".join(_spaced(text, cells.get((of, text.strip()), "")) for text, of in parts)
        for piece, parts in parted.items()
    }


def _parts(piece: str, braille: Braille, homes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Give a piece in runs, each with its table."""
    tables = [homes.get(letter, braille.table) for letter in piece]
    if not braille.is_latin:
        for found in _LATIN.finditer(piece):
            tables[found.start() : found.end()] = [UNCONTRACTED] * len(found[0])
    start = 0
    for at in range(1, len(piece) + 1):
        if at == len(piece) or tables[at] != tables[start]:
            yield piece[start:at], tables[start]
            start = at


def _spaced(text: str, cells: str) -> str:
    before = BLANK if text[:1] == " " else ""
    after = BLANK if text.strip() and text[-1:] == " " else ""
    return before + cells + after


def _plain(text: str) -> str:
    """Return a text without what has no place in braille, and with emoji named."""
    shown = "".join(map(_named, printable(text).translate(_SAME)))
    return " ".join(_joined(shown).split())


def _joined(text: str) -> str:
    """Return a text with each letter and its dot below as one letter, as tables know them.

    Unicode's usual form (NFC) parts these letters of Bengali and Gurmukhi.
    """
    for letter in _DOTTED:
        text = text.replace(unicodedata.normalize("NFD", letter), letter)
    return text


_DOTTED: Final = "\u09dc\u09dd\u09df\u0a33\u0a36\u0a59\u0a5a\u0a5b\u0a5e"


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

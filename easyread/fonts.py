"""The letters that documents bring along: which family a language needs, and what it can draw.

All are under the SIL Open Font License and lie in content/fonts. Chinese is cut down to its 3,755
common letters (GB 2312, level 1) and those of our own words: whole, it is 20 MB.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from coproduce import resources


@dataclass(frozen=True, slots=True)
class Family:
    """A family of letters, regular and bold."""

    name: str
    """As programs know it, such as "Noto Nastaliq Urdu"."""
    folder: str
    """Its folder in content/fonts."""
    line: float = 1.15
    """How far apart its lines stand, in lines as high as the family says. With that height it makes
    about 1.5 times the size of the words (German and Austrian rules)."""
    is_tall: bool = False
    """Its words climb far above their line and hang far below it."""
    in_word: str = ""
    """The family that a Word file names and does not bring along, since every computer has it."""

    @property
    def regular(self) -> Path:
        """Its file for ordinary words."""
        return self._file("Regular")

    @property
    def bold(self) -> Path:
        """Its file for headings and hard words."""
        return self._file("Bold")

    def _file(self, weight: str) -> Path:
        folder = resources.folder("content") / "fonts" / self.folder
        return folder / f"{self.name.replace(' ', '')}-{weight}.ttf"

    def missing(self, text: str) -> frozenset[str]:
        """Return the characters of `text` that it cannot draw, in either weight."""
        unseen = {"\n", "\t", "\u200e", "\u200f"}
        wanted = {character for character in text if character not in unseen}
        drawn = _characters(self.regular) & _characters(self.bold)
        return frozenset(character for character in wanted if ord(character) not in drawn)


LATIN: Final = Family("Atkinson Hyperlegible Next", "atkinson-hyperlegible-next")
"""For every language in Latin letters, and for the English words in all others."""

_ARABIC: Final = Family("Noto Sans Arabic", "noto-sans-arabic", line=1.0)
_NASTALIQ: Final = Family("Noto Nastaliq Urdu", "noto-nastaliq-urdu", line=1.0, is_tall=True)
"""Urdu is read in Nastaliq, whose lines are tall as they come. It lacks letters of Sorani."""
_GURMUKHI: Final = Family("Noto Sans Gurmukhi", "noto-sans-gurmukhi")

_CHINESE: Final = Family(
    "Noto Sans SC Subset", "noto-sans-sc-subset", line=1.0, in_word="Microsoft YaHei"
)

_FAMILIES: Final = {
    "zh": _CHINESE,
    "ur": _NASTALIQ,
    **dict.fromkeys(("ar", "fa", "prs", "ps", "ckb", "pa-arab"), _ARABIC),
    "pa": _GURMUKHI,
    "bn": Family("Noto Sans Bengali", "noto-sans-bengali"),
    "gu": Family("Noto Sans Gujarati", "noto-sans-gujarati"),
}


def family(tag: str) -> Family:
    """Return the family for the language `tag`."""
    parts = tag.lower().split("-")
    return _FAMILIES.get("-".join(parts[:2])) or _FAMILIES.get(parts[0], LATIN)


def families(tags: Iterable[str]) -> tuple[Family, ...]:
    """Return the families for a document in these languages, the Latin one first."""
    return tuple(dict.fromkeys((LATIN, *map(family, tags))))


def every() -> tuple[Family, ...]:
    """Return all families, the Latin one first."""
    return tuple(dict.fromkeys((LATIN, *_FAMILIES.values())))


@cache
def drawable() -> frozenset[int]:
    """Return every code point that one of the families has, in both weights."""
    return frozenset().union(*(_characters(f.regular) & _characters(f.bold) for f in every()))


def missing(text: str, tag: str) -> frozenset[str]:
    """Return the characters that neither the family of `tag` nor the Latin one can draw."""
    return LATIN.missing("".join(family(tag).missing(text)))


@cache
def _characters(file: Path) -> frozenset[int]:
    """Return the code points that a font can draw: format 4 of its `cmap` (OpenType 1.9)."""
    data = file.read_bytes()
    start = _table(data, b"cmap")
    (count,) = struct.unpack_from(">H", data, start + 2)
    for number in range(count):
        platform, _encoding, offset = struct.unpack_from(">HHI", data, start + 4 + 8 * number)
        if platform == 3 and struct.unpack_from(">H", data, start + offset) == (4,):
            return frozenset(_mapped(data, start + offset))
    raise ValueError(f"{file.name} has no table of characters that we can read")


def _table(data: bytes, wanted: bytes) -> int:
    (count,) = struct.unpack_from(">H", data, 4)
    for number in range(count):
        tag, _sum, offset, _length = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if tag == wanted:
            return int(offset)
    raise ValueError(f"no table {wanted!r}")


def _mapped(data: bytes, start: int) -> Iterable[int]:
    (twice,) = struct.unpack_from(">H", data, start + 6)
    shape = f">{twice // 2}H"
    # Ends, a pad, starts, deltas, and where the glyphs of a segment are listed.
    ends, starts, deltas, lists = (
        struct.unpack_from(shape, data, start + 14 + twice * place + (2 if place else 0))
        for place in range(4)
    )
    for number, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if lists[number]:
                listed = start + 16 + 3 * twice + 2 * number + lists[number] + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", data, listed)
                if glyph == 0:
                    continue
            if (glyph + deltas[number]) & 0xFFFF:
                yield code

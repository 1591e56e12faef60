"""Which braille each language is written in, and for which we know of none that is right.

The tables are liblouis's own. That a table is here means: it is a literary table of 6 dots, and
it has cells for the letters of the language. Nobody who reads braille has read what comes out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

ENGLISH: Final = "en-GB"
UNCONTRACTED: Final = "en-ueb-g1.ctb"
"""Unified English Braille, grade 1: also for English words in other languages, and their signs."""


@dataclass(frozen=True, slots=True)
class Braille:
    """The braille of a language."""

    table: str
    is_latin: bool = False
    """It is written in Latin letters, so those are its own."""


_TABLES: Final = {
    "en": Braille("en-ueb-g2.ctb", is_latin=True),
    "pl": Braille("pl.tbl", is_latin=True),
    "ur": Braille("ur-pk-g1.utb"),
    "ar": Braille("ar-ar-g1.utb"),
    "bn": Braille("bn.tbl"),
    "gu": Braille("gu.tbl"),
    "pa": Braille("pa.tbl"),
}
"""Romanian has only a table for computers, with 8 dots. The one of Farsi lacks a sign that our
words need (U+0654). That of Chinese puts no spaces between words, as readers need them. Somali,
Pashto, Dari, Central Kurdish and Sylheti have none."""
_OWN_SCRIPT: Final = ("pa-guru",)


def braille_of(tag: str, *, is_contracted: bool = True) -> Braille | None:
    """Return the braille for a language tag; None if there is none that is right.

    Only English has an uncontracted one beside its usual one.
    """
    lower = tag.lower()
    language, *rest = lower.split("-")
    if any(len(part) == 4 for part in rest) and lower not in _OWN_SCRIPT:
        return None
    if not is_contracted:
        return Braille(UNCONTRACTED, is_latin=True) if language == "en" else None
    return _TABLES.get(language)

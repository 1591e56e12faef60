"""Letters and languages as Typst takes them."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Final

from easyread.scripts import direction

_UNBROKEN: Final = re.compile(r"[^\s\u200b/-]{25,}")
"""A word that may be wider than a column. Typst breaks a web address at its strokes by itself."""


def named(text: str, drawable: frozenset[int]) -> str:
    """Return `text` with each emoji that cannot be drawn as its name: "[thumbs up sign]".

    A letter stays: a word in which letters are named cannot be read.
    """
    return "".join(_name(letter, drawable) for letter in text)


def _name(letter: str, drawable: frozenset[int]) -> str:
    if ord(letter) in drawable or unicodedata.category(letter) not in ("So", "Sk", "Cn", "Sm"):
        return letter
    if "\U0001f3fb" <= letter <= "\U0001f3ff":  # a skin tone belongs to what stands before it
        return ""
    name = unicodedata.name(letter, "emoji").lower()
    return f"[{name.removeprefix('regional indicator symbol ')}]"


def language(tag: str) -> dict[str, Any]:
    """Return a language tag as Typst takes it."""
    code, *rest = tag.split("-")
    region = next((part for part in rest if len(part) == 2), None)
    return {"lang": code, "region": region, "dir": direction(tag)}


def breakable(words: str) -> str:
    """Return words that fit on a line: one that is very long may be broken anywhere."""
    return _UNBROKEN.sub(lambda found: "\u200b".join(found[0]), words)

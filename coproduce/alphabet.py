"""The order of words in a language's own alphabet, as its `language.toml` states it.

    [alphabet]
    letters = "a ą b c ć"   one after another; letters without a space between count as the same
    skip = "ال"             what a list of words does not look at when a word begins with it
    charset = "gb2312"      instead of letters: the order is that of this character set

Letters that are not there (`EHCP` among Urdu words) come after all others, accents and vowel marks
that are not there do not count, and numbers come first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

from coproduce import languages

_SPACE: Final = -2
_NUMBER: Final = -1
_OTHER: Final = 1_000
"""Where letters begin that the alphabet does not have."""


def place(words: str, tag: str) -> tuple[tuple[tuple[int, int], ...], str]:
    """Return what sorts `words` in the alphabet of the language `tag`."""
    said = languages.settings(tag).get("alphabet", {})
    plain = unicodedata.normalize("NFC", words.strip()).casefold()
    plain = plain.removeprefix(str(said.get("skip", "")))
    letters, charset = _letters(str(said.get("letters", ""))), str(said.get("charset", ""))
    found = (_rank(letter, letters, charset) for letter in plain)
    return tuple(one for one in found if one is not None), words


@cache
def _letters(stated: str) -> Mapping[str, int]:
    groups = unicodedata.normalize("NFC", stated).split()
    return {letter: rank for rank, group in enumerate(groups) for letter in group}


def _rank(letter: str, letters: Mapping[str, int], charset: str) -> tuple[int, int] | None:
    """Return the place of one letter; None for what does not count."""
    if letter in letters:
        return letters[letter], 0
    if letter.isspace():
        return _SPACE, 0
    if letter.isdecimal():
        return _NUMBER, unicodedata.decimal(letter)
    base = unicodedata.normalize("NFD", letter)[0]
    if not base.isalpha():
        return None
    if base in letters:
        return letters[base], 0
    return _in_charset(base, charset) or (_OTHER, ord(base))


def _in_charset(letter: str, charset: str) -> tuple[int, int] | None:
    try:
        code = letter.encode(charset) if charset and not letter.isascii() else b""
    except (UnicodeEncodeError, LookupError):
        return None
    return (0, int.from_bytes(code)) if code else None

"""A comment as words: each with its place, ready to be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

_WORD: Final = re.compile(r"\w(?:[\w'’\u200c\u200d]|\*+(?=\w))*\**")
_BREAK: Final = re.compile(r"[.!?;:\n]")
_DROPPED: Final = str.maketrans("", "", "'’\u200c\u200d")
_LEET: Final = str.maketrans("013457", "oieast")
_REPEATED: Final = re.compile(r"(.)\1{2,}")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a comment."""

    text: str
    """In small letters, with digits of every script as 0 to 9, without apostrophes."""
    start: int
    end: int
    """Its place in the comment, in characters."""
    is_capital: bool
    """Whether it begins with a capital letter."""
    is_first: bool
    """Whether a sentence begins with it."""


def split(text: str) -> list[Word]:
    """Return the words of `text` in order, in time that grows with its length."""
    found: list[Word] = []
    before = 0
    for match in _WORD.finditer(text):
        is_first = not found or _BREAK.search(text, before, match.start()) is not None
        word, before = match[0], match.end()
        found.append(Word(_folded(word), match.start(), before, word[0].isupper(), is_first))
    return found


def spelt(words: list[Word], spellings: Mapping[str, tuple[str, ...]]) -> list[Word]:
    """Return `words` with short and other spellings written out: "dont" becomes "do", "not"."""
    return list(_spelt(words, spellings))


def forms(word: str) -> set[str]:
    """Return the ways in which `word` may be meant: "r3tard" and "stuuupid" too."""
    plain = _REPEATED.sub(r"\1", word)
    has_both = len(plain) > 3 and plain[0].isalpha() and plain.isalnum() and not plain.isalpha()
    return {word, plain, plain.translate(_LEET)} if has_both else {word, plain}


def digits(text: str) -> str:
    """Return `text` with the digits of every script as 0 to 9; as long as it was."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(c)) if unicodedata.decimal(c, None) is not None else c for c in text
    )


def _folded(word: str) -> str:
    return digits(word.casefold().translate(_DROPPED))


def _spelt(words: list[Word], spellings: Mapping[str, tuple[str, ...]]) -> Iterator[Word]:
    for word in words:
        meant = spellings.get(word.text, (word.text,))
        for place, text in enumerate(meant):
            yield replace(word, text=text, is_first=word.is_first and place == 0)

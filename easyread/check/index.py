"""Which parts of a text have which words, so that a rule looks only where its words can stand.

Most rules find nothing in most sentences. Reading each sentence with each rule took 90 % of the
time of a check; finding out once which part has which word takes 5 %.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, KeysView, Sequence
from itertools import accumulate, chain
from typing import Final

from easyread.check.lazy import Remembered
from easyread.check.sentences import SEAM

PIECE: Final = re.compile(r"\w+")
"""A word, or what stands before or after the mark in "don't" and "co-production"."""


def pieces(words: Iterable[str]) -> frozenset[str]:
    """Return the longest piece of each of `words`: what a part must have that has the word."""
    found = (PIECE.findall(word.lower()) for word in words)
    return frozenset(max(each, key=len) for each in found if each)


def _pieces(word: str) -> tuple[str, ...]:
    small = word.lower()
    return (small,) if small.isalnum() else tuple(PIECE.findall(small))


PIECES: Final = Remembered(_pieces)
"""The pieces of each word, in small letters."""


class Index:
    """The parts of a text by their words. Parts are told by their numbers, from 0."""

    def __init__(self, texts: Sequence[str], words: Iterable[Iterable[str]]) -> None:
        """Take in each text and its words."""
        self._words = list(words)
        self._parts = _by_piece(self._words)
        self._pieces: dict[int, set[str]] = {}
        self._found: dict[re.Pattern[str], list[int]] = {}
        self._text = SEAM.join(texts)
        self._ends = list(accumulate(len(text) + len(SEAM) for text in texts))

    @property
    def words(self) -> KeysView[str]:
        """Every word, in small letters, once."""
        return self._parts.keys()

    def having(self, *choices: Collection[str]) -> list[int]:
        """Return the parts that have, of each of `choices`, at least one word, in order."""
        known = []
        for wanted in choices:
            here = self._parts.keys() & wanted
            if not here:
                return []
            known.append(here)
        each = [set(chain.from_iterable(map(self._parts.__getitem__, one))) for one in known]
        return sorted(set.intersection(*each)) if each else []

    def parts(self, word: str) -> Sequence[int]:
        """Return the parts that have one word, in order."""
        return list(dict.fromkeys(self._parts.get(word, ())))

    def pieces_in(self, part: int) -> set[str]:
        """Return the words of a part, in small letters."""
        if part not in self._pieces:
            said = map(PIECES.__getitem__, self._words[part])
            self._pieces[part] = set(chain.from_iterable(said))
        return self._pieces[part]

    def where(self, pattern: re.Pattern[str]) -> list[int]:
        """Return the parts in which `pattern` is found, in order. It must not pass a line's end."""
        if pattern not in self._found:
            self._found[pattern] = list(dict.fromkeys(self._where(pattern)))
        return self._found[pattern]

    def _where(self, pattern: re.Pattern[str]) -> Iterator[int]:
        for found in pattern.finditer(self._text):
            yield bisect_right(self._ends, found.start())


def _by_piece(texts: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """Return for each piece the numbers of the texts that have it, in order; some come twice.

    First for each word as it is written: there are five times as many words as ways to write them.
    """
    as_written: dict[str, list[int]] = {}
    for number, said in enumerate(texts):
        for word in said:
            if word in as_written:
                as_written[word].append(number)
            else:
                as_written[word] = [number]
    found: dict[str, list[int]] = {}
    for word, numbers in as_written.items():
        for piece in PIECES[word]:
            found[piece] = sorted((*found[piece], *numbers)) if piece in found else numbers
    return found

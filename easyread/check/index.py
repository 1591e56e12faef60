"""Which parts of a text have which words, so that a rule looks only where its words can stand.

Most rules find nothing in most sentences. Reading each sentence with each rule took 90 % of the
time of a check; finding out once which part has which word takes 5 %.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, KeysView, Sequence
from itertools import chain
from typing import Final

from easyread.check.lazy import Remembered, lazy

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

    def __init__(self, words: Iterable[Iterable[str]]) -> None:
        """Take in the words of each part."""
        self._parts = _by_piece(_written(words))

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
        return sorted(set(self._parts.get(word, ())))

    @lazy
    def times(self) -> dict[str, int]:
        """How often each word stands in the text."""
        return dict(zip(self._parts, map(len, self._parts.values()), strict=True))

    def having_all(self, words: Iterable[str]) -> set[int]:
        """Return the parts that have all of some words that the text has."""
        return set.intersection(*(set(self._parts[word]) for word in words))

    def having_one_of(self, words: Iterable[str]) -> set[int]:
        """Return the parts that have one of some words."""
        return set(chain.from_iterable(self._parts.get(word, ()) for word in words))


def _written(texts: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """Return for each word the numbers of the texts that have it, in order; some come twice."""
    found: dict[str, list[int]] = {}
    for number, said in enumerate(texts):
        for word in said:
            if word in found:
                found[word].append(number)
            else:
                found[word] = [number]
    return found


def _by_piece(written: dict[str, list[int]]) -> dict[str, list[int]]:
    """Return the same for the pieces of words, in no order: each word is looked at once."""
    found: dict[str, list[int]] = {}
    for word, numbers in written.items():
        for piece in PIECES[word]:
            found[piece] = found[piece] + numbers if piece in found else numbers
    return found

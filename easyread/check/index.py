"""Which parts of a text have which words, so that a rule looks only where its words can stand.

Most rules find nothing in most sentences. Reading each sentence with each rule took 90 % of the
time of a check; finding out once which part has which word takes 5 %.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, KeysView, Sequence
from itertools import accumulate
from typing import Final

PIECE: Final = re.compile(r"\w+")
"""A word, or what stands before or after the mark in "don't" and "co-production"."""


def pieces(words: Iterable[str]) -> frozenset[str]:
    """Return the longest piece of each of `words`: what a part must have that has the word."""
    found = (PIECE.findall(word.lower()) for word in words)
    return frozenset(max(each, key=len) for each in found if each)


class Index:
    """The parts of a text by their words. Parts are told by their numbers, from 0."""

    def __init__(self, texts: Sequence[str], words: Iterable[Iterable[str]]) -> None:
        """Take in each text and its words."""
        self._parts: defaultdict[str, list[int]] = defaultdict(list)
        for number, said in enumerate(words):
            for word in set(said):
                self._add(word.lower(), number)
        self._found: dict[re.Pattern[str], list[int]] = {}
        self._text = "\n".join(texts)
        self._ends = list(accumulate(len(text) + 1 for text in texts))

    def _add(self, word: str, number: int) -> None:
        for piece in (word,) if word.isalnum() else set(PIECE.findall(word)):
            parts = self._parts[piece]
            if not parts or parts[-1] != number:  # "The" and "the" of one text
                parts.append(number)

    @property
    def words(self) -> KeysView[str]:
        """Every word, in small letters, once."""
        return self._parts.keys()

    def having(self, *choices: Collection[str]) -> list[int]:
        """Return the parts that have, of each of `choices`, at least one word, in order."""
        found: set[int] | None = None
        for wanted in choices:
            known = self._known(wanted)
            here = {number for word in known for number in self._parts[word]}
            found = here if found is None else found & here
            if not found:
                return []
        return sorted(found or ())

    def parts(self, word: str) -> Sequence[int]:
        """Return the parts that have one word, in order."""
        return self._parts.get(word, ())

    def _known(self, wanted: Collection[str]) -> Iterable[str]:
        if len(wanted) > len(self._parts):
            return [word for word in self._parts if word in wanted]
        return [word for word in wanted if word in self._parts]

    def where(self, pattern: re.Pattern[str]) -> list[int]:
        """Return the parts in which `pattern` is found, in order. It must not pass a line's end."""
        if pattern not in self._found:
            self._found[pattern] = list(dict.fromkeys(self._where(pattern)))
        return self._found[pattern]

    def _where(self, pattern: re.Pattern[str]) -> Iterator[int]:
        for found in pattern.finditer(self._text):
            yield bisect_right(self._ends, found.start())

"""Finds phrases among words, all at once, in time that grows with the number of words.

A phrase is written as staff write it: "locks {someone} in". A name in curly brackets is a list of
words; (round brackets) are words that may be left out; ... stands for up to two other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final

from coproduce.sorting.text import Word, forms, spelt, split

ANY: Final = "..."
_PIECE: Final = re.compile(r"\{[a-z_]+\}|\([^)]*\)|\.\.\.|[^\s(){}]+")

Spellings = Mapping[str, tuple[str, ...]]


class UnknownListError(ValueError):
    """A phrase names a list that is not there."""


class Phrases:
    """A set of phrases, as a tree of their words."""

    def __init__(
        self,
        phrases: Iterable[str],
        lists: Mapping[str, Sequence[str]],
        spellings: Spellings,
    ) -> None:
        """Grow the tree. Raises UnknownListError if a phrase names a list that is not there."""
        self._next: list[dict[str, int]] = [{}]
        self._ends: set[int] = set()
        self._lists_of: dict[str, list[str]] = {}
        self._stars: list[str] = []
        self._spellings = spellings
        for name, entries in lists.items():
            for entry in entries:
                if len(one := self._words(entry)) == 1:
                    self._lists_of.setdefault(one[0], []).append(f"{{{name}}}")
        for phrase in phrases:
            if "**" in phrase:
                self._stars.append(phrase)
            for pieces in self._written_out(phrase, lists):
                self._add(pieces)

    def find(self, words: Sequence[Word]) -> list[tuple[int, int]]:
        """Return where phrases are: from which word, up to which. The longest from each word."""
        symbols = [self._symbols(word) for word in words]
        found = ((start, self._longest(words, symbols, start)) for start in range(len(words)))
        return [(start, end) for start, end in found if end > start]

    def _longest(self, words: Sequence[Word], symbols: list[set[str]], start: int) -> int:
        nodes, longest = {0}, 0
        for place in range(start, len(words)):
            if place > start and words[place].is_first:
                break
            said = symbols[place]
            nodes = {self._next[n][s] for n in nodes for s in said if s in self._next[n]}
            if not nodes:
                break
            if nodes & self._ends:
                longest = place + 1
        return longest

    def _symbols(self, word: Word) -> set[str]:
        if "*" in word.text:
            return {ANY, word.text, *(s for s in self._stars if _is_starred(s, word.text))}
        said = {ANY}
        for form in forms(word.text):
            said.add(form)
            said.update(self._lists_of.get(form, ()))
        return said

    def _written_out(
        self, phrase: str, lists: Mapping[str, Sequence[str]]
    ) -> Iterator[tuple[str, ...]]:
        pieces = [self._ways(piece, lists) for piece in _PIECE.findall(phrase)]
        for chosen in product(*pieces):
            yield tuple(word for part in chosen for word in part)

    def _ways(self, piece: str, lists: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
        if piece == ANY:
            return [(), (ANY,), (ANY, ANY)]
        if piece.startswith("("):
            return [(), *self._written_out(piece[1:-1], lists)]
        if piece.startswith("{"):
            name = piece[1:-1]
            if name not in lists:
                raise UnknownListError(name)
            several = [tuple(w) for e in lists[name] if len(w := self._words(e)) > 1]
            return [(piece,), *several]
        return [(piece,)] if "*" in piece else [tuple(self._words(piece))]

    def _words(self, text: str) -> list[str]:
        return [word.text for word in spelt(split(text), self._spellings)]

    def _add(self, pieces: tuple[str, ...]) -> None:
        node = 0
        for piece in pieces:
            if piece not in self._next[node]:
                self._next[node][piece] = len(self._next)
                self._next.append({})
            node = self._next[node][piece]
        if node:
            self._ends.add(node)


def _is_starred(rule: str, word: str) -> bool:
    """Whether `word` is `rule` with letters hidden: "f**k" is "f***"."""
    return len(rule) == len(word) and all(
        "*" in (r, w) or r == w for r, w in zip(rule, word, strict=True)
    )

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
_NAMED: Final = re.compile(r"\{([a-z_]+)\}")

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
        self._ends: dict[int, set[int]] = {}
        """The numbers of the phrases that end at a place of the tree."""
        self._lists_of: dict[str, list[str]] = {}
        self._stars: list[str] = []
        self._alone: dict[int, list[str]] = {}
        """Phrases of one word, by their length: their letters may be hidden."""
        self._spellings = spellings
        written = list(phrases)
        named = set(_NAMED.findall(" ".join(written)))
        self._lists = {
            name: [tuple(self._words(entry)) for entry in entries]
            for name, entries in lists.items()
            if name in named
        }
        for name, entries in self._lists.items():
            for entry in entries:
                if len(entry) == 1:
                    self._lists_of.setdefault(entry[0], []).append(f"{{{name}}}")
        for number, phrase in enumerate(written):
            if "**" in phrase:
                self._stars.append(phrase)
            for pieces in self._written_out(phrase):
                self._add(pieces, number)
                if len(pieces) == 1 and len(pieces[0]) > 3 and pieces[0].isalpha():
                    self._alone.setdefault(len(pieces[0]), []).append(pieces[0])

    @property
    def vocabulary(self) -> set[str]:
        """Every word that stands in a phrase or in a list, as it is written there."""
        said = {word for node in self._next for word in node} | self._lists_of.keys()
        return {word for word in said if word.isalpha()}

    def find(self, words: Sequence[Word]) -> list[tuple[int, int]]:
        """Return where phrases are: from which word, up to which. The longest from each word."""
        longest: dict[int, int] = {}
        for start, end, _number in self.each(words):
            longest[start] = max(end, longest.get(start, 0))
        return list(longest.items())

    def each(self, words: Sequence[Word]) -> Iterator[tuple[int, int, int]]:
        """Return where each phrase is: from which word, up to which, and its number."""
        symbols = [self._symbols(word) for word in words]
        for start in range(len(words)):
            longest = self._longest(words, symbols, start)
            yield from ((start, end, number) for number, end in longest.items())

    def _longest(
        self, words: Sequence[Word], symbols: list[set[str]], start: int
    ) -> dict[int, int]:
        nodes, longest = {0}, dict[int, int]()
        for place in range(start, len(words)):
            if place > start and words[place].is_first:
                break
            said = symbols[place]
            nodes = {self._next[n][s] for n in nodes for s in said if s in self._next[n]}
            if not nodes:
                break
            for node in nodes & self._ends.keys():
                longest.update(dict.fromkeys(self._ends[node], place + 1))
        return longest

    def _symbols(self, word: Word) -> set[str]:
        if "*" in word.text:
            hideable = [*self._stars, *self._alone.get(len(word.text), ())]
            return {ANY, word.text, *(s for s in hideable if _is_starred(s, word.text))}
        said = {ANY}
        for form in forms(word.text):
            said.add(form)
            said.update(self._lists_of.get(form, ()))
        return said

    def _written_out(self, phrase: str) -> Iterator[tuple[str, ...]]:
        pieces = [self._ways(piece) for piece in _PIECE.findall(phrase)]
        for chosen in product(*pieces):
            yield tuple(word for part in chosen for word in part)

    def _ways(self, piece: str) -> list[tuple[str, ...]]:
        if piece == ANY:
            return [(), (ANY,), (ANY, ANY)]
        if piece.startswith("("):
            return [(), *self._written_out(piece[1:-1])]
        if piece.startswith("{"):
            name = piece[1:-1]
            if name not in self._lists:
                raise UnknownListError(name)
            return [(piece,), *(entry for entry in self._lists[name] if len(entry) > 1)]
        return [(piece,)] if "*" in piece else [tuple(self._words(piece))]

    def _words(self, text: str) -> list[str]:
        return [word.text for word in spelt(split(text), self._spellings)]

    def _add(self, pieces: tuple[str, ...], number: int) -> None:
        node = 0
        for piece in pieces:
            if piece not in self._next[node]:
                self._next[node][piece] = len(self._next)
                self._next.append({})
            node = self._next[node][piece]
        if node:
            self._ends.setdefault(node, set()).add(number)


def _is_starred(rule: str, word: str) -> bool:
    """Whether `word` is `rule` with letters hidden: "f**k" is "f***"."""
    is_told = "*" in rule or len(word) - word.count("*") > 1
    return (
        is_told
        and len(rule) == len(word)
        and all("*" in (r, w) or r == w for r, w in zip(rule, word, strict=True))
    )

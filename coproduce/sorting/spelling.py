"""Reads a word with one wrong letter as a word of the rules: "punchis", "uncel"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from typing import Final

from coproduce.sorting.text import Word

SHORTEST: Final = 5
"""The fewest letters of a word that is guessed: shorter ones are too often another word."""
LONGEST: Final = 20


class Guesses:
    """Words that may be misspelt, found in time that does not grow with their number."""

    def __init__(self, vocabulary: Iterable[str], usual: Container[str]) -> None:
        """Guess words of `vocabulary`; words of `usual` are right as they are."""
        self._meant = {w for w in vocabulary if SHORTEST <= len(w) <= LONGEST and w.isalpha()}
        self._usual = usual
        self._without_one: dict[str, list[str]] = {}
        for word in sorted(self._meant):
            for short in {word, *_without_one(word)}:
                self._without_one.setdefault(short, []).append(word)

    def mend(self, words: Iterable[Word]) -> list[Word]:
        """Return `words` with the misspelt ones as they were meant."""
        return [replace(word, text=self._guess(word)) for word in words]

    def _guess(self, word: Word) -> str:
        said = word.text
        is_name = word.is_capital and not word.is_first
        if is_name or not SHORTEST <= len(said) <= LONGEST or not said.isalpha():
            return said
        if said in self._meant or said in self._usual:
            return said
        for short in (said, *_without_one(said)):
            for meant in self._without_one.get(short, ()):
                if meant[0] == said[0] and _is_one_apart(said, meant):
                    return meant
        return said


def _without_one(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _is_one_apart(one: str, two: str) -> bool:
    """Whether one letter is missing, added or another, or two neighbours have changed places."""
    if len(one) != len(two):
        long, short = (one, two) if len(one) > len(two) else (two, one)
        return len(long) - len(short) == 1 and short in set(_without_one(long))
    differ = [place for place, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    if len(differ) == 2:
        first, second = differ
        is_swapped = one[first] == two[second] and one[second] == two[first]
        return second == first + 1 and is_swapped
    return len(differ) == 1

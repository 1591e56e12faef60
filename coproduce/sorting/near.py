"""Finds groups of words that stand near each other: somebody, a blow and a child, in any order.

A group is written as staff write it: "{hits} + {child}". Each piece is a phrase as in phrases.py.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from coproduce.sorting.phrases import Phrases, Spellings
from coproduce.sorting.text import Word

AROUND: Final = 4
"""How many words before or after a group may still say that it is harmless."""


@dataclass(frozen=True, slots=True)
class Concern:
    """Groups of words about one thing."""

    groups: Sequence[str]
    within: int
    """The most words from the first of a group to its last."""
    unless: Sequence[str]
    """Phrases in or beside a group that say: it is harmless."""


@dataclass(frozen=True, slots=True)
class _Group:
    pieces: tuple[int, ...]
    within: int
    concern: int


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    is_reason: bool
    """Whether it is more than words that are never a reason."""


class Near:
    """Groups of words, all looked for at once, in time that grows with the number of words."""

    def __init__(
        self,
        concerns: Sequence[Concern],
        lists: Mapping[str, Sequence[str]],
        spellings: Spellings,
        never: Container[str],
    ) -> None:
        """Number every piece. Raises UnknownListError if one names a list that is not there."""
        self._never = never
        numbers: dict[str, int] = {}
        self._groups_of: dict[int, list[_Group]] = {}
        for place, concern in enumerate(concerns):
            for written in concern.groups:
                pieces = [piece.strip() for piece in written.split("+")]
                its = tuple(numbers.setdefault(piece, len(numbers)) for piece in pieces)
                group = _Group(its, concern.within, place)
                for number in its:
                    self._groups_of.setdefault(number, []).append(group)
        self._pieces = Phrases(numbers, lists, spellings)
        excuses = [(phrase, c) for c, concern in enumerate(concerns) for phrase in concern.unless]
        self._excuses = Phrases([phrase for phrase, _c in excuses], lists, spellings)
        self._excused = [c for _phrase, c in excuses]

    @property
    def vocabulary(self) -> set[str]:
        """Every word that stands in a group or in a list."""
        return self._pieces.vocabulary

    def find(self, words: Sequence[Word]) -> list[tuple[int, int]]:
        """Return where groups are: from which word, up to which. Never across two sentences."""
        hits = sorted(self._pieces.each(words), key=lambda hit: hit[1])
        sentences = _sentences(words)
        found: list[tuple[int, int, int]] = []
        last: dict[int, _Hit] = {}
        sentence = 0
        for start, end, number in hits:
            if sentences[start] != sentence:
                sentence = sentences[start]
                last.clear()
            last[number] = _Hit(start, end, self._is_reason(words[start:end]))
            for group in self._groups_of[number]:
                found += [(*span, group.concern) for span in _together(group, last)]
        return self._without_excused(words, found) if found else []

    def _is_reason(self, words: Iterable[Word]) -> bool:
        return any(word.text not in self._never for word in words)

    def _without_excused(
        self, words: Sequence[Word], found: Iterable[tuple[int, int, int]]
    ) -> list[tuple[int, int]]:
        beside: dict[int, set[int]] = {}
        for start, end, number in self._excuses.each(words):
            places = range(start - AROUND, end + AROUND)
            beside.setdefault(self._excused[number], set()).update(places)
        return [
            (start, end)
            for start, end, concern in dict.fromkeys(found)
            if beside.get(concern, set()).isdisjoint(range(start, end))
        ]


def _sentences(words: Sequence[Word]) -> list[int]:
    """Return for each word in which sentence it stands."""
    numbers: list[int] = []
    for word in words:
        numbers.append((numbers[-1] if numbers else 0) + word.is_first)
    return numbers


def _together(group: _Group, last: Mapping[int, _Hit]) -> list[tuple[int, int]]:
    """Return where `group` is, once, when the last of each of its pieces are near; else nothing."""
    if any(piece not in last for piece in group.pieces):
        return []
    hits = sorted((last[piece] for piece in group.pieces), key=lambda hit: hit.start)
    start, end = hits[0].start, max(hit.end for hit in hits)
    is_apart = all(one.end <= two.start for one, two in pairwise(hits))
    is_near = end - start <= group.within
    return [(start, end)] if is_apart and is_near and any(h.is_reason for h in hits) else []

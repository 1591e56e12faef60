"""Which easy words belong to which full words, where no person has said so yet.

Both texts mostly say things in the same order, so the best way through both is looked for, by the
words that they share: rare ones count more, easier words stand for hard ones, numbers and headings
help. What stands in another order is looked for afterwards, among what is left.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from easyread.check.nl_numbers import figures
from easyread.check.nl_passages import Passage
from easyread.check.nl_words import content, easier, easier_of

LEAST: Final = 0.13
"""How near two pieces have to be at least, from 0 to 1. Measured on our own documents."""
ALONE: Final = 0.24
"""How near, when their order does not speak for it."""
NEARLY: Final = 0.97
"""How near a unit has to be to a passage, next to the one that it is nearest to."""
HALF: Final = 0.5
"""How much of a sentence has to stand in words that belong to another one, to share them."""
ALL: Final = 0.9
"""The same for a point of a list: each point has words of its own."""
COMMON: Final = 60
"""In larger texts, words that stand in more pieces than that tell nothing."""
MOST_CELLS: Final = 3_000_000
"""The largest table for the way through both; larger texts are matched without their order."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Sentences of one block of easy words that are looked at together; or one point."""

    block: str
    text: str
    headings: tuple[str, ...]
    label: str
    is_point: bool
    places: tuple[int, ...]
    """Which of the easy words these are."""


def units(easy: Sequence[Passage]) -> tuple[Unit, ...]:
    """Return the easy words as units, in order."""
    made: list[Unit] = []
    for place, one in enumerate(easy):
        last = made[-1] if made else None
        if last and last.block == one.id and not (one.is_point or last.is_point):
            text, places = f"{last.text} {one.text}", (*last.places, place)
            made[-1] = replace(last, text=text, places=places)
        else:
            made.append(Unit(one.id, one.text, one.headings, one.label, one.is_point, (place,)))
    return tuple(made)


@dataclass
class Near:
    """How near pieces of two texts are to each other."""

    full: Sequence[Passage]
    easy: Sequence[Unit]
    _heads: dict[tuple[str, str], float] = field(default_factory=dict)

    @cached_property
    def _weights(self) -> dict[str, float]:
        often: Counter[str] = Counter()
        for text in (*(one.text for one in self.full), *(one.text for one in self.easy)):
            often.update(_tokens(text))
        total = len(self.full) + len(self.easy)
        return {token: math.log(1 + total / number) for token, number in often.items()}

    def weight(self, tokens: frozenset[str]) -> float:
        """Return how much tokens weigh together."""
        return sum(self._weights.get(token, 1.0) for token in tokens)

    @cached_property
    def _full(self) -> list[tuple[frozenset[str], frozenset[str], float]]:
        made = []
        for one in self.full:
            said = _tokens(one.text)
            made.append((said, easier(one.text), math.sqrt(self.weight(said)) or 1.0))
        return made

    @cached_property
    def _easy(self) -> list[tuple[frozenset[str], float]]:
        return [
            (said := _tokens(one.text), math.sqrt(self.weight(said)) or 1.0) for one in self.easy
        ]

    @cached_property
    def scores(self) -> list[dict[int, float]]:
        """For each passage, the units that share a word with it, and how near each is."""
        with_token: dict[str, list[int]] = {}
        for place, (said, _norm) in enumerate(self._easy):
            for token in said:
                with_token.setdefault(token, []).append(place)
        if len(self.full) * len(self.easy) > MOST_CELLS:  # else memory grows with the product
            with_token = {t: there for t, there in with_token.items() if len(there) <= COMMON}
        made: list[dict[int, float]] = []
        for place, (said, better, norm) in enumerate(self._full):
            shared: dict[int, float] = defaultdict(float)
            for token in said | better:
                part = self._weights.get(token, 1.0) * (1.0 if token in said else 0.7)
                for other in with_token.get(token, ()):
                    shared[other] += part
            made.append({j: self._score(place, j, x / norm) for j, x in shared.items()})
        return made

    def _score(self, i: int, j: int, shared: float) -> float:
        full, easy = self.full[i], self.easy[j]
        near = min(1.0, shared / self._easy[j][1])
        head = self.head(full.headings, easy.headings)
        is_same = bool(full.label) and full.label == easy.label
        return near * (1 + 0.6 * head) + (0.12 * head if is_same else 0.0) + 0.04 * head

    def head(self, full: tuple[str, ...], easy: tuple[str, ...]) -> float:
        """Return how alike the headings are, from 0 to 1."""
        key = "\n".join(full), "\n".join(easy)
        if key not in self._heads:
            mine, other = content(key[0]), content(key[1])
            both = math.sqrt(self.weight(mine) * self.weight(other))
            shared = self.weight(mine & other) + 0.7 * self.weight(easier(key[0]) & other)
            self._heads[key] = min(1.0, shared / both) if both else 0.0
        return self._heads[key]

    def cover(self, i: int, j: int) -> float:
        """Return how much of a passage a unit says, from 0 to 1."""
        said = self._full[i][0]
        there = self._easy[j][0]
        told = said & there | {hard for hard in said if easier_of(hard) & there}
        whole = self.weight(said)
        return self.weight(told) / whole if whole else 0.0


def _tokens(text: str) -> frozenset[str]:
    return content(text) | {f"#{figure.key}" for figure in figures(text).said}


def ties(near: Near) -> list[tuple[int, ...]]:
    """Return for each passage the units that say the same; none for one that nothing says."""
    n, m = len(near.full), len(near.easy)
    pairs = set(_way(near.scores, m) if n * m <= MOST_CELLS else _without_order(near.scores))
    pairs |= set(_left_over(near.scores, pairs))
    pairs = _only_own(near, pairs)
    _with_block(near.easy, pairs)
    made: list[set[int]] = [set() for _passage in range(n)]
    for i, j in pairs:
        made[i].add(j)
    _with_point(near.full, made)
    return [tuple(sorted(one)) for one in made]


def _with_point(full: Sequence[Passage], made: list[set[int]]) -> None:
    """Give a piece of a point that nothing says what the rest of its point has."""
    whole: dict[int, set[int]] = defaultdict(set)
    for passage, tied in zip(full, made, strict=True):
        whole[passage.point] |= tied
    for passage, tied in zip(full, made, strict=True):
        if passage.point and not tied:
            tied.update(whole[passage.point])


def _way(scores: list[dict[int, float]], m: int) -> Iterator[tuple[int, int]]:
    """Give the pairs on the best way through both texts that never goes back."""
    best = [[0.0] * (m + 1)]
    for gains in scores:
        above, row = best[-1], [0.0] * (m + 1)
        for j in range(1, m + 1):
            gain = gains.get(j - 1, 0.0) - LEAST
            here = max(above[j], row[j - 1])
            row[j] = here + gain if gain > 0 else here
        best.append(row)
    i, j = len(scores), m
    while i and j:
        gain = scores[i - 1].get(j - 1, 0.0) - LEAST
        if gain > 0:
            yield i - 1, j - 1
        if best[i - 1][j] >= best[i][j - 1]:
            i -= 1
        else:
            j -= 1


def _without_order(scores: list[dict[int, float]]) -> Iterator[tuple[int, int]]:
    for i, gains in enumerate(scores):
        for j, score in gains.items():
            if score >= ALONE:
                yield i, j


def _only_own(near: Near, pairs: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Leave out pairs of words that say rather what another passage says.

    A unit belongs to the passage that it is nearest to. Another one may share it when nearly all
    that it says stands there: full words often need two sentences for one easy one.
    """
    top: dict[int, float] = defaultdict(float)
    for i, j in pairs:
        top[j] = max(top[j], near.scores[i][j])
    own = {(i, j) for i, j in pairs if near.scores[i][j] >= NEARLY * top[j]}
    with_own = {i for i, _j in own}
    shared = {
        (i, j)
        for i, j in pairs - own
        if i not in with_own and near.cover(i, j) >= (ALL if near.full[i].is_point else HALF)
    }
    return own | shared


def _left_over(
    scores: list[dict[int, float]], pairs: set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Give pairs for passages that have none: what stands in another order."""
    has = {i for i, _j in pairs}
    taken: dict[int, float] = defaultdict(float)
    for i, j in pairs:
        taken[j] = max(taken[j], scores[i][j])
    for i, gains in enumerate(scores):
        free = {j: score for j, score in gains.items() if score >= max(ALONE, taken[j] * 0.8)}
        if i not in has and free:
            yield i, max(free, key=lambda j: free[j])


def _with_block(easy: Sequence[Unit], pairs: set[tuple[int, int]]) -> None:
    """Tie units that belong to nothing to what the rest of their block belongs to."""
    owner: dict[str, set[int]] = defaultdict(set)
    for i, j in pairs:
        owner[easy[j].block].add(i)
    tied = {j for _i, j in pairs}
    for j, unit in enumerate(easy):
        if j not in tied:
            pairs |= {(i, j) for i in owner.get(unit.block, ())}

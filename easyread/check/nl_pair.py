"""Two texts that should say the same, and what belongs to what in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from easyread.check.nl_links import Entry, Links
from easyread.check.nl_near import Near, ties, units
from easyread.check.nl_numbers import Figures, figures
from easyread.check.nl_passages import Passage, passages
from easyread.check.nl_words import content, easier_of
from easyread.document import Document

SHORT: Final = 4
"""How many words that carry meaning a short passage has at most."""
LONG: Final = 5
"""How many words that carry meaning a long passage has at least."""
BARELY: Final = 0.25
"""How much of a long passage its easy words have at least. Measured on our own documents."""


@dataclass(frozen=True)
class Pair:
    """Full words and easy words of the same thing."""

    full_name: str
    full: tuple[Passage, ...]
    easy_name: str
    easy: tuple[Passage, ...]
    links: Links = field(default_factory=Links)

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """What a person wrote down, by the hash of the passage."""
        return {entry.full: entry for entry in self.links.entries}

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, ...]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, passage in enumerate(self.easy):
            found[passage.id].append(place)
        return {id_: tuple(places) for id_, places in found.items()}

    def block(self, id_: str) -> tuple[int, ...]:
        """Return the places of the easy words with an id: a block, or all that one heading has."""
        if id_ in self._places:
            return self._places[id_]
        return tuple(
            place
            for id_there, places in self._places.items()
            if id_there.startswith(f"{id_}/")
            for place in places
        )

    @cached_property
    def told(self) -> tuple[tuple[int, ...], ...]:
        """For each passage of the full words, the places of its easy words; empty for none."""
        new = [one for one in self.full if one.id not in self.entries]
        found = dict(zip((one.id for one in new), self._proposed(new), strict=True))
        return tuple(self._told(one, found) for one in self.full)

    def _told(self, passage: Passage, found: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
        entry = self.entries.get(passage.id)
        if entry is None:
            return found[passage.id]
        return tuple(sorted({place for id_ in entry.easy for place in self.block(id_)}))

    def _proposed(self, new: list[Passage]) -> Iterator[tuple[int, ...]]:
        pieces = units(self.easy)
        for one_of, tied in zip(new, ties(Near(new, pieces)), strict=True) if new else ():
            places = {place for one in tied for place in pieces[one].places}
            places |= {  # what introduces a list belongs to each of its points
                place
                for one in tied
                if pieces[one].is_point
                for place in self._places[pieces[one].block]
                if not self.easy[place].is_point
            }
            yield () if self._is_barely(one_of, places) else tuple(sorted(places))

    @cached_property
    def untold(self) -> frozenset[int]:
        """The places of easy words that belong to no passage."""
        return frozenset(range(len(self.easy))) - {place for one in self.told for place in one}

    @cached_property
    def sources(self) -> tuple[tuple[int, ...], ...]:
        """For each place of the easy words, the passages that it belongs to."""
        found: list[list[int]] = [[] for _one in self.easy]
        for number, places in enumerate(self.told):
            for place in places:
                found[place].append(number)
        return tuple(tuple(one) for one in found)

    def around(self, numbers: tuple[int, ...]) -> Iterator[int]:
        """Give passages, and those beside one that nobody has linked: it may be cut otherwise."""
        for number in numbers:
            yield number
            beside = () if self.is_kept(number) else (number - 1, number + 1)
            for one in beside:
                is_there = 0 <= one < len(self.full)
                if is_there and self.full[one].headings == self.full[number].headings:
                    yield one

    def is_kept(self, number: int) -> bool:
        """Whether a person has said what belongs to this passage."""
        return self.full[number].id in self.entries

    def _is_barely(self, passage: Passage, places: set[int]) -> bool:
        """Whether hardly any word of a long point is in the words that seem to belong to it."""
        said = content(passage.text)
        there = content(" ".join(self.easy[place].text for place in places))
        told = [word for word in said if word in there or easier_of(word) & there]
        return passage.is_point and len(said) >= LONG and len(told) < BARELY * len(said)

    def stands_elsewhere(self, said: frozenset[str]) -> bool:
        """Whether a few words stand together in the easy words as often as in the full words."""
        if len(said) > SHORT:
            return False
        full, easy = (
            sum(said <= content(text) for text in _texts(side)) for side in (self.full, self.easy)
        )
        return easy >= max(1, full)

    def is_left_out(self, number: int, words: str) -> bool:
        """Whether a person left out these words of the passage, and said why."""
        entry = self.entries.get(self.full[number].id)
        return bool(entry and entry.reason) and any(
            words.casefold() == one.casefold() for one in (entry.left_out if entry else ())
        )

    def is_added(self, place: int, words: str) -> bool:
        """Whether a person said why the easy words at `place` say more."""
        return any(
            more.reason and words.casefold() in map(str.casefold, more.added)
            for more in self.links.more
            if more.easy == self.easy[place].id
        )

    @cached_property
    def full_figures(self) -> tuple[Figures, ...]:
        """The figures of each passage."""
        return tuple(figures(one.text) for one in self.full)

    @cached_property
    def easy_figures(self) -> tuple[Figures, ...]:
        """The figures of each piece of the easy words."""
        return tuple(figures(one.text) for one in self.easy)

    @cached_property
    def full_text(self) -> str:
        """All full words, headings too."""
        return _all(self.full)

    @cached_property
    def easy_text(self) -> str:
        """All easy words, headings too."""
        return _all(self.easy)


def pair(
    full: Document,
    easy: Document,
    names: tuple[str, str],
    lines: Mapping[str, int] | None = None,
    links: Links | None = None,
) -> Pair:
    """Return two documents as a pair. `names` are those of their files, full words first."""
    return Pair(names[0], passages(full), names[1], passages(easy, lines or {}), links or Links())


def _texts(side: tuple[Passage, ...]) -> Iterator[str]:
    """Give each passage, and each heading once."""
    yield from dict.fromkeys(head for one in side for head in one.headings)
    yield from (one.text for one in side)


def _all(side: tuple[Passage, ...]) -> str:
    return "\n".join(_texts(side))

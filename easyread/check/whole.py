"""All parts of a text as one string, so that a pattern or a sign is looked for in all at once.

Most rules on signs find nothing, and to see that took them a loop over all parts each.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Final

from easyread.check.lazy import lazy

SEAM: Final = "\0"
"""Stands between the parts. It is no space and no piece of a word, so that at the end of a part a
pattern sees what it would see at the end of a string. One that takes any character must leave it.
"""
_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@\S+"
    r"|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.(?:uk|org|com)\b\S*"
)
_OF_ADDRESS: Final = ("://", "www.", "@", ".uk", ".org", ".com")


class Whole:
    """The texts of all parts, one after the other."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Put them together."""
        self._texts = list(texts)
        self.text = SEAM.join(self._texts)
        self.begins = list(accumulate((len(one) + 1 for one in self._texts), initial=0))
        """Where each part begins, and at the end where the next one would."""

    @lazy
    def without_addresses(self) -> str:
        """The same with spaces in the place of web and email addresses: many rules skip them."""
        places = (place for sign in _OF_ADDRESS for place in places_of(self.text, sign))
        numbers = self.parts_at(sorted(places))
        if not numbers:
            return self.text
        texts = self._texts.copy()
        for number in numbers:
            texts[number] = _ADDRESS.sub(lambda found: " " * len(found[0]), texts[number])
        return SEAM.join(texts)

    def part_at(self, place: int) -> int:
        """Return the number of the part in which a place is."""
        return bisect_right(self.begins, place) - 1

    def parts_at(self, places: Iterable[int]) -> list[int]:
        """Return the numbers of the parts in which `places` are, each once."""
        return list(dict.fromkeys(map(self.part_at, places)))


def places_of(text: str, *signs: str) -> list[int]:
    """Return where any of `signs` begins. To find a sign takes Python a hundredth of a pattern."""
    places = []
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            places.append(at)
            at = text.find(sign, at + 1)
    return places


def matches(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> list[re.Match[str]]:
    """Return what `pattern.finditer` gives, for a pattern that can begin at `places` only."""
    matched, end = [], 0
    for place in sorted(places):
        if place >= end and (found := pattern.match(text, place)) is not None:
            matched.append(found)
            end = found.end()
    return matched

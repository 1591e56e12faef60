"""Where the hard words and phrases of a text stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from easyread.check.prose import Prose
from easyread.check.word_lists import FIRSTS, HARD, SECONDS, word_lists

_LOOKED_AT: Final = re.compile(f"[{HARD}]|[{FIRSTS}](?=[{SECONDS}])")


class HardWord(NamedTuple):
    """A hard word or phrase, where it stands in a text."""

    at: int
    """Which of the words and marks of the text it is, or its first word."""
    word: str
    """As it stands there."""
    hard: str
    """As the list has it."""
    is_in_phrase: bool = False
    """It is a word of a hard phrase, which is told instead."""

    @property
    def is_phrase(self) -> bool:
        """Whether it is several words."""
        return " " in self.word


def hard_words(prose: Prose) -> dict[int, list[HardWord]]:
    """Return the hard words of each sentence that has some, in order."""
    lists, reading = word_lists(), prose.reading
    signs = reading.column(lists.signs)
    found: dict[int, list[HardWord]] = {}
    number = taken = 0
    for at in [one.start() for one in _LOOKED_AT.finditer(signs)]:
        number = bisect_left(reading.ends, at, number)
        here = []
        if at >= taken and signs[at] in FIRSTS and signs[at + 1] in SECONDS:
            phrase = _phrase_at(prose, number, at)
            if phrase is not None:
                taken = at + 1 + phrase.word.count(" ")
                here.append(phrase)
        if signs[at] in HARD:
            word = reading.tokens[at].rstrip(".,;:!?)")  # of an address
            here.append(HardWord(at, word, lists.hard(word) or word, at < taken))
        if here:
            found.setdefault(number, []).extend(here)
    return found


def _phrase_at(prose: Prose, number: int, at: int) -> HardWord | None:
    """Return the hard phrase that begins with this word of the sentence of this number."""
    reading = prose.reading
    pattern = word_lists().phrase_patterns[reading.tokens[at].lower()]
    found = pattern.match(reading.said[number], reading.place_of(at, number))
    return None if found is None else HardWord(at, found[0], found[1].lower())

"""Where the hard words and phrases of a text stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from easyread.check.prose import Prose
from easyread.check.reading import Reading
from easyread.check.signs import Signs
from easyread.check.word_lists import (
    GOES_ON,
    IS_FIRST,
    IS_HARD,
    IS_SECOND,
    IS_THIRD,
    signs_with,
    word_lists,
)

_SIGNS: Final = Signs(lambda word: word_lists().sign(word))
_HARD, _FIRST = signs_with(IS_HARD), signs_with(IS_FIRST)
_GOES_ON: Final = f"(?:[{signs_with(IS_SECOND)}]|[{signs_with(GOES_ON)}][{signs_with(IS_THIRD)}])"
_REST_OF_PHRASE: Final = re.compile(_GOES_ON)
_LOOKED_AT: Final = re.compile(
    f"[{signs_with(IS_HARD | IS_FIRST)}](?:(?<=[{_HARD}])|(?={_GOES_ON}))"
)
"""A hard word, or the first word of a phrase before the words that go on with it.

It begins with one set of signs for both: that is 5 times faster than a choice of two.
"""


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


def hard_words(prose: Prose) -> dict[int, list[HardWord]]:
    """Return the hard words of each sentence that has some, in order."""
    reading, hard = prose.reading, word_lists().hard_words.__getitem__
    signs, said, ends = reading.column(_SIGNS), reading.tokens, reading.ends
    found: dict[int, list[HardWord]] = {}
    here, number, end, taken = list[HardWord](), 0, -1, 0
    for at in [one.start() for one in _LOOKED_AT.finditer(signs)]:
        if at > end:
            number = bisect_left(ends, at, number)
            here, end = found.setdefault(number, []), ends[number]
        if at >= taken and signs[at] in _FIRST and _REST_OF_PHRASE.match(signs, at + 1):
            phrase = _phrase_at(reading, number, at)
            if phrase is not None:
                taken = at + 1 + phrase.word.count(" ")
                here.append(phrase)
        if signs[at] in _HARD:
            here.append(HardWord(at, said[at], hard(said[at]) or said[at], at < taken))
    return {number: here for number, here in found.items() if here}


def _phrase_at(reading: Reading, number: int, at: int) -> HardWord | None:
    """Return the hard phrase that begins with this word of the sentence of this number."""
    pattern = word_lists().phrase_patterns[reading.tokens[at].lower()]
    found = pattern.match(reading.said[number], reading.place_of(at, number))
    return None if found is None else HardWord(at, found[0], found[1].lower())

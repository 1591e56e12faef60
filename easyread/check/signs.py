"""Signs for words: what matters of a word to one rule, as one character.

A text is so also a string, and a pattern asks of it at once what would take a loop over its words.
Each word is looked up once for all rules: to look it up for each took 4 times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from easyread.check.lazy import Remembered


class Signs:
    """A sign for each word, made by a function that always gives the same one character.

    There are as many as modules make when they are loaded: none is made for one text.
    """

    def __init__(self, sign: Callable[[str], str]) -> None:
        """Take a place among the others."""
        self.number = len(_MAKERS)
        _MAKERS.append(sign)
        _EVERY.clear()


IS_SO: Final = "+"
"""The sign of a word that is what is asked for, where nothing else is asked."""


def signs_if(is_so: Callable[[str], object]) -> Signs:
    """Return signs that say of each word whether it is so."""
    return Signs(lambda word: IS_SO if is_so(word) else " ")


def columns_of(words: Sequence[str]) -> list[str]:
    """Return the signs of `words`, one string for each of all Signs, by their numbers."""
    every = "".join(map(_EVERY.__getitem__, words))
    return [every[number :: len(_MAKERS)] for number in range(len(_MAKERS))]


_MAKERS: Final[list[Callable[[str], str]]] = []
_EVERY: Final = Remembered(lambda word: "".join(sign(word) for sign in _MAKERS))
"""All signs of each word, one after the other."""

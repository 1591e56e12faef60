"""How many people, in words: most, about half, some, nobody. The figures always stand beside them.

W3C's Making Content Usable for People with Cognitive and Learning Disabilities (2021, 4.4.13) asks
for words such as "most" with every number. "Most" is more than half, as in the room; "about half"
begins at 40 in 100.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from coproduce.languages import _

_HALF: Final = (0.4, 0.5)


class Share(StrEnum):
    """A part of a group of people."""

    NOBODY = "nobody"
    SOME = "some"
    HALF = "about half"
    MOST = "most"
    EVERYBODY = "everybody"


def share(number: int, out_of: int) -> Share:
    """Return the word for `number` people of `out_of`."""
    if not number:
        return Share.NOBODY
    if number >= out_of:
        return Share.EVERYBODY
    part = number / out_of
    if part > _HALF[1]:
        return Share.MOST
    return Share.HALF if part >= _HALF[0] else Share.SOME


def said(number: int, out_of: int, answer: str) -> str:
    """Return one sentence: how many people of `out_of` gave `answer`, in a word and a figure."""
    sentence = {
        Share.NOBODY: _("Nobody said {answer}."),
        Share.SOME: _("Some people said {answer}: {n}."),
        Share.HALF: _("About half of the people said {answer}: {n}."),
        Share.MOST: _("Most people said {answer}: {n}."),
        Share.EVERYBODY: _("Everybody said {answer}: {n}."),
    }[share(number, out_of)]
    return sentence.format(answer=answer, n=number)

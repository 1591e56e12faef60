"""Finds UK telephone numbers: however they are spaced, in digits of any script or in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coproduce.sorting.rules import Spoken
from coproduce.sorting.text import Word

LONGEST: Final = 16
"""The most digits of a number: 0044, a 0 in brackets, and ten more."""
_BETWEEN: Final = re.compile(r"[\s().,/+\-–—]{0,4}")
_LETTERS: Final = str.maketrans("oli", "011")
_MIXED: Final = re.compile(r"[0-9oli]*[0-9][0-9oli]*")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Group:
    digits: str
    start: int
    end: int


def find(
    text: str, words: Sequence[Word], numbers: Mapping[str, Sequence[int]], spoken: Spoken
) -> list[Span]:
    """Return where telephone numbers are in `text`, in characters.

    `numbers` says how a number begins and how many digits it then has (Ofcom, National Telephone
    Numbering Plan).
    """
    groups = _groups(words, spoken)
    found: list[Span] = []
    place = 0
    while place < len(groups):
        after = _number_from(text, groups, place, numbers)
        if after > place:
            start = len(text[: groups[place].start].rstrip("+("))
            found.append((start, groups[after - 1].end))
        place = max(after, place + 1)
    return found


def _groups(words: Sequence[Word], spoken: Spoken) -> list[_Group]:
    found: list[_Group] = []
    times, start = 1, -1
    for word in words:
        if word.text in spoken.times:
            times, start = spoken.times[word.text], word.start
            continue
        said = spoken.numbers.get(word.text, "") or _as_digits(word.text)
        if said:
            found.append(_Group(said * times, word.start if start < 0 else start, word.end))
        times, start = 1, -1
    return found


def _as_digits(word: str) -> str:
    return word.translate(_LETTERS) if _MIXED.fullmatch(word) else ""


def _number_from(
    text: str, groups: Sequence[_Group], first: int, numbers: Mapping[str, Sequence[int]]
) -> int:
    """Return the place after the last group of a number that begins at `first`; 0 for none."""
    digits, found = "", 0
    for place in range(first, len(groups)):
        group = groups[place]
        if place > first and not _BETWEEN.fullmatch(text, groups[place - 1].end, group.start):
            break
        digits += group.digits
        if len(digits) > LONGEST:
            break
        if _is_number(digits, numbers):
            found = place + 1
    return found


def _is_number(digits: str, numbers: Mapping[str, Sequence[int]]) -> bool:
    for country in ("0044", "44"):
        if digits.startswith(country) and len(digits) > 11:
            digits = "0" + digits[len(country) :].removeprefix("0")
            break
    if len(digits) == 10 and digits.startswith("7"):  # without its 0
        digits = "0" + digits
    return any(digits.startswith(s) and len(digits) in lengths for s, lengths in numbers.items())

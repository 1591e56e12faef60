"""Finds postal addresses and UK postcodes."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Final

from coproduce.sorting.rules import Addresses
from coproduce.sorting.text import Word, digits

_POSTCODE: Final = re.compile(
    r"(?<![a-z0-9])([a-z]{1,2})[0-9][a-z0-9]?([ .\-–]{0,3})([0-9][abd-hjlnp-uw-z]{2})(?![a-z0-9])",
    re.IGNORECASE | re.ASCII,
)
"""Outward and inward part; the inward letters are never C, I, K, M, O or V (Royal Mail, PAF)."""
_SPELT_OUT: Final = re.compile(
    r"(?<![A-Za-z0-9])([A-Z]{1,2})[ .]?[0-9O][A-Z0-9]?[ .\-–]{0,3}"
    r"[0-9O][ .]?[ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])",
    re.ASCII,
)
"""In capitals: also with gaps inside the two parts, and with the letter O for a nought."""
_ORDINAL: Final = re.compile(r"1st|2nd|3rd|[0-9]th")
_DOOR: Final = re.compile(r"[0-9]{1,4}[a-z]?")
_STREET_WORDS: Final = 3
"""The most words of a street's name before "Road"."""

Span = tuple[int, int]


def postcodes(text: str, areas: Container[str]) -> list[Span]:
    """Return where whole postcodes are in `text`, in characters."""
    typed = digits(text)
    found = [
        match.span()
        for match in _POSTCODE.finditer(typed)
        if match[1].upper() in areas and not (match[2] and _ORDINAL.fullmatch(match[3]))
    ]
    return found + [m.span() for m in _SPELT_OUT.finditer(typed) if m[1] in areas]


def addresses(words: Sequence[Word], rules: Addresses) -> list[Span]:
    """Return where a house, a flat or the road that somebody lives in is, in characters."""
    found = [_from_door(words, place, rules) for place in range(len(words))]
    for start, end in rules.living.find(words):
        if after := _street(words, end, rules):
            found.append((words[start].start, words[after - 1].end))
    return [span for span in found if span is not None]


def _from_door(words: Sequence[Word], place: int, rules: Addresses) -> Span | None:
    """A number before a street, or a number after "flat"."""
    word = words[place]
    if word.text in rules.said_numbers:
        after = _street(words, place + 1, rules)
        is_named = bool(after) and words[after - 2].is_capital and words[after - 1].is_capital
        return (word.start, words[after - 1].end) if is_named and after - 2 > place else None
    if not _DOOR.fullmatch(word.text):
        return None
    if place and not word.is_first and words[place - 1].text in rules.doors:
        return words[place - 1].start, word.end
    after = _street(words, place + 1, rules)
    return (word.start, words[after - 1].end) if after else None


def _street(words: Sequence[Word], place: int, rules: Addresses) -> int:
    """Return the place after a street's last word when its name begins at `place`; 0 if not."""
    for here in range(place, min(place + _STREET_WORDS + 1, len(words))):
        word = words[here]
        if word.is_first:
            return 0
        if here > place and word.text in rules.streets:
            return here + 1
        if word.text in rules.not_in_streets or word.text.isdigit():
            return 0
    return 0

"""Finds web and email addresses, also said in words: "sam at example dot org"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Final

from coproduce.sorting.rules import Everywhere, Spoken
from coproduce.sorting.text import Word

_LOCAL: Final = 64
"""The most characters before the @ (RFC 5321, 4.5.3.1.1)."""
_DOMAIN: Final = re.compile(r" ?[\w-]{1,63}(?: ?\. ?[\w-]{1,63}){1,5}")
_SITE: Final = re.compile(
    r"(?<![\w@.-])(?:[\w-]{1,63}\.){1,6}([a-z]{2,12})(?![\w-])(/\S+)?", re.IGNORECASE
)
_HANDLE: Final = re.compile(r"(?<![\w@.+-])@([^\W\d](?:[\w.]{5,30}|[\w.]{2,30}(?<=[\d_])))")
"""A person's name on a site: "@sam_example"."""
_TO_SPACE: Final = re.compile(r"\S*(?: ?[\w-]{1,63}\.\S*)?")

Span = tuple[int, int]


def emails(text: str, words: Sequence[Word], everywhere: Everywhere, spoken: Spoken) -> list[Span]:
    """Return where email addresses are in `text`, in characters."""
    found = [_around(text, match.start(), everywhere) for match in re.finditer("@", text)]
    said = [w.text for w in words]
    for place in range(1, len(words) - 3):
        is_at = said[place] in spoken.at and said[place + 2] in spoken.dot
        if is_at and said[place + 3] in everywhere.endings:
            found.append((words[place - 1].start, words[place + 3].end))
    return [span for span in found if span is not None]


def _around(text: str, at: int, everywhere: Everywhere) -> Span | None:
    start = at - 1 if text[at - 1 : at] == " " else at
    least = max(0, start - _LOCAL)
    begin = start
    while begin > least and (text[begin - 1].isalnum() or text[begin - 1] in "._+'’-"):
        begin -= 1
    match = _DOMAIN.match(text, at + 1)
    if begin == start or match is None:
        return None
    ending = re.split(r" ?\. ?", match[0])[-1].casefold()
    is_spaced = " " in match[0] or start < at
    is_ending = ending in everywhere.endings if is_spaced else ending.isalpha() and len(ending) > 1
    return (begin, match.end()) if is_ending else None


def sites(
    text: str,
    words: Sequence[Word],
    everywhere: Everywhere,
    spoken: Spoken,
    usual: Container[str],
) -> list[Span]:
    """Return where web addresses and people's names on sites are in `text`, in characters.

    A word of `usual` after an @ is no name: "@school".
    """
    found: list[Span] = []
    small = text.casefold() if len(text.casefold()) == len(text) else text.lower()
    for begin in everywhere.web_starts:
        at = small.find(begin)
        while at >= 0:
            end = max(_end_of(text, at + len(begin)), at + len(begin))
            found.append((at, end))
            at = small.find(begin, end)
    for match in _SITE.finditer(text):
        ending = match[1].casefold()
        if ending in everywhere.endings or (match[2] and ending in everywhere.endings_with_path):
            found.append(match.span())
    found += [m.span() for m in _HANDLE.finditer(text) if m[1].casefold() not in usual]
    found += [
        (words[start].start, words[end - 1].end) for start, end in spoken.accounts.find(words)
    ]
    found += [
        (words[place - 1].start, words[place + 1].end)
        for place in range(1, len(words) - 1)
        if words[place].text in spoken.dot and words[place + 1].text in everywhere.endings
    ]
    return found


def _end_of(text: str, place: int) -> int:
    match = _TO_SPACE.match(text, place)
    return match.end() if match else place

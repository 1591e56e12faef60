"""Plain text -> the words that the easy-read rules look at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from coproduce.languages import _
from easyread.check.prose import Kind, Part, Prose

_ITEM: Final = re.compile(r"^\s*(?:[-*•·]|\d{1,2}[.)])\s+")


def from_text(text: str, name: str) -> Prose:
    """Return the words of a plain text: blank lines part paragraphs.

    A line that is a list entry is one. A line that was broken although the next word had room on it
    was broken for a reason: what follows with a capital letter is a new sentence.
    """
    raw = text.split("\n")
    lines = _without_addresses("\n".join(map(str.strip, raw))).split("\n")
    before, _number, after = _("line {number}").partition("{number}")
    places = [f"{before}{number}{after}" for number in range(1, len(lines) + 1)]
    parts = [_part(*piece, places) for piece in _pieces(lines, raw)]
    return Prose(name, tuple([part for part in parts if part.text]))


def _pieces(lines: Sequence[str], raw: Sequence[str]) -> list[tuple[int, list[str], Kind | None]]:
    """Return each piece: the index of its first line, its lines, and its kind if a sign says it.

    The `raw` lines still have the space around them: they say how far a line reaches.
    """
    width = min(max(map(len, raw)), _WIDEST)
    reach = list(map(len, map(str.rstrip, raw)))
    pieces: list[tuple[int, list[str], Kind | None]] = []
    said: list[str] | None = None
    for index, line in enumerate(lines):
        if not line:
            said = None
        elif line[0] in _RULED and _RULE.fullmatch(line):
            if said and line[0] in "=-" and pieces[-1][2] is None:
                pieces[-1] = (*pieces[-1][:2], Kind.HEADING)
            said = None
        elif not line[0].isalpha() and (entry := _ITEM.match(line)):
            said = [line[entry.end() :]]
            pieces.append((index, said, Kind.ITEM))
        elif said is None or _is_new(line, width - reach[index - 1] - 1):
            said = [line]
            pieces.append((index, said, None))
        else:
            said.append(line)
    return pieces


def _is_new(line: str, room: int) -> bool:
    """Whether a line begins something new: it could have begun on the line before, with `room`."""
    if line[0].islower():
        return False
    return len(line) <= room or len(line.split(None, 1)[0]) <= room


def _part(index: int, lines: Sequence[str], kind: Kind | None, places: Sequence[str]) -> Part:
    if len(lines) > 1:
        said = " ".join(filter(None, lines))  # an entry can begin with an address alone
        begins = accumulate((len(line) + 1 if line else 0 for line in lines), initial=0)
        starts = tuple(zip(begins, places[index : index + len(lines)], strict=False))
        return Part(kind or Kind.TEXT, said, places[index], starts=starts)
    said = lines[0]
    if kind is None:
        is_bare = len(said) < 80 and said[-1] not in _STOPS
        kind = Kind.HEADING if is_bare and not _looks_like_more(said) else Kind.TEXT
    return Part(kind, said, places[index])


_STOPS: Final = ".!?:;,…۔।。"
"""A line that ends with one of these is no heading."""
_WIDEST: Final = 120
"""A line that is longer than this was not broken to fit a page."""
_RULED: Final = "=-*_~."
_RULE: Final = re.compile(r"[=\-*_~.]{3,}")
"""A line under a heading, between parts, or to write on."""
_ADDRESS: Final = re.compile(r"\((?:https?://|mailto:|tel:|www\.|[\w.-]+/)[^\s()]+\)")
"""Where a link goes, as plain texts say it after the words: not one of them."""


def _without_addresses(text: str) -> str:
    """Take away where links go, each with the space before it."""
    kept, end = [], 0
    for found in _ADDRESS.finditer(text):
        start = found.start()
        has_space = start > end and text[start - 1] != "\n" and text[start - 1].isspace()
        kept.append(text[end : start - has_space])
        end = found.end()
    return "".join((*kept, text[end:]))


_SENTENCE: Final = re.compile(
    r"^(?:I|You|He|She|It|We|They|This|There|If|When|Please|Contact|Call|Email)\s(?:\S+\s+){7}\S"
)
"""More than 8 words that begin as a sentence does: its full stop was forgotten."""
_SHORTEST_SENTENCE: Final = 16
"""Letters that 9 words and the spaces between them have at least, less one."""
_END_OF_ADDRESS: Final = re.compile(r"\b[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}$")
"""A British postcode."""
_TWO_SENTENCES: Final = re.compile(r"\w{4}[.!] [A-Z]")


def _looks_like_more(line: str) -> bool:
    """Whether a line without a full stop is a sentence or an address, and no heading."""
    is_address = line[-1].isupper() and _END_OF_ADDRESS.search(line)
    is_more = (". " in line or "! " in line) and _TWO_SENTENCES.search(line)
    is_sentence = len(line) > _SHORTEST_SENTENCE and _SENTENCE.match(line)
    return bool(is_address or is_more or is_sentence)

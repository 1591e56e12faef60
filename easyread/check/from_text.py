"""Plain text -> the words that the easy-read rules look at."""

from __future__ import annotations

import re
from typing import Final

from coproduce.languages import _
from easyread.check.prose import Kind, Part, Prose

_ITEM: Final = re.compile(r"^\s*(?:[-*•·]|\d{1,2}[.)])\s+")


def from_text(text: str, name: str) -> Prose:
    """Return the words of a plain text: blank lines part paragraphs.

    A line that is a list entry is one. A line that was broken although the next word had room on it
    was broken for a reason: what follows with a capital letter is a new sentence.
    """
    lines = text.split("\n")
    width = min(max(map(len, lines)), _WIDEST)
    parts: list[Part] = []
    piece = _Piece()
    place = _("line {number}")
    for number, raw in enumerate([*lines, ""], 1):
        line = raw.strip()
        if "(" in line and (":" in line or "/" in line or "www." in line):
            line = _ADDRESS.sub("", line)
        if not line:
            piece.close(parts)
            continue
        where = place.format(number=number)
        if line[0] in _RULED and _RULE.fullmatch(line):
            piece.close(parts, is_heading=line[0] in "=-")
        elif not line[0].isalpha() and _ITEM.match(line):
            piece.close(parts)
            piece.add(_ITEM.sub("", line), where, len(raw.rstrip()))
            piece.is_item = True
        else:
            if piece.is_broken_on_purpose(line, width):
                piece.close(parts)
            piece.add(line, where, len(raw.rstrip()))
    return Prose(name, tuple(parts))


_WIDEST: Final = 120
"""A line that is longer than this was not broken to fit a page."""
_RULED: Final = "=-*_~."
_RULE: Final = re.compile(r"[=\-*_~.]{3,}")
"""A line under a heading, between parts, or to write on."""
_ADDRESS: Final = re.compile(r"\s?\((?:https?://|mailto:|tel:|www\.|[\w.-]+/)[^\s()]+\)")
"""Where a link goes, as plain texts say it after the words: not one of them."""


_SENTENCE: Final = re.compile(
    r"^(?:I|You|He|She|It|We|They|This|There|If|When|Please|Contact|Call|Email)\s(?:\S+\s+){7}\S"
)
"""More than 8 words that begin as a sentence does: its full stop was forgotten."""
_END_OF_ADDRESS: Final = re.compile(r"\b[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}$")
"""A British postcode."""
_TWO_SENTENCES: Final = re.compile(r"\w{4}[.!] [A-Z]")


def _looks_like_more(line: str) -> bool:
    """Whether a line without a full stop is a sentence or an address, and no heading."""
    return any(sign.search(line) for sign in (_SENTENCE, _END_OF_ADDRESS, _TWO_SENTENCES))


class _Piece:
    """The paragraph or the entry of a list that is being read."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.said = ""
        self.starts: list[tuple[int, str]] = []
        self.is_item = False
        self._last = 0

    def is_broken_on_purpose(self, line: str, width: int) -> bool:
        """Whether `line` could have begun on the line before, and begins something new."""
        if not self.said or line[0].islower():
            return False
        return self._last + 1 + len(line.split(None, 1)[0]) <= width

    def add(self, line: str, where: str, length: int) -> None:
        """Add a line, `length` characters long with the space before it."""
        self.said += " " if self.said else ""
        self.starts.append((len(self.said), where))
        self.said += line
        self._last = length

    def close(self, parts: list[Part], *, is_heading: bool = False) -> None:
        """Put what was read into `parts`, and begin anew."""
        if not self.starts:
            return
        if self.said:
            parts.append(self._part(is_heading=is_heading))
        self.said, self.starts, self.is_item, self._last = "", [], False, 0

    def _part(self, *, is_heading: bool) -> Part:
        is_bare = len(self.starts) == 1 and len(self.said) < 80
        looks = is_bare and self.said[-1] not in ".!?:;,…۔।。" and not _looks_like_more(self.said)
        kind = Kind.HEADING if is_heading or looks else Kind.TEXT
        starts, where = tuple(self.starts), self.starts[0][1]
        return Part(Kind.ITEM if self.is_item else kind, self.said, where, starts=starts)

"""Text that people typed, made safe once, at the door.

Everything a person typed goes through `clean` before it becomes an event, whatever door it came
in by. What is left is NFC text with no control, format, private-use or unassigned characters,
except line feeds and the joiners that scripts and emoji need. Ways out of the program encode for
themselves (HTML, CSV, terminal); this is not instead of that.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

COMMENT_CHARACTERS: Final = 500
"""The longest comment, in characters."""
COMMENT_LINES: Final = 12
"""The most lines that a comment keeps."""
NAME_CHARACTERS: Final = 80
"""The longest title or short name, in characters."""

_MARKS_KEPT: Final = 4
"""Combining marks kept on one letter. Vietnamese, Hebrew and Urdu need up to 4; "Zalgo" uses 50."""

_SEQUENCES: Final = re.compile(
    r"\x1b\][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # OSC: window titles, links, clipboard
    r"|\x9d[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
    r"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x9c]*(?:\x1b\\|\x9c)?"  # DCS, SOS, PM, APC
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI
    r"|\x1b[ -/]*[0-~]?"
)
"""Terminal sequences, whole: dropping only the ESC would leave "[31m" in the text."""

_DROPPED: Final = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS: Final = frozenset("\u200c\u200d")
"""Zero-width non-joiner and joiner: Farsi, Urdu, Bengali and emoji families are wrong without."""


def clean(text: str, characters: int = COMMENT_CHARACTERS, lines: int = COMMENT_LINES) -> str:
    """Return `text` made harmless and otherwise unchanged but for NFC.

    At most `characters` characters and `lines` lines are kept; the cut never falls inside a letter
    with its marks. Raises nothing: any string is cleaned.
    """
    text = _SEQUENCES.sub("", text[: characters * 20])
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(_kept(text))
    kept = "\n".join(kept.split("\n")[:lines]).strip(" \n\u200c\u200d")
    return _cut(kept, characters).rstrip()


def clean_line(text: str, characters: int = NAME_CHARACTERS) -> str:
    """Return `text` as one clean line: for titles, codes and names of things."""
    return " ".join(clean(text.replace("\n", " "), characters, 1).split())


def _kept(text: str) -> list[str]:
    out: list[str] = []
    marks = 0
    for character in text:
        if character == "\n":
            marks = 0
            out.append(character)
            continue
        if character == "\t":
            character = " "
        category = unicodedata.category(character)
        if category in _DROPPED and not _is_new_emoji(character):
            continue
        if category == "Cf" and not _is_needed(character):
            continue
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks <= _MARKS_KEPT:
            out.append(character)
    return out


def _is_new_emoji(character: str) -> bool:
    # An emoji younger than this Python's Unicode tables counts as unassigned; phones send them.
    return "\U0001f300" <= character <= "\U0001faff"


def _is_needed(character: str) -> bool:
    # Tag characters spell the flags of England, Scotland and Wales.
    return character in _JOINERS or "\U000e0020" <= character <= "\U000e007f"


def _cut(text: str, characters: int) -> str:
    if len(text) <= characters:
        return text
    end = characters
    while end and (unicodedata.combining(text[end]) or text[end] in _JOINERS):
        end -= 1
    return text[:end]

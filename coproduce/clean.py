"""Text that people typed, made safe once, at the door.

Everything a person typed goes through `clean` before it becomes an event, whatever door it came
in by. What is left is NFC text with no control, format, private-use or unassigned characters,
except line feeds, the joiners that scripts and emoji need, the flags of England, Scotland and
Wales, and the number signs of Arabic and Urdu. Ways out of the program encode for
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
_LONGEST: Final = 32
"""The most characters that are dropped so that a cut does not fall inside an emoji."""

_SEQUENCES: Final = re.compile(
    r"\x1b\][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # OSC: window titles, links, clipboard
    r"|\x9d[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
    r"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x9c]*(?:\x1b\\|\x9c)?"  # DCS, SOS, PM, APC
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI
    r"|\x1b[ -/]*[0-~]?"
)
"""Terminal sequences, whole: dropping only the ESC would leave "[31m" in the text."""

_BREAKS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_FLAGS: Final = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)"
    "|[\U000e0000-\U000e007f]"
)
"""The flag of a part of a country, whole; any other tag character is hidden text."""

_DROPPED: Final = frozenset({"Cc", "Cs", "Co", "Cn"})
_JOINERS: Final = frozenset("\u200c\u200d")
"""Zero-width non-joiner and joiner: Farsi, Urdu, Bengali and emoji families are wrong without."""
_EDGES: Final = "\n \xa0\u1680\u202f\u205f\u3000\u200c\u200d" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""What a text does not begin or end with: every space there is, and the joiners."""


def clean(text: str, characters: int = COMMENT_CHARACTERS, lines: int = COMMENT_LINES) -> str:
    """Return `text` made harmless and otherwise unchanged but for NFC.

    At most `characters` characters are kept; the cut never falls inside a letter with its marks or
    an emoji. Words beyond the last of `lines` lines go on in it. Raises nothing: any string is
    cleaned.
    """
    text = _BREAKS.sub("\n", _SEQUENCES.sub("", text[: characters * 20]))
    kept = "".join(_kept(_FLAGS.sub(r"\1", unicodedata.normalize("NFC", text))))
    # Again: what was dropped may have stood between a letter and its mark.
    rows = _stripped(unicodedata.normalize("NFC", kept)).split("\n")
    last = " ".join(row for row in rows[lines - 1 :] if row.strip())
    return _stripped(_cut("\n".join([*rows[: lines - 1], last]), characters))


def clean_line(text: str, characters: int = NAME_CHARACTERS) -> str:
    """Return `text` as one clean line: for titles, codes and names of things."""
    return " ".join(clean(text, characters, 1).split())


def _stripped(text: str) -> str:
    return text.strip(_EDGES)


def _kept(text: str) -> list[str]:
    out: list[str] = []
    marks = 0
    for typed in text:
        if typed == "\n":
            marks = 0
            out.append(typed)
            continue
        character = " " if typed == "\t" else typed
        category = unicodedata.category(character)
        if category in _DROPPED and not _is_new_emoji(character):
            continue
        if category == "Cf" and not _is_needed(character):
            continue
        if character in _JOINERS:  # one at a time, and they do not start a new letter
            if not out or out[-1] not in _JOINERS:
                out.append(character)
            continue
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks <= _MARKS_KEPT:
            out.append(character)
    return out


def _is_new_emoji(character: str) -> bool:
    # An emoji younger than this Python's Unicode tables counts as unassigned; phones send them.
    return "\U0001f300" <= character <= "\U0001faff"


def _is_needed(character: str) -> bool:
    # Tag characters: `_FLAGS` has left only those of flags. The others are number signs that
    # Arabic and Urdu write and that can be seen, although Unicode calls them formats.
    return (
        character in _JOINERS
        or "\U000e0020" <= character <= "\U000e007f"
        or "\u0600" <= character <= "\u0605"
        or character == "\u06dd"
    )


def _cut(text: str, characters: int) -> str:
    if len(text) <= characters:
        return text
    least = max(0, characters - _LONGEST)
    end = characters
    while end > least and _goes_on(text, end):
        end -= 1
    return text[:end] if end > least else _FLAGS.sub(r"\1", text[:characters])


def _goes_on(text: str, place: int) -> bool:
    """Whether the character at `place` belongs to the one before it, as people see them."""
    here, before = text[place], text[place - 1]
    return (
        unicodedata.category(here)[0] == "M"
        or here in _JOINERS
        or before in _JOINERS
        or "\U0001f3fb" <= here <= "\U0001f3ff"  # skin tones
        or "\U000e0020" <= here <= "\U000e007f"  # the rest of a flag
        or (_is_flag_letter(here) and _flag_letters_before(text, place) % 2 == 1)
    )


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flag_letters_before(text: str, place: int) -> int:
    before = text[max(0, place - _LONGEST) : place]
    return next((n for n, c in enumerate(reversed(before)) if not _is_flag_letter(c)), len(before))

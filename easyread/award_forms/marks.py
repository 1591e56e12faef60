"""Marks that people put into boxes, and words of ours with something typed after them."""

from __future__ import annotations

import re
from typing import Final

from easyread.award_forms.script import MARKS_OFF, MARKS_ON, key
from easyread.award_forms.word_text import Part

MARK: Final = re.compile(
    rf"\s*(?:[{MARKS_ON}{MARKS_OFF}]|\[\s?[xX{MARKS_ON}]?\s?\]|\(\s?[xX]?\s?\))\s*"
)
"""A mark at the beginning of a paragraph."""
_YES: Final = frozenset({"x", "xx", "v", "yes", "y", "true", "1", "[x]", "(x)"})


def is_on(part: Part) -> bool:
    """Whether a box is ticked: what people see counts more than what the control says."""
    if is_mark_on(part.words):
        return True
    return part.is_ticked is True and not is_mark_off(part.words)


def is_mark_on(words: str) -> bool:
    """Whether words are nothing but a tick, a cross or a yes."""
    bare = "".join(words[:40].split()).lower()
    return bare in _YES or (0 < len(bare) < 5 and any(sign in MARKS_ON for sign in bare))


def is_mark_off(words: str) -> bool:
    """Whether words are nothing but an empty box."""
    bare = "".join(words[:40].split())
    return bool(bare) and (all(sign in MARKS_OFF for sign in bare) or bare in ("[]", "()"))


def without(words: str, text: str) -> str | None:
    """Return `words` without `text` at its beginning; None when it does not begin so."""
    wanted = key(text)
    # Letters that do not count make the place in the words differ from that in their key.
    most = min(len(words), 2 * len(text) + 40)
    if not wanted or not key(words[:most]).startswith(wanted):
        return None
    for end in range(min(len(wanted), most), most + 1):
        if key(words[:end]) == wanted:
            return words[end:]
    return None

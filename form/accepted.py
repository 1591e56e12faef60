"""The language that a browser asks for: a first guess, which a person can always change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

_LONGEST: Final = 200
"""How much of the header is read, in characters."""
_OTHER_SCRIPT: Final = frozenset({"zh-tw", "zh-hk", "zh-mo", "pa-pk"})
"""Places where a language is written in other letters than ours."""


def accepted(header: str, offered: Sequence[str]) -> str:
    """Return the tag of `offered` that `header` (Accept-Language) likes best, or ""."""
    for asked in _asked(header[:_LONGEST]):
        for tag in offered:
            if _is_read_by(tag.lower(), asked):
                return tag
    return ""


def _asked(header: str) -> Iterator[str]:
    """Return the tags that are asked for, the most wanted first (RFC 9110, 12.5.4)."""
    found = []
    for part in header.split(","):
        tag, _semicolon, wish = part.partition(";")
        weight = _weight(wish)
        if tag.strip() and weight > 0:
            found.append((-weight, tag.strip().lower()))
    yield from (tag for _weight_, tag in sorted(found, key=lambda one: one[0]))


def _weight(wish: str) -> float:
    try:
        return float(wish.strip().removeprefix("q=") or 1)
    except ValueError:
        return 0.0


def _is_read_by(tag: str, asked: str) -> bool:
    """Whether who asks for `asked` reads `tag`: for "ur-PK" that is "ur", for "zh" "zh-Hans"."""
    if asked == tag or asked.startswith(f"{tag}-"):
        return True
    base, _hyphen, ours = tag.partition("-")
    parts = asked.split("-")
    if parts[0] != base or not ours or "-".join(parts[:2]) in _OTHER_SCRIPT:
        return False
    scripts = [part for part in parts[1:] if len(part) == 4 and part.isalpha()]
    return not scripts or scripts[0] == ours

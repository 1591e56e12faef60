"""What a mark is, and the order of kinds on the queue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """What may be in a comment. The order here is the order on the queue."""

    WORRY = "worry"
    """Someone may not be safe."""
    UNKIND = "unkind"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    POSTCODE = "postcode"
    NAME = "name"
    """Said with a title or a role ("Miss Patel", "my teacher Ravi"), or with the last name."""
    WEB = "web"


@dataclass(frozen=True, slots=True)
class Mark:
    """One kind of thing that may be in a comment."""

    kind: MarkKind
    words: tuple[str, ...]
    """The words that caused it, as they were typed, each once, in the order of the comment."""

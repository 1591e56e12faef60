"""Pieces of sound on disk: each is whole under its name, or not there.

Apart from what reads documents: a process that only speaks loads no more than this.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from easyread.speech.voices import Speaker

_CHECK: Final = 32
"""Bytes before a kept piece: the digest of the rest, so that half a piece is seen."""


@dataclass(frozen=True, slots=True)
class Order:
    """A piece that has to be spoken."""

    said: str
    speaker: Speaker | None
    """None for a person's recording: there is nothing to speak."""
    place: Path
    """Where it is kept."""


def is_kept(order: Order) -> bool:
    """Whether a piece is there, whole."""
    return read(order.place) is not None


def keep(place: Path, piece: bytes) -> None:
    """Keep a piece: whole under its name, or not there. Raises OSError."""
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_suffix(f".{os.getpid()}.part")
    try:
        part.write_bytes(hashlib.sha256(piece).digest() + piece)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)


def read(place: Path) -> bytes | None:
    """Return the piece that is kept at `place`; None if it is not there, or not whole."""
    try:
        whole = place.read_bytes()
    except OSError:
        return None
    piece = whole[_CHECK:]
    return piece if hashlib.sha256(piece).digest() == whole[:_CHECK] else None

"""The labels of an MP3 file: title, language, who speaks, and chapters (ID3 2.3).

Frames are those of the ID3v2.3.0 informal standard and of its chapter addendum.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_UTF_16: Final = b"\x01"
_NO_OFFSET: Final = b"\xff\xff\xff\xff"
_TOP_AND_ORDERED: Final = b"\x03"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter, in seconds from the start."""

    title: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Labels:
    """What a player shows."""

    title: str
    album: str
    artist: str
    """Who speaks: that it is a computer is said here too."""
    language: str
    """Three letters of ISO 639-2."""
    comment: str = ""
    track: str = ""
    """Such as "2/9"; empty for none."""
    chapters: tuple[Chapter, ...] = ()


def tag(labels: Labels) -> bytes:
    """Return the labels as the bytes that stand before the first frame of sound."""
    frames = [
        _text(b"TIT2", labels.title),
        _text(b"TPE1", labels.artist),
        _text(b"TALB", labels.album),
        _text(b"TLAN", labels.language),
        _text(b"TRCK", labels.track),
        _text(b"TCON", "Speech"),
        _comment(labels),
        *_chapters(labels.chapters),
    ]
    body = b"".join(frames)
    return b"ID3\x03\x00\x00" + _seven_bits(len(body)) + body


def _seven_bits(size: int) -> bytes:
    """Return a size as ID3 writes it: seven bits in each byte, so that none looks like sound."""
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


def _frame(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4) + b"\0\0" + content


def _text(name: bytes, text: str) -> bytes:
    return _frame(name, _UTF_16 + text.encode("utf-16")) if text else b""


def _comment(labels: Labels) -> bytes:
    if not labels.comment:
        return b""
    head = _UTF_16 + labels.language.encode("ascii")[:3].ljust(3) + "".encode("utf-16") + b"\0\0"
    return _frame(b"COMM", head + labels.comment.encode("utf-16"))


def _chapters(chapters: Iterable[Chapter]) -> Iterable[bytes]:
    found = list(chapters)
    if not found:
        return
    names = b"".join(b"c%d\0" % place for place in range(len(found)))
    yield _frame(b"CTOC", b"toc\0" + _TOP_AND_ORDERED + bytes([min(len(found), 255)]) + names)
    for place, one in enumerate(found):
        times = b"".join(round(1000 * time).to_bytes(4) for time in (one.start, one.end))
        inside = _text(b"TIT2", one.title)
        yield _frame(b"CHAP", b"c%d\0" % place + times + 2 * _NO_OFFSET + inside)

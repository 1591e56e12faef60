"""Files in one zip file, the same for the same files, with those that never change packed once.

Python's own zipfile packs every part anew for every document, and pictures and letters are most of
them: it took half of the time of a Word file. The form is that of PKWARE's APPNOTE 6.3.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_DATE: Final = 0x21
"""1 January 1980: the first day that a zip can hold. One input gives one file, whatever the day."""
_VERSION: Final = 20
_MADE_BY: Final = 3 << 8 | _VERSION
"""As on Unix, so that the file is the same on Windows."""
_MODE: Final = 0o100644 << 16
_STORED, _DEFLATED = 0, 8


def zipped(files: Iterable[tuple[str, bytes]], fixed: Iterable[tuple[str, bytes]] = ()) -> bytes:
    """Return the files as one; those in `fixed` are the same in other documents and packed once.

    Names are in ASCII. None is larger than 4 GB, nor all of them together.
    """
    kept: list[bytes] = []
    listed: list[bytes] = []
    at = 0
    entries = [(name, _packed(data)) for name, data in files]
    entries += [(name, _packed_once(data)) for name, data in fixed]
    for name, (method, check, size, data) in entries:
        told = struct.pack("<HHHHIIIHH", 0, method, 0, _DATE, check, len(data), size, len(name), 0)
        head = struct.pack("<4sH", b"PK\x03\x04", _VERSION) + told + name.encode("ascii")
        place = struct.pack("<HHHII", 0, 0, 0, _MODE, at)
        listed.append(
            struct.pack("<4sHH", b"PK\x01\x02", _MADE_BY, _VERSION)
            + told
            + place
            + name.encode("ascii")
        )
        kept += (head, data)
        at += len(head) + len(data)
    index = b"".join(listed)
    end = struct.pack(
        "<4sHHHHIIH", b"PK\x05\x06", 0, 0, len(listed), len(listed), len(index), at, 0
    )
    return b"".join((*kept, index, end))


def _packed(data: bytes) -> tuple[int, int, int, bytes]:
    """Return how data is packed, its check, its size, and what is kept of it."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(data) + packer.flush()
    is_smaller = len(packed) < len(data)
    method = _DEFLATED if is_smaller else _STORED
    return method, zlib.crc32(data), len(data), packed if is_smaller else data


_packed_once = lru_cache(maxsize=600)(_packed)
"""For all our pictures and letters, about 6 MB."""

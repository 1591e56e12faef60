"""Looks for what somebody wrote in every byte of a folder, however it may be written."""

from __future__ import annotations

import base64
import io
import json
import secrets
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote


def new_word() -> str:
    """Return a word that stands nowhere else: with a letter beyond ASCII, so encodings differ."""
    return f"zq{secrets.token_hex(5)}é{secrets.token_hex(3)}"


def spellings(word: str) -> set[bytes]:
    """Return the ways in which a file may hold `word`."""
    plain = word.encode()
    # Base64 depends on the place: the part that is the same wherever the word begins.
    shifted = {base64.b64encode(b" " * n + plain)[4:-4] for n in range(3)}
    return {
        plain,
        word.encode("latin-1"),
        word.encode("utf-16-le"),
        word.encode("utf-16-be"),
        word.encode("utf-32-le"),
        json.dumps(word)[1:-1].encode(),
        json.dumps(json.dumps(word))[3:-3].encode(),
        quote(word).encode(),
        plain.hex().encode(),
        repr(plain)[2:-1].encode(),
        word.encode("ascii", "xmlcharrefreplace"),
        plain[::-1],
        *shifted,
    }


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Return every file below `folder` by name, and what is packed inside one."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            raw = path.read_bytes()
            yield path.relative_to(folder).as_posix(), raw
            if zipfile.is_zipfile(io.BytesIO(raw)):
                packed = zipfile.ZipFile(io.BytesIO(raw))
                for name in packed.namelist():
                    yield f"{path.name}/{name}", packed.read(name)


def traces(folder: Path, words: Iterable[str]) -> list[tuple[str, str]]:
    """Return every file that holds one of `words`, with the word."""
    looked_for = [(word, spelling) for word in words for spelling in spellings(word)]
    return sorted(
        {(name, word) for name, raw in files(folder) for word, sp in looked_for if sp in raw}
    )

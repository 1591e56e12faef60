"""Answers "nothing changed" before any word is read: one digest of all that a run could depend on.

Two things have to be as they were after the last run: what goes in (code, packages, words,
pictures, catalogues, review records and own words, each by its bytes; what was asked, and the day,
since a permission has a last day), and what lies in the pack's folder (every file, whoever's, by
its size and time). Anything else, and any doubt, means that each edition is looked at as always.

A run is remembered only if all it was asked for lies there, and if no file is for the ear or in
braille: those depend on voices and programs of this computer, which are not looked at here.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coproduce import languages, resources
from easyread.packing.kept import HIDDEN

if TYPE_CHECKING:
    from easyread.pack import Pack, Wish
    from easyread.write import Format

_FILE: Final = "unchanged.json"
_MOST_BYTES: Final = 200_000_000
"""Own words with long films cost more to read than to look at each edition."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What a run gives when nothing has changed: as the run before left it."""

    files: int
    is_draft: bool
    start: Path | None
    message: Path | None


def inputs(wish: Wish) -> str:
    """Return the digest of all that goes in; "" if there is too much, or it cannot be read.

    Ask before the first word is read: what changes during a run is then seen by the next one.
    """
    if wish.full is not None:  # it may lie anywhere, and what it lost is told each time
        return ""
    if _need_this_computer(wish.choice.formats):  # such a run is never remembered
        return ""
    whole = hashlib.sha256(repr((wish, languages.current(), _today(), sys.version)).encode())
    whole.update("\n".join((*_packages(), *_environment())).encode())
    left = _MOST_BYTES
    try:
        for folder in _folders(wish):
            for file in _files(folder):
                left -= file.stat().st_size
                if left < 0:
                    return ""
                digest = hashlib.sha256(file.read_bytes()).hexdigest()
                whole.update(f"{file}|{digest}\n".encode())
    except OSError:
        return ""
    return whole.hexdigest()


def answer(out: Path, digest: str) -> Unchanged | None:
    """Return what lies in the pack's folder if nothing has changed; None if something may have."""
    try:
        kept = json.loads((out / HIDDEN / _FILE).read_text("utf-8"))
        is_same = bool(digest) and kept["inputs"] == digest and kept["there"] == _there(out)
        if not is_same:
            return None
        start, message = (out / kept[one] if kept[one] else None for one in ("start", "message"))
        return Unchanged(int(kept["files"]), kept["is_draft"] is True, start, message)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def remember(pack: Pack, digest: str) -> None:
    """Keep what `answer` needs after a run that left nothing out. A full disk only costs time."""
    place = pack.folder / HIDDEN / _FILE
    with contextlib.suppress(OSError):
        place.unlink(missing_ok=True)
        if not digest or not _is_whole(pack):
            return
        kept = {
            "inputs": digest,
            "there": _there(pack.folder),
            "files": len(pack.done),
            "is_draft": pack.is_draft,
            "start": _inside(pack, pack.start),
            "message": _inside(pack, pack.message),
        }
        part = place.with_name(f"{_FILE}.part")
        part.write_text(json.dumps(kept), "utf-8")
        part.replace(place)


def _is_whole(pack: Pack) -> bool:
    """Whether the next run would find every edition there, and no voice or braille is used."""
    from easyread.packing.made import Fate

    formats = {one.edition.format for one in (*pack.done, *pack.others)}
    is_there = all(one.fate in (Fate.MADE, Fate.SAME) for one in pack.done)
    return is_there and not _need_this_computer(formats)


def _need_this_computer(formats: Iterable[Format]) -> bool:
    """Whether a voice or a braille program of this computer makes one of `formats`."""
    return any(form.is_heard or form.is_braille for form in formats)


def _inside(pack: Pack, file: Path | None) -> str:
    return file.relative_to(pack.folder).as_posix() if file is not None else ""


def _folders(wish: Wish) -> Iterator[Path]:
    """Give every folder that something is read from."""
    ours = Path(__file__).resolve().parent.parent
    yield from (ours, ours.parent / "coproduce", resources.folder("content"), languages.folder())
    if wish.folder.own is not None:
        yield wish.folder.own


def _files(folder: Path) -> Iterator[Path]:
    """Give every file below a folder but compiled code, always in the same order."""
    for place, below, names in _walked(folder):
        below[:] = [name for name in below if name != "__pycache__"]
        yield from (place / name for name in names)


def _walked(folder: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
    """Give each folder with the names in it, in order. Raises OSError, also for a linked folder."""
    for where, below, names in os.walk(folder, onerror=_refuse):
        place = Path(where)
        if any((place / name).is_symlink() for name in below):
            raise OSError(errno.ELOOP, "what it links to is not looked at")
        below.sort()
        yield place, below, sorted(names)


def _there(out: Path) -> str:
    """Return the digest of what lies in a pack's folder: names, sizes and times.

    What the pack remembers of itself is part of it, and so are files of a program at work in it.
    """
    whole = hashlib.sha256()
    ours = {out / HIDDEN / name for name in (_FILE, f"{_FILE}.part", "lock")}
    for place, below, names in _walked(out):
        whole.update(repr((place.relative_to(out), below)).encode())
        for file in (place / name for name in names):
            if file not in ours:
                there = file.stat()
                whole.update(repr((file.name, there.st_size, there.st_mtime_ns)).encode())
    return whole.hexdigest()


def _refuse(error: OSError) -> None:
    raise error


def _packages() -> Iterable[str]:
    """Return every installed package with its version, as its folder is called."""
    for place in sys.path:
        with contextlib.suppress(OSError):
            yield from sorted(x.name for x in Path(place).iterdir() if x.suffix.endswith("-info"))


def _environment() -> Iterable[str]:
    return sorted(f"{k}={v}" for k, v in os.environ.items() if k.startswith("COPRODUCE_"))


def _today() -> str:
    return dt.datetime.now().astimezone().date().isoformat()

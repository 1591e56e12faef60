"""Takes in the files that come as evidence: copied by what is in them, never opened or run.

A photograph is made anew without what its camera wrote into it. All other files are copied byte by
byte, if their first bytes fit their ending.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import threading
import unicodedata
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from coproduce.assessment import SMALL
from coproduce.clean import clean_line
from coproduce.domain.award_forms import Evidence, FileCopy
from coproduce.errors import CoproduceError
from coproduce.home import make_private_folder, not_writable
from coproduce.languages import _
from easyread import photographs
from easyread.award_forms.received import Piece
from easyread.package import NotReadError, read_bytes, refused

FOLDER: Final = "files"
"""Where files lie in the register's folder."""
LARGEST: Final = 50_000_000
"""The largest file, in bytes."""
LARGEST_FILM: Final = 300_000_000
"""The largest film or recording, in bytes."""
LONGEST_SIDE: Final = 2_000
"""A photograph is made this small, in points."""

_PIECE: Final = 1_000_000
_HEAD: Final = 64
_ZIP: Final = (b"PK\x03\x04",)
_OPEN_DOCUMENT: Final = frozenset({"odt", "ods", "odp"})
_OFFICE: Final = frozenset({"docx", "xlsx", "pptx"})
_SAME: Final = {"jpeg": "jpg", "tiff": "tif", "markdown": "md", "jpe": "jpg"}
"""Endings that mean another."""
_PHOTOGRAPHS: Final = {
    "jpg": "JPEG",
    "png": "PNG",
    "webp": "WEBP",
    "gif": "GIF",
    "bmp": "BMP",
    "tif": "TIFF",
}
_FILMS: Final = frozenset({"mp3", "mp4", "m4a", "wav", "ogg", "webm"})
_TEXTS: Final = frozenset({"txt", "csv", "md"})
_STARTS: Final = {
    "jpg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "gif": (b"GIF87a", b"GIF89a"),
    "bmp": (b"BM",),
    "tif": (b"II*\0", b"MM\0*"),
    "pdf": (b"%PDF-",),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa"),
    "ogg": (b"OggS",),
    "webm": (b"\x1a\x45\xdf\xa3",),
    **dict.fromkeys(_OFFICE | _OPEN_DOCUMENT, _ZIP),
}
"""How files of each kind begin."""
_INSIDE: Final = {"webp": b"WEBP", "wav": b"WAVE"}
"""What stands from the ninth byte on, after RIFF."""
_KINDS: Final = (*_STARTS, *_INSIDE, "mp4", "m4a", *sorted(_TEXTS))
_PHONES: Final = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
"""How photographs from some phones say what they are."""


@dataclass(frozen=True, slots=True)
class _Kept:
    digest: str
    size: int


def take_in(path: Path, register_folder: Path) -> FileCopy:
    """Copy a file into the register's folder and return what is kept of it.

    Its name there is the SHA-256 of the copy: the same file twice is one. Raises NotReadError with
    the reason for a file that we do not take, CoproduceError if it is not there, if the folder
    cannot be written, or if the disk is full.
    """
    name = clean_line(path.name)
    kind = _kind(path, name)
    folder = register_folder / FOLDER
    try:
        make_private_folder(folder)
        if kind in _PHOTOGRAPHS:
            kept, kind = _photograph(path, folder, kind, name)
        else:
            kept = _copy(path, folder, kind, name)
    except OSError:
        raise not_writable() from None
    return FileCopy(name=name, digest=kept.digest, size=kept.size, kind=kind)


def with_file(piece: Piece, beside: Path, register_folder: Path) -> Evidence:
    """Return a piece of evidence with its file, which lies in the folder `beside`, taken in.

    A form names a file by its name alone: no form leads to another folder. Raises what `take_in`
    raises, and CoproduceError if no file there has this name.
    """
    if not piece.file:
        return piece.evidence
    wanted = _plain(piece.file)
    try:
        found = [one for one in beside.iterdir() if one.is_file() and _plain(one.name) == wanted]
    except OSError:
        found = []
    if not found:
        raise CoproduceError(
            _("There is no file “{name}” beside the form.").format(name=clean_line(piece.file)),
            _("Put it into the same folder. Or ask the organisation for it."),
        )
    return replace(piece.evidence, file=take_in(found[0], register_folder))


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", clean_line(name, 300)).casefold()


def place_of(copy: FileCopy, register_folder: Path) -> Path:
    """Return where a file lies."""
    return register_folder / FOLDER / f"{copy.digest}.{copy.kind}"


def is_whole(copy: FileCopy, register_folder: Path) -> bool:
    """Whether a file is there, as it was taken in."""
    try:
        with place_of(copy, register_folder).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == copy.digest
    except OSError:
        return False


def let_go(copy: FileCopy, still: Iterable[FileCopy], register_folder: Path) -> bool:
    """Delete a file and its small copy, unless one of `still` is the same. Return if it is gone.

    Raises CoproduceError if it cannot be deleted.
    """
    if any((one.digest, one.kind) == (copy.digest, copy.kind) for one in still):
        return False
    try:
        place_of(copy, register_folder).unlink(missing_ok=True)
        (register_folder / FOLDER / f"{copy.digest}{SMALL}").unlink(missing_ok=True)
    except OSError:
        raise CoproduceError(
            _("We cannot delete the file “{name}”.").format(name=clean_line(copy.name)),
            _("Close it in other programs. Then try again."),
        ) from None
    return True


def _kind(path: Path, name: str) -> str:
    """Return what a file is, by its first bytes, if that fits its ending."""
    ending = path.suffix.lower().lstrip(".")
    ending = _SAME.get(ending, ending)
    head = read_bytes(path, _HEAD - 1)
    if head[4:8] == b"ftyp" and head[8:12] in _PHONES:
        raise refused(
            name,
            _("It is a photograph in a format that few programs can show (HEIC)."),
            _("Open it and save it as JPEG. Then send that."),
        )
    if ending not in _KINDS:
        raise refused(
            name,
            _("We do not take files of this kind."),
            _("A name that ends with one of these works: {endings}").format(
                endings=", ".join(f".{kind}" for kind in _KINDS)
            ),
        )
    if not head:
        raise refused(name, _("It is empty."), _("Ask for it again."))
    if not _fits(head, ending):
        raise refused(
            name,
            _("It is not what the end of its name says."),
            _("Open it in the program that made it. Save it again."),
        )
    return ending


def _fits(head: bytes, ending: str) -> bool:
    if ending in _TEXTS:
        return b"\0" not in head or head[:2] in (b"\xff\xfe", b"\xfe\xff")
    if ending in _INSIDE:
        return head[:4] == b"RIFF" and head[8:12] == _INSIDE[ending]
    if ending in ("mp4", "m4a"):
        return head[4:8] == b"ftyp"
    return head.startswith(_STARTS[ending])


def _photograph(path: Path, folder: Path, kind: str, name: str) -> tuple[_Kept, str]:
    data = read_bytes(path, LARGEST)
    if len(data) > LARGEST:
        raise _too_large(name, LARGEST)
    try:
        kept = photographs.harmless(
            data, [_PHOTOGRAPHS[kind]], LONGEST_SIDE, is_png=kind in ("png", "gif", "bmp")
        )
    except photographs.TooLargeError:
        raise refused(
            name,
            _("The picture has too many points."),
            _("Make it smaller. 2,000 points on each side is enough."),
        ) from None
    except photographs.BrokenError:
        raise refused(
            name,
            _("This picture cannot be opened. It may be broken."),
            _("Save it again as PNG or JPEG."),
        ) from None
    ending = "png" if kept.kind == "png" else "jpg"
    digest = hashlib.sha256(kept.data).hexdigest()
    part = _part(folder)
    try:
        _write(part, kept.data)
        part.replace(folder / f"{digest}.{ending}")
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return _Kept(digest, len(kept.data)), ending


def _copy(path: Path, folder: Path, kind: str, name: str) -> _Kept:
    """Copy a file byte by byte into a part file, and give it its name when it is whole."""
    most = LARGEST_FILM if kind in _FILMS else LARGEST
    digest, size, part = hashlib.sha256(), 0, _part(folder)
    try:
        with _opened(path, name) as source, part.open("wb") as target:
            while data := source.read(_PIECE):
                size += len(data)
                if size > most:
                    raise _too_large(name, most)
                digest.update(data)
                target.write(data)
            target.flush()
            os.fsync(target.fileno())
        if kind in _OFFICE | _OPEN_DOCUMENT:
            _refuse_program(part, name)
        part.replace(folder / f"{digest.hexdigest()}.{kind}")
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return _Kept(digest.hexdigest(), size)


def _opened(path: Path, name: str) -> io.BufferedReader:
    try:
        return path.open("rb")
    except OSError:
        raise CoproduceError(
            _("We cannot read “{name}”.").format(name=name),
            _("Close it in other programs. Then try again."),
        ) from None


def _part(folder: Path) -> Path:
    """Return an empty part file that only this user can read."""
    part = folder / f"{os.getpid()}-{threading.get_ident()}.part"
    part.unlink(missing_ok=True)
    part.touch(0o600)
    return part


def _write(part: Path, data: bytes) -> None:
    with part.open("wb") as target:
        target.write(data)
        target.flush()
        os.fsync(target.fileno())


def _refuse_program(part: Path, name: str) -> None:
    """Refuse an Office file with a program in it; only the list of its parts is looked at."""
    try:
        with zipfile.ZipFile(part) as opened:
            names = [info.filename.lower() for info in opened.infolist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise refused(
            name, _("A part of it is damaged."), _("Ask who sent it for another copy.")
        ) from None
    if any("vbaproject" in one or one.startswith("basic/") for one in names):
        raise refused(
            name, _("It holds a program (macros)."), _("Save it without macros. Then send that.")
        )


def _too_large(name: str, most: int) -> NotReadError:
    return refused(
        name,
        _("It is larger than {most} MB.").format(most=most // 1_000_000),
        _("Make it smaller, or send a link to it."),
    )

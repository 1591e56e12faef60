"""What a pack's folder remembers: which file was made from what, so that it is not made again.

    .coproduce/made.jsonl   a line for each file: its inputs' digest, its size, its own digest
               lock         held while somebody makes a pack here
               making/      files that are not whole yet
               checked.json what checking the words gave
               unchanged.json what the last run depended on (unchanged.py)
               speech/      the sound of each sentence; whoever needs space may delete it

A line is written before the file gets its name. So whenever the program is stopped, each file in
the folder is one that a line describes, or somebody else's, which is never written over.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from coproduce.clean import clean_line
from coproduce.errors import CoproduceError
from coproduce.languages import _

HIDDEN: Final = ".coproduce"
"""The folder's own folder, inside the pack."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file that we made."""

    file: str
    """Its path inside the pack, with `/`."""
    inputs: str
    """The digest of everything it was made from."""
    size: int
    """In bytes."""
    digest: str
    """SHA-256 of its bytes: says whether somebody changed it since, and nothing else."""
    written: int
    """When it was written, in nanoseconds since 1970 as the file system has it."""


class Kept:
    """The memory of one pack's folder, open for the time of one run."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`; `opened` makes it and locks it."""
        self._folder = folder
        self._list = folder / HIDDEN / "made.jsonl"
        self.making = folder / HIDDEN / "making"
        """Where files lie until they are whole."""
        self.speech = folder / HIDDEN / "speech"
        """Where the sounds of sentences are kept for the next time."""
        self._made: dict[str, list[Made]] = {}

    def __contains__(self, file: str) -> bool:
        """Whether we have made this file, and it lies here as we made it."""
        return self.made(file) is not None

    def made(self, file: str) -> Made | None:
        """Return what we know of a file that lies here as we made it; None otherwise."""
        place = self._folder / file
        try:
            there = place.stat()
        except OSError:
            return None
        lines = self._made.get(file, [])
        for line in lines[::-1]:
            if (there.st_size, there.st_mtime_ns) == (line.size, line.written):
                return line
        if not any(there.st_size == line.size for line in lines):
            return None
        digest = digest_of(place)  # copied to another disk: the times are other ones
        return next((line for line in lines[::-1] if line.digest == digest), None)

    def is_other(self, file: str) -> bool:
        """Whether something lies here under this name that is not as we made it."""
        return (self._folder / file).exists() and file not in self

    def files(self) -> list[Made]:
        """Return every file that lies here as we made it, in the order of their names."""
        found = (self.made(file) for file in sorted(self._made))
        return [made for made in found if made is not None]

    def take(self, part: Path, file: str, inputs: str) -> Made:
        """Give a whole file its name. Raises CoproduceError if the folder cannot be written."""
        place = self._folder / file
        try:
            there = part.stat()
            made = Made(file, inputs, there.st_size, digest_of(part), there.st_mtime_ns)
            self._remember(made)
            place.parent.mkdir(parents=True, exist_ok=True)
            part.replace(place)
        except OSError as error:
            raise cannot_write(place.parent, error) from error
        return made

    def write(self, file: str, content: bytes, inputs: str = "") -> bool:
        """Write a small file of our own: whole or not at all; False if another's lies there."""
        if self.is_other(file):
            return False
        inputs = inputs or hashlib.sha256(content).hexdigest()
        made = self.made(file)
        if made is None or made.inputs != inputs:
            part = self.making / "small.part"
            write_part(part, content)
            self.take(part, file, inputs)
        return True

    def forget(self, file: str) -> None:
        """Delete a file that lies here as we made it."""
        if file in self:
            with contextlib.suppress(OSError):
                (self._folder / file).unlink()
                (self._folder / file).parent.rmdir()  # only when it was the last one
        self._made.pop(file, None)

    def _remember(self, made: Made) -> None:
        self._made.setdefault(made.file, []).append(made)
        with self._list.open("a", encoding="utf-8") as out:
            out.write(json.dumps(asdict(made), sort_keys=True) + "\n")

    def _read(self) -> None:
        try:
            lines = self._list.read_text("utf-8", errors="replace").splitlines()
        except OSError:
            return
        for line in lines:
            with contextlib.suppress(ValueError, TypeError):  # cut off when somebody stopped us
                made = Made(**json.loads(line))
                self._made.setdefault(made.file, []).append(made)

    def _tidy(self) -> None:
        """Keep one line for each file that is here."""
        text = "".join(json.dumps(asdict(m), sort_keys=True) + "\n" for m in self.files())
        part = self.making / "made.part"
        with contextlib.suppress(OSError):  # the longer list says the same
            part.write_text(text, "utf-8")
            part.replace(self._list)
        shutil.rmtree(self.making, ignore_errors=True)


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[Kept]:
    """Open the memory of `folder`, which is made when it is not there, for the block.

    Raises CoproduceError if it cannot be written or somebody makes a pack in it now.
    """
    from filelock import FileLock, Timeout

    kept = Kept(folder)
    try:
        kept.making.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / HIDDEN / "lock", timeout=0)
        lock.acquire()
    except Timeout:
        raise CoproduceError(
            _("Another program is making a pack in “{file}” now.").format(file=_shown(folder)),
            _("Wait until it has ended. Or choose another folder: --out FOLDER"),
        ) from None
    except OSError as error:
        raise cannot_write(folder, error) from error
    try:
        shutil.rmtree(kept.making, ignore_errors=True)  # what a killed program left
        kept.making.mkdir(exist_ok=True)
        kept._read()
        yield kept
        kept._tidy()
    finally:
        shutil.rmtree(kept.making, ignore_errors=True)
        lock.release()


def is_known(folder: Path) -> bool:
    """Whether somebody has made a pack in `folder` before."""
    return (folder / HIDDEN / "made.jsonl").exists()


def checked_file(folder: Path) -> Path:
    """Return where the pack in `folder` remembers what checking its words gave."""
    return folder / HIDDEN / "checked.json"


def write_part(part: Path, content: bytes) -> None:
    """Write a file that is not whole yet, down to the disk. Raises CoproduceError."""
    try:
        with part.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise cannot_write(part.parent.parent.parent, error) from error


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file's bytes. Raises OSError."""
    with file.open("rb") as read:
        return hashlib.file_digest(read, "sha256").hexdigest()


class CannotWriteError(CoproduceError):
    """The folder cannot be written, or the disk is full: nothing more can be made."""


def cannot_write(place: Path, error: OSError) -> CannotWriteError:
    """Return what to say when `error` kept us from writing `place`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return CannotWriteError(
            _("The disk is full."),
            _("Delete some files. Then do the same again: it goes on where it was."),
        )
    return CannotWriteError(
        _("We cannot write in the folder “{file}”.").format(file=_shown(place)),
        _("Choose another folder: --out FOLDER"),
    )


def _shown(place: Path) -> str:
    return clean_line(place.name) or str(place)

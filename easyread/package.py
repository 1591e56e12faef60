"""Opens Word files that come from anywhere: read, never run, and never fetching anything.

A file is refused in plain words when it is no Word file, would unpack to far too much, or holds XML
entities. Macros and linked files are left where they are.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import Final

from lxml import etree

from coproduce.clean import clean_line
from coproduce.errors import CoproduceError
from coproduce.languages import _

LARGEST: Final = 60_000_000
"""The largest file that is read, in bytes."""
UNPACKED: Final = 300_000_000
"""The most that its parts may unpack to, in bytes; pictures make most of it."""
LARGEST_XML: Final = 80_000_000
"""The largest part of XML, unpacked: about a million runs."""
MOST_PARTS: Final = 5_000
"""The most parts of one file."""

MAIN: Final = "word/document.xml"
"""Where the words of a Word file are, unless the file says otherwise."""

_OLD_WORD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How .doc files begin, and .docx files with a password."""


_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    ValueError,
    RuntimeError,  # a part with a password
    NotImplementedError,
    EOFError,
)

_COMMANDS: Final = (b"<!DOCTYPE", b"<!ENTITY")


class NotReadError(CoproduceError):
    """This file is not read, and why."""


class Package:
    """The parts of one Word file."""

    def __init__(self, data: bytes, name: str) -> None:
        """Look at the list of parts. Raises NotReadError; nothing is unpacked yet."""
        self.name = clean_line(name)
        if len(data) > LARGEST:
            raise self._refused(
                _("It is larger than {most} MB.").format(most=LARGEST // 1_000_000),
                _("Save its pictures smaller. Then try again."),
            )
        if data.startswith(_OLD_WORD):
            raise self._refused(
                _("It is an old Word file, or it has a password."),
                _("Open it in Word. Save it as .docx without a password."),
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            found = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise self._no_word_file() from None
        self._sizes = {info.filename: info.file_size for info in found}
        if len(found) > MOST_PARTS or sum(self._sizes.values()) > UNPACKED:
            raise self._refused(
                _("It would unpack to far too much."), _("Ask who sent it for another copy.")
            )
        if MAIN not in self._sizes:
            raise self._no_word_file()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._sizes)

    def read(self, part: str) -> bytes:
        """Return the bytes of a part; empty if it is not there. Raises NotReadError."""
        if part not in self._sizes:
            return b""
        try:
            with self._zip.open(part) as opened:
                # The list of parts can lie about the size: never more than it says.
                return opened.read(self._sizes[part])
        except _DAMAGE:
            raise self._refused(
                _("A part of it is damaged."), _("Open it in Word and save it again.")
            ) from None

    def xml(self, part: str) -> etree._Element | None:
        """Return the root of a part of XML, or None if it is not there. Raises NotReadError."""
        if self._sizes.get(part, 0) > LARGEST_XML:
            raise self._refused(
                _("It has far too many words for one file."), _("Make it into more than one file.")
            )
        data = self.read(part)
        return parsed(data, self.name) if data else None

    def _refused(self, why: str, todo: str) -> NotReadError:
        return refused(self.name, why, todo)

    def _no_word_file(self) -> NotReadError:
        return self._refused(
            _("It is not a Word file (.docx)."), _("Open it in Word. Save it as .docx.")
        )


def opened(path: Path) -> Package:
    """Read the Word file at `path`. Raises NotReadError, or CoproduceError if it is not there."""
    return Package(read_bytes(path), path.name)


def read_bytes(path: Path, most: int = LARGEST) -> bytes:
    """Return the bytes of a file; one more than `most` at the most. Raises CoproduceError."""
    name = clean_line(path.name)
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise CoproduceError(
            _("There is no file “{name}”.").format(name=name), _("Check its name and its folder.")
        ) from None
    except IsADirectoryError:
        raise CoproduceError(
            _("“{name}” is a folder.").format(name=name), _("Name a file in it.")
        ) from None
    except OSError:
        raise CoproduceError(
            _("We cannot read “{name}”.").format(name=name),
            _("Close it in other programs. Then try again."),
        ) from None


def parsed(data: bytes, name: str) -> etree._Element:
    """Return the root of `data`. Raises NotReadError for entities, DTDs and what is not XML."""
    # Before the parser sees it: with room for large files it has no limit on entities either.
    if any(command in data.replace(b"\0", b"") for command in _COMMANDS):
        raise refused(
            name,
            _("It holds hidden commands (XML entities)."),
            _("Do not open it. Ask who sent it for another copy."),
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise refused(
            name, _("A part of it is damaged."), _("Open it in Word and save it again.")
        ) from None


def refused(name: str, why: str, todo: str) -> NotReadError:
    """Return the error that says why the file `name` is not read."""
    said = _("We did not read “{name}”.").format(name=clean_line(name))
    return NotReadError(f"{said} {why}", todo)

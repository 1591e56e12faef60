"""Opens Word files that come from anywhere: read, never run, and never fetching anything.

A file is refused in plain words when it is no Word file, would unpack to far too much, or holds XML
entities. Macros and linked files are left where they are.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
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

WORDS: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of a Word file's words."""
RELATIONS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
"""The namespace of what points to another part of a file."""
MAIN: Final = "word/document.xml"
"""Where the words of a Word file are, unless the file says otherwise."""

_STRICT: Final = b"http://purl.oclc.org/ooxml/"
"""How the names begin in files that Word saved as "Strict Open XML" (ISO/IEC 29500-1)."""
_USUAL: Final = b"http://schemas.openxmlformats.org/"
"""How they begin in all others (ISO/IEC 29500-4)."""
_STRICT_NAME: Final = re.compile(re.escape(_STRICT) + rb"(\w+)/")
_USUAL_NAME: Final = re.compile(
    re.escape(_USUAL) + rb"(wordprocessingml|drawingml|officeDocument)/2006/"
)

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


@dataclass(frozen=True, slots=True)
class Link:
    """What a part of a file names: another part, or something outside of the file."""

    kind: str
    """The end of its type, such as "hyperlink" or "header"."""
    to: str
    is_outside: bool


def _link(one: etree._Element, folder: str) -> Link:
    to, is_outside = one.get("Target", ""), one.get("TargetMode", "") == "External"
    if not is_outside:
        to = posixpath.normpath(posixpath.join("/", folder, to)).lstrip("/")
    return Link(one.get("Type", "").rpartition("/")[2], to, is_outside)


def links_of(part: str) -> str:
    """Return the name of the part that says what `part` names; for "" what the file itself does."""
    folder, _slash, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


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
            raise self._old_file()
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
        self.main = next((p for p in self.related("", "officeDocument") if p in self._sizes), MAIN)
        """The part with the words: what the file itself says, else where they usually are."""
        if self.main not in self._sizes:
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

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """Return the whole file anew, with these parts in place of the old ones or beside them."""
        out = io.BytesIO()
        changed = {part: self._as_it_was(part, data) for part, data in changed.items()}
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for part in dict.fromkeys((*self.names, *changed)):
                if not part.endswith("/"):
                    new.writestr(part, changed[part] if part in changed else self.read(part))
        return out.getvalue()

    @property
    def is_strict(self) -> bool:
        """Whether Word saved it as "Strict Open XML"."""
        return _STRICT in self.read(self.main)

    def _as_it_was(self, part: str, data: bytes) -> bytes:
        """Return a changed part in the names that the file had."""
        was_strict = _STRICT in self.read(part)
        return _USUAL_NAME.sub(_STRICT + rb"\1/", data) if was_strict else data

    def links(self, part: str) -> dict[str, Link]:
        """Return what a part names outside of itself, by id; for "" what the file itself does."""
        folder = part.rpartition("/")[0]
        root = self.xml(links_of(part))
        return {} if root is None else {one.get("Id", ""): _link(one, folder) for one in root}

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """Return the parts that `part` names as its "styles", "header" and so on."""
        found = self.links(part).values()
        return tuple(one.to for one in found if one.kind == kind and one.to and not one.is_outside)

    def word_document(self) -> etree._Element:
        """Return the root of the part with the words. Raises NotReadError if it has none."""
        root = self.xml(self.main)
        if root is None or root.tag != f"{WORDS}document":
            raise self._no_word_file()
        return root

    def _refused(self, why: str, todo: str) -> NotReadError:
        return refused(self.name, why, todo)

    def _old_file(self) -> NotReadError:
        return self._refused(
            _("It is an old Word file, or it has a password."),
            _("Open it in Word. Save it as .docx without a password."),
        )

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
    data = _STRICT_NAME.sub(_USUAL + rb"\1/2006/", data)  # one name for each thing from here on
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

"""The formats that a document can be written in, and the one way to write each.

Every writer is a module with `write(document, layout, pictures) -> bytes`: the same input gives the
same bytes. A writer is loaded when it is first used, so that plain text never waits for Typst.

What is heard has writers of another kind, `write(document, pictures, sounds) -> bytes`: their
sounds are spoken before, because the voices live in processes of their own.
"""

from __future__ import annotations

import importlib
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol, cast

from easyread.document import Document, Layout

if TYPE_CHECKING:
    from easyread.pictures import Pictures
    from easyread.speech.sounds import Sounds


class Format(StrEnum):
    """A format that families receive. Its value is the ending of its files."""

    WORD = "docx"
    PDF = "pdf"
    WEB_PAGE = "html"
    PLAIN_TEXT = "txt"
    MP3 = "mp3"
    CAPTIONS = "vtt"
    """The sentences of the MP3 with their times."""
    EPUB = "epub"
    """A book whose sentences light up as they are heard."""
    READ_ALOUD = "read-aloud"
    """A web page that reads itself aloud."""
    BRAILLE = "braille"
    """Braille as readers of its language know it: in English contracted, grade 2."""
    BRAILLE_UNCONTRACTED = "braille-uncontracted"
    """English braille, grade 1."""

    @property
    def extension(self) -> str:
        """The ending of its files, with the dot."""
        return _EXTENSIONS.get(self, f".{self}")

    @property
    def is_heard(self) -> bool:
        """Whether there is a voice in it, or the times of one."""
        return self in _HEARD_MODULES

    @property
    def is_braille(self) -> bool:
        """Whether it is braille."""
        return self in (Format.BRAILLE, Format.BRAILLE_UNCONTRACTED)

    @property
    def has_layouts(self) -> bool:
        """Whether each layout is a file of its own; a web page and plain text have one for all."""
        return self in (Format.WORD, Format.PDF)


PRINTED: Final = (Format.WORD, Format.PDF, Format.WEB_PAGE, Format.PLAIN_TEXT)
"""The formats that are made when nobody asks for others.

What is heard is many times as large, and no one should give it away without having listened.
"""


class Writer(Protocol):
    """What each of the modules named below can do."""

    def write(self, document: Document, layout: Layout, pictures: Pictures) -> bytes:
        """Return the whole file. Raises CoproduceError when the document cannot be written."""


class HeardWriter(Protocol):
    """What each of the modules for what is heard can do."""

    def write(self, document: Document, pictures: Pictures, sounds: Sounds) -> bytes:
        """Return the whole file. Raises CoproduceError when the document cannot be written."""


_EXTENSIONS = {
    Format.READ_ALOUD: "-read-aloud.html",
    Format.BRAILLE: ".brf",
    Format.BRAILLE_UNCONTRACTED: "-uncontracted.brf",
}
_HEARD_MODULES = {
    Format.MP3: "easyread.write.mp3",
    Format.CAPTIONS: "easyread.write.vtt",
    Format.EPUB: "easyread.write.epub",
    Format.READ_ALOUD: "easyread.write.read_aloud",
}
_MODULES = {
    Format.WORD: "easyread.write.docx",
    Format.PDF: "easyread.write.pdf",
    Format.WEB_PAGE: "easyread.write.html",
    Format.PLAIN_TEXT: "easyread.write.text",
    Format.BRAILLE: "easyread.write.braille",
    Format.BRAILLE_UNCONTRACTED: "easyread.write.braille_uncontracted",
}


def write(document: Document, form: Format, layout: Layout, pictures: Pictures) -> bytes:
    """Return `document` as a file of `form`. Raises CoproduceError when it cannot be written."""
    writer = cast("Writer", importlib.import_module(_MODULES[form]))
    return writer.write(document, layout, pictures)


def write_heard(
    document: Document, form: Format, pictures: Pictures, sounds: Sounds, section: int = 0
) -> bytes:
    """Return `document` as a file of `form` that is heard; `section` counts from 1, 0 means all.

    Raises CoproduceError when it cannot be written, or when a part of the sound is not there.
    """
    if section:
        from easyread.write import mp3

        return mp3.write_section(document, section, sounds)
    writer = cast("HeardWriter", importlib.import_module(_HEARD_MODULES[form]))
    return writer.write(document, pictures, sounds)

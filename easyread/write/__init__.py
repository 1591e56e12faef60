"""The formats that a document can be written in, and the one way to write each.

Every writer is a module with `write(document, layout, pictures) -> bytes`: the same input gives the
same bytes. A writer is loaded when it is first used, so that plain text never waits for Typst.
"""

from __future__ import annotations

import importlib
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, cast

from easyread.document import Document, Layout

if TYPE_CHECKING:
    from easyread.pictures import Pictures


class Format(StrEnum):
    """A format that families receive. Its value is the ending of its files."""

    WORD = "docx"
    PDF = "pdf"
    WEB_PAGE = "html"
    PLAIN_TEXT = "txt"

    @property
    def extension(self) -> str:
        """The ending of its files, with the dot."""
        return f".{self}"

    @property
    def has_layouts(self) -> bool:
        """Whether each layout is a file of its own; a web page and plain text have one for all."""
        return self in (Format.WORD, Format.PDF)


class Writer(Protocol):
    """What each of the modules named below can do."""

    def write(self, document: Document, layout: Layout, pictures: Pictures) -> bytes:
        """Return the whole file. Raises CoproduceError when the document cannot be written."""


_MODULES = {
    Format.WORD: "easyread.write.docx",
    Format.PDF: "easyread.write.pdf",
    Format.WEB_PAGE: "easyread.write.html",
    Format.PLAIN_TEXT: "easyread.write.text",
}


def write(document: Document, form: Format, layout: Layout, pictures: Pictures) -> bytes:
    """Return `document` as a file of `form`. Raises CoproduceError when it cannot be written."""
    writer = cast("Writer", importlib.import_module(_MODULES[form]))
    return writer.write(document, layout, pictures)

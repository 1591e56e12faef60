"""Makes Word files for tests, and reads them again as another program does."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree
from tools import scale

from easyread.document import POINTS, Document, Layout
from easyread.pictures import Pictures
from easyread.write.docx import write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TAGS = ("en-GB", "ur", "bn")
LAYOUTS = scale(
    quick=(Layout.EASY_READ, Layout.GIANT_PRINT),
    covering=tuple(POINTS)[:-1],
    everything=tuple(POINTS)[:-1],
)
PICTURES = Pictures()


def made(document: Document, layout: Layout = Layout.EASY_READ) -> bytes:
    return write(document, layout, PICTURES)


def part(data: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def body(data: bytes) -> Any:
    return part(data, "word/document.xml")


def said(element: Any) -> str:
    """Return the words of an element; what ends a paragraph is a space."""
    words = [
        t.text or "" if t.tag == f"{W}t" else " " for t in element.iter(f"{W}t", f"{W}p", f"{W}br")
    ]
    return heard("".join(words))


def heard(text: str) -> str:
    return " ".join(text.replace("\u200e", "").replace("\xa0", " ").split())

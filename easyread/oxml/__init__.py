"""The only place with raw Word XML. Each function returns a piece of it as a string.

Strings, because a document of 40 pictures took three times as long when it was built element by
element through python-docx, and 400 pictures twenty times. Word is strict about the order of the
children of an element: it is that of ECMA-376, part 1, and each function keeps it.
"""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES: Final = (
    f'xmlns:w="{MAIN}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
"""The namespaces that a part of Word declares once, at its root."""

_UNWRITABLE: Final = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\uf6ff\uf780-\ufffd\U00010000-\U0010ffff]"
)
"""What XML 1.0 cannot hold, even escaped; and what `scripts.in_language` puts before a sentence."""


def writable(text: str) -> str:
    """Return `text` without what XML cannot hold."""
    return _UNWRITABLE.sub("", text)


def written(text: str) -> str:
    """Return `text` as it stands in XML, in an element or in an attribute."""
    return escape(writable(text), {'"': "&quot;"})

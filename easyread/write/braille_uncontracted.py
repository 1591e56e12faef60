"""An English document in uncontracted braille: Unified English Braille, grade 1."""

from __future__ import annotations

from easyread.document import Document, Layout
from easyread.pictures import Pictures
from easyread.write import braille


def write(document: Document, _layout: Layout, _pictures: Pictures) -> bytes:
    """Return the whole file. Raises CoproduceError as `braille.write` does."""
    return braille.written(document, is_contracted=False)

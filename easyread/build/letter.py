"""The letter and the message that go with a folder for families."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from easyread.document import Block, Document, Note, Quote, Row, literal, plain

ENCLOSED = "enclosed"
"""The id of the block in the letter under which the documents are named."""


def with_enclosed(letter: Document, titles: Iterable[str]) -> Document:
    """Return `letter` with the names of the documents where its block `enclosed` stands."""
    points = tuple(literal(title) for title in titles)
    blocks = tuple(
        replace(block, points=points) if isinstance(block, Row) and block.id == ENCLOSED else block
        for block in letter.blocks
    )
    return replace(letter, blocks=blocks)


def message_text(message: Document) -> str:
    """Return the message as lines to paste: no title and no pictures, but why it is a draft."""
    parts = [_lines(block) for block in (*message.marks, *message.blocks)]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _lines(block: Block) -> list[str]:
    if isinstance(block, Quote):
        return [block.about, block.text] if block.about else [block.text]
    if isinstance(block, Row):
        return [plain(sentence) for sentence in (*block.sentences, *block.points)]
    return [plain(sentence) for sentence in block.sentences] if isinstance(block, Note) else []

"""Which blocks stay on one page where two texts stand beside each other, and what is in them."""

from __future__ import annotations

from easyread.document import Block, Heading, Note, Quote, Row, Table, WordBox
from easyread.write.rules import is_part_of_row


def groups_of(blocks: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    """Return blocks in the groups that stay on one page: what a heading or a box goes with.

    In two columns Typst must not be asked to keep a block with the next one ("sticky"): it leaves
    pages empty and draws over what is there (measured with 0.15).
    """
    made: list[tuple[Block, ...]] = []
    is_open = False
    for block in blocks:
        if made and (is_open or is_part_of_row(block)):
            made[-1] = (*made[-1], block)
        else:
            made.append((block,))
        is_open = isinstance(block, Heading)
    return made


def texts_of(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Return what stands in a group, for the estimate of its height."""
    made: list[str] = []
    for block in blocks:
        if isinstance(block, Row):
            made += (*block.sentences, *block.points)
        elif isinstance(block, WordBox):
            made += ("", "", block.word, *block.meaning)
        elif isinstance(block, Heading):
            made += ("", block.text * 2)
        elif isinstance(block, Note):
            made += ("", *block.sentences)
        elif isinstance(block, Quote):
            made += ("", block.about, *block.text.splitlines())
        elif isinstance(block, Table):
            # Columns are as many times narrower as there are of them.
            rows = (block.header, *block.rows)
            made += (block.caption, *(max(row, key=len) * len(row) for row in rows))
    return tuple(made)


def have_pictures(blocks: tuple[Block, ...]) -> bool:
    """Whether any row among `blocks` has a picture."""
    return any(isinstance(block, Row) and block.picture for block in blocks)

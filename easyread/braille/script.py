"""What a document says in braille, in order: passages, each with how it stands on the page.

Pictures are left out: the words beside them say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from easyread.braille.tables import braille_of
from easyread.document import (
    Answer,
    AnswerKind,
    Block,
    Chart,
    Columns,
    Document,
    Heading,
    Note,
    PageBreak,
    Quote,
    Row,
    Table,
    WordBox,
    Words,
    spans,
)
from easyread.scripts import language_of
from easyread.write.rules import figures, with_address


class Shape(Enum):
    """How a passage stands on the page."""

    TITLE = auto()
    SECTION = auto()
    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    BOX = auto()
    """In a box with lines above and below; passages that follow each other share it."""
    FIELD = auto()
    """A line to write on."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand together."""

    shape: Shape
    words: str = ""
    tag: str = ""
    """Their language."""
    is_first: bool = True
    """In a box: it begins one, and the next ones that are not first go on in it."""


def front(document: Document) -> list[Passage]:
    """Return the title, and the notes that stand on every page."""
    found = [Passage(Shape.TITLE, document.title, document.language)]
    for mark in document.marks:
        found += _box(mark.sentences, document.language)
    return found


def body(document: Document) -> list[Passage]:
    """Return everything below them."""
    words = document.words or Words()
    end = Passage(Shape.PARAGRAPH, words.end, document.language)
    return [*_blocks(document.blocks, document.language, words), end]


def _box(sentences: Iterable[str], tag: str) -> Iterator[Passage]:
    for place, one in enumerate(_several(Shape.BOX, sentences, tag)):
        yield replace(one, is_first=place == 0)


def _several(shape: Shape, sentences: Iterable[str], tag: str) -> Iterator[Passage]:
    for sentence in sentences:
        if sentence.strip():
            yield _ours(shape, sentence, tag)


def _ours(shape: Shape, sentence: str, tag: str) -> Passage:
    words = "".join(with_address(span) for span in spans(sentence))
    return Passage(shape, words, language_of(words, tag))


def _blocks(  # noqa: C901
    blocks: Iterable[Block], tag: str, words: Words
) -> Iterator[Passage]:
    """Give what is read of blocks, in order."""
    for block in blocks:
        match block:
            case Heading():
                yield _ours(Shape.SECTION if block.level == 1 else Shape.HEADING, block.text, tag)
            case Row():
                yield from _several(Shape.PARAGRAPH, block.sentences, tag)
                yield from _several(Shape.ITEM, _points(block), tag)
            case WordBox():
                head = f"{words.word_box}: {block.word}"
                yield from _box((head, *block.meaning), tag)
            case Note():
                yield from _box(block.sentences, tag)
            case Table():
                yield from _table(block, tag)
            case Chart():
                yield from _several(Shape.PARAGRAPH, (block.caption, block.summary), tag)
                yield from _table(figures(block, words), tag)
            case Answer():
                hint = block.hint or (words.sign_here if block.kind is AnswerKind.SIGNATURE else "")
                yield from _several(Shape.PARAGRAPH, (block.label, hint), tag)
                yield Passage(Shape.FIELD)
            case Quote():
                yield from _quote(block, tag, words)
            case Columns():
                for head, side in zip(block.heads, (block.left, block.right), strict=True):
                    yield _ours(Shape.HEADING, head, tag)
                    yield from _blocks(side, tag, words)
            case PageBreak():
                pass


def _points(row: Row) -> Iterator[str]:
    for number, point in enumerate(row.points, 1):
        yield f"{number}. {point}" if row.is_numbered else f"• {point}"


def _table(table: Table, tag: str) -> Iterator[Passage]:
    """Give each row of a table as a list: its first cell, and the others with their heads."""
    yield from _several(Shape.PARAGRAPH, (table.caption,), tag)
    for row in table.rows:
        pairs = zip(table.header, row, strict=True)
        line = "; ".join(f"{head}: {cell}" for head, cell in pairs)
        yield from _several(Shape.ITEM, (line,), tag)


def _quote(quote: Quote, tag: str, words: Words) -> Iterator[Passage]:
    """Give a person's own words by the braille of their language, or say that there is none."""
    yield from _several(Shape.PARAGRAPH, (quote.about,), tag)
    if braille_of(quote.language) is None:
        yield from _box((words.cannot_braille,), tag)
        return
    lines = [line for line in quote.text.splitlines() if line.strip()]
    for place, line in enumerate(lines):
        yield Passage(Shape.BOX, line, quote.language, is_first=place == 0)

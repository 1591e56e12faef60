"""A document as a BRF file: braille of 40 cells by 25 lines, to emboss or for a display."""

from __future__ import annotations

from typing import Final

from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread.braille import pages, script
from easyread.braille.pages import CELLS, Lines
from easyread.braille.passages import translated
from easyread.braille.script import Passage, Shape
from easyread.braille.tables import Braille, braille_of
from easyread.document import Document, Layout, Words
from easyread.pictures import Pictures
from easyread.write.rules import has_contents

_INDENTS: Final = {
    Shape.HEADING: (4, 4),
    Shape.PARAGRAPH: (2, 0),
    Shape.ITEM: (0, 2),
    Shape.BOX: (2, 0),
}
"""Blank cells before the first line and before the others."""
_TOP, _FOOT, _LINE = "\u2836" * CELLS, "\u281b" * CELLS, "\u2824" * 20
"""The lines of a box, dots 2356 and 1245, and a line to write on."""


def write(document: Document, _layout: Layout, _pictures: Pictures) -> bytes:
    """Return the document in its language's usual braille: for English contracted (grade 2)."""
    return written(document, is_contracted=True)


def written(document: Document, *, is_contracted: bool) -> bytes:
    """Return a document as BRF. Raises CoproduceError without liblouis or without a table."""
    words = document.words or Words()
    own = braille_of(document.language, is_contracted=is_contracted)
    if own is None:
        raise CoproduceError(
            _("There is no braille table for this language that is right."),
            _("Ask a person who reads braille in it."),
        )
    front, body = script.front(document), script.body(document)
    contents = Passage(Shape.SECTION, words.contents, document.language)
    cells = _cells([contents, *front, *body], own, document.language, is_contracted)
    top = pages.running(cells[one] for one in front if one.shape is Shape.BOX)
    room = pages.LINES - len(top)
    if not has_contents(document):
        laid, _marks = pages.paged([*_lines(front, cells), *_lines(body, cells)], room)
        return pages.brf(laid, top)
    return pages.brf(_with_contents(front, body, contents, cells, room), top)


def _with_contents(
    front: list[Passage],
    body: list[Passage],
    contents: Passage,
    cells: dict[Passage, str],
    room: int,
) -> list[list[str]]:
    """Return all pages: those of the contents say on which page each section begins."""
    inside, marks = pages.paged(_lines(body, cells), room)
    sections = [p for p, one in enumerate(body) if one.shape is Shape.SECTION]

    def before(first: int) -> list[list[str]]:
        listed = [pages.listed(cells[body[p]], marks[p] + first) for p in sections]
        lines = [Lines(tuple(entry), is_whole=True) for entry in listed]
        return pages.paged([*_lines(front, cells), *_lines([contents], cells), *lines], room)[0]

    return [*before(1 + len(before(1))), *inside]


def _cells(
    passages: list[Passage], own: Braille, language: str, is_contracted: bool
) -> dict[Passage, str]:
    """Return the cells of every passage, with one call for each table."""
    cells: dict[Passage, str] = {}
    tables: dict[Braille, list[Passage]] = {}
    for passage in dict.fromkeys(passages):
        tag = passage.tag or language
        usual = braille_of(tag, is_contracted=is_contracted) or braille_of(tag)
        tables.setdefault(own if tag == language else usual or own, []).append(passage)
    for braille, ones in tables.items():
        texts = translated([one.words for one in ones], braille, own)
        cells.update(zip(ones, texts, strict=True))
    return cells


def _lines(passages: list[Passage], cells: dict[Passage, str]) -> list[Lines]:
    """Return passages as lines; each is found again by its place. A box is one part."""
    made: list[Lines] = []
    box: list[str] = []
    for place, passage in enumerate(passages):
        if passage.shape is not Shape.BOX:
            made.append(_shaped(passage, cells[passage], place))
            continue
        box += pages.wrapped(cells[passage], *_INDENTS[Shape.BOX])
        after = passages[place + 1] if place + 1 < len(passages) else None
        if after is None or after.shape is not Shape.BOX or after.is_first:
            made.append(Lines((_TOP, *box, _FOOT), is_apart=True, is_whole=True))
            box = []
    return [one for one in made if one.lines]


def _shaped(passage: Passage, cells: str, place: int) -> Lines:
    match passage.shape:
        case Shape.TITLE | Shape.SECTION:
            lines = tuple(pages.centred(cells))
            return Lines(lines, is_apart=True, has_next=passage.shape is Shape.SECTION, mark=place)
        case Shape.HEADING:
            lines = tuple(pages.wrapped(cells, *_INDENTS[Shape.HEADING]))
            return Lines(lines, is_apart=True, has_next=True)
        case Shape.FIELD:
            return Lines((_LINE,), is_apart=True)
    first, rest = _INDENTS[passage.shape]
    return Lines(tuple(pages.wrapped(cells, first, rest)))

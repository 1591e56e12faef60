"""Word file -> the words that the easy-read rules look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from easyread.check.prose import Block, Kind, Mark, Part, Prose, Run
from easyread.check.word_file import Element, Paragraph, W, WordFile

_PAGES: Final = re.compile(rb"<Pages>(\d{1,6})</Pages>")
_PICTURES: Final = f"{W}drawing", f"{W}pict"


def from_word(file: WordFile) -> Prose:
    """Return the words of a Word file. A row of a layout table is a block with its picture."""
    rows = _rows(file)
    parts = tuple(_parts(file, rows))
    blocks = tuple(_blocks(file, rows))
    found = _PAGES.search(file.package.read("docProps/app.xml"))
    return Prose(
        file.name,
        parts,
        language=file.language,
        blocks=blocks,
        pages=int(found[1]) if found else 0,
        has_rows=any(block.pictures for block in blocks),
    )


def _parts(file: WordFile, rows: dict[Element, int]) -> Iterator[Part]:
    for paragraph in file.paragraphs:
        if not paragraph.text.strip():
            continue
        row = _row_of(paragraph)
        block = 0 if row is None else rows.get(row, 0)
        yield Part(
            _kind(paragraph, is_cell=row is not None and not block),
            paragraph.text,
            paragraph.where,
            language=_language(paragraph),
            runs=tuple(_marks(paragraph)),
            level=paragraph.level,
            block=block,
        )


def _kind(paragraph: Paragraph, *, is_cell: bool) -> Kind:
    name = paragraph.file.sheet.name(paragraph.style).lower()
    if paragraph.level:
        return Kind.HEADING
    if "quote" in name:
        return Kind.QUOTE
    if is_cell:
        return Kind.CELL
    return Kind.ITEM if paragraph.said("numPr") else Kind.TEXT


def _language(paragraph: Paragraph) -> str:
    attribute = "bidi" if paragraph.has("bidi") else "val"
    said = {run.said("lang", attribute) for run in paragraph.runs if run.text.strip()}
    return said.pop() if len(said) == 1 else ""


def _marks(paragraph: Paragraph) -> Iterator[Run]:
    at = 0
    for run in paragraph.runs:
        end = at + len(run.text)
        switches = ((Mark.BOLD, "b"), (Mark.ITALIC, "i"))
        for mark in (mark for mark, name in switches if run.is_on(name)):
            yield Run(at, end, mark)
        if run.link:
            yield Run(at, end, Mark.LINK)
        elif run.is_on("u"):  # a link has its line for a reason
            yield Run(at, end, Mark.UNDERLINED)
        at = end


def _rows(file: WordFile) -> dict[Element, int]:
    """Number the rows that hold one picture cell and one cell of words, as easy read has them.

    A row that only says what a hard word means belongs to the row above it.
    """
    numbers: dict[Element, int] = {}
    last = 0
    for row in file.body.iter(f"{W}tr"):
        cells = list(row.iterfind(f"{W}tc"))
        has_words = [bool("".join(map(str, cell.itertext())).strip()) for cell in cells]
        has_picture = [next(cell.iter(*_PICTURES), None) is not None for cell in cells]
        # Two cells, and in none of them both: a table of facts has words in each.
        is_row = len(cells) == 2 and sum(has_words) == 1 and _is_bare(row)
        if is_row and not any(w and p for w, p in zip(has_words, has_picture, strict=True)):
            last += 0 if numbers and not any(has_picture) and _is_word_box(row) else 1
            numbers[row] = last
    return numbers


def _is_word_box(row: Element) -> bool:
    said = [p for p in row.iter(f"{W}p") if "".join(map(str, p.itertext())).strip()]
    styles = [p.find(f"{W}pPr/{W}pStyle") for p in said]
    return all(style is not None and style.get(f"{W}val") == "WordBox" for style in styles)


def _is_bare(row: Element) -> bool:
    table = row.getparent()
    return table is not None and next(table.iter(f"{W}tblHeader"), None) is None


def _row_of(paragraph: Paragraph) -> Element | None:
    return next(paragraph.element.iterancestors(f"{W}tr"), None)


def _blocks(file: WordFile, rows: dict[Element, int]) -> Iterator[Block]:
    seen: set[int] = set()
    for row, number in rows.items():
        if number in seen:
            continue
        seen.add(number)
        frames = row.iter(*_PICTURES)
        names = tuple(_name(frame) for frame in frames)
        yield Block(number, file.where(row), names)


def _name(frame: Element) -> str:
    for described in frame.iter():
        if str(described.tag).endswith("}docPr"):
            return str(described.get("name", ""))
    return ""

"""Each block of a document as Word XML, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from easyread.document import (
    POINTS,
    Answer,
    AnswerKind,
    Block,
    Chart,
    Columns,
    Document,
    Heading,
    Layout,
    Level,
    Note,
    NoteKind,
    PageBreak,
    Picture,
    Quote,
    Row,
    Table,
    WordBox,
    Words,
    paragraphs,
    plain,
    walk,
)
from easyread.oxml import controls, tables
from easyread.oxml import pictures as ox_pictures
from easyread.oxml import words as ox
from easyread.oxml.styles import TINT, Page
from easyread.scripts import kept_numbers
from easyread.write import docx_chart, rules
from easyread.write.docx_parts import Parts
from easyread.write.docx_text import Text, anchor

Printed = Heading | Row | WordBox | Table | Quote | Chart | Note | Answer | Columns
"""A block that is something on the page; a page break is only where the next one stands."""

PICTURE_CM: Final = {
    Layout.EASY_READ: 3.6,
    Layout.CLEAR_PRINT: 2.8,
    Layout.LARGE_PRINT: 3.2,
    Layout.GIANT_PRINT: 3.8,
    Layout.POSTER: 2.4,
}
"""How wide and high a picture may be."""
_GAP: Final = 340
"""Between a picture and its words, in twips: 6 mm."""
_TWIPS: Final = 567
"""In a centimetre."""
_LISTED: Final = 2
"""The deepest level of heading that the contents list."""
_SIDE_BY_SIDE: Final = 17
"""The largest words, in points, that still make two columns on A4."""
_LINES: Final = 4
"""Room to write by hand in a field of several lines."""


_SHORT: Final = 8
"""A table of at most so many rows stays on one page."""
_HANG: Final = 567
"""How far the words of a list stand in from its dots, in twips."""
_INSET: Final = 170
"""How far a frame's words stand in from the margin, so that the frame does not hang out."""
_APART: Final = 240
"""Above and below a frame."""
_HAIR: Final = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: how wide it is, in twips, and how far in words begin beside pictures."""

    width: int
    indent: int = 0
    level: Level = Level.EASY_READ
    is_narrow: bool = False
    """In a column, where a picture stands above its words."""


class Body(Text):
    """Writes blocks, and counts what has a number of its own in the file."""

    def __init__(self, document: Document, layout: Layout, parts: Parts) -> None:
        """Begin an empty body; pictures and addresses go into `parts`."""
        super().__init__(document, parts)
        self.points = POINTS[layout]
        self.words = document.words or Words()
        self.picture_cm = PICTURE_CM[layout]
        self.numbered_lists = 0
        self._level = 0
        self._headings = 0

    def blocks(self, blocks: Sequence[Block], place: Place | None = None) -> str:
        """Return blocks in their order; rows with pictures that follow each other share a table."""
        place = place or self._whole(blocks)
        pieces: list[str] = []
        rows: list[str] = []
        for block, after in zip(blocks, [*blocks[1:], None], strict=True):
            has_box = isinstance(after, WordBox)
            if isinstance(block, Row) and block.picture and not place.is_narrow:
                rows.append(self._picture_row(block, block.picture, place, has_box=has_box))
            else:
                self._close(rows, pieces, place)
                if isinstance(block, PageBreak):
                    self.starts_page = True
                else:
                    pieces.append(self._block(block, place, has_box=has_box))
        self._close(rows, pieces, place)
        return "".join(_apart(pieces))

    def contents(self) -> list[str]:
        """Return the entries of the contents: links to the headings that blocks() will write."""
        entries, before = [], 0
        headings = (block for block in walk(self.document.blocks) if isinstance(block, Heading))
        for number, heading in enumerate(headings, start=1):
            before = rules.steady(heading.level, before)
            if before <= _LISTED:
                inside = ox.link(self.runs(heading.text), anchor=_mark(number))
                entries.append(self.paragraph(inside, heading.text, f"TOC{before}"))
        return entries

    def _whole(self, blocks: Sequence[Block]) -> Place:
        has_pictures = any(isinstance(block, Row) and block.picture for block in blocks)
        indent = self._picture_column() if has_pictures else 0
        return Place(Page().inside, indent, self.document.level)

    def _picture_column(self) -> int:
        return round(self.picture_cm * _TWIPS) + _GAP

    def _close(self, rows: list[str], pieces: list[str], place: Place) -> None:
        """Put the table of these rows after the pieces, and begin with no rows again."""
        if rows:
            widths = (place.indent, place.width - place.indent)
            pieces.append(tables.layout(rows, widths, is_rtl=self.own.is_rtl))
            rows.clear()

    def _block(self, block: Printed, place: Place, *, has_box: bool) -> str:
        match block:
            case Row():
                return self._row(block, place, has_box=has_box)
            case Heading():
                return self._heading(block)
            case WordBox():
                lines = (self.words.word_box, f"**{block.word}**", *block.meaning)
                return self._framed(lines, "WordBox", place.indent)
            case Note():
                is_plain = block.kind is NoteKind.PLAIN
                return self._framed(block.sentences, "Note" if is_plain else "Mark")
            case Table():
                return self._table(block, place)
            case Quote():
                return self._quote(block)
            case Chart():
                return self._chart(block, place)
            case Answer():
                return self._answer(block)
            case Columns():
                return self._columns(block, place)
        raise AssertionError(f"no such block: {block}")

    def _picture_row(self, row: Row, picture: Picture, place: Place, *, has_box: bool) -> str:
        drawn = self.drawn(self._picture(picture), ox.Shape(has_next=has_box, before=0, after=0))
        beside = self._said(row, place, has_box=has_box)
        return tables.row(
            (
                tables.cell(drawn, place.indent),
                tables.cell(beside, place.width - place.indent, is_middle=True),
            )
        )

    def _row(self, row: Row, place: Place, *, has_box: bool) -> str:
        """Return a row that is no part of a table: without a picture, or in a narrow column."""
        above = ""
        if row.picture:
            shape = ox.Shape(has_next=True, before=160, after=80)
            above = self.drawn(self._picture(row.picture), shape)
        return above + self._said(row, place, indent=place.indent, has_box=has_box, is_whole=True)

    def _said(
        self, row: Row, place: Place, *, indent: int = 0, has_box: bool, is_whole: bool = False
    ) -> str:
        """Return the sentences and the list of a row. `is_whole` keeps them on one page."""
        texts = paragraphs(row.sentences, place.level)
        count_of = len(texts) + len(row.points)
        pieces = []
        for number, text in enumerate(texts, start=1):
            runs = self.runs(text)
            if number == 1 and row.id:
                runs = self.marked(runs, anchor(row.id))
            keeps = has_box or (is_whole and number < count_of)
            pieces.append(self.paragraph(runs, text, "", ox.Shape(has_next=keeps, indent=indent)))
        style, list_number = "ListBullet", ox.BULLETS
        if row.is_numbered and row.points:
            self.numbered_lists += 1
            style, list_number = "ListNumber", ox.BULLETS + self.numbered_lists
        for number, text in enumerate(row.points, start=len(texts) + 1):
            keeps = has_box or (is_whole and number < count_of)
            # A list's own indent is in the list; here it has to begin beside the pictures.
            shape = ox.Shape(
                has_next=keeps, list_number=list_number, indent=indent + _HANG if indent else 0
            )
            pieces.append(self.say(text, style, shape))
        return "".join(pieces)

    def _picture(self, picture: Picture) -> str:
        drawing = self.parts.pictures.find(picture.name)
        wide = min(self.picture_cm, self.picture_cm / drawing.height)
        is_mirrored = self.own.is_rtl and (picture.is_pointing or drawing.is_pointing)
        return ox_pictures.inline(
            self.parts.place(drawing),
            next(self.numbers),
            (wide, wide * drawing.height),
            picture.alt,
            is_mirrored=is_mirrored,
        )

    def _heading(self, block: Heading) -> str:
        self._headings += 1
        self._level = rules.steady(block.level, self._level)
        mark = _mark(self._headings)
        runs = self.marked(self.runs(block.text), mark, anchor(block.id) if block.id else "")
        return self.paragraph(runs, block.text, f"Heading{min(self._level, 3)}")

    def _framed(self, sentences: Sequence[str], style: str, indent: int = 0) -> str:
        """Return sentences in one frame, on one page, with room above and below it."""
        last = len(sentences) - 1
        return "".join(
            self.paragraph(
                self.runs(sentence, is_strong=style == "WordBox" and number == 0),
                sentence,
                style,
                ox.Shape(
                    has_next=number < last,
                    before=0 if number else _APART,
                    after=0 if number < last else _APART,
                    indent=indent + _INSET if indent else 0,
                ),
            )
            for number, sentence in enumerate(sentences)
        )

    def _table(self, block: Table, place: Place) -> str:
        columns = list(zip(block.header, *block.rows, strict=True))
        if sum(map(rules.narrowest, columns)) * self.points * 20 > place.width:
            return self._as_lists(block)
        widths = _shared(place.width, [rules.wide(cells) for cells in columns])
        caption = self.say(block.caption, "Caption") if block.caption else ""
        heads = zip(block.header, widths, strict=True)
        head = tables.row(
            (self._cell(cell, width, is_head=True, has_next=True) for cell, width in heads),
            is_header=True,
        )
        is_short = len(block.rows) <= _SHORT
        rows = [
            tables.row(
                self._cell(
                    cell,
                    width,
                    is_head=block.has_row_headers and place_of == 0,
                    has_next=is_short and row is not block.rows[-1],
                )
                for place_of, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            for row in block.rows
        ]
        return caption + tables.figures(
            [head, *rows],
            widths,
            plain(block.caption),
            is_rtl=self.own.is_rtl,
            has_row_headers=block.has_row_headers,
        )

    def _cell(self, text: str, width: int, *, is_head: bool, has_next: bool) -> str:
        runs = self.runs(text, is_strong=is_head)
        words = self.paragraph(runs, text, "TableWords", ox.Shape(has_next=has_next))
        return tables.cell(words, width, shade=TINT if is_head else "")

    def _as_lists(self, block: Table) -> str:
        """Return each row as its name and a list: the words are too large for columns."""
        pieces = [self.say(block.caption, "Caption")] if block.caption else []
        for row in block.rows:
            cells = list(zip(block.header, row, strict=True))
            if block.has_row_headers:
                _name, head = cells.pop(0)
                runs = self.runs(head, is_strong=True)
                pieces.append(self.paragraph(runs, head, "", ox.Shape(has_next=True)))
            pieces += [
                self.say(f"{name}: {cell}", "ListBullet", ox.Shape(list_number=ox.BULLETS))
                for name, cell in cells
            ]
        return "".join(pieces)

    def _quote(self, block: Quote) -> str:
        """Return what a person wrote. Nothing in it is read as our markup."""
        about = self.say(block.about, "", ox.Shape(has_next=True)) if block.about else ""
        tongue = ox.tongue(block.language, self.own.tag)
        lines = ox.line(tongue.family)
        shape = ox.Shape(
            is_rtl=tongue.is_rtl, lines=None if lines == ox.line(self.own.family) else lines
        )
        said = [line for line in block.text.splitlines() if line.strip()]
        return about + "".join(
            ox.paragraph(
                ox.run(kept_numbers(line) if tongue.is_rtl else line, tongue),
                "Quote",
                replace(
                    shape,
                    starts_page=self.take_page(),
                    before=0 if number > 1 else _APART,
                    after=0 if number < len(said) else _APART,
                ),
            )
            for number, line in enumerate(said, start=1)
        )

    def _chart(self, block: Chart, place: Place) -> str:
        caption = self.say(block.caption, "Caption")
        wide = min(place.width / _TWIPS, docx_chart.WIDEST_CM)
        drawn, height = docx_chart.draw(block, self.points, wide, self.own)
        picture = ox_pictures.inline(
            ox_pictures.Placed(self.parts.file("png", drawn)),
            next(self.numbers),
            (wide, height),
            plain(block.summary),
        )
        shown = self.drawn(picture, ox.Shape(has_next=True))
        table = self._table(rules.figures(block, self.words), place)
        return caption + shown + self.say(block.summary) + table

    def _answer(self, block: Answer) -> str:
        number = next(self.numbers)
        label = plain(block.label)
        if block.kind is AnswerKind.TICK:
            runs = controls.tick(block.id, label, number) + self.runs("\xa0" + block.label)
            hint = self.say(block.hint, "FieldHint") if block.hint else ""
            return self.paragraph(runs, block.label) + hint
        hint = block.hint
        if block.kind is AnswerKind.SIGNATURE:
            hint = hint or self.words.sign_here
            field = self.paragraph(ox.run("\xa0", self.own), "", "Sign")
        elif block.kind is AnswerKind.DATE:
            field = controls.date(block.id, label, number, self.own)
        else:
            lines = _LINES if block.kind is AnswerKind.LINES else 1
            field = controls.text(block.id, label, number, self.own, lines)
        above = self.say(block.label, "FieldLabel")
        return above + (self.say(hint, "FieldHint") if hint else "") + field

    def _columns(self, block: Columns, place: Place) -> str:
        sides = ((block.left, Level.FULL_WORDS), (block.right, Level.EASY_READ))
        if self.points > _SIDE_BY_SIDE or place.is_narrow:
            return "".join(
                self._head(head) + self.blocks(blocks, replace(self._whole(blocks), level=level))
                for head, (blocks, level) in zip(block.heads, sides, strict=True)
            )
        half = place.width // 2
        heads = tables.row(
            (self._cell(head, half, is_head=True, has_next=True) for head in block.heads),
            is_header=True,
        )
        texts = tables.row(
            (
                tables.cell(self.blocks(blocks, Place(half - 216, 0, level, is_narrow=True)), half)
                for blocks, level in sides
            ),
            may_part=True,
        )
        caption = " / ".join(map(plain, block.heads))
        return tables.figures(
            (heads, texts), (half, half), caption, is_rtl=self.own.is_rtl, has_row_headers=False
        )

    def _head(self, head: str) -> str:
        return self.paragraph(self.runs(head, is_strong=True), head, "", ox.Shape(has_next=True))


def _apart(pieces: Iterable[str]) -> Iterator[str]:
    """Give pieces with a hair between tables, which Word would join, and one after the last."""
    before = ""
    for piece in filter(None, pieces):
        if before.endswith("</w:tbl>") and piece.startswith("<w:tbl>"):
            yield _HAIR
        yield piece
        before = piece
    if before.endswith("</w:tbl>") or not before:
        yield _HAIR


def _shared(width: int, wishes: Sequence[float]) -> list[int]:
    """Return the widths of columns that share `width` by what each wishes for."""
    shares = [round(width * wish / sum(wishes)) for wish in wishes]
    shares[-1] += width - sum(shares)
    return shares


def _mark(number: int) -> str:
    """Return the bookmark of a heading, for the contents."""
    return f"_Toc{number:08}"

"""Each block of a document as Word XML, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from easyread.document import (
    Answer,
    AnswerKind,
    Block,
    Chart,
    Columns,
    Document,
    Heading,
    Level,
    Note,
    NoteKind,
    PageBreak,
    Quote,
    Row,
    Table,
    WordBox,
    plain,
    walk,
)
from easyread.oxml import controls, tables
from easyread.oxml import pictures as ox_pictures
from easyread.oxml import words as ox
from easyread.oxml.styles import TINT, Page
from easyread.scripts import kept_numbers
from easyread.write import docx_beside, docx_chart, rules
from easyread.write.docx_parts import Parts
from easyread.write.docx_rows import APART, HAIR, Place, Rows
from easyread.write.docx_text import anchor
from easyread.write.groups import groups_of

Printed = Heading | Row | WordBox | Table | Quote | Chart | Note | Answer | Columns
"""A block that is something on the page; a page break is only where the next one stands."""

_GAP: Final = 340
"""Between a picture and its words, in twips: 6 mm."""
_TWIPS: Final = 567
"""In a centimetre."""
_LISTED: Final = 2
"""The deepest level of heading that the contents list."""
_SIDE_BY_SIDE: Final = 17
"""The largest words, in points, that still make two columns on A4."""
_WISHES: Final = (2, 3)
"""Full words and easy words beside each other: the easy ones are more, and have pictures."""
_LINES: Final = 4
"""Room to write by hand in a field of several lines."""


class Body(Rows):
    """Writes blocks, and counts what has a number of its own in the file."""

    def __init__(self, document: Document, parts: Parts, points: float, picture_cm: float) -> None:
        """Begin an empty body; pictures and addresses go into `parts`.

        Words are `points` large, and a picture may be `picture_cm` wide and high.
        """
        super().__init__(document, parts, points, picture_cm)
        self._level = 0
        self._headings = 0

    def blocks(self, blocks: Sequence[Block], place: Place | None = None) -> str:
        """Return blocks in their order; rows with pictures that follow each other share a table."""
        place = place or self._whole(blocks)
        pieces: list[str] = []
        rows: list[str] = []
        for block, parts in _with_parts(blocks):
            if isinstance(block, Row) and block.picture and not place.is_narrow:
                rows += self.picture_rows(block, block.picture, place, parts)
                continue
            self._close(rows, pieces, place)
            if isinstance(block, PageBreak):
                self.starts_page = True
            else:
                pieces.append(self._block(block, place, has_next=bool(parts)))
            pieces += [self.part(part, place.indent) for part in parts]
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
        return Place(Page.shaped(is_wide=self.document.is_wide).inside, indent, self.document.level)

    def _picture_column(self) -> int:
        return round(self.picture_cm * _TWIPS) + _GAP

    def _close(self, rows: list[str], pieces: list[str], place: Place) -> None:
        """Put the table of these rows after the pieces, and begin with no rows again."""
        if rows:
            widths = (place.indent, place.width - place.indent)
            pieces.append(tables.layout(rows, widths, is_rtl=self.own.is_rtl))
            rows.clear()

    def _block(self, block: Printed, place: Place, *, has_next: bool) -> str:
        match block:
            case Row():
                return self.row(block, place, has_next=has_next)
            case Heading():
                return self._heading(block)
            case WordBox():
                return self.word_box(block, place.indent)
            case Note():
                is_plain = block.kind in (NoteKind.PLAIN, NoteKind.TO_FILL_IN)
                return self.framed(block.sentences, "Note" if is_plain else "Mark")
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

    def _heading(self, block: Heading) -> str:
        self._headings += 1
        self._level = rules.steady(block.level, self._level)
        mark = _mark(self._headings)
        runs = self.marked(self.runs(block.text), mark, anchor(block.id) if block.id else "")
        return self.paragraph(runs, block.text, f"Heading{min(self._level, 3)}")

    def _table(self, block: Table, place: Place, name: str = "") -> str:
        """Return a table; a screen reader says `name`, or else its caption."""
        columns = list(zip(block.header, *block.rows, strict=True))
        if sum(map(rules.narrowest, columns)) * self.points * 20 > place.width:
            return self._as_lists(block)
        widths = _shared(place.width, rules.wide(columns, place.width / 20 / self.points))
        caption = self.say(block.caption, "Caption") if block.caption else ""
        heads = zip(block.header, widths, strict=True)
        head = tables.row(
            (self._cell(cell, width, is_head=True, has_next=True) for cell, width in heads),
            is_header=True,
        )
        is_short = len(block.rows) <= rules.SHORT
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
        return (
            caption
            + tables.figures(
                [head, *rows],
                widths,
                plain(name or block.caption),
                is_rtl=self.own.is_rtl,
                has_row_headers=block.has_row_headers,
            )
            + _BELOW
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
        between = None if lines == ox.line(self.own.family) else lines
        said = [line for line in block.text.splitlines() if line.strip()]
        return about + "".join(
            ox.paragraph(
                ox.run(kept_numbers(line) if tongue.is_rtl else line, tongue),
                "Quote",
                ox.Shape(
                    before=0 if number > 1 else APART,
                    after=0 if number < len(said) else APART,
                    lines=between,
                ),
                is_rtl=tongue.is_rtl,
                starts_page=self.take_page(),
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
        table = self._table(rules.figures(block, self.words), place, block.caption)
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
        widths = _shared(place.width, _WISHES)
        heads = tables.row(
            (
                self._cell(head, width, is_head=True, has_next=True)
                for head, width in zip(block.heads, widths, strict=True)
            ),
            is_header=True,
        )
        left, right = (
            self._pieces(side, Place(width - 216, 0, level, is_narrow=True))
            for (side, level), width in zip(sides, widths, strict=True)
        )
        rows = list(docx_beside.shares(left, right))
        caption = " / ".join(map(plain, block.heads))
        return tables.figures(
            (heads, *(self._beside(row, widths, rows[-1]) for row in rows)),
            widths,
            caption,
            is_rtl=self.own.is_rtl,
            has_row_headers=False,
        )

    def _pieces(self, blocks: Sequence[Block], place: Place) -> list[docx_beside.Piece]:
        sizes = place.width / 20, self.points, (self.picture_cm + 1) * _TWIPS / 20
        return [
            docx_beside.Piece(self.blocks(whole, place), docx_beside.height(whole, *sizes))
            for group in groups_of(tuple(blocks))
            for whole in docx_beside.parted(group, *sizes)
        ]

    def _beside(
        self, share: docx_beside.Share, widths: Sequence[int], last: docx_beside.Share
    ) -> str:
        """Return a row of two texts. Lines between rows would say that they are parts."""
        lines = tables.Lines.SIDES_AND_FOOT if share is last else tables.Lines.SIDES
        cells = (
            tables.cell("".join(_apart(side)), width, lines=lines)
            for side, width in zip((share.left, share.right), widths, strict=True)
        )
        return tables.row(cells, may_part=not share.is_whole)

    def _head(self, head: str) -> str:
        return self.say(head, "FieldLabel")


_BELOW: Final = HAIR.replace('w:after="0"', 'w:after="200"')
"""The room below a table with lines: the next words would touch it."""


def _with_parts(blocks: Sequence[Block]) -> Iterator[tuple[Block, list[WordBox | Note]]]:
    """Give each block with what comes after it and belongs to it."""
    before: Block | None = None
    parts: list[WordBox | Note] = []
    for block in blocks:
        if before and rules.is_part_of_row(block):
            parts.append(block)
            continue
        if before:
            yield before, parts
        before, parts = block, []
    if before:
        yield before, parts


def _apart(pieces: Iterable[str]) -> Iterator[str]:
    """Give pieces with a hair between those that Word would make one of, and after a last table.

    It joins tables that touch, and frames of one style: two people's words would look like one's.
    """
    before = ""
    for piece in filter(None, pieces):
        is_table = before.endswith("</w:tbl>") and piece.startswith("<w:tbl>")
        if is_table or (before and _frame(before[before.rfind(_BEGIN) :]) == _frame(piece) != ""):
            yield HAIR
        yield piece
        before = piece
    if before.endswith("</w:tbl>") or not before:
        yield HAIR


_BEGIN: Final = '<w:p><w:pPr><w:pStyle w:val="'


def _frame(paragraph: str) -> str:
    """Return the style of a paragraph that has a frame; empty for any other."""
    style = paragraph.removeprefix(_BEGIN).partition('"')[0]
    return style if style in ("Quote", "Note", "Mark", "WordBox") else ""


def _shared(width: int, wishes: Sequence[float]) -> list[int]:
    """Return the widths of columns that share `width` by what each wishes for."""
    shares = [round(width * wish / sum(wishes)) for wish in wishes]
    shares[-1] += width - sum(shares)
    return shares


def _mark(number: int) -> str:
    """Return the bookmark of a heading, for the contents."""
    return f"_Toc{number:08}"

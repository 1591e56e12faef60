"""Rows of pictures and words as Word XML, and words in frames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from easyread.document import Document, Level, Note, Picture, Row, WordBox, Words, paragraphs
from easyread.oxml import pictures as ox_pictures
from easyread.oxml import tables
from easyread.oxml import words as ox
from easyread.write.docx_parts import Parts
from easyread.write.docx_text import Text, anchor
from easyread.write.rules import LETTER_EM

_HANG: Final = 567
"""How far the words of a list stand in from its dots, in twips."""
_INSET: Final = 170
"""How far a frame's words stand in from the margin, so that the frame does not hang out."""
APART: Final = 240
"""Above and below a frame."""
_HALF_PAGE: Final = 200
"""How many lines of words of one point stand on half a page: 12 lines of 16 points, with the room
between them."""
_MORE: Final = 0.4
"""By how many halves a row with one part may be higher than half a page."""
HAIR: Final = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
)
"""A paragraph that nobody sees."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: how wide it is, in twips, and how far in words begin beside pictures."""

    width: int
    indent: int = 0
    level: Level = Level.EASY_READ
    is_narrow: bool = False
    """In a column, where a picture stands above its words."""


class Rows(Text):
    """Writes what an easy-read page is made of."""

    def __init__(self, document: Document, parts: Parts, points: float, picture_cm: float) -> None:
        """Begin: words are `points` large, and a picture may be `picture_cm` wide and high."""
        super().__init__(document, parts)
        self.points = points
        self.words = document.words or Words()
        self.picture_cm = picture_cm
        self.numbered_lists = 0

    def picture_rows(
        self, row: Row, picture: Picture, place: Place, parts: Sequence[WordBox | Note]
    ) -> list[str]:
        """Return a row of a table with all that belongs to it in it, so that no page parts them.

        Parts that would make it taller than half a page follow in rows of their own: a row that
        must stay whole would leave a page before it empty.
        """
        drawn = self.drawn(self._picture(picture), ox.Shape(before=0, after=0))
        letters = max(1.0, (place.width - place.indent) / 20 / self.points / LETTER_EM)
        half = _HALF_PAGE / self.points
        room = half - _lines((*row.sentences, *row.points), letters)
        inside: list[str] = []
        below: list[str] = []
        beside = self._said(row, place, has_next=False)
        for part in parts:
            texts = part.meaning if isinstance(part, WordBox) else part.sentences
            room -= 3 + _lines(texts, letters)
            # One part may stand with words that need more, as long as a heading fits above them.
            is_below = room < (0 if inside else -_MORE * half)
            (below if is_below else inside).append(self.part(part))
        nothing = ox.paragraph("", "", ox.Shape(before=0, after=0), is_rtl=self.own.is_rtl)
        cells = [(drawn, beside + HAIR.join(inside)), *((nothing, part) for part in below)]
        wide = place.width - place.indent
        return [
            tables.row((tables.cell(left, place.indent), tables.cell(right, wide, is_middle=True)))
            for left, right in cells
        ]

    def row(self, row: Row, place: Place, *, has_next: bool) -> str:
        """Return a row that is no part of a table: without a picture, or in a narrow column."""
        above = ""
        if row.picture:
            shape = ox.Shape(has_next=True, before=160, after=80)
            above = self.drawn(self._picture(row.picture), shape)
        return above + self._said(row, place, indent=place.indent, has_next=has_next, is_whole=True)

    def _said(
        self, row: Row, place: Place, *, indent: int = 0, has_next: bool, is_whole: bool = False
    ) -> str:
        """Return the sentences and the list of a row. `is_whole` keeps them on one page."""
        texts = paragraphs(row.sentences, place.level)
        count_of = len(texts) + len(row.points)
        pieces = []
        for number, text in enumerate(texts, start=1):
            runs = self.runs(text)
            if number == 1 and row.id:
                runs = self.marked(runs, anchor(row.id))
            keeps = has_next or (is_whole and number < count_of)
            pieces.append(self.paragraph(runs, text, "", ox.Shape(has_next=keeps, indent=indent)))
        style, list_number = "ListBullet", ox.BULLETS
        if row.is_numbered and row.points:
            self.numbered_lists += 1
            style, list_number = "ListNumber", ox.BULLETS + self.numbered_lists
        for number, text in enumerate(row.points, start=len(texts) + 1):
            keeps = has_next or (is_whole and number < count_of)
            # A list's own indent is in the list; here it has to begin beside the pictures.
            shape = ox.Shape(
                has_next=keeps, list_number=list_number, indent=indent + _HANG if indent else 0
            )
            pieces.append(self.say(text, style, shape))
        return "".join(pieces)

    def _picture(self, picture: Picture) -> str:
        drawing = self.parts.pictures.find(picture.name)
        wide = min(self.picture_cm, self.picture_cm / drawing.height)
        return ox_pictures.inline(
            self.parts.place(drawing),
            next(self.numbers),
            (wide, wide * drawing.height),
            picture.alt,
            is_mirrored=self.parts.pictures.is_turned(picture, self.own.tag),
        )

    def part(self, part: WordBox | Note, indent: int = 0) -> str:
        """Return what belongs to a row, in a frame."""
        if isinstance(part, WordBox):
            return self.word_box(part, indent)
        return self.framed(part.sentences, "Note", indent)

    def word_box(self, box: WordBox, indent: int = 0) -> str:
        """Return what a hard word means, in a frame."""
        lines = (self.words.word_box, f"**{box.word}**", *box.meaning)
        return self.framed(lines, "WordBox", indent)

    def framed(self, sentences: Sequence[str], style: str, indent: int = 0) -> str:
        """Return sentences in one frame, on one page, with room above and below it."""
        last = len(sentences) - 1
        return "".join(
            self.paragraph(
                self.runs(sentence, is_strong=style == "WordBox" and number == 0),
                sentence,
                style,
                ox.Shape(
                    has_next=number < last,
                    before=0 if number else APART,
                    after=0 if number < last else APART,
                    indent=indent + _INSET if indent else 0,
                ),
            )
            for number, sentence in enumerate(sentences)
        )


def _lines(texts: Sequence[str], letters: float) -> int:
    """Return how many lines texts take, by estimate, if so many letters stand in one."""
    return sum(1 + int(len(text) / letters) for text in texts)

"""A document as data for page.typ, and the same texts again in the order in which they are read.

The order is what `pdf_tags` needs: Typst keeps it, so the third paragraph of the file is the third
leaf here. That is how a text written from right to left can be read back from the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Final, assert_never

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
    PageBreak,
    Picture,
    Quote,
    Row,
    Span,
    Table,
    WordBox,
    Words,
    paragraphs,
    plain,
    spans,
)
from easyread.fonts import families
from easyread.scripts import direction, has_right_to_left, kept_numbers, language_of, printable
from easyread.write import pdf_room
from easyread.write.groups import groups_of, have_pictures, texts_of
from easyread.write.pdf_letters import breakable, language, named
from easyread.write.rules import (
    figures,
    has_contents,
    is_part_of_row,
    narrowest,
    safe,
    steady,
    wide,
    with_address,
)

_TOGETHER: Final = 0.4
"""A row and its word boxes that are higher than this part of a page may stand on two pages."""
_LISTED: Final = 2
"""The deepest level of heading that a contents page lists."""
_LINES_LISTED: Final = 10
"""More lines than that do not fit below the title: then sections alone are listed."""
_TAGS: Final = ("ar", "bn", "gu", "pa", "zh")
"""Languages whose families draw every script that we have, beside the Latin one."""
_LINES_TOGETHER: Final = 11
"""So many lines of contents fit on one page with their heading, even at 24 pt over two lines."""
_SIDE_BY_SIDE: Final = 17
"""The largest words, in points, that still make two columns on A4."""


@dataclass
class Leaves:
    """Everything that Typst gets, and what is to be found in the file afterwards."""

    document: Document
    layout: Layout
    data: dict[str, Any] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    """Each paragraph, heading and title, in reading order, as our source has it."""
    headings: list[str] = field(default_factory=list)
    """Those that a contents page lists."""
    tables: list[bool] = field(default_factory=list)
    """For each table, whether the first cell of a row names the row."""
    pictures: dict[Picture, str] = field(default_factory=dict)
    """Each picture, without what is said of it, and the file that Typst sees."""


def leaves(
    document: Document, layout: Layout, drawable: frozenset[int], sources: tuple[Block, ...] = ()
) -> Leaves:
    """Return what page.typ needs to draw `document` with fonts that have these letters.

    `sources` says whose the pictures are. It comes last: as a part of its own, or as small print at
    the foot of a poster.
    """
    return _Builder(document, layout, drawable).build(sources)


class _Builder:
    """Walks a document once, in reading order."""

    def __init__(self, document: Document, layout: Layout, drawable: frozenset[int]) -> None:
        self.document = document
        self.points = POINTS[layout]
        self.layout = layout
        self.drawable = drawable
        self.level = document.level
        self.words = document.words or Words()
        self.heading_level = 0
        self.is_listed = layout is not Layout.POSTER and has_contents(document)
        headings = [b for b in document.blocks if isinstance(b, Heading) and b.level <= _LISTED]
        self.listed = _LISTED if len(headings) <= _LINES_LISTED else 1
        self.out = Leaves(document, layout)
        self.has_pictures = have_pictures(document.blocks)
        self.picture_em = pdf_room.picture_em(document, layout)
        self.room = 0.0
        """How many points are left for word boxes of the row that was read last."""
        self.is_beside = False
        """What is read now stands in one of two columns."""

    def build(self, sources: tuple[Block, ...]) -> Leaves:
        """Fill in everything, in the order in which it is read."""
        document = self.document
        heading = self.leaf(document.title)
        marks = [self.note(mark) for mark in document.marks]
        contents = printable(self.words.contents) if self.is_listed else ""
        if contents:
            self.out.texts.append(contents)
        is_poster = self.layout is Layout.POSTER
        is_small = is_poster or document.is_half_page
        blocks = self.blocks(document.blocks if is_small else (*document.blocks, *sources))
        small = [block for block in sources if isinstance(block, Row)] if is_small else []
        self.out.data = {
            "title": printable(document.title),
            "about": printable(document.about),
            "heading": heading,
            "points": self.points,
            "fonts": [family.name for family in families(_TAGS)],
            "nastaliq_fonts": [family.name for family in families(("ur", *_TAGS))],
            "language": language(document.language),
            "is_poster": is_poster,
            "is_slip": document.is_half_page,
            "is_wide": document.is_wide,
            "is_framed": document.is_one_page,
            "small_print": [self.leaf(" ".join(row.sentences)) for row in small],
            "picture_em": self.picture_em,
            "marks": marks,
            "mark": [self.first(mark) for mark in document.marks],
            "page": self.words.page,
            "contents": contents,
            "listed": self.listed,
            "is_long_list": len(self.out.headings) > _LINES_TOGETHER,
            "blocks": blocks,
        }
        return self.out

    def first(self, mark: Note) -> tuple[str, dict[str, Any]]:
        """Return the first sentence of a mark, which stands in the margin of every page."""
        words = plain(mark.sentences[0])
        return printable(words), language(language_of(words, self.document.language))

    def blocks(self, blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
        """Return the data of blocks that follow each other."""
        # Typst refuses a heading without words, and nobody would miss it.
        blocks = tuple(b for b in blocks if not isinstance(b, Heading) or printable(b.text).strip())
        following: tuple[Block | None, ...] = (*blocks[1:], None)
        return [self.block(block, after) for block, after in zip(blocks, following, strict=False)]

    def block(self, block: Block, after: Block | None) -> dict[str, Any]:  # noqa: C901
        """Return the data of one block."""
        match block:
            case Heading():
                return self.heading(block)
            case Row():
                return self.row(block, has_next=is_part_of_row(after))
            case WordBox():
                return self.word_box(block, has_next=is_part_of_row(after))
            case Table():
                return self.table(block)
            case Quote():
                return self.quote(block)
            case Chart():
                return self.chart(block)
            case Note():
                return self.note(block)
            case Answer():
                return self.answer(block)
            case Columns():
                return self.columns(block)
            case PageBreak():
                return {"kind": "break"}
            case _:
                assert_never(block)

    def leaf(self, sentence: str, tag: str = "") -> dict[str, Any]:
        """Return one of our sentences as data, and keep it as the next text that is read."""
        return self.pieces(tuple(spans(sentence)), tag or self.document.language)

    def pieces(self, pieces: tuple[Span, ...], tag: str) -> dict[str, Any]:
        """Return pieces of a text as data, and keep the text as the next one that is read."""
        shown = [(printable(with_address(p)), p.is_strong, safe(p.address)) for p in pieces]
        whole = "".join(words for words, _strong, _address in shown)
        own = language_of("".join(piece.text for piece in pieces), tag)
        if direction(own) == "rtl" or has_right_to_left(whole):
            shown = [(kept_numbers(words), strong, address) for words, strong, address in shown]
        self.out.texts.append(whole)
        data: dict[str, Any] = {"pieces": [(breakable(w), s, a) for w, s, a in shown]}
        if own != self.document.language:
            data["language"] = language(own)
        return data

    def typed(self, line: str, tag: str) -> dict[str, Any]:
        """Return what a person typed; an emoji that no font has is named instead."""
        return self.pieces((Span(named(line, self.drawable)),), tag)

    def said(self, sentences: tuple[str, ...]) -> list[dict[str, Any]]:
        """Return sentences as paragraphs."""
        return [self.leaf(words) for words in paragraphs(sentences, self.level)]

    def heading(self, block: Heading) -> dict[str, Any]:
        """Return a heading; one that skips a level is raised to the next one (PDF/UA-1, 7.4.2)."""
        self.heading_level = steady(block.level, self.heading_level)
        # A line of the contents is a link already, and a link must not stand in another.
        unlinked = tuple(replace(piece, address="") for piece in spans(block.text))
        text = self.pieces(unlinked, self.document.language)
        if self.heading_level <= self.listed:
            self.out.headings.append(self.out.texts[-1])
        return {"kind": "heading", "level": self.heading_level, "id": block.id, "text": text}

    def row(self, block: Row, *, has_next: bool) -> dict[str, Any]:
        """Return a row, which is kept with what belongs to it and comes after it.

        Very much together may part: it would leave a page before it empty.
        """
        self.room = _TOGETHER * pdf_room.PAGE_HEIGHT - self.height(
            (*block.sentences, *block.points)
        )
        data: dict[str, Any] = {
            "kind": "row",
            "id": block.id,
            "texts": self.said(block.sentences),
            "points": [self.leaf(point) for point in block.points],
            "is_numbered": block.is_numbered,
            "is_tall": self.is_tall((*block.sentences, *block.points)),
            "has_next": has_next and not self.is_beside,  # a group keeps them together there
            "has_room": self.has_pictures,
            "is_beside": self.is_beside,
        }
        if block.picture:
            data["picture"] = self.picture(block.picture)
        return data

    def picture(self, picture: Picture) -> dict[str, Any]:
        """Return a picture, and the file that it needs."""
        needed = replace(picture, alt="")
        file = self.out.pictures.setdefault(needed, f"{len(self.out.pictures)}.svg")
        return {"file": file, "alt": printable(picture.alt)}

    def word_box(self, block: WordBox, *, has_next: bool) -> dict[str, Any]:
        """Return what a hard word means."""
        self.room -= self.height(("", "", block.word, *block.meaning))
        return {
            "kind": "box",
            "label": self.leaf(self.words.word_box),
            "word": self.leaf(f"**{block.word}**"),
            "has_next": has_next and self.room > 0,
            "meaning": [self.leaf(sentence) for sentence in block.meaning],
            "has_room": self.has_pictures and not self.is_beside,
            "is_tall": self.is_tall(block.meaning),
        }

    def table(self, block: Table) -> dict[str, Any]:
        """Return a table, or its rows one below the other where its words are too wide for it."""
        columns = list(zip(block.header, *block.rows, strict=True))
        if sum(narrowest(cells) for cells in columns) * self.points > pdf_room.PAGE_WIDTH:
            return self.table_as_lists(block)
        data: dict[str, Any] = {"kind": "table"}
        if block.caption:
            data["caption"] = self.leaf(block.caption)
        self.out.tables.append(block.has_row_headers)
        return data | {
            "header": [self.leaf(cell) for cell in block.header],
            "rows": [[self.leaf(cell) for cell in row] for row in block.rows],
            "widths": wide(columns, pdf_room.PAGE_WIDTH / self.points),
            "has_row_headers": block.has_row_headers,
            "is_tall": any(self.is_tall(row) for row in block.rows),
            "is_whole": not self.is_beside
            and pdf_room.is_whole(block, self.points, self.document.language),
        }

    def table_as_lists(self, block: Table) -> dict[str, Any]:
        """Return each row of a table as its name and a list of its other cells."""
        rows = []
        caption = self.leaf(f"**{block.caption}**") if block.caption else None
        for row in block.rows:
            cells = list(zip(block.header, row, strict=True))
            head = cells.pop(0) if block.has_row_headers else None
            rows.append(
                {
                    "name": self.leaf(f"**{head[1]}**") if head else None,
                    "points": [self.leaf(f"{name}: {cell}") for name, cell in cells],
                }
            )
        return {"kind": "lists", "caption": caption, "rows": rows}

    def quote(self, block: Quote) -> dict[str, Any]:
        """Return a person's own words, line by line; nothing in them is read as our markup."""
        data: dict[str, Any] = {"kind": "quote", "language": language(block.language)}
        if block.about:
            data["about"] = self.leaf(block.about)
        lines = [line for line in block.text.splitlines() if line.strip()]
        return data | {
            "lines": [self.typed(line, block.language) for line in lines],
            "is_tall": self.is_tall(tuple(lines)),
        }

    def chart(self, block: Chart) -> dict[str, Any]:
        """Return bars, and the same figures as a table."""
        most = max(block.out_of, *(bar.number for bar in block.bars), 1)
        return {
            "kind": "chart",
            "caption": self.leaf(block.caption),
            "summary": self.leaf(block.summary),
            "alt": printable(plain(block.summary)),
            "bars": [
                {
                    "label": printable(plain(bar.label)),
                    "number": str(bar.number),
                    "share": bar.number / most,
                    "pattern": bar.pattern,
                }
                for bar in block.bars
            ],
            "table": self.table(figures(block, self.words)),
        }

    def note(self, block: Note) -> dict[str, Any]:
        """Return sentences in a frame."""
        return {
            "kind": "note",
            "kind_of_note": str(block.kind),
            "has_room": self.has_pictures and not self.is_beside,
            "texts": [self.leaf(sentence) for sentence in block.sentences],
            "is_tall": self.is_tall(block.sentences),
        }

    def answer(self, block: Answer) -> dict[str, Any]:
        """Return a place to write on; the file itself cannot be filled in."""
        data = {"kind": "answer", "answer": str(block.kind), "label": self.leaf(block.label)}
        if block.hint:
            data["hint"] = self.leaf(block.hint)
        if block.kind is AnswerKind.SIGNATURE and not block.hint:
            data["hint"] = self.leaf(self.words.sign_here)
        return data

    def columns(self, block: Columns) -> dict[str, Any]:
        """Return two texts beside each other, or below each other where the words are large."""
        is_stacked = self.points > _SIDE_BY_SIDE
        before = self.level, self.has_pictures, self.is_beside
        self.is_beside = not is_stacked
        data = {
            "kind": "columns",
            "is_stacked": is_stacked,
            **self.side("left", Level.FULL_WORDS, block.heads[0], block.left),
            **self.side("right", Level.EASY_READ, block.heads[1], block.right),
        }
        self.level, self.has_pictures, self.is_beside = before
        return data

    def side(self, side: str, level: Level, head: str, blocks: tuple[Block, ...]) -> dict[str, Any]:
        """Return one of two columns: full words on the left, easy read on the right."""
        self.level, self.has_pictures = level, have_pictures(blocks)
        said = self.leaf(head)
        groups = [
            {"nodes": self.blocks(group), "is_tall": self.is_tall(texts_of(group))}
            for group in groups_of(blocks)
        ]
        return {f"{side}_head": said, side: groups}

    def is_tall(self, sentences: tuple[str, ...]) -> bool:
        """Whether paragraphs may be too tall to stand on one page, by estimate."""
        return pdf_room.is_tall(self.height(sentences))

    def height(self, sentences: tuple[str, ...]) -> float:
        """Return how high paragraphs are, in points, by estimate."""
        pictures = self.picture_em if self.has_pictures else 0
        width = pdf_room.width(self.points, pictures, is_beside=self.is_beside)
        return pdf_room.height(sentences, self.points, self.document.language, width)

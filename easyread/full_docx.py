"""Full words from a Word file: its headings, paragraphs, lists, tables, bold and links.

The parts are read as XML through `Package`, which refuses bombs and entities. Nothing is run and
nothing is fetched. What Word shows as deleted or hidden is left out, and a note says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from lxml import etree

from coproduce.domain.finding import Finding
from coproduce.languages import _
from easyread.document import Block, Heading, Row, Table, plain
from easyread.full_docx_lists import Numbering
from easyread.full_markdown import nested_note, pictures_note
from easyread.full_words import DEEPEST, Item, Piece, note, sentence, with_list
from easyread.package import RELATIONS as R
from easyread.package import WORDS as W
from easyread.package import Package, refused

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

_LEFT_OUT: Final = {
    f"{W}del": "deleted",
    f"{W}moveFrom": "deleted",
    f"{W}footnoteReference": "notes",
    f"{W}endnoteReference": "notes",
    f"{W}commentReference": "comments",
    f"{W}pict": "pictures",
    f"{_A}blip": "pictures",
}
"""What is not words of the text, and what a note calls it."""
_INNER: Final = frozenset({f"{W}r", f"{W}p", f"{W}tbl", f"{W}sectPr"})


@dataclass(slots=True)
class _Style:
    """What a paragraph's style says of it."""

    is_title: bool = False
    is_contents: bool = False
    level: int = 0
    """Of a heading; 0 for none."""
    list: tuple[str, int] | None = None


@dataclass(slots=True)
class _Reader:
    links: dict[str, str]
    styles: dict[str, _Style]
    numbering: Numbering
    title: str = ""
    blocks: list[Block] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    """The list that is being read."""
    list: str = ""
    """Its number in the file."""
    left_out: set[str] = field(default_factory=set)
    tables: int = 0
    is_nested: bool = False


def read_docx(data: bytes, name: str) -> tuple[str, tuple[Block, ...], list[Finding]]:
    """Return the title, the blocks and notes. Raises NotReadError when it must not be read."""
    package = Package(data, name)
    if any(part.lower().endswith("vbaproject.bin") for part in package.names):
        raise refused(
            name, _("It holds a program (macros)."), _("Save it in Word as .docx without macros.")
        )
    body = package.word_document().find(f"{W}body")
    if body is None:
        raise refused(name, _("It has no text."), _("Open it in Word and save it again."))
    reader = _Reader(_links(package), _styles(package), Numbering(_part(package, "numbering")))
    try:
        for block in _blocks_of(body):
            _read_block(reader, block)
    except RecursionError:
        raise refused(
            name,
            _("Its parts are too deep inside each other."),
            _("Open it in Word. Save it again."),
        ) from None
    _end_list(reader)
    return reader.title, tuple(reader.blocks), _notes(reader, name)


def _links(package: Package) -> dict[str, str]:
    found = package.links(package.main).items()
    return {id_: link.to for id_, link in found if link.kind == "hyperlink" and link.is_outside}


def _part(package: Package, kind: str) -> etree._Element | None:
    found = package.related(package.main, kind)
    return package.xml(found[0]) if found else None


def _styles(package: Package) -> dict[str, _Style]:
    """Return what each style says; a style says what the one that it is based on says."""
    root = _part(package, "styles")
    raw = {} if root is None else {s.get(f"{W}styleId", ""): s for s in root.iter(f"{W}style")}
    return {id_: _style(id_, raw) for id_ in raw}


def _style(id_: str, raw: dict[str, etree._Element]) -> _Style:
    made = _Style()
    seen: set[str] = set()
    while id_ in raw and id_ not in seen:
        seen.add(id_)
        style = raw[id_]
        name = _value(style, f"{W}name").lower()
        made.is_title = made.is_title or name == "title"
        made.is_contents = made.is_contents or name.startswith("toc ")
        outline = _value(style, f"{W}pPr/{W}outlineLvl")
        if not made.level and name.startswith("heading ") and name[8:].isdigit():
            made.level = int(name[8:])
        elif not made.level and outline.isdigit() and int(outline) < DEEPEST:
            made.level = int(outline) + 1
        made.list = made.list or _list_of(style.find(f"{W}pPr"))
        id_ = _value(style, f"{W}basedOn")
    return made


def _value(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else found.get(f"{W}val", "")


def _list_of(properties: etree._Element | None) -> tuple[str, int] | None:
    """Return the number of the list and the level in it, as properties say."""
    if properties is None or properties.find(f"{W}numPr") is None:
        return None
    level = _value(properties, f"{W}numPr/{W}ilvl")
    id_ = _value(properties, f"{W}numPr/{W}numId")
    return (id_, min(int(level), 8) if level.isdigit() else 0) if id_ else None


def _blocks_of(element: etree._Element) -> Iterator[etree._Element]:
    """Give paragraphs and tables, those inside content controls too."""
    for child in element:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _blocks_of(child)


def _read_block(reader: _Reader, element: etree._Element) -> None:
    if element.tag == f"{W}tbl":
        _end_list(reader)
        _read_table(reader, element)
    else:
        _read_paragraph(reader, element)


def _read_paragraph(reader: _Reader, paragraph: etree._Element) -> None:
    properties = paragraph.find(f"{W}pPr")
    named = _value(properties, f"{W}pStyle") if properties is not None else ""
    style = reader.styles.get(named, _Style())
    lines = [line for line in _lines(reader, paragraph) if line]
    place = _list_of(properties) or style.list
    if lines and not style.is_contents:
        label = reader.numbering.label(*place) if place else None
        text = " ".join(lines)
        if style.is_title and not reader.title:
            reader.title = plain(text)
        elif style.level:
            _end_list(reader)
            reader.blocks.append(Heading(_with(label, plain(text)), min(style.level, DEEPEST)))
        elif place and label is not None:
            reader.is_nested = reader.is_nested or place[1] > 0
            if place[0] != reader.list:
                _end_list(reader)
            reader.list = place[0]
            reader.items.append(Item(text, label))
        else:
            _end_list(reader)
            reader.blocks += [Row((line,)) for line in lines]
    for box in _text_boxes(paragraph):
        for block in _blocks_of(box):
            _read_block(reader, block)


def _with(label: str | None, text: str) -> str:
    return f"{label} {text}" if label else text


def _end_list(reader: _Reader) -> None:
    with_list(reader.blocks, reader.items)
    reader.items = []


def _text_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    for box in paragraph.iter(f"{W}txbxContent"):
        above = {
            parent.tag for parent in takewhile(lambda p: p is not paragraph, box.iterancestors())
        }
        # A fallback has the same words again, for old programs; a box in a box is read with it.
        if f"{_MC}Fallback" not in above and f"{W}txbxContent" not in above:
            yield box


def _lines(reader: _Reader, paragraph: etree._Element) -> Iterator[str]:
    """Give the lines of a paragraph: a line break in it starts a new one."""
    pieces: list[Piece] = []
    for piece in _pieces(reader, paragraph, ""):
        if piece is None:
            yield sentence(pieces)
            pieces = []
        else:
            pieces.append(piece)
    yield sentence(pieces)


def _pieces(reader: _Reader, element: etree._Element, address: str) -> Iterator[Piece | None]:
    for child in element:
        if child.tag in _LEFT_OUT:
            reader.left_out.add(_LEFT_OUT[child.tag])
        elif child.tag == f"{W}r":
            yield from _run(reader, child, address)
        elif child.tag == f"{W}hyperlink":
            to = reader.links.get(child.get(f"{R}id", ""), "")
            yield from _pieces(reader, child, to)
        elif child.tag not in _INNER:
            yield from _pieces(reader, child, address)


_SIGNS: Final = {f"{W}tab": " ", f"{W}noBreakHyphen": "\u2011", f"{W}ptab": " "}


def _run(reader: _Reader, run: etree._Element, address: str) -> Iterator[Piece | None]:
    properties = run.find(f"{W}rPr")
    if properties is not None and _is_on(properties.find(f"{W}vanish")):
        reader.left_out.add("hidden")
        return
    is_strong = properties is not None and (
        _is_on(properties.find(f"{W}b")) or _value(properties, f"{W}rStyle") == "Strong"
    )
    for child in run:
        if child.tag == f"{W}t":
            yield Piece(child.text or "", is_strong, address)
        elif child.tag in _SIGNS:
            yield Piece(_SIGNS[child.tag], is_strong, address)
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield None
        elif child.tag in _LEFT_OUT:
            reader.left_out.add(_LEFT_OUT[child.tag])
        elif child.tag == f"{W}sym":
            reader.left_out.add("symbols")
        elif next(child.iter(f"{_A}blip"), None) is not None:
            reader.left_out.add("pictures")


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val", "true") not in ("0", "false", "off")


def _read_table(reader: _Reader, table: etree._Element) -> None:
    rows = [_cells(reader, row) for row in table.iter(f"{W}tr") if _is_row_of(table, row)]
    width = max((len(row) for row in rows), default=0)
    if width < 2 or len(rows) < 2:  # a frame around words
        for row in table.iter(f"{W}tc"):
            if next(row.iterancestors(f"{W}tbl")) is table:
                for block in _blocks_of(row):
                    _read_block(reader, block)
        _end_list(reader)
        return
    reader.tables += 1
    filled = [(*row, *[""] * (width - len(row))) for row in rows]
    caption = _("Table {number}").format(number=reader.tables)
    reader.blocks.append(Table(caption, filled[0], tuple(filled[1:]), has_row_headers=False))


def _is_row_of(table: etree._Element, row: etree._Element) -> bool:
    return next(row.iterancestors(f"{W}tbl")) is table


def _cells(reader: _Reader, row: etree._Element) -> list[str]:
    """Return the words of each cell; a cell that is 2 wide is followed by an empty one."""
    made: list[str] = []
    for cell in row.iter(f"{W}tc"):
        if next(cell.iterancestors(f"{W}tr")) is not row:
            continue
        paragraphs = cell.iter(f"{W}p")
        made.append(" ".join(x for p in paragraphs for x in _lines(reader, p) if x))
        span = _value(cell, f"{W}tcPr/{W}gridSpan")
        made += [""] * (min(int(span), 60) - 1 if span.isdigit() else 0)
    return made


def _notes(reader: _Reader, name: str) -> list[Finding]:
    accept = _("In Word, accept or refuse all changes. Then bring it again.")
    said = {
        "deleted": (_("Words that someone deleted are left out."), accept),
        "hidden": (_("Hidden words are left out."), _("Check in Word that nothing is missing.")),
        "notes": (
            _("The footnotes are left out."),
            _("Put what people need into the text itself."),
        ),
        "comments": (_("The comments beside the text are left out."), accept),
        "symbols": (
            _("Some signs are left out, such as ticks."),
            _("Write what they mean in words."),
        ),
    }
    found = [note("FW-4", name, *said[key]) for key in said if key in reader.left_out]
    found += [pictures_note(name)] if "pictures" in reader.left_out else []
    return [*found, *([nested_note(name)] if reader.is_nested else [])]

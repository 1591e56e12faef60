"""AC-3xx: pictures, floating things and tables of a Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from coproduce.languages import N_, _
from easyread.check.profile import Profile
from easyread.check.rule import Found, Rule, Severity
from easyread.check.word_file import Element, R, W, WordFile

_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FILE_NAME: Final = re.compile(
    r"\.(?:png|jpe?g|gif|svg|bmp|tiff?|webp|emf|wmf)$"
    r"|^(?:img|dsc|image|picture|graphic|screenshot|photo)[\s_-]*\d*$",
    re.IGNORECASE,
)
_LONG: Final = 250
"""Letters of alt text above which it belongs into the words of the document."""
_WCAG: Final = "WCAG 2.2"


def _pictures(file: WordFile) -> Iterator[tuple[Element, str, bool]]:
    """Give each picture's element, its alt text, and whether it is marked as decorative."""
    for frame in file.body.iter(f"{_WP}inline", f"{_WP}anchor"):
        described = frame.find(f"{_WP}docPr")
        alt = "" if described is None else described.get("descr", "")
        mark = frame.find(f".//{_DECORATIVE}")
        is_decorative = mark is not None and mark.get("val", "1") in ("1", "true")
        yield frame, alt.strip(), is_decorative
    for shape in file.body.iter(f"{_VML}shape"):
        if shape.find(f"{_VML}imagedata") is not None:
            yield shape, shape.get("alt", "").strip(), False


def _alt(file: WordFile, profile: Profile) -> Iterator[Found]:
    for frame, alt, is_decorative in _pictures(file):
        if not alt and not is_decorative:
            yield Found(
                file.where(frame),
                "",
                _("This picture has no alt text."),
                _("Right-click it: View Alt Text. Say what it shows, or mark it as decorative."),
            )


def _poor_alt(file: WordFile, profile: Profile) -> Iterator[Found]:
    for frame, alt, _is_decorative in _pictures(file):
        where = file.where(frame)
        if alt and _FILE_NAME.search(alt):
            yield Found(
                where,
                alt,
                _("This alt text is the name of a file."),
                _("Say what the picture shows, such as: 2 people talk."),
            )
        elif len(alt) > _LONG:
            yield Found(
                where,
                alt[:60] + " …",
                _("This alt text is very long."),
                _("Say the main thing in 1 or 2 sentences. Put the rest into the document."),
                Severity.NOTE,
            )


def _floating(file: WordFile, profile: Profile) -> Iterator[Found]:
    for frame in file.body.iter(f"{_WP}anchor"):
        yield Found(
            file.where(frame),
            "",
            _("This picture or box floats beside the words."),
            _("Right-click it: Wrap Text, In Line with Text."),
        )


def _text_boxes(file: WordFile, profile: Profile) -> Iterator[Found]:
    seen = set()
    for box in file.body.iter(f"{W}txbxContent"):
        said = " ".join("".join(map(str, box.itertext())).split())
        if said and said not in seen:  # a box is there twice, for old programs and new ones
            seen.add(said)
            yield Found(
                file.where(box),
                said[:60],
                _("These words are in a text box."),
                _("Put them into the document itself. Some screen readers leave boxes out."),
            )


def _outside_pictures(file: WordFile, profile: Profile) -> Iterator[Found]:
    for blip in file.body.iter(f"{_A}blip"):
        if blip.get(f"{R}link"):
            yield Found(
                file.where(blip),
                "",
                _("This picture is not in the file. Word fetches it from elsewhere."),
                _("Put the picture itself in: Insert, Pictures."),
            )


def _tables(file: WordFile) -> Iterator[Element]:
    yield from file.body.iter(f"{W}tbl")


def _rows(table: Element) -> list[Element]:
    return list(table.iterfind(f"{W}tr"))


def _cells(row: Element) -> list[Element]:
    return list(row.iterfind(f"{W}tc"))


def _is_layout(table: Element) -> bool:
    """A table that only puts things beside each other says so: no part of it is special."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    named = ("firstRow", "lastRow", "firstColumn", "lastColumn")
    if any(look.get(f"{W}{name}") is not None for name in named):
        return not any(look.get(f"{W}{name}") in ("1", "true") for name in named)
    value = look.get(f"{W}val", "0")
    return int(value, 16) & 0x01E0 == 0 if re.fullmatch(r"[0-9A-Fa-f]{1,8}", value) else False


def _is_header(row: Element) -> bool:
    found = row.find(f"{W}trPr/{W}tblHeader")
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off")


def _header_rows(file: WordFile, profile: Profile) -> Iterator[Found]:
    for table in _tables(file):
        rows = _rows(table)
        if len(rows) > 1 and not _is_layout(table) and not _is_header(rows[0]):
            yield Found(
                file.where(table),
                _first_words(rows[0]),
                _("This table has no header row."),
                _("Select its first row: Layout, Repeat Header Rows."),
            )


def _first_words(row: Element) -> str:
    return " | ".join("".join(map(str, cell.itertext())).strip()[:20] for cell in _cells(row))[:60]


def _layout_tables(file: WordFile, profile: Profile) -> Iterator[Found]:
    for table in _tables(file):
        rows = _rows(table)
        is_one_cell = len(rows) == 1 and len(_cells(rows[0])) == 1
        has_table = table.find(f".//{W}tc//{W}tbl") is not None
        if has_table or (is_one_cell and not _is_layout(table)):
            yield Found(
                file.where(table),
                _first_words(rows[0]) if rows else "",
                _("A table is used to put things in their place."),
                _("Use paragraphs. Use a table only for facts in rows and columns."),
                Severity.NOTE if is_one_cell else Severity.FAULT,
            )


def _merged_cells(file: WordFile, profile: Profile) -> Iterator[Found]:
    for table in _tables(file):
        if _is_layout(table):
            continue
        counts = {len(_cells(row)) for row in _rows(table)}
        spans = list(table.iter(f"{W}gridSpan", f"{W}vMerge"))
        if spans or len(counts) > 1:
            yield Found(
                file.where(table),
                _first_words(_rows(table)[0]) if _rows(table) else "",
                _("Cells of this table are joined or split."),
                _("Give each row the same cells. Or make 2 simple tables."),
            )


RULES: Final[tuple[Rule[WordFile], ...]] = (
    Rule(
        "AC-301",
        N_("picture without alt text"),
        N_("Alt text says what a picture shows to who cannot see it."),
        f"{_WCAG}, 1.1.1",
        _alt,
    ),
    Rule(
        "AC-302",
        N_("alt text that does not help"),
        N_("The name of a file says nothing. Very long alt text cannot be stopped half-way."),
        f"{_WCAG}, 1.1.1",
        _poor_alt,
    ),
    Rule(
        "AC-303",
        N_("floating picture"),
        N_("What floats has no place in the order in which the document is read out."),
        f"{_WCAG}, 1.3.2",
        _floating,
    ),
    Rule(
        "AC-304",
        N_("text box"),
        N_("Words in boxes are read out at the wrong place, or not at all."),
        f"{_WCAG}, 1.3.2",
        _text_boxes,
    ),
    Rule(
        "AC-305",
        N_("picture that is elsewhere"),
        N_("Without a network the picture is missing. With one, somebody learns who reads this."),
        "our own rule: a document asks nothing of any network",
        _outside_pictures,
    ),
    Rule(
        "AC-311",
        N_("table without a header row"),
        N_("A screen reader says the name of a column only if the first row is marked as header."),
        f"{_WCAG}, 1.3.1; PDF/UA-1, ISO 14289-1:2014",
        _header_rows,
    ),
    Rule(
        "AC-312",
        N_("table for layout"),
        N_("A table that holds no facts makes people look for rows and columns."),
        f"{_WCAG}, 1.3.1 and 1.3.2",
        _layout_tables,
    ),
    Rule(
        "AC-313",
        N_("joined or split cells"),
        N_("In a table with joined cells, nobody can say which column a fact belongs to."),
        f"{_WCAG}, 1.3.1",
        _merged_cells,
    ),
)
"""The rules of this module."""

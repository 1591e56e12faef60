"""AC-31x: tables of a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coproduce.languages import N_, _
from easyread.check.profile import Profile
from easyread.check.rule import Found, Rule, Severity
from easyread.check.table_style import look_of
from easyread.check.word_file import Element, W, WordFile
from easyread.check.word_styles import value_of

_WCAG: Final = "WCAG 2.2"


def _tables(file: WordFile) -> Iterator[Element]:
    yield from file.each(f"{W}tbl")


def _rows(table: Element) -> list[Element]:
    return list(table.iterfind(f"{W}tr"))


def _cells(row: Element) -> list[Element]:
    return list(row.iterfind(f"{W}tc"))


def _is_layout(table: Element) -> bool:
    """A table that only puts things beside each other says so: no part of it is special."""
    has_look = table.find(f"{W}tblPr/{W}tblLook") is not None
    return has_look and not look_of(table) & {"firstRow", "lastRow", "firstColumn", "lastColumn"}


def _is_header(row: Element) -> bool:
    found = row.find(f"{W}trPr/{W}tblHeader")
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off")


def without_header(file: WordFile) -> Iterator[Element]:
    """Give the tables of facts whose first row is not marked as header."""
    for table in _tables(file):
        rows = _rows(table)
        is_for_facts = len(rows) > 1 and not _is_layout(table) and not _seems_layout(file, table)
        if is_for_facts and not _is_header(rows[0]):
            yield table


_LONGEST_NAME: Final = 60
"""Letters of the longest name of a column."""


def has_plain_header(table: Element) -> bool:
    """Whether the first row of a table can be nothing but the names of its columns.

    A name is short and no sentence, and stands in each cell but perhaps the first. A table says
    itself when only its first column is special.
    """
    first = _rows(table)[0]
    look = look_of(table)
    if "firstColumn" in look and "firstRow" not in look:
        return False
    names = ["".join(map(str, cell.itertext(f"{W}t"))).strip() for cell in _cells(first)]
    is_joined = next(first.iter(f"{W}gridSpan", f"{W}vMerge"), None) is not None
    if is_joined or not all(names[1:]) or any(len(name) > _LONGEST_NAME for name in names):
        return False
    return not any(name.endswith((".", ":", ";")) for name in names)


def _header_rows(file: WordFile, profile: Profile) -> Iterator[Found]:
    for table in without_header(file):
        yield Found(
            file.where(table),
            _first_words(_rows(table)[0]),
            _("This table has no header row."),
            _("Select its first row: Layout, Repeat Header Rows."),
        )


def _seems_layout(file: WordFile, table: Element) -> bool:
    """Whether a table holds no facts.

    It has headings in it, one column, a column of pictures, or no lines and cells of many lines.
    """
    rows = [_cells(row) for row in _rows(table)]
    if any(len(cells) != len(rows[0]) for cells in rows):
        return False
    if len(rows[0]) < 2 or any(file.is_heading(p) for p in table.iter(f"{W}p")):
        return True
    columns = zip(*rows, strict=True)
    if any(all(_is_only_picture(cell) for cell in column) for column in columns):
        return True
    has_text = any(_lines_with_words(cell) > 1 for cells in rows for cell in cells)
    return has_text and not _has_lines(file, table)


def _lines_with_words(cell: Element) -> int:
    return sum(any(map(str.strip, map(str, p.itertext(f"{W}t")))) for p in cell.iter(f"{W}p"))


def _has_lines(file: WordFile, table: Element) -> bool:
    """Whether a table shows any line around or between its cells."""
    style = file.sheet.chain(value_of(table.find(f"{W}tblPr/{W}tblStyle")))
    borders = (b for one in (table, *style) for b in one.iter(f"{W}tblBorders", f"{W}tcBorders"))
    return any(side.get(f"{W}val") not in (None, "nil", "none") for b in borders for side in b)


def _is_only_picture(cell: Element) -> bool:
    has_picture = next(cell.iter(f"{W}drawing", f"{W}pict"), None) is not None
    return has_picture and not "".join(map(str, cell.itertext(f"{W}t"))).strip()


def _first_words(row: Element) -> str:
    return " | ".join("".join(map(str, cell.itertext())).strip()[:20] for cell in _cells(row))[:60]


def _layout_tables(file: WordFile, profile: Profile) -> Iterator[Found]:
    for table in _tables(file):
        rows = _rows(table)
        has_table = table.find(f".//{W}tc//{W}tbl") is not None
        seems = bool(rows) and not _is_layout(table) and _seems_layout(file, table)
        if has_table or seems:
            yield Found(
                file.where(table),
                _first_words(rows[0]) if rows else "",
                _("A table is used to put things in their place."),
                _("Use paragraphs. Or take its special rows away: Table Design, Header Row off."),
                Severity.FAULT if has_table else Severity.NOTE,
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
                Severity.NOTE,
            )


RULES: Final[tuple[Rule[WordFile], ...]] = (
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

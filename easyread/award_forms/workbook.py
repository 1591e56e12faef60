"""The cells of a spreadsheet (XLSX) or a CSV file as texts, read and never calculated.

Through `Package`, which refuses bombs, entities and damage. A formula counts as what it last gave.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from lxml import etree

from coproduce.languages import _
from easyread.package import RELATIONS as R
from easyread.package import NotReadError, Package, refused

Element = etree._Element

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 256
MOST_SHEETS: Final = 50
LARGEST_CSV: Final = 5_000_000
"""The largest CSV file, in bytes."""

_S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DAYS: Final = frozenset({14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58})
"""The formats of days that have a number of their own (ECMA-376, part 1, 18.8.30)."""
_CELL: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with something in it."""

    column: int
    """From 0."""
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row with something in it."""

    sheet: str
    number: int
    """From 1, as people see it."""
    cells: tuple[Cell, ...]

    def where(self, cell: Cell) -> str:
        """Return where a cell is, as people find it."""
        place = f"{_letters(cell.column)}{self.number}"
        if not self.sheet:
            return _("cell {place}").format(place=place)
        return _("sheet “{sheet}”, cell {place}").format(sheet=self.sheet, place=place)


class _Workbook(Package):
    """The parts of a spreadsheet."""

    def _no_word_file(self) -> NotReadError:
        return self._refused(
            _("It is not a spreadsheet (.xlsx)."), _("Open it in Excel. Save it as .xlsx.")
        )

    def _old_file(self) -> NotReadError:
        return self._refused(
            _("It is an old spreadsheet, or it has a password."),
            _("Open it in Excel. Save it as .xlsx without a password."),
        )


def read_xlsx(data: bytes, name: str, most_rows: int = MOST_ROWS) -> list[Row]:
    """Return the rows of all sheets, if none has more than `most_rows`.

    Raises NotReadError for what must not or cannot be read.
    """
    package = _Workbook(data, name)
    types = package.read("[Content_Types].xml")
    has_program = any("vbaproject" in part.lower() for part in package.names)
    if has_program or b"macroEnabled" in types:
        raise refused(
            name, _("It holds a program (macros)."), _("Save it in Excel as .xlsx without macros.")
        )
    root = package.xml(package.main)
    if root is None or root.tag != f"{_S}workbook":
        raise package._no_word_file()
    reader = _Reader(package, root, most_rows)
    return [
        row for sheet in list(root.iter(f"{_S}sheet"))[:MOST_SHEETS] for row in reader.rows(sheet)
    ]


class _Reader:
    """Reads sheets, with what they share."""

    def __init__(self, package: Package, root: Element, most_rows: int) -> None:
        self._package = package
        self._most_rows = most_rows
        self._links = package.links(package.main)
        strings = self._part("sharedStrings")
        self._strings = () if strings is None else tuple(map(_text, strings.iter(f"{_S}si")))
        self._is_day = tuple(_day_formats(self._part("styles")))
        properties = root.find(f"{_S}workbookPr")
        is_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self._first = datetime(1904, 1, 1) if is_1904 else datetime(1899, 12, 30)  # noqa: DTZ001

    def _part(self, kind: str) -> Element | None:
        found = self._package.related(self._package.main, kind)
        return self._package.xml(found[0]) if found else None

    def rows(self, sheet: Element) -> Iterator[Row]:
        """Give the rows of a sheet with something in them."""
        link = self._links.get(sheet.get(f"{R}id", ""))
        root = self._package.xml(link.to) if link is not None and not link.is_outside else None
        found = () if root is None else root.iter(f"{_S}row")
        for number, row in enumerate(found, 1):
            if number > self._most_rows:
                raise _too_long(self._package.name)
            at = row.get("r", "")
            cells = tuple(cell for cell in self._cells(row) if cell.words.strip())
            if cells:
                yield Row(sheet.get("name", ""), int(at) if at.isdigit() else number, cells)

    def _cells(self, row: Element) -> Iterator[Cell]:
        column = -1
        for cell in row.iter(f"{_S}c"):
            place = _CELL.fullmatch(cell.get("r", ""))
            column = _number(place[1]) if place else column + 1
            if column < MOST_COLUMNS:
                yield Cell(column, self._words(cell))

    def _words(self, cell: Element) -> str:
        kind, value = cell.get("t", "n"), cell.findtext(f"{_S}v") or ""
        if kind == "s":
            place = int(value) if value.isdigit() and len(value) < 9 else len(self._strings)
            return self._strings[place] if place < len(self._strings) else ""
        if kind == "inlineStr":
            inside = cell.find(f"{_S}is")
            return "" if inside is None else _text(inside)
        if kind == "b":
            return "yes" if value == "1" else "no"
        return value if kind != "n" else self._shown(value, cell.get("s", "0"))

    def _shown(self, value: str, style: str) -> str:
        """Return a number as people see it: a day as a day, a whole number without a point."""
        try:
            number = float(value)
            if style.isdigit() and int(style) < len(self._is_day) and self._is_day[int(style)]:
                return (self._first + timedelta(days=int(number))).date().isoformat()
            return str(int(number)) if number.is_integer() and abs(number) < 1e15 else value
        except (ValueError, OverflowError):
            return value


def _text(element: Element) -> str:
    """Return the words of a cell, without how they are pronounced (`rPh`)."""
    return "".join(
        one.text or ""
        for one in element.iter(f"{_S}t")
        if next(one.iterancestors(f"{_S}rPh"), None) is None
    )


def _day_formats(styles: Element | None) -> Iterator[bool]:
    """Give for each style of a cell whether it shows a day."""
    if styles is None:
        return
    own = {
        one.get("numFmtId", ""): re.sub(
            r'"[^"]*"|\[[^\]]*\]', "", one.get("formatCode", "")
        ).lower()
        for one in styles.iter(f"{_S}numFmt")
    }
    for style in styles.iterfind(f"{_S}cellXfs/{_S}xf"):
        id_ = style.get("numFmtId", "0")
        code = own.get(id_, "")
        yield ("y" in code and "d" in code) or (id_.isdigit() and int(id_) in _DAYS)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def read_csv(
    data: bytes, name: str, most_rows: int = MOST_ROWS, largest: int = LARGEST_CSV
) -> list[Row]:
    """Return the rows of a CSV file of `largest` bytes, whichever sign parts its columns.

    Raises NotReadError, also if there are more than `most_rows`.
    """
    if len(data) > largest:
        raise refused(
            name,
            _("It is larger than {most} MB.").format(most=largest // 1_000_000),
            _("Check that it is the right file."),
        )
    try:
        encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")  # what Excel saves in Britain
    if "\0" in text:
        raise refused(name, _("It is not a file of text."), _("Save it as CSV in UTF-8."))
    head = text.partition("\n")[0]
    sign = max(",;\t", key=head.count)
    rows: list[Row] = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=sign), 1):
            if number > most_rows:
                raise _too_long(name)
            found = tuple(
                Cell(n, cell) for n, cell in enumerate(cells[:MOST_COLUMNS]) if cell.strip()
            )
            if found:
                rows.append(Row("", number, found))
    except csv.Error:
        raise refused(name, _("A part of it is damaged."), _("Save it as CSV in UTF-8.")) from None
    return rows


def _too_long(name: str) -> NotReadError:
    return refused(
        name, _("It has far too many words for one file."), _("Check that it is the right file.")
    )

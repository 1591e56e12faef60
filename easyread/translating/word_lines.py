"""Reads the Word table of a translator when it comes back, tracked changes and all.

What was inserted counts, and what was deleted does not: as if every change had been accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from lxml import etree

from coproduce.clean import clean_line
from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread.package import WORDS, Package
from easyread.translating.catalogue import Code
from easyread.translating.exchange import LONGEST, MOST_LINES, Line, read_code

_DELETED: Final = frozenset({f"{WORDS}{name}" for name in ("del", "moveFrom")})
_LEFT_OUT: Final = frozenset(
    {f"{WORDS}{name}" for name in ("txbxContent", "object", "pict", "instrText", "pPr", "rPr")}
)
_MARKS: Final = {f"{WORDS}br": "\n", f"{WORDS}cr": "\n", f"{WORDS}tab": " "}
_FORM: Final = re.compile(r"\]#(\d{1,2})")


@dataclass(frozen=True, slots=True)
class _Row:
    number: str
    code: Code
    form: int
    words: str
    notes: tuple[str, ...] = field(default=())


def lines(data: bytes, name: str) -> Iterator[Line]:
    """Give the messages of a Word table that comes back.

    Raises NotReadError if the file is damaged or holds commands, CoproduceError if it has no table
    of ours.
    """
    root = Package(data, name).word_document()
    rows = [row for row in map(_row, _table_rows(root)) if row is not None]
    if not rows:
        raise CoproduceError(
            _("“{name}” has no table of ours.").format(name=clean_line(name)),
            _("The grey codes in the first column have to be there. Ask for a new file."),
        )
    for code, forms in groupby(rows, key=lambda row: row.code):
        listed = sorted(forms, key=lambda row: row.form)
        yield Line(
            _("{file}, row {row}").format(file=clean_line(name), row=listed[0].number),
            code,
            tuple(row.words for row in listed),
            listed[0].notes,
        )


def _table_rows(root: etree._Element) -> list[etree._Element]:
    found = [tr for tr in root.iter(f"{WORDS}tr") if tr.find(f"{WORDS}trPr/{WORDS}del") is None]
    return found[:MOST_LINES]


def _row(row: etree._Element) -> _Row | None:
    """Return what a row says; None if it has no code, such as the heads of the columns."""
    cells = [cell for cell in row.iter(f"{WORDS}tc") if _row_of(cell) is row]
    first = _text(cells[0]) if cells else ""
    code, form = read_code(first), _FORM.search(first)
    if len(cells) < 4 or code is None or form is None:
        return None
    number = clean_line(first.split("[")[0])[:20]
    notes = _text(cells[4]) if len(cells) > 4 else ""
    kept = tuple(clean_line(note, LONGEST) for note in notes.split("\n") if note.strip())
    return _Row(number, code, int(form[1]), _text(cells[3]), kept)


def _row_of(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(f"{WORDS}tr"), None)


def _text(cell: etree._Element) -> str:
    """Return the text of a cell: a line for each paragraph, without the empty ones."""
    text = ""
    for paragraph in cell.iter(f"{WORDS}p"):
        text += "".join(_pieces(paragraph))
        is_joined = paragraph.find(f"{WORDS}pPr/{WORDS}rPr/{WORDS}del") is not None
        text += "" if is_joined else "\n"
        if len(text) > LONGEST * 2:
            break
    return "\n".join(filter(None, (line.strip() for line in text.split("\n"))))


def _pieces(element: etree._Element) -> Iterator[str]:
    for one in element:
        if one.tag in _DELETED or one.tag in _LEFT_OUT or one.tag == f"{WORDS}p":
            continue
        if one.tag == f"{WORDS}t":
            yield one.text or ""
        elif one.tag == f"{WORDS}noBreakHyphen":
            yield "-"
        else:
            yield _MARKS.get(str(one.tag), "")
            yield from _pieces(one)

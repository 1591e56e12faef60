"""Tables in Word: those that only lay out a picture beside its words, and those with figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from easyread.oxml import written

_NO_LOOK = (
    '<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
    ' w:noHBand="0" w:noVBand="0"/>'
)
_HEAD_LOOK = (
    '<w:tblLook w:val="{value}" w:firstRow="1" w:lastRow="0" w:firstColumn="{first}"'
    ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
)


def layout(rows: Iterable[str], widths: Sequence[int], *, is_rtl: bool) -> str:
    """Return a table that only lays out: no lines, no header, no name; widths in twips."""
    look = (
        '<w:tblCellMar><w:top w:w="80" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="80" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>' + _NO_LOOK
    )
    return _table(rows, widths, look, is_rtl=is_rtl)


def figures(
    rows: Iterable[str],
    widths: Sequence[int],
    caption: str,
    *,
    is_rtl: bool,
    has_row_headers: bool,
) -> str:
    """Return a table with lines, a header row, and a name that a screen reader says."""
    look = _HEAD_LOOK.format(
        value="06A0" if has_row_headers else "0620", first=int(has_row_headers)
    )
    return _table(
        rows,
        widths,
        look + f'<w:tblCaption w:val="{written(caption)}"/>',
        is_rtl=is_rtl,
        style="TableGrid",
    )


def _table(
    rows: Iterable[str], widths: Sequence[int], look: str, *, is_rtl: bool, style: str = ""
) -> str:
    # LibreOffice obeys the grid and Word the cells, so both are written.
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:tbl><w:tblPr>{named}{'<w:bidiVisual/>' if is_rtl else ''}"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def row(cells: Iterable[str], *, is_header: bool = False, may_part: bool = False) -> str:
    """Return a row; it stays on one page unless it `may_part`."""
    whole = "" if may_part else "<w:cantSplit/>"
    header = "<w:tblHeader/>" if is_header else ""
    return f"<w:tr><w:trPr>{whole}{header}</w:trPr>{''.join(cells)}</w:tr>"


class Lines(Enum):
    """Which lines of its table a cell has."""

    ALL = ""
    SIDES = '<w:tcBorders><w:top w:val="nil"/><w:bottom w:val="nil"/></w:tcBorders>'
    SIDES_AND_FOOT = '<w:tcBorders><w:top w:val="nil"/></w:tcBorders>'


def cell(
    content: str,
    width: int,
    *,
    is_middle: bool = False,
    shade: str = "",
    lines: Lines = Lines.ALL,
) -> str:
    """Return a cell around paragraphs; its last child must be one."""
    back = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    place = '<w:vAlign w:val="center"/>' if is_middle else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{lines.value}{back}{place}</w:tcPr>'
        f"{content}</w:tc>"
    )

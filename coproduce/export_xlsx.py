"""Results as a spreadsheet. Every text is written as a text: nothing in it is ever a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from coproduce import sentences
from coproduce.clean import clean
from coproduce.content import called, said
from coproduce.domain.view import Report
from coproduce.export_table import headings, rows
from coproduce.languages import _, ngettext

_WIDTHS: Final = (12, 10, 28, 36, 28, 24, 10, 60, 40, 40, 24, 20)
_OPTIONS: Final = {
    "in_memory": True,  # else comments would lie in temporary files for a moment
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_CELL: Final = 32_000
"""The longest text of a cell, in characters; the format allows 32,767."""


def as_xlsx(report: Report) -> bytes:
    """Return a workbook: results in sentences, the long table, and what happens next."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    made = datetime.fromtimestamp(report.at, UTC).replace(tzinfo=None)
    book.set_properties({"title": _text(report.title), "created": made})
    _write(book, _("Results"), _sentences(report), (8, 32, 48, 60))
    _write(book, _("Numbers and comments"), [headings(), *rows(report)], _WIDTHS)
    if report.actions:
        _write(book, _("What happens next"), _actions(report), (48, 48, 28, 24))
    book.close()
    return out.getvalue()


def _sentences(report: Report) -> list[tuple[str | int, ...]]:
    joined = ngettext("{n} person has joined.", "{n} people have joined.", report.joined)
    pretend = sentences.pretend() if report.is_pretend else ""
    note = f"{pretend} {sentences.retired(report)}".strip()
    first = ("", report.title, note, joined.format(n=report.joined))
    lines: list[tuple[str | int, ...]] = [
        (_("Number"), _("Name"), _("Question"), _("Result")),
        first,
    ]
    for place, one in enumerate(report.activities, 1):
        activity = one.activity
        result = sentences.reported(one)
        words = (called(activity), said(activity, activity.question), result)
        lines.append((place, *words))
    return lines


def _actions(report: Report) -> list[tuple[str | int, ...]]:
    headings_ = (_("You said"), _("We will"), _("Who does it"), _("By when"))
    return [headings_, *((a.said, a.will, a.who, a.by) for a in report.actions)]


def _write(
    book: Any, name: str, table: Sequence[tuple[str | int, ...]], widths: Sequence[int]
) -> None:
    sheet = book.add_worksheet(name[:31])
    # A quote prefix keeps a text a text even when somebody edits the cell.
    text = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "quote_prefix": True})
    number = book.add_format({"valign": "top"})
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for place, row in enumerate(table):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(place, column, cell, number)
            elif cell:
                sheet.write_string(place, column, _text(cell), text if place else bold)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)


def _text(text: str) -> str:
    return clean(text, characters=_CELL, lines=1_000)

"""A form as a spreadsheet: made with one sheet for each part, and read back from XLSX or CSV.

Rows and columns are found by our names or by their labels, wherever they stand, so that a table
that an organisation keeps itself can come in too.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from coproduce import languages
from coproduce.domain.facts import Facts
from coproduce.languages import SOURCE, _
from easyread.award_forms.columns import (
    ACTION,
    FOUR_C,
    Column,
    alone,
    put,
    several,
    start_group,
)
from easyread.award_forms.filled import Filled, Group
from easyread.award_forms.received import FormKind
from easyread.award_forms.script import Script, key
from easyread.award_forms.which import Forms, none_of_ours
from easyread.award_forms.workbook import Cell, Row

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_NAME: Final = 31
"""The longest name of a sheet, in characters."""
_LONGEST_LIST: Final = 255
"""The longest list that Excel takes, in characters."""
_SURE: Final = 0.3
"""A table with so many of the labels is in the language that we took it for."""
_ROOM: Final = 30
"""How many rows of a part have a list to choose from."""


def make(script: Script, facts: Facts) -> bytes:
    """Return an empty form as a workbook."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"title": script.title, "language": script.language})
    looks = {
        "label": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        "hint": book.add_format({"text_wrap": True, "valign": "top"}),
        "box": book.add_format({"text_wrap": True, "valign": "top", "border": 1}),
    }
    _write_alone(book, script, alone(script), looks)
    what, columns = several(script, facts)
    if what:
        _write_several(book, what, columns, looks)
    book.close()
    return out.getvalue()


def _write_alone(
    book: Any, script: Script, columns: Sequence[Column], looks: dict[str, Any]
) -> None:
    sheet = book.add_worksheet(_("Form")[:_NAME])
    for place, width in enumerate((24, 44, 60, 50)):
        sheet.set_column(place, place, width, None, {"hidden": place == 0})
    heads = ("form", script.title, _("Write here"), _("What helps"))
    sheet.write_row(0, 0, heads, looks["label"])
    for place, column in enumerate(columns, 1):
        sheet.write_string(place, 0, column.id)
        sheet.write_string(place, 1, column.label, looks["label"])
        sheet.write_blank(place, 2, None, looks["box"])
        sheet.write_string(place, 3, _hint(column), looks["hint"])
        _offer(sheet, column, place, place, 2)
    sheet.freeze_panes(1, 2)


def _write_several(book: Any, what: str, columns: Sequence[Column], looks: dict[str, Any]) -> None:
    sheet = book.add_worksheet((_("Actions") if what == ACTION else _("Evidence"))[:_NAME])
    sheet.set_row(0, None, None, {"hidden": True})
    for place, column in enumerate(columns):
        sheet.set_column(place, place, 32)
        sheet.write_string(0, place, column.id)
        sheet.write_string(1, place, column.label, looks["label"])
        sheet.write_string(2, place, _hint(column), looks["hint"])
        for row in range(3, 3 + _ROOM):
            sheet.write_blank(row, place, None, looks["box"])
        _offer(sheet, column, 3, 2 + _ROOM, place)
    sheet.freeze_panes(3, 0)


def _hint(column: Column) -> str:
    """Return what helps to fill in a column: what can be written there."""
    names = [names[1 if len(names) > 2 and names[-1].isdigit() else -1] for names in _boxes(column)]
    if column.choice is not None and column.choice.many:
        return "\n".join((_("Write 1 or more of these, each on a line:"), *names))
    if names:
        return _("Choose 1 from the list.")
    if column.yes[0]:
        return _("Write yes or no.")
    return column.hint or (_("Write a day such as 31 March 2027.") if column.is_day else "")


def _ours(column: Column) -> set[str]:
    """Return what a form itself says about a column, as it is compared."""
    return {key(column.id), key(column.label), key(_hint(column))}


def _boxes(column: Column) -> list[tuple[str, ...]]:
    return [names for _box, names in column.choice.boxes] if column.choice else []


def _offer(sheet: Any, column: Column, first: int, last: int, place: int) -> None:
    """Let people choose from a list where one of a few is asked."""
    if column.choice is not None and not column.choice.many:
        source = [names[-1] for names in _boxes(column)]
    else:
        source = list(filter(None, column.yes))
    if not source or len(",".join(source)) > _LONGEST_LIST:
        return
    sheet.data_validation(
        first, place, last, place, {"validate": "list", "source": source, "error_type": "warning"}
    )


def read(rows: Sequence[Row], name: str, forms: Forms) -> Filled:
    """Return what stands in which field. Raises CoproduceError for what is no form of ours."""
    texts = {key(cell.words) for row in rows for cell in row.cells}
    best = _best(texts, (_known(forms, kind, SOURCE) for kind in FormKind))
    share = best.labelled(texts)
    if share < _SURE or (share < 1 and not "".join(texts).isascii()):
        # Our names are the same in every language, so a form with them has its kind already.
        kinds = [best.script.kind] if best.score(texts) > 1 else list(FormKind)
        tags = dict.fromkeys((best.script.language, *forms.speaking(texts)))
        best = _best(texts, (_known(forms, kind, tag) for tag in tags for kind in kinds))
    if best.score(texts) == 0:
        raise none_of_ours(name)
    reader = _Reader(Filled(best.script.kind, name, best.script.language), best)
    for row in rows:
        reader.row(row)
    return reader.filled


def _best(texts: set[str], known: Iterable[_Known]) -> _Known:
    return max(known, key=lambda one: (one.score(texts), one.labelled(texts)))


@lru_cache(maxsize=100)
def _known(forms: Forms, kind: FormKind, tag: str) -> _Known:
    return _Known(forms, kind, tag)


class _Known:
    """The names of rows and columns of one form, in one language."""

    def __init__(self, forms: Forms, kind: FormKind, tag: str) -> None:
        self.script = forms.script(kind, tag)
        with languages.speaking(tag):
            facts = forms.shelf.content.facts
            self.alone = alone(self.script)
            self.what, self.columns = several(self.script, facts)
            self.ours = {key(item.text) for item in self.script.items}
            every = (*self.alone, *self.columns)
            self.own = {one.id: _ours(one) for one in every}
            self.ours |= {text for own in self.own.values() for text in own}
            heads = (_("Write here"), _("What helps"), "form")
            self.ours |= set(map(key, heads))
        self.singles = {key(text): one for one in self.alone for text in (one.id, one.label)}
        self.heads = {key(text): one for one in self.columns for text in (one.id, one.label)}

    def labelled(self, texts: set[str]) -> float:
        """Return how many of the labels are in a table."""
        labels = {key(one.label) for one in (*self.alone, *self.columns)}
        return len(labels & texts) / len(labels)

    def score(self, texts: set[str]) -> float:
        """Return how much of the form is in a table; 0 for too little to know it by."""
        found = len(texts & {*self.singles, *self.heads})
        own = {key(one.id) for one in (*self.alone, *self.columns)} - {"organisation"}
        has_own = 2 * len(texts & own) / len(own)
        share = found / len({*self.singles, *self.heads})
        has_title = key(self.script.title) in texts
        return share + has_own + has_title if found > 1 else 0


@dataclass
class _Reader:
    filled: Filled
    known: _Known
    heads: dict[int, Column] = field(default_factory=dict)
    """What stands in each column below; empty while there are no heads."""
    sheet: str = ""

    def row(self, row: Row) -> None:
        """Read a row: heads of columns, what stands below them, or a name and what it is."""
        if row.sheet != self.sheet:
            self.sheet, self.heads = row.sheet, {}
        for heads in (self.known.heads, self.known.singles):
            found = {
                cell.column: heads[key(cell.words)]
                for cell in row.cells
                if key(cell.words) in heads
            }
            if len({column.id for column in found.values()}) > 1:
                self.heads = found
                self._leave(row, [cell for cell in row.cells if cell.column not in found])
                return
        if self.heads:
            self._below(row)
        else:
            self._named(row)

    def _leave(self, row: Row, cells: Iterable[Cell]) -> None:
        for cell in cells:
            if key(cell.words) not in self.known.ours:
                self.filled.leave(row.where(cell), cell.words)

    def _named(self, row: Row) -> None:
        """Read a row that begins with the name or the label of what follows."""
        first = next((c for c in row.cells if key(c.words) in self.known.singles), None)
        if first is None:
            self._leave(row, row.cells)
            return
        column = self.known.singles[key(first.words)]
        ours = self.known.own[column.id]
        for cell in (one for one in row.cells if key(one.words) not in ours):
            put(self.filled, self.filled.alone, column, [cell.words], row.where(cell))

    def _below(self, row: Row) -> None:
        """Read a row below heads: what is asked once, an action or a piece of evidence."""
        if all(self._is_ours(cell) for cell in row.cells):
            return
        group = self._group(row)
        for cell in row.cells:
            column = self.heads.get(cell.column)
            if column is None or group is None:
                self.filled.leave(row.where(cell), cell.words)
            elif column.id != FOUR_C:
                put(self.filled, group, column, [cell.words], row.where(cell))

    def _group(self, row: Row) -> Group | None:
        """Return where a row belongs; None for an action that is for none of the 4 C's."""
        if not any(column in self.known.columns for column in self.heads.values()):
            return self.filled.alone
        if self.known.what != ACTION:
            return start_group(self.filled, self.known.what, "")
        said = (cell for cell in row.cells if self._head(cell) == FOUR_C)
        choice = self.known.columns[0].choice
        box = next((choice.box(cell.words) for cell in said), "") if choice else ""
        return start_group(self.filled, ACTION, box) if box else None

    def _is_ours(self, cell: Cell) -> bool:
        """Whether a cell says what helps to fill in its column."""
        column = self.heads.get(cell.column)
        return column is not None and key(cell.words) in self.known.own[column.id]

    def _head(self, cell: Cell) -> str:
        column = self.heads.get(cell.column)
        return column.id if column is not None else ""

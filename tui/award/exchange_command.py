"""`coproduce award export`, `import` and `overview`: the whole register, out, in and summed up."""

from __future__ import annotations

import csv
import hashlib
import io
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from coproduce.assessment import SMALL
from coproduce.award import exchange, registrar
from coproduce.award.overview import overview
from coproduce.domain.award_events import AwardRecorded
from coproduce.domain.award_forms import FileCopy
from coproduce.domain.award_register import fold
from coproduce.errors import DONE, FOUND, CoproduceError
from coproduce.export import write_file
from coproduce.home import make_private_folder, not_writable
from coproduce.languages import _, ngettext
from tui import parsing
from tui.award import asks
from tui.award.overall import as_lines
from tui.award.seeing import add_format, print_json
from tui.award.table import parser_of

FORMATS: Final = (".json", ".xlsx", ".csv")
_LARGEST: Final = 200_000_000
"""The largest file that is read, in bytes: some 300,000 steps."""
_MOST_ROWS: Final = 1_000_000


def export(argv: Sequence[str]) -> int:
    """Write the whole register into a file, and the files of evidence into a folder beside it."""
    parser = parsing.Parser("award export", _("Write the whole register into a file."))
    _add_file(parser)
    file: Path = parser.parse_args(argv).file
    events = registrar.history()
    write_file(file, _written(events, _format(file)))
    copies = exchange.files(fold(events))
    beside = folder_of(file)
    for copy in copies.values():
        _copy(registrar.files(), beside, copy)
    print(_("The register is in {file}").format(file=file), file=sys.stderr)
    if copies:
        print(_("The files of evidence are in {file}").format(file=beside), file=sys.stderr)
    print(_("It holds names of people. Keep it safe."), file=sys.stderr)
    return DONE


def take(argv: Sequence[str]) -> int:
    """Make the register anew from a file that `export` wrote; only where there is none."""
    parser = parsing.Parser(
        "award import", _("Make the register anew, from a file that “export” wrote.")
    )
    _add_file(parser)
    file: Path = parser.parse_args(argv).file
    events = _read(file)
    copies = exchange.files(fold(events))
    with registrar.Registrar() as book:
        book.restore(events)
    lost = [c for c in copies.values() if not _copy(folder_of(file), registrar.files(), c)]
    said = ngettext("{n} step is in the register.", "{n} steps are in the register.", len(events))
    print(said.format(n=len(events)), file=sys.stderr)
    for copy in lost:
        missing = _("This file of evidence is missing, or is another one: {file}")
        print(missing.format(file=copy.name), file=sys.stderr)
    return FOUND if lost else DONE


def show_overview(argv: Sequence[str]) -> int:
    """Print the register as a whole."""
    parser = parser_of("overview")
    add_format(parser)
    given = parser.parse_args(argv)
    here = asks.here()
    if given.format == "json":
        return print_json(asdict(overview(here.state, here.facts, here.today)))
    print("\n".join(as_lines(here)))
    return DONE


def folder_of(file: Path) -> Path:
    """Return the folder of the files of evidence beside an exported register."""
    return file.with_name(f"{file.stem}-files")


def _add_file(parser: parsing.Parser) -> None:
    parser.add_argument(
        "file",
        type=Path,
        metavar=_("FILE"),
        help=_("It ends in .json, .xlsx or .csv"),
    )


def _format(file: Path) -> str:
    ending = file.suffix.lower()
    if ending in FORMATS:
        return ending
    raise CoproduceError(
        _("We do not know this kind of file: {file}").format(file=parsing.shown(file.name)),
        _("Its name must end in .json, .xlsx or .csv"),
    )


def _written(events: list[AwardRecorded], ending: str) -> bytes:
    if ending == ".json":
        return exchange.as_json(events)
    rows = exchange.as_rows(events)
    if ending == ".csv":
        out = io.StringIO(newline="")
        csv.writer(out).writerows(rows)
        return out.getvalue().encode("utf-8-sig")  # Excel needs the mark
    return _workbook(rows)


def _workbook(rows: Sequence[Sequence[str]]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet("register")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def _read(file: Path) -> list[AwardRecorded]:
    ending = _format(file)
    try:
        if file.stat().st_size > _LARGEST:
            raise CoproduceError(
                _("This file is too large: {file}").format(file=parsing.shown(file.name)),
                _("Check that it is the right file."),
            )
        data = file.read_bytes()
    except OSError:
        raise CoproduceError(
            _("We cannot read the file “{file}”.").format(file=parsing.shown(file.name)),
            _("Check its name and its folder."),
        ) from None
    if ending == ".json":
        return exchange.from_json(data)
    return exchange.from_rows(_rows(data, file.name, ending))


def _rows(data: bytes, name: str, ending: str) -> list[list[str]]:
    from easyread.award_forms.workbook import read_csv, read_xlsx

    if ending == ".csv":
        found = read_csv(data, name, most_rows=_MOST_ROWS, largest=_LARGEST)
    else:
        found = read_xlsx(data, name, most_rows=_MOST_ROWS)
    rows: list[list[str]] = []
    for row in found:
        cells = {cell.column: cell.words for cell in row.cells}
        rows.append([cells.get(n, "") for n in range(max(cells) + 1)])
    return rows


def _copy(from_: Path, to: Path, copy: FileCopy) -> bool:
    """Copy a file of evidence and its small copy. Returns whether it was there, and the right one.

    Raises CoproduceError if it cannot be written.
    """
    name = f"{copy.digest}.{copy.kind}"
    try:
        data = (from_ / name).read_bytes()
    except OSError:
        return False
    if hashlib.sha256(data).hexdigest() != copy.digest:
        return False
    try:
        make_private_folder(to)
    except OSError:
        raise not_writable() from None
    write_file(to / name, data)
    small = from_ / f"{copy.digest}{SMALL}"
    if small.exists():
        write_file(to / small.name, small.read_bytes())
    return True

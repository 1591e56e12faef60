"""`coproduce results`: what came out of a meeting: a report for everyone, text, or data."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coproduce.errors import DONE, CoproduceError
from coproduce.export import FORMATS, export, write_file
from coproduce.home import SessionFolder
from coproduce.languages import _
from tui import choosing, parsing

if TYPE_CHECKING:
    from coproduce.domain.view import Report

DOCUMENTS: Final = ("docx", "pdf", "html")
"""The formats of the report “What you told us”, for everyone who took part."""
_BINARY: Final = ("xlsx", "docx", "pdf")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "session", nargs="?", metavar=_("MEETING"), help=_("The name of the meeting.")
    )
    parser.add_argument(
        "--format",
        type=parsing.one_of(*FORMATS, *DOCUMENTS),
        metavar="|".join((*FORMATS, *DOCUMENTS)),
        help=_("Text, data for a program or a spreadsheet, or a report for everyone."),
    )
    parser.add_argument("--out", type=Path, metavar=_("FILE"), help=_("Write into this file."))


def run(given: argparse.Namespace) -> int:
    """Write the results to standard output or into a file."""
    file: Path | None = given.out
    format_ = given.format or _format_of(file)
    if file is None and format_ in _BINARY and sys.stdout.isatty():
        raise CoproduceError(
            _("This kind of file cannot be shown here."),
            _("Add a file, such as: --out {file}").format(file=f"results.{format_}"),
        )
    made = made_of(report_of(choosing.session(given.session)), format_)
    if file is None:
        _to_output(made, format_)
    else:
        write_file(file, made)
        print(_("The results are in {file}").format(file=file), file=sys.stderr)
    return DONE


def report_of(folder: SessionFolder) -> Report:
    """Return what an ordinary export may say about a meeting."""
    from coproduce.domain.session import fold
    from coproduce.domain.view import report
    from coproduce.journal import JournalReader

    with JournalReader(folder.journal) as reader:
        return report(fold(reader.read()))


def made_of(report: Report, format_: str) -> bytes:
    """Return the results in one of `FORMATS` or `DOCUMENTS`. Raises CoproduceError."""
    if format_ not in DOCUMENTS:
        return export(report, format_)
    from coproduce.content_folder import chosen
    from easyread.build.report import what_you_told_us
    from easyread.document import Layout
    from easyread.packing.inputs import pictures_of
    from easyread.write import Format, write

    document = what_you_told_us(report)
    return write(document, Format(format_), Layout.EASY_READ, pictures_of(chosen()))


def _format_of(file: Path | None) -> str:
    """Return the format that a file's name asks for; text if none."""
    ending = file.suffix.lower().lstrip(".") if file else ""
    return ending if ending in (*FORMATS, *DOCUMENTS) else "text"


def _to_output(made: bytes, format_: str) -> None:
    if format_ in _BINARY:
        sys.stdout.buffer.write(made)
        return
    text = made.decode("utf-8-sig").replace("\r\n", "\n")
    sys.stdout.write(text)

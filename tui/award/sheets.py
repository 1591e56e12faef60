"""Sheets: TOML files that a command makes for somebody to fill in, and reads back."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from coproduce.errors import CoproduceError
from coproduce.export import write_file
from coproduce.languages import _
from tui import parsing

LARGEST: Final = 500_000
"""The largest sheet that is read, in bytes."""


def make(file: Path, about: Iterable[str], rows: Iterable[str]) -> None:
    """Write a sheet: comments about it, then its rows. Raises CoproduceError."""
    if file.exists():
        raise CoproduceError(
            _("“{file}” is there already.").format(file=parsing.shown(file.name)),
            _("Choose another name, so that nothing is lost."),
        )
    lines = [*(f"# {' '.join(line.split())}" for line in about), "", *rows]
    write_file(file, ("\n".join(lines) + "\n").encode())


def line(key: str, value: str) -> str:
    """Return one line of a sheet: a key and its words."""
    # What JSON writes in quotation marks, TOML reads.
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"


def read(
    file: Path, kind: str, keys: set[str], alone: set[str]
) -> tuple[dict[str, str], list[Any]]:
    """Read a sheet: the words at its top, and the rows called `kind`, each with some of `keys`.

    Raises CoproduceError with the place of a mistake.
    """
    table = _table(file)
    rows = table.pop(kind, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _wrong(file, kind)
    for known, part in ((alone, table), *((keys, row) for row in rows)):
        for key, value in part.items():
            if key not in known or not isinstance(value, str):
                raise _wrong(file, key)
    return table, rows


def _table(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as opened:
            read_ = opened.read(LARGEST + 1)
        text = read_.decode("utf-8-sig")
    except (OSError, ValueError):
        raise CoproduceError(
            _("We cannot read the file “{file}”.").format(file=parsing.shown(file.name)),
            _("Check its name. It must be a text file."),
        ) from None
    if len(read_) > LARGEST:
        raise CoproduceError(
            _("The file “{file}” is too large.").format(file=parsing.shown(file.name)),
            _("Check that it is the right file."),
        )
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:  # ValueError: also very long numbers
        number = found[1] if (found := re.search(r"line (\d+)", str(error))) else "1"
        raise CoproduceError(
            _("We cannot read line {n} of “{file}”.").format(
                n=number, file=parsing.shown(file.name)
            ),
            _("Check the quotation marks, commas and brackets here and in the line before."),
        ) from None


def _wrong(file: Path, key: str) -> CoproduceError:
    return CoproduceError(
        _("We do not know “{word}” in “{file}”, or it is no text.").format(
            word=parsing.shown(key), file=parsing.shown(file.name)
        ),
        _("Write the words in quotation marks, behind the words that were there."),
    )

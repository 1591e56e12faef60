"""liblouis, by the program `lou_translate` that comes with it: all lines of a table in one call.

It is the system's own program, because no wheel carries it. It reads a backslash as the start of an
escape, and a line of more than about 2,000 characters as two.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from coproduce.errors import MISSING, CoproduceError
from coproduce.languages import _

PROGRAM: Final = "lou_translate"
_PATIENCE: Final = 60.0
"""Seconds for one call. A document of 100,000 words takes about five."""
_TABLES: Final = Path(__file__).parent
"""Where our table is. The program runs there: in a list of tables, a comma in a path parts it."""
_UNKNOWN_TABLE: Final = "undefined.utb"
_CELL: Final = re.compile("[\u2800-\u28ff]*")


def is_there() -> bool:
    """Whether this machine has liblouis."""
    return shutil.which(PROGRAM) is not None


@cache
def version() -> str:
    """Return which liblouis this is, such as "3.24.0". Raises CoproduceError without one."""
    return _run(("--version",), "").splitlines()[0].rpartition(" ")[2]


def cells(table: str, lines: Sequence[str]) -> list[str]:
    """Return each line in Unicode's cells by a table such as "en-ueb-g2.ctb"; blanks are cells too.

    No line is empty, longer than 500 characters, or has a line end in it. Raises CoproduceError
    when liblouis is not there or does not give a line for each.
    """
    if not lines:
        return []
    text = "".join(line.replace("\\", r"\\") + "\n" for line in lines)
    tables = f"unicode.dis,{table},{_UNKNOWN_TABLE}"
    found = _run(("--forward", tables), text).split("\n")[:-1]
    if len(found) != len(lines) or not all(map(_CELL.fullmatch, found)):
        raise CoproduceError(
            _("The braille program did not give all the words back."),
            _("Tell the people who look after this program which version of liblouis you have."),
        )
    return found


def _run(words: tuple[str, ...], text: str) -> str:
    program = shutil.which(PROGRAM)
    if program is None:
        raise not_there()
    try:
        run = subprocess.run(
            (program, *words),
            input=text.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # it warns of its own tables
            timeout=_PATIENCE,
            cwd=_TABLES,
            check=True,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise CoproduceError(
            _("The braille program did not work."),
            _("Install liblouis again. Or make the pack without braille."),
            code=MISSING,
        ) from error
    return run.stdout.decode("utf-8", "replace")


def not_there() -> CoproduceError:
    """Return what to say when this machine has no liblouis."""
    return CoproduceError(
        _("There is no braille program on this machine."),
        how_to_get(),
        code=MISSING,
    )


def how_to_get() -> str:
    """Return what to do to have braille."""
    return _(
        "Install liblouis. On Debian or Ubuntu: apt install liblouis-bin. On a Mac: brew install "
        "liblouis. On Windows: put lou_translate from liblouis.io on the path."
    )

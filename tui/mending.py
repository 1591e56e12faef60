"""Mends copies for `coproduce check --fix`: asks for a title, and says what was changed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from coproduce.clean import clean_line
from coproduce.errors import CoproduceError
from coproduce.languages import _

if TYPE_CHECKING:
    from easyread.check.checking import Checked
    from easyread.check.many import One


def mend(
    found: Sequence[One],
    check: Callable[[Path], Checked],
    title: str | None,
    language: str | None,
) -> tuple[One, ...]:
    """Mend a copy of each Word file that was read; return what is left, of the copies.

    `check` checks a copy as the file was checked.
    """
    return tuple(_mended(one, check, title, language) for one in found)


def _mended(
    one: One, check: Callable[[Path], Checked], title: str | None, language: str | None
) -> One:
    from easyread.check import mending
    from easyread.check.checking import WORD

    name = clean_line(one.path.name)
    if one.checked is None:
        return one
    if one.path.suffix.lower() not in WORD:
        _say(_("{file}: we can mend only Word files (.docx).").format(file=name))
        return one
    try:
        asked = title if title is not None else _title(one.path)
        done = mending.mend(one.path, asked, language or "")
        if done is None:
            _say(_("{file}: there is nothing that we can mend without guessing.").format(file=name))
            return one
        _say(_("{file}: we mended a copy. It is called {copy}.").format(
            file=name, copy=clean_line(done.path.name)
        ))  # fmt: skip
        for change in done.changes:
            _say("- " + change)
        _say(_("This is what is left:"))
        return replace(one, path=done.path, checked=check(done.path))
    except CoproduceError as error:
        return replace(one, problem=error)


def _title(path: Path) -> str:
    """Ask what a document is called, if its file does not say it and somebody is there."""
    from easyread.check import mending

    if not sys.stdin.isatty() or not mending.wants_title(path):
        return ""
    _say(_("{file} has no title. What is the document called?").format(file=clean_line(path.name)))
    _say(_("If you only press Enter, it stays without."))
    return clean_line(sys.stdin.readline())


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)

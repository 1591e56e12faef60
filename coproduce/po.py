"""Reads gettext PO files, fast: babel needs a tenth of a second more, which every start would pay.

Only what is spoken is kept: no comments, nothing obsolete, nothing that another program guessed
(`fuzzy`). tests/words/test_po.py compares it with babel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field


class DamagedError(ValueError):
    """The file is not PO."""


@dataclass(slots=True)
class Entry:
    """One message of a file."""

    context: str = ""
    one: str = ""
    many: str = ""
    forms: dict[int, str] = field(default_factory=dict)
    is_fuzzy: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The translation, or all its plural forms in order."""
        if len(self.forms) == 1:
            return tuple(self.forms.values())
        return tuple(self.forms[number] for number in sorted(self.forms))


_LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])?\s+)?"(.*)"')
_ESCAPED = re.compile(r"\\(.)")
_LETTERS = {"n": "\n", "t": "\t", "r": "\r"}


def entries(text: str) -> Iterator[Entry]:
    """Give the messages of a PO file; the first one, with an empty `one`, is its head.

    Raises DamagedError for a line that does not belong there.
    """
    entry, keyword, form, is_fuzzy = Entry(), "", 0, False
    for line in map(str.strip, text.split("\n")):
        if not line or line[0] == "#":
            if "fuzzy" in line and line.startswith("#,"):
                is_fuzzy = True
            continue
        found = _LINE.fullmatch(line)
        if found is None or not (found[1] or keyword):
            raise DamagedError
        said = found[3] if "\\" not in found[3] else _ESCAPED.sub(_unescaped, found[3])
        if found[1]:
            starts = found[1] == "msgctxt" or (found[1] == "msgid" and keyword != "msgctxt")
            if starts and entry.forms:
                yield entry
            if starts:
                entry, is_fuzzy = Entry(is_fuzzy=is_fuzzy), False
            keyword, form = found[1], int(found[2] or 0)
        _add(entry, keyword, form, said)
    if entry.forms:
        yield entry
    elif keyword:
        raise DamagedError


def _add(entry: Entry, keyword: str, form: int, said: str) -> None:
    if keyword == "msgstr":
        entry.forms[form] = entry.forms[form] + said if form in entry.forms else said
    elif keyword == "msgid":
        entry.one += said
    elif keyword == "msgid_plural":
        entry.many += said
    else:
        entry.context += said


def _unescaped(found: re.Match[str]) -> str:
    return _LETTERS.get(found[1], found[1])


def head(text: str) -> dict[str, str]:
    """Return the fields of a file's head, by their names in small letters."""
    return {
        name.strip().lower(): value.strip()
        for name, colon, value in (line.partition(":") for line in text.split("\n"))
        if colon
    }

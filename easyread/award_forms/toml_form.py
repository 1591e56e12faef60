"""A form as a TOML file: made with its questions as comments, and read back."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final

from coproduce.clean import clean_line
from coproduce.domain.facts import Facts
from coproduce.errors import CoproduceError
from coproduce.languages import SOURCE, _, is_available
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
from easyread.award_forms.script import Script
from easyread.award_forms.which import Forms

FORMAT: Final = 1
LARGEST: Final = 2_000_000
"""The largest file that is read, in bytes."""
_KNOWN: Final = ("format", "form", "language")


def make(script: Script, facts: Facts) -> bytes:
    """Return an empty form as TOML."""
    lines = [f"# {script.title}", f"format = {FORMAT}", f'form = "{script.kind}"']
    lines += [f'language = "{script.language}"', ""]
    for column in alone(script):
        lines += _asked(column)
    what, columns = several(script, facts)
    if what:
        lines += ["# " + _("Copy this part for each one more."), f"[[{what}]]"]
        for column in columns:
            lines += _asked(column)
    return ("\n".join(lines).rstrip() + "\n").encode()


def _asked(column: Column) -> Iterator[str]:
    yield f"# {column.label}"
    if column.hint:
        yield f"# {column.hint}"
    if column.choice is not None:
        yield from (f"#   {names[0]}: {names[-1]}" for _box, names in _named(column))
    many = column.choice is not None and column.choice.many
    yield f"{column.id} = " + ("false" if column.yes[0] else "[]" if many else '""')
    yield ""


def _named(column: Column) -> Iterator[tuple[str, tuple[str, ...]]]:
    for box, names in column.choice.boxes if column.choice else ():
        yield box, names if not names[-1].isdigit() else names[:-1]


def read(data: bytes, name: str, forms: Forms) -> Filled:
    """Return what stands in which field. Raises CoproduceError for what is no form of ours."""
    table = _parsed(data, name)
    kind, language = _kind(table, name), _language(table)
    script = forms.script(kind, language)
    facts = forms.shelf.content.facts
    filled = Filled(kind, name, language)
    _read_table(filled, filled.alone, alone(script), table, name)
    what, columns = several(script, facts)
    for number, entry in enumerate(_entries(table.get(what)), 1):
        # Translators: a place in a file, such as "plan.toml, [[action]] 2".
        where = _("{file}, [[{part}]] {number}").format(file=name, part=what, number=number)
        if isinstance(entry, dict):
            _read_entry(filled, what, columns, entry, where)
        else:
            filled.leave(where, _shown(entry))
    return filled


def _read_entry(
    filled: Filled, what: str, columns: Sequence[Column], entry: dict[str, Any], where: str
) -> None:
    box = ""
    if what == ACTION:
        choice = columns[0].choice
        box = choice.box(_shown(entry.get(FOUR_C, ""))) if choice else ""
        if not box:
            for name, value in entry.items():
                filled.leave(f"{where}, {clean_line(name)}", _shown(value))
            return
        entry, columns = {k: v for k, v in entry.items() if k != FOUR_C}, columns[1:]
    _read_table(filled, start_group(filled, what, box), columns, entry, where)


def _read_table(
    filled: Filled, group: Group, columns: Iterable[Column], table: dict[str, Any], where: str
) -> None:
    known = {column.id: column for column in columns}
    for name, value in table.items():
        column = known.get(name)
        place = f"{where}, {clean_line(name)}"
        if column is not None:
            put(filled, group, column, map(_shown, _entries(value)), place)
        elif name not in _KNOWN and not _is_part(filled, group, name):
            filled.leave(place, _shown(value))


def _is_part(filled: Filled, group: Group, name: str) -> bool:
    """Whether these are the actions or the evidence, which are read on their own."""
    wanted = {FormKind.REGISTRATION: "", FormKind.PLAN: ACTION}.get(filled.kind, "evidence")
    return group is filled.alone and name == wanted


def _entries(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _shown(value: Any) -> str:
    """Return a value of TOML as a person would write it."""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return "\n".join(map(_shown, value))
    if isinstance(value, dict):
        return "\n".join(f"{name} = {_shown(one)}" for name, one in value.items())
    return str(value)


def _parsed(data: bytes, name: str) -> dict[str, Any]:
    if len(data) > LARGEST:
        raise CoproduceError(
            _("“{name}” is too large.").format(name=name),
            _("Check that it is the right file, or make it into more than one."),
        )
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # ValueError: also UTF-8 and long numbers
        found, last = re.search(r"line (\d+)", str(error)), data.rstrip().count(b"\n") + 1
        where = _("{file}, line {line}").format(file=name, line=found[1] if found else last)
        raise CoproduceError(
            _("{where}: we cannot read this line.").format(where=where),
            _("Check the quotation marks, commas and brackets here and in the line before."),
        ) from None


def _kind(table: dict[str, Any], name: str) -> FormKind:
    said = table.get("form")
    if said in tuple(FormKind) and table.get("format") == FORMAT:
        return FormKind(str(said))
    raise CoproduceError(
        _("“{name}” does not say which form it is.").format(name=name),
        _("Begin it with format = 1, and form = one of: {names}").format(
            names=", ".join(f'"{kind}"' for kind in FormKind)
        ),
    )


def _language(table: dict[str, Any]) -> str:
    said = str(table.get("language", SOURCE))
    return said if is_available(said) else SOURCE

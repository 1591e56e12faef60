"""Checks a template that staff copied and changed: each mistake is a `Finding` with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeGuard

from coproduce.clean import clean_line
from coproduce.domain.activity import APART, PICK_MOST, PRACTICE, Kind
from coproduce.domain.finding import Finding
from coproduce.languages import _

FORMAT: Final = 1
"""The format of templates that this version reads."""
OPTIONS: Final = 8
"""A "pick" activity has keys 1 to 8; 9 and 0 always mean the same two answers."""
LISTS: Final = ("statement", "happening", "not_happening", "easier")
"""The fields of an activity that are lists of sentences."""

_TEXTS: Final = ("id", "kind", "name", "question", "comment")
_FIELDS: Final = frozenset({*LISTS, *_TEXTS, "options", "most"})
_TOP: Final = frozenset({"format", "title", "about", "activity"})
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_START: Final = re.compile(r"\s*\[\[\s*[\"']?activity[\"']?\s*\]\]")


@dataclass(frozen=True, slots=True)
class _Part:
    """The whole template, or one of its activities, with where it begins."""

    file: Path
    lines: Sequence[str]
    start: int
    table: dict[str, Any]

    def finding(self, code: str, field: str, what: str, hint: str) -> Finding:
        """Return a finding on the line on which `field` is set, or on which the part begins."""
        return Finding(code, _where(self.file, self._line(field)), what, hint)

    def _line(self, field: str) -> int:
        setting = re.compile(rf"\s*[\"']?{re.escape(field)}[\"']?\s*=")
        for number in range(self.start, len(self.lines) + 1):
            if number > self.start and _START.match(self.lines[number - 1]):
                break
            if setting.match(self.lines[number - 1]):
                return number
        return self.start


def is_id(text: str) -> bool:
    """Whether `text` may be the id of an activity, a choice or a picture."""
    return bool(_ID.fullmatch(text))


def unreadable(file: Path, line: int) -> Finding:
    """Return what to say about a line that is not TOML."""
    return Finding(
        "CO-1",
        _where(file, line),
        _("We cannot read this line."),
        _("Check the quotation marks, commas and brackets here and in the line before."),
    )


def _where(file: Path, line: int) -> str:
    return _("{file}, line {line}").format(file=clean_line(file.name), line=line)


def faults(file: Path, text: str, table: dict[str, Any]) -> Iterator[Finding]:
    """Check what a template says. `table` is what TOML makes of `text`."""
    lines = text.split("\n")
    whole = _Part(file, lines, 1, table)
    if table.get("format") != FORMAT or table["format"] is True:
        yield whole.finding(
            "CO-2",
            "format",
            _("This is not a template that this program can read."),
            _("Add a line at the top: format = 1"),
        )
        return
    yield from _unknown_faults(whole, _TOP)
    if not _is_text(table.get("title")):
        yield whole.finding(
            "CO-3", "title", _("There is no title."), _('Add a line: title = "My meeting"')
        )
    yield from _list_faults(whole, ("about",))
    activities = table.get("activity")
    if not isinstance(activities, list) or not activities:
        yield whole.finding(
            "CO-4",
            "activity",
            _("There is no question."),
            _("Add at least one part that starts with [[activity]]"),
        )
        return
    starts = [n for n, line in enumerate(lines, 1) if _START.match(line)]
    seen: set[str] = set()
    for place, activity in enumerate(activities):
        start = starts[place] if place < len(starts) else 1
        yield from _activity_faults(file, lines, start, activity, seen)


def _activity_faults(
    file: Path, lines: Sequence[str], start: int, table: Any, seen: set[str]
) -> Iterator[Finding]:
    if not isinstance(table, dict):
        yield Finding(
            "CO-4",
            _where(file, start),
            _("This is not a question."),
            _("Start it with [[activity]]"),
        )
        return
    part = _Part(file, lines, start, table)
    yield from _unknown_faults(part, _FIELDS)
    yield from _text_faults(part)
    yield from _list_faults(part, LISTS)
    yield from _id_faults(part, seen)
    yield from _kind_faults(part)


def _unknown_faults(part: _Part, known: frozenset[str]) -> Iterator[Finding]:
    """A field with a slip in its name would be left out without a word."""
    for field in part.table:
        if field not in known:
            yield part.finding(
                "CO-12",
                field,
                _("“{field}” is not known here.").format(field=clean_line(field)),
                _("Check how it is written. The templates that come with the program show how."),
            )


def _text_faults(part: _Part) -> Iterator[Finding]:
    for name in _TEXTS:
        value = part.table.get(name, "")
        is_right = isinstance(value, str) if name == "comment" else _is_text(value)
        if not is_right:
            yield part.finding(
                "CO-5",
                name,
                _("“{field}” is missing.").format(field=name),
                _('Add a line: {field} = "..."').format(field=name),
            )


def _list_faults(part: _Part, names: Sequence[str]) -> Iterator[Finding]:
    for name in names:
        value = part.table.get(name, [])
        if not isinstance(value, list) or not all(isinstance(s, str) for s in value):
            yield part.finding(
                "CO-6",
                name,
                _("“{field}” must be a list of sentences.").format(field=name),
                _('Write it like this: {field} = ["One sentence.", "Another."]').format(field=name),
            )


def _id_faults(part: _Part, seen: set[str]) -> Iterator[Finding]:
    id_ = part.table.get("id")
    if not _is_text(id_):
        return  # CO-5 has said so
    if not is_id(id_) or id_ == PRACTICE:
        yield part.finding(
            "CO-7",
            "id",
            _("The id “{id}” cannot be used.").format(id=clean_line(id_)),
            _("Use small letters, numbers and hyphens, such as: our-question"),
        )
    elif id_ in seen:
        yield part.finding(
            "CO-8",
            "id",
            _("The id “{id}” is there twice.").format(id=id_),
            _("Give each question its own id."),
        )
    seen.add(id_)


def _kind_faults(part: _Part) -> Iterator[Finding]:
    kind = part.table.get("kind")
    if not _is_text(kind):
        return  # CO-5 has said so
    if kind not in (Kind.CHOICE, Kind.SCALE, Kind.PICK):  # verdicts belong to the award scheme
        yield part.finding(
            "CO-9",
            "kind",
            _("This kind of question is not known."),
            _("Write one of: choice, scale, pick"),
        )
    if kind == Kind.PICK:
        yield from _pick_faults(part)


def _pick_faults(part: _Part) -> Iterator[Finding]:
    options = part.table.get("options")
    is_right = isinstance(options, list) and 2 <= len(options) <= OPTIONS
    if not is_right or not all(_is_option(o) for o in options or ()):
        yield part.finding(
            "CO-10",
            "options",
            _("A question of the kind “pick” needs 2 to 8 options."),
            _('Write each like this: { id = "one", word = "The first" }'),
        )
    elif len({o["id"] for o in options or ()}) != len(options or ()):
        yield part.finding(
            "CO-10", "options", _("An option's id is there twice."), _("Give each its own id.")
        )
    most = part.table.get("most", PICK_MOST)
    if type(most) is not int or not 1 <= most <= OPTIONS:
        yield part.finding(
            "CO-11", "most", _("“most” must be a number from 1 to 8."), _("Write: most = 3")
        )


def _is_text(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and bool(clean_line(value))


def _is_option(option: Any) -> bool:
    return (
        isinstance(option, dict)
        and isinstance(option.get("id"), str)
        and is_id(option["id"])
        and option["id"] not in APART
        and _is_text(option.get("word"))
    )

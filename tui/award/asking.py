"""What a step of the award scheme asks, as values that every door shows in its own way.

How to use it, from the app, plain lines or a command:

    here = Here(registrar.read(), read_facts(), today, organisation="o1")
    steps = [one for one in asks.all_of() if one.can(here)]     # what can be done now
    step = asks.named("decide")
    step.subjects(here)        # () or what it is about: "a1", "The silver plan of 1 March"
    here = here.on("a1")
    for part in step.parts(here):           # headings with fields; each field knows its kind
        for field in part.fields: ...       # show label, hint, choices, and what it says now
    problem(field, value)      # "" or a sentence, while somebody types
    done = asks.do(step, here, Given(values, rows))     # the id of what was made, or ""

A value is text: a day as 2026-11-26, a number as "3", yes and no as YES and NO, one choice as its
id, a file as its path. Of SOME it is a tuple of ids. A part that `is_repeated` is asked again and
again: each time is one row of `Given.rows[part.name]`. Labels are in the language of now: ask for
parts again when the language changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Self

from coproduce.clean import clean, clean_line
from coproduce.languages import _

if TYPE_CHECKING:
    from coproduce.award.registrar import Registrar
    from coproduce.domain.award_organisation import Organisation
    from coproduce.domain.award_register import Register
    from coproduce.domain.facts import Facts

Value = str | tuple[str, ...]

YES: Final = "yes"
NO: Final = "no"

_LINE: Final = 300
"""The longest line, in characters."""
_LINES: Final = (8_000, 200)
"""The longest words of several lines: characters, and lines."""


class Kind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    LINES = "lines"
    DAY = "day"
    NUMBER = "number"
    """A whole number from 1."""
    ONE = "one"
    SOME = "some"
    YES_NO = "yes-no"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose."""

    id: str
    words: str
    is_private: bool = False
    """Whether the words are a person's name, or what they said: never in a message of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing that a step asks."""

    name: str
    """As in commands: "registered-on" is `--registered-on`."""
    label: str
    kind: Kind
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    """For ONE and SOME."""
    now: Value = ""
    """What it says before anybody changes it."""
    is_needed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some fields that belong together."""

    fields: tuple[Field, ...]
    title: str = ""
    name: str = ""
    """Of a part that is repeated: where its rows are in `Given.rows`."""
    is_repeated: bool = False


@dataclass(frozen=True, slots=True)
class Here:
    """Where somebody stands when they take a step."""

    state: Register
    facts: Facts
    today: str
    organisation: str = ""
    """The id of the organisation that the step is about; "" when there is none."""
    about: str = ""
    """The id of the step's subject; "" when there is none."""

    @property
    def one(self) -> Organisation:
        """The organisation. Raises KeyError when there is none."""
        return self.state.organisations[self.organisation]

    def of(self, organisation: str) -> Here:
        """Return this with an organisation."""
        return replace(self, organisation=organisation)

    def on(self, about: str) -> Here:
        """Return this with a subject."""
        return replace(self, about=about)


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody filled in."""

    values: Mapping[str, Value] = field(default_factory=dict)
    rows: Mapping[str, Sequence[Mapping[str, Value]]] = field(default_factory=dict)

    def words(self, name: str) -> str:
        """Return a text; "" when it is not there."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else "\n".join(value)

    def some(self, name: str) -> tuple[str, ...]:
        """Return several; of a text, each line that is not empty."""
        value = self.values.get(name, ())
        lines = value.splitlines() if isinstance(value, str) else value
        return tuple(line.strip() for line in lines if line.strip())

    def number(self, name: str) -> int:
        """Return a whole number; 0 when it is not there."""
        return int(self.words(name) or "0")

    def is_yes(self, name: str) -> bool:
        """Whether the answer is yes."""
        return self.values.get(name) == YES

    def each(self, name: str) -> tuple[Given, ...]:
        """Return the rows of a repeated part."""
        return tuple(Given(row) for row in self.rows.get(name, ()))

    def cleaned(self, parts: Sequence[Part]) -> Self:
        """Return this with every text cleaned, and what was not filled in as it is now."""
        once = [f for part in parts if not part.is_repeated for f in part.fields]
        rows = {
            part.name: [_cleaned(part.fields, row) for row in self.rows.get(part.name, ())]
            for part in parts
            if part.is_repeated
        }
        return replace(self, values=_cleaned(once, self.values), rows=rows)


def _cleaned(fields: Sequence[Field], values: Mapping[str, Value]) -> dict[str, Value]:
    return {one.name: _clean(one, values.get(one.name, one.now)) for one in fields}


def _clean(one: Field, value: Value) -> Value:
    if one.kind is Kind.LINES and isinstance(value, str):
        return clean(value, *_LINES)
    if one.kind is Kind.FILE or not isinstance(value, str):
        return value
    return clean_line(value, _LINE)


def _nothing(_here: Here) -> tuple[Part, ...]:
    return ()


def _silent(_here: Here, _given: Given) -> Sequence[str]:
    return ()


def _always(_here: Here) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One step, and what it asks."""

    name: str
    """As in commands: "name-officer"."""
    title: str
    """What a menu says: "Write down a meeting"."""
    take: Callable[[Registrar, Here, Given], str]
    """Takes the step; returns the id of what it made, or ""."""
    parts: Callable[[Here], tuple[Part, ...]] = _nothing
    is_about_one: bool = True
    """Whether it is about one organisation."""
    subjects: Callable[[Here], tuple[Choice, ...]] | None = None
    """What of the organisation it can be about, such as its assessments; None for nothing."""
    is_for_archived: bool = False
    """Whether an archived organisation has it too."""
    can: Callable[[Here], bool] = _always
    """Whether there is anything to do; the step itself still checks what the scheme allows."""
    without: str = ""
    """What to say when there is no subject."""
    tells: Callable[[Here, Given], Sequence[str]] = _silent
    """What to say when it is done, such as what was missing in a form."""
    warning: str = ""
    """What to say before it is done, when it cannot be undone."""

    def is_open(self, here: Here) -> bool:
        """Whether the step can be offered."""
        if self.is_about_one and here.one.is_archived and not self.is_for_archived:
            return False
        return self.can(here) and (self.subjects is None or bool(self.subjects(here)))


def problem(one: Field, value: Value) -> str:
    """Return what is wrong with what somebody filled in, as a sentence; "" when it is right."""
    if not value:
        return _("This is missing: {label}").format(label=one.label) if one.is_needed else ""
    ids = {choice.id for choice in one.choices}
    typed = (value,) if isinstance(value, str) else value
    is_right: dict[Kind, Callable[[], bool]] = {
        Kind.LINE: lambda: len(typed[0]) <= _LINE,
        Kind.LINES: lambda: len(typed[0]) <= _LINES[0] and typed[0].count("\n") < _LINES[1],
        Kind.DAY: lambda: is_day(typed[0]),
        Kind.NUMBER: lambda: re.fullmatch("[1-9][0-9]{0,2}", typed[0]) is not None,
        Kind.ONE: lambda: typed[0] in ids,
        Kind.SOME: lambda: ids.issuperset(typed),
        Kind.YES_NO: lambda: typed[0] in (YES, NO),
        Kind.FILE: lambda: True,
    }
    return "" if is_right[one.kind]() else _said_wrong(one, " ".join(typed)[:60])


def _said_wrong(one: Field, word: str) -> str:
    if one.kind in (Kind.LINE, Kind.LINES):
        return _("This is too long: {label}").format(label=one.label)
    return {
        Kind.DAY: _("“{word}” is not a day. Write it so: 2026-11-26"),
        Kind.NUMBER: _("“{word}” is not a number from 1 to 999."),
        Kind.YES_NO: _("“{word}” is not yes or no."),
    }.get(one.kind, _("We do not know the word “{word}”.")).format(word=word)


def is_day(typed: str) -> bool:
    """Whether it is a day, written as 2026-11-26."""
    try:
        return date.fromisoformat(typed).isoformat() == typed
    except ValueError:
        return False

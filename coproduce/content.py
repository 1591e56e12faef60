"""Reads content/: the answers that can be given, and the templates of sessions.

A mistake in a template is a `Finding` with file and line, because staff copy and change templates.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from coproduce import resources
from coproduce.clean import clean_line
from coproduce.content_folder import chosen
from coproduce.domain.activity import PICK_MOST, Activity, Choice, Kind
from coproduce.domain.finding import Finding
from coproduce.errors import CoproduceError
from coproduce.languages import _, words
from coproduce.template_check import LISTS, OPTIONS, faults, is_id, unreadable

MOST_OPTIONS: Final = OPTIONS
"""The most options of a "pick" activity."""
LARGEST: Final = 250_000
"""The largest template that is read, in bytes."""
SENTENCE: Final = 300
"""The longest sentence, in characters."""

_SETS: Final = {
    Kind.CHOICE: "yes-sometimes-no",
    Kind.SCALE: "five-steps",
    Kind.VERDICT: "verdicts",
}


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers and signals of content/choices.toml."""

    sets: dict[Kind, tuple[Choice, ...]]
    apart: tuple[Choice, ...]
    signals: tuple[Choice, ...]
    practice: Activity
    cannot_tell: Choice
    """Stands for "I don't know" where a verdict is asked for."""


@dataclass(frozen=True, slots=True)
class Template:
    """A session ready to start."""

    name: str
    """The file's name without ".toml"."""
    title: str
    about: tuple[str, ...]
    activities: tuple[Activity, ...]
    is_own: bool = False
    """Made by staff: its words are never looked up in a catalogue."""


class TemplateError(CoproduceError):
    """A template has mistakes; each is a finding."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Keep the findings."""
        lines = "\n".join(f"  {finding}" for finding in findings)
        super().__init__(
            _("This template has mistakes:") + "\n" + lines + "\n",
            _("Please mend them. Then try again."),
        )
        self.findings = tuple(findings)


def answers() -> Answers:
    """Read content/choices.toml."""
    file = resources.folder("content") / "choices.toml"
    table = tomllib.loads(file.read_text("utf-8"))
    sets = {
        kind: tuple(Choice(**c) for c in table["sets"][name]["choices"])
        for kind, name in _SETS.items()
    }
    apart = tuple(Choice(**c) for c in table["apart"]["choices"])
    signals = tuple(Choice(**c) for c in table["signals"]["signals"])
    practice = _activity(table["practice"], sets, apart, is_own=False)
    cannot_tell = Choice(**table["sets"]["verdicts"]["apart"][0])
    return Answers(sets, apart, signals, replace(practice, apart=()), cannot_tell)


def templates() -> list[Template]:
    """Read the templates that come with the program, with those of `--content DIR` on top."""
    folder = chosen()
    files = folder.files("templates", "*.toml")
    found = [read_template(file, is_own=folder.is_own(file)) for file in files]
    return sorted(found, key=lambda t: (t.name != "eight-principles", t.name))


def template(name: str) -> Template:
    """Return the template called `name`, or read the file at that path.

    Raises CoproduceError if there is none, TemplateError if it has mistakes.
    """
    folder = chosen()
    if (
        re.fullmatch(r"[a-z0-9-]+", name)
        and (file := folder.file(f"templates/{name}.toml")).exists()
    ):
        return read_template(file, is_own=folder.is_own(file))
    return read_template(Path(name), is_own=True)


def read_template(file: Path, *, is_own: bool) -> Template:
    """Read a template from a file. Raises CoproduceError or TemplateError."""
    text = _text(file)
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # not only TOMLDecodeError: very long numbers
        line = int(found[1]) if (found := re.search(r"line (\d+)", str(error))) else 1
        raise TemplateError([unreadable(file, line)]) from None
    findings = list(faults(file, text, table))
    if findings:
        raise TemplateError(findings)
    kinds = answers()
    made = tuple(_activity(a, kinds.sets, kinds.apart, is_own) for a in table["activity"])
    about = tuple(clean_line(s, SENTENCE) for s in table.get("about", ()))
    return Template(file.stem, clean_line(table["title"]), about, made, is_own)


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            read = opened.read(LARGEST + 1)
        if len(read) > LARGEST:
            raise CoproduceError(
                _("The template {file} is too large.").format(file=clean_line(file.name)),
                _("Make a smaller one, or check that it is the right file."),
            )
        return read.decode("utf-8-sig")
    except (OSError, ValueError):  # ValueError: not UTF-8, or a name that no file can have
        raise CoproduceError(
            _("We cannot read the template {file}.").format(file=clean_line(file.name)),
            _("Check the name of the file. It must be a text file that ends in .toml"),
        ) from None


def own_activity(
    number: int, name: str, question: str, kind: Kind = Kind.CHOICE, options: Sequence[str] = ()
) -> Activity:
    """Make an activity that the facilitator typed. `number` makes its id one never used before.

    Raises CoproduceError if `kind` is pick and there are not 2 to 8 options.
    """
    kinds = answers()
    name, question = clean_line(name), clean_line(question, SENTENCE)
    said_ = [word for word in map(clean_line, options) if word]
    if kind is Kind.PICK and not 2 <= len(said_) <= MOST_OPTIONS:
        raise CoproduceError(
            _("This question needs 2 to 8 answers to pick from."), _("Please change the list.")
        )
    chosen = _options([{"id": f"option-{n}", "word": w} for n, w in enumerate(said_, 1)])
    choices = chosen if kind is Kind.PICK else kinds.sets[kind]
    return Activity(
        id=f"own-{number}",
        kind=kind,
        name=name,
        statement=(),
        question=question,
        choices=choices,
        apart=kinds.apart,
        comment=_("What would you change?"),
        most=min(PICK_MOST, len(choices)) if kind is Kind.PICK else 1,
        is_own=True,
    )


def second_round(activity: Activity, number: int) -> Activity:
    """Return a new activity that asks the same again and names the first."""
    return replace(activity, id=f"{activity.id[:30]}-round-{number}", follows=activity.id)


def called(activity: Activity) -> str:
    """Return the name of `activity` in the language of now; a second round says that it is one."""
    name = said(activity, activity.name)
    return _("{name}, second round").format(name=name) if activity.follows else name


def said(activity: Activity, text: str) -> str:
    """Return a sentence of `activity` in the language of now; the facilitator's own as it is."""
    return text if activity.is_own else words(text)


def picture(name: str) -> str:
    """Return the SVG of an answer or role picture; "" if there is none."""
    if not is_id(name):
        return ""
    for folder in ("answers", "roles"):
        file = resources.folder("content") / "pictures" / folder / f"{name}.svg"
        if file.exists():
            return file.read_text("utf-8")
    return ""


def _activity(
    table: dict[str, Any],
    sets: dict[Kind, tuple[Choice, ...]],
    apart: tuple[Choice, ...],
    is_own: bool,
) -> Activity:
    kind = Kind(table["kind"])
    lists = {name: tuple(clean_line(s, SENTENCE) for s in table.get(name, ())) for name in LISTS}
    choices = _options(table["options"]) if kind is Kind.PICK else sets[kind]
    return Activity(
        id=table["id"],
        kind=kind,
        name=clean_line(table["name"]),
        question=clean_line(table["question"], SENTENCE),
        comment=clean_line(table.get("comment", ""), SENTENCE),
        choices=choices,
        apart=apart,
        most=table.get("most", PICK_MOST) if kind is Kind.PICK else 1,
        is_own=is_own,
        statement=lists["statement"],
        happening=lists["happening"],
        not_happening=lists["not_happening"],
        easier=lists["easier"],
    )


def _options(options: Sequence[dict[str, str]]) -> tuple[Choice, ...]:
    return tuple(
        Choice(o["id"], clean_line(o["word"]), str(key), "") for key, o in enumerate(options, 1)
    )

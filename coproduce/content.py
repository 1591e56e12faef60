"""Reads content/: the answers that can be given, and the templates of sessions.

A mistake in a template is a `Finding` with file and line, because staff copy and change templates.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from coproduce import resources
from coproduce.clean import clean_line
from coproduce.domain.activity import PICK_MOST, Activity, Choice, Kind
from coproduce.domain.finding import Finding
from coproduce.errors import CoproduceError
from coproduce.languages import _, words

FORMAT: Final = 1
"""The format of templates that this version reads."""
MOST_OPTIONS: Final = 8
"""A "pick" activity has keys 1 to 8; 9 and 0 always mean the same two answers."""
SENTENCE: Final = 300
"""The longest sentence, in characters."""

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_LISTS: Final = ("statement", "happening", "not_happening", "easier")
_TEXTS: Final = ("id", "kind", "name", "question", "comment")
_SETS: Final = {Kind.CHOICE: "yes-sometimes-no", Kind.SCALE: "five-steps"}


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers and signals of content/choices.toml."""

    sets: dict[Kind, tuple[Choice, ...]]
    apart: tuple[Choice, ...]
    signals: tuple[Choice, ...]
    practice: Activity


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
    return Answers(sets, apart, signals, replace(practice, apart=()))


def templates() -> list[Template]:
    """Read the templates that come with the program."""
    folder = resources.folder("content") / "templates"
    found = [read_template(file, is_own=False) for file in sorted(folder.glob("*.toml"))]
    return sorted(found, key=lambda t: (t.name != "eight-principles", t.name))


def template(name: str) -> Template:
    """Return the template called `name`, or read the file at that path.

    Raises CoproduceError if there is none, TemplateError if it has mistakes.
    """
    own = resources.folder("content") / "templates" / f"{name}.toml"
    if re.fullmatch(r"[a-z0-9-]+", name) and own.exists():
        return read_template(own, is_own=False)
    return read_template(Path(name), is_own=True)


def read_template(file: Path, *, is_own: bool) -> Template:
    """Read a template from a file. Raises CoproduceError or TemplateError."""
    try:
        text = file.read_bytes()[:1_000_000].decode("utf-8-sig")
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError):
        raise CoproduceError(
            _("We cannot read the template {file}.").format(file=clean_line(file.name)),
            _("Check the name of the file. It must be a text file that ends in .toml"),
        ) from None
    except tomllib.TOMLDecodeError as error:
        line = int(found[1]) if (found := re.search(r"line (\d+)", str(error))) else 1
        raise TemplateError([_unreadable(file, line)]) from None
    findings = list(_faults(file, text, table))
    if findings:
        raise TemplateError(findings)
    kinds = answers()
    made = tuple(_activity(a, kinds.sets, kinds.apart, is_own) for a in table["activity"])
    about = tuple(clean_line(s, SENTENCE) for s in table.get("about", ()))
    return Template(file.stem, clean_line(table["title"]), about, made, is_own)


def own_activity(
    number: int, name: str, question: str, kind: Kind = Kind.CHOICE, options: Sequence[str] = ()
) -> Activity:
    """Make an activity that the facilitator typed. `number` makes its id one never used before."""
    kinds = answers()
    name, question = clean_line(name), clean_line(question, SENTENCE)
    chosen = _options([{"id": f"option-{n}", "word": w} for n, w in enumerate(options, 1)])
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


def said(activity: Activity, text: str) -> str:
    """Return a sentence of `activity` in the language of now; the facilitator's own as it is."""
    return text if activity.is_own else words(text)


def picture(name: str) -> str:
    """Return the SVG of an answer or role picture; "" if there is none."""
    if not _ID.fullmatch(name):
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
    lists = {name: tuple(clean_line(s, SENTENCE) for s in table.get(name, ())) for name in _LISTS}
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


def _unreadable(file: Path, line: int) -> Finding:
    return Finding(
        "CO-1",
        _where(file, line),
        _("We cannot read this line."),
        _("Check the quotation marks, commas and brackets here and in the line before."),
    )


def _where(file: Path, line: int) -> str:
    return _("{file}, line {line}").format(file=clean_line(file.name), line=line)


def _faults(file: Path, text: str, table: dict[str, Any]) -> Iterator[Finding]:
    """Check what a template says, and find the lines."""
    if table.get("format") != FORMAT:
        yield Finding(
            "CO-2",
            _where(file, 1),
            _("This is not a template that this program can read."),
            _("Add a line at the top: format = 1"),
        )
        return
    if not isinstance(table.get("title"), str) or not table["title"].strip():
        yield Finding(
            "CO-3", _where(file, 1), _("There is no title."), _('Add a line: title = "My meeting"')
        )
    activities = table.get("activity")
    if not isinstance(activities, list) or not activities:
        yield Finding(
            "CO-4",
            _where(file, 1),
            _("There is no question."),
            _("Add at least one part that starts with [[activity]]"),
        )
        return
    starts = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == "[[activity]]"]
    seen: set[str] = set()
    for place, activity in enumerate(activities):
        line = starts[place] if place < len(starts) else 1
        yield from _activity_faults(file, line, activity, seen)


def _activity_faults(file: Path, line: int, table: Any, seen: set[str]) -> Iterator[Finding]:
    where = _where(file, line)
    if not isinstance(table, dict):
        yield Finding("CO-4", where, _("This is not a question."), _("Start it with [[activity]]"))
        return
    for name in _TEXTS:
        if not isinstance(table.get(name, "" if name == "comment" else None), str):
            yield Finding(
                "CO-5",
                where,
                _("“{field}” is missing.").format(field=name),
                _('Add a line: {field} = "..."').format(field=name),
            )
    for name in _LISTS:
        value = table.get(name, [])
        if not isinstance(value, list) or not all(isinstance(s, str) for s in value):
            yield Finding(
                "CO-6",
                where,
                _("“{field}” must be a list of sentences.").format(field=name),
                _('Write it like this: {field} = ["One sentence.", "Another."]').format(field=name),
            )
    yield from _id_faults(where, table.get("id"), seen)
    yield from _kind_faults(where, table)


def _id_faults(where: str, id_: Any, seen: set[str]) -> Iterator[Finding]:
    if isinstance(id_, str) and (not _ID.fullmatch(id_) or id_ == "practice"):
        yield Finding(
            "CO-7",
            where,
            _("The id “{id}” cannot be used.").format(id=clean_line(id_)),
            _("Use small letters, numbers and hyphens, such as: our-question"),
        )
    elif isinstance(id_, str) and id_ in seen:
        yield Finding(
            "CO-8",
            where,
            _("The id “{id}” is there twice.").format(id=id_),
            _("Give each question its own id."),
        )
    if isinstance(id_, str):
        seen.add(id_)


def _kind_faults(where: str, table: dict[str, Any]) -> Iterator[Finding]:
    kind = table.get("kind")
    if kind not in tuple(Kind):
        yield Finding(
            "CO-9",
            where,
            _("This kind of question is not known."),
            _("Write one of: choice, scale, pick"),
        )
        return
    if kind != Kind.PICK:
        return
    options = table.get("options")
    is_right = isinstance(options, list) and 2 <= len(options) <= MOST_OPTIONS
    if not is_right or not all(_is_option(o) for o in options or ()):
        yield Finding(
            "CO-10",
            where,
            _("A question of the kind “pick” needs 2 to 8 options."),
            _('Write each like this: { id = "one", word = "The first" }'),
        )
    elif len({o["id"] for o in options or ()}) != len(options or ()):
        yield Finding(
            "CO-10", where, _("An option's id is there twice."), _("Give each its own id.")
        )
    most = table.get("most", PICK_MOST)
    if not isinstance(most, int) or not 1 <= most <= MOST_OPTIONS:
        yield Finding(
            "CO-11", where, _("“most” must be a number from 1 to 8."), _("Write: most = 3")
        )


def _is_option(option: Any) -> bool:
    return (
        isinstance(option, dict)
        and isinstance(option.get("id"), str)
        and bool(_ID.fullmatch(option["id"]))
        and option["id"] not in ("dont-know", "dont-understand")
        and isinstance(option.get("word"), str)
        and bool(option["word"].strip())
    )

"""Reads content/facts: what the sources say, as values of the domain.

Staff keep these files, so every mistake is a `Finding` with file and line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from coproduce.clean import clean_line
from coproduce.content_folder import MOST_FINDINGS, ContentError, ContentFolder, read_text, where
from coproduce.domain import award, charter, glossary
from coproduce.domain.facts import Facts
from coproduce.domain.finding import Finding
from coproduce.languages import _

LARGEST: Final = 500_000
"""The largest file of facts that is read, in bytes."""
LONGEST: Final = 300
"""The longest text of a fact, in characters."""

_KINDS: Final[dict[str, tuple[str, type[Any]]]] = {
    "source": ("sources", charter.Source),
    "principle": ("principles", charter.Principle),
    "pledge-group": ("pledge_groups", charter.PledgeGroup),
    "pledge": ("pledges", charter.Pledge),
    "four-c": ("four_cs", charter.FourC),
    "way": ("ways", charter.Way),
    "list": ("lists", charter.NamedList),
    "named": ("named", charter.Named),
    "signature": ("signatures", charter.Signature),
    "article": ("articles", charter.Article),
    "law": ("laws", charter.Law),
    "provision": ("provisions", charter.Provision),
    "stage": ("stages", award.Stage),
    "criterion": ("criteria", award.Criterion),
    "duty": ("duties", award.Duty),
    "entry": ("entries", award.Entry),
    "member": ("members", award.Member),
    "field": ("fields", award.Field),
    "slot": ("slots", charter.Slot),
    "word": ("words", glossary.HardWord),
}
"""[[kind]] in a file: where it goes in `Facts`, and what it becomes."""

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_START: Final = re.compile(r"\s*\[\[\s*[\"']?([a-z-]+)[\"']?\s*\]\]")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_DAYS: Final = ("ended", "signed_on")


@dataclass(slots=True)
class _Reader:
    """Collects entries and mistakes, file by file."""

    found: dict[str, list[Any]] = field(default_factory=dict)
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    """(kind, id) to where it is written."""
    counts: list[tuple[str, int, str]] = field(default_factory=list)
    """(what is counted, how many there are, where that is written)."""
    findings: list[Finding] = field(default_factory=list)
    faults: int = 0
    """How many mistakes there are, also those beyond MOST_FINDINGS."""

    def fault(self, code: str, place: str, what: str, hint: str) -> None:
        self.faults += 1
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(code, place, what, hint))


def read_facts(folder: ContentFolder | None = None) -> Facts:
    """Read all facts. Raises ContentError if there are mistakes."""
    facts, findings = check_facts(folder)
    if findings:
        raise ContentError(findings)
    return facts


def check_facts(folder: ContentFolder | None = None) -> tuple[Facts, tuple[Finding, ...]]:
    """Return the facts that can be read, and every mistake."""
    reader = _Reader()
    for file in (folder or ContentFolder()).files("facts", "*.toml"):
        _read_file(reader, file)
    made = {
        attribute: tuple(reader.found.get(kind, ())) for kind, (attribute, _cls) in _KINDS.items()
    }
    facts = Facts(**made)
    _check_links(reader, facts)
    _check_counts(reader, facts)
    return facts, tuple(reader.findings)


def _read_file(reader: _Reader, file: Path) -> None:
    text = read_text(file, LARGEST)
    if isinstance(text, Finding):
        reader.findings.append(text)
        return
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: also very long numbers
        line = int(found[1]) if (found := re.search(r"line (\d+)", str(error))) else 1
        reader.fault(
            "CF-1",
            where(file, line),
            _("We cannot read this line."),
            _("Check the quotation marks, commas and brackets here and in the line before."),
        )
        return
    lines = text.split("\n")
    for kind, entries in table.items():
        if kind == "count":
            _read_counts(reader, file, lines, entries)
        elif kind not in _KINDS or not isinstance(entries, list):
            reader.fault(
                "CF-2",
                where(file, _line_of(lines, kind)),
                _("“{field}” is not known here.").format(field=clean_line(kind)),
                _("Check how it is written. The files that come with the program show how."),
            )
        else:
            _read_entries(reader, file, lines, kind, entries)


def _read_counts(reader: _Reader, file: Path, lines: list[str], counts: Any) -> None:
    if not isinstance(counts, dict):
        _wrong_type(reader, where(file, _line_of(lines, "count")), "count", int)
        return
    for name, number in counts.items():
        place = where(file, _line_of(lines, name))
        if type(number) is int:
            reader.counts.append((name, number, place))
        else:
            _wrong_type(reader, place, name, int)


def _read_entries(
    reader: _Reader, file: Path, lines: list[str], kind: str, entries: list[Any]
) -> None:
    starts = [n for n, line in enumerate(lines, 1) if (s := _START.match(line)) and s[1] == kind]
    for number, entry in enumerate(entries):
        start = starts[number] if number < len(starts) else 1
        made = _entry(reader, file, start, kind, entry)
        if made is None:
            continue
        if (kind, made.id) in reader.places:
            reader.fault(
                "CF-6",
                where(file, start),
                _("The id “{id}” is there twice.").format(id=made.id),
                _("Give each entry its own id."),
            )
            continue
        reader.places[kind, made.id] = where(file, start)
        reader.found.setdefault(kind, []).append(made)


def _entry(reader: _Reader, file: Path, start: int, kind: str, entry: Any) -> Any:
    """Return the value of one [[kind]]; None, after saying why, if it has a mistake."""
    place, before = where(file, start), reader.faults
    if not isinstance(entry, dict):
        reader.fault("CF-2", place, _("This is not an entry."), f"[[{kind}]]")
        return None
    known = {part.name: part for part in fields(_KINDS[kind][1])}
    for name in entry.keys() - known.keys():
        reader.fault(
            "CF-2",
            place,
            _("“{field}” is not known here.").format(field=clean_line(name)),
            _("Check how it is written. The files that come with the program show how."),
        )
    values: dict[str, Any] = {}
    for name, part in known.items():
        if name in entry:
            values[name] = _value(reader, place, name, str(part.type), entry[name])
        elif part.default is MISSING:
            reader.fault(
                "CF-3",
                place,
                _("“{field}” is missing.").format(field=name),
                _("Add a line that starts with: {field} =").format(field=name),
            )
    if reader.faults > before:
        return None
    return _KINDS[kind][1](**values)


def _value(reader: _Reader, place: str, name: str, type_: str, value: Any) -> Any:
    """Return a value of the type that the domain names, cleaned."""
    if type_ == "str" and isinstance(value, str):
        _check_text(reader, place, name, value)
        return clean_line(value, LONGEST)
    if type_ in ("int", "bool") and type(value).__name__ == type_:
        return value
    inner = str if type_ == "tuple[str, ...]" else int if type_ == "tuple[int, ...]" else None
    if inner and isinstance(value, list) and all(type(one) is inner for one in value):
        return tuple(clean_line(one, LONGEST) if inner is str else one for one in value)
    _wrong_type(reader, place, name, inner or {"int": int, "bool": bool}.get(type_, str))
    return None


def _check_text(reader: _Reader, place: str, name: str, value: str) -> None:
    if name == "id" and not _ID.fullmatch(value):
        reader.fault(
            "CF-5",
            place,
            _("The id “{id}” cannot be used.").format(id=clean_line(value)),
            _("Use small letters, numbers and hyphens, such as: our-pledge"),
        )
    elif name in _DAYS and value and not _DAY.fullmatch(value):
        reader.fault(
            "CF-4", place, _("“{field}” is not a day.").format(field=name), _("Write: 2022-07-01")
        )
    elif name == "name" and not clean_line(value):
        reader.fault(
            "CF-3",
            place,
            _("“{field}” is missing.").format(field=name),
            _("Add a line that starts with: {field} =").format(field=name),
        )


def _wrong_type(reader: _Reader, place: str, name: str, wanted: type) -> None:
    hints = {
        int: _("Write a number without quotation marks."),
        bool: _("Write true or false, without quotation marks."),
        str: _("Write words between quotation marks."),
    }
    reader.fault(
        "CF-4",
        place,
        _("“{field}” is not what we expect.").format(field=clean_line(name)),
        hints[wanted],
    )


def _check_links(reader: _Reader, facts: Facts) -> None:
    known = {
        "source": {source.id for source in facts.sources},
        "group": {group.id for group in facts.pledge_groups},
        "part": {str(part) for part in charter.Part},
        "list": {one.id for one in facts.lists},
        "law": {law.id for law in facts.laws},
        "force": {str(force) for force in charter.Force},
        "stage": {stage.id for stage in facts.stages},
        "lasts": {str(lasts) for lasts in award.Lasts},
    }
    for kind, entries in reader.found.items():
        for entry in entries:
            for name, linked in _links(entry):
                if linked not in known.get(name, {linked}):
                    reader.fault(
                        "CF-7",
                        reader.places[kind, entry.id],
                        _("There is no {field} called “{id}”.").format(field=name, id=linked),
                        _("Write one of: {names}").format(names=", ".join(sorted(known[name]))),
                    )
    numbers = {article.number for article in facts.articles}
    for principle in facts.principles:
        for number in sorted(set(principle.articles) - numbers):
            reader.fault(
                "CF-7",
                reader.places["principle", principle.id],
                _("There is no article {number}.").format(number=number),
                _("Check the number, or add the article to the facts."),
            )


def _links(entry: Any) -> Iterator[tuple[str, str]]:
    for part in fields(entry):
        value = getattr(entry, part.name)
        if isinstance(value, str) and part.name != "id":
            yield part.name, value


def _check_counts(reader: _Reader, facts: Facts) -> None:
    """A count beside a list shows when an entry was lost by mistake."""
    for name, number, place in reader.counts:
        there = len(facts.group(name))
        if there != number:
            reader.fault(
                "CF-8",
                place,
                _("This says {number} for “{name}”. There are {there}.").format(
                    number=number, name=clean_line(name), there=there
                ),
                _("Check whether an entry is missing, or change the number."),
            )


def _line_of(lines: list[str], name: str) -> int:
    setting = re.compile(rf"\s*(\[+\s*)?[\"']?{re.escape(name)}[\"']?\s*(=|\])")
    return next((n for n, line in enumerate(lines, 1) if setting.match(line)), 1)

"""A form that was filled in, before its words have a meaning: what stands in which field.

Every reader (Word, TOML, a table) makes one, and `values` understands it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from coproduce.clean import clean
from coproduce.domain.finding import Finding
from easyread.award_forms.received import FormKind, LeftOver

LONGEST: Final = 100_000
"""The longest text of one field that is read, in characters."""
MOST_LINES: Final = 2_000
TICKED: Final = "\u2612"
"""What stands in a box that is ticked."""

_GROUP: Final = re.compile(r"((?:co-[a-z]+|evidence)-\d{1,4})-([a-z0-9-]+)")


def parted(id_: str) -> tuple[str, str]:
    """Return a field's group and its name in it: "evidence-2-file" is ("evidence-2", "file").

    A field that stands alone, such as "email", has the group "".
    """
    found = _GROUP.fullmatch(id_)
    return (found[1], found[2]) if found else ("", id_)


def is_group(id_: str) -> bool:
    """Whether this is the id of an action or of a piece of evidence."""
    return re.fullmatch(r"(?:co-[a-z]+|evidence)-\d{1,4}", id_) is not None


def cleaned(text: str) -> str:
    """Return what a person typed, harmless and whole; only what no form holds is cut."""
    return clean(text, LONGEST, MOST_LINES)


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a field."""

    words: str
    where: str


@dataclass(slots=True)
class Group:
    """One action, one piece of evidence, or (called "") all fields that stand alone."""

    name: str
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    """The fields that were met, empty ones too."""

    def add(self, name: str, words: str, where: str) -> None:
        """Put words into a field, after what is there. Empty words are nothing."""
        if kept := cleaned(words):
            self.entries.setdefault(name, []).append(Entry(kept, where))

    def words(self, name: str) -> str:
        """Return what stands in a field, a line for each part of it; "" for nothing."""
        return "\n".join(entry.words for entry in self.entries.get(name, ()))

    def where(self, name: str) -> str:
        """Return where a field was filled in; "" if it was not."""
        return next((entry.where for entry in self.entries.get(name, ())), "")

    def is_ticked(self, name: str) -> bool:
        """Whether a box is ticked."""
        return bool(self.entries.get(name))


@dataclass(slots=True)
class Filled:
    """All fields of one form."""

    kind: FormKind
    file: str
    """Its name, cleaned."""
    language: str = "en"
    """The language that the form is in."""
    groups: list[Group] = field(default_factory=lambda: [Group("")])
    left_over: list[LeftOver] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)

    @property
    def alone(self) -> Group:
        """The fields that stand alone."""
        return self.groups[0]

    def several(self, start: str) -> Iterator[Group]:
        """Give the groups with something in them whose names begin with `start`, in order."""
        for group in self.groups:
            if group.name.startswith(start) and group.name and group.entries:
                yield group

    def leave(self, where: str, words: str) -> None:
        """Keep what belongs to no field."""
        if kept := cleaned(words):
            self.left_over.append(LeftOver(where, kept))

    def leave_all(self, rest: Iterable[Entry]) -> None:
        """Keep what could not be understood."""
        for entry in rest:
            self.leave(entry.where, entry.words)

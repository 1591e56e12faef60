"""Reads one block of a file of words: a heading, a row, a note, a table or a field."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from coproduce.clean import clean_line
from coproduce.domain.charter import Slot
from coproduce.domain.facts import Facts
from coproduce.languages import N_, _
from easyread import tables
from easyread.document import (
    Answer,
    AnswerKind,
    Block,
    Heading,
    Note,
    NoteKind,
    PageBreak,
    Picture,
    Row,
    Table,
    literal,
)
from easyread.lines import (
    LONGEST_LINE,
    Faults,
    Group,
    Line,
    has_two_sentences,
    is_whole,
    split_attributes,
)

NO_PICTURE: Final = "none"
"""`![](none)`: this row has no picture, on purpose."""
TO_FILL_IN: Final = N_("Staff: please fill this in.")
"""What stands where a slot is empty, above what is missing."""

_PICTURE: Final = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")
_POINT: Final = re.compile(r"(-|\d+\.)\s+(.*)")
_HEADING: Final = re.compile(r"(#+)\s+(.*)")
_LEVELS: Final = {"##": 1, "###": 2}
_Saying = tuple[str, int, str, str]


@dataclass(slots=True)
class _Row:
    """A row while its lines are read."""

    id: str
    picture: Picture | None
    sentences: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    is_numbered: bool = False
    filled_in: list[str] = field(default_factory=list)
    """What staff wrote in slots."""
    after: list[Block] = field(default_factory=list)
    """The slots that are empty."""


@dataclass(slots=True)
class BlockReader:
    """Reads the blocks of one document, in order."""

    facts: Facts
    pictures: frozenset[str]
    faults: Faults
    unfilled: list[Slot] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    """Each id and its line."""
    said: list[_Saying] = field(default_factory=list)
    """(text, line, picture, id) of each message, in order."""
    lines: dict[str, int] = field(default_factory=dict)
    """Each sentence and the line on which it stands first."""

    def line_of(self, sentence: str) -> int:
        """Return the line of a sentence."""
        return self.lines.get(sentence, 1)

    def read(self, group: Group) -> list[Block]:
        """Return what `group` says; nothing, after saying why, if it cannot be read."""
        text = group.first.text
        for line in group.lines:
            if len(line.text) > LONGEST_LINE:
                self.faults.add(
                    "CW-9", line.number, _("This line is too long."), _("Part it into sentences.")
                )
                return []
        if text.startswith("#"):
            return self._heading(group)
        if text.startswith("::"):
            return [block for line in group.lines for block in self._directive(line)]
        if text.startswith(">"):
            return self._note(group)
        if text.startswith("Table:"):
            return self._table(group)
        return self._row(group)

    def _say(self, text: str, line: int, picture: str = "", id_: str = "") -> str:
        self.said.append((text, line, picture, id_))
        self.lines.setdefault(text, line)
        return text

    def _sentence(self, line: Line, text: str, picture: str = "", id_: str = "") -> str:
        if has_two_sentences(text):
            self.faults.add(
                "CW-10",
                line.number,
                _("There are two sentences on this line."),
                _("Start each sentence on a line of its own."),
            )
        elif not is_whole(text):
            self.faults.add(
                "CW-11",
                line.number,
                _("This sentence has no end."),
                _("Write a full stop. Keep each sentence on 1 line."),
            )
        return self._say(text, line.number, picture, id_)

    def _attributes(self, line: Line) -> tuple[str, dict[str, str]]:
        text, known, unknown = split_attributes(line.text)
        for word in unknown:
            self.faults.add(
                "CW-12",
                line.number,
                _("We do not know “{word}” in the curly brackets.").format(word=clean_line(word)),
                _("Write an id such as {example}.").format(example="{#our-pledge}"),
            )
        id_ = known.get("id", "")
        if id_ in self.ids:
            self.faults.add(
                "CW-13",
                line.number,
                _("The id “{id}” is there twice.").format(id=id_),
                _("Give each block its own id."),
            )
        elif id_:
            self.ids[id_] = line.number
        return text, known

    def _heading(self, group: Group) -> list[Block]:
        text, known = self._attributes(group.first)
        found = _HEADING.fullmatch(text)
        level = _LEVELS.get(found[1]) if found else None
        if found is None or level is None:
            self.faults.add(
                "CW-14",
                group.first.number,
                _("We cannot read this heading."),
                _("Write ## and a space, or ### for a smaller heading."),
            )
            return []
        if len(group.lines) > 1:
            self.faults.add(
                "CW-14",
                group.lines[1].number,
                _("This line belongs to the heading above it."),
                _("Leave an empty line after a heading."),
            )
        id_ = known.get("id", "")
        return [Heading(self._say(found[2].strip(), group.first.number, "", id_), level, id_)]

    def _note(self, group: Group) -> list[Block]:
        lines = [(line, line.text.lstrip(">").strip()) for line in group.lines]
        return [Note(tuple(self._sentence(line, text) for line, text in lines if text))]

    def _table(self, group: Group) -> list[Block]:
        caption = self._say(group.first.text[len("Table:") :].strip(), group.first.number)
        rows = [
            (line, tuple(cell.strip() for cell in line.text.strip("|").split("|")))
            for line in group.lines[1:]
            if not re.fullmatch(r"[|\s:-]+", line.text)
        ]
        if len(rows) < 2 or not caption:
            self.faults.add(
                "CW-15",
                group.first.number,
                _("This table has no name, no heads or no rows."),
                _("Write: Table: its name. Then lines such as | Day | What we do |"),
            )
            return []
        for line, cells in rows:
            if len(cells) != len(rows[0][1]):
                self.faults.add(
                    "CW-15",
                    line.number,
                    _("This row of the table has too few or too many parts."),
                    _("Give each row as many parts as the first row."),
                )
                return []
            for cell in cells:
                self._say(cell, line.number)
        return [Table(caption, rows[0][1], tuple(cells for _line, cells in rows[1:]))]

    def _row(self, group: Group) -> list[Block]:
        text, known = self._attributes(group.first)
        found = _PICTURE.fullmatch(text.strip())
        picture = self._picture(group.first, found, is_mirrored="mirror" in known)
        row = _Row(known.get("id", ""), picture)
        for line in group.lines[1:] if found else group.lines:
            self._row_line(row, line)
        if not self._is_wanted(group.first, known):
            return []
        # What staff filled in goes last, in the row: no page parts it from the words above it.
        words, points = [*row.sentences], [*row.points]
        (points or words).extend(row.filled_in)
        made = Row(tuple(words), picture, tuple(points), row.is_numbered, row.id)
        if not row.sentences:
            self.faults.add(
                "CW-16",
                group.first.number,
                _("There is no sentence here."),
                _("Write a sentence under the picture."),
            )
            return row.after
        return [made, *row.after]

    def _is_wanted(self, line: Line, known: dict[str, str]) -> bool:
        """Whether a block that stands only `if` or `unless` something is there stands now."""
        for name, is_wanted in (("if", True), ("unless", False)):
            if name in known and self._is_there(line, known[name]) is not is_wanted:
                return False
        return True

    def _is_there(self, line: Line, name: str) -> bool:
        slot = self.facts.slot(name)
        if slot is None and name not in self.facts.group_names():
            self._unknown(line, name, [*self.facts.group_names(), *self._slot_ids()])
        return bool(slot.value if slot else self.facts.group(name))

    def _picture(
        self, line: Line, found: re.Match[str] | None, *, is_mirrored: bool
    ) -> Picture | None:
        if found is None:
            self.faults.add(
                "CW-17",
                line.number,
                _("There is no picture for these words."),
                _("Write {example} on the line above, with a picture's name.").format(
                    example="![](listen)"
                ),
            )
            return None
        name = found[2].strip()
        if name == NO_PICTURE:
            return None
        if name not in self.pictures:
            self.faults.add(
                "CW-18",
                line.number,
                _("There is no picture called “{name}”.").format(name=clean_line(name)),
                _near(name, self.pictures),
            )
        if found[1]:
            self._say(found[1].strip(), line.number, name)
        return Picture(name, found[1].strip(), is_mirrored)

    def _row_line(self, row: _Row, line: Line) -> None:
        name = row.picture.name if row.picture else ""
        point = _POINT.fullmatch(line.text)
        if line.text.startswith("::"):
            self._inside(row, line)
        elif point:
            row.is_numbered = row.is_numbered or point[1] != "-"
            row.points.append(self._say(point[2], line.number, name, row.id))
        elif row.points or row.filled_in or row.after:
            self.faults.add(
                "CW-19",
                line.number,
                _("This sentence stands after a list."),
                _("Leave an empty line and give it a picture of its own."),
            )
        else:
            row.sentences.append(self._sentence(line, line.text, name, row.id))

    def _inside(self, row: _Row, line: Line) -> None:
        name, parts = _parted(line.text)
        if name == "slot" and len(parts) == 1:
            self._slot(row, line, parts[0])
        elif name == "list" and len(parts) == 1:
            found = self.facts.group(parts[0])
            if parts[0] not in self.facts.group_names():
                self._unknown(line, parts[0], self.facts.group_names())
            row.points += [fact.name for fact in found]
        else:
            self._no_directive(line)

    def _slot(self, row: _Row, line: Line, id_: str) -> None:
        slot = self.facts.slot(id_)
        if slot is None:
            self._unknown(line, id_, self._slot_ids())
            return
        if slot.value:
            row.filled_in += map(literal, slot.value)
            return
        if slot.is_for_families and slot not in self.unfilled:
            self.unfilled.append(slot)
        row.after.append(Note((TO_FILL_IN, slot.name), NoteKind.TO_FILL_IN))

    def _directive(self, line: Line) -> list[Block]:
        name, parts = _parted(line.text)
        if name == "page" and not parts:
            return [PageBreak()]
        if name == "words" and not parts:
            return list(tables.word_list(self.facts))
        if name == "table" and len(parts) >= 3:
            return self._fact_table(line, parts)
        if name == "field" and 2 <= len(parts) <= 4:
            return self._field(line, parts)
        if name == "ticks" and len(parts) == 2:
            return self._ticks(line, *parts)
        self._no_directive(line)
        return []

    def _fact_table(self, line: Line, parts: Sequence[str]) -> list[Block]:
        if parts[0] not in tables.KINDS:
            self._unknown(line, parts[0], tables.KINDS)
            return []
        for text in parts[1:]:
            self._say(text, line.number)
        made = tables.fact_table(self.facts, parts[0], parts[1], tuple(parts[2:]))
        if made is None:
            self._no_directive(line)
            return []
        return [made] if made.rows else []

    def _field(self, line: Line, parts: Sequence[str]) -> list[Block]:
        kind = parts[2] if len(parts) > 2 else "line"
        if kind not in tuple(AnswerKind) or not re.fullmatch(r"[a-z0-9-]+", parts[0]):
            self._no_directive(line)
            return []
        for text in (*parts[1:2], *parts[3:4]):
            self._say(text, line.number)
        hint = parts[3] if len(parts) > 3 else ""
        return [Answer(parts[0], parts[1], AnswerKind(kind), hint)]

    def _ticks(self, line: Line, start: str, group: str) -> list[Block]:
        """Return a box to tick for each fact of a group: its id begins with `start`."""
        if not re.fullmatch(r"[a-z0-9-]+", start):
            self._no_directive(line)
            return []
        if group not in self.facts.group_names():
            self._unknown(line, group, self.facts.group_names())
        facts = self.facts.group(group)
        return [Answer(f"{start}-{fact.id}", fact.name, AnswerKind.TICK) for fact in facts]

    def _slot_ids(self) -> list[str]:
        return [slot.id for slot in self.facts.slots]

    def _unknown(self, line: Line, name: str, known: Iterable[str]) -> None:
        self.faults.add(
            "CW-20",
            line.number,
            _("We do not know “{name}”.").format(name=clean_line(name)),
            _near(name, known),
        )

    def _no_directive(self, line: Line) -> None:
        self.faults.add(
            "CW-21",
            line.number,
            _("We do not understand this line with ::."),
            _("content/README.md shows all lines that start with ::."),
        )


def _parted(text: str) -> tuple[str, list[str]]:
    """Return a directive's name and its parts: `::field email | Email` is field, [email, Email]."""
    name, _space, rest = text[2:].strip().partition(" ")
    return name, [part.strip() for part in rest.split("|")] if rest.strip() else []


def _near(name: str, known: Iterable[str]) -> str:
    """Return a hint that names what comes closest."""
    close = difflib.get_close_matches(name[:60], sorted(known), 3, 0.5)
    if close:
        return _("Did you mean: {names}?").format(names=", ".join(close))
    return _("Check how it is written. content/README.md says where the names are.")

"""Reads a Word form that came back, by its controls, and without them by the words around.

LibreOffice, a phone or copying drops our controls, so each paragraph is looked for in the form as
it was made. What stands below a label and is not ours was typed into that field.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from coproduce.domain.finding import Finding
from coproduce.languages import _
from easyread.award_forms.filled import TICKED, Filled, Group, parted
from easyread.award_forms.marks import MARK, is_mark_off, is_mark_on, is_on, without
from easyread.award_forms.script import MARKS_OFF, Item, Script, Sort, key
from easyread.award_forms.word_text import Line, Part, WordText
from easyread.package import Package, refused

_SHORTEST: Final = 12
"""A text of ours is looked for at the beginning of a paragraph if it has so many letters."""
_HEAD: Final = 400
"""No text of ours is longer, in letters."""
_BREAK: Final = re.compile(r"\s*[:\u2013\u2014-]?\s*")


def read_words(data: bytes, name: str) -> WordText:
    """Return the words of a Word file. Raises NotReadError for what must not be read."""
    package = Package(data, name)
    types = package.read("[Content_Types].xml")
    has_program = any("vbaproject" in part.lower() for part in package.names)
    if has_program or b"macroEnabled" in types:
        raise refused(
            name, _("It holds a program (macros)."), _("Save it in Word as .docx without macros.")
        )
    text = WordText(package)
    text.read()
    return text


def fill(text: WordText, script: Script, name: str, ours: Callable[[], frozenset[str]]) -> Filled:
    """Return what stands in which field. `ours` gives the digests of the form's own pictures."""
    filled = Filled(script.kind, name, script.language)
    _Aligner(text, script, filled, ours).run()
    if text.has_changes:
        filled.notes.append(
            Finding(
                "AF-1",
                name,
                _("Somebody tracked changes. We read it as if all were accepted."),
                _("Open it in Word to see what was there before."),
            )
        )
    if text.has_hidden:
        filled.notes.append(
            Finding(
                "AF-2",
                name,
                _("Some words are hidden in Word. We read them like all others."),
                _("Check that they belong there."),
            )
        )
    return filled


@dataclass
class _Aligner:
    """Goes through a file and through the form beside each other."""

    text: WordText
    script: Script
    filled: Filled
    ours: Callable[[], frozenset[str]]
    at: int = -1
    """The last place in the form that was met."""
    now: tuple[Group, str] | None = None
    """The field that typed words go into."""
    below: str = ""
    """The last text of the form, for saying where something stands."""
    columns: dict[int, dict[int, Item]] = field(default_factory=dict)
    """For each table with labels in its first row: the label of each column."""

    def __post_init__(self) -> None:
        """Find out which fields have a control in this file."""
        self.controls = {parted(tag) for tag in self.text.tags}

    def run(self) -> None:
        """Put every paragraph where it belongs."""
        for cell, lines in groupby(self.text.lines, key=lambda line: line.cell and line.cell[:2]):
            row = list(lines)
            if cell is None:
                for line in row:
                    self.line(line)
            else:
                self.row(cell[0], row)

    def row(self, table: int, lines: Sequence[Line]) -> None:
        """Read a row of a table: one of labels, one below them, or words as anywhere else."""
        labels = self._labels(lines)
        if labels is not None:
            self.columns[table] = labels
            return
        columns = self.columns.get(table)
        if columns is not None and not any(self.is_ours(line.words) for line in lines):
            self._below(columns, lines)
            return
        is_beside_ours = any(self.is_ours(line.words) for line in lines)
        for line in self._with_mark(lines):
            if is_beside_ours and not line.words.strip():
                line.things.clear()  # the picture of the words beside it
            self.line(line)

    def _with_mark(self, lines: Sequence[Line]) -> Sequence[Line]:
        """Return a row in which the mark of a box stands before its label, not in another cell."""
        said = [line for line in lines if line.words.strip()]
        if len(said) != 2:
            return lines
        labels = [one for one in said if self._tick(one.words)[0] and not self._tick(one.words)[1]]
        marks = [one for one in said if is_mark_on(one.words) or is_mark_off(one.words)]
        if len(labels) != 1 or len(marks) != 1:
            return lines
        sign = TICKED if is_mark_on(marks[0].words) else MARKS_OFF[0]
        labels[0].parts.insert(0, Part(f"{sign} "))
        return [line for line in lines if line is not marks[0]]

    def _labels(self, lines: Sequence[Line]) -> dict[int, Item] | None:
        """Return the label of each cell; None when this is no row of labels."""
        found = {line.cell[2]: self._label(line) for line in lines if line.cell}
        labels = {cell: item for cell, item in found.items() if item is not None}
        is_row = len(labels) > 1 and len(labels) == len(found)
        return labels if is_row and len({i.group for i in labels.values()}) == 1 else None

    def _label(self, line: Line) -> Item | None:
        places = self.script.places.get(key(line.words), ()) if line.words.strip() else ()
        items = [self.script.items[place] for place in places]
        labels = [item for item in items if item.sort in (Sort.LABEL, Sort.TICK)]
        group = self.script.items[max(self.at, 0)].group
        return next((i for i in labels if i.group == group), labels[0] if labels else None)

    def _below(self, columns: dict[int, Item], lines: Sequence[Line]) -> None:
        """Read a row below labels: an action, or a piece of evidence."""
        if not any(line.words.strip() for line in lines):
            return
        name = next(iter(columns.values())).group
        group = self._group(name)
        if name and group.entries:
            group = self._another(name)
        for line in lines:
            item = columns.get(line.cell[2]) if line.cell else None
            if item is None:
                self.leave(line, line.words)
            elif item.sort is not Sort.TICK or is_mark_on(line.words):
                group.add(item.field, line.words, self.where(line))
            self._keep_things(line)

    def is_ours(self, words: str) -> bool:
        """Whether a paragraph stands in the form as it was made, or begins with a label of it."""
        return bool(words.strip()) and (
            key(words) in self.script.places or key(MARK.sub("", words, 1)) in self.script.places
        )

    def line(self, line: Line) -> None:
        """Put one paragraph where it belongs."""
        if line.around:
            self._around(line)
            return
        if any(self._field(part) for part in line.parts):
            self._tagged(line)
        elif line.words.strip():
            self._untagged(line)
        self._keep_things(line)

    def _around(self, line: Line) -> None:
        """Keep what stands around the text, unless it is a mark of ours or the number of a page."""
        bare = re.sub(r"[\W\d]", "", key(line.words))
        page = re.sub(r"\{\w+\}|\W", "", key(self.script.page))
        if not self.is_ours(line.words) and bare not in ("", page):
            self.filled.leave(line.where, line.words)

    # -- by controls ------------------------------------------------------------------------

    def _field(self, part: Part) -> tuple[str, str] | None:
        """Return the field of a control; None for words in none of ours."""
        found = parted(part.tag)
        return found if part.tag and found in self.script.fields else None

    def _tagged(self, line: Line) -> None:
        """Read a paragraph with controls of ours: words before the first belong to it too."""
        met = ""
        first = next(found for found in map(self._field, line.parts) if found is not None)
        self._meet(self.script.fields[first])
        for part in line.parts:
            found = self._field(part)
            if found is not None and part.tag != met:
                if met or found != first:
                    self._meet(self.script.fields[found])
                met = part.tag
            self._within(part, line, is_own=found is not None)
        if self.script.items[self.at].sort is Sort.TICK:
            self.now = None

    def _within(self, part: Part, line: Line, *, is_own: bool) -> None:
        """Read words in a control (`is_own`), or beside one in its paragraph."""
        label = self.script.items[self.at]
        rest = None if is_own else without(part.words, label.text)
        words = part.words if rest is None else rest
        if label.sort is not Sort.TICK:
            self._typed(line, words)
        elif is_on(part) if is_own else is_mark_on(words):
            self._typed(line, TICKED)
        elif not is_mark_off(words):
            self.leave(line, words)

    # -- by the words around ----------------------------------------------------------------

    def _untagged(self, line: Line) -> None:
        words = line.words
        if self._box(line):
            return
        place = self._find(key(words), (Sort.TEXT, Sort.LABEL, Sort.SIGN))
        if place is not None and not self._is_typed(place):
            self._meet(place)
        elif (found := self._begins(words)) is not None:
            place, rest = found
            self._meet(place)
            self._typed_outside(line, rest)
        else:
            self._typed_outside(line, words)

    def _is_typed(self, place: int) -> bool:
        """Whether one or two words only happen to be like some of ours, such as "Evidence"."""
        item = self.script.items[place]
        is_short = item.sort is Sort.TEXT and len(item.text) < _SHORTEST and not item.starts
        return is_short and self.now is not None and not self.at < place <= self.at + 2

    def _typed(self, line: Line, words: str) -> None:
        if self.now is not None:
            group, name = self.now
            group.add(name, words, self.where(line))
        else:
            self.leave(line, words)

    def _typed_outside(self, line: Line, words: str) -> None:
        """Read words below a label, in no control.

        Where the control is still there, they are left over: they may be an older wording of ours.
        """
        if self.now is not None and (self.now[0].name, self.now[1]) in self.controls:
            self.leave(line, words)
        else:
            self._typed(line, words)

    def _box(self, line: Line) -> bool:
        """Read a paragraph that is a box to tick; return whether it is one."""
        found = MARK.match(line.words)
        mark, bare = (found[0], line.words[found.end() :]) if found else ("", line.words)
        label, rest = self._tick(bare)
        is_marked = bool(mark) or is_mark_on(rest)
        sorts = (Sort.TICK,) if is_marked else (Sort.TICK, Sort.LABEL)
        place = self._find(key(label), sorts) if label else None
        # Without a mark, such words may be somebody's answer: "Health", or "Health visitors".
        is_box = is_marked or (not rest.strip() and self.now is None)
        if place is None or not is_box or self.script.items[place].sort is not Sort.TICK:
            return False
        self._meet(place)
        if is_mark_on(mark) or is_mark_on(rest):
            self._typed(line, TICKED)
        elif not is_mark_off(rest):
            self.leave(line, rest)
        self.now = None
        return True

    def _tick(self, words: str) -> tuple[str, str]:
        """Return the longest label of a box that words begin with, and the rest: "Health", " x"."""
        head = key(words[:_HEAD])
        near = (text for text, wanted in self.script.ticks if head.startswith(wanted))
        found = ((text, without(words, text)) for text in near)
        fitting = [(t, rest) for t, rest in found if rest is not None and not rest[:1].isalnum()]
        return max(fitting, key=lambda one: len(one[0]), default=("", words))

    def _begins(self, words: str) -> tuple[int, str] | None:
        """Return the text of the form that a paragraph begins with, and what was typed after it."""
        best: tuple[int, str] | None = None
        longest, head = 0, key(words[:_HEAD])
        for item, wanted in self.script.texts:
            is_label = item.sort in (Sort.LABEL, Sort.SIGN)
            is_long = len(item.text) >= _SHORTEST or is_label
            if len(item.text) <= longest or not is_long or not head.startswith(wanted):
                continue
            rest = without(words, item.text)
            if rest is None or not rest.strip() or rest[:1].isalnum():
                continue
            place = self._find(wanted, (item.sort,))
            if place is not None:
                best, longest = (place, _BREAK.sub("", rest, 1)), len(item.text)
        return best

    def _find(self, wanted: str, sorts: tuple[Sort, ...]) -> int | None:
        """Return the place in the form that has this text and comes next.

        Inside an action or a piece of evidence its own come first: only a heading leads out of it.
        """
        items = self.script.items
        places = [p for p in self.script.places.get(wanted, ()) if items[p].sort in sorts]
        if not places:
            return None
        group = items[self.at].group if self.at >= 0 else ""
        own = [p for p in places if group and items[p].group == group]
        for some in (own, places):
            if some:
                return next((p for p in some if p > self.at), some[-1])
        return None

    def _meet(self, place: int) -> None:
        """Go on from a place in the form: what is typed next belongs to its field."""
        item = self.script.items[place]
        is_hint = item.sort is Sort.TEXT and item.field
        self.at, self.below = place, item.text
        if item.starts:
            self.now = None
            if self._group(item.group).seen:
                self._another(item.group)
        elif is_hint:
            return
        elif item.sort is Sort.TEXT:
            self.now = None
        else:
            self._meet_field(item)

    def _meet_field(self, item: Item) -> None:
        group = self._group(item.group)
        is_going_on = self.now == (group, item.field)
        if item.group and item.field in group.seen and not is_going_on:
            group = self._another(item.group)
        group.seen.add(item.field)
        self.now = (group, item.field)

    def _group(self, name: str) -> Group:
        """Return the action or the piece of evidence that is being read; the last one so called."""
        found = [group for group in self.filled.groups if group.name == name]
        return found[-1] if found else self._another(name)

    def _another(self, name: str) -> Group:
        made = Group(name)
        self.filled.groups.append(made)
        return made

    # -- what is left -----------------------------------------------------------------------

    def where(self, line: Line) -> str:
        """Return where a paragraph stands, as people find it."""
        if not self.below:
            return line.where
        # Translators: {place} is such as "paragraph 14", {words} is a line of the form.
        return _("{place}, below “{words}”").format(place=line.where, words=self.below[:80])

    def leave(self, line: Line, words: str) -> None:
        """Keep what belongs to no field."""
        self.filled.leave(self.where(line), words)

    def _keep_things(self, line: Line) -> None:
        """Say that there is a picture or a file that is not ours; where people sign, it signs."""
        for part in line.things:
            if part and self._is_our_picture(part):
                continue
            item = self.script.items[self.at] if self.at >= 0 else None
            is_signature = item is not None and self.now is not None and item.field == "signature"
            if is_signature and self.now is not None:
                self.now[0].add(self.now[1], _("A picture."), self.where(line))
            else:
                self.leave(line, _("A picture or a file. Ask for it as a file of its own."))

    def _is_our_picture(self, part: str) -> bool:
        return hashlib.sha256(self.text.package.read(part)).hexdigest() in self.ours()

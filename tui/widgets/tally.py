"""A tally in cells: a word, a bar with its own pattern, and the number beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len

from coproduce import sentences
from coproduce.domain.activity import Activity
from coproduce.domain.tally import Group, Tally
from coproduce.languages import _
from tui.widgets.page import Line, Part, Span, beside, written
from tui.widgets.writing import is_right_to_left

PATTERNS: Final = "█▒▌═▓▄■║"
"""One pattern for each answer, all in the oldest terminal fonts (code page 437)."""
APART_PATTERNS: Final = "░-"
LONGEST: Final = 100
"""A bar is never longer, so that its number stays near its word on a wide screen."""
GAP: Final = 4
"""Cells between two columns of groups."""


def bars(activity: Activity, group: Group, width: int) -> list[Line]:
    """Return a line for each answer; two where the word needs a line for itself."""
    names = [word for word, _number in sentences.counts(activity, group)]
    longest = max(cell_len(name) for name in names)
    is_tall = longest > width * 0.6 or any(map(is_right_to_left, names))
    left = 0 if is_tall else longest + 1
    room = min(width - left - 1 - len(str(group.people)), LONGEST)
    lines: list[Line] = []
    for place, (name, number) in enumerate(sentences.counts(activity, group)):
        bar = _bar(activity, place, _length(number, group.people, room), number)
        if is_tall:
            lines += [*written(name, width, Part.BOLD), bar]
        else:
            lines.append((Span(name.ljust(left + len(name) - cell_len(name)), Part.BOLD), *bar))
    return lines


def _bar(activity: Activity, place: int, length: int, number: int) -> Line:
    apart = place - len(activity.choices)
    pattern = APART_PATTERNS[apart] if apart >= 0 else PATTERNS[place % len(PATTERNS)]
    part = Part.TEXT if apart >= 0 else (Part.STRONG, Part.OTHER)[place % 2]
    gap = " " if length else ""
    return (Span(pattern * length, part), Span(f"{gap}{number}", Part.BOLD))


def _length(number: int, people: int, room: int) -> int:
    """Return a bar's length. A full bar is everybody, so that bars of groups compare."""
    if not number or room < 1:
        return 0
    return max(1, round(room * number / max(people, 1)))


def heading(group: Group) -> str:
    """Return "Young people: 10 people"."""
    who = sentences.who_name(group.who)
    return _("{who}: {people}").format(who=who, people=sentences.people(group.people))


def with_heading(activity: Activity, group: Group, width: int) -> list[Line]:
    """Return a group's bars under its name."""
    return [*written(heading(group), width, Part.BOLD), *bars(activity, group, width)]


def groups_as_words(activity: Activity, tally: Tally, width: int) -> list[Line]:
    """Return each group's numbers in one sentence."""
    return [line for group in tally.groups for line in _in_words(activity, group, width)]


def _in_words(activity: Activity, group: Group, width: int) -> list[Line]:
    said = [
        _("{answer}: {n}").format(answer=word, n=number)
        for word, number in sentences.counts(activity, group)
        if number
    ]
    text = _("{group}. {counts}.").format(group=heading(group), counts=_(", ").join(said))
    return written(text, width, indent="  ")


def groups_as_bars(activity: Activity, tally: Tally, width: int) -> list[Line]:
    """Return the groups' bars beside each other if they fit, else below each other."""
    if not tally.groups:
        return []
    column = (width - GAP * (len(tally.groups) - 1)) // len(tally.groups)
    drawn = [with_heading(activity, group, column) for group in tally.groups]
    if column >= 36 and not _has_right_to_left(drawn):
        lines: list[Line] = []
        for place, each in enumerate(drawn):
            lines = beside(lines, each, place * (column + GAP)) if place else each
        return lines
    stacked = [[*with_heading(activity, group, width), ()] for group in tally.groups]
    return [line for each in stacked for line in each][:-1]


def _has_right_to_left(columns: Sequence[Sequence[Line]]) -> bool:
    return any(is_right_to_left(span.text) for lines in columns for line in lines for span in line)

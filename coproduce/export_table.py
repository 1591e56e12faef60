"""Results as one long table: a row for each number and each released comment."""

from __future__ import annotations

from collections.abc import Iterator

from coproduce import sentences
from coproduce.content import called, said
from coproduce.domain.tally import Group
from coproduce.domain.view import ActivityReport, Report
from coproduce.languages import _

Row = tuple[str | int, ...]
"""One cell for each of `headings`; an empty string where there is nothing.

The last three are of actions only: a column is added at the end, and none ever moves.
"""


def headings() -> tuple[str, ...]:
    """Return the names of the columns."""
    return (
        _("What"),
        _("Number of the question"),
        _("Name"),
        _("Question"),
        _("Group"),
        _("Answer"),
        _("People"),
        _("Comment"),
        _("Note"),
        _("What we will do"),
        _("Who does it"),
        _("By when"),
    )


def rows(report: Report) -> Iterator[Row]:
    """Return every row of `report`, in order."""
    width = len(headings())
    for row in _rows(report):
        yield (*row, *("",) * (width - len(row)))


def _rows(report: Report) -> Iterator[Row]:
    pretend = sentences.pretend() if report.is_pretend else ""
    note = _notes(pretend, sentences.retired(report))
    everybody = sentences.who_name(())
    yield (_("Joined"), "", report.title, "", everybody, "", report.joined, "", note)
    for who, number in report.people:
        name = sentences.who_name(who)
        yield (_("Joined"), "", report.title, "", name, "", number, "", note)
    for place, one in enumerate(report.activities, 1):
        yield from _activity(place, one, note)
    for action in report.actions:
        told = (action.said, note, action.will, action.who, action.by)
        yield (_("What happens next"), "", report.title, "", "", "", "", *told)


def _activity(place: int, one: ActivityReport, note: str) -> Iterator[Row]:
    activity = one.activity
    start = (place, called(activity), said(activity, activity.question))
    if one.is_too_few:
        notes = _notes(sentences.too_few(), note)
        yield (_("Answer"), *start, sentences.who_name(()), "", "", "", notes)
    if one.late > 0:
        notes = _notes(sentences.late(one.late, is_retired=one.is_retired), note)
        yield (_("Late"), *start, sentences.who_name(()), "", one.late, "", notes)
    if one.tally is not None:
        for group in (one.tally.total, *one.tally.groups):
            yield from _group(start, one, group, note)
    for comment in one.comments:
        yield (_("Comment"), *start, "", "", "", comment, note)


def _notes(*notes: str) -> str:
    return " ".join(note for note in notes if note)


def _group(start: Row, one: ActivityReport, group: Group, note: str) -> Iterator[Row]:
    who = sentences.who_name(group.who)
    for word, number in sentences.counts(one.activity, group):
        yield (_("Answer"), *start, who, word, number, "", note)
    yield (_("Answered"), *start, who, "", group.people, "", note)

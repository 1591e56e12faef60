"""What the room's page says of a `RoomView` in the language of now, in parts for a template."""

from __future__ import annotations

from dataclasses import dataclass

from coproduce import sentences
from coproduce.content import called, said
from coproduce.domain.activity import Activity, Choice, Kind
from coproduce.domain.tally import Group
from coproduce.domain.view import RoomView, Showing
from coproduce.languages import _
from coproduce.local import flowing


@dataclass(frozen=True, slots=True)
class Row:
    """One answer and its number."""

    choice: Choice
    number: int
    width: int
    """Of its bar, of 100: a full bar is everybody in the group, so that groups compare."""
    is_own: bool
    """The facilitator typed the word."""


@dataclass(frozen=True, slots=True)
class Result:
    """A result in numbers."""

    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    """Everybody first: a heading, and its rows."""
    moved: tuple[str, ...]


def title(view: RoomView) -> str:
    """Return the page's title; nothing of the meeting while the screen is cleared."""
    if view.showing is Showing.BLANK:
        return _("The screen is cleared.")
    if view.activity is not None:
        name = called(view.activity)
        return _("{number}. {name}").format(number=sentences.question_number(view), name=name)
    return view.title


def told(view: RoomView) -> str:
    """Return what a screen reader says when the page has changed: one thing, in short."""
    if view.activity is not None and view.showing is Showing.QUESTION:
        parts = (title(view), *(said(view.activity, s) for s in view.activity.statement))
        return flowing((*parts, said(view.activity, view.activity.question)))
    if view.showing is Showing.RESULT and view.activity is not None:
        return result_sentence(view)
    return {
        Showing.BLANK: _("The screen is cleared."),
        Showing.JOIN: _("Join with your phone."),
        Showing.WIFI: _("Join the Wi-Fi first."),
        Showing.OPENING: _("What we do today"),
        Showing.ACTIONS: _("What happens next"),
        Showing.ENDED: _("The meeting has ended. Thank you for taking part."),
    }.get(view.showing, _("The answers are in. The result is hidden."))


def mark(view: RoomView) -> str:
    """Return what tells one page from the next: numbers of people and comments do not count."""
    activity = view.activity.id if view.activity is not None else ""
    result = "" if view.result is None else sorted(view.result.total.counts.items())
    return f"{view.showing} {activity} {result}"


def comments_heading() -> str:
    """Return what stands above the comments."""
    return _("What people said:")


def result_sentence(view: RoomView) -> str:
    """Return the result as one sentence; "" while nothing is asked."""
    if view.activity is None:
        return ""
    return sentences.result(view.activity, view.result, is_too_few=view.is_too_few)


def result(view: RoomView) -> Result | None:
    """Return the result in numbers; None while it is not shown."""
    activity, tally = view.activity, view.result
    if activity is None or tally is None or view.showing is not Showing.RESULT:
        return None
    groups = tuple((_heading(g), _rows(activity, g)) for g in (tally.total, *tally.groups))
    return Result(groups, tuple(sentences.moved(activity, view.before, tally)))


def _heading(group: Group) -> str:
    who = sentences.who_name(group.who)
    return _("{who}: {people}").format(who=who, people=sentences.people(group.people))


def _rows(activity: Activity, group: Group) -> tuple[Row, ...]:
    return tuple(
        Row(
            choice,
            number := group.number(choice.id),
            100 * number // max(group.people, 1),
            is_own=is_own_word(activity, choice),
        )
        for choice in activity.all_choices
    )


def is_own_word(activity: Activity, choice: Choice) -> bool:
    """Whether the facilitator typed the word of a choice."""
    return activity.is_own and activity.kind is Kind.PICK and choice not in activity.apart

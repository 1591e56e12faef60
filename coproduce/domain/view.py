"""What may leave the desk: the room's screen and the report. Nothing else is shown to anybody.

Screens, pages, lines and exports draw these values, never the session's state, so that a comment
which is held, private, passed on or removed cannot reach them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from coproduce.domain.action import Action
from coproduce.domain.activity import Activity
from coproduce.domain.comment import Comment
from coproduce.domain.events import CommentState, View
from coproduce.domain.opening import Opening
from coproduce.domain.progress import Phase
from coproduce.domain.session import Session
from coproduce.domain.summary import Summary, tally_of
from coproduce.domain.tally import ANSWERED_FOR, Tally, joined


class Showing(StrEnum):
    """What the room's screen shows now."""

    BLANK = "blank"
    JOIN = "join"
    WIFI = "wifi"
    OPENING = "opening"
    """What we decide today, what can change, what cannot, who will hear."""
    QUESTION = "question"
    CLOSED = "closed"
    """The question is closed and its result hidden."""
    RESULT = "result"
    ACTIONS = "actions"
    """What happens next."""
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class RoomView:
    """Everything that the room's screen may show."""

    showing: Showing
    title: str
    is_pretend: bool
    code: str
    is_door_open: bool
    joined: int
    in_room: int
    practised: int
    answered: int = 0
    is_counting: bool = False
    """Closed, but answers on their way still count."""
    number: int = 0
    """Place of the activity in the agenda, from 1; 0 when there is none."""
    of: int = 0
    activity: Activity | None = None
    result: Tally | None = None
    """The frozen result; None while hidden."""
    is_too_few: bool = False
    """Too few people answered, and the group did not choose to see its total."""
    before: Tally | None = None
    """The shown result of the first round, when this activity is a second one."""
    comments: tuple[str, ...] = ()
    """Released comments on this activity, oldest first."""
    comment_languages: tuple[str, ...] = ()
    """The language of each of `comments`, as the person chose it."""
    wifi: tuple[str, str] = ("", "")
    opening: Opening = field(default_factory=Opening)
    """What the group is told at the start, while that is shown."""
    actions: tuple[Action, ...] = ()
    """What happens next, while that is shown and after the end."""


def room_view(session: Session, now: float) -> RoomView:
    """Return what the room's screen may show at `now`."""
    showing = _showing(session)
    if showing is Showing.BLANK:
        return RoomView(showing, "", session.is_pretend, "", False, 0, 0, 0)
    view = RoomView(
        showing=showing,
        title=session.title,
        is_pretend=session.is_pretend,
        code=session.code,
        is_door_open=session.is_door_open,
        joined=_joined(session),
        in_room=session.in_room,
        practised=sum(p.has_practised for p in session.seats.values()),
        of=len(session.agenda),
        wifi=session.wifi if showing is Showing.WIFI else ("", ""),
        opening=session.opening if showing is Showing.OPENING else Opening(),
    )
    if showing in (Showing.ACTIONS, Showing.ENDED):
        return replace(view, actions=tuple(session.actions.values()))
    if showing in (Showing.QUESTION, Showing.CLOSED, Showing.RESULT):
        return _with_activity(view, session, now)
    return view


def _showing(session: Session) -> Showing:
    if session.view is View.BLANK:
        return Showing.BLANK
    if session.view is View.WIFI and session.wifi[0]:
        return Showing.WIFI
    if session.view is View.ACTIONS and session.actions:
        return Showing.ACTIONS
    if session.is_ended:
        return Showing.ENDED
    if session.view is View.OPENING and session.opening.is_set:
        return Showing.OPENING
    if session.view is View.JOIN or session.activity(session.focus) is None:
        return Showing.JOIN
    progress = session.where(session.focus)
    if progress.phase is Phase.OPEN:
        return Showing.QUESTION
    return Showing.RESULT if progress.shown else Showing.CLOSED


def _with_activity(view: RoomView, session: Session, now: float) -> RoomView:
    activity = session.activity(session.focus)
    assert activity is not None  # noqa: S101 - `_showing` has seen it
    progress = session.where(activity.id)
    is_few = progress.shown is not None and progress.shown.is_too_few
    is_hidden = is_few and not progress.is_even_if_few
    shown = [c for c in session.comments_in(CommentState.SHOWN, activity.id) if c.is_for_room]
    return replace(
        view,
        activity=activity,
        number=1 + session.agenda.index(activity),
        answered=len(session.votes.get(activity.id, {})),
        is_counting=session.is_counting(activity.id, now),
        result=None if is_hidden else progress.shown,
        is_too_few=is_hidden,
        before=_before(session, activity),
        comments=tuple(c.text for c in shown),
        comment_languages=tuple(c.language for c in shown),
    )


def _before(session: Session, activity: Activity) -> Tally | None:
    progress = session.where(activity.follows)
    tally = progress.shown
    if tally is None or (tally.is_too_few and not progress.is_even_if_few):
        return None
    return tally


@dataclass(frozen=True, slots=True)
class ActivityReport:
    """What a report may say about one activity."""

    activity: Activity
    phase: Phase
    tally: Tally | None
    """None when it was not asked, is open still, or too few answered to show.

    What the room saw last, if it saw a result: two results that differ by one late answer would
    give that answer away. Showing the result again counts the late answers too.
    """
    is_too_few: bool
    comments: tuple[str, ...]
    late: int = 0
    """How many answers came after the result was shown, and are not in `tally`."""
    languages: tuple[str, ...] = ()
    """The language of each of `comments`, as the person chose it."""
    is_retired: bool = False
    """The single answers are deleted: nothing can be counted again."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an ordinary report or export may say about a session."""

    name: str
    title: str
    language: str
    is_pretend: bool
    at: float
    """When the last thing happened, in seconds since 1970."""
    joined: int
    people: tuple[tuple[tuple[str, ...], int], ...]
    """Roles, joined by the small-numbers rule, with how many joined; empty when too few.

    Empty too when an activity shows an answer that someone gave for a person: when everybody has
    answered, a role's people less its own answers are the few who were answered for.
    """
    activities: tuple[ActivityReport, ...]
    actions: tuple[Action, ...] = ()
    """What happens next: "you said, we will", in the order it was typed."""
    retired_at: float = 0.0
    """When the single answers were deleted, in seconds since 1970; 0 while they are here."""


def report(session: Session) -> Report:
    """Return what may leave the room about `session`, by the small-numbers rule."""
    kept = session.summary
    if kept is None:
        activities = tuple(_reported(session, a) for a in session.agenda)
        people = _people(session, activities)
    else:
        activities = tuple(_kept(session, kept, a) for a in session.agenda)
        people = tuple((group.who, group.people) for group in kept.people)
    return Report(
        name=session.name,
        title=session.title,
        language=session.language,
        is_pretend=session.is_pretend,
        at=session.at,
        joined=_joined(session),
        people=people,
        activities=activities,
        actions=tuple(session.actions.values()),
        retired_at=session.retired_at,
    )


def _joined(session: Session) -> int:
    return len(session.seats) if session.summary is None else session.summary.joined


def _kept(session: Session, summary: Summary, activity: Activity) -> ActivityReport:
    """Return what was kept of an activity when its single answers were deleted."""
    kept = summary.result(activity.id)
    return ActivityReport(
        activity=activity,
        phase=session.where(activity.id).phase,
        tally=tally_of(kept),
        is_too_few=kept.is_too_few,
        late=kept.late,
        is_retired=True,
        comments=kept.comments,
        languages=kept.languages,
    )


def _people(
    session: Session, activities: Iterable[ActivityReport]
) -> tuple[tuple[tuple[str, ...], int], ...]:
    tallies = [a.tally for a in activities if a.tally]
    if any(ANSWERED_FOR in group.who for tally in tallies for group in tally.groups):
        return ()
    sizes = Counter(str(person.role) for person in session.seats.values())
    groups = joined(sizes)
    return tuple((who, sum(sizes[w] for w in who)) for who in groups) if len(groups) > 1 else ()


def _reported(session: Session, activity: Activity) -> ActivityReport:
    progress = session.where(activity.id)
    tally = progress.frozen or session.tally(activity.id)
    # A question that was never opened may have answers from paper.
    is_on_paper = progress.phase is Phase.WAITING and bool(session.votes.get(activity.id))
    is_asked = progress.phase is Phase.CLOSED or is_on_paper
    comments = reportable(session, activity.id)
    return ActivityReport(
        activity=activity,
        phase=progress.phase,
        tally=tally if is_asked and not tally.is_too_few else None,
        is_too_few=is_asked and tally.is_too_few,
        late=session.late(activity.id),
        comments=tuple(comment.text for comment in comments),
        languages=tuple(comment.language for comment in comments),
    )


def reportable(session: Session, activity_id: str) -> list[Comment]:
    """Return the comments on an activity that a report may have, oldest first."""
    shown = session.comments_in(CommentState.SHOWN, activity_id)
    return [c for c in shown if c.is_for_report and session.may_publish(c)]

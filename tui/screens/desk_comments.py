"""The desk's comments, one at a time. Only a person moves them, and showing takes two steps."""

from __future__ import annotations

from typing import Final

from coproduce.content import called
from coproduce.domain.comment import Comment
from coproduce.domain.events import CommentState
from coproduce.domain.session import Session
from coproduce.gathering import how_written
from coproduce.languages import _, ngettext
from coproduce.noticed import noticed
from tui.screens import desk_safe
from tui.screens.desk_home import back, clear, needs, seen_to
from tui.screens.desk_state import Act, Ask, Confirm, Desk, Page
from tui.widgets.paper import Line

QUEUES: Final = (
    CommentState.HELD,
    CommentState.SHOWN,
    CommentState.PRIVATE,
    CommentState.REMOVED,
)
"""The lists that the desk can read. What was passed on is sealed: only counted."""


def page(desk: Desk, session: Session) -> Page:
    """Return the page with the comment being read."""
    listed = in_order(desk, session)
    now = reading(desk, session)
    lines = (*needs(session), Line(_tabs(desk, session), "bold"))
    if now is None:
        lines += (Line(_("There is nothing in this list.")),)
    else:
        lines += (Line(_where(listed, now, desk), "other"), Line(_about(session, now), "strong"))
        lines += tuple(Line(text, "other") for text in how_written(now))
        lines += desk_safe.about(session, now)
        first, *rest = now.text.split("\n")
        lines += tuple(Line(words, "strong") for words in _noticed(desk, now))
        lines += (Line("", is_spare=True), Line(first, is_here=True), *(Line(t) for t in rest))
    return Page(lines, (), (*_acts(desk, session, now), *seen_to(session), clear(session), back()))


def reading(desk: Desk, session: Session) -> Comment | None:
    """Return the comment being read; the first of the list if that one is no longer in it."""
    now = session.comments.get(desk.comment)
    if now is not None and now.state is desk.queue:
        return now
    listed = in_order(desk, session)
    first = listed[0] if listed else None
    if now is None and desk.queue is CommentState.HELD:
        return first
    here = _place(desk, now) if now is not None else (0, desk.comment)
    return next((c for c in listed if _place(desk, c) > here), first)


def in_order(desk: Desk, session: Session) -> list[Comment]:
    """Return the list that is looked at: the held one with what cannot wait first."""
    listed = session.comments_in(desk.queue)
    return desk.sorting.sorted(listed) if desk.queue is CommentState.HELD else listed


def _place(desk: Desk, comment: Comment) -> tuple[int, int]:
    is_sorted = desk.queue is CommentState.HELD
    return desk.sorting.place(comment) if is_sorted else (0, comment.id)


def _noticed(desk: Desk, comment: Comment) -> list[str]:
    said = noticed(desk.sorting.marks(comment))
    return [desk.sorting.problem] if desk.sorting.problem else said


def settle(desk: Desk, session: Session) -> None:
    """Say so when the comment that was being read has gone: deleted, or moved at another desk."""
    now = reading(desk, session)
    found = now.id if now is not None else 0
    if desk.comment and found != desk.comment:
        desk.notice = _("The comment that was here is not in this list any more.")
    desk.comment = found


def queue_name(state: CommentState) -> str:
    """Return what a list of comments is called."""
    return {
        CommentState.HELD: _("Held"),
        CommentState.SHOWN: _("Shown"),
        CommentState.PRIVATE: _("Private"),
        CommentState.REMOVED: _("Removed"),
        CommentState.PASSED: _("Sealed"),
    }[state]


def moved_to(state: CommentState) -> str:
    """Return what to say when a comment was moved."""
    return {
        CommentState.HELD: _("The comment is held. The room does not see it."),
        CommentState.SHOWN: _("The comment is shown. The room sees it with its question."),
        CommentState.PRIVATE: _("The comment is private. Only the desk sees it."),
        CommentState.REMOVED: _("The comment is removed. You can still undo it."),
        CommentState.PASSED: _("The comment is sealed."),
    }[state]


def _tabs(desk: Desk, session: Session) -> str:
    parts = []
    for number, queue in enumerate(QUEUES, 1):
        words = _("{key} {name}: {n}").format(
            key=number, name=queue_name(queue), n=len(session.comments_in(queue))
        )
        parts.append(f"[{words}]" if queue is desk.queue else words)
    passed = len(session.comments_in(CommentState.PASSED))
    if passed:
        parts.append(_("{name}: {n}").format(name=queue_name(CommentState.PASSED), n=passed))
    return " | ".join(parts)


def _where(listed: list[Comment], now: Comment, desk: Desk) -> str:
    place = [c.id for c in listed].index(now.id) + 1
    text = _("Comment {n} of {of}.").format(n=place, of=len(listed))
    new = sum(c.id > desk.read_up_to for c in listed)
    if new:
        text += " " + ngettext("{n} new comment.", "{n} new comments.", new).format(n=new)
    return text


def _about(session: Session, comment: Comment) -> str:
    activity = session.activity(comment.activity) or session.retired.get(comment.activity)
    return _("About: {name}").format(name=called(activity) if activity else "?")


def _acts(desk: Desk, session: Session, now: Comment | None) -> tuple[Act, ...]:
    lists = Act("1-4", _("other lists"), "", _("lists"))
    if now is None:
        return (*_undo(desk, session), lists)
    is_held = desk.queue is CommentState.HELD
    later = Act("n", _("Not now"), f"later:{now.id}") if is_held else _hold(now)
    acts = [later]
    if desk.queue is not CommentState.SHOWN and desk_safe.can_show(session, now):
        acts.insert(0, Act("s", _("Show to the room"), f"ask-move:shown:{now.id}", _("show")))
    acts.append(Act("w", _("I am worried"), f"worry:{now.id}", _("worried")))
    acts.append(Act("o", _("Something else: cover, remove"), "go:other", _("else")))
    steps = Act("←→", _("other comments"), "", _("others"))
    return (*acts, *_undo(desk, session), steps, lists)


def _hold(now: Comment) -> Act:
    return Act("h", _("Hold again"), f"move:held:{now.id}", _("hold"))


def _undo(desk: Desk, session: Session) -> tuple[Act, ...]:
    """Offer undo only while the comment is where this desk put it."""
    if not desk.moves:
        return ()
    comment_id, state = desk.moves[-1]
    comment = session.comments.get(comment_id)
    if comment is None or comment.state is not state or state is CommentState.PASSED:
        return ()
    words = _("Undo: {name}").format(name=queue_name(state))
    return (Act("u", words, f"undo:{comment_id}", _("undo")),)


def confirm(comment: Comment, ask: Ask) -> Confirm:
    """Return the second step of showing a comment."""
    words = (_("Show this to the room?"), "", *comment.text.split("\n"))
    return Confirm(words, _("Yes, show it"), ask)

"""The desk's first page: needs first, then where the meeting stands, then the questions."""

from __future__ import annotations

from typing import Final

from coproduce.content import called
from coproduce.domain.activity import Activity
from coproduce.domain.events import CommentState, SignalKind, View
from coproduce.domain.progress import Phase
from coproduce.domain.session import Session
from coproduce.domain.steps import Do, next_step
from coproduce.domain.view import Showing, room_view
from coproduce.joining import is_choice
from coproduce.languages import _, ngettext
from coproduce.noticed import worries
from coproduce.safe_words import signal as said_signal
from coproduce.safe_words import untold
from coproduce.sentences import late, pretend, still_counting
from tui.screens.desk_state import Act, Desk, Page
from tui.widgets.paper import Item, Line

_BACK: Final = "go:home"


def page(desk: Desk, session: Session, now: float) -> Page:
    """Return the first page."""
    lines = (
        *needs(session),
        Line(session.title, "strong", is_spare=True),
        *_now(session, now),
        Line(_counts(session), "bold"),
        Line(_("The room sees: {what}").format(what=_seen(session, now)), is_spare=True),
        *held_lines(desk, session),
        *_address_hint(desk),
    )
    items = tuple(_item(session, a, n) for n, a in enumerate(session.agenda, 1))
    return Page(lines, items, (next_act(session), *_acts(session)))


def needs(session: Session) -> tuple[Line, ...]:
    """Return what people need now: the first lines of every page."""
    lines = []
    if session.is_pretend:
        lines.append(Line(pretend(), "other", is_spare=True))
    lines += [Line(text, "warn", is_pinned=True) for text in untold(session)]
    waiting = [s for s in session.waiting_signals() if not s.has_card]
    lines += [
        Line(said_signal(session, s), "warn", is_pinned=True)
        for s in session.waiting_signals()
        if s.has_card
    ]
    for kind, words in ((SignalKind.TALK, _talk()), (SignalKind.BREAK, _break())):
        number = sum(signal.kind is kind for signal in waiting)
        if number:
            more = _("{words} ({n} times)").format(words=words, n=number)
            lines.append(Line(words if number == 1 else more, "warn", is_pinned=True))
    return tuple(lines)


def seen_to(session: Session) -> tuple[Act, ...]:
    """Return the key that says that someone has seen to the oldest need."""
    waiting = session.waiting_signals()
    if not waiting:
        return ()
    first = min(waiting, key=lambda s: (s.kind is not SignalKind.TALK, s.id))
    words = _talk() if first.kind is SignalKind.TALK else _break()
    return (Act("k", _("Seen to: {words}").format(words=words), f"seen:{first.id}", _("seen to")),)


def _talk() -> str:
    return _("Someone wants to talk.")


def _break() -> str:
    return _("Someone needs a break.")


def next_act(session: Session) -> Act:
    """Return the next step of the meeting. What it does is fixed when it is drawn."""
    step = next_step(session)
    if step.do is Do.RESUME:
        return Act("n", _("Go on with the meeting"), "resume", _("go on"))
    if step.do is Do.TELL:
        return Act("n", _("Show what we do today"), "view:opening", _("what we do"))
    if step.activity is None:
        return Act("n", _("End the meeting"), "ask-end")
    words = {
        Do.OPEN: _("Open question {n}"),
        Do.CLOSE: _("Close question {n}"),
        Do.SHOW: _("Show result {n}"),
    }[step.do]
    return Act("n", words.format(n=step.number), f"{step.do}:{step.activity.id}")


def clear(session: Session) -> Act:
    """Return the key that clears the room's screen at once, or brings it back."""
    if session.view is View.BLANK:
        return Act("x", _("Bring the room's screen back"), "view:auto", _("screen back"))
    return Act("x", _("Clear the room's screen"), "view:blank", _("clear screen"))


def _acts(session: Session) -> tuple[Act, ...]:
    held = len(session.comments_in(CommentState.HELD))
    focus = session.activity(session.focus)
    hide: tuple[Act, ...] = ()
    if focus is not None and session.where(focus.id).shown is not None:
        hide = (Act("h", _("Hide the result"), f"hide:{focus.id}", _("hide")),)
    is_join = session.view is View.JOIN
    return (
        *seen_to(session),
        *_sealed(session),
        Act("c", _("Comments ({n})").format(n=held), "go:comments"),
        clear(session),
        *hide,
        Act("j", _("Back to the question"), "view:auto", _("question"))
        if is_join
        else Act("j", _("Show how to join"), "view:join", _("join")),
        Act("m", _("More"), "go:more"),
        Act("q", _("Leave. The meeting goes on"), "leave", _("leave")),
        Act(_("↑↓ Enter"), _("a question"), "", _("question")),
    )


def _sealed(session: Session) -> tuple[Act, ...]:
    number = len(session.comments_in(CommentState.PASSED))
    words = _("Sealed comments ({n})").format(n=number)
    return (Act("w", words, "one-sealed:0", _("sealed")),) if number else ()


def _place(session: Session, activity: Activity) -> int:
    return session.agenda.index(activity) + 1


def _now(session: Session, now: float) -> tuple[Line, ...]:
    if session.is_ended:
        return (Line(_("The meeting has ended."), "bold"),)
    asked = session.activity(session.focus)
    if asked is None:
        return (Line(_("No question has been asked yet."), "bold"),)
    words = _("Question {n}: {name}. {state}.").format(
        n=_place(session, asked), name=called(asked), state=state(session, asked.id)
    )
    lines: tuple[Line, ...] = (Line(words, "bold"),)
    if session.is_counting(asked.id, now):
        lines += (Line(still_counting(), "other", is_spare=True),)
    if came := late(session.late(asked.id)):
        lines += (Line(came, "other", is_spare=True),)
    return lines


def state(session: Session, activity_id: str) -> str:
    """Return where a question stands, in words."""
    progress = session.where(activity_id)
    if progress.phase is Phase.OPEN:
        return _("Open")
    if progress.phase is Phase.WAITING:
        return _("Not asked yet")
    return _("Result shown") if progress.shown is not None else _("Closed")


def _counts(session: Session) -> str:
    practised = sum(person.has_practised for person in session.seats.values())
    parts = [_("{n} joined").format(n=len(session.seats))]
    if session.in_room:
        parts.append(_("{n} in the room").format(n=session.in_room))
    if session.focus:
        answered = len(session.votes.get(session.focus, {}))
        parts.append(_("{n} answered").format(n=answered))
    parts.append(_("{n} practised").format(n=practised))
    if not session.is_door_open:
        parts.append(_("the door is closed"))
    return _(", ").join(parts)


def _seen(session: Session, now: float) -> str:
    return {
        Showing.BLANK: _("nothing. It is cleared."),
        Showing.JOIN: _("how to join."),
        Showing.WIFI: _("how to join the Wi-Fi."),
        Showing.QUESTION: _("the question."),
        Showing.CLOSED: _("that the question is closed."),
        Showing.RESULT: _("the result."),
        Showing.OPENING: _("what we decide today."),
        Showing.ACTIONS: _("what happens next."),
        Showing.ENDED: _("thank you and goodbye."),
    }[room_view(session, now).showing]


def _address_hint(desk: Desk) -> tuple[Line, ...]:
    """Say where the address is changed, when phones may have been told the wrong one."""
    if not is_choice(desk.addresses):
        return ()
    words = _("Phones are told {host}. If they cannot join, press m, then i.")
    return (Line(words.format(host=desk.told), is_spare=True),) if desk.told else ()


def held_lines(desk: Desk, session: Session) -> tuple[Line, ...]:
    """Return how many comments wait, and how many are new; calm words, no more."""
    held = session.comments_in(CommentState.HELD)
    if not held:
        return ()
    new = sum(comment.id > desk.read_up_to for comment in held)
    words = ngettext("{n} comment is held.", "{n} comments are held.", len(held))
    text = words.format(n=len(held))
    if new:
        text += " " + ngettext("{n} new comment.", "{n} new comments.", new).format(n=new)
    first = worries(desk.sorting, held)
    return (*((Line(first, "strong"),) if first else ()), Line(text, "other"))


def _item(session: Session, activity: Activity, number: int) -> Item:
    words = _("{name}: {state}").format(name=called(activity), state=state(session, activity.id))
    if activity.follows:
        words = _("Second round. {words}").format(words=words)
    held = len(session.comments_in(CommentState.HELD, activity.id))
    if held:
        words += ". " + ngettext("{n} comment is held.", "{n} comments are held.", held).format(
            n=held
        )
    return Item(str(number), words, f"question:{activity.id}")


def back() -> Act:
    """Return the key that goes back."""
    return Act(_("Esc"), _("Back"), _BACK)

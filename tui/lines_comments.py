"""Comments at the desk in plain lines: hear one, and decide where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduce import gathering
from coproduce.content import called
from coproduce.domain.comment import Comment
from coproduce.domain.events import CommentState
from coproduce.domain.session import Session
from coproduce.languages import _
from coproduce.noticed import noticed
from tui import lines_safe
from tui.lines import BackError, Option, SkipError

if TYPE_CHECKING:
    from tui.lines_desk import Desk


def run(desk: Desk) -> None:
    """Choose which comments to hear."""
    names = {
        "1": (CommentState.HELD, _("New comments: {n}")),
        "2": (CommentState.SHOWN, _("On the screen: {n}")),
        "3": (CommentState.PRIVATE, _("Private: {n}")),
        "4": (CommentState.REMOVED, _("Removed: {n}")),
    }
    options = [
        Option(key, words.format(n=len(desk.session.comments_in(kind))))
        for key, (kind, words) in names.items()
    ]
    options.append(Option("u", _("Undo the last decision.")))
    key = desk.lines.ask([_("Which comments?")], options, default="1")
    if key == "u":
        undo(desk)
    else:
        hear(desk, names[key][0])


def hear(desk: Desk, kind: CommentState) -> None:
    """Go through the comments in one state, oldest first, until the person goes back."""
    waiting = desk.session.comments_in(kind)
    if kind is CommentState.HELD:
        waiting = desk.sorting.sorted(waiting)
    if not waiting:
        desk.lines.say(_("There is none."))
    for place, comment in enumerate(waiting, 1):
        count = _("Comment {n} of {all}.").format(n=place, all=len(waiting))
        try:
            _hear_one(desk, comment, count)
        except SkipError:
            continue
        except BackError:
            return


def _hear_one(desk: Desk, comment: Comment, count: str) -> None:
    """Say one comment and ask what happens to it."""
    now = desk.session.comments.get(comment.id)
    if now is None or now.state is not comment.state:
        desk.lines.say(count, _("This one is gone. Someone else moved it, or it was deleted."))
        return
    comment = now
    desk.client_quietly("open-comment", comment=comment.id)
    how = [*gathering.how_written(comment), *_noticed(desk, comment)]
    how += lines_safe.about(desk.session, comment)
    question = [count, _about(desk, comment), *how, _("It says:"), comment.text]
    key = desk.lines.ask(question, _choices(desk.session, comment))
    if key == "u":
        undo(desk)
        _hear_one(desk, comment, count)
    elif key == "3":
        lines_safe.worry(desk, comment)
    elif key == "4":
        lines_safe.other(desk, comment)
        _hear_one(desk, comment, count)
    elif key == "1":
        _move(desk, comment)


def _noticed(desk: Desk, comment: Comment) -> list[str]:
    said = noticed(desk.sorting.marks(comment))
    return [desk.sorting.problem] if desk.sorting.problem else said


def _about(desk: Desk, comment: Comment) -> str:
    activity = desk.session.activity(comment.activity)
    return _("About: {name}").format(name=called(activity) if activity else "?")


def _choices(session: Session, comment: Comment) -> list[Option]:
    first = []
    if comment.state is CommentState.SHOWN:
        first = [Option("1", _("Take it off the screen."))]
    elif lines_safe.can_show(session, comment):
        first = [Option("1", _("Show it to the room."))]
    return [
        *first,
        Option("2", _("Not now. It stays where it is.")),
        Option("3", _("I am worried.")),
        Option("4", _("Something else: cover words, keep it for staff, remove it.")),
        Option("u", _("Undo the last decision.")),
    ]


def _move(desk: Desk, comment: Comment) -> None:
    """Show a comment, once the person is sure, or take it off the screen at once."""
    is_shown = comment.state is CommentState.SHOWN
    if not is_shown and not desk.lines.confirm(_("Show this to the room?")):
        desk.lines.say(_("Nothing was changed."))
        return
    state = CommentState.HELD if is_shown else CommentState.SHOWN
    off = _("It is off the screen, and with the new comments.")
    done = off if is_shown else _("It is on the screen.")
    if desk.do("move-comment", done, comment=comment.id, state=str(state)) is not None:
        desk.last_moved = comment.id


def undo(desk: Desk) -> None:
    """Put the comment that was moved last back where it was."""
    if not desk.last_moved:
        desk.lines.say(_("There is nothing to undo."))
        return
    answer = desk.do("undo-comment", "", comment=desk.last_moved)
    if answer is None:
        return
    desk.last_moved = 0
    said_now = {
        CommentState.HELD: _("It is with the new comments again."),
        CommentState.PRIVATE: _("It is private again."),
        CommentState.REMOVED: _("It is removed again."),
    }
    state = CommentState(str(answer["state"]))
    desk.lines.say(said_now.get(state, _("It is back where it was.")))

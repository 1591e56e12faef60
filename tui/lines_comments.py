"""Comments at the desk in plain lines: hear one, and decide where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduce import gathering, sentences
from coproduce.content import called
from coproduce.domain.comment import Comment
from coproduce.domain.events import CommentState
from coproduce.languages import _
from coproduce.noticed import noticed
from tui.lines import BackError, Option, SkipError

if TYPE_CHECKING:
    from tui.lines_desk import Desk


def run(desk: Desk) -> None:
    """Choose which comments to hear."""
    names = {
        "1": (CommentState.HELD, _("New comments: {n}")),
        "2": (CommentState.SHOWN, _("On the screen: {n}")),
        "3": (CommentState.PRIVATE, _("Private: {n}")),
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
    how = [*gathering.how_written(comment), *_noticed(desk, comment)]
    question = [count, _about(desk, comment), *how, _("It says:"), comment.text]
    key = desk.lines.ask(question, _choices(comment.state))
    if key == "u":
        undo(desk)
        _hear_one(desk, comment, count)
    elif key != "2":
        _move(desk, comment, key)


def _noticed(desk: Desk, comment: Comment) -> list[str]:
    said = noticed(desk.sorting.marks(comment))
    return [desk.sorting.problem] if desk.sorting.problem else said


def _about(desk: Desk, comment: Comment) -> str:
    activity = desk.session.activity(comment.activity)
    return _("About: {name}").format(name=called(activity) if activity else "?")


def _choices(state: CommentState) -> list[Option]:
    first = {
        CommentState.HELD: Option("1", _("Show it to the room.")),
        CommentState.SHOWN: Option("1", _("Take it off the screen.")),
        CommentState.PRIVATE: Option("1", _("Show it to the room.")),
    }[state]
    private = [] if state is CommentState.PRIVATE else [Option("3", _("Private."))]
    return [
        first,
        Option("2", _("Not now. It stays where it is.")),
        *private,
        Option("4", _("Remove it.")),
        Option("5", _("Pass it to the safeguarding lead.")),
        Option("u", _("Undo the last decision.")),
    ]


def _move(desk: Desk, comment: Comment, key: str) -> None:
    """Move a comment, once the person is sure. What shows, removes or seals asks twice."""
    is_shown = comment.state is CommentState.SHOWN
    state, question, done = {
        "1": (
            (CommentState.HELD, "", _("It is off the screen, and with the new comments."))
            if is_shown
            else (CommentState.SHOWN, _("Show this to the room?"), _("It is on the screen."))
        ),
        "3": (CommentState.PRIVATE, "", _("It is private. The room does not see it.")),
        "4": (CommentState.REMOVED, _("Remove this comment?"), _("It is removed. Type u to undo.")),
        "5": (
            CommentState.PASSED,
            _("Do you want to seal it?"),
            _("The comment is sealed."),
        ),
    }[key]
    is_sealing = state is CommentState.PASSED
    if is_sealing:
        desk.lines.say(*sentences.sealing())
    if question and not desk.lines.confirm(question):
        desk.lines.say(_("Nothing was changed."))
        return
    asked = {"comment": comment.id} if is_sealing else {"comment": comment.id, "state": str(state)}
    if desk.do("worry" if is_sealing else "move-comment", done, **asked) is not None:
        desk.last_moved = 0 if is_sealing else comment.id
        if is_sealing:
            desk.lines.say(sentences.tell_the_lead())


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

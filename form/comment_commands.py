"""What the desk does with comments: open, cover, show, remove, and "I am worried"."""

from __future__ import annotations

from typing import Final

from coproduce.clean import clean_line
from coproduce.domain import safe_events as safe
from coproduce.domain.comment import Comment, covers_of, with_covers
from coproduce.domain.events import CommentMoved, CommentState
from coproduce.domain.safe_events import Removal, Wish
from coproduce.errors import CoproduceError
from coproduce.journal import Entry
from coproduce.languages import _
from form.asking import (
    Answer,
    Arguments,
    Command,
    comment_of,
    one_of,
    open_comment_of,
    sealed_comment_of,
)
from form.host import Host


async def open_comment(host: Host, arguments: Arguments) -> Answer:
    """Say that somebody at the desk has read `comment`: its phone says so too."""
    found = comment_of(host, arguments)
    if not found.is_opened:
        await host.append(Entry(safe.CommentOpened(found.id), f"opened:{found.id}"))
    return {}


async def understood(host: Host, arguments: Arguments) -> Answer:
    """Say that someone who reads the language of `comment` has read it for the desk."""
    found = open_comment_of(host, arguments)
    if not found.is_understood:
        await host.append(Entry(safe.CommentUnderstood(found.id)))
    return {}


async def move_comment(host: Host, arguments: Arguments) -> Answer:
    """Move `comment` (its id) to `state`: held, shown, private, or removed with a `reason`.

    A comment is sealed with `worry` instead.
    """
    found = open_comment_of(host, arguments)
    state = one_of(CommentState, arguments, "state")
    if state is CommentState.PASSED:
        raise CoproduceError(
            _("A comment is not moved there."), _("Choose “I am worried”. It seals the comment.")
        )
    if state is CommentState.REMOVED and not arguments.get("reason"):
        raise CoproduceError(_("The reason is missing."), _("Choose why you remove it."))
    reason = one_of(Removal, arguments, "reason") if state is CommentState.REMOVED else None
    if state is CommentState.SHOWN:
        _refuse_to_show(host, found)
    if state is not found.state:
        await host.append(Entry(CommentMoved(found.id, state, reason)))
    return {}


def _refuse_to_show(host: Host, comment: Comment) -> None:
    if comment.wish is Wish.STAFF:
        raise CoproduceError(
            _("The person chose: only staff."), _("This comment cannot be shown in the room.")
        )
    if not host.session.is_readable(comment):
        raise CoproduceError(
            _("This comment is in a language that the desk does not read."),
            _("Ask someone who reads it to read it to you. Then say so at the desk."),
        )


async def undo_comment(host: Host, arguments: Arguments) -> Answer:
    """Put `comment` back where it was before its last move: `{state}`."""
    found = open_comment_of(host, arguments)
    # A removal or a move to private undone never shows a comment that a person has not looked at
    # again: it goes back to the queue.
    is_gone = found.before in (CommentState.SHOWN, CommentState.PASSED)
    before = CommentState.HELD if is_gone else found.before
    if before is not found.state:
        await host.append(Entry(CommentMoved(found.id, before)))
    return {"state": str(before)}


async def cover(host: Host, arguments: Arguments) -> Answer:
    """Cover `words` of `comment`, by their numbers from 1, with `kind`: name, place or number."""
    found = open_comment_of(host, arguments)
    kind = str(arguments.get("kind", "name"))
    instead = {"name": _("[name]"), "place": _("[place]"), "number": _("[number]")}.get(kind)
    try:
        if instead is None:
            raise ValueError(kind)
        new = covers_of(found.original, [int(n) for n in arguments["words"]], instead)
    except (TypeError, ValueError):
        raise CoproduceError(
            _("There is no such word in this comment."), _("Choose the words by their numbers.")
        ) from None
    covers = with_covers(found.covers, new)
    if covers != found.covers:
        await host.append(Entry(safe.CommentCovered(found.id, covers)))
    return {}


async def uncover(host: Host, arguments: Arguments) -> Answer:
    """Uncover every word of `comment`. One that is shown goes off the screen first."""
    found = open_comment_of(host, arguments)
    entries = [Entry(safe.CommentCovered(found.id, ()))] if found.covers else []
    if found.covers and found.state is CommentState.SHOWN:
        entries.insert(0, Entry(CommentMoved(found.id, CommentState.HELD)))
    if entries:
        await host.append(*entries)
    return {}


async def worry(host: Host, arguments: Arguments) -> Answer:
    """Seal `comment` at once. It tells nobody; `undo-worry` works until `keep-sealed`.

    `desk` is what only this desk knows: no other desk can undo it then, or ends the undoing.
    """
    found = comment_of(host, arguments)
    if not found.is_sealed:
        if by := str(arguments.get("desk", "")):
            host.sealing[found.id] = by
        await host.append(Entry(CommentMoved(found.id, CommentState.PASSED)))
    return {}


async def undo_worry(host: Host, arguments: Arguments) -> Answer:
    """Take "I am worried" back, while its page is open: `comment` is held again."""
    found = sealed_comment_of(host, arguments)
    has_gone = host.session.deleted.get(found.seat, 0.0) >= found.sealed_at
    by = str(arguments.get("desk", ""))
    if found.is_seal_confirmed or has_gone or host.sealing.get(found.id, by) != by:
        raise CoproduceError(
            _("This comment stays sealed."), _("It could be undone only on the page before.")
        )
    await host.append(Entry(CommentMoved(found.id, CommentState.HELD)))
    return {"state": str(CommentState.HELD)}


async def keep_sealed(host: Host, arguments: Arguments) -> Answer:
    """The desk leaves the page of "I am worried": `comment` stays sealed, for good."""
    found = sealed_comment_of(host, arguments)
    if not found.is_seal_confirmed:
        await host.append(Entry(safe.SealConfirmed(found.id), f"sealed:{found.id}"))
    return {}


async def keep_all_sealed(host: Host, desk: str) -> None:
    """`desk` has left every page of "I am worried" that it had; those of other desks stay open."""
    for found in host.session.comments_in(CommentState.PASSED):
        if host.sealing.get(found.id, desk) == desk:
            await keep_sealed(host, {"comment": found.id})


async def told(host: Host, arguments: Arguments) -> Answer:
    """Write down `who` was told about the sealed `comment`, and `when`."""
    found = sealed_comment_of(host, arguments)
    who = clean_line(str(arguments.get("who", "")), 80)
    when = clean_line(str(arguments.get("when", "")), 40)
    if not who:
        raise CoproduceError(_("Nobody is named."), _("Type who you told."))
    if not when:
        raise CoproduceError(_("The time is missing."), _("Type when you told them."))
    await host.append(Entry(safe.LeadTold(found.id, who, when)))
    return {}


async def card(host: Host, arguments: Arguments) -> Answer:
    """Look which card the writer of a sealed `comment` has: `{card}`. It is recorded."""
    found = sealed_comment_of(host, arguments)
    await host.append(Entry(safe.CardSeen(found.id)))
    person = host.session.seats.get(found.seat)
    return {"card": person.card if person is not None else ""}


async def sealed_exported(host: Host, arguments: Arguments) -> Answer:
    """Record that the sealed `comments` (ids) were written into a file with a password."""
    comments = tuple(int(n) for n in arguments["comments"])
    await host.append(Entry(safe.SealedExported(comments)))
    return {}


COMMENT_COMMANDS: Final[dict[str, Command]] = {
    "open-comment": open_comment,
    "understood": understood,
    "move-comment": move_comment,
    "undo-comment": undo_comment,
    "cover": cover,
    "uncover": uncover,
    "worry": worry,
    "undo-worry": undo_worry,
    "keep-sealed": keep_sealed,
    "told": told,
    "card": card,
    "sealed-exported": sealed_exported,
}
"""Each by the name in its address: /api/<name>."""

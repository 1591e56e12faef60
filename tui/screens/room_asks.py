"""What the room's screen asks the facilitator first: leaving, the desk here, few answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduce.domain.events import CommentState
from coproduce.domain.steps import Do
from coproduce.domain.tally import LEAST
from coproduce.gathering import no_opening
from coproduce.languages import _
from tui.widgets.asking import Answer, Ask, yes_or_no

if TYPE_CHECKING:
    from tui.screens.room import RoomScreen


def leave(room: RoomScreen) -> Ask:
    """Ask whether to leave this screen or to end the meeting."""
    go = Answer("y", _("leave this screen"), lambda: room.finish("leave"))
    if room.follower.session.is_ended:
        return Ask(_("Leave this screen? Everything is saved."), (go,))
    end = Answer("e", _("end the meeting"), lambda: _end(room))
    return Ask(_("Leave this screen, or end the meeting for everybody?"), (go, end))


def _end(room: RoomScreen) -> None:
    """End the meeting, or first say that the desk waits; never what waits: the room reads this."""
    session = room.follower.session
    if not (session.untold() or session.comments_in(CommentState.HELD)):
        room.send("end")
        return
    words = _("Look at the desk first. Something there is not finished.")
    room.ask(Ask(words, (Answer("e", _("end the meeting now"), lambda: room.send("end")),)))


def too_few(room: RoomScreen, activity_id: str) -> Ask:
    """Ask whether the group wants to see its total although few answered."""
    words = _("Fewer than {least} people answered. Does the group want to see its total?")
    return yes_or_no(
        words.format(least=LEAST),
        lambda: room.send(Do.SHOW, activity=activity_id, even_if_few=True),
        lambda: room.send(Do.SHOW, activity=activity_id),
    )


def no_opening_yet(room: RoomScreen, activity_id: str) -> Ask:
    """Ask before the first question, when the group was told nothing yet."""
    words = " ".join((*no_opening(), _("You can type it at the desk. Open the question without?")))
    go = Answer("y", _("open it without"), lambda: room.send(Do.OPEN, activity=activity_id))
    return Ask(words, (go,))


def resume(room: RoomScreen) -> Ask:
    """Ask whether to go on with an ended meeting."""
    words = _("The meeting has ended. Go on with it?")
    return Ask(words, (Answer("y", _("yes"), lambda: room.send(Do.RESUME)),))


def desk(room: RoomScreen) -> Ask:
    """Ask whether the room can see this screen, before the desk with its comments opens here."""
    return yes_or_no(
        _("The desk shows every comment. Can the room see this screen?"),
        lambda: room.ask(_desk_elsewhere(room)),
        lambda: room.finish("desk"),
    )


def _desk_elsewhere(room: RoomScreen) -> Ask:
    words = _(
        "Then use your phone as the desk: press p. Or stop mirroring: on Windows press Windows "
        "and P, then choose Extend. Then open a second window on your own screen and paste: {line}"
    ).format(line=room.desk_line)
    phone = Answer("p", _("my phone as the desk"), lambda: room.ask(pair(room)))
    return Ask(words, (phone,))


def pair(room: RoomScreen) -> Ask:
    """Ask whether the room can see this screen, before the code that pairs a phone is shown."""
    words = _("Next comes a code that makes 1 phone the desk. Can the room see this screen?")
    return yes_or_no(words, lambda: room.ask(_pair_seen(room)), room.pairing.start)


def _pair_seen(room: RoomScreen) -> Ask:
    words = _(
        "Then somebody else could scan the code first. Cover the projector or stop mirroring. "
        "You can also go on: only the phone whose number you type here becomes the desk."
    )
    return Ask(words, (Answer("g", _("go on"), room.pairing.start),))

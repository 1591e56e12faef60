"""What a desk or a keyboard can ask the server to do. One function a command, one table of them.

Every command validates, appends events, and returns plain values for JSON. A refusal is a
CoproduceError in plain words.
"""

from __future__ import annotations

import hashlib
from typing import Final

from coproduce import content, deck, joining
from coproduce.clean import clean_line
from coproduce.domain import events as ev
from coproduce.domain.activity import Activity, Kind
from coproduce.domain.events import SignalKind, View
from coproduce.domain.people import Door, How, Role
from coproduce.domain.progress import Phase
from coproduce.domain.safe_events import Wish
from coproduce.errors import CoproduceError
from coproduce.journal import Entry
from coproduce.languages import _
from form.asking import Answer, Arguments, Command, one_of
from form.commands_people import PEOPLE_COMMANDS
from form.comment_commands import COMMENT_COMMANDS
from form.forget_commands import FORGET_COMMANDS
from form.host import Host
from form.language_commands import LANGUAGE_COMMANDS
from form.safe_commands import SAFE_COMMANDS

MOST_CODES: Final = 200
"""The most one-time codes made at once."""
MOST_ACTIVITIES: Final = 40
"""The most activities of one session."""


async def ping(host: Host, arguments: Arguments) -> Answer:
    """Answer with the session's name and address: `{name, host, port, last}`."""
    info = host.info
    return {
        "name": host.folder.name,
        "host": info.host,
        "port": info.port,
        "last": host.session.last,
    }


async def seat(host: Host, arguments: Arguments) -> Answer:
    """Take a seat: `role`, `door`, `language`: `{seat, card}`.

    `seat` corrects one, `key` makes it once; `card` names the one that a paper came with.
    """
    role, door = one_of(Role, arguments, "role"), one_of(Door, arguments, "door")
    language = clean_line(str(arguments.get("language", "en")), 20)
    given = arguments.get("seat")
    key = str(arguments.get("key", ""))
    new = hashlib.sha256(f"{host.session.code} {key}".encode()).hexdigest()[:12] if key else ""
    taken = await host.take_seat(role, door, language, seat=given or new, new=new, is_desk=True)
    await host.give_card(taken, deck.card_of(str(arguments.get("card", ""))))
    return {"seat": taken, "card": host.seat(taken).card}


async def practise(host: Host, arguments: Arguments) -> Answer:
    """Record that the practice question came through from `seat`; the answer is not sent."""
    await host.practise(str(arguments["seat"]))
    return {}


async def vote(host: Host, arguments: Arguments) -> Answer:
    """Answer for `seat`: `activity`, `chosen` (choice ids), `how`, `key`."""
    chosen = tuple(str(c) for c in arguments["chosen"])
    how = one_of(How, arguments, "how", How.OWN)
    await host.vote(
        str(arguments["seat"]), str(arguments["activity"]), chosen, how, str(arguments["key"])
    )
    return {}


async def comment(host: Host, arguments: Arguments) -> Answer:
    """Give a comment for `seat`: `activity`, `text`, `language`, `wish`, `key`, `written_for`.

    Without a `wish` it is on the safe side: only staff.
    """
    await host.comment(
        str(arguments["seat"]),
        str(arguments["activity"]),
        str(arguments["text"]),
        clean_line(str(arguments.get("language", "en")), 20),
        str(arguments["key"]),
        one_of(Wish, arguments, "wish", Wish.STAFF),
        is_written_for=arguments.get("written_for") is True,
    )
    return {}


async def signal(host: Host, arguments: Arguments) -> Answer:
    """Tell the desk for `seat`: `signal` is "break" or "talk", `card` if it may see it, `key`."""
    kind = one_of(SignalKind, arguments, "signal")
    await host.signal(
        str(arguments["seat"]), kind, str(arguments["key"]), has_card=arguments.get("card") is True
    )
    return {}


async def open_activity(host: Host, arguments: Arguments) -> Answer:
    """Open `activity`; one that is open is closed first. A closed one may be opened again."""
    host.refuse_when_retired()
    activity = _activity(host, arguments)
    host.refuse_if_nobody_hears()
    entries = [Entry(ev.ActivityOpened(activity.id))]
    before = host.session.open_activity
    if before is not None and before.id == activity.id:
        return {}
    if before is not None:
        entries.insert(0, Entry(ev.ActivityClosed(before.id)))
    if host.session.is_ended:
        entries.insert(0, Entry(ev.SessionResumed()))
    await host.append(*entries)
    return {}


async def close_activity(host: Host, arguments: Arguments) -> Answer:
    """Close `activity`. Late answers count for 2 minutes more."""
    activity = _activity(host, arguments)
    if host.session.where(activity.id).phase is Phase.OPEN:
        await host.append(Entry(ev.ActivityClosed(activity.id)))
    return {}


async def show(host: Host, arguments: Arguments) -> Answer:
    """Show the result of a closed `activity` as it stands; `even_if_few` shows under 5 people."""
    activity = _activity(host, arguments)
    phase = host.session.where(activity.id).phase
    if phase is not Phase.CLOSED:
        raise CoproduceError(
            _("This question is not closed yet."), _("Close the question. Then show the result.")
        )
    is_even_if_few = arguments.get("even_if_few") is True
    await host.append(Entry(ev.ResultShown(activity.id, is_even_if_few)))
    return {}


async def hide(host: Host, arguments: Arguments) -> Answer:
    """Take the result of `activity` off the room's screen."""
    await host.append(Entry(ev.ResultHidden(_activity(host, arguments).id)))
    return {}


async def screen(host: Host, arguments: Arguments) -> Answer:
    """Change what the room's screen shows: `view` is one of `View`."""
    view = one_of(View, arguments, "view")
    if view is View.OPENING and not host.session.opening.is_set:
        raise CoproduceError(
            _("Nothing is typed yet about what we decide today."), _("Type it at the desk first.")
        )
    if view is View.ACTIONS and not host.session.actions:
        raise CoproduceError(
            _("Nothing is typed yet about what happens next."), _("Type it at the desk first.")
        )
    if view is View.WIFI and not host.session.wifi[0]:
        raise CoproduceError(
            _("There is no Wi-Fi name yet."), _("Type the name of the Wi-Fi at the desk first.")
        )
    await host.append(Entry(ev.ScreenChanged(view)))
    return {}


async def answer_signal(host: Host, arguments: Arguments) -> Answer:
    """Say that someone has seen to `signal` (its id)."""
    found = host.session.signals.get(int(arguments["signal"]))
    if found is not None and not found.is_answered:
        await host.append(Entry(ev.SignalAnswered(found.id)))
    return {}


async def count_people(host: Host, arguments: Arguments) -> Answer:
    """Set how many people are in the room: `number`, 0 for not counted."""
    number = int(arguments["number"])
    if not 0 <= number <= 100_000:
        raise CoproduceError(_("This is not a number of people."), _("Type a number, such as 16."))
    await host.append(Entry(ev.PeopleCounted(number)))
    return {}


async def door(host: Host, arguments: Arguments) -> Answer:
    """Open or close the door for new people: `open`."""
    await host.append(Entry(ev.DoorChanged(arguments.get("open") is True)))
    return {}


async def codes(host: Host, arguments: Arguments) -> Answer:
    """Make `number` one-time codes for printing, each with a card: `{codes, cards}`."""
    number = int(arguments["number"])
    if not 1 <= number <= MOST_CODES:
        raise CoproduceError(
            _("This is too many or too few codes."),
            _("Type a number from 1 to {most}.").format(most=MOST_CODES),
        )
    made: set[str] = set()
    while len(made) < number:
        code = joining.new_code() + joining.new_code()[:2]
        if code not in host.session.codes:
            made.add(code)
    cards = host.deal(number)
    await host.append(Entry(ev.CodesMade(tuple(sorted(made)), cards)))
    return {"codes": sorted(made), "cards": list(cards)}


async def agenda(host: Host, arguments: Arguments) -> Answer:
    """Reorder the activities or leave some out: `ids`, the whole new order.

    An activity that was opened stays, so that its answers stay.
    """
    ids = [str(i) for i in arguments["ids"]]
    chosen = [a for i in ids if (a := host.session.activity(i)) is not None]
    missing = [a for a in host.session.agenda if a not in chosen]
    if len(set(ids)) != len(ids) or len(chosen) != len(ids):
        raise CoproduceError(_("We do not know this question."), _("Look at the list again."))
    if any(_has_answers(host, a) for a in missing):
        raise CoproduceError(
            _("People have answered this question."), _("It stays in the list, with its answers.")
        )
    if not chosen:
        raise CoproduceError(_("A meeting needs a question."), _("Keep at least one."))
    await host.append(Entry(ev.AgendaSet(tuple(chosen))))
    return {}


def _has_answers(host: Host, activity: Activity) -> bool:
    """Whether the activity was opened, or papers have answered it."""
    session = host.session
    is_asked = session.where(activity.id).phase is not Phase.WAITING
    is_commented = any(c.activity == activity.id for c in session.comments.values())
    return is_asked or is_commented or bool(session.votes.get(activity.id))


async def add_activity(host: Host, arguments: Arguments) -> Answer:
    """Add an own activity at the end: `name`, `question`, `kind`, `options`: `{activity}`."""
    kind = one_of(Kind, arguments, "kind", Kind.CHOICE)
    options = [o for o in (str(o).strip() for o in arguments.get("options", ())) if o]
    name, question = str(arguments.get("name", "")), str(arguments.get("question", ""))
    if not clean_line(question):
        raise CoproduceError(_("There is no question."), _("Type a question."))
    if kind is Kind.PICK and not 2 <= len(options) <= content.MOST_OPTIONS:
        raise CoproduceError(_("To pick, people need 2 to 8 answers."), _("Type each answer."))
    added = content.own_activity(_next(host), name or question, question, kind, options)
    return await _add(host, added)


async def second_round(host: Host, arguments: Arguments) -> Answer:
    """Add a second round of `activity` after it: `{activity}`."""
    first = _activity(host, arguments)
    return await _add(host, content.second_round(first, _next(host)), after=first.id)


async def _add(host: Host, added: Activity, after: str = "") -> Answer:
    now = list(host.session.agenda)
    if len(now) >= MOST_ACTIVITIES:
        raise CoproduceError(
            _("There are too many questions."), _("Leave one out. Then add this one.")
        )
    place = next((n for n, a in enumerate(now, 1) if a.id == after), len(now))
    now.insert(place, added)
    await host.append(Entry(ev.AgendaSet(tuple(now))))
    return {"activity": added.id}


def _next(host: Host) -> int:
    # The journal's ids count up and are never used twice; so are these.
    return host.session.last + 1


async def wifi(host: Host, arguments: Arguments) -> Answer:
    """Keep the `network` and `password` of the Wi-Fi for a QR that joins it."""
    network = clean_line(str(arguments["network"]), 32)
    password = str(arguments.get("password", ""))[:63]
    await host.append(Entry(ev.WifiSet(network, password if password.isprintable() else "")))
    return {}


async def address(host: Host, arguments: Arguments) -> Answer:
    """Tell phones to use another address of this machine: `host`: `{host, port}`."""
    host.use_address(str(arguments["host"]))
    return {"host": host.info.host, "port": host.info.port}


async def end(host: Host, arguments: Arguments) -> Answer:
    """End the session; an open activity is closed first."""
    entries = [Entry(ev.SessionEnded())]
    if (now := host.session.open_activity) is not None:
        entries.insert(0, Entry(ev.ActivityClosed(now.id)))
    await host.append(*entries)
    return {}


async def resume(host: Host, arguments: Arguments) -> Answer:
    """Go on with an ended session."""
    host.refuse_when_retired()
    await host.append(Entry(ev.SessionResumed()))
    return {}


async def pair(host: Host, arguments: Arguments) -> Answer:
    """Offer the desk to one phone: `{address, seconds}`. An earlier offer ends."""
    secret = host.pairing.offer()
    return {"address": f"{host.info.address}/d/{secret}".upper(), "seconds": host.pairing.SECONDS}


async def pairing(host: Host, arguments: Arguments) -> Answer:
    """Say how pairing stands: `{state}` is none, offered, scanned or paired, and `{phones}`."""
    return {"state": host.pairing.state(), "phones": host.pairing.phones}


async def confirm_pairing(host: Host, arguments: Arguments) -> Answer:
    """Let the scanned phone be the desk: `number` as that phone shows it. A wrong one ends it."""
    host.pairing.confirm(str(arguments["number"]))
    return {}


async def unpair(host: Host, arguments: Arguments) -> Answer:
    """Take the desk away from every phone."""
    host.pairing.unpair()
    return {}


COMMANDS: Final[dict[str, Command]] = {
    "ping": ping,
    "seat": seat,
    "practise": practise,
    "vote": vote,
    "comment": comment,
    "signal": signal,
    "open": open_activity,
    "close": close_activity,
    "show": show,
    "hide": hide,
    "screen": screen,
    "answer-signal": answer_signal,
    "count-people": count_people,
    "door": door,
    "codes": codes,
    "agenda": agenda,
    "add-activity": add_activity,
    "second-round": second_round,
    "wifi": wifi,
    "address": address,
    "end": end,
    "resume": resume,
    "pair": pair,
    "pairing": pairing,
    "confirm-pairing": confirm_pairing,
    "unpair": unpair,
    **PEOPLE_COMMANDS,
    **COMMENT_COMMANDS,
    **SAFE_COMMANDS,
    **FORGET_COMMANDS,
    **LANGUAGE_COMMANDS,
}
"""Every command, by the name in its address: /api/<name>."""


def _activity(host: Host, arguments: Arguments) -> Activity:
    found = host.session.activity(str(arguments.get("activity", "")))
    if found is None:
        raise CoproduceError(_("We do not know this question."), _("Look at the list again."))
    return found

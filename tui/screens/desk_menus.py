"""The desk's other pages: one question, people, Wi-Fi, printing, phones, and what else there is."""

from __future__ import annotations

from dataclasses import dataclass

from coproduce import differing
from coproduce.assessment import is_assessment
from coproduce.content import called, said
from coproduce.domain.activity import Activity, Kind
from coproduce.domain.events import CommentState
from coproduce.domain.progress import Phase
from coproduce.domain.session import Session
from coproduce.gathering import refusals
from coproduce.joining import Address
from coproduce.languages import _, ngettext
from coproduce.safe_words import untold
from coproduce.sentences import count_lines, kept_for, people, result
from tui.screens.desk_home import back, clear, needs, seen_to, state
from tui.screens.desk_state import Act, Ask, Confirm, Desk, Page
from tui.widgets.paper import Item, Line
from tui.widgets.qr import qr_lines


@dataclass(frozen=True, slots=True)
class QrRoom:
    """How many cells a QR code may take, and whether it may have colours."""

    columns: int
    rows: int
    has_colours: bool


def menu(session: Session, lines: tuple[Line, ...], items: tuple[Item, ...]) -> Page:
    """Return a page of things to choose, with the keys that every page has."""
    acts = (
        Act(_("↑↓ Enter"), _("choose"), ""),
        *seen_to(session),
        clear(session),
        back(),
    )
    return Page((*needs(session), *lines), items, acts)


def _items(*pairs: tuple[str, str]) -> tuple[Item, ...]:
    return tuple(Item(str(n), words, do) for n, (words, do) in enumerate(pairs, 1))


def question(desk: Desk, session: Session, activity: Activity) -> Page:
    """Return the page of one question: what it asks, its answers so far, what can be done."""
    place = session.agenda.index(activity) + 1
    name = _("Question {n}: {name}. {state}.").format(
        n=place, name=called(activity), state=state(session, activity.id)
    )
    lines = [Line(name, "strong")]
    lines += [Line(said(activity, text), is_spare=True) for text in activity.statement]
    lines.append(Line(said(activity, activity.question), is_spare=True))
    return menu(session, (*lines, *_so_far(session, activity)), _question_items(session, activity))


def _so_far(session: Session, activity: Activity) -> tuple[Line, ...]:
    """The numbers of a closed question: the desk looks before it shows."""
    phase = session.where(activity.id).phase
    if phase is Phase.WAITING:
        return ()
    tally = session.tally(activity.id)
    text = _("Answered: {people}.").format(people=people(tally.total.people))
    if phase is Phase.OPEN:
        return (Line(text),)
    words = result(activity, tally, is_too_few=tally.is_too_few)
    lines: tuple[Line, ...] = (Line(text), Line(words, "bold"))
    if not tally.is_too_few:
        lines += (Line(_("; ").join(count_lines(activity, tally.total)), is_spare=True),)
    return lines


def _question_items(session: Session, activity: Activity) -> tuple[Item, ...]:
    progress, its = session.where(activity.id), activity.id
    is_waiting = progress.phase is Phase.WAITING
    pairs = []
    if progress.phase is Phase.OPEN:
        pairs.append((_("Close it"), f"close:{its}"))
    else:
        again = _("Open it") if is_waiting else _("Open it again")
        pairs.append((again, f"open:{its}"))
    if progress.phase is Phase.CLOSED:
        shown = _("Show the result") if progress.shown is None else _("Show the newest result")
        pairs.append((shown, f"show:{its}"))
    if progress.shown is not None:
        pairs.append((_("Hide the result"), f"hide:{its}"))
    if not is_waiting:
        pairs.append((_("Ask it again later: a second round"), f"second:{its}"))
    pairs += [(_("Move it up"), f"up:{its}"), (_("Move it down"), f"down:{its}")]
    if is_waiting:
        pairs.append((_("Leave it out"), f"ask-leave-out:{its}"))
    pairs.append((_("Read it aloud in this room"), f"aloud:{its}"))
    return _items(*pairs)


def more(desk: Desk, session: Session) -> Page:
    """Return what else the desk can do."""
    items = [
        Item("p", _("People: how many, the door, one-time codes"), "go:people"),
        Item("w", _("Wi-Fi for phones"), "go:wifi"),
        Item("i", _("The address for phones"), "go:address"),
        Item("s", _("What we do today"), "go:opening"),
        Item("h", _("What happens next"), "go:actions"),
        Item("y", _("Who hears when someone is not safe"), "go:hears"),
        Item("l", _("Languages"), "go:languages"),
        Item("a", _("Add a question"), "go:kind"),
        Item("o", _("Print: poster, codes, paper answers"), "go:print"),
        Item("d", _("Use a phone as the desk"), "go:phones"),
        Item("e", _("End the meeting"), "ask-end"),
        Item("q", _("Leave the desk. The meeting goes on"), "leave"),
    ]
    if is_assessment(session):
        items.insert(0, Item("v", differing.title(), "go:differ"))
    return menu(session, (Line(_("What else?"), "strong"),), tuple(items))


def people_page(desk: Desk, session: Session) -> Page:
    """Return the page about people."""
    lines = [Line(_("People"), "strong")]
    joined = ngettext("{n} person has joined.", "{n} people have joined.", len(session.seats))
    lines.append(Line(joined.format(n=len(session.seats))))
    room = _("In the room: {n}.").format(n=session.in_room or _("not counted"))
    lines.append(Line(room))
    lines += [Line(text) for text in refusals(session)]
    if session.codes:
        used = sum(bool(seat) for seat in session.codes.values())
        text = _("One-time codes: {used} of {made} used.").format(
            used=used, made=len(session.codes)
        )
        lines.append(Line(text))
    lines.append(Line(kept_for(session.keep_days), is_spare=True))
    door = (
        (_("Close the door: nobody new can join"), "door:close")
        if session.is_door_open
        else (_("Open the door: new people can join"), "door:open")
    )
    items = _items(
        (_("Type how many people are in the room"), "type-people"),
        door,
        (_("Print one-time codes"), "type-codes"),
        (_("Delete the answers of a person with a card"), "type-card"),
        (_("Choose how many days we keep answers"), "type-days"),
    )
    return menu(session, tuple(lines), items)


def wifi(desk: Desk, session: Session) -> Page:
    """Return the page about the Wi-Fi."""
    network, password = session.wifi
    lines: tuple[Line, ...]
    if not network:
        lines = (Line(_("Wi-Fi"), "strong"), Line(_("There is no Wi-Fi name yet.")))
        return menu(session, lines, _items((_("Type the name and password"), "type-wifi")))
    lines = (
        Line(_("Wi-Fi"), "strong"),
        Line(_("Name: {name}").format(name=network)),
        Line(_("Password: {password}").format(password=password or _("none"))),
    )
    shown = (_("Show it on the room's screen"), "view:wifi")
    change = (_("Change the name and password"), "type-wifi")
    return menu(session, lines, _items(shown, change, (_("Back to the question"), "view:auto")))


def address(desk: Desk, session: Session) -> Page:
    """Return the page about which of this computer's addresses phones are told."""
    lines = [Line(_("The address for phones"), "strong")]
    if not desk.addresses:
        lines.append(Line(_("There is no network. Phones cannot join."), "warn"))
        lines.append(Line(_("You can answer with the keyboard and on paper.")))
    elif len(desk.addresses) == 1:
        lines.append(Line(_("This computer has only 1 address.")))
    else:
        lines.append(Line(_("Phones cannot join? Choose another address."), is_spare=True))
        lines.append(Line(_("Choose the network that the phones are on."), is_spare=True))
    pairs = [(_address(found, desk.told), f"address:{found.host}") for found in desk.addresses]
    return menu(session, tuple(lines), _items(*pairs))


def _address(found: Address, told: str) -> str:
    words = _("{host} ({network})").format(host=found.host, network=found.network)
    return (
        _("{address}. Phones are told this one.").format(address=words)
        if found.host == told
        else words
    )


def printing(desk: Desk, session: Session) -> Page:
    """Return the page about printing."""
    items = _items(
        (_("A poster that says how to join"), "print:poster"),
        (_("One-time codes to cut out"), "type-codes"),
        (_("Paper answers"), "print:ballot"),
        (_("A sheet to agree to: taking part, photographs, words"), "print:agreement"),
        (_("Pictures with numbers, to say something without writing"), "print:phrases"),
        (_("Half a page to leave with: what happens next"), "print:leaving"),
        (_("Choose the languages of the paper"), "type-sheets"),
    )
    paper = " ".join(desk.sheet_languages or (session.language,))
    now = Line(_("The languages of the paper: {languages}.").format(languages=paper))
    return menu(session, (Line(_("Print"), "strong"), now), items)


def phones(desk: Desk, session: Session, room: QrRoom) -> Page:
    """Return the page about phones that are the desk."""
    stands = desk.pairing.get("state", "none")
    number = int(desk.pairing.get("phones", 0))
    text = ngettext("{n} phone is the desk.", "{n} phones are the desk.", number)
    lines = [
        Line(_("Use a phone as the desk"), "strong", is_spare=True),
        Line(text.format(n=number), is_spare=stands == "offered"),
    ]
    address = str(desk.pairing.get("address", ""))
    if stands == "offered" and address:
        lines += _offer(address, room)
    elif stands == "scanned":
        lines.append(
            Line(_("A phone shows a number now. Is it your phone? Type its number."), "bold")
        )
    pairs = [(_("Connect a phone"), "pair")]
    if stands == "scanned":
        pairs.insert(0, (_("Type the number"), "type-number"))
    if number or stands != "none":
        pairs.append((_("Take the desk away from every phone"), "ask-unpair"))
    return menu(session, tuple(lines), _items(*pairs))


def _offer(address: str, room: QrRoom) -> list[Line]:
    once = Line(_("Open this on your phone. It works for 1 phone."), is_spare=True)
    drawn = qr_lines(address, room.columns, room.rows, has_colours=room.has_colours)
    square = [Line("", spans=spans) for spans in drawn]
    return [once, Line(address, "bold"), *square]


def kinds(desk: Desk, session: Session) -> Page:
    """Return the kinds of question that can be added."""
    items = _items(
        (_("Yes, Sometimes, No"), f"kind:{Kind.CHOICE}"),
        (_("5 steps, from Always to Never"), f"kind:{Kind.SCALE}"),
        (_("Pick from a list that I type"), f"kind:{Kind.PICK}"),
    )
    return menu(session, (Line(_("How do people answer it?"), "strong"),), items)


def confirmed(session: Session, confirm: Confirm) -> Page:
    """Return the page of a second step."""
    first, *rest = confirm.words
    lines = (*needs(session), Line(first, "strong"), *(Line(text) for text in rest))
    acts = (Act("y", confirm.yes, "yes"), Act("n", _("No, go back"), "no"), clear(session))
    return Page(lines, (), acts)


def ask_end(session: Session) -> Confirm:
    """Return the question before the meeting ends."""
    held = len(session.comments_in(CommentState.HELD))
    words = [_("End the meeting?"), *untold(session), _("Phones will say that it has ended.")]
    if held:
        text = ngettext("{n} comment is still held.", "{n} comments are still held.", held)
        words.append(text.format(n=held))
    waiting = len(session.waiting_signals())
    if waiting:
        text = ngettext("{n} person waits for you.", "{n} people wait for you.", waiting)
        words.append(text.format(n=waiting))
    words.append(_("You can go on with it later."))
    return Confirm(tuple(words), _("Yes, end it"), Ask("end"))

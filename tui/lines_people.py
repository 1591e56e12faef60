"""People, door and one-time codes at the desk in plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduce import gathering, joining, sentences
from coproduce.domain.retention import LONGEST
from coproduce.languages import _, ngettext
from tui import lines_view
from tui.lines import Option

if TYPE_CHECKING:
    from tui.lines_desk import Desk


def run(desk: Desk) -> None:
    """Say who is here, and offer what can be done about it."""
    view = desk.follower.view()
    is_open = desk.session.is_door_open
    options = [
        Option("1", _("Type how many people are in the room.")),
        Option("2", _("Close the door for new people.") if is_open else _("Open the door.")),
        Option("3", _("Make one-time codes, to print or to say.")),
        Option("4", _("Hear how to join.")),
        Option("5", _("Use a phone as the desk.")),
        Option("6", _("Delete the answers of a person who shows you their card.")),
        Option("7", _("Choose how many days we keep answers.")),
    ]
    joined = len(desk.session.seats)
    words = ngettext("{n} person has joined.", "{n} people have joined.", joined).format(n=joined)
    practised = sum(p.has_practised for p in desk.session.seats.values())
    tried = ngettext(
        "{n} person has done the practice question.",
        "{n} people have done the practice question.",
        practised,
    )
    told = [words, tried.format(n=practised), *gathering.refusals(desk.session)]
    key = desk.lines.ask(told, options)
    if key == "1":
        _count(desk)
    elif key == "2":
        done = _("The door is closed.") if is_open else _("The door is open.")
        desk.do("door", done, open=not is_open)
    elif key == "3":
        _codes(desk)
    elif key == "4":
        info = desk.folder.server()
        desk.lines.say(*lines_view.join_lines(view, info.address if info else ""))
    elif key == "5":
        _pair(desk)
    elif key == "6":
        _forget(desk)
    else:
        _keep(desk)


def _keep(desk: Desk) -> None:
    desk.lines.say(sentences.kept_for(desk.session.keep_days))
    days = desk.lines.ask_number([_("How many days? Type a number.")], 1, LONGEST)
    desk.do("keep", sentences.kept_for(days), days=days)


def _forget(desk: Desk) -> None:
    """Delete a person's answers: the name of their card, and then a second step."""
    typed = desk.lines.ask_text([_("Type the name of the card that the person shows you.")])
    found = desk.do("find-card", "", card=typed)
    if found is None:
        return
    question, *rest = sentences.forget_card(str(found["name"]))
    desk.lines.say(question, *rest)
    if desk.lines.confirm(_("Delete them?")):
        done = desk.do("forget-card", _("The answers are deleted."), card=found["card"])
        if done is not None:
            desk.lines.say(*sentences.after_forgetting())


def _count(desk: Desk) -> None:
    number = desk.lines.ask_number(
        [_("How many people are in the room? Type a number.")], 0, 100_000
    )
    desk.do("count-people", sentences.people(number), number=number)


def _codes(desk: Desk) -> None:
    number = desk.lines.ask_number([_("How many codes? Type a number from 1 to 200.")], 1, 200)
    answer = desk.do("codes", "", number=number)
    for code in answer["codes"] if answer else ():
        desk.lines.say(joining.spoken(code))
    if answer:
        desk.lines.say(_("Each code lets 1 person in, also when the door is closed."))


def _pair(desk: Desk) -> None:
    """Pair a phone: it opens an address, shows a number, and that number is typed here."""
    answer = desk.do("pair", "")
    if answer is None:
        return
    desk.lines.say(
        _("Open this address on your phone:"),
        str(answer["address"]),
        _("Then your phone shows a number."),
    )
    number = desk.lines.ask_text([_("Type the number that your phone shows.")])
    desk.do("confirm-pairing", _("Your phone is a desk now."), number=number)

"""The list of questions at the desk in plain lines: move, leave out, add, ask again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduce.content import called
from coproduce.domain.activity import Kind
from coproduce.languages import _
from tui.lines import Option

if TYPE_CHECKING:
    from tui.lines_desk import Desk


def run(desk: Desk) -> None:
    """Change the list until the person goes back."""
    options = [
        Option("1", _("Hear the list.")),
        Option("2", _("Move a question.")),
        Option("3", _("Leave a question out.")),
        Option("4", _("Add your own question.")),
        Option("5", _("Ask a question a second time, to see what moved.")),
        Option("6", _("Read a question aloud in this room, or stop reading.")),
    ]
    while True:
        key = desk.lines.ask([_("The list of questions. To leave it, type b.")], options)
        {"1": _hear, "2": _move, "3": _leave_out, "4": _add, "5": _again, "6": _aloud}[key](desk)


def _hear(desk: Desk) -> None:
    for place, activity in enumerate(desk.session.agenda, 1):
        name = called(activity)
        desk.lines.say(_("{key}. {words}").format(key=place, words=name))


def _move(desk: Desk) -> None:
    moved = desk.pick(_("Which question do you want to move?"))
    ids = [a.id for a in desk.session.agenda]
    place = desk.lines.ask_number([_("To which place? Type a number.")], 1, len(ids))
    ids.remove(moved.id)
    ids.insert(place - 1, moved.id)
    desk.do("agenda", _("It has moved."), ids=ids)


def _leave_out(desk: Desk) -> None:
    left = desk.pick(_("Which question do you want to leave out?"))
    name = called(left)
    if desk.lines.confirm(_("Leave out “{name}”?").format(name=name)):
        ids = [a.id for a in desk.session.agenda if a.id != left.id]
        desk.do("agenda", _("It is left out."), ids=ids)


def _add(desk: Desk) -> None:
    question = desk.lines.ask_text([_("Type your question. Then press Enter.")])
    name = desk.lines.ask_text([_("Type a short name for it. Or only press Enter.")])
    kinds = [
        Option("1", _("Yes, Sometimes, No.")),
        Option("2", _("Five steps, from Always to Never.")),
        Option("3", _("Pick from a list that you type.")),
    ]
    key = desk.lines.ask([_("How can people answer?")], kinds, default="1")
    kind = {"1": Kind.CHOICE, "2": Kind.SCALE, "3": Kind.PICK}[key]
    options = _options(desk) if kind is Kind.PICK else []
    desk.do(
        "add-activity",
        _("Your question is the last in the list."),
        name=name,
        question=question,
        kind=str(kind),
        options=options,
    )


def _options(desk: Desk) -> list[str]:
    """Ask for answers until an empty line."""
    options: list[str] = []
    while typed := desk.lines.ask_text(
        [_("Type answer {n}. When you have all, only press Enter.").format(n=len(options) + 1)]
    ):
        options.append(typed)
    return options


def _again(desk: Desk) -> None:
    first = desk.pick(_("Which question do you want to ask again?"))
    desk.do(
        "second-round", _("The second round is in the list, after the first."), activity=first.id
    )


def _aloud(desk: Desk) -> None:
    if desk.reader.is_reading:
        desk.lines.say(desk.reader.read(""))
    else:
        asked = desk.pick(_("Which question do you want to hear?"))
        desk.lines.say(desk.reader.read(asked.id))

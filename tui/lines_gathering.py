"""The opening, and what happens next, at the desk in plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduce import gathering
from coproduce.content_people import ladder
from coproduce.languages import _, words
from form.client import new_key
from tui.lines import Option
from tui.lines_view import opening_lines

if TYPE_CHECKING:
    from tui.lines_desk import Desk


def may_open(desk: Desk) -> bool:
    """Whether a question may open: asked once, before the first, when nothing was told yet."""
    if not gathering.is_opening_missing(desk.session):
        return True
    desk.lines.say(*gathering.no_opening())
    if desk.lines.confirm(_("Open the question without it?")):
        return True
    desk.lines.say(_("Nothing was changed."))
    return False


def opening(desk: Desk) -> None:
    """Type what is told at the start, text by text, and show it."""
    fields = gathering.OPENING_FIELDS
    labels = [gathering.opening_label(field) for field in fields]
    options = [Option(str(n), label) for n, label in enumerate(labels, 1)]
    now = desk.session.opening
    if now.is_set:
        options.append(Option("6", _("Show it to the room.")))
    said = opening_lines(now) if now.is_set else [_("Nothing is typed yet.")]
    key = desk.lines.ask([_("What we do today."), *said], options)
    if key == "6":
        desk.do("screen", _("The screen shows what we do today."), view="opening")
        return
    field = fields[int(key) - 1]
    text = _step(desk) if field == "step" else desk.lines.ask_text([labels[int(key) - 1]])
    desk.do("opening", _("We have it."), **{field: text})


def _step(desk: Desk) -> str:
    """Ask for a step of the ladder, or for words of the group's own."""
    steps = ladder().steps
    options = [
        Option(
            str(n),
            _("{step}: {meaning}").format(step=words(step.name), meaning=words(step.text)),
        )
        for n, step in enumerate(steps, 1)
    ]
    options += [
        Option("o", _("Type it in your own words.")),
        Option("n", _("Say nothing about this.")),
    ]
    key = desk.lines.ask([_("Which step did you agree with the group?"), gathering.ladder_source()],
                         options)  # fmt: skip
    if key == "o":
        return desk.lines.ask_text([_("Type it in your own words.")])
    return "" if key == "n" else steps[int(key) - 1].id


def actions(desk: Desk) -> None:
    """Say what happens next, add to it, take something away, and show it."""
    listed = list(desk.session.actions.values())
    desk.lines.say(_("What happens next."))
    for place, action in enumerate(listed, 1):
        said = gathering.action_sentence(action)
        desk.lines.say(_("{key}. {words}").format(key=place, words=said))
    options = [Option("1", _("Add something."))]
    if listed:
        options.append(Option("2", _("Take something away.")))
        options.append(Option("3", _("Show it to the room.")))
    key = desk.lines.ask([_("What now?") if listed else _("Nothing is typed yet.")], options)
    if key == "1":
        _add(desk)
    elif key == "3":
        desk.do("screen", _("The screen shows what happens next."), view="actions")
    else:
        number = desk.lines.ask_number([_("Which one?")], 1, len(listed))
        desk.do("remove-action", _("It is taken away."), action=listed[number - 1].id)


def _add(desk: Desk) -> None:
    typed = {
        "said": desk.lines.ask_text([_("What did people say? Use your own few words.")]),
        "will": desk.lines.ask_text([_("What will you do?")]),
        "who": desk.lines.ask_text([_("Who does it? If nobody yet, only press Enter.")]),
        "by": desk.lines.ask_text([_("By when? If there is no date yet, only press Enter.")]),
    }
    desk.do("add-action", _("We have it."), key=new_key(), **typed)

"""The desk's pages beside the questions: what we do today, and what happens next. No Textual."""

from __future__ import annotations

from coproduce import gathering
from coproduce.content_people import ladder
from coproduce.domain.session import Session
from coproduce.languages import _, words
from tui.screens.desk_menus import menu
from tui.screens.desk_state import Ask, Confirm, Desk, Page
from tui.widgets.paper import Item, Line


def opening(desk: Desk, session: Session) -> Page:
    """Return the texts of the opening, each to be typed, and the way to show it."""
    items = [
        Item(str(n), _field(session, field), f"type-opening:{field}")
        for n, field in enumerate(gathering.OPENING_FIELDS, 1)
    ]
    if session.opening.is_set:
        items.append(Item("s", _("Show it to the room"), "view:opening"))
    lines = (
        Line(_("What we do today"), "strong"),
        Line(_("People see it before the first question."), is_spare=True),
    )
    return menu(session, lines, tuple(items))


def _field(session: Session, field: str) -> str:
    text = gathering.opening_text(session.opening, field) or _("not typed yet")
    return _("{label}: {text}").format(label=gathering.opening_label(field), text=text)


def step(desk: Desk, session: Session) -> Page:
    """Return the steps of the ladder, labelled as its publisher's."""
    items = [
        Item(
            str(n),
            _("{step}: {meaning}").format(step=words(one.name), meaning=words(one.text)),
            f"set-step:{one.id}",
        )
        for n, one in enumerate(ladder().steps, 1)
    ]
    items.append(Item("o", _("Type it in your own words"), "type-opening:own-step"))
    items.append(Item("0", _("Say nothing about this"), "set-step:"))
    lines = (
        Line(_("Which step did you agree with the group?"), "strong"),
        Line(gathering.ladder_source(), "other", is_spare=True),
    )
    return menu(session, lines, tuple(items))


def actions(desk: Desk, session: Session) -> Page:
    """Return what happens next; choosing an action takes it away, after a question."""
    items = [Item("a", _("Add something"), "type-action")]
    if session.actions:
        items.append(Item("s", _("Show it to the room"), "view:actions"))
    items += [
        Item(str(n), gathering.action_sentence(action), f"ask-remove-action:{action.id}")
        for n, action in enumerate(session.actions.values(), 1)
    ]
    hint = (
        _("To take something away, choose it.") if session.actions else _("Nothing is typed yet.")
    )
    lines = (Line(_("What happens next"), "strong"), Line(hint, is_spare=bool(session.actions)))
    return menu(session, lines, tuple(items))


def ask_removal(session: Session, action_id: int) -> Confirm | None:
    """Return the question before an action is taken away; None if it is gone."""
    found = session.actions.get(action_id)
    if found is None:
        return None
    said = tuple(
        _("{label}: {text}").format(label=label, text=text)
        for label, text in gathering.action_lines(found)
    )
    ask = Ask("remove-action", {"action": found.id})
    return Confirm((_("Take this away?"), *said), _("Yes, take it away"), ask)


def ask_without(activity_id: str) -> Confirm:
    """Return the question before the first question opens, when the group was told nothing."""
    words_ = (*gathering.no_opening(), _("You can type it: press m, then s."))
    return Confirm(
        words_, _("Open the question without it"), Ask("open", {"activity": activity_id})
    )


def action_prompts() -> tuple[tuple[str, str], ...]:
    """Return what is asked for an action, in order: the name of its text, and the question."""
    return (
        ("said", _("What did people say? Use your own few words.")),
        ("will", _("What will you do?")),
        ("who", _("Who does it? If nobody yet, press Enter.")),
        ("by", _("By when? If there is no date yet, press Enter.")),
    )

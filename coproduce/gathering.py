"""What is said of a meeting beside its questions: opening, agreement, what happens next.

The same words on the room's screen, on phones, at every desk, in plain lines and in reports.
"""

from __future__ import annotations

from typing import Final

from coproduce.content_people import agreement, ladder, ladder_step
from coproduce.domain.action import Action
from coproduce.domain.comment import Comment
from coproduce.domain.opening import Opening
from coproduce.domain.people import AgreementPart
from coproduce.domain.session import Session
from coproduce.languages import _, ngettext, words

OPENING_FIELDS: Final = ("decide", "can_change", "cannot_change", "who_hears", "step")
"""The texts of an opening, in the order in which they are told."""


def opening_label(field: str) -> str:
    """Return what stands above one of `OPENING_FIELDS`."""
    return {
        "decide": _("What we decide today"),
        "can_change": _("What can change"),
        "cannot_change": _("What cannot change"),
        "who_hears": _("Who will hear what you say"),
        "step": _("How we work together"),
    }[field]


def opening_parts(opening: Opening) -> list[tuple[str, str]]:
    """Return the label and the words of every text of `opening` that is not empty."""
    return [
        (opening_label(field), said)
        for field in OPENING_FIELDS
        if (said := opening_text(opening, field))
    ]


def opening_text(opening: Opening, field: str) -> str:
    """Return one text of `opening`. A step of the ladder is said with what it means."""
    text: str = getattr(opening, field)
    step = ladder_step(text) if field == "step" else None
    if step is None:
        return text
    return _("{step}: {meaning}").format(step=words(step.name), meaning=words(step.text))


def ladder_source() -> str:
    """Return whose ladder it is, in one sentence."""
    found = ladder()
    return _("These steps are from the {ladder} by {publisher}.").format(
        ladder=found.name, publisher=found.publisher
    )


def is_opening_missing(session: Session) -> bool:
    """Whether the desk is asked before the first question: the group was told nothing yet."""
    return not session.opening.is_set and not session.progress


def no_opening() -> list[str]:
    """Return what the desk is told then."""
    return [
        _("You have not said what we decide today."),
        _("People should know what can change, and who will hear them."),
    ]


def opening_next() -> str:
    """Return what is still to be typed for a meeting that was just made."""
    return _("Say what we decide today, what can change, what cannot change, and who will hear.")


def agreement_name(part: AgreementPart) -> str:
    """Return what a part of the agreement is called."""
    return next(words(p.name) for p in agreement().parts if p.part is part)


def refusals(session: Session) -> list[str]:
    """Return what the desk is told about photographs and recording: numbers, never who."""
    return [
        _about_camera(session, AgreementPart.PHOTOGRAPHS, _("Do not take photographs.")),
        _about_camera(session, AgreementPart.RECORDING, _("Do not record.")),
    ]


def _about_camera(session: Session, part: AgreementPart, stop: str) -> str:
    given = [session.agreements.get(seat, {}).get(part) for seat in session.seats]
    name = agreement_name(part)
    if refused := given.count(False):
        told = ngettext("{n} person said no.", "{n} people said no.", refused)
        told = f"{stop} {told.format(n=refused)}"
    elif not given or (open_ := given.count(None)) == len(given):
        told = _("Nobody has said yes or no. Ask first.")
    elif open_:
        told = ngettext(
            "{n} person has not said yes or no. Ask first.",
            "{n} people have not said yes or no. Ask first.",
            open_,
        ).format(n=open_)
    else:
        told = _("Everybody who joined said yes.")
    return _("{name}: {told}").format(name=name, told=told)


def action_lines(action: Action) -> list[tuple[str, str]]:
    """Return the label and the words of everything that is known of an action."""
    lines = [
        (_("You said"), action.said),
        (_("We will"), action.will),
        (_("Who does it"), action.who),
        (_("By when"), action.by),
    ]
    return [(label, text) for label, text in lines if text]


def action_sentence(action: Action) -> str:
    """Return an action in one line."""
    parts = [_("{label}: {text}").format(label=x, text=y) for x, y in action_lines(action)]
    return "; ".join(parts)


def how_written(comment: Comment) -> list[str]:
    """Return what the desk is told of a comment that its person did not write."""
    told = [_("They chose pictures.")] if comment.phrases else []
    if comment.is_written_for:
        told.append(_("Someone wrote it for them, in their words."))
    return told

"""What pretend people answer and write. The same every time."""

from __future__ import annotations

import random
from typing import Final

from coproduce.domain.activity import Activity, Kind
from coproduce.domain.people import Role
from coproduce.domain.safe_events import Wish
from coproduce.languages import _

_LEANING: Final = {
    Role.YOUNG_PERSON: (4, 5, 2),
    Role.PARENT: (2, 5, 4),
    Role.PROFESSIONAL: (5, 3, 1),
}
"""How often each role chooses the first, the middle and the last answers."""
_APART: Final = 12
"""One in so many does not know, and one in so many does not understand."""


def chosen(activity: Activity, role: Role, dice: random.Random) -> tuple[str, ...]:
    """Return what a pretend person of this role answers."""
    throw = dice.randrange(_APART)
    if throw < len(activity.apart):
        return (activity.apart[throw].id,)
    if activity.kind is Kind.PICK:
        some = dice.sample(activity.choices, min(activity.most, len(activity.choices)))
        return tuple(choice.id for choice in some)
    thirds = [_LEANING[role][3 * n // len(activity.choices)] for n in range(len(activity.choices))]
    return (dice.choices(activity.choices, thirds)[0].id,)


def comments() -> tuple[tuple[str, Wish], ...]:
    """Return what pretend people write and who may read it, in the order in which it is used."""
    return (
        (_("Pretend: Please send the papers before the meeting."), Wish.REPORT),
        (_("Pretend: I like it when you ask me first."), Wish.REPORT),
        (_("Pretend: My mum's name is in here, so this stays private."), Wish.STAFF),
        (_("Pretend: Someone wrote this to be unkind. It is removed."), Wish.ROOM),
        (_("Pretend: Please tell us what happened with our ideas."), Wish.REPORT),
        (_("Pretend: The room was too loud for me."), Wish.ROOM),
        (_("Pretend: Meet after school, not in the morning."), Wish.REPORT),
        (_("Pretend: Thank you for the pictures."), Wish.REPORT),
    )


def opening() -> dict[str, str]:
    """Return what the group is told at the start, as the facilitator types it."""
    return {
        "decide": _("Pretend: which of the 8 principles we work on next."),
        "can_change": _("Pretend: the order, and how we meet."),
        "cannot_change": _("Pretend: the law."),
        "who_hears": _("Pretend: the people in this room, then the partnership."),
        "step": "consultation",
    }


def action() -> dict[str, str]:
    """Return what is done because of what people said, as the facilitator types it."""
    return {
        "said": _("Pretend: Please send the papers before the meeting."),
        "will": _("Pretend: We send the papers 5 days before each meeting."),
        "who": _("Pretend: The meeting team"),
        "by": _("Pretend: The next meeting"),
    }

"""What a desk or a keyboard can ask about opening, agreement, picture phrases and actions.

As in form/commands.py: every command validates, appends events, and returns plain values.
"""

from __future__ import annotations

from typing import Final

from coproduce.clean import clean_line
from coproduce.domain.events_people import ActionAdded, ActionRemoved, OpeningSet
from coproduce.domain.people import AgreementPart
from coproduce.domain.safe_events import Wish
from coproduce.errors import CoproduceError
from coproduce.gathering import OPENING_FIELDS
from coproduce.journal import Entry
from coproduce.languages import _
from form.asking import Answer, Arguments, Command, one_of
from form.host import Host

SENTENCE: Final = 200
"""The longest text of an opening or an action, in characters."""
SHORT: Final = 60
"""The longest name of an owner, and the longest date."""
MOST_ACTIONS: Final = 30
"""The most actions of one session."""


async def opening(host: Host, arguments: Arguments) -> Answer:
    """Set texts of the opening: `decide`, `can_change`, `cannot_change`, `who_hears`, `step`.

    A text that is not named stays as it was; `step` is the id of a ladder step, or own words.
    """
    now = host.session.opening
    if not any(field in arguments for field in OPENING_FIELDS):
        raise CoproduceError(_("Nothing was typed."), _("Try again."))
    texts = {
        field: clean_line(str(arguments.get(field, getattr(now, field))), SENTENCE)
        for field in OPENING_FIELDS
    }
    await host.append(Entry(OpeningSet(**texts)))
    return {}


async def agree(host: Host, arguments: Arguments) -> Answer:
    """Say yes or no for `seat` to one part: `part`, `yes`."""
    part = one_of(AgreementPart, arguments, "part")
    is_yes = arguments["yes"]
    if not isinstance(is_yes, bool):
        raise TypeError
    await host.agree(str(arguments["seat"]), {part: is_yes})
    return {}


async def phrases(host: Host, arguments: Arguments) -> Answer:
    """Give a comment of picture phrases for `seat`: `activity`, `phrases` (ids), `wish`, `key`."""
    chosen = [str(p) for p in arguments["phrases"]]
    await host.phrases(
        str(arguments["seat"]),
        str(arguments["activity"]),
        chosen,
        str(arguments["key"]),
        one_of(Wish, arguments, "wish", Wish.STAFF),
    )
    return {}


async def add_action(host: Host, arguments: Arguments) -> Answer:
    """Add what will be done: `said`, `will`, and if they are known `who`, `by`: `{action}`."""
    said, will = (clean_line(str(arguments.get(name, "")), SENTENCE) for name in ("said", "will"))
    who, by = (clean_line(str(arguments.get(name, "")), SHORT) for name in ("who", "by"))
    if not said:
        raise CoproduceError(_("What people said is missing."), _("Type it in a few words."))
    if not will:
        raise CoproduceError(_("What happens next is missing."), _("Type what you will do."))
    if len(host.session.actions) >= MOST_ACTIONS:
        raise CoproduceError(_("There are too many actions."), _("Take one away first."))
    key = str(arguments["key"])[:64] if arguments.get("key") else None
    (added,) = await host.append(Entry(ActionAdded(said, will, who, by), key))
    return {"action": added.id if added is not None else 0}


async def remove_action(host: Host, arguments: Arguments) -> Answer:
    """Take `action` (its id) off the list."""
    action = int(arguments["action"])
    if action in host.session.actions:
        await host.append(Entry(ActionRemoved(action)))
    return {}


PEOPLE_COMMANDS: Final[dict[str, Command]] = {
    "opening": opening,
    "agree": agree,
    "phrases": phrases,
    "add-action": add_action,
    "remove-action": remove_action,
}
"""Every command of this module, by the name in its address: /api/<name>."""

"""Deleting answers: of one's own seat, of the person with a card, and of everybody in time."""

from __future__ import annotations

from typing import Final

from coproduce import deck, retiring
from coproduce.errors import CoproduceError
from coproduce.journal import Entry
from coproduce.languages import _
from form.asking import Answer, Arguments, Command
from form.host import Host


async def forget(host: Host, arguments: Arguments) -> Answer:
    """Delete the answers of `seat` for good."""
    await host.forget(str(arguments["seat"]))
    return {}


async def step_aside(host: Host, arguments: Arguments) -> Answer:
    """Delete the answers of `seat` for good, and give up the seat. Nobody asks why."""
    await host.forget(str(arguments["seat"]), is_leaving=True)
    return {}


async def find_card(host: Host, arguments: Arguments) -> Answer:
    """Say which card was typed, if somebody has it: `card`, its name or its id: `{card, name}`."""
    typed = str(arguments.get("card", ""))
    card = deck.card_of(typed) or typed
    seat_with(host, card)
    return {"card": card, "name": deck.card_name(card)}


async def forget_card(host: Host, arguments: Arguments) -> Answer:
    """Delete the answers of the person with `card` (its id) for good."""
    await host.forget(seat_with(host, str(arguments["card"])))
    return {}


def seat_with(host: Host, card: str) -> str:
    """Return the seat that has this card. Raises CoproduceError if nobody has it."""
    found = (p.seat for p in host.session.seats.values() if card and p.card == card)
    seat = next(found, "")
    if not seat:
        raise CoproduceError(
            _("Nobody here has this card."), _("Look at the card. Type its name, such as: boat")
        )
    return seat


async def keep(host: Host, arguments: Arguments) -> Answer:
    """Keep the answers for `days` days after the last one; then they are deleted: `{days}`."""
    event = retiring.keeping(host.session, int(arguments["days"]))
    await host.append(Entry(event))
    return {"days": event.days}


FORGET_COMMANDS: Final[dict[str, Command]] = {
    "forget": forget,
    "step-aside": step_aside,
    "find-card": find_card,
    "forget-card": forget_card,
    "keep": keep,
}
"""Each by the name in its address: /api/<name>."""

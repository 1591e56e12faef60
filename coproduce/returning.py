"""Somebody comes back to a shared keyboard, and goes on with their seat by its picture card."""

from __future__ import annotations

from typing import Final

from coproduce import deck
from coproduce.domain.people import AgreementPart, Door, Participant
from coproduce.domain.session import Session
from coproduce.languages import _

_KEYBOARDS: Final = (Door.KEYBOARD, Door.PLAIN)
"""The doors that people share. A phone and a paper keep their own seat: no card opens those."""


def person_with(session: Session, typed: str) -> Participant | None:
    """Return who sat at a shared keyboard and has the card that was typed; None for nobody."""
    card = deck.card_of(typed)
    found = (p for p in session.seats.values() if p.card == card and p.door in _KEYBOARDS)
    return next(found, None) if card else None


def takes_part(session: Session, seat: str) -> bool:
    """Whether the person has not said no to taking part."""
    return session.agreements.get(seat, {}).get(AgreementPart.TAKING_PART) is not False


def have_a_card() -> str:
    """Return the words of the choice."""
    return _("I was here before. I have a card")


def question() -> tuple[str, str]:
    """Return what is asked then."""
    return _("Which card do you have?"), _("Type its name, such as: boat")


def nobody_has_it() -> str:
    """Return what is said of a card that nobody got at a shared keyboard."""
    return _("Nobody got this card at a keyboard. Look at the name, or go back and start new.")


def welcome_back() -> str:
    """Return what is said to somebody who goes on with their seat. Nothing of their answers."""
    return _("Good that you are back. You go on with your place.")

"""The language of a person at a shared keyboard: as on a phone, for their seat and nobody else's.

No Textual here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from coproduce.domain.people import Door
from coproduce.domain.session import Session
from coproduce.languages import _, current
from coproduce.offering import is_offered, offered
from tui.screens.vote_page import Page, said_lines
from tui.screens.vote_state import Job, Person, Step
from tui.widgets.paper import Item

KEY: Final = "l"
"""Opens the languages on every page where nothing is typed."""
_KEYS: Final = "123456789acdefghijkmnopqrsvwxyz"
"""A key for each language: not those of signals, of this page and of going back."""
_SHOWN: Final = 3
"""How many names stand where the languages are offered: others are behind them."""


class LanguageFlow:
    """The part of `VoteFlow` for the language."""

    step: Step
    person: Person
    before: Step
    """The page to come back to from the languages."""
    _session: Session
    _send: Callable[[Job], None]

    def _languages(self, _rest: str) -> None:
        if self.step not in (Step.LANGUAGE, Step.SENDING):
            self.before, self.step = self.step, Step.LANGUAGE

    def _language(self, tag: str) -> None:
        """Speak it from now on, and let the seat remember it if there is one."""
        self.person.language, self.step = tag, self.before
        role = self.person.role
        if role is None or self._session.summary is not None:
            return
        arguments: dict[str, object] = {
            "role": str(role),
            "door": str(Door.KEYBOARD),
            "language": tag,
        }
        # A seat that has not come yet is found by the key that it was asked for with.
        known = (
            {"key": self.person.seat_key} if self.person.seat_key else {"seat": self.person.seat}
        )
        self._send(Job("seat", self.person, arguments | known))


def spoken(person: Person, session: Session) -> str:
    """Return the language of the page: what the person chose while it is offered, or ours."""
    return person.language if is_offered(session, person.language) else current()


def is_choice(session: Session) -> bool:
    """Whether there is more than one language to choose from."""
    return len(offered(session)) > 1


def way_there(session: Session) -> tuple[Item, ...]:
    """Return the choice that leads to the languages, by their own names; none without others."""
    if not is_choice(session):
        return ()
    names = [one.own_name for one in offered(session)]
    return (Item(KEY, " · ".join(names[:_SHOWN]) + " …", "languages"),)


def languages_page(session: Session) -> Page:
    """Return every language that is offered, each by its own name."""
    listed = offered(session)
    items = tuple(
        Item(key, one.own_name, f"language:{one.tag}")
        for key, one in zip(_KEYS, listed, strict=False)
    )
    return Page(said_lines(_("Languages")), (*items, Item("u", _("Go back"), "back")), start=-1)

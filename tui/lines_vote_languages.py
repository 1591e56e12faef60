"""The language of a person at a shared keyboard, in plain lines: for their seat alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Final

from coproduce.domain.people import Door, Participant, Role
from coproduce.following import Follower
from coproduce.languages import _, current, use
from coproduce.offering import is_offered, offered
from tui.lines import BackError, Lines, Option, SkipError
from tui.lines_desk import Asker

LANGUAGES: Final = "l"
"""The key for the languages."""


class SpokenLines:
    """The part of `VoteLines` for the language of who has the keyboard."""

    _follower: Follower
    _client: Asker
    _lines: Lines
    _seat: str
    _role: Role

    def _offer(self) -> list[Option]:
        """Return the choice that leads to the languages, by their own names, if there are some."""
        self._follower.update()
        names = [one.own_name for one in offered(self._follower.session)]
        return [Option(LANGUAGES, " · ".join(names))] if len(names) > 1 else []

    def _choose_language(self) -> None:
        """Ask which, speak it, and let the seat remember it if there is one."""
        listed = offered(self._follower.session)
        options = [Option(str(n), one.own_name) for n, one in enumerate(listed, 1)]
        with suppress(BackError, SkipError):
            use(listed[int(self._lines.ask([_("Languages")], options)) - 1].tag)
            if self._seat and self._follower.session.summary is None:
                self._client.ask("seat", seat=self._seat, **seat_words(self._role))

    def _speak_as(self, person: Participant) -> None:
        """Speak what somebody who comes back chose before, while it is offered."""
        if is_offered(self._follower.session, person.language):
            use(person.language)

    def _ask_in_any(
        self, question: Callable[[], list[str]], options: Callable[[], list[Option]]
    ) -> str:
        """Ask as `Lines.ask`, and once more in each language that the person turns to."""
        while True:
            chosen = self._lines.ask(question(), [*options(), *self._offer()])
            if chosen != LANGUAGES:
                return chosen
            self._choose_language()


def seat_words(role: Role) -> dict[str, str]:
    """Return what a seat is asked for with."""
    return {"role": str(role), "door": str(Door.PLAIN), "language": current()}

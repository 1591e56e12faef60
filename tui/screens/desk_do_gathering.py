"""What the desk's keys do with the opening and with what happens next. No Textual here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from coproduce import gathering
from coproduce.content_people import ladder_step
from coproduce.domain.session import Session
from coproduce.languages import _
from form.client import new_key
from tui.screens import desk_gathering
from tui.screens.desk_state import Ask, Desk, Place, Typing

_LONG: Final = 200
_SHORT: Final = 60
"""As form/commands_people.py: the most characters of a text, and of an owner or a date."""


class GatheringDoer:
    """The part of `Doer` for the opening and the actions."""

    desk: Desk
    _send: Callable[[Ask], None]
    _session: Session

    # The opening

    def _type_opening(self, field: str) -> None:
        if field == "step":
            self.desk.go(Place.STEP)
            return
        own = field == "own-step"
        name = "step" if own else field
        now = getattr(self._session.opening, name)
        value = "" if own and ladder_step(now) is not None else now
        prompt = (gathering.opening_label(name), _("Use short words. Say 1 thing."))
        self.desk.typing = Typing(prompt, lambda text: self._set_opening(name, text), value, _LONG)

    def _set_step(self, step: str) -> None:
        self._set_opening("step", step)

    def _set_opening(self, field: str, text: str) -> None:
        def kept(_answer: dict[str, Any]) -> None:
            self.desk.go(Place.OPENING)

        self._send(Ask("opening", {field: text}, kept))

    # What happens next

    def _type_action(self, _rest: str) -> None:
        self.desk.action = {"key": new_key()}
        self._next_text()

    def _next_text(self) -> None:
        """Ask for the first text of the action that is not typed yet, or send it."""
        prompts = desk_gathering.action_prompts()
        missing = next(((n, q) for n, q in prompts if n not in self.desk.action), None)
        if missing is None:
            self._send(Ask("add-action", dict(self.desk.action), self._action_added))
            return
        name, question = missing
        most = _SHORT if name in ("who", "by") else _LONG
        self.desk.typing = Typing((question,), lambda text: self._typed_text(name, text), most=most)

    def _typed_text(self, name: str, text: str) -> None:
        if not text and name in ("said", "will"):
            self.desk.notice = _("Type a few words first.")
            return
        self.desk.action[name] = text
        self._next_text()

    def _action_added(self, _answer: dict[str, Any]) -> None:
        self.desk.notice = _("It is on the list.")
        self.desk.go(Place.ACTIONS)

    def _ask_remove_action(self, action: str) -> None:
        self.desk.confirm = desk_gathering.ask_removal(self._session, int(action))

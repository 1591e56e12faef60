"""The desk's page about languages, and what its keys do. No Textual here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from coproduce.domain.session import Session
from coproduce.languages import _
from tui import desk_languages
from tui.screens.desk_menus import menu
from tui.screens.desk_state import Ask, Desk, Page, Typing
from tui.widgets.paper import Item, Line


def languages(desk: Desk, session: Session) -> Page:
    """Return what is offered on phones, and the second language of the room's screen."""
    lines = [Line(_("Languages"), "strong")]
    lines += [Line(text) for text in desk_languages.lines(session, desk.server)]
    lines.append(Line(desk_languages.about_drafts(), is_spare=True))
    items = (
        Item("1", _("Choose the languages on phones"), "type-offered"),
        Item("2", _("Choose the second language on the room’s screen"), "type-second"),
    )
    return menu(session, tuple(lines), items)


class LanguagesDoer:
    """The part of `Doer` for languages."""

    desk: Desk
    _send: Callable[[Ask], None]
    _session: Session

    def _type_offered(self, _rest: str) -> None:
        def done(text: str) -> None:
            tags = desk_languages.tags(text)
            self._send(Ask("languages-offered", {"languages": tags}, self._typed_language))

        prompt = (*desk_languages.ask_phones(), desk_languages.choices(self._session))
        self.desk.typing = Typing(prompt, done, desk_languages.on_phones(self._session), 80)

    def _type_second(self, _rest: str) -> None:
        def done(text: str) -> None:
            tag = " ".join(desk_languages.tags(text))
            self._send(Ask("second-language", {"language": tag}, self._typed_language))

        prompt = (*desk_languages.ask_second(), desk_languages.choices(self._session))
        self.desk.typing = Typing(prompt, done, self._session.second_language, 20)

    def _type_sheets(self, _rest: str) -> None:
        def done(text: str) -> None:
            self.desk.sheet_languages = tuple(desk_languages.tags(text))
            self.desk.typing = None

        prompt = (*desk_languages.ask_sheets(), desk_languages.choices(self._session))
        now = " ".join(self.desk.sheet_languages or (self._session.language,))
        self.desk.typing = Typing(prompt, done, now, 20)

    def _typed_language(self, _answer: dict[str, Any]) -> None:
        self.desk.typing = None

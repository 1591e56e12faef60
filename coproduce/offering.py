"""Which languages a meeting offers on phones, and which the room's screen speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduce.joining import room_address
from coproduce.languages import (
    SOURCE,
    Language,
    _,
    available,
    direction,
    is_available,
    is_draft,
    listening,
    speaking,
)

if TYPE_CHECKING:  # every command names languages
    from collections.abc import Callable

    from coproduce.domain.session import Session
    from coproduce.home import ServerInfo


def offered(session: Session) -> tuple[Language, ...]:
    """Return the languages of a meeting, English first: a draft only when somebody chose it.

    English and the meeting's own language are always there, so that nobody meets an empty list.
    """
    chosen = session.languages_offered
    always = (SOURCE, session.language)
    return tuple(
        one
        for one in available()
        if one.tag in always or (one.tag in chosen if chosen is not None else not is_draft(one.tag))
    )


def is_offered(session: Session, tag: str) -> bool:
    """Whether people can choose `tag` in this meeting."""
    return any(language.tag == tag for language in offered(session))


def second_on_screen(session: Session) -> str:
    """Return the second language of the room's screen; "" for none.

    Beside a draft stands English when nothing else was chosen.
    """
    if is_available(session.second_language):
        return "" if session.second_language == session.language else session.second_language
    return SOURCE if is_draft(session.language) else ""


def draft_line() -> str:
    """Return what stands on every page whose translation nobody has approved."""
    return _("This is a draft. Nobody has checked these words yet.")


def both_in_one(words: str, english: str) -> str:
    """Return words of a draft with the English behind them, for a line that cannot have two."""
    return words if words == english else f"{words} / {english}"


def with_english(say: Callable[[], str]) -> str:
    """Return what `say` says; in a draft with the English behind it."""
    with listening() as heard:
        said = say()
    if not (heard.is_unchecked or heard.is_untranslated):
        return said
    with speaking(SOURCE):
        return both_in_one(said, say())


def letters_may_be_wrong(address: str) -> str:
    """Return what a terminal says once of right-to-left words; `address` is the room's page."""
    told = _("Some words go from right to left. Their letters may be wrong here.")
    # Translators: {address} is the web address of a page that shows the same as the screen.
    page = _("This page shows them right: {address}").format(address=address)
    return f"{told} {page}" if address else told


def page_address(info: ServerInfo | None, session: Session) -> str:
    """Return where the room's screen is as a page; "" when nobody can reach it."""
    if info is None or not info.is_reachable:
        return ""
    return room_address(info.address, session.code)


def is_right_to_left_on_screen(session: Session) -> bool:
    """Whether one of the languages of the room's screen is written from right to left."""
    tags = (session.language, second_on_screen(session))
    return any(direction(tag) == "rtl" for tag in tags)

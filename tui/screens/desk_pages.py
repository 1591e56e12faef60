"""Which of the desk's pages is shown now."""

from __future__ import annotations

from coproduce.domain.session import Session
from coproduce.languages import _
from tui.screens import (
    desk_award,
    desk_comments,
    desk_gathering,
    desk_home,
    desk_languages,
    desk_menus,
    desk_safe,
)
from tui.screens.desk_menus import QrRoom
from tui.screens.desk_state import Act, Desk, Page, Place, Typing
from tui.widgets.paper import Line


def page(desk: Desk, session: Session, now: float, room: QrRoom) -> tuple[str, Page]:
    """Return the page and its name: the cursor stays on its item while the name does."""
    if desk.typing is not None:
        return f"typing {desk.typing.prompt}", _typed(desk.typing)
    if desk.confirm is not None:
        return f"confirm {desk.confirm.words}", desk_menus.confirmed(session, desk.confirm)
    if desk.place is Place.COMMENTS:
        desk_comments.settle(desk, session)
        return "comments", desk_comments.page(desk, session)
    asked = session.activity(desk.question)
    if desk.place is Place.QUESTION and asked is not None:
        return f"question {asked.id}", desk_menus.question(desk, session, asked)
    if desk.place is Place.PHONES:
        return "phones", desk_menus.phones(desk, session, room)
    return _menu(desk, session, now)


def _menu(desk: Desk, session: Session, now: float) -> tuple[str, Page]:
    pages = {
        Place.MORE: desk_menus.more,
        Place.PEOPLE: desk_menus.people_page,
        Place.WIFI: desk_menus.wifi,
        Place.ADDRESS: desk_menus.address,
        Place.PRINT: desk_menus.printing,
        Place.KIND: desk_menus.kinds,
        Place.OPENING: desk_gathering.opening,
        Place.STEP: desk_gathering.step,
        Place.ACTIONS: desk_gathering.actions,
        Place.OTHER: desk_safe.other,
        Place.REASON: desk_safe.reasons,
        Place.WORRIED: desk_safe.worried,
        Place.SEALED: desk_safe.sealed,
        Place.HEARS: desk_safe.hears,
        Place.DIFFER: desk_award.differing_page,
        Place.LANGUAGES: desk_languages.languages,
    }
    if desk.place in pages:
        return desk.place, pages[desk.place](desk, session)
    return "home", desk_home.page(desk, session, now)


def _typed(typing: Typing) -> Page:
    first, *rest = typing.prompt
    lines = (Line(first, "strong"), *(Line(text) for text in rest))
    acts = (
        Act(_("Enter"), _("go on") if typing.is_hidden else _("keep it"), ""),
        Act(_("Esc"), _("leave it"), ""),
        Act("F2", _("Clear the room's screen"), "", _("clear screen")),
    )
    return Page(lines, (), acts)

"""What every desk says of a meeting's languages: which are offered, and the room's page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coproduce.languages import SOURCE, Language, _, available, is_draft
from coproduce.offering import offered, page_address, second_on_screen

if TYPE_CHECKING:  # every command names languages
    from coproduce.domain.session import Session
    from coproduce.home import ServerInfo


def lines(session: Session, info: ServerInfo | None) -> list[str]:
    """Return what is so now."""
    second = second_on_screen(session) or _("none")
    names = _(", ").join(named(one) for one in offered(session))
    told = [
        _("On phones people can choose: {languages}.").format(languages=names),
        _("The second language on the room’s screen: {language}.").format(language=second),
    ]
    if address := page_address(info, session):
        page = _("The room’s screen is also a page, for a screen reader or a second projector:")
        told.append(f"{page} {address}")
    return told


def choices(session: Session) -> str:
    """Return which languages there are to switch on, with the short name of each."""
    others = [one for one in available() if one.tag not in (SOURCE, session.language)]
    return "; ".join(named(one) for one in others) or _("There is only English so far.")


def about_drafts() -> str:
    """Return what a draft is."""
    return _("A draft is a translation that nobody has approved. "
             "The English stands under what matters.")  # fmt: skip


def named(one: Language) -> str:
    """Return a language by its short name and its own name, which may run from right to left."""
    draft = _("draft")
    mark = f" ({draft})" if is_draft(one.tag) else ""
    return f"{one.tag}{mark} {one.own_name}"


def tags(typed: str) -> list[str]:
    """Return the short names in what was typed."""
    return re.findall(r"[A-Za-z][A-Za-z-]+", typed)


def on_phones(session: Session) -> str:
    """Return the short names that are offered now beside English, to be changed."""
    return " ".join(one.tag for one in offered(session) if one.tag != SOURCE)


def ask_phones() -> tuple[str, str]:
    """Return what is asked about phones."""
    return (
        _("Which languages can people choose on their phones?"),
        _("Type their short names. None: type nothing. English is always there."),
    )


def ask_second() -> tuple[str, str]:
    """Return what is asked about the room's screen."""
    return (
        _("Which second language does the room’s screen say questions in?"),
        _("Type its short name. None: type nothing."),
    )


def ask_sheets() -> tuple[str, str]:
    """Return what is asked about sheets to print."""
    return (
        _("In which languages do you want the paper?"),
        _("Type 1 short name or 2, such as: en ur"),
    )

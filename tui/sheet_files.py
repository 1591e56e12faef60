"""Sheets that the desk writes to be printed: where they lie, and opening them."""

from __future__ import annotations

import os
import sys
import webbrowser
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from coproduce.domain.opening import Opening
from coproduce.domain.session import Session
from coproduce.errors import CoproduceError
from coproduce.gathering import OPENING_FIELDS, opening_label, opening_text
from coproduce.hearing import nobody_hears
from coproduce.home import SessionFolder, not_writable, write_private
from coproduce.joining import join_address
from coproduce.languages import SOURCE, _, current, is_available, speaking
from easyread import sheets, sheets_people
from easyread.sheet_page import Words, also_in, second

MOST_LANGUAGES: Final = 2
"""The most languages on one sheet: with more nobody finds their own."""


def write_poster(folder: SessionFolder, session: Session) -> Path:
    """Write the poster that says how to join; return its file. Raises CoproduceError."""
    address = address_of(folder)
    wifi = session.wifi if session.wifi[0] else None
    join = join_address(address, session.code)
    text = sheets.poster(
        session.title, session.code, address, join, wifi, is_pretend=session.is_pretend
    )
    return _write(folder, "poster.html", text)


def write_codes(folder: SessionFolder, session: Session, codes: list[str]) -> Path:
    """Write the one-time codes to cut out; return the file. Raises CoproduceError.

    Codes made before may be printed already: theirs is never written over.
    """
    cards = [session.code_cards.get(code, "") for code in codes]
    text = sheets.code_slips(
        codes, address_of(folder), session.title, cards, is_pretend=session.is_pretend
    )
    number = session.last
    while any(folder.results.glob(f"codes-{number}[-.]*html")):
        number += 1
    return _write(folder, f"codes-{number}.html", text)


def write_ballot(folder: SessionFolder, session: Session) -> Path:
    """Write the paper answers; return the file. Raises CoproduceError."""
    if not session.is_safe_to_open:
        raise nobody_hears()
    opening, lead = _told_first(session.opening), session.safeguarding.lead
    text = sheets.ballot(
        session.agenda, session.title, opening, lead, is_pretend=session.is_pretend
    )
    return _write(folder, "paper-answers.html", text)


def _told_first(opening: Opening) -> list[tuple[Words, str]]:
    """Return what the group is told first: labels in both languages, the words as typed."""
    texts = [(field, opening_text(opening, field)) for field in OPENING_FIELDS]
    return [(partial(opening_label, field), text) for field, text in texts if text]


def write_agreement(folder: SessionFolder, session: Session) -> Path:
    """Write the information and agreement sheet; return the file. Raises CoproduceError."""
    text = sheets_people.agreement_sheet(session.title, is_pretend=session.is_pretend)
    return _write(folder, "agreement.html", text)


def write_phrases(folder: SessionFolder, session: Session) -> Path:
    """Write the picture phrases with their numbers; return the file. Raises CoproduceError."""
    text = sheets_people.phrases_sheet(session.title, is_pretend=session.is_pretend)
    return _write(folder, "pictures.html", text)


def write_leaving(folder: SessionFolder, session: Session) -> Path:
    """Write the half page that people leave with; return the file. Raises CoproduceError."""
    actions = tuple(session.actions.values())
    text = sheets_people.leaving_sheet(session.title, actions, is_pretend=session.is_pretend)
    return _write(folder, "what-happens-next.html", text)


SHEETS: Final[dict[str, Callable[[SessionFolder, Session], Path]]] = {
    "poster": write_poster,
    "ballot": write_ballot,
    "agreement": write_agreement,
    "phrases": write_phrases,
    "leaving": write_leaving,
}
"""Every sheet that needs nothing but the meeting, by the name that a desk gives it."""


def in_languages(session: Session, tags: Sequence[str], write: Callable[[], Path]) -> Path:
    """Write a sheet in one language or two; without any in the meeting's.

    Raises CoproduceError if there is a language that we do not have, or more than two.
    """
    unknown = next((tag for tag in tags if not is_available(tag)), "")
    if unknown:
        raise CoproduceError(
            _("We do not have the language “{tag}”.").format(tag=unknown),
            _("Choose another one."),
        )
    if len(tags) > MOST_LANGUAGES:
        raise CoproduceError(_("A sheet has 1 language or 2."), _("Type fewer."))
    first, *rest = tags or [session.language]
    with speaking(first), also_in(rest[0] if rest else "", typed_in=session.language):
        return write()


def open_file(file: Path) -> bool:
    """Open a sheet where there is a window system; a browser in this terminal would cover it."""
    return open_address(file.as_uri())


def open_address(address: str) -> bool:
    """Open an address in the browser, where there is a window system."""
    has_windows = sys.platform in ("win32", "darwin") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    try:
        return has_windows and webbrowser.open(address)
    except (OSError, webbrowser.Error):
        return False


def address_of(folder: SessionFolder) -> str:
    """Return the address that phones open. Raises CoproduceError if there never was one."""
    info = folder.server() or folder.last_server()
    if info is None:
        raise CoproduceError(_("The meeting is not running."), _("Start it with: coproduce run"))
    return info.address


def _write(folder: SessionFolder, name: str, text: str) -> Path:
    try:
        folder.results.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise not_writable() from error
    spoken = "".join(f"-{tag}" for tag in (current(), second()) if tag)
    stem, dot, kind = name.partition(".")
    file = folder.results / (name if spoken == f"-{SOURCE}" else f"{stem}{spoken}{dot}{kind}")
    write_private(file, text)
    return file

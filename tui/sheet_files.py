"""Sheets that the desk writes to be printed: where they lie, and opening them."""

from __future__ import annotations

import os
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Final

from coproduce.domain.session import Session
from coproduce.errors import CoproduceError
from coproduce.gathering import opening_parts
from coproduce.hearing import nobody_hears
from coproduce.home import SessionFolder, not_writable, write_private
from coproduce.joining import join_address
from coproduce.languages import _
from easyread import sheets, sheets_people


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
    while (folder.results / f"codes-{number}.html").exists():
        number += 1
    return _write(folder, f"codes-{number}.html", text)


def write_ballot(folder: SessionFolder, session: Session) -> Path:
    """Write the paper answers; return the file. Raises CoproduceError."""
    if not session.is_safe_to_open:
        raise nobody_hears()
    opening, lead = opening_parts(session.opening), session.safeguarding.lead
    text = sheets.ballot(
        session.agenda, session.title, opening, lead, is_pretend=session.is_pretend
    )
    return _write(folder, "paper-answers.html", text)


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
    file = folder.results / name
    write_private(file, text)
    return file

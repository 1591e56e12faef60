"""Wi-Fi and paper at the desk in plain lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from coproduce.errors import CoproduceError
from coproduce.languages import _
from tui import desk_languages, sheet_files
from tui.lines import Option

if TYPE_CHECKING:
    from tui.lines_desk import Desk


def run(desk: Desk) -> None:
    """Offer the Wi-Fi and what can be printed."""
    options = [
        Option("1", _("Type the name and password of the Wi-Fi.")),
        Option("2", _("Make a poster that says how to join.")),
        Option("3", _("Make slips with one-time codes.")),
        Option("4", _("Make paper for people who answer on paper.")),
        Option("5", _("Make the sheet about taking part, photographs and words.")),
        Option("6", _("Make the sheet of pictures with numbers.")),
        Option("7", _("Make the half page that people leave with.")),
        Option("8", _("Choose the languages of the paper.")),
    ]
    key = desk.lines.ask([_("Wi-Fi, and paper to print.")], options)
    sheets = {"5": "agreement", "6": "phrases", "7": "leaving"}
    if key in sheets:
        _write(desk, lambda: sheet_files.SHEETS[sheets[key]](desk.folder, desk.session))
        return
    {"1": _wifi, "2": _poster, "3": _slips, "4": _ballot, "8": _languages}[key](desk)


def _languages(desk: Desk) -> None:
    question = [*desk_languages.ask_sheets(), desk_languages.choices(desk.session)]
    desk.sheet_languages = tuple(desk_languages.tags(desk.lines.ask_text(question)))


def _wifi(desk: Desk) -> None:
    network = desk.lines.ask_text([_("Type the name of the Wi-Fi.")])
    password = desk.lines.ask_text([_("Type its password. If there is none, only press Enter.")])
    if desk.lines.confirm(_("Everyone can see the password then. Is that right?")):
        desk.do("wifi", _("We have the Wi-Fi. You can show it on the screen now."),
                network=network, password=password)  # fmt: skip


def _poster(desk: Desk) -> None:
    _write(desk, lambda: sheet_files.write_poster(desk.folder, desk.session))


def _slips(desk: Desk) -> None:
    try:
        sheet_files.address_of(desk.folder)  # no code is made that cannot be printed
    except CoproduceError as error:
        desk.lines.say(error.what_happened, error.what_to_do)
        return
    number = desk.lines.ask_number([_("How many codes? Type a number from 1 to 200.")], 1, 200)
    answer = desk.do("codes", "", number=number)
    if answer is not None:
        codes = [str(code) for code in answer["codes"]]
        _write(desk, lambda: sheet_files.write_codes(desk.folder, desk.session, codes))


def _ballot(desk: Desk) -> None:
    _write(desk, lambda: sheet_files.write_ballot(desk.folder, desk.session))


def _write(desk: Desk, write: Callable[[], Path]) -> None:
    """Write a page to print, and say where it is."""
    try:
        file = sheet_files.in_languages(desk.session, desk.sheet_languages, write)
    except CoproduceError as error:
        desk.lines.say(error.what_happened, error.what_to_do)
        return
    desk.lines.say(_("Open this file in a browser, and print it:"), str(file))

"""Wi-Fi and paper at the desk in plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduce import joining
from coproduce.home import not_writable
from coproduce.languages import _
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
    ]
    key = desk.lines.ask([_("Wi-Fi, and paper to print.")], options)
    {"1": _wifi, "2": _poster, "3": _slips, "4": _ballot}[key](desk)


def _wifi(desk: Desk) -> None:
    network = desk.lines.ask_text([_("Type the name of the Wi-Fi.")])
    password = desk.lines.ask_text([_("Type its password. If there is none, only press Enter.")])
    if desk.lines.confirm(_("Everyone can see the password then. Is that right?")):
        desk.do("wifi", _("We have the Wi-Fi. You can show it on the screen now."),
                network=network, password=password)  # fmt: skip


def _poster(desk: Desk) -> None:
    from easyread.sheets import poster

    address = _address(desk)
    if not address:
        return
    session = desk.session
    link = joining.join_address(address, session.code)
    made = poster(
        session.title, session.code, address, link, session.wifi, is_pretend=session.is_pretend
    )
    _write(desk, "poster.html", made)


def _slips(desk: Desk) -> None:
    from easyread.sheets import code_slips

    address = _address(desk)
    if not address:
        return
    number = desk.lines.ask_number([_("How many codes? Type a number from 1 to 200.")], 1, 200)
    answer = desk.do("codes", "", number=number)
    if answer is not None:
        _write(desk, "codes.html", code_slips(answer["codes"], address, desk.session.title))


def _ballot(desk: Desk) -> None:
    from easyread.sheets import ballot

    session = desk.session
    made = ballot(session.agenda, session.title, is_pretend=session.is_pretend)
    _write(desk, "paper.html", made)


def _address(desk: Desk) -> str:
    info = desk.folder.server()
    if info is None:
        desk.lines.say(_("The meeting is not running."), _("Start it with: coproduce run."))
        return ""
    return info.address


def _write(desk: Desk, name: str, text: str) -> None:
    """Write a page to print into the meeting's folder, and say where it is."""
    file = desk.folder.results / name
    try:
        file.parent.mkdir(mode=0o700, exist_ok=True)
        file.write_text(text, "utf-8")
    except OSError:
        desk.lines.say(str(not_writable()))
        return
    desk.lines.say(_("Open this file in a browser, and print it:"), str(file))

"""The desk's languages in plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduce.languages import _
from tui import desk_languages
from tui.lines import Option

if TYPE_CHECKING:
    from tui.lines_desk import Desk


def run(desk: Desk) -> None:
    """Say which languages are offered, and change them."""
    session = desk.session
    options = [
        Option("1", _("Choose the languages on phones.")),
        Option("2", _("Choose the second language on the room’s screen.")),
    ]
    said = [*desk_languages.lines(session, desk.folder.server()), desk_languages.about_drafts()]
    key = desk.lines.ask(said, options)
    question = desk_languages.ask_phones() if key == "1" else desk_languages.ask_second()
    typed = desk_languages.tags(desk.lines.ask_text([*question, desk_languages.choices(session)]))
    if key == "1":
        desk.do("languages-offered", _("We have it."), languages=typed)
    else:
        desk.do("second-language", _("We have it."), language=" ".join(typed))

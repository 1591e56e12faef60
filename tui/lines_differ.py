"""The desk in plain lines: where young people and professionals disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduce import differing
from coproduce.languages import _
from tui.lines import Option

if TYPE_CHECKING:
    from tui.lines_desk import Desk


def run(desk: Desk) -> None:
    """Say where they disagree the most, and offer to ask once more."""
    found = differing.most(desk.session)
    desk.lines.say(differing.title())
    if not found:
        desk.lines.say(differing.nothing())
        return
    for one in found:
        desk.lines.say(one.name, *one.groups)
    options = [Option(str(n), one.ask) for n, one in enumerate(found, 1)]
    key = desk.lines.ask([_("Which one?")], options)
    desk.do("second-round", _("The question is in the list."), activity=found[int(key) - 1].id)

"""The desk's page about an assessment: where young people and professionals disagree."""

from __future__ import annotations

from coproduce import differing
from coproduce.domain.session import Session
from tui.screens.desk_menus import menu
from tui.screens.desk_state import Desk, Page
from tui.widgets.paper import Item, Line


def differing_page(_desk: Desk, session: Session) -> Page:
    """Return where they disagree the most; each can be asked once more."""
    found = differing.most(session)
    lines = [Line(differing.title(), "strong")]
    for one in found:
        lines += [Line(one.name, "bold"), *(Line(text) for text in one.groups)]
    if not found:
        lines.append(Line(differing.nothing()))
    items = tuple(Item(str(n), one.ask, f"second:{one.id}") for n, one in enumerate(found, 1))
    return menu(session, tuple(lines), items)

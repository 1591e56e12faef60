"""A shared keyboard's pages beside the questions: picture phrases, and what I agree to."""

from __future__ import annotations

from coproduce.content_people import MOST_PHRASES, agreement
from coproduce.domain.session import Session
from coproduce.languages import _, words
from tui.screens.vote_flow import VoteFlow
from tui.screens.vote_flow_people import shelves
from tui.screens.vote_page import Page, said_lines
from tui.widgets.paper import Item, Line


def pictures_page(flow: VoteFlow, _session: Session) -> Page:
    """Return some of the picture phrases, with what is chosen marked, and the way to the others."""
    draft = flow.draft
    chosen = draft.phrases if draft is not None else ()
    all_ = shelves()
    shelf = all_[flow.person.shelf % len(all_)]
    items = [
        Item(str(n), words(p.text), f"phrase:{p.id}", "[x]" if p.id in chosen else "[ ]")
        for n, p in enumerate(shelf, 1)
    ]
    items.append(Item("8", _("More of them"), "more-phrases"))
    items.append(Item("9", _("Go back"), "back"))
    items.append(Item(_("Enter"), _("I have picked"), "done"))
    lines = said_lines(
        _("What do you want to say?"), _("You can choose up to {most}.").format(most=MOST_PHRASES)
    )
    place = _("List {n} of {of}.").format(n=flow.person.shelf % len(all_) + 1, of=len(all_))
    return Page((*lines, Line(place, is_spare=True)), tuple(items), start=-1)


def agree_page(flow: VoteFlow, _session: Session) -> Page:
    """Return one part of the agreement. No answer is chosen beforehand."""
    sheet = agreement()
    part = sheet.parts[flow.person.part]
    no = _("If you say no: {meaning}").format(meaning=words(part.if_no))
    spare = tuple(Line(words(text), is_spare=True) for text in sheet.about[1:])
    lines = (
        Line(words(part.question), "strong"),
        *(Line(words(text)) for text in part.about),
        Line(no),
        *spare,
    )
    items = (
        Item("1", _("Yes"), f"agreed:{part.part}:yes"),
        Item("2", _("No"), f"agreed:{part.part}:no"),
        Item("3", _("Leave this one out"), "next-part"),
    )
    return Page(lines, items, start=-1)

"""A shared keyboard's pages beside the questions: picture phrases, and what I agree to."""

from __future__ import annotations

from coproduce import assessment
from coproduce.content import said
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


def evidence_page(flow: VoteFlow, _session: Session) -> Page:
    """Return what to look at before a verdict; the question comes after it."""
    assert flow.draft is not None  # noqa: S101 - this page is only shown with one
    asked = flow.draft.activity
    told = tuple(Line(said(asked, text), "bold") for text in asked.statement)
    cards = tuple(Line(text) for text in assessment.lines(asked))
    head = Line(assessment.heading(), "strong")
    return Page((*told, head, *cards), (Item("1", _("Go on"), "answer"),))


def aside_page(_flow: VoteFlow, _session: Session) -> Page:
    """Ask before somebody steps aside."""
    lines = said_lines(*assessment.asking_aside())
    no = Item("n", _("No, take part"), "back")
    return Page(lines, (Item("y", _("Yes, step aside"), "step-aside"), no), start=1)


def step_aside(session: Session) -> tuple[Item, ...]:
    """Offer to step aside, in an assessment."""
    is_offered = assessment.is_assessment(session)
    return (Item("s", _("Step aside"), "aside"),) if is_offered else ()

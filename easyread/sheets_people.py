"""Sheets beside the questions: what I agree to, picture phrases, and half a page to leave with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from coproduce.content import picture
from coproduce.content_people import (
    MOST_PHRASES,
    AgreementWords,
    Phrase,
    agreement,
    phrase_picture,
    phrases,
)
from coproduce.domain.action import Action
from coproduce.gathering import action_lines
from coproduce.languages import _, words
from easyread.sheet_page import both, box, for_staff, h2, heading, p, page, pretend_line, typed

_ROWS: Final = 12
"""Lines of actions that half a page holds at 14 points, beside its heading."""
_BYTES: Final = 70
"""Of text in a line. Letters beyond English take two or three: their lines are counted full."""


def agreement_sheet(title: str, *, is_pretend: bool = False) -> str:
    """Return the information and agreement sheet: to read before, and to mark by hand.

    The number beside each box is the key for it. Whom to ask why the council may keep what people
    say is a blank, because that is not for this program to say.
    """
    sheet = agreement()
    parts = [
        heading(title),
        pretend_line(is_pretend),
        h2(lambda: words(sheet.title)),
        *(p("", partial(words, text)) for text in (sheet.before, *sheet.about)),
        *(_part(one) for one in sheet.parts),
        _with_space(p("", lambda: words(sheet.ask)), "lines"),
        _with_space(p("strong", lambda: words(sheet.mark)), "mark"),
        for_staff(),
    ]
    return page(_("Agreement: {title}").format(title=title), "".join(parts))


def _with_space(asked: str, kind: str) -> str:
    """Return a question with space to write or to make a mark."""
    return f'<section class="part">{asked}<div class="{kind}"></div></section>'


def _part(one: AgreementWords) -> str:
    yes = box("1", lambda: _("Yes"), picture("yes"))
    no = box("2", lambda: _("No"), picture("no"))
    return (
        f'<section class="part">{h2(lambda: words(one.name))}'
        + "".join(p("", partial(words, text)) for text in one.about)
        + p("", lambda: _if_no(one))
        + p("question", lambda: words(one.question))
        + f'<div class="pair">{yes}{no}</div></section>'
    )


def _if_no(one: AgreementWords) -> str:
    return _("If you say no: {meaning}").format(meaning=words(one.if_no))


def phrases_sheet(title: str, *, is_pretend: bool = False) -> str:
    """Return the picture phrases with their numbers, to point at or to copy the numbers from."""
    parts = [
        heading(title),
        pretend_line(is_pretend),
        h2(lambda: _("What do you want to say?")),
        p("", lambda: _("You can choose up to {most}.").format(most=MOST_PHRASES)),
        p("", lambda: _("Write the numbers on your paper. Or point at the pictures.")),
        f'<div class="phrases">{"".join(map(_phrase, phrases()))}</div>',
    ]
    return page(_("Pictures: {title}").format(title=title), "".join(parts))


def _phrase(phrase: Phrase) -> str:
    turns = " turns" if phrase.is_pointing else ""
    return (
        f'<section class="phrase{turns}"><span class="key">{phrase.number}</span>'
        f"{phrase_picture(phrase)}<span>{both(lambda: words(phrase.text))}</span></section>"
    )


def leaving_sheet(title: str, actions: Sequence[Action], *, is_pretend: bool = False) -> str:
    """Return half a page for each person to leave with, two to an A4: cut along the line.

    More actions than fit go on a second half; both halves of a page are always the same.
    """
    halves = _shared_out(actions) or [()]
    sides = []
    for number, few in enumerate(halves, 1):
        half = _half(title, few, (number, len(halves)), is_pretend)
        sides.append(f'<div class="halves">{half}{half}</div>')
    return page(_("What happens next: {title}").format(title=title), "".join(sides))


def _shared_out(actions: Sequence[Action]) -> list[Sequence[Action]]:
    """Return the actions in as many parts as they need halves; none is cut."""
    halves: list[list[Action]] = []
    room = 0
    for action in actions:
        texts = [f"{label}: {text}" for label, text in action_lines(action)]
        rows = sum(-(-len(text.encode()) // _BYTES) for text in texts)
        if rows > room:
            halves.append([])
            room = _ROWS
        halves[-1].append(action)
        room -= rows
    return list(halves)


def _half(title: str, actions: Sequence[Action], place: tuple[int, int], is_pretend: bool) -> str:
    listed = "".join(map(_action, actions))
    listed = listed or p("", lambda: _("We will tell you what happens next."))
    return (
        f'<section class="half"><p><b>{typed(title)}</b></p>{pretend_line(is_pretend)}'
        f"{h2(lambda: _next(place))}{listed}</section>"
    )


def _next(place: tuple[int, int]) -> str:
    number, of = place
    more = "" if of == 1 else " " + _("({n} of {of})").format(n=number, of=of)
    return _("What happens next") + more


def _action(action: Action) -> str:
    lines = (
        f"<p><b>{both(partial(_label, action, place))}</b> {typed(text)}</p>"
        for place, (_name, text) in enumerate(action_lines(action))
    )
    return f'<div class="action">{"".join(lines)}</div>'


def _label(action: Action, place: int) -> str:
    return _("{label}:").format(label=action_lines(action)[place][0])

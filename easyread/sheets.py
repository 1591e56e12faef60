"""Sheets to print for the room: the poster, one-time codes to cut out, and paper ballots.

Each is one self-contained HTML file for A4 that asks nothing of any network. They speak the
language of now.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from itertools import zip_longest
from typing import Final

from coproduce import sentences
from coproduce.content import called, picture, said
from coproduce.deck import card_picture
from coproduce.domain.activity import Activity, Choice, Kind
from coproduce.domain.people import How, Role
from coproduce.joining import qr_svg, spoken, wifi_text
from coproduce.languages import _, ngettext
from coproduce.safe_words import (
    WISHES,
    who_hears,
    wish_if_none,
    wish_name,
    wish_question,
    your_slip,
)
from coproduce.sentences import choice_word, role_name
from easyread.sheet_cards import evidence
from easyread.sheet_page import (
    Words,
    both,
    box,
    for_staff,
    h2,
    heading,
    p,
    page,
    pretend_line,
    typed,
)

_LINES: Final = 3
"""Lines to write a comment on."""


def poster(
    title: str,
    code: str,
    address: str,
    qr_text: str,
    wifi: tuple[str, str] | None = None,
    *,
    is_pretend: bool = False,
) -> str:
    """Return a poster that says how to join: a QR of `qr_text`, and the same in words.

    `address` is what people type, such as http://192.168.1.20:8080; `wifi` is the network's name
    and password.
    """
    parts = [heading(title), pretend_line(is_pretend)]
    if wifi and wifi[0]:
        parts.append(p("strong", lambda: _("Join in with your phone. There are 2 steps.")))
        parts += [_wifi(*wifi), _join(code, address, qr_text, lambda: _("2. Open the questions."))]
    else:
        parts.append(_join(code, address, qr_text, lambda: _("Join in with your phone.")))
    parts.append(p("", lambda: _("No phone? Tell one of us. There are other ways to answer.")))
    return page(_("Poster: {title}").format(title=title), "".join(parts))


def code_slips(
    codes: Sequence[str],
    address: str,
    title: str,
    cards: Sequence[str] = (),
    *,
    is_pretend: bool = False,
) -> str:
    """Return slips to cut out, one for each of `codes`: each code lets one person in.

    Each slip has the picture card of its code, also for who answers on paper.
    """
    each = zip_longest(codes, cards, fillvalue="")
    slips = "".join(_slip(code, address, title, is_pretend, card) for code, card in each)
    return page(_("Codes: {title}").format(title=title), f'<div class="slips">{slips}</div>')


def ballot(
    activities: Sequence[Activity],
    title: str,
    opening: Sequence[tuple[Words, str]] = (),
    lead: str = "",
    *,
    is_pretend: bool = False,
) -> str:
    """Return a paper ballot: every question with boxes to mark; `lead` hears about safety.

    `opening` is what the group is told first: a label and its words, each.

    The number beside each box is the key for it, so that staff can type answers in without
    looking up.
    """
    parts = [heading(title), pretend_line(is_pretend), *(_told(*one) for one in opening)]
    parts += [_who_sees(lead), _roles()]
    parts += [_asked(activity, place) for place, activity in enumerate(activities, 1)]
    parts += [_wishes(), _hows()]
    parts.append(for_staff())
    return page(_("Paper answers: {title}").format(title=title), "".join(parts))


def _told(label: Words, text: str) -> str:
    return f'<section class="part">{h2(label)}<p>{typed(text)}</p></section>'


def _wifi(network: str, password: str) -> str:
    words = p("", lambda: _("1. Join this Wi-Fi:")) + f'<p class="strong">{typed(network)}</p>'
    if password:
        words += p("", lambda: _("The password is:")) + f'<p class="strong">{typed(password)}</p>'
    else:
        words += p("", lambda: _("You do not need a password."))
    return _with_qr("wifi", wifi_text(network, password), words)


def _join(code: str, address: str, qr_text: str, lead: Words) -> str:
    beside = p("strong", lead) + p("", lambda: _("Point your camera at the square."))
    instead = p("", lambda: _("Or open this page:"))
    return (
        _with_qr("join", qr_text, beside)
        + f'<section class="part typed"><div>{instead}'
        + f'<p class="strong address">{escape(address)}</p></div><div>'
        + p("", lambda: _("The code is:"))
        + f'<p class="code">{escape(spoken(code))}</p></div></section>'
    )


def _with_qr(kind: str, text: str, words: str) -> str:
    return f'<section class="part poster {kind}">{qr_svg(text)}<div>{words}</div></section>'


def _slip(code: str, address: str, title: str, is_pretend: bool, card: str) -> str:
    says = p("", lambda: your_slip(card)) if card else ""
    shown = f'<div class="card">{card_picture(card)}{says}</div>' if card else ""
    return (
        f'<section class="slip"><p><b>{typed(title)}</b></p>{pretend_line(is_pretend)}'
        + p("", lambda: _("Open this page on your phone:"))
        + f'<p class="address"><b>{escape(address)}</b></p>'
        + p("", lambda: _("Your code is:"))
        + f'<p class="code">{escape(spoken(code))}</p>'
        + p("", lambda: _("It is for 1 person. It works 1 time."))
        + shown
        + "</section>"
    )


def _who_sees(lead: str) -> str:
    told = len(sentences.who_sees()) - 1  # the last one is in what follows
    lines: tuple[Words, ...] = (
        *(partial(_told_line, number) for number in range(told)),
        lambda: who_hears(lead),
        lambda: _("The people at the desk read what you write."),
        lambda: _("Please do not write names or phone numbers."),
        lambda: _("You can leave out any question."),
    )
    return '<section class="part">' + "".join(p("", line) for line in lines) + "</section>"


def _told_line(number: int) -> str:
    return sentences.who_sees()[number]


def _roles() -> str:
    boxes = "".join(
        box(str(key), partial(role_name, role), picture(str(role)))
        for key, role in enumerate(Role, 1)
    )
    asked = h2(lambda: _("I am here as:"))
    return f'<section class="part">{asked}{boxes}</section>'


def _wishes() -> str:
    """Return who may read the words, and room for the card: once for the whole paper."""
    boxes = "".join(box(str(key), partial(wish_name, wish)) for key, wish in enumerate(WISHES, 1))
    card = p("", lambda: _("The card I have: ________"))
    return f'<section class="part">{h2(wish_question)}{boxes}{p("", wish_if_none)}{card}</section>'


def _hows() -> str:
    names = {
        How.OWN: lambda: _("I chose."),
        How.HELPED: lambda: _("Someone helped me. It is my choice."),
        How.ANSWERED_FOR: lambda: _("Someone answered for me."),
    }
    boxes = "".join(box(str(key), names[how]) for key, how in enumerate(How, 1))
    asked = h2(lambda: _("Who chose these answers?"))
    return f'<section class="part">{asked}{boxes}</section>'


def _asked(activity: Activity, place: int) -> str:
    name = f"{place}. {_of(activity, lambda: called(activity))}"
    says = "".join(f"<p>{_said(activity, line)}</p>" for line in activity.statement)
    question = f'<p class="question">{_said(activity, activity.question)}</p>'
    boxes = "".join(_choice(activity, choice) for choice in activity.all_choices)
    return (
        f'<section class="part"><h2>{name}</h2>{says}{evidence(activity)}'
        f"{question}{_how_many(activity)}{boxes}{_comment(activity)}</section>"
    )


def _said(activity: Activity, line: str) -> str:
    return _of(activity, lambda: said(activity, line))


def _of(activity: Activity, words: Callable[[], str]) -> str:
    """Return words of a question; the facilitator's own find their direction themselves."""
    return typed(words()) if activity.is_own else f"<bdi>{both(words)}</bdi>"


def _how_many(activity: Activity) -> str:
    if activity.kind is not Kind.PICK:
        return p("", lambda: _("Mark 1 box."))
    return p("", lambda: _most(activity.most))


def _most(number: int) -> str:
    return ngettext("Mark {n} box.", "Mark up to {n} boxes.", number).format(n=number)


def _choice(activity: Activity, choice: Choice) -> str:
    return box(choice.key, partial(choice_word, activity, choice), picture(choice.picture))


def _comment(activity: Activity) -> str:
    if not activity.comment:
        return ""
    lines = '<div class="lines"></div>' * _LINES
    instead = p("", lambda: _("Or write the numbers of pictures here: ________"))
    for_me = box("", lambda: _("Someone wrote this for me. These are my words."))
    return f"<p>{_said(activity, activity.comment)}</p>{lines}{instead}{for_me}"

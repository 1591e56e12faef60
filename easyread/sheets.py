"""Sheets to print for the room: the poster, one-time codes to cut out, and paper ballots.

Each is one self-contained HTML file for A4 that asks nothing of any network. They speak the
language of now.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Final

from coproduce import sentences
from coproduce.content import called, picture, said
from coproduce.domain.activity import Activity, Choice, Kind
from coproduce.domain.people import How, Role
from coproduce.joining import qr_svg, spoken, wifi_text
from coproduce.languages import _, current, direction, ngettext
from coproduce.sentences import choice_word, pretend, role_name

_STYLE: Final = Path(__file__).with_name("sheets.css")
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""No script, and no request to anywhere, even if a text could smuggle an element in."""
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
    parts = [_heading(title), _pretend(is_pretend)]
    if wifi and wifi[0]:
        parts.append(_p("strong", _("Join in with your phone. There are 2 steps.")))
        parts += [_wifi(*wifi), _join(code, address, qr_text, _("2. Open the questions."))]
    else:
        parts.append(_join(code, address, qr_text, _("Join in with your phone.")))
    parts.append(_p("", _("No phone? Tell one of us. There are other ways to answer.")))
    parts.append(_p("", _("We do not ask your name.")))
    return _page(_("Poster: {title}").format(title=title), "".join(parts))


def code_slips(codes: Sequence[str], address: str, title: str, *, is_pretend: bool = False) -> str:
    """Return slips to cut out, one for each of `codes`: each code lets one person in."""
    slips = "".join(_slip(code, address, title, is_pretend) for code in codes)
    return _page(_("Codes: {title}").format(title=title), f'<div class="slips">{slips}</div>')


def ballot(activities: Sequence[Activity], title: str, *, is_pretend: bool = False) -> str:
    """Return a paper ballot: every question with boxes to mark.

    The number beside each box is the key for it, so that staff can type answers in without
    looking up.
    """
    parts = [_heading(title), _pretend(is_pretend), _who_sees(), _roles()]
    parts += [_asked(activity, place) for place, activity in enumerate(activities, 1)]
    parts.append(_hows())
    parts.append(_p("staff", _("For staff: the number beside a box is the key to press for it.")))
    return _page(_("Paper answers: {title}").format(title=title), "".join(parts))


def _page(title: str, body: str) -> str:
    tag = current()
    return (
        f'<!doctype html>\n<html lang="{escape(tag)}" dir="{direction(tag)}">'
        f'<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE.read_text('utf-8')}</style></head>"
        f"<body><main>{body}</main></body></html>\n"
    )


def _p(kind: str, text: str) -> str:
    attribute = f' class="{kind}"' if kind else ""
    return f"<p{attribute}>{escape(text)}</p>"


def _typed(text: str) -> str:
    """Return text that a person typed, set in its own direction."""
    return f"<bdi>{escape(text)}</bdi>"


def _heading(title: str) -> str:
    return f"<h1>{_typed(title)}</h1>"


def _pretend(is_pretend: bool) -> str:
    return _p("pretend", pretend()) if is_pretend else ""


def _wifi(network: str, password: str) -> str:
    words = _p("", _("1. Join this Wi-Fi:")) + f'<p class="strong">{_typed(network)}</p>'
    if password:
        words += _p("", _("The password is:")) + f'<p class="strong">{_typed(password)}</p>'
    else:
        words += _p("", _("You do not need a password."))
    return _with_qr("wifi", wifi_text(network, password), words)


def _join(code: str, address: str, qr_text: str, lead: str) -> str:
    beside = _p("strong", lead) + _p("", _("Point your camera at the square."))
    return (
        _with_qr("join", qr_text, beside)
        + f'<section class="part"><p>{escape(_("Or open this page:"))}</p>'
        + f'<p class="strong address">{escape(address)}</p>'
        + _p("", _("The code is:"))
        + f'<p class="code">{escape(spoken(code))}</p></section>'
    )


def _with_qr(kind: str, text: str, words: str) -> str:
    return f'<section class="part poster {kind}">{qr_svg(text)}<div>{words}</div></section>'


def _slip(code: str, address: str, title: str, is_pretend: bool) -> str:
    return (
        f'<section class="slip"><p><b>{_typed(title)}</b></p>{_pretend(is_pretend)}'
        + _p("", _("Open this page on your phone:"))
        + f'<p class="address"><b>{escape(address)}</b></p>'
        + _p("", _("Your code is:"))
        + f'<p class="code">{escape(spoken(code))}</p>'
        + _p("", _("It is for 1 person. It works 1 time."))
        + "</section>"
    )


def _who_sees() -> str:
    lines = (
        *sentences.who_sees(),
        _("Please do not write it."),
        _("The people at the desk read what you write."),
        _("You can leave out any question."),
    )
    return '<section class="part">' + "".join(_p("", line) for line in lines) + "</section>"


def _box(key: str, word: str, svg: str = "") -> str:
    return (
        f'<div class="box"><span class="square"></span><span class="key">{escape(key)}</span>'
        f"<span>{svg}</span><span>{_typed(word)}</span></div>"
    )


def _roles() -> str:
    boxes = "".join(
        _box(str(key), role_name(role), picture(str(role))) for key, role in enumerate(Role, 1)
    )
    return f'<section class="part"><h2>{escape(_("I am here as:"))}</h2>{boxes}</section>'


def _hows() -> str:
    names = {
        How.OWN: _("I chose."),
        How.HELPED: _("Someone helped me. It is my choice."),
        How.ANSWERED_FOR: _("Someone answered for me."),
    }
    boxes = "".join(_box(str(key), names[how]) for key, how in enumerate(How, 1))
    return (
        f'<section class="part"><h2>{escape(_("Who chose these answers?"))}</h2>{boxes}</section>'
    )


def _asked(activity: Activity, place: int) -> str:
    name = f"{place}. {_typed(called(activity))}"
    says = "".join(f"<p>{_typed(said(activity, line))}</p>" for line in activity.statement)
    question = f'<p class="question">{_typed(said(activity, activity.question))}</p>'
    boxes = "".join(_choice(activity, choice) for choice in activity.all_choices)
    return (
        f'<section class="part"><h2>{name}</h2>{says}{question}{_how_many(activity)}{boxes}'
        f"{_comment(activity)}</section>"
    )


def _how_many(activity: Activity) -> str:
    if activity.kind is not Kind.PICK:
        return _p("", _("Mark 1 box."))
    most = ngettext("Mark {n} box.", "Mark up to {n} boxes.", activity.most)
    return _p("", most.format(n=activity.most))


def _choice(activity: Activity, choice: Choice) -> str:
    return _box(choice.key, choice_word(activity, choice), picture(choice.picture))


def _comment(activity: Activity) -> str:
    if not activity.comment:
        return ""
    lines = '<div class="lines"></div>' * _LINES
    return f"<p>{_typed(said(activity, activity.comment))}</p>{lines}"

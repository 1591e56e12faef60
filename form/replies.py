"""What goes back to a browser: pages, moves and refusals, all with the same strict headers."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

import jinja2
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from coproduce import (
    assessment,
    content,
    deck,
    differing,
    gathering,
    languages,
    safe_words,
    sentences,
)
from coproduce.content_people import Phrase, phrase_picture
from coproduce.domain.people import Role
from coproduce.errors import CoproduceError
from coproduce.languages import _
from coproduce.offering import offered
from form import evidence_cards, room_words
from form.careful import careful, notice, ours
from form.reading import LANGUAGE, host, participant, tokens

HEADERS: Final = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "img-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "permissions-policy": "geolocation=(), camera=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""Sent with every page. `no-store` also makes Back fetch a fresh page with a fresh key."""

_RAW: Final = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
_JSON: Final = b"application/json"
_HERE: Final = Path(__file__).resolve().parent


_SAFE: Final = {
    name: getattr(safe_words, name)
    for name in (
        "WISHES", "who_hears", "wish_question", "wish_name", "wish_if_none", "wished", "your_card",
        "why_card", "somebody_read", "removal_name", "sealed_name", "told_no_one",
    )
}  # fmt: skip


_NOTICE: Final = "<!--languages-->"
"""Where a page says that it is a draft: known only when all its words were looked up."""

_ROOM: Final = {
    "question_number": sentences.question_number,
    "answered_by": sentences.answered,
    "still_counting": sentences.still_counting,
    "joined": sentences.joined,
    "practice_note": sentences.practice_note,
    "no_network": sentences.no_network,
    "result_sentence": room_words.result_sentence,
    "is_own_word": room_words.is_own_word,
    "opening_parts": gathering.opening_parts,
}


_BETWEEN: Final = re.compile(r"(?<!</label)>\n(?=<)")


def _template(name: str) -> str:
    """Return a template without the ends of lines between tags: a page has 10 KB in all."""
    return _BETWEEN.sub(">", (_HERE / "templates" / name).read_text("utf-8"))


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_template),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        languages._, languages.ngettext, newstyle=True, pgettext=languages.pgettext
    )
    environment.globals |= {
        "words": languages.words,
        "said": content.said,
        "called": content.called,
        "choice_word": sentences.choice_word,
        "role_name": sentences.role_name,
        "who_sees": sentences.who_sees,
        "kept_for": sentences.kept_for,
        "how_written": gathering.how_written,
        "action_lines": gathering.action_lines,
        "careful": careful,
        "ours": ours,
        **_ROOM,
        **_SAFE,
        "picture": _picture,
        "phrase_picture": _phrase_picture,
        "card_picture": _card_picture,
        "card_name": deck.card_name,
        "differ_title": differing.title,
        "asking_aside": assessment.asking_aside,
        "card_kind": assessment.name,
        "how_to_look": assessment.how_to_look,
        "evidence_cards": evidence_cards.shown,
        "roles": tuple(Role),
    }
    return environment


@cache
def _picture(name: str) -> Markup:
    return _inline(content.picture(name))


@cache
def _phrase_picture(phrase: Phrase) -> Markup:
    return _inline(phrase_picture(phrase), " turns" if phrase.is_pointing else "")


def _inline(svg: str, more: str = "") -> Markup:
    # Our own files from content/pictures; each stands beside its word, so it is decoration.
    head = f'<svg class="p{more}" aria-hidden="true" focusable="false" '
    return Markup(svg.replace("<svg ", head, 1))  # noqa: S704


@cache
def _card_picture(card: str) -> Markup:
    return _inline(deck.card_picture(card))


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """Return a page made from `template` in the language of now."""
    tag = languages.current()
    with languages.listening() as heard:
        html = _page(request, template, tag, values)
    if tag != languages.SOURCE:
        html = html.replace(_NOTICE, notice(heard), 1)
    response = Response(html, status, HEADERS, "text/html")
    if request.method == "GET" and request.query_params.get("lang") == tag:
        remember_language(request, response, tag)
    return response


def _page(request: Request, template: str, tag: str, values: dict[str, Any]) -> str:
    seat_token, card = _seat(request)
    session = host(request).session
    return render(
        template,
        lang=tag,
        dir=languages.direction(tag),
        languages=offered(session),
        is_pretend=session.is_pretend,
        has_verdicts=assessment.is_assessment(session),
        meeting_lang=session.language,
        path=_address(request),
        lead=session.safeguarding.lead,
        seat_token=seat_token,
        own_card=card,
        **values,
    )


def _address(request: Request) -> str:
    """Return the page to come back to: what was sent to has often no page of its own."""
    path = request.url.path
    if request.method == "GET" or path.startswith(("/q/", "/say/", "/j/", "/J/", "/agree")):
        return path
    return "/desk" if path.startswith("/desk/") else "/now"


def remember_language(request: Request, response: Response, tag: str) -> None:
    """Keep on this phone that somebody chose a language there."""
    response.set_cookie(
        LANGUAGE,
        tag,
        max_age=host(request).session.keep_days * 24 * 3600,
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def render(template: str, **values: Any) -> str:
    """Return what `template` says in the language of now."""
    return _templates().get_template(template).render(**values)


def _seat(request: Request) -> tuple[str, str]:
    """Return a token for signals and the card of this phone's person; empty at the desk."""
    person = participant(request)
    if person is None or request.url.path.startswith(("/desk", "/d/", "/D/")):
        return "", ""
    return tokens(request).page(person.seat, "signal", host(request).now()), person.card


def go(request: Request, address: str) -> Response:
    """Send the browser on to `address`: as a redirect, or as JSON to our own script."""
    if wants_json(request):
        return _ready(200, json.dumps({"next": address}).encode(), (b"content-type", _JSON))
    return _ready(303, b"", (b"location", address.encode("latin-1", "replace")))


def _ready(status: int, body: bytes, header: tuple[bytes, bytes]) -> Response:
    # A full room is thanked at one moment: the headers are encoded once, not for every thanks.
    response = Response(status_code=status)
    response.body = body
    response.raw_headers = [*_RAW, header, (b"content-length", str(len(body)).encode())]
    return response


def refuse(request: Request, error: CoproduceError, status: int = 409) -> Response:
    """Say in plain words why something was not done."""
    if wants_json(request):
        said = {"what": error.what_happened, "todo": error.what_to_do}
        return JSONResponse(said, status, HEADERS)
    return page(
        request,
        "message.html",
        status,
        title=error.what_happened,
        text=error.what_to_do,
        link="/desk" if request.url.path.startswith("/desk/do/") else "/now",
        link_text=_("Go on"),
        is_alert=True,
    )


def wants_json(request: Request) -> bool:
    """Whether our own script asks, or a desk through the API."""
    is_asked = request.headers.get("accept", "").startswith("application/json")
    return is_asked or request.url.path.startswith("/api/")


@cache
def static(name: str) -> bytes:
    """Return what a phone gets of a file in static/: all but its lines of comment."""
    lines = (_HERE / "static" / name).read_bytes().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(b"//"))

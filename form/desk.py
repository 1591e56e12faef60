"""The desk on the facilitator's phone: the same commands, as pages that work without JavaScript."""

from __future__ import annotations

import hashlib
import hmac
import re
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from coproduce import gathering, safe_words, sentences
from coproduce.domain.events import CommentState, View
from coproduce.domain.session import Session
from coproduce.domain.steps import Do, Step, next_step
from coproduce.errors import CoproduceError
from coproduce.languages import _
from coproduce.noticed import noticed, worries
from form.commands import COMMANDS
from form.comment_commands import keep_all_sealed
from form.host import Host
from form.reading import Fields, fields, host
from form.replies import HEADERS, go, page

COOKIE: Final = "desk"
"""The cookie of a phone that is the desk; no other browser ever gets it."""
COOKIE_SECONDS: Final = 24 * 3600
ALLOWED: Final = frozenset(
    {
        "open",
        "close",
        "show",
        "hide",
        "screen",
        "move-comment",
        "worry",
        "undo-worry",
        "keep-sealed",
        "told",
        "card",
        "cover",
        "uncover",
        "understood",
        "undo-comment",
        "answer-signal",
        "count-people",
        "door",
        "end",
        "resume",
        "opening",
        "add-action",
        "remove-action",
        "forget-card",
        "safeguarding",
        "ages",
        "languages-read",
        "languages-offered",
        "second-language",
        "second-round",
    }
)
"""What a phone may ask: what is needed in the room. The rest is done on the laptop."""


_PARTS: Final = ("more", "differ", "opening", "actions", "forgotten", "hears", "languages")
"""The desk's other pages, which a button can come back to."""


_AFTER: Final = {
    "worry": "worried",
    "told": "sealed",
    "card": "sealed",
    "cover": "comment",
    "uncover": "comment",
    "understood": "comment",
}
"""What is shown after a button about a comment, if not the desk."""


class NotTheDeskError(CoproduceError):
    """This phone is not the desk."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            _("This phone is not the desk."),
            _("Connect it from the laptop again."),
        )


async def offer(request: Request) -> Response:
    """The page behind the laptop's one-time code: nothing happens before the button."""
    secret = request.path_params["secret"]
    if not host(request).pairing.is_offered(secret):
        return _no_offer(request)
    return page(request, "pair.html", number="", is_done=False)


async def take_offer(request: Request) -> Response:
    """Give the offer to this phone, and show the number to type on the laptop."""
    taken = host(request).pairing.take(request.path_params["secret"])
    if taken is None:
        return _no_offer(request)
    token, number = taken
    response = page(request, "pair.html", number=number, is_done=True)
    response.set_cookie(
        COOKIE,
        token,
        max_age=COOKIE_SECONDS,
        path="/desk",
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return response


def _no_offer(request: Request) -> Response:
    guesses = request.app.state.guesses
    is_slow = guesses.is_too_many(host(request).now())
    return page(
        request,
        "message.html",
        HTTPStatus.TOO_MANY_REQUESTS if is_slow else HTTPStatus.NOT_FOUND,
        title=_("This code does not work any more."),
        text=_("A code works once, for 5 minutes. Ask the laptop for a new one."),
        link="/",
        link_text=_("Go on"),
        is_alert=True,
    )


async def overview(request: Request) -> Response:
    """The desk's first page: the next step, who needs something, and the comments that wait."""
    pairing = host(request).pairing
    if pairing.is_waiting(_cookie(request)):
        return page(request, "pair.html", number=pairing.number_of(_cookie(request)), is_done=True)
    only_desk(request)
    await leave_worries(request)
    session, queue = host(request).session, host(request).sorting
    held = queue.sorted(session.comments_in(CommentState.HELD))
    return desk_page(
        request,
        "desk.html",
        step=next_step(session),
        step_words=_step_words(next_step(session)),
        numbers=live_numbers(host(request)),
        signals=[(s.id, safe_words.signal(session, s)) for s in session.waiting_signals()],
        untold=safe_words.untold(session),
        sealed=[
            (c.id, safe_words.sealed_name(session, c))
            for c in session.comments_in(CommentState.PASSED)
        ],
        late=sentences.late(session.late(session.focus)),
        first=worries(queue, held),
        problem=queue.problem,
        held=[(c, noticed(queue.marks(c))) for c in held],
        moved=_last_moved(session),
        is_blank=session.view is View.BLANK,
        refusals=gathering.refusals(session),
    )


async def more(request: Request) -> Response:
    """The questions, the door, the number of people, and the end of the meeting."""
    only_desk(request)
    await leave_worries(request)
    session = host(request).session
    rows = [(a, session.where(a.id)) for a in session.agenda]
    held = len(session.comments_in(CommentState.HELD))
    return desk_page(
        request,
        "desk_more.html",
        session=session,
        rows=rows,
        held=held,
        untold=safe_words.untold(session),
        decided=[
            (_("Comments that the room may see"), session.comments_in(CommentState.SHOWN)),
            (_("Comments only for staff"), session.comments_in(CommentState.PRIVATE)),
            (_("Removed comments"), session.comments_in(CommentState.REMOVED)),
        ],
    )


async def do(request: Request) -> Response:
    """Do what a button asked, then show the desk again."""
    only_desk(request)
    form = await fields(request)
    command = request.path_params["command"]
    given, ours = form.one("desk").encode(), proof(request).encode()
    if command not in ALLOWED or not hmac.compare_digest(given, ours):
        raise NotTheDeskError
    if command == "open" and not host(request).session.is_safe_to_open:
        return go(request, "/desk/hears")
    is_asked = command == "open" and form.one("without") != "1"
    if is_asked and gathering.is_opening_missing(host(request).session):
        return go(request, f"/desk/opening?{urlencode({'open': form.one('activity')})}")
    try:
        await COMMANDS[command](host(request), _arguments(command, form))
    except (ValueError, KeyError, TypeError, OverflowError):
        if command == "count-people":
            raise CoproduceError(
                _("This is not a number of people."), _("Type a number, such as 16.")
            ) from None
        raise CoproduceError(_("We do not understand what to do."), _("Try again.")) from None
    back = form.one("back")
    if command in _AFTER and form.one("comment").isdigit():
        return go(request, f"/desk/{_AFTER[command]}/{form.one('comment')}")
    return go(request, f"/desk/{back}" if back in _PARTS else "/desk")


def guarded(app: ASGIApp) -> ASGIApp:
    """Let only the desk follow `app`."""

    class Guarded:
        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            if is_desk(Request(scope)):
                await app(scope, receive, send)
            else:
                await Response("", HTTPStatus.FORBIDDEN, HEADERS)(scope, receive, send)

    return Guarded()


def is_desk(request: Request) -> bool:
    """Whether this browser is the desk now."""
    return host(request).pairing.is_desk(_cookie(request))


def live_numbers(served: Host) -> dict[str, int]:
    """Return the numbers that the desk's page keeps up to date. No words."""
    session = served.session
    activity = session.activity(session.focus)
    return {
        "joined": len(session.seats),
        "practised": sum(p.has_practised for p in session.seats.values()),
        "answered": len(session.votes.get(activity.id, {})) if activity else 0,
        "held": len(session.comments_in(CommentState.HELD)),
        "signals": len(session.waiting_signals()),
    }


def _step_words(step: Step) -> str:
    return {
        Do.TELL: _("Show what we do today"),
        Do.OPEN: _("Open the next question"),
        Do.CLOSE: _("Close the question"),
        Do.SHOW: _("Show the result"),
        Do.END: _("All questions are done."),
        Do.RESUME: _("The meeting is over."),
    }[step.do]


def _last_moved(session: Session) -> list[Any]:
    shown = session.comments_in(CommentState.SHOWN, session.focus)
    return shown[-3:]


def _arguments(command: str, form: Fields) -> dict[str, Any]:
    values: dict[str, Any] = {name: form.one(name) for name in form}
    for name in ("open", "even_if_few", "under_18"):
        if name in values:
            values[name] = values[name] == "1"
    if "words" in values:
        values["words"] = form.get("words")
    if command == "languages-offered":  # none chosen: none but English
        values["languages"] = form.get("languages", [])
    elif "languages" in values:
        values["languages"] = re.findall(r"[A-Za-z][A-Za-z-]+", values["languages"])
    if "own_step" in values:  # own words win over a step that is still chosen
        values["step"] = values["own_step"] or values.get("step", "")
    return values


def desk_page(request: Request, template: str, **values: Any) -> Response:
    """Return a page of the desk, whose buttons carry the proof that they are ours."""
    return page(request, template, proof=proof(request), **values)


async def leave_worries(request: Request) -> None:
    """This desk shows something else than "I am worried": its comments stay sealed."""
    await keep_all_sealed(host(request), proof(request))


def only_desk(request: Request) -> None:
    """Refuse a phone that is not the desk. Raises NotTheDeskError."""
    if not is_desk(request):
        raise NotTheDeskError


def _cookie(request: Request) -> str:
    return request.cookies.get(COOKIE, "")


def proof(request: Request) -> str:
    """Return what only our own pages know: keeps other sites from pressing the desk's buttons."""
    return hashlib.sha256(f"proof {_cookie(request)}".encode()).hexdigest()[:32]

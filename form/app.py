"""The web application of one session: its routes, and what holds for every request."""

from __future__ import annotations

import contextlib
import functools
import hmac
import json
import logging
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from http import HTTPStatus
from typing import Any, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from coproduce.errors import CoproduceError
from coproduce.languages import _
from form import (
    desk,
    desk_award,
    desk_forget,
    desk_languages,
    desk_people,
    desk_safe,
    evidence,
    listening,
    pages,
    pages_languages,
    pages_people,
    pages_say,
    room,
    stepping_aside,
)
from form.commands import COMMANDS
from form.host import Host, NoSeatError, NotSavedError
from form.live import Hub
from form.reading import TooLargeError, body, host, in_their_language
from form.reading_words import opened
from form.replies import HEADERS, go, refuse, static
from form.tokens import Guesses, Tokens

log = logging.getLogger("coproduce.form")

Handler = Callable[[Request], Awaitable[Response]]

_TYPES: Final = {
    "form.css": "text/css",
    "desk.css": "text/css",
    "room.css": "text/css",
    "languages.css": "text/css",
    "evidence.css": "text/css",
    "writing.css": "text/css",
    "form.js": "text/javascript",
    "desk.js": "text/javascript",
    "listen.js": "text/javascript",
    "room.js": "text/javascript",
}


def make_app(served: Host) -> ASGIApp:
    """Return the application that serves `served`."""
    app = Starlette(
        routes=_routes(served),
        exception_handlers={
            CoproduceError: _refused,
            HTTPException: _not_there,
            Exception: _broken,
        },
        lifespan=_lifespan,
    )
    app.state.host = served
    app.state.tokens = Tokens(served.folder.signing_secret(), served.session.name)
    app.state.guesses = Guesses()
    return Quiet(app)


@contextlib.asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    yield
    await app.state.host.close()


def _routes(served: Host) -> list[Route]:
    """Return every route. All but the desk's and the API's are public."""
    public = Hub(lambda: public_state(served))
    desk_hub = Hub(
        lambda: json.dumps(desk.live_numbers(served), ensure_ascii=False),
        lambda scope: desk.is_desk(Request(scope)),
    )
    served.pairing.watchers.append(desk_hub.look_again)
    screen = room.RoomPages(served)
    room_hub = Hub(screen.mark)
    served.watchers += [public.touch, desk_hub.touch, room_hub.touch]
    served.closers += [public.close, desk_hub.close, room_hub.close]
    return [
        # What a full room asks for at one moment stands first: routes are tried in order.
        _post("/q/{activity}", pages.send_answer),
        _get("/thanks/{activity}", pages.thanks),
        _get("/now", pages.now),
        _get("/q/{activity}", pages.question),
        _get("/", pages.start),
        _post("/code", pages.send_code),
        _get("/j/{code}", pages.join),
        _get("/J/{code}", pages.join),
        _post("/j/{code}", pages.send_join),
        _post("/J/{code}", pages.send_join),
        _get("/practised", pages.practised),
        _get("/say/{activity}", pages_say.say),
        _post("/say/{activity}", pages_say.send_comment),
        _get("/read", pages_say.read),
        _post("/signal", pages.send_signal),
        _get("/delete", pages.delete),
        _post("/delete", pages.send_delete),
        _get("/deleted", pages.deleted),
        _get("/agree", pages_people.agree),
        _post("/agree", pages_people.send_agree),
        _get("/agreed", pages_people.agreed),
        _get("/pictures/{activity}", pages_say.pictures),
        _get("/today", pages_people.today),
        _get("/evidence/{photo}", evidence.photo),
        _get("/aside", stepping_aside.ask),
        _post("/aside", stepping_aside.send),
        _get("/aside/done", stepping_aside.done),
        _get("/next", pages.next_person),
        _post("/next", pages.send_next_person),
        _get("/languages", pages_languages.choose),
        _post("/lang", pages_languages.send_language),
        _get("/favicon.ico", pages.nothing),
        _get("/listen/{page}", listening.listen),
        _get("/listen/{page}/{about}", listening.listen),
        _get("/sound/{name}", listening.line),
        Route("/live", public, methods=["GET"]),
        _get("/room/{code}", room.shown(screen)),
        _get("/room/{code}/evidence/{photo}", room.photo),
        Route("/room/{code}/live", room.guarded(room_hub), methods=["GET"]),
        Route("/s/{name}", _static),
        _get("/d/{secret}", desk.offer),
        _get("/D/{secret}", desk.offer),
        _post("/d/{secret}", desk.take_offer),
        _post("/D/{secret}", desk.take_offer),
        _get("/desk", desk.overview),
        _get("/desk/comment/{comment:int}", desk_safe.comment),
        _get("/desk/worried/{comment:int}", desk_safe.worried),
        _get("/desk/sealed/{comment:int}", desk_safe.sealed),
        _get("/desk/more", desk.more),
        _get("/desk/opening", desk_people.opening),
        _get("/desk/actions", desk_people.actions),
        _get("/desk/hears", desk_safe.hears),
        _get("/desk/differ", desk_award.differ),
        _get("/desk/languages", desk_languages.languages),
        _get("/desk/forget", desk_forget.forget),
        _get("/desk/forgotten", desk_forget.forgotten),
        _post("/desk/do/{command}", desk.do),
        Route("/desk/live", desk.guarded(desk_hub), methods=["GET"]),
        Route("/api/{command}", _api, methods=["POST"]),
    ]


def public_state(served: Host) -> str:
    """Return what every phone may know: the open question's id, "-" for none, or "end".

    Behind a space the number of comments that the desk has opened, once there are any: a phone
    whose words wait then asks whether they were among them.
    """
    activity, number = served.session.open_activity, opened(served.session)
    now = "end" if served.session.is_ended else activity.id if activity else "-"
    return f"{now} {number}" if number else now


def _get(path: str, handler: Handler) -> Route:
    return Route(path, _spoken(handler), methods=["GET"])


def _post(path: str, handler: Handler) -> Route:
    return Route(path, _spoken(handler), methods=["POST"])


def _spoken(handler: Handler) -> Handler:
    """Answer in the language of the request."""

    @functools.wraps(handler)
    async def answer(request: Request) -> Response:
        with in_their_language(request):
            return await handler(request)

    return answer


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _TYPES:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return Response(static(name), 200, HEADERS | {"cache-control": "no-cache"}, _TYPES[name])


async def _api(request: Request) -> Response:
    """Do what a desk or keyboard on this machine asks, if it has the session's token."""
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    if not hmac.compare_digest(given.encode(), host(request).folder.desk_token().encode()):
        return pages.as_json(request, {"what": _("This is not the desk."), "todo": ""}, 403)
    with in_their_language(request):
        try:
            return pages.as_json(request, await _asked(request))
        except CoproduceError as error:
            said = {"what": error.what_happened, "todo": error.what_to_do}
            return pages.as_json(request, said, HTTPStatus.CONFLICT)


async def _asked(request: Request) -> dict[str, Any]:
    command = COMMANDS.get(request.path_params["command"])
    try:
        arguments = json.loads(await body(request) or b"{}")
        if command is None or not isinstance(arguments, dict):
            raise ValueError
        return await command(host(request), arguments)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise CoproduceError(_("We do not understand what to do."), _("Try again.")) from None


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, CoproduceError)  # noqa: S101 - Starlette calls us for nothing else
    with in_their_language(request):
        if isinstance(error, TooLargeError):
            return refuse(request, error, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if isinstance(error, desk.NotTheDeskError):
            return refuse(request, error, HTTPStatus.FORBIDDEN)
        if isinstance(error, NotSavedError):
            said = error if request.url.path.startswith("/desk") else error.for_phones()
            # 503 and not 409: the outbox of a phone keeps the answer and sends it again.
            return refuse(request, said, HTTPStatus.SERVICE_UNAVAILABLE)
        if isinstance(error, NoSeatError) and request.method == "GET":
            return go(request, "/")
        return refuse(request, error)


async def _not_there(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    with in_their_language(request):
        gone = CoproduceError(_("This page is not there."), _("Please go on."))
        return refuse(request, gone, error.status_code)


async def _broken(request: Request, error: Exception) -> Response:
    with in_their_language(request):
        sorry = CoproduceError(
            _("Something went wrong. It is our fault."), _("Please send your answer again.")
        )
        return refuse(request, sorry, 500)


class Quiet:
    """Keeps what people typed out of the log: only the kind of a fault and its place is noted."""

    def __init__(self, app: Starlette) -> None:
        """Wrap `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and note a fault without its words."""
        try:
            await self.app(scope, receive, send)
        except Exception as error:
            if scope["type"] == "lifespan":
                raise
            frames = traceback.extract_tb(error.__traceback__)
            place = " < ".join(f"{f.name}:{f.lineno}" for f in reversed(frames[-6:]))
            log.error("%s at %s", type(error).__name__, place)

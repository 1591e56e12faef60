"""The room's screen as a page: for a second projector, a tablet on a lap, or a screen reader.

It draws `RoomView` alone, as the room's screen does, so it can show nothing more. It is read only
and gives nobody a seat. Whoever has the code of the meeting can open it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any, Final

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from coproduce import joining, languages
from coproduce.assessment import is_assessment
from coproduce.domain.progress import GRACE
from coproduce.domain.view import RoomView, Showing, room_view
from coproduce.languages import SOURCE, Heard
from coproduce.offering import is_offered, offered, second_on_screen
from form import evidence, room_words
from form.careful import beside_english, notice
from form.host import Host
from form.reading import host
from form.replies import HEADERS, render

_KEPT: Final = 40
"""How many made pages are kept until something changes: a hall of readers asks for the same."""


class RoomPages:
    """The pages as they are now, in every language that was asked for."""

    def __init__(self, served: Host) -> None:
        """Make pages of what `served` may show."""
        self._host = served
        self._view: RoomView | None = None
        self._made: dict[tuple[str, ...], str] = {}

    def mark(self) -> str:
        """Return something short that is another when the page is another."""
        session, address = self._host.session, self._host.info.address
        seen = repr((self.view(), address, session.languages_offered, second_on_screen(session)))
        return hashlib.blake2b(seen.encode(), digest_size=8).hexdigest()

    def view(self) -> RoomView:
        """Return what the room's screen may show now."""
        return room_view(self._host.session, self._host.now())

    def page(self, tags: tuple[str, ...]) -> str:
        """Return the page in one language, or two beside each other."""
        view = self.view()
        if view != self._view or len(self._made) > _KEPT:
            self._view, self._made = view, {}
        asked = (*tags, self._host.info.address, str(self._host.session.languages_offered))
        if asked not in self._made:
            self._made[asked] = self._draw(view, tags)
        return self._made[asked]

    def _draw(self, view: RoomView, tags: tuple[str, ...]) -> str:
        session, info = self._host.session, self._host.info
        address = info.address if info.is_reachable else ""
        with beside_english(is_so=SOURCE in tags):
            words = [self._words(view, tag, address) for tag in tags]
        said = [_column(tag, *each) for tag, each in zip(tags, words, strict=True)]
        is_joining = view.showing in (Showing.JOIN, Showing.QUESTION)
        has_code = bool(is_joining and address and view.is_door_open)
        with languages.speaking(tags[0]):
            return render(
                "room.html",
                view=view,
                has_verdicts=is_assessment(session),
                lang=tags[0],
                dir=languages.direction(tags[0]),
                second=tags[1] if len(tags) > 1 else "",
                languages=offered(session),
                columns=said,
                title=room_words.title(view),
                told=room_words.told(view),
                mark=room_words.mark(view),
                again=GRACE if view.is_counting else 0,
                heads=[(tag, _said_in(tag)) for tag in tags],
                comments=list(zip(view.comments, view.comment_languages, strict=True))[::-1],
                qr=self._square(view) if has_code else "",
            )

    def _words(self, view: RoomView, tag: str, address: str) -> tuple[str, Heard]:
        with languages.speaking(tag), languages.listening() as heard:
            words = render(
                "room_words.html",
                view=view,
                address=address,
                code=joining.spoken(view.code),
                meeting_lang=self._host.session.language,
                result=room_words.result(view),
            )
        return words, heard if view.showing is not Showing.BLANK else Heard()

    def _square(self, view: RoomView) -> Markup:
        text = joining.join_address(self._host.info.address, view.code)
        return Markup(joining.qr_svg(text))  # noqa: S704 - our own picture


def _column(tag: str, words: str, heard: Heard) -> dict[str, Any]:
    with languages.speaking(tag):
        heading = notice(heard)
    return {
        "tag": tag,
        "dir": languages.direction(tag),
        "notice": heading,
        "words": Markup(words),  # noqa: S704 - rendered with escaping
    }


def _said_in(tag: str) -> str:
    with languages.speaking(tag):
        return room_words.comments_heading()


def shown(pages: RoomPages) -> Callable[[Request], Awaitable[Response]]:
    """Return the page's handler. It raises HTTPException without the right code."""

    async def room(request: Request) -> Response:
        _refuse_without_code(request)
        return Response(pages.page(_asked(request)), HTTPStatus.OK, HEADERS, "text/html")

    return room


async def photo(request: Request) -> Response:
    """Send a photograph of an evidence card. Raises HTTPException without the right code."""
    _refuse_without_code(request)
    return evidence.send(request)


def _asked(request: Request) -> tuple[str, ...]:
    """Return the languages of the page: those in its address, else the meeting's."""
    session = host(request).session
    first = request.query_params.get("lang", "")
    if not is_offered(session, first):
        first = session.language
    # An address without a second language follows the facilitator; an empty one wants none.
    second = request.query_params.get("and", second_on_screen(session))
    is_known = is_offered(session, second) or second == second_on_screen(session) != ""
    both = (first, second) if is_known else (first,)
    return tuple(dict.fromkeys(both))


def guarded(app: ASGIApp) -> ASGIApp:
    """Let only who has the code follow `app`."""

    class Guarded:
        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            _refuse_without_code(Request(scope))
            await app(scope, receive, send)

    return Guarded()


def _refuse_without_code(request: Request) -> None:
    """Raise HTTPException without the right code: 404, or 429 while too many guess."""
    session = host(request).session
    if joining.as_code(request.path_params["code"]) != session.code:
        is_busy = request.app.state.guesses.is_too_many(host(request).now())
        status = HTTPStatus.TOO_MANY_REQUESTS if is_busy else HTTPStatus.NOT_FOUND
        raise HTTPException(status)

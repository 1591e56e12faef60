"""A page that is read aloud: which sound files there are for it, and sending them.

The files were made ahead (coproduce.spoken), so a phone never waits for a voice. Without a script
the link is one sound file, which the browser plays by itself; with one, each line lights up.
"""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from coproduce import languages, spoken
from coproduce.languages import _
from coproduce.spoken import Line, Page
from form.reading import host
from form.replies import HEADERS

_SOUND: Final = "audio/mpeg"


def address(request: Request, page: Page, about: str = "") -> str:
    """Return where a page of this person can be heard; "" while not every line of it can be."""
    if not _folder(request).is_dir():  # no voice here: a vote should not pay for looking further
        return ""
    if not _ready(request, page, about):
        return ""
    where = f"/listen/{page}/{about}" if about else f"/listen/{page}"
    return f"{where}?lang={languages.current()}"


async def listen(request: Request) -> Response:
    """Send a page as one sound file; to our own script, the list of its lines."""
    heard = _heard(request)
    if "application/json" in request.headers.get("accept", ""):
        return _list(heard)
    sounds = (_folder(request) / line.file for line in heard)
    return Response(b"".join(file.read_bytes() for file in sounds), 200, HEADERS, _SOUND)


async def line(request: Request) -> Response:
    """Send the sound of one line. Its name says its words, so a phone may keep it."""
    name = request.path_params["name"]
    file = _folder(request) / name
    # One plain name: nothing outside the folder can be asked for.
    if Path(name).name != name or not name.endswith(".mp3") or not file.is_file():
        raise HTTPException(HTTPStatus.NOT_FOUND)
    headers = HEADERS | {"cache-control": "private, max-age=86400, immutable"}
    return FileResponse(file, headers=headers, media_type=_SOUND)


def _list(heard: tuple[Line, ...]) -> Response:
    words = {
        "stop": _("Stop"),
        "again": _("Say it again"),
        "slower": _("Slower"),
        "faster": _("Faster"),
        "voice": _("This is a computer voice."),
    }
    if languages.current() != languages.SOURCE:
        words["voice"] += " " + _("Nobody who speaks this language has listened to it yet.")
    lines = [{"text": one.text, "sound": f"/sound/{one.file}"} for one in heard]
    return JSONResponse({"words": words, "lines": lines}, headers=HEADERS)


def _heard(request: Request) -> tuple[Line, ...]:
    """Return the lines that are asked for. Raises HTTPException if they cannot be heard."""
    try:
        page = Page(request.path_params["page"])
    except ValueError:
        raise HTTPException(HTTPStatus.NOT_FOUND) from None
    heard = _ready(request, page, request.path_params.get("about", ""))
    if not heard:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return heard


def _ready(request: Request, page: Page, about: str) -> tuple[Line, ...]:
    """Return what can be heard of a page; () while that is not the whole page."""
    heard = spoken.lines(host(request).session, page, about, languages.current())
    return spoken.ready(host(request).folder.path, heard)


def _folder(request: Request) -> Path:
    return host(request).folder.path / spoken.FOLDER

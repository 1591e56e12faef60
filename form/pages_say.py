"""Saying more on a phone: in words, or in pictures without any writing."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from coproduce import content_people
from coproduce.domain.safe_events import Wish
from coproduce.safe_words import somebody_read
from coproduce.spoken import Page
from form import listening
from form.reading import Fields, fields, host, participant
from form.reading_words import Reading
from form.replies import HEADERS, go, page
from form.sending import known, page_token, refuse_after_deletion, seated, sent_page


async def say(request: Request) -> Response:
    """The page for a comment."""
    person = seated(request)
    activity = known(request)
    token = page_token(request, person, activity.id)
    listen = listening.address(request, Page.SAY, activity.id)
    return page(request, "say.html", activity=activity, token=token, text="", listen=listen)


async def pictures(request: Request) -> Response:
    """The page for a comment of picture phrases, without writing: half of them; `?more=1` the rest.

    Each half has as many good as hard ones, and is a page that a slow phone can load.
    """
    person = seated(request)
    activity = known(request)
    listed, is_more = content_people.phrases(), bool(request.query_params.get("more"))
    half = len(listed) // 2
    return page(
        request,
        "pictures.html",
        activity=activity,
        phrases=listed[half:] if is_more else listed[:half],
        is_more=is_more,
        most=content_people.MOST_PHRASES,
        token=page_token(request, person, activity.id),
    )


async def send_comment(request: Request) -> Response:
    """Take a comment; it is held until a person releases it."""
    form = await fields(request)
    sent = sent_page(request, form)
    refuse_after_deletion(request, sent)
    from coproduce.languages import current

    if chosen := form.get("choice"):
        await host(request).phrases(sent.seat, sent.about, chosen, sent.key, _wish(form))
    else:
        await host(request).comment(
            sent.seat,
            sent.about,
            form.one("comment"),
            current(),
            sent.key,
            _wish(form),
            is_written_for=form.one("for") == "1",
        )
    said = "?comment=1" if chosen or form.one("comment").strip() else ""
    return go(request, f"/thanks/{sent.about}{said}")


def _wish(form: Fields) -> Wish:
    """Return who may read the words. Nothing chosen, or something odd: only staff."""
    try:
        return Wish(form.one("wish") or "staff")
    except ValueError:
        return Wish.STAFF


async def read(request: Request) -> Response:
    """Say whether somebody at the desk has read this person's words: in a sentence, or nothing."""
    person = participant(request)
    is_read = person is not None and Reading.of(host(request).session, person.seat).is_read
    said = somebody_read() if is_read else ""
    return Response(said, headers=HEADERS, media_type="text/plain")

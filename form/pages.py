"""The phone form: from the QR to "Thank you. We have your answer." Works without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from coproduce import content, gathering, joining
from coproduce.domain.activity import DONT_UNDERSTAND, PRACTICE, Activity
from coproduce.domain.events import SignalKind
from coproduce.domain.people import AgreementPart, Door, How, Participant, Role
from coproduce.errors import CoproduceError
from coproduce.languages import _
from coproduce.sentences import choice_word
from coproduce.spoken import Page
from form import listening
from form.host import NoSeatError, UsedCodeError, new_seat
from form.pages_people import opening_before
from form.reading import LANGUAGE, SEAT, Fields, fields, host, participant, tokens
from form.reading_words import Reading
from form.replies import go, page, refuse, wants_json
from form.sending import page_token as _token
from form.sending import refuse_after_deletion as _refuse_after_deletion
from form.sending import seated as _person
from form.sending import sent_page as _page

JOIN: Final = "join"
"""What the page of someone who joins is about; its seat is the one that they will get."""


async def start(request: Request) -> Response:
    """The page at "/": type the code, or go on if this phone has a seat."""
    if participant(request) is not None:
        return go(request, "/now")
    return page(request, "code.html", error=None, typed="")


async def send_code(request: Request) -> Response:
    """Take a typed code. A wrong one is told; a right one goes to the join page."""
    typed = joining.as_code((await fields(request)).one("code"))
    if _is_code(request, typed):
        return go(request, f"/j/{typed}")
    return _wrong_code(request, typed)


async def join(request: Request) -> Response:
    """The page behind the QR: who are you? A phone that has a seat goes on."""
    code = joining.as_code(request.path_params["code"])
    if participant(request) is not None:
        return go(request, "/now")
    if not _is_code(request, code):
        return _wrong_code(request, code)
    session = host(request).session
    if session.codes.get(code):
        raise UsedCodeError
    if not session.is_door_open and code not in session.codes:
        raise CoproduceError(
            _("The door is closed. Nobody new can join now."),
            _("Please ask the people who run the meeting. You can also answer on paper."),
        )
    return _ask_role(request)


async def send_join(request: Request) -> Response:
    """Give this browser a seat; one that has a seat keeps it and corrects its role.

    The page says which seat it gives, so that the same page sent twice is one person.
    """
    code = joining.as_code(request.path_params["code"])
    if not _is_code(request, code):
        return _wrong_code(request, code)
    form = await fields(request)
    try:
        role = Role(form.one("role"))
    except ValueError:
        return _ask_role(request, 422, _("Please choose who you are."))
    from coproduce.languages import current

    person = participant(request)
    new = _promised_seat(request, form)
    one_time = code if code in host(request).session.codes else ""
    seat = await host(request).take_seat(
        role, Door.PHONE, current(), seat=person.seat if person else new, new=new, code=one_time
    )
    response = go(request, "/now")
    _give_seat(request, response, seat)
    return response


async def now(request: Request) -> Response:
    """Wherever this person is in the session: the practice, the open question, or waiting."""
    person = _person(request)
    session = host(request).session
    activity = session.open_activity
    told = request.query_params.get("told", "")
    has_answered = activity is not None and person.seat in session.votes.get(activity.id, {})
    agreed = session.agreements.get(person.seat, {})
    is_listening = agreed.get(AgreementPart.TAKING_PART) is False
    # Who asked for a break sees first that it was heard, whatever else goes on.
    if told not in tuple(SignalKind):
        if activity is not None and not (has_answered or is_listening):
            return go(request, f"/q/{activity.id}")
        if activity is None and not person.has_practised and not session.is_ended:
            return _question(request, person, content.answers().practice)
    return page(
        request,
        "wait.html",
        is_ended=session.is_ended,
        code=session.code,
        has_answered=has_answered,
        activity=activity,
        said_to_desk=told,
        is_card_told=request.query_params.get("card") == "1" and bool(person.card),
        reading=Reading.of(session, person.seat),
        is_listening=is_listening,
        opening=opening_before(session),
        has_opening=session.opening.is_set,
        has_agreed=len(session.agreements.get(person.seat, {})) == len(AgreementPart),
        actions=[gathering.action_lines(a) for a in session.actions.values()],
    )


async def question(request: Request) -> Response:
    """One question, with its answers."""
    person = _person(request)
    about = request.path_params["activity"]
    if about == PRACTICE:
        return _question(request, person, content.answers().practice)
    activity = host(request).session.open_activity
    if activity is None or activity.id != about:
        return go(request, "/now")
    return _question(request, person, activity)


async def send_answer(request: Request) -> Response:
    """Take an answer. Its page says whose it is: it may have waited in a phone's outbox."""
    form = await fields(request)
    sent = _page(request, form)
    if sent.about == PRACTICE:
        practice = content.answers().practice
        if not practice.is_answer(tuple(form.get("choice", []))):
            return _choose_again(request, practice, (), form)
        await host(request).practise(sent.seat)
        return go(request, "/practised")
    _refuse_after_deletion(request, sent)
    activity = host(request).answerable(sent.about)
    chosen = tuple(dict.fromkeys(form.get("choice", [])))
    if not activity.is_answer(chosen):
        return _choose_again(request, activity, chosen, form)
    await host(request).vote(sent.seat, sent.about, chosen, _how(form), sent.key)
    if DONT_UNDERSTAND in chosen and activity.easier and not form.one("easier"):
        return go(request, f"/q/{activity.id}?easier=1")
    return go(request, f"/thanks/{activity.id}")


async def practised(request: Request) -> Response:
    """The practice came through: this phone works."""
    _person(request)
    return page(request, "practised.html", opening=opening_before(host(request).session))


async def thanks(request: Request) -> Response:
    """Say thank you: only when the answer is on disk."""
    person = _person(request)
    about = request.path_params["activity"]
    session = host(request).session
    activity = session.activity(about)
    if activity is None or person.seat not in session.votes.get(about, {}):
        return go(request, "/now")
    return page(
        request,
        "thanks.html",
        activity=activity,
        is_open=session.open_activity == activity,
        listen=listening.address(request, Page.THANKS, about),
        is_puzzled=DONT_UNDERSTAND in session.votes[about][person.seat].chosen,
        has_comment=request.query_params.get("comment") == "1",
        reading=Reading.of(session, person.seat),
    )


async def send_signal(request: Request) -> Response:
    """Tell the desk: a break, or someone to talk to. Never a vote."""
    form = await fields(request)
    sent = _page(request, form)
    try:
        kind = SignalKind(form.one("signal"))
    except ValueError:
        return go(request, "/now")
    has_card = kind is SignalKind.TALK and form.one("card") == "1"
    await host(request).signal(sent.seat, kind, sent.key, has_card=has_card)
    return go(request, f"/now?told={kind}" + ("&card=1" if has_card else ""))


async def delete(request: Request) -> Response:
    """Ask before deleting this person's answers."""
    person = _person(request)
    token = _token(request, person, "delete")
    return page(request, "delete.html", token=token, keep_days=host(request).session.keep_days)


async def send_delete(request: Request) -> Response:
    """Delete this person's answers for good."""
    sent = _page(request, await fields(request))
    if sent.about != "delete" or sent.seat != _person(request).seat:
        raise NoSeatError
    await host(request).forget(sent.seat)
    return go(request, "/deleted")


async def deleted(request: Request) -> Response:
    """The answers are gone."""
    return page(
        request,
        "message.html",
        title=_("We deleted your answers."),
        text=_("They are gone for good. You can answer again if you like.")
        + " "
        + _("We keep words about someone not being safe."),
        link="/now",
        link_text=_("Go on"),
        is_alert=False,
    )


async def next_person(request: Request) -> Response:
    """Ask before a shared device goes to someone new."""
    person = _person(request)
    _refuse_when_closed(request)
    return page(request, "next.html", token=_token(request, person, "next"))


async def send_next_person(request: Request) -> Response:
    """Let go of the seat on this device: the next person gets a new one."""
    sent = _page(request, await fields(request))
    if sent.about != "next":
        raise NoSeatError
    _refuse_when_closed(request)
    response = go(request, f"/j/{host(request).session.code}")
    is_https = request.url.scheme == "https"
    for name in (SEAT, LANGUAGE):  # the next person may read another one
        response.delete_cookie(name, path="/", secure=is_https, httponly=True, samesite="lax")
    return response


def _refuse_when_closed(request: Request) -> None:
    """Keep the seat on this device while nobody new can take one."""
    if not host(request).session.is_door_open:
        raise CoproduceError(
            _("The door is closed. Nobody new can join now."),
            _("Please ask the people who run the meeting. You can also answer on paper."),
        )


def _ask_role(request: Request, status: int = 200, error: str | None = None) -> Response:
    title = host(request).session.title
    token = tokens(request).page(new_seat(), JOIN, host(request).now())
    listen = listening.address(request, Page.JOIN)
    return page(request, "join.html", status, title=title, error=error, token=token, listen=listen)


def _promised_seat(request: Request, form: Fields) -> str:
    """Return the seat that a join page promised; a new one if somebody is using that already."""
    sent = tokens(request).read_page(form.one("page"))
    if sent is None or sent.about != JOIN:
        return new_seat()
    session = host(request).session
    taken = session.seats.get(sent.seat)
    has_voted = any(sent.seat in cast for cast in session.votes.values())
    is_in_use = taken is not None and (taken.has_practised or has_voted)
    return new_seat() if is_in_use else sent.seat


def _question(
    request: Request,
    person: Participant,
    activity: Activity,
    status: int = 200,
    error: str = "",
    sent: Fields | None = None,
) -> Response:
    """Show a question. After a mistake, what the person chose (`sent`) stays chosen."""
    sent = sent or Fields()
    session = host(request).session
    is_practice = activity.id == PRACTICE
    is_easier = request.query_params.get("easier") == "1"
    return page(
        request,
        "question.html",
        status,
        activity=activity,
        is_practice=is_practice,
        number=0 if is_practice else 1 + session.agenda.index(activity),
        of=len(session.agenda),
        is_easier=is_easier,
        listen=listening.address(request, Page.EASIER if is_easier else Page.QUESTION, activity.id),
        is_again=person.seat in session.votes.get(activity.id, {}),
        error=error,
        chosen=sent.get("choice", []),
        how=sent.one("how"),
        token=_token(request, person, activity.id),
    )


def _choose_again(
    request: Request, activity: Activity, chosen: tuple[str, ...], form: Fields
) -> Response:
    alone = next((c for c in activity.apart if c.id in chosen), None)
    if alone is not None and len(chosen) > 1:
        word = choice_word(activity, alone)
        error = _("Choose only “{answer}”. Or take it away.").format(answer=word)
    elif len(chosen) > activity.most > 1:
        error = _("Please choose at most {most}.").format(most=activity.most)
    else:
        error = _("Please choose an answer.")
    person = participant(request)
    if person is None or wants_json(request):
        return refuse(request, CoproduceError(error), 422)
    return _question(request, person, activity, 422, error, form)


def _how(form: Fields) -> How:
    try:
        return How(form.one("how") or "own")
    except ValueError:
        return How.OWN


def _is_code(request: Request, code: str) -> bool:
    session = host(request).session
    return code == session.code or code in session.codes


def _wrong_code(request: Request, typed: str) -> Response:
    guesses = request.app.state.guesses
    if guesses.is_too_many(host(request).now()):
        return page(
            request, "code.html", 429, error=_("Please wait a moment. Then try again."), typed=""
        )
    error = _("This code is not right. Look at the screen and type it again.")
    return page(request, "code.html", 404, error=error, typed=re.sub(r"[^A-Z0-9]", "", typed)[:8])


def _give_seat(request: Request, response: Response, seat: str) -> None:
    response.set_cookie(
        SEAT,
        tokens(request).seat(seat),
        # As long as answers are kept, so that a person can delete theirs.
        max_age=host(request).session.keep_days * 24 * 3600,
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


async def nothing(request: Request) -> Response:
    """Answer browsers that ask for an icon."""
    return Response(status_code=204)


def as_json(request: Request, values: Mapping[str, object], status: int = 200) -> Response:
    """Return values to a desk's program."""
    return JSONResponse(values, status, headers={"cache-control": "no-store"})

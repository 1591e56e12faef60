"""A walk over every page of the form and the desk, in every state."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser

from tests.phones.browser import CODE, Phone, Room, phone
from tests.phones.watching import Watch

COMMENT = "Could we please have a break in the middle?"
TODAY = "Where we meet next year."
NEXT = "We will book the quiet hall."
OWN = "What shall we eat at the next meeting?"


def walk(
    browser: Browser,
    room: Room,
    watch: Watch,
    language: str = "en",
    *,
    has_script: bool = True,
    **options: Any,
) -> None:
    """Take a phone and the desk through a whole meeting; look at every page.

    Without `has_script` our script never arrives: what measures the page still can.
    """
    with phone(browser, room, **options) as person:
        if not has_script:
            person.context.route("**/s/form.js", lambda route: route.abort())
        watch.follow(person.page)
        _joining(person, room, watch, language)
        _answering(person, room, watch, has_script=has_script)
        _other_questions(person, room, watch, has_script=has_script)
        _ending(person, room, watch, has_script=has_script)
        watch.cookies["person"] = cookies(person)
    with phone(browser, room, **options) as desk:
        if not has_script:
            desk.context.route("**/s/form.js", lambda route: route.abort())
        watch.follow(desk.page)
        _at_the_desk(desk, room, watch, language)


def _joining(person: Phone, room: Room, watch: Watch, language: str) -> None:
    page, look = person.page, watch.look
    person.go(f"/?lang={language}")
    look("code", page)
    page.fill("#code", "XXXXXX")
    person.send()
    page.wait_for_selector("#error")
    look("wrong code", page)
    person.go(f"/j/{CODE}?lang={language}")
    look("join", page)
    person.send()
    page.wait_for_selector("#error")
    look("join error", page)
    page.check("#role-young-person")
    person.send()
    person.see("/now")
    look("practice", page)
    room.ask("opening", decide=TODAY, step="co-design")
    person.practise()
    look("practised", page)
    person.go("/now")
    look("wait before the first question", page)
    person.go("/today")
    look("today", page)
    person.go("/languages?back=/today")
    look("languages", page)
    person.go("/agree")
    look("agree", page)
    person.send()
    page.wait_for_selector("#error")
    look("agree error", page)
    page.check("#taking-part-no")
    page.check("#publishing-yes")
    person.send()
    person.see("/agreed")
    look("agreed", page)
    person.go("/agree")
    look("agree chosen", page)
    page.check("#taking-part-yes")
    person.send()
    person.see("/agreed")
    person.go("/now")


def _answering(person: Phone, room: Room, watch: Watch, *, has_script: bool) -> None:
    page, look = person.page, watch.look
    first = room.open(0)
    if not has_script:
        page.click("main a.button")
    person.see(f"/q/{first}")
    look("question choice", page)
    person.send()
    page.wait_for_selector("#error")
    look("question error", page)
    for summary in page.query_selector_all("summary"):
        summary.click()
    look("question with everything open", page)
    person.choose("dont-understand")
    look("question chosen", page)
    person.send()
    person.see(f"/q/{first}?easier=1")
    look("easier words", page)
    person.choose("yes")
    person.send()
    person.see(f"/thanks/{first}")
    look("thanks", page)
    person.go(f"/say/{first}")
    look("say", page)
    person.go(f"/pictures/{first}")
    look("pictures", page)
    person.go(f"/pictures/{first}?more=1")
    look("more pictures", page)
    person.go(f"/pictures/{first}")
    page.check("#p2")
    person.send()
    person.see(f"/thanks/{first}?comment=1")
    person.go(f"/say/{first}")
    page.fill("#comment", COMMENT)
    person.send()
    person.see(f"/thanks/{first}?comment=1")
    look("thanks for words", page)
    person.go(f"/q/{first}")
    look("change my answer", page)
    person.go("/now")
    look("wait answered", page)
    for kind in ("break", "talk"):
        page.click(f"footer button[value={kind}]")
        person.see(f"/now?told={kind}")
        look(f"told {kind}", page)
    for path in ("/next", "/delete"):
        person.go(path)
        look(path, page)
    if has_script:
        person.go(f"/thanks/{first}")
        room.open(1)
        person.status(" ")
        look("the next question is ready", page)
    else:
        room.open(1)


def _other_questions(person: Phone, room: Room, watch: Watch, *, has_script: bool) -> None:
    page, look = person.page, watch.look
    room.ask("add-activity", name="Food", question=OWN, kind="scale")
    own = room.ask("add-activity", name="", question=OWN, kind="pick", options=["Soup", "Rice"])
    scale = next(a.id for a in room.session().agenda if a.name == "Food")
    for name, activity in (("scale", scale), ("own pick", own["activity"])):
        room.ask("open", activity=activity)
        person.go("/now")
        look(f"question {name}", page)
    room.open(8)
    person.go("/now")
    look("question pick", page)
    for choice in ("trusted", "heard", "open", "told"):
        person.choose(choice)
    person.send()
    if not has_script:
        page.wait_for_selector("#error")
    look("too many picked", page)
    if has_script:
        person.context.set_offline(True)
        page.uncheck("#c-told")
        person.send()
        page.wait_for_function("() => document.getElementById('status').textContent")
        look("kept on this phone", page)
        person.context.set_offline(False)
        person.see(f"/thanks/{room.activities[8].id}")
    room.ask("close", activity=room.activities[8].id)
    person.go("/now")
    look("wait", page)


def _ending(person: Phone, room: Room, watch: Watch, *, has_script: bool) -> None:
    page, look = person.page, watch.look
    room.open(2)
    person.go("/now")
    room.ask("end")
    room.let_minutes_pass(3)
    person.choose("no")
    person.send()
    if has_script:
        page.wait_for_function("() => document.getElementById('status').textContent.length > 40")
    else:
        page.wait_for_selector("[role=alert]")
    look("late", page)
    person.go("/now")
    look("ended", page)
    room.ask("add-action", said=COMMENT, will=NEXT, who="", by="")
    person.go("/now")
    look("ended with what happens next", page)
    person.go("/nothing-here")
    look("not there", page)
    person.go("/desk")
    look("not the desk", page)
    room.ask("resume")
    person.go("/delete")
    person.send()
    person.see("/deleted")
    look("deleted", page)


def cookies(phone: Phone) -> set[tuple[str, str]]:
    """Return the names and paths of a phone's cookies."""
    return {(str(c.get("name")), str(c.get("path"))) for c in phone.context.cookies()}


def _at_the_desk(desk: Phone, room: Room, watch: Watch, language: str) -> None:
    page, look = desk.page, watch.look
    room.say(COMMENT)
    shown = room.say("The room is too hot.")
    pair(desk, room, lambda name: look(name, page))
    desk.go("/desk")
    look("desk", page)
    for sure in ("", "shown", "removed", "cover"):
        desk.go(f"/desk/comment/{shown}?sure={sure}")
        look(f"desk comment {sure}", page)
    desk.go(f"/desk/comment/{shown}?sure=shown")
    desk.send()
    desk.see("/desk")
    look("desk with a comment shown", page)
    desk.go(f"/desk/comment/{shown}")
    look("desk comment that is shown", page)
    sealed = room.say("The stairs are hard.")
    room.ask("worry", comment=sealed)
    desk.go(f"/desk/worried/{sealed}")
    look("desk worried", page)
    desk.go(f"/desk/sealed/{sealed}")
    look("desk sealed", page)
    few = room.open(3)
    room.ask("close", activity=few)
    room.ask("screen", view="blank")
    desk.go("/desk")
    look("desk with too few answers", page)
    desk.go("/desk/opening")
    look("desk opening", page)
    desk.go("/desk/hears")
    look("desk hears", page)
    desk.go("/desk/languages")
    look("desk languages", page)
    desk.go("/desk/actions")
    look("desk actions", page)
    seat = room.seat()
    card = room.session().seats[seat].card
    for name, asked in (("", ""), (" mistake", "?card=none"), (" sure", f"?card={card}")):
        desk.go(f"/desk/forget{asked}")
        look(f"desk forget{name}", page)
    desk.send()
    desk.see("/desk/forgotten")
    look("desk forgotten", page)
    desk.go("/desk/more")
    look("desk more", page)
    page.click("summary")
    look("desk end", page)
    page.fill("#number", "many")
    page.click("form[action$=count-people] button")
    page.wait_for_selector("[role=alert]")
    look("desk mistake", page)
    room.ask("end")
    room.ask("door", open=False)
    desk.go("/desk/more")
    look("desk after the end", page)
    watch.cookies["desk"] = cookies(desk)
    page.context.clear_cookies()
    desk.go(f"/j/{CODE}")
    look("door closed", page)
    room.ask("resume")


def pair(desk: Phone, room: Room, look: Any = lambda name: None) -> None:
    """Make this phone the desk."""
    offered = room.ask("pair")["address"]
    desk.go("/D/" + offered.rsplit("/", 1)[1])
    look("pair")
    desk.page.click("main form button")
    desk.page.wait_for_selector("a[href='/desk']")
    number = "".join(c for c in desk.page.inner_text("h1") if c.isdigit())
    look("pair number")
    room.ask("confirm-pairing", number=number)

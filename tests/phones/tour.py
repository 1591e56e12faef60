"""A walk over every page of the form and the desk, in every state, and what is measured there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import tools
from playwright.sync_api import Browser, Page, Response

from tests.phones.browser import CODE, Phone, Room, phone

COMMENT = "Could we please have a break in the middle?"
TODAY = "Where we meet next year."
NEXT = "We will book the quiet hall."
OWN = "What shall we eat at the next meeting?"

MEASURE = """() => {
  const found = {}, seen = el => { const r = el.getBoundingClientRect();
    return r.width > 0 && r.height > 0 && r.right > 0 && r.left < innerWidth };
  const say = el => el.outerHTML.slice(0, 90);
  found.overflow = document.documentElement.scrollWidth - innerWidth;
  const targets = 'a[href], button, summary, textarea, input:not([type=hidden]), label';
  found.small = [...document.querySelectorAll(targets)].filter(seen).filter(el => {
    if (el.matches('.answer input') || el.matches('h1 label, form > label')) return false;
    const r = el.getBoundingClientRect(), least = el.matches('.answer label') ? 72 : 44;
    return r.height < least - 0.01 || r.width < 43.99 }).map(say);
  found.headings = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(seen)
    .filter(h => !h.closest('.error')).map(h => +h.tagName[1]);
  found.moving = [...document.querySelectorAll(
    'marquee, blink, video, audio, [autoplay], [autofocus]')]
    .map(say).concat(document.getAnimations().map(String));
  found.unnamed = [...document.querySelectorAll('fieldset')].filter(f =>
    !f.querySelector(':scope > legend') && !f.getAttribute('aria-labelledby')).map(say);
  found.dangling = [...document.querySelectorAll('[aria-describedby],[aria-labelledby],label[for]')]
    .flatMap(el => ['aria-describedby', 'aria-labelledby', 'for'].flatMap(a =>
      (el.getAttribute(a) || '').split(' ').filter(id => id && !document.getElementById(id))));
  found.checked = [...document.querySelectorAll(':checked')].map(el => el.value);
  return found }"""

FOCUS = """() => {
  let el = document.activeElement;
  if (!el || el === document.body || el === document.documentElement) return null;
  const name = el.outerHTML.slice(0, 90), box = el.closest('.answer');
  const shown = box ? box.querySelector('label') : el, s = getComputedStyle(shown);
  const r = shown.getBoundingClientRect(), x = r.left + r.width / 2;
  const isOnTop = y => shown.contains(document.elementFromPoint(x, y)) || shown.contains(
    document.elementFromPoint(r.left + 3, y));
  return {name, ring: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 3,
    isSeen: isOnTop(r.top + 4) || isOnTop(r.bottom - 4)} }"""

TO_THE_TOP = """() => { const html = document.documentElement;
  html.tabIndex = -1; html.focus(); html.removeAttribute('tabindex'); scrollTo(0, 0) }"""

SAID = """() => { const hide = d => document.querySelectorAll('.en').forEach(
    x => x.style.display = d);
  hide('none'); const text = document.body.innerText; hide('');
  return [document.title, text, ...[...document.querySelectorAll('*')]
  .flatMap(el => [...el.attributes].filter(a => ['aria-label', 'title', 'alt', 'placeholder',
    'data-wait', 'data-sent', 'data-open', 'data-over', 'data-gone', 'data-hand', 'data-many',
    'data-count'].includes(a.name)).map(a => a.value))].join(' \\n ') }"""
"""What a person reads, without the English that stands under a draft."""

AXE = """rules => axe.run(document, Object.assign({resultTypes: ['violations']},
  rules && {runOnly: rules})).then(r => r.violations.map(v =>
  v.id + ': ' + v.nodes.map(n => n.html.slice(0, 120) + ' ' + n.failureSummary).join(' | ')))"""


@dataclass
class Seen:
    """One page in one state, measured."""

    name: str
    title: str
    lang: str
    direction: str
    html: str
    """What came over the wire."""
    facts: dict[str, Any]
    """By MEASURE, at 320 px."""
    large: dict[str, Any]
    """By MEASURE, with text of 200 %."""
    axe: dict[str, list[str]] = field(default_factory=dict)
    """Per colour scheme."""
    ringless: list[str] = field(default_factory=list)
    """What got the focus without a visible ring, or outside the window."""
    stops: int = 0
    """How many times Tab found something."""
    words: str = ""


Pages = Callable[[str], bool]
"""Whether the page with this name is looked at in some way."""


def ALWAYS(name: str) -> bool:  # noqa: N802
    """Look at every page."""
    return True


def NEVER(name: str) -> bool:  # noqa: N802
    """Look at no page."""
    return False


class Watch:
    """Measures pages, and writes down every request and cookie of their browsers."""

    def __init__(
        self,
        *,
        axe: Pages = NEVER,
        dark: Pages = NEVER,
        focus: Pages = NEVER,
    ) -> None:
        self.axe = axe
        self.dark = dark
        self.focus = focus
        self.seen: dict[str, Seen] = {}
        self.requests: list[str] = []
        self.cookies: dict[str, set[tuple[str, str]]] = {}
        """Per walker, the names and paths of its cookies."""
        self.faults: list[str] = []
        self.sizes: dict[str, int] = {}
        """Of the files that every page shares, in bytes."""
        self._document: Response | None = None

    def follow(self, page: Page) -> None:
        """Watch what this page loads."""
        page.context.on("request", lambda request: self.requests.append(request.url))
        page.on("response", self._keep)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: self._blame(said.type, said.text))

    def _keep(self, response: Response) -> None:
        if response.request.resource_type == "document":
            self._document = response

    def _blame(self, kind: str, text: str) -> None:
        # A page that tells of a mistake has a status that the browser notes. That is no fault.
        if kind == "error" and "Failed to load resource" not in text:
            self.faults.append(text)

    def look(self, name: str, page: Page) -> None:
        """Measure the page as it stands."""
        page.wait_for_load_state("load")
        assert name not in self.seen
        assert self._document is not None
        html = self._document.body().decode()
        root = page.locator("html")
        seen = Seen(
            name,
            page.title(),
            root.get_attribute("lang") or "",
            root.get_attribute("dir") or "",
            html,
            page.evaluate(MEASURE),
            self._with_large_text(page),
            words=page.evaluate(SAID),
        )
        if self.axe(name):
            source = tools.axe_source()
            assert source is not None
            page.evaluate(source)
            seen.axe["light"] = page.evaluate(AXE, None)
            if self.dark(name):  # nothing else than colours can differ
                page.emulate_media(color_scheme="dark")
                seen.axe["dark"] = page.evaluate(AXE, ["color-contrast"])
        if self.focus(name):
            self._walk_by_tab(page, seen)
        page.emulate_media(color_scheme="light")
        self.seen[name] = seen

    def _with_large_text(self, page: Page) -> dict[str, Any]:
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        found: dict[str, Any] = page.evaluate(MEASURE)
        page.evaluate("document.documentElement.style.fontSize = ''")
        return found

    def _walk_by_tab(self, page: Page, seen: Seen) -> None:
        page.evaluate(TO_THE_TOP)
        for _ in range(80):
            page.keyboard.press("Tab")
            now = page.evaluate(FOCUS)
            if now is None:
                break
            seen.stops += 1
            if not (now["ring"] and now["isSeen"]):
                seen.ringless.append(f"{now}")
        page.evaluate(TO_THE_TOP)


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

"""Measures pages as they stand in a browser, and writes down what they ask for and keep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from checkers import axe_faults
from playwright.sync_api import Page, Response

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
            seen.axe["light"] = axe_faults(page)
            if self.dark(name):  # nothing else than colours can differ
                page.emulate_media(color_scheme="dark")
                seen.axe["dark"] = axe_faults(page, runOnly=["color-contrast"])
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

"""AC-64x and AC-65x: what a web page looks like and does by itself.

Only what stands in the page itself is seen: styles of an element, and the page's own sheet where it
blocks nothing. Which sheet wins where, only a browser knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from coproduce.languages import N_, _
from easyread.check.ac_letters import UNSEEN
from easyread.check.palette import contrast
from easyread.check.profile import Profile
from easyread.check.rule import Found, Rule
from easyread.check.web_colours import contrast_of
from easyread.check.web_page import Element, WebPage, said, style_of, words_of

_WCAG: Final = "WCAG 2.2"


def _contrast(page: WebPage, profile: Profile) -> Iterator[Found]:
    for element in page.each():
        if not (element.text or "").strip():
            continue
        found = contrast_of(page, element)
        if found is None:
            continue
        ratio = contrast(*found)
        wanted = 3.0 if _is_large(element) else 4.5
        if ratio < UNSEEN:
            what = _("These words have the colour of what is behind them. Nobody sees them.")
            hint = _("Delete them. Or give them a dark colour.")
        elif ratio < wanted:
            what = _("These letters are too pale: {ratio} to 1.").format(ratio=f"{ratio:.1f}")
            hint = _("Make it {wanted} to 1 or more. Black on white is 21 to 1.").format(
                wanted=f"{wanted:g}"
            )
        else:
            continue
        yield Found(page.where(element), words_of(element)[:60], what, hint)


def _is_large(element: Element) -> bool:
    return element.tag in ("h1", "h2")


def _small(page: WebPage, profile: Profile) -> Iterator[Found]:
    for element in page.each():
        found = re.fullmatch(r"([\d.]{1,6})(px|pt)", style_of(element, "font-size"))
        if found and found[1].count(".") < 2 and words_of(element):
            points = float(found[1].strip(".") or 0) * (0.75 if found[2] == "px" else 1)
            if points < 12:
                yield Found(
                    page.where(element),
                    words_of(element)[:60],
                    _("Some letters are only {points} points.").format(points=f"{points:g}"),
                    _("Let the reader choose: leave the size out, or write it in rem."),
                )


def _zoom(page: WebPage, profile: Profile) -> Iterator[Found]:
    for meta in page.root.iter("meta"):
        content = said(meta, "content").lower().replace(" ", "")
        if said(meta, "name").lower() != "viewport":
            continue
        most = re.search(r"maximum-scale=([\d.]{1,6})", content)
        is_held = most is not None and float(most[1].split(".")[0] or 0) < 2
        if is_held or re.search(r"user-scalable=(?:no|0)", content):
            yield Found(
                page.where(meta),
                content[:60],
                _("People cannot make this page larger."),
                _("Leave user-scalable and maximum-scale out."),
            )


def _plays(page: WebPage, profile: Profile) -> Iterator[Found]:
    for element in page.each("audio", "video"):
        if element.get("autoplay") is not None:
            yield Found(
                page.where(element),
                "",
                _("This starts to play by itself."),
                _("Take autoplay away, and show the controls."),
            )


def _moves(page: WebPage, profile: Profile) -> Iterator[Found]:
    for meta in page.root.iter("meta"):
        if said(meta, "http-equiv").lower() == "refresh":
            yield Found(
                page.where(meta),
                said(meta, "content")[:60],
                _("This page changes by itself."),
                _("Let people read in their own time. Take the refresh away."),
            )
    for element in page.each("marquee", "blink"):
        what, hint = _("These words move."), _("Let them stand still.")
        yield Found(page.where(element), words_of(element)[:60], what, hint)


_ASKS: Final = {
    **dict.fromkeys(
        ("img", "script", "iframe", "audio", "video", "source", "embed", "track"), "src"
    ),
    "link": "href",
    "object": "data",
}
_NO_REQUEST: Final = ("canonical", "alternate", "license", "author", "help", "me")


def _elsewhere(page: WebPage, profile: Profile) -> Iterator[Found]:
    seen: set[str] = set()
    for element in page.root.iter(*_ASKS):
        to = said(element, _ASKS[element.tag])
        if element.tag == "link" and said(element, "rel").lower() in _NO_REQUEST:
            continue
        host = _host(to)
        if host and host not in seen:
            seen.add(host)
            yield Found(
                page.where(element),
                host[:60],
                _("This page asks another computer for a part of itself."),
                _("Put the part into the page. Else somebody learns who reads it."),
            )


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return address


RULES: Final[tuple[Rule[WebPage], ...]] = (
    Rule(
        "AC-641",
        N_("pale letters"),
        N_("Pale letters vanish on a bad screen, in the sun, and for many eyes."),
        f"{_WCAG}, 1.4.3",
        _contrast,
    ),
    Rule(
        "AC-642",
        N_("small letters that cannot grow"),
        N_("A size in points or pixels ignores what people have set on their own machine."),
        f"{_WCAG}, 1.4.4",
        _small,
    ),
    Rule(
        "AC-643",
        N_("page that cannot be made larger"),
        N_("Who sees little makes pages larger. Nothing may stop that."),
        f"{_WCAG}, 1.4.4",
        _zoom,
    ),
    Rule(
        "AC-651",
        N_("sound or film that starts by itself"),
        N_("A sound that starts by itself is louder than the screen reader, and can frighten."),
        f"{_WCAG}, 1.4.2 and 2.2.2",
        _plays,
    ),
    Rule(
        "AC-652",
        N_("page that moves by itself"),
        N_("Nobody can read what changes or moves before they are done."),
        f"{_WCAG}, 2.2.1 and 2.2.2",
        _moves,
    ),
    Rule(
        "AC-653",
        N_("part that is elsewhere"),
        N_("Without a network it is missing. With one, somebody learns who reads this."),
        "our own rule: a document asks nothing of any network",
        _elsewhere,
    ),
)
"""The rules of this module."""

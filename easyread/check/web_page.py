"""A web page as the rules look at it: parsed, never run, and nothing that it names is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from lxml import etree, html

from coproduce.clean import clean_line
from coproduce.languages import _

Element = etree._Element

_NO_WORDS: Final = frozenset({"script", "style", "template", "noscript", "head"})


class WebPage:
    """One web page. Never raises: what is no page is an empty one."""

    def __init__(self, data: bytes, name: str) -> None:
        """Parse the page as a browser would, with what is wrong in it put right."""
        self.name = clean_line(name)
        self.root = _parsed(data)

    @cached_property
    def language(self) -> str:
        """The language that the page says it is in; empty for none."""
        return said(self.root, "lang")

    @cached_property
    def has_sheet(self) -> bool:
        """Whether a style sheet may say colours that the elements do not."""
        linked = (said(link, "rel").lower() for link in self.root.iter("link"))
        return "stylesheet" in linked or any("color" in _sheet(s) for s in self.root.iter("style"))

    def each(self, *tags: str) -> Iterator[Element]:
        """Give every element with one of these names, in order, hidden ones left out."""
        for element in self.root.iter(*tags):
            if not any(_is_hidden(one) for one in (element, *element.iterancestors())):
                yield element

    def where(self, element: Element) -> str:
        """Return where an element stands, as people say it."""
        return _("line {number}").format(number=getattr(element, "sourceline", 0) or 1)


def _sheet(style: Element) -> str:
    return (style.text or "").lower().replace("background", "color")


def said(element: Element, name: str) -> str:
    """Return an attribute without space around it; empty if it is not there."""
    return (element.get(name) or "").strip()


def inherited(element: Element, name: str) -> str:
    """Return an attribute of the element or of the nearest that it stands in."""
    holders = (element, *element.iterancestors())
    return next((said(one, name) for one in holders if said(one, name)), "")


def words_of(element: Element) -> str:
    """Return what an element says on one line; the alt text of a picture in it counts too."""
    pieces: list[str] = []
    for one in element.iter():
        if one.tag == "img":
            pieces.append(f" {said(one, 'alt')} ")
        elif one.tag not in _NO_WORDS:
            pieces.append(one.text or "")
        if one is not element:
            pieces.append(one.tail or "")
    return " ".join("".join(pieces).split())


def name_of(page: WebPage, element: Element) -> str:
    """Return the name that a screen reader says: its label, or its words (ARIA in HTML)."""
    if label := said(element, "aria-label"):
        return label
    for id_ in said(element, "aria-labelledby").split():
        for one in page.root.iter():
            if one.get("id") == id_ and words_of(one):
                return words_of(one)
    return words_of(element) or said(element, "title")


def style_of(element: Element, name: str) -> str:
    """Return what the element's own style says about `name`; empty if nothing."""
    style = element.get("style") or ""
    found = re.search(rf"(?:^|;)\s*{name}\s*:\s*([^;!]+)", style, re.IGNORECASE)
    return found[1].strip().lower() if found else ""


def _is_hidden(element: Element) -> bool:
    is_away = style_of(element, "display") == "none" or element.get("aria-hidden") == "true"
    is_away = is_away or style_of(element, "visibility") == "hidden"
    return element.get("hidden") is not None or is_away


def _parsed(data: bytes) -> Element:
    empty = html.fromstring("<html><body></body></html>")
    text = data.decode("utf-8-sig", "replace") if _is_utf8(data) else None
    parser = html.HTMLParser(
        encoding="utf-8" if text is not None else None,
        no_network=True,
        recover=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    given = text.encode() if text is not None else data
    try:
        return html.document_fromstring(given.replace(b"\0", b" ") or b"<p></p>", parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return empty


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, whatever the page says: most pages from disk say nothing."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True

"""Reads the forms and links of a page as a browser does: nothing about our pages is assumed."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

CHOICES: Final = ("radio", "checkbox")


@dataclass
class Form:
    """One form of a page, with what it would send."""

    action: str
    method: str
    hidden: list[tuple[str, str]] = field(default_factory=list)
    """Names and values that are sent whatever the person does."""
    choices: dict[str, list[str]] = field(default_factory=dict)
    """Each group of radio buttons or check boxes, and its values."""
    buttons: list[tuple[str, str]] = field(default_factory=list)
    """Buttons that send a name and value of their own."""
    texts: list[str] = field(default_factory=list)
    """Names of the fields that a person types in."""


@dataclass
class Page:
    """What a person can do on a page."""

    forms: list[Form]
    links: list[str]
    """Addresses, in their order."""

    def form_with(self, name: str) -> Form | None:
        """Return the first form that has a choice, a button or a text called `name`."""
        for form in self.forms:
            if name in (*form.choices, *form.texts, *(n for n, _value in form.buttons)):
                return form
        return None


def read_page(text: str) -> Page:
    """Read a page of HTML."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return Page(reader.forms, reader.links)


class _Reader(HTMLParser):
    """Collects forms and links."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self._form: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in has:
            self.links.append(has["href"])
        elif tag == "form":
            self._form = Form(has.get("action", ""), has.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None and has.get("name"):
            self._take(self._form, tag, has)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None

    def _take(self, form: Form, tag: str, has: dict[str, str]) -> None:
        name, value, kind = has["name"], has.get("value", ""), has.get("type", "text")
        if tag == "textarea" or (tag == "input" and kind == "text"):
            form.texts.append(name)
        elif tag == "button":
            form.buttons.append((name, value))
        elif tag == "input" and kind == "hidden":
            form.hidden.append((name, value))
        elif tag == "input" and kind in CHOICES:
            form.choices.setdefault(name, []).append(value)

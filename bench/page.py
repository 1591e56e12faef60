"""Reads a form out of a page, as a browser does before somebody presses its button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """One form of a page."""

    action: str
    hidden: dict[str, str] = field(default_factory=dict)
    options: dict[str, list[str]] = field(default_factory=dict)
    """The values that can be chosen, by the name of their field."""


class _Reader(HTMLParser):
    """Collects the forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(given.get("action", "")))
        elif tag in ("input", "button") and self.forms and given.get("name"):
            self._add(self.forms[-1], given)

    @staticmethod
    def _add(form: Form, given: dict[str, str]) -> None:
        name, value = given["name"], given.get("value", "")
        if given.get("type") == "hidden":
            form.hidden[name] = value
        else:
            form.options.setdefault(name, []).append(value)


def find_form(page: bytes, is_wanted: Callable[[Form], bool]) -> Form:
    """Return the first form of `page` that is wanted. Raises LookupError if there is none."""
    reader = _Reader()
    reader.feed(page.decode("utf-8"))
    for form in reader.forms:
        if is_wanted(form):
            return form
    raise LookupError("the page has no such form")

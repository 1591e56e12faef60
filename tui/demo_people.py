"""Pretend people, each with a pretend phone: they open pages, choose and send, as anybody does."""

from __future__ import annotations

import http.cookiejar
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from coproduce.domain.people import How, Role
from coproduce.domain.safe_events import Wish
from tui.demo_form import Form, Page, read_page

PATIENCE: Final = 20.0
"""Seconds that a phone waits for a page."""


class NotThankedError(Exception):
    """A page did not come, or was not the one that says that it worked."""


@dataclass
class Phone:
    """A browser without a screen: it keeps its cookie and knows where it is."""

    base: str
    """Such as http://127.0.0.1:8080."""
    at: str = ""
    page: Page = field(default_factory=lambda: Page([], []))

    def __post_init__(self) -> None:
        """Start without a cookie."""
        jar = http.cookiejar.CookieJar()
        self._browser = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(jar)
        )

    def open(self, address: str, fields: Sequence[tuple[str, str]] | None = None) -> None:
        """Open a page, or send a form. Raises NotThankedError if no good page comes."""
        whole = urllib.parse.urljoin(self.at or self.base, address)
        body = None if fields is None else urllib.parse.urlencode(fields).encode()
        try:
            with self._browser.open(whole, body, PATIENCE) as answer:
                self.at = answer.geturl()
                self.page = read_page(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            raise NotThankedError(f"HTTP {error.code}") from None
        except OSError as error:  # urllib's own errors are among them
            raise NotThankedError(type(error).__name__) from None

    def send(self, form: Form, *chosen: tuple[str, str]) -> None:
        """Send a form with what was chosen or typed."""
        self.open(form.action or self.at, [*form.hidden, *chosen])

    def is_at(self, path: str) -> bool:
        """Whether the phone shows a page whose path starts so."""
        return urllib.parse.urlsplit(self.at).path.startswith(path)


@dataclass
class Pretend:
    """A pretend person."""

    role: Role
    phone: Phone
    answers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What this person was thanked for last, for each activity."""
    thanks: int = 0
    """How many answers were thanked for, changed ones too."""
    comments: int = 0
    """How many comments were thanked for."""

    def join(self, code: str) -> None:
        """Open the page behind the QR and say which role; then try the practice question."""
        self.phone.open(f"/J/{code}")
        self.phone.send(self._form("role"), ("role", str(self.role)))
        form = self._form("choice")
        self.phone.send(form, ("choice", form.choices["choice"][0]))

    def answer(
        self, activity: str, chosen: tuple[str, ...], how: How = How.OWN, times: int = 1
    ) -> None:
        """Open the question and answer it. Counts only what the phone was thanked for.

        Sent several `times`, as a phone with a bad connection does, it is still one answer.
        """
        self.phone.open("/now")
        if not self.phone.is_at(f"/q/{activity}"):
            self.phone.open(f"/q/{activity}")
        form = self._form("choice")
        more = [("how", str(how))] if "how" in form.choices else []
        for _again in range(times):
            self.phone.send(form, *(("choice", c) for c in chosen), *more)
        if not (self.phone.is_at("/thanks/") or self.phone.is_at("/q/")):
            raise NotThankedError(activity)
        self.answers[activity] = chosen
        self.thanks += 1

    def say(self, activity: str, words: str, wish: Wish) -> None:
        """Follow the link to the page for a comment, write, and choose who may read it."""
        link = next((x for x in self.phone.page.links if x.startswith("/say/")), f"/say/{activity}")
        self.phone.open(link)
        self.phone.send(self._form("comment"), ("comment", words), ("wish", str(wish)))
        if not self.phone.is_at("/thanks/"):
            raise NotThankedError(activity)
        self.comments += 1

    def choose_pictures(self, activity: str, wish: Wish) -> None:
        """Say something without writing: the first two pictures of the list."""
        self.phone.open(f"/pictures/{activity}")
        form = self._form("choice")
        chosen = [("choice", value) for value in form.choices["choice"][:2]]
        self.phone.send(form, *chosen, ("wish", str(wish)))
        if not self.phone.is_at("/thanks/"):
            raise NotThankedError(activity)
        self.comments += 1

    def agree(self, photographs: str) -> None:
        """Say yes or no to photographs, and leave the other parts of the agreement open."""
        self.phone.open("/agree")
        self.phone.send(self._form("photographs"), ("photographs", photographs))
        if not self.phone.is_at("/agreed"):
            raise NotThankedError("photographs")

    def need(self, signal: str) -> None:
        """Press the button that tells the desk something."""
        self.phone.send(self._form("signal"), ("signal", signal))

    def _form(self, name: str) -> Form:
        form = self.phone.page.form_with(name)
        if form is None:
            raise NotThankedError(name)
        return form


def crowd(number: int, base: str) -> list[Pretend]:
    """Return `number` people: of 16, 10 young people, 5 parents or carers and 1 professional."""
    professionals = number // 16 if number >= 16 else int(number >= 3)
    parents = round((number - professionals) / 3)
    roles = [Role.PROFESSIONAL] * professionals + [Role.PARENT] * parents
    roles = [Role.YOUNG_PERSON] * (number - len(roles)) + roles
    return [Pretend(role, Phone(base)) for role in roles]

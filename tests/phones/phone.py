"""A phone for tests: reads the pages it is given and sends the forms that stand on them.

It knows no address but the one it starts with, and nothing of what the server is made of.
"""

from __future__ import annotations

import http.client
import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

THANKS = "Thank you. We have your answer."
EMPTY = ("input", "meta", "link", "br", "img", "path", "circle", "rect", "line", "polyline")


@dataclass
class Form:
    """A form as a browser sees it."""

    method: str
    action: str
    kept: list[tuple[str, str]] = field(default_factory=list)
    """Hidden fields and typed ones with what is in them already."""
    choices: dict[str, list[str]] = field(default_factory=dict)
    """Radio buttons and boxes: name to values, in order."""
    checked: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    """Names of what can be typed into."""
    words: str = ""

    def body(self, **chosen: Any) -> str:
        """Return what a browser sends when these are chosen or typed."""
        pairs = [(n, v) for n, v in (*self.kept, *self.checked) if n not in chosen]
        for name, value in chosen.items():
            several = value if isinstance(value, (list, tuple)) else [value]
            pairs += [(name, str(one)) for one in several]
        return urlencode(pairs)

    def hidden(self, name: str) -> str:
        return dict(self.kept)[name]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.title = ""
        self.lang = ""
        self.controls: list[str] = []
        self._form: Form | None = None
        self._by_id: dict[str, Form] = {}
        self._presses: list[tuple[Form | str, str, tuple[str, str]]] = []
        self._text: str | None = None
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in given}
        if tag not in EMPTY:
            self._inside.append(tag)
        if tag == "html":
            self.lang = attributes.get("lang", "")
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if tag == "form":
            self._form = Form(attributes.get("method", "get").upper(), attributes.get("action", ""))
            self.forms.append(self._form)
            self._by_id[attributes.get("id", "")] = self._form
        if tag == "button" and "formaction" in attributes:
            owner = attributes.get("form", "") or self._form
            said = attributes.get("name", ""), attributes.get("value", "")
            if owner is not None:
                self._presses.append((owner, attributes["formaction"], said))
        if self._form is not None:
            self._control(self._form, tag, attributes)

    def _control(self, form: Form, tag: str, attributes: dict[str, str]) -> None:
        name, value = attributes.get("name", ""), attributes.get("value", "")
        kind = attributes.get("type", "text")
        if tag == "button" and name:
            form.buttons.append((name, value))
        elif tag == "textarea":
            form.texts.append(name)
            form.kept.append((name, ""))
        elif tag == "input" and kind in ("radio", "checkbox"):
            form.choices.setdefault(name, []).append(value)
            if "checked" in attributes:
                form.checked.append((name, value))
        elif tag == "input":
            form.kept.append((name, value))
            if kind != "hidden":
                form.texts.append(name)

    def own_forms(self) -> list[Form]:
        """Return the forms, and one more for each button that goes somewhere of its own."""
        found = list(self.forms)
        for owner, action, said in self._presses:
            form = self._by_id[owner] if isinstance(owner, str) else owner
            found.append(Form(form.method, action, [*form.kept, said]))
        return found

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        if tag in self._inside:
            while self._inside.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "title" in self._inside and "svg" not in self._inside:
            self.title += data
        if "body" in self._inside or not self._inside:
            self.words.append(data)
            if self._form is not None:
                self._form.words += data


@dataclass
class Page:
    """What came back, and what a person reads on it."""

    status: int
    address: str
    headers: dict[str, str]
    body: bytes

    def __post_init__(self) -> None:
        is_picture = "image/" in self.headers.get("content-type", "")
        self.text = "" if is_picture else self.body.decode("utf-8")
        reader = _Reader()
        if "html" in self.headers.get("content-type", ""):
            reader.feed(self.text)
        self.forms, self.links = reader.own_forms(), reader.links
        self.title, self.lang = reader.title, reader.lang
        self.words = re.sub(r"\s+", " ", " ".join(reader.words)).strip()

    def form(self, field_name: str) -> Form:
        """Return the form that has this field; fail if there is none."""
        for form in self.forms:
            names = {*dict(form.kept), *form.choices, *dict(form.buttons)}
            if field_name in names:
                return form
        raise AssertionError(f"no form with {field_name!r} on {self.address}: {self.words}")

    def form_to(self, action: str) -> Form:
        """Return the form that goes to this address."""
        for form in self.forms:
            if form.action == action:
                return form
        raise AssertionError(f"no form to {action} on {self.address}: {self.words}")

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Phone:
    """A browser with cookies, one connection, and no script."""

    def __init__(self, port: int, language: str = "en") -> None:
        self.port = port
        self.language = language
        self.cookies: dict[str, str] = {}
        self.cookie_lines: list[str] = []
        self.seen: list[Page] = []
        """Every page that a person saw, the newest last."""
        self._connection: http.client.HTTPConnection | None = None

    @property
    def page(self) -> Page:
        return self.seen[-1]

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def ask(
        self,
        method: str,
        address: str,
        body: str | bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Page:
        """Send one request, follow nothing, and return the answer."""
        sent = {"Accept-Language": self.language, "Accept": "text/html"}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{n}={v}" for n, v in self.cookies.items())
        if body is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        sent |= headers or {}
        answer = self._exchange(method, address, body, sent)
        page = Page(
            answer.status,
            address,
            {name.lower(): value for name, value in answer.getheaders()},
            answer.read(),
        )
        for line in answer.headers.get_all("set-cookie") or []:
            self.cookie_lines.append(line)
            name, _, value = line.partition(";")[0].partition("=")
            if "Max-Age=0" in line or value in ("", '""'):
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
        return page

    def _exchange(
        self, method: str, address: str, body: str | bytes | None, headers: dict[str, str]
    ) -> http.client.HTTPResponse:
        kept = self._connection is not None
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            self._connection.request(method, address, body, headers)
            return self._connection.getresponse()
        except (OSError, http.client.HTTPException):
            self.close()
            if not kept:
                raise
            return self._exchange(method, address, body, headers)

    def go(self, address: str, method: str = "GET", body: str | None = None) -> Page:
        """Open a page, follow where it sends us, and look at what comes."""
        page = self.ask(method, address, body)
        for _ in range(8):
            if page.status not in (301, 302, 303, 307):
                break
            address = urljoin(address, page.headers["location"])
            parts = urlsplit(address)
            address = parts.path + ("?" + parts.query if parts.query else "")
            page = self.ask("GET", address)
        else:
            raise AssertionError(f"sent round in circles at {address}")
        self.seen.append(page)
        return page

    def submit(self, form: Form, **chosen: Any) -> Page:
        """Press a form's button."""
        address = urljoin(self.page.address, form.action) if form.action else self.page.address
        return self.go(address, form.method, form.body(**chosen))

    def join(self, code: str, role: str = "young-person") -> Page:
        """Scan the QR and say who we are."""
        self.go(f"/J/{code}")
        return self.submit(self.page.form("role"), role=role)

    def answer(self, *choice: str, **more: Any) -> Page:
        """Answer the question on the page."""
        return self.submit(self.page.form("choice"), choice=list(choice), **more)

    def vote(self, activity: str, *choice: str, **more: Any) -> Page:
        """Open a question and answer it."""
        self.go(f"/q/{activity}")
        return self.answer(*choice, **more)

    def say(self, activity: str, text: str, wish: str = "report") -> Page:
        """Write a comment."""
        self.go(f"/say/{activity}")
        return self.submit(self.page.form("comment"), comment=text, wish=wish)

"""A meeting with a real server of its own, and a real browser, for the tests of the pages."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import tools
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from coproduce import content
from coproduce.domain import events as ev
from coproduce.domain.events_languages import LanguagesOffered
from coproduce.domain.safe_events import SafeguardingSet
from coproduce.domain.session import Session
from coproduce.following import Follower
from coproduce.home import SessionFolder
from coproduce.journal import Entry, JournalReader, SqliteJournal
from form.client import Client
from form.tokens import Tokens

CODE = "K7Q4AB"
PHONE = {"width": 320, "height": 640}
WAIT = 15_000
"""Milliseconds that a browser may take until something is so. Nothing sleeps."""

_SERVE = """
import sys
from pathlib import Path
from coproduce.home import SessionFolder
from form.server import serve
folder, port = SessionFolder(Path(sys.argv[1])), int(sys.argv[2])
serve(folder, "127.0.0.1", port, lambda info: print("ready", flush=True))
"""


class Room:
    """One session and its server, which can be stopped, killed and started again."""

    def __init__(
        self,
        path: Path,
        template: str = "eight-principles",
        language: str = "en",
        *,
        locales: Path | None = None,
        is_pretend: bool = False,
        offered: tuple[str, ...] = (),
    ) -> None:
        path.mkdir(parents=True)
        self.folder = SessionFolder(path)
        self.activities = content.template(template).activities
        title = content.template(template).title
        with SqliteJournal(self.folder.journal) as journal:
            created = ev.SessionCreated(path.name, title, CODE, language, is_pretend)
            hears = SafeguardingSet("Pretend Lead", "Pretend Deputy", "0000 000000")
            agenda = ev.AgendaSet(self.activities)
            every = Entry(LanguagesOffered(offered or _tags(locales)))
            journal.append([Entry(created), Entry(agenda), Entry(hears), every])
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._locales = locales
        self._server: subprocess.Popen[str] | None = None
        self._keys = count()
        self.start()

    def start(self) -> None:
        """Start the server, and return when phones can come."""
        environment = dict(os.environ, PYTHONPATH=str(tools.CHECKOUT))
        if self._locales is not None:
            environment["COPRODUCE_LOCALES"] = str(self._locales)
        command = [sys.executable, "-c", _SERVE, str(self.folder.path), str(self.port)]
        self._server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        assert self._server.stdout is not None
        assert self._server.stdout.readline().strip() == "ready"

    def kill(self) -> None:
        """Kill the server, as a power cut would."""
        self._end(subprocess.Popen.kill)

    def stop(self) -> None:
        """Ask the server to stop."""
        self._end(subprocess.Popen.terminate)

    def _end(self, how: Callable[[subprocess.Popen[str]], None]) -> None:
        if self._server is not None:
            how(self._server)
            self._server.communicate()
            self._server = None

    def let_minutes_pass(self, minutes: int) -> None:
        """Start the server again with a journal that was written so many minutes from now."""
        self.stop()
        with SqliteJournal(self.folder.journal) as journal:
            journal.clock._base += 60 * minutes
            journal.append([Entry(ev.DoorChanged(is_open=True))])
        self.start()

    def ask(self, command: str, **arguments: Any) -> dict[str, Any]:
        """Act as the desk."""
        return Client(self.folder).ask(command, **arguments)

    def open(self, number: int = 0) -> str:
        """Open a question; return its id."""
        activity = self.activities[number].id
        self.ask("open", activity=activity)
        return activity

    def vote(self, activity: str, *chosen: str) -> None:
        """Someone new answers."""
        seat = self.seat()
        key = f"key-{next(self._keys)}"
        self.ask("vote", seat=seat, activity=activity, chosen=chosen, how="own", key=key)

    def say(self, text: str) -> int:
        """Someone new writes about the first question; return the comment's id."""
        seat, activity = self.seat(), self.activities[0].id
        self.ask(
            "comment",
            wish="report",
            seat=seat,
            activity=activity,
            text=text,
            language="en",
            key="c" + seat,
        )
        return max(self.session().comments)

    def seat(self) -> str:
        return str(self.ask("seat", role="young-person", door="phone", language="en")["seat"])

    def session(self) -> Session:
        """Return what is on disk now."""
        with Follower(self.folder.journal) as follower:
            return follower.session

    def answers(self, activity: str) -> list[tuple[str, ...]]:
        """Return what was chosen, one for each person who answered."""
        return [vote.chosen for vote in self.session().votes.get(activity, {}).values()]

    def votes_cast(self) -> int:
        """Return how many answers were ever written, changed minds too."""
        with JournalReader(self.folder.journal) as reader:
            return sum(isinstance(r.event, ev.VoteCast) for r in reader.read())


def _tags(locales: Path | None) -> tuple[str, ...]:
    """Return the languages in a folder: tests offer every one, though nobody checked it."""
    return tuple(sorted(p.name for p in locales.iterdir() if p.is_dir())) if locales else ()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass(frozen=True)
class Phone:
    """A browser of its own: a person's phone."""

    context: BrowserContext
    page: Page
    room: Room

    def go(self, path: str) -> None:
        self.page.goto(self.room.url + path)

    def join(self, role: str = "young-person", language: str = "en") -> None:
        """From the QR to the practice question."""
        self.go(f"/j/{CODE}?lang={language}")
        self.page.check(f"#role-{role}")
        self.send()

    def sit_down(self) -> None:
        """Join without a page: the cookie is made as the server makes it."""
        maker = Tokens(self.room.folder.signing_secret(), self.room.folder.name)
        value = maker.seat(self.room.seat())
        self.context.add_cookies([{"name": "seat", "value": value, "url": self.room.url}])

    def practise(self) -> None:
        """Answer the practice question."""
        self.page.check("#c-yes")
        self.send()
        self.page.wait_for_url("**/practised")

    def send(self) -> None:
        """Press the main part's own button."""
        self.page.click("main form > button")

    def choose(self, choice: str) -> None:
        self.page.check(f"#c-{choice}")

    def see(self, path: str) -> None:
        """Wait until this page is there."""
        self.page.wait_for_url(f"{self.room.url}{path}", timeout=WAIT)

    def status(self, text: str) -> None:
        """Wait until the status line says this."""
        self.page.wait_for_function(
            "text => document.getElementById('status').textContent.includes(text)",
            arg=text,
            timeout=WAIT,
        )

    def text(self) -> str:
        return self.page.inner_text("body")

    def outbox(self) -> list[dict[str, str]]:
        kept: list[dict[str, str]] = self.page.evaluate(
            "JSON.parse(localStorage.getItem('outbox') || '[]')"
        )
        return kept


@contextlib.contextmanager
def chromium(*arguments: str) -> Iterator[Browser]:
    """Start a browser with these arguments too.

    Only inside a module's own fixture: its loop must end with the module.
    """
    tools.needs("chromium", "playwright")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=tools.chromium_path(), args=[*tools.CHROMIUM_ARGUMENTS, *arguments]
        )
        yield browser
        browser.close()


@contextlib.contextmanager
def phone(browser: Browser, room: Room, **options: Any) -> Iterator[Phone]:
    """Hand out a new phone; `options` are those of a browser context."""
    context = browser.new_context(**{"viewport": PHONE, "locale": "en-GB"} | options)
    context.set_default_timeout(WAIT)
    page = context.new_page()
    yield Phone(context, page, room)
    context.close()

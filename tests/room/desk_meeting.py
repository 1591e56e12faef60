"""A meeting for tests of screens: the real host and its commands, without a socket."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from coproduce import content
from coproduce.domain import events as ev
from coproduce.domain.safe_events import SafeguardingSet
from coproduce.domain.session import Session
from coproduce.errors import CoproduceError
from coproduce.home import ServerInfo, SessionFolder
from coproduce.journal import Entry, SqliteJournal
from form.client import NoServerError
from form.commands import COMMANDS
from form.host import Host


class Meeting:
    """A session whose server runs in a thread; `ask` is what `form.client.Client` does."""

    def __init__(self, folder: Path, template: str = "eight-principles") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = SessionFolder(folder)
        self.is_away = False
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.loses_thanks = False
        """What was asked is done, but the answer does not arrive."""
        self.refusal = ""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        made = content.template(template)
        journal = SqliteJournal(self.folder.journal)
        journal.append(
            [
                Entry(ev.SessionCreated("meeting", made.title, "K7Q4AB", "en")),
                Entry(ev.AgendaSet(made.activities)),
                Entry(SafeguardingSet("Pretend Lead", "Pretend Deputy", "0000 000000")),
            ]
        )
        self.host = self._run(self._host(journal))

    async def _host(self, journal: SqliteJournal) -> Host:
        return Host(self.folder, journal, ServerInfo("192.168.1.20", 8080, 1))

    def _run(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(20)

    @property
    def session(self) -> Session:
        return self.host.session

    def ask(self, command: str, **arguments: Any) -> dict[str, Any]:
        """As `Client.ask`: NoServerError while `is_away`."""
        if self.is_away:
            raise NoServerError
        self.asked.append((command, arguments))
        if self.refusal:
            raise CoproduceError(self.refusal)
        answer = self._run(COMMANDS[command](self.host, arguments))
        if self.loses_thanks:
            raise NoServerError
        return dict(answer)

    def tell(self) -> None:
        """Tell the group what it decides today, so that the desk is not asked about it."""
        self.ask("opening", decide="What we eat")
        self.ask("screen", view="opening")

    def say(self, text: str, role: str = "young-person", wish: str = "report") -> int:
        """Someone new writes `text` about the first activity; return the comment's id."""
        seat = self.seat(role)
        first = self.session.agenda[0].id
        self.ask(
            "comment",
            seat=seat,
            activity=first,
            text=text,
            language="en",
            wish=wish,
            key=f"k{seat}",
        )
        return max(self.session.comments)

    def seat(self, role: str = "young-person") -> str:
        return str(self.ask("seat", role=role, door="phone", language="en")["seat"])

    def vote(self, choice: str, activity: str | None = None) -> str:
        seat = self.seat()
        now = activity or self.session.agenda[0].id
        self.ask("vote", seat=seat, activity=now, chosen=[choice], how="own", key=f"v{seat}")
        return seat

    def close(self) -> None:
        self._run(self.host.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at

    def move(self, seconds: float) -> None:
        self.at += seconds


async def until(pilot: Any, is_so: Callable[[], bool], tries: int = 400) -> None:
    """Let the screen work until something is so; fail if it never is."""
    for _ in range(tries):
        if is_so():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came")


def drawn(app: Any) -> str:
    """Return what stands on the screen, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)

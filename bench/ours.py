"""Our own server behind the same few calls: `coproduce serve`, and phones that join by the form."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urljoin

from bench.page import find_form
from bench.phone import HOST, Answer, Phone
from bench.servers import CannotRunError, Server, post_form
from coproduce import content
from coproduce.domain import events
from coproduce.domain.safe_events import SafeguardingSet
from coproduce.domain.session import Session, fold
from coproduce.home import SessionFolder
from coproduce.journal import Entry, JournalReader, SqliteJournal
from form.client import Client

SESSION = "bench"
CODE = "BENCH2"
TEMPLATE = "eight-principles"


class Ours(Server):
    """A meeting on the eight principles, in a data folder of its own."""

    name = "coproduce"
    may_resend = True

    def __init__(self, folder: Path, questions: Iterable[str]) -> None:
        """Put one principle to the room for each of `questions`."""
        super().__init__(folder, questions)
        self.session = SessionFolder(folder / "sessions" / SESSION)
        activities = content.template(TEMPLATE).activities
        self.activities = dict(zip(self.questions, activities, strict=False))
        self._cookies: list[str] = []

    def set_up(self) -> None:
        """Make the meeting."""
        self.session.path.mkdir(parents=True, mode=0o700)
        agenda = tuple(self.activities.values())
        begin: list[events.Event] = [
            events.SessionCreated(SESSION, "Bench", CODE, "en", is_pretend=True),
            events.AgendaSet(agenda),
            SafeguardingSet("Pretend Lead", "Pretend Deputy", "0000 000000"),
        ]
        with SqliteJournal(self.session.journal) as journal:
            journal.append([Entry(event) for event in begin])

    def environment(self) -> dict[str, str]:
        """Keep everything in our folder."""
        return {"COPRODUCE_HOME": str(self.folder)}

    def command(self) -> list[str]:
        """Return the command `coproduce serve`."""
        return [program(), "serve", SESSION, "--host", HOST, "--port", str(self.port)]

    def is_listening(self) -> bool:
        """Whether the server answers the desk: it opens its port a little before that."""
        return Client(self.session).is_running()

    async def prepare(self, question: str, count: int) -> list[bytes]:
        """Open the question, let `count` phones load its page, and return what they will send."""
        activity = self.activities[question]
        Client(self.session).ask("open", activity=activity.id)
        phone = await Phone(self.port).open()
        try:
            while len(self._cookies) < count:
                self._cookies.append(await self._join(phone))
            return [
                await self._load_question(phone, number, f"/q/{activity.id}")
                for number in range(count)
            ]
        finally:
            phone.close()

    def is_acknowledged(self, answer: Answer) -> bool:
        """A phone is sent on to the page of thanks once its vote is on disk."""
        return answer.status == 303 and any("/thanks" in to for to in answer.header("location"))

    def stored(self, question: str) -> int:
        """Count the seats that have a vote in the journal."""
        return len(self.read().votes.get(self.activities[question].id, {}))

    def read(self) -> Session:
        """Return the meeting as its journal tells it now."""
        with JournalReader(self.session.journal) as journal:
            return fold(journal.read())

    async def _join(self, phone: Phone) -> str:
        """Scan the QR, choose a role, and return the seat's cookie."""
        address = f"/j/{CODE}"
        page = await phone.send(self._get(address))
        form = find_form(page.body, lambda form: "role" in form.options)
        roles = form.options["role"]
        fields = form.hidden | {"role": roles[len(self._cookies) % len(roles)]}
        joined = await phone.send(post_form(urljoin(address, form.action), fields, self._host))
        cookies = joined.header("set-cookie")
        if not cookies:
            raise CannotRunError(f"joining was answered with {joined.status} and no cookie")
        return cookies[0].partition(";")[0]

    async def _load_question(self, phone: Phone, number: int, address: str) -> bytes:
        """Load the question's page and return the POST that its button sends."""
        cookie = f"Cookie: {self._cookies[number]}"
        page = await phone.send(self._get(address, cookie))
        form = find_form(page.body, lambda form: "choice" in form.options)
        choices = form.options["choice"]
        fields = form.hidden | {"choice": choices[number % min(3, len(choices))]}
        return post_form(urljoin(address, form.action), fields, self._host, cookie)

    def _get(self, address: str, *headers: str) -> bytes:
        lines = [f"GET {address} HTTP/1.1", self._host, *headers]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    @property
    def _host(self) -> str:
        return f"Host: {HOST}:{self.port}"


def program() -> str:
    """Return the command `coproduce` that belongs to this Python. Raises CannotRunError."""
    found = shutil.which("coproduce", path=str(Path(sys.executable).parent))
    if found is None:
        raise CannotRunError("the command coproduce is not installed")
    return found

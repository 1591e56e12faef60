"""The reference and the two peers that can be installed with pip, each behind the same few calls.

What each does with a vote was read in its installed source (mentipy 0.12, livepoll 0.0.3).
"""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from bench.phone import Answer, Phone
from bench.servers import CannotRunError, Server, post, post_form

JSON = "application/json"


class Reference(Server):
    """Our floor: Starlette and SQLite in about 60 lines."""

    name = "reference"
    may_resend = True

    def command(self) -> list[str]:
        """Return the command line of reference.py."""
        program = Path(__file__).with_name("reference.py")
        return [sys.executable, str(program), str(self.port), str(self._file)]

    async def prepare(self, question: str, count: int) -> list[bytes]:
        """Return a small form for each of `count` devices."""
        return [
            post_form("/vote", {"question": question, "device": f"d{i}", "choice": str(i % 3)})
            for i in range(count)
        ]

    def stored(self, question: str) -> int:
        """Count the rows through a connection of our own."""
        return _count(self._file, "SELECT count(*) FROM vote WHERE question=?", question)

    @property
    def _file(self) -> Path:
        return self.folder / "votes.db"


class Mentipy(Server):
    """Daniel Bosk's mentipy: one JSON file, one thread and one connection for each vote.

    It answers in HTTP/1.0, so a phone cannot keep its connection; here each opens one beforehand.
    """

    name = "mentipy"

    def set_up(self) -> None:
        """Register the questions with mentipy's own Store, as its slides do."""
        _needs("mentipy")
        mentipy = importlib.import_module("mentipy")
        store = mentipy.Store(self._file, min_prefix=4)
        self._prefixes: dict[str, str] = {}
        for name in self.questions:
            question = mentipy.MCQuestion(text=name, options=("Yes", "Sometimes", "No"))
            self._prefixes[name] = store.register(question)
        settings = {"mentipy": {"base_url": f"http://127.0.0.1:{self.port}"}}
        (self.folder / "config.json").write_text(json.dumps(settings), encoding="utf-8")

    def environment(self) -> dict[str, str]:
        """Keep mentipy's settings in our folder."""
        return {"MENTIPY_CONFIG": str(self.folder / "config.json")}

    def command(self) -> list[str]:
        """Return the command `mentipy serve`, with every question open."""
        run = "from mentipy.cli import main; main()"
        where = ["--host", "127.0.0.1", "--port", str(self.port), "--store", str(self._file)]
        return [sys.executable, "-c", run, "serve", *where, "--no-lock"]

    async def prepare(self, question: str, count: int) -> list[bytes]:
        """Return the form that mentipy's page sends."""
        path = f"/{self._prefixes[question]}"
        return [post_form(path, {"value": str(i % 3)}) for i in range(count)]

    def is_acknowledged(self, answer: Answer) -> bool:
        """Mentipy sends a phone on to its page of thanks."""
        return answer.status in (302, 303) and "/thanks" in answer.head

    def stored(self, question: str) -> int:
        """Count the answers in its file."""
        kept = json.loads(self._file.read_text(encoding="utf-8"))
        names = {key: value["text"] for key, value in kept["questions"].items()}
        return sum(len(rows) for key, rows in kept["answers"].items() if names[key] == question)

    @property
    def _file(self) -> Path:
        return self.folder / "mentipy.json"


class Livepoll(Server):
    """calcuis's livepoll: FastAPI and SQLAlchemy; a vote reads a counter, adds 1 and writes it.

    It has no command of its own, and names none of the libraries that it imports.
    """

    name = "livepoll"

    def set_up(self) -> None:
        """Look whether livepoll and what it needs are installed."""
        _needs("livepoll", "fastapi", "sqlalchemy", "uvicorn")

    def command(self) -> list[str]:
        """Return the uvicorn command for livepoll's application."""
        where = ["--host", "127.0.0.1", "--port", str(self.port)]
        quiet = ["--log-level", "warning", "--no-access-log"]
        return [sys.executable, "-m", "uvicorn", "livepoll.main:app", *where, *quiet]

    async def get_ready(self) -> None:
        """Make the polls through its API."""
        self._polls: dict[str, tuple[str, list[int]]] = {}
        phone = await Phone(self.port).open()
        for name in self.questions:
            body = json.dumps({"question": name, "options": ["Yes", "Sometimes", "No"]}).encode()
            made = json.loads((await phone.send(post("/polls", body, JSON))).body)
            self._polls[name] = made["id"], [option["id"] for option in made["options"]]
        phone.close()

    async def prepare(self, question: str, count: int) -> list[bytes]:
        """Return the JSON that livepoll's page sends."""
        poll, options = self._polls[question]
        bodies = [json.dumps({"option_id": options[i % 3]}).encode() for i in range(count)]
        return [post(f"/polls/{poll}/vote", body, JSON) for body in bodies]

    def stored(self, question: str) -> int:
        """Add up the counters of the poll's options in its file."""
        add = "SELECT sum(votes) FROM options JOIN polls ON polls.id = poll_id WHERE question=?"
        return _count(self.folder / "polls.db", add, question)


def version(peer: str) -> str:
    """Return the installed version of `peer`, or nothing."""
    try:
        return importlib.metadata.version(peer)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _needs(*modules: str) -> None:
    missing = [name for name in modules if importlib.util.find_spec(name) is None]
    if missing:
        raise CannotRunError("not installed: " + ", ".join(missing))


def _count(file: Path, query: str, question: str) -> int:
    with closing(sqlite3.connect(file)) as database:
        return int(database.execute(query, (question,)).fetchone()[0] or 0)

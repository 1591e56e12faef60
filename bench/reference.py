"""The floor for votes: the smallest honest server, about 60 lines. `python reference.py PORT FILE`.

One vote is one POST. It is answered after its transaction is on disk (WAL, synchronous=FULL), and
a transaction holds whatever came in while the one before it was being written.
"""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import sys
from collections.abc import AsyncIterator
from urllib.parse import parse_qs

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

Vote = tuple[str, str, int]
TABLE = "CREATE TABLE vote(question TEXT, device TEXT, choice INT, UNIQUE(question, device))"
PUT = "INSERT INTO vote VALUES(?,?,?) ON CONFLICT DO UPDATE SET choice=excluded.choice"


class Ballots:
    """The votes on disk, and those that wait for the next transaction."""

    def __init__(self, path: str) -> None:
        self.database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.database.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; {TABLE}")
        self.waiting: asyncio.Queue[tuple[Vote, asyncio.Future[None]]] = asyncio.Queue()

    async def put(self, vote: Vote) -> None:
        """Return when `vote` is on disk."""
        written = asyncio.get_running_loop().create_future()
        self.waiting.put_nowait((vote, written))
        await written

    async def write_for_ever(self) -> None:
        """Write whatever waits, again and again."""
        while True:
            batch = [await self.waiting.get()]
            while not self.waiting.empty():
                batch.append(self.waiting.get_nowait())
            await asyncio.to_thread(self._commit, [vote for vote, _ in batch])
            for _, written in batch:
                if not written.done():
                    written.set_result(None)

    def _commit(self, votes: list[Vote]) -> None:
        self.database.execute("BEGIN IMMEDIATE")
        self.database.executemany(PUT, votes)
        self.database.execute("COMMIT")


def build(path: str) -> Starlette:
    """Return the application that keeps its votes in the new file `path`."""
    ballots = Ballots(path)

    async def vote(request: Request) -> JSONResponse:
        fields = parse_qs((await request.body()).decode())
        await ballots.put((fields["question"][0], fields["device"][0], int(fields["choice"][0])))
        return JSONResponse({"kept": True})

    async def total(request: Request) -> JSONResponse:
        count = "SELECT count(*) FROM vote WHERE question=?"
        row = ballots.database.execute(count, (request.query_params["question"],)).fetchone()
        return JSONResponse({"total": row[0]})

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        writer = asyncio.create_task(ballots.write_for_ever())
        yield
        writer.cancel()

    routes = [Route("/vote", vote, methods=["POST"]), Route("/total", total)]
    return Starlette(routes=routes, lifespan=lifespan)


if __name__ == "__main__":
    app = build(sys.argv[2])
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning", access_log=False)

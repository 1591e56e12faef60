"""Natural batching in our journal with 60 people waiting, against one commit a vote."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from statistics import median

from bench.result import Result, Setting, tell
from bench.table import Row, at_least, times
from coproduce.batching import Batcher
from coproduce.domain.events import VoteCast
from coproduce.journal import Entry, SqliteJournal

WAITING = 60
"""How many people wait for their thanks at any moment."""

SECONDS = 1.0
"""How long each side runs in a round."""

FIGURE = f"votes a second written with {WAITING} waiting, against one commit a vote"


def measure(setting: Setting) -> Result:
    """Return the row about batching."""
    pairs = []
    for number in range(setting.rounds):
        sides = [_one_commit_a_vote, _batched]
        for side in sides if number % 2 else sides[::-1]:
            with tempfile.TemporaryDirectory(dir=setting.disk) as folder:
                rate = side(Path(folder) / "session.db")
            pairs.append((side.__name__, rate))
            tell(f"round {number + 1}: batching, {side.__name__.strip('_')}: {rate:.0f} a second")
    singly = [rate for name, rate in pairs if name == _one_commit_a_vote.__name__]
    together = [rate for name, rate in pairs if name == _batched.__name__]
    ratio = median(fast / slow for fast, slow in zip(together, singly, strict=True))
    row = Row(
        figure=FIGURE,
        value=ratio,
        ours=times(ratio, f"{median(together):.0f} a second"),
        floor=f"{median(singly):.0f} a second",
        limit=at_least(8),
    )
    return Result([row], data={"one commit a vote": singly, "batched": together})


def _votes() -> Iterator[Entry]:
    """Yield votes as they come from phones, each with its own submission key."""
    for number in count():
        vote = VoteCast(f"seat{number % 997}", "activity", ("yes",))
        yield Entry(vote, f"{number:032x}")


def _one_commit_a_vote(file: Path) -> float:
    """Return how many votes a second are on disk when each has its own commit."""
    votes = _votes()
    with SqliteJournal(file) as journal:
        began = time.perf_counter()
        for written in count():
            taken = time.perf_counter() - began
            if taken > SECONDS:
                return written / taken
            journal.append([next(votes)])
    raise AssertionError("count() does not end")


def _batched(file: Path) -> float:
    """Return how many votes a second are on disk when they share commits."""
    with SqliteJournal(file) as journal:
        return asyncio.run(_many_wait(journal))


async def _many_wait(journal: SqliteJournal) -> float:
    batcher = Batcher(journal, lambda _recorded: None)
    votes = _votes()
    began = time.perf_counter()
    written = 0

    async def person() -> None:
        nonlocal written
        while time.perf_counter() - began < SECONDS:
            await batcher.append(next(votes))
            written += 1

    await asyncio.gather(*(person() for _ in range(WAITING)))
    taken = time.perf_counter() - began
    await batcher.close()
    return written / taken

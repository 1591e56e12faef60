"""Send votes in one of three shapes and note what came of them."""

from __future__ import annotations

import asyncio
import gc
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from bench.phone import Answer, Phone
from bench.servers import Server


@dataclass(frozen=True)
class Shape:
    """How many phones vote, at random moments within how many seconds (0: all at once)."""

    name: str
    phones: int
    seconds: float
    repeats: int = 1
    """How often in a round, each time with a question of its own."""

    @property
    def questions(self) -> list[str]:
        """The name of the question of each repeat."""
        return [f"{self.name}, {number + 1}" for number in range(self.repeats)]


SHAPES = (
    Shape("30 phones in 5 s", 30, 5.0),
    Shape("30 phones at once", 30, 0.0, repeats=5),
    Shape("100 phones in 5 s", 100, 5.0),
)
"""The three shapes of issue 2."""

PRACTICE = Shape("practice", 10, 0.0)
"""The practice question that a real session begins with: what runs once has run by then."""


@dataclass(frozen=True)
class Outcome:
    """What one server did with one shape; times in seconds, memory in bytes."""

    asked: int
    acknowledged: int
    stored: int
    p50: float
    p95: float
    processor: float
    """Processor seconds for one acknowledged vote."""
    memory: int
    reopened: int
    """How many phones found their connection closed and opened another."""

    @property
    def lost(self) -> int:
        """Votes that were acknowledged and are not stored."""
        return self.acknowledged - self.stored

    @property
    def unthanked(self) -> int:
        """Votes that were never acknowledged."""
        return self.asked - self.acknowledged

    def in_short(self) -> str:
        """Return a line for whoever waits."""
        return (
            f"thanked {self.acknowledged}, stored {self.stored} of {self.asked}, "
            f"p50 {self.p50 * 1000:.1f} ms, p95 {self.p95 * 1000:.1f} ms, "
            f"processor {self.processor * 1000:.2f} ms a vote, {self.memory / 1e6:.0f} MB"
        )


def quantile(values: Sequence[float], share: float) -> float:
    """Return the nearest-rank quantile of `values`, infinite if there are none."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)] if ranked else math.inf


@dataclass(frozen=True)
class Crowd:
    """Phones with open connections, each with its request and its moment in seconds."""

    server: Server
    plan: list[tuple[Phone, bytes, float]]

    @classmethod
    async def gather(cls, server: Server, shape: Shape, seed: int, repeat: int = 0) -> Crowd:
        """Get the phones of `shape` ready; one `seed` gives every server the same moments."""
        requests = await server.prepare(shape.questions[repeat], shape.phones)
        chance = random.Random(seed)
        plan = [
            (await Phone(server.port).open(), request, chance.uniform(0, shape.seconds))
            for request in requests
        ]
        await asyncio.sleep(0.1)  # until the server has taken every connection
        return cls(server, plan)

    async def vote(self) -> list[Answer]:
        """Send every request at its moment; return the answers that came."""
        began = asyncio.get_running_loop().time() + 0.05
        gc.collect()
        gc.disable()  # its pauses would be counted as the server's
        try:
            answers = await asyncio.gather(*(self._send(*step, began) for step in self.plan))
        finally:
            gc.enable()
            for phone, _, _ in self.plan:
                phone.close()
        return [answer for answer in answers if answer is not None]

    async def _send(
        self, phone: Phone, request: bytes, moment: float, began: float
    ) -> Answer | None:
        await asyncio.sleep(began + moment - asyncio.get_running_loop().time())
        try:
            return await phone.send(request, may_resend=self.server.may_resend)
        except (ConnectionError, TimeoutError):
            return None


async def send_votes(server: Server, shape: Shape, seed: int, repeat: int = 0) -> Outcome:
    """Send `shape` to `server` and return what it did."""
    crowd = await Crowd.gather(server, shape, seed, repeat)
    before = server.usage()
    answers = await crowd.vote()
    after = server.usage()
    thanked = [answer for answer in answers if server.is_acknowledged(answer)]
    times = [answer.seconds for answer in thanked]
    return Outcome(
        asked=shape.phones,
        acknowledged=len(thanked),
        stored=server.stored(shape.questions[repeat]),
        p50=quantile(times, 0.5),
        p95=quantile(times, 0.95),
        processor=(after.processor - before.processor) / max(1, len(thanked)),
        memory=after.memory,
        reopened=sum(answer.is_reopened for answer in thanked),
    )

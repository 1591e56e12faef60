"""What a person sees: a vote on the room's screen, and a key at the desk while 100 phones vote."""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from bench.desk_keys import PATIENCE, Keys, Place, learn, press_keys
from bench.load import Crowd, Shape, quantile
from bench.ours import SESSION, Ours, program
from bench.phone import Phone
from bench.result import Result, Setting, tell
from bench.servers import CannotRunError
from bench.table import Row, milliseconds, times
from bench.terminal import Terminal
from coproduce import sentences
from coproduce.errors import CoproduceError

FIRST = Shape("first votes", 3, 0.0)
"""Votes before the measured ones: what runs once has run by then."""
WATCHED = Shape("watched votes", 30, 0.0)
"""Votes that are sent one after the other and looked for on the screen."""
BUSY = Shape("100 phones in 5 s", 100, 5.0)
"""Phones that vote while keys are pressed."""

ROW = "a vote until its row on the room's screen, 95 of 100; the floor is its thanks"
MOVE = "a key that moves at the desk while 100 phones vote, 95 of 100; the floor is nobody voting"
ASK = "a key at the desk that asks the server, the same"

PEERS = {"mentipy": "its page reloads every 2 s", "livepoll": "it has no screen"}
"""Not measured, but read in their source."""


@dataclass
class Found:
    """Every time that was measured, in seconds, over all rounds."""

    thanks: list[float] = field(default_factory=list)
    rows: list[float] = field(default_factory=list)
    quiet: Keys = field(default_factory=Keys)
    busy: Keys = field(default_factory=Keys)


def measure(setting: Setting) -> Result:
    """Return the rows about screens."""
    found = Found()
    notes = []
    for number in range(setting.rounds):
        try:
            asyncio.run(_round(setting, number, found))
        except (CannotRunError, CoproduceError, LookupError, TimeoutError) as reason:
            why = str(reason) or type(reason).__name__
            notes.append(f"Round {number + 1} of the screens came to no end: {why}.")
            tell(notes[-1])
    rows = [
        replace(_row(ROW, found.rows, found.thanks, "250 ms"), peers=PEERS),
        _row(MOVE, found.busy.moves, found.quiet.moves, "100 ms"),
        _row(ASK, found.busy.asks, found.quiet.asks, "100 ms"),
    ]
    return Result(rows, notes, asdict(found))


def _row(figure: str, ours: list[float], floor: list[float], person: str) -> Row:
    """Return a row about the 95th percentiles over all rounds; nothing is required of it."""
    if not (ours and floor):
        return Row(figure, None, "not measured", person=person)
    slow, quick = quantile(ours, 0.95), quantile(floor, 0.95)
    cell = times(slow / quick, milliseconds(slow))
    return Row(figure, slow / quick, cell, milliseconds(quick), person=person)


async def _round(setting: Setting, number: int, found: Found) -> None:
    """Run the server, the room's screen and the desk beside each other, as on the day."""
    with tempfile.TemporaryDirectory(dir=setting.disk) as folder:
        server = Ours(Path(folder), [*FIRST.questions, *WATCHED.questions, *BUSY.questions])
        room, desk = Terminal(), Terminal()
        try:
            await server.start()
            await (await Crowd.gather(server, FIRST, number)).vote()
            room.start([program(), "screen", SESSION], server.environment())
            desk.start([program(), "desk", SESSION], server.environment())
            await _watch_votes(server, room, number, found)
            await _use_desk(server, desk, number, found)
        finally:
            room.stop()
            desk.stop()
            server.stop()
    tell(
        f"round {number + 1}: row on the screen {milliseconds(quantile(found.rows, 0.95))}, desk's "
        f"key {milliseconds(quantile(found.quiet.moves, 0.95))} with nobody voting, "
        f"{milliseconds(quantile(found.busy.moves, 0.95))} while 100 phones vote"
    )


async def _watch_votes(server: Ours, room: Terminal, seed: int, found: Found) -> None:
    """Send votes one after the other, each at a random moment of the screen's own rhythm."""
    requests = await server.prepare(WATCHED.questions[0], WATCHED.phones)
    await room.until(lambda seen: sentences.answered(0) in seen.text, PATIENCE)
    chance = random.Random(seed)
    for count, request in enumerate(requests, 1):
        await asyncio.sleep(chance.uniform(0.1, 0.5))
        await _watch_vote(server, room, request, sentences.answered(count), found)


async def _watch_vote(
    server: Ours, room: Terminal, request: bytes, expected: str, found: Found
) -> None:
    phone = await Phone(server.port).open()
    drawn = asyncio.ensure_future(room.until(lambda seen: expected in seen.text, PATIENCE))
    await asyncio.sleep(0)  # until it watches
    answer = await phone.send(request)
    found.rows.append(await drawn - answer.began)
    found.thanks.append(answer.seconds)
    phone.close()


async def _use_desk(server: Ours, desk: Terminal, number: int, found: Found) -> None:
    """Press the same keys with nobody voting and while 100 phones vote, in turns."""
    crowd = await Crowd.gather(server, BUSY, number)
    await asyncio.sleep(1)  # until the desk shows the open question
    places = await learn(desk)
    if number % 2:
        await _press_quietly(desk, places, found.quiet)
    voting = asyncio.ensure_future(crowd.vote())
    await press_keys(desk, places, found.busy, lambda: not voting.done())
    await voting
    if not number % 2:
        await _press_quietly(desk, places, found.quiet)


async def _press_quietly(desk: Terminal, places: list[Place], keys: Keys) -> None:
    """Press keys with nobody voting, for as long as the phones need to vote."""
    end = time.monotonic() + BUSY.seconds
    await press_keys(desk, places, keys, lambda: time.monotonic() < end)

"""Keys at the desk, and how long each takes until the desk's screen has answered it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.terminal import Terminal

DOWN, UP, CLEAR = "\x1b[B", "\x1b[A", "x"
CLEARED = "It is cleared."
"""What the desk says of the room's screen once the server has cleared it."""

PAUSE = 0.13
"""Seconds between an answer and the next key."""
PATIENCE = 10.0
"""Seconds after which an answer that does not come is a fault."""

Place = tuple[str, tuple[int, int]]
"""A key, and where the cursor stands after it: column and line."""


@dataclass
class Keys:
    """The seconds of every key, by what it does."""

    moves: list[float] = field(default_factory=list)
    """A key that only moves the cursor from one question to the next."""
    asks: list[float] = field(default_factory=list)
    """A key that asks the server, and is answered when the journal says so."""


async def learn(desk: Terminal) -> list[Place]:
    """Return the keys that move, each with the place where the cursor then stands.

    A place is known beforehand, so that a screen that is drawn by halves, with the cursor on its
    way, does not look like an answer.
    """
    places = []
    for key in (DOWN, UP):
        before = desk.cursor
        desk.press(key)
        await _until_moved(desk, before)
        await asyncio.sleep(0.5)
        places.append((key, desk.cursor))
    return places


async def press_keys(
    desk: Terminal, places: list[Place], keys: Keys, goes_on: Callable[[], bool]
) -> None:
    """Press each key in turn while `goes_on` says so, and add how long each took to `keys`.

    It ends where it began: the cursor on the first place, the room's screen not cleared.
    """
    while goes_on():
        for number, (key, place) in enumerate(places):
            move = await _move(desk, key, place)
            await asyncio.sleep(PAUSE)
            ask = await _ask(desk, is_cleared=number == 0)
            await asyncio.sleep(PAUSE)
            if goes_on():
                keys.moves.append(move)
                keys.asks.append(ask)


async def _until_moved(desk: Terminal, before: tuple[int, int]) -> None:
    await desk.until(lambda seen: seen.cursor != before, PATIENCE)


async def _move(desk: Terminal, key: str, place: tuple[int, int]) -> float:
    began = desk.press(key)
    return await desk.until(lambda seen: seen.cursor == place, PATIENCE) - began


async def _ask(desk: Terminal, *, is_cleared: bool) -> float:
    began = desk.press(CLEAR)
    return await desk.until(lambda seen: (CLEARED in seen.text) is is_cleared, PATIENCE) - began

"""A hand at the keys of the desk and of the shared keyboard."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from tests.room.desk_meeting import HandClock, Meeting, drawn, until
from tui.screens.desk import DeskApp, DeskScreen
from tui.screens.vote import VoteApp, VoteScreen
from tui.screens.vote_state import Step

SIZES = [(80, 24), (40, 12), (120, 40), (200, 50)]


class Hand:
    """Presses keys and waits until the server has thanked the screen."""

    def __init__(self, app: Any, pilot: Any, meeting: Meeting, clock: HandClock) -> None:
        self.app, self.pilot, self.meeting, self.clock = app, pilot, meeting, clock
        self.opened: list[Path] = []

    async def press(self, *keys: str) -> None:
        """Press each key with time enough before it."""
        for key in keys:
            self.clock.move(2)
            await self.pilot.press(key)
            await self.settle()

    async def settle(self) -> None:
        """Wait for the threads that ask the server, and for the drawing after them."""
        await self.app.workers.wait_for_complete()
        await self.pilot.pause(0)

    async def until(self, is_so: Any) -> None:
        await until(self.pilot, is_so)

    async def follow(self) -> None:
        """Let the screen see what others did."""
        last = self.meeting.session.last
        await self.until(lambda: self.app.screen._follower.session.last >= last)
        await self.settle()
        if isinstance(self.app.screen, DeskScreen):
            self.app.screen.draw()
            await self.pilot.pause()

    @property
    def text(self) -> str:
        """What stands on the screen, in one line."""
        return " ".join(drawn(self.app).split())

    @property
    def cursor_line(self) -> str:
        """The line that the terminal's cursor stands on, from the cursor on."""
        at = self.app.cursor_position
        return drawn(self.app).split("\n")[at.y][at.x :]

    def is_at(self, step: Step) -> bool:
        """Whether the shared keyboard shows this page."""
        assert isinstance(self.app.screen, VoteScreen)
        return self.app.screen.flow.step is step


@contextlib.asynccontextmanager
async def at_desk(
    meeting: Meeting, size: tuple[int, int] = (80, 24), *, is_in_room: bool = False
) -> AsyncIterator[Hand]:
    """Open the desk; `is_in_room` in the window that shows the room's screen."""
    opened: list[Path] = []
    clock = HandClock()

    def open_file(file: Path) -> bool:
        opened.append(file)
        return True

    app = DeskApp(meeting.folder, meeting, open_file, clock, is_in_room=is_in_room)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        hand = Hand(app, pilot, meeting, clock)
        hand.opened = opened
        yield hand


@contextlib.asynccontextmanager
async def at_keyboard(meeting: Meeting, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Hand]:
    """Open the shared keyboard."""
    clock = HandClock()
    app = VoteApp(meeting.folder, meeting, clock)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Hand(app, pilot, meeting, clock)

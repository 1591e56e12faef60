"""A process that a screen starts, such as one that makes a pack. It ends with the screen."""

from __future__ import annotations

import asyncio
import contextlib
import re
import subprocess
from collections.abc import Callable, Sequence
from typing import Final

from tui import children, pack_child

SHOWN: Final = 12
"""The most lines of what a process says that stay on the screen."""
_COUNTED: Final = re.compile(r"\d+\D+\d+")
"""How many of how many: figures that change while the words around them stay."""


class Child:
    """One process at a time, read in a task of its own so that nothing of it is left behind."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._process: asyncio.subprocess.Process | None = None
        self._task: asyncio.Task[None] | None = None
        self._is_to_stop = False
        self._is_left = False
        """The screen is gone: nobody hears it any more."""

    @property
    def is_running(self) -> bool:
        """Whether it was started and has not ended; also before the system has started it."""
        return self._task is not None and not self._task.done()

    def start(
        self, command: Sequence[str], tell: Callable[[str], None], end: Callable[[], None]
    ) -> None:
        """Start `command`; each line it says goes to `tell`, and after the last `end` is called."""
        self._is_to_stop = False
        self._task = asyncio.create_task(self._run(command, tell, end))

    async def _run(
        self, command: Sequence[str], tell: Callable[[str], None], end: Callable[[], None]
    ) -> None:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=pack_child.environment(),
        )
        assert process.stdout is not None  # noqa: S101 - we asked for the pipe
        self._process = process
        if self._is_to_stop:
            self.stop()
        async for line in process.stdout:
            if not self._is_left:
                tell(line.decode("utf-8", "replace").strip())
        await process.wait()
        if not self._is_left:
            end()

    def stop(self) -> None:
        """Ask it to stop, also if it is only about to start."""
        self._is_to_stop = True
        if self._process is not None and self._process.returncode is None:
            children.ask_to_stop(self._process.pid)

    async def leave(self) -> None:
        """Stop it and wait until it is gone: nobody would hear where its files are."""
        self._is_left = True
        if self._task is None or self._task.done():
            return
        self.stop()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(self._task), children.PATIENCE)
            return
        if self._process is not None:
            self._process.kill()
        await self._task


def with_line(lines: Sequence[str], line: str) -> list[str]:
    """Return what is shown after one more line: of "10 of 96 files." only the last is kept.

    So too for what is spoken of each document in each language: two of them take turns.
    """
    kept = [one for one in lines if not _counts_the_same(one, line)]
    return [*kept, line][-SHOWN:]


def _counts_the_same(one: str, other: str) -> bool:
    """Whether two lines differ only in how many of how many there are."""
    return bool(_COUNTED.search(one)) and _COUNTED.sub("", one) == _COUNTED.sub("", other)

"""A process that a screen starts is heard to its end, and does not outlive the screen."""

from __future__ import annotations

import asyncio
import sys

from tui import children
from tui.screens.child import Child

FOR_LONG = [
    sys.executable,
    "-c",
    "import time; print('here', flush=True); time.sleep(20); print('done')",
]
"""It ends by itself, so that a stop that does nothing is seen and holds up no other test."""


async def test_all_that_it_says_is_heard_and_then_its_end():
    child, ended = Child(), asyncio.Event()
    heard: list[str] = []
    child.start([sys.executable, "-c", "print('one'); print('two')"], heard.append, ended.set)
    await asyncio.wait_for(ended.wait(), 60)
    assert heard == ["one", "two"]


async def test_it_counts_as_running_before_the_system_has_started_it_and_can_be_stopped():
    child, ended = Child(), asyncio.Event()
    heard: list[str] = []
    child.start(FOR_LONG, heard.append, ended.set)
    was_running = child.is_running
    child.stop()
    await asyncio.wait_for(ended.wait(), 60)
    assert was_running
    assert "done" not in heard


async def test_it_ends_with_its_screen_and_nothing_more_is_told():
    child, said = Child(), asyncio.Event()
    child.start(FOR_LONG, lambda _line: said.set(), said.clear)
    await asyncio.wait_for(said.wait(), 60)
    process = child._process
    assert process is not None
    await child.leave()
    assert not child.is_running
    assert not children.is_alive(process.pid)
    assert said.is_set()

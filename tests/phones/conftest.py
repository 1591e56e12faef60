"""Rooms with a real server and phones: what the tests of the form share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.phones.browser import Room
from tests.phones.rooms import Child, HandClock, Inside, new_folder


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Inside]:
    """A meeting about the eight principles, with its server running in a thread."""
    made = Inside(new_folder(tmp_path))
    made.start()
    yield made
    made.put_away()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def timed(tmp_path: Path, clock: HandClock) -> Iterator[Inside]:
    """The same with a clock that the test moves."""
    made = Inside(new_folder(tmp_path), clock)
    made.start()
    yield made
    made.put_away()


@pytest.fixture
def new_child(tmp_path: Path) -> Iterator[Callable[..., Child]]:
    """Make meetings whose server is a process of its own; `start` it yourself."""
    made: list[Child] = []

    def make(template: str = "eight-principles", **how: Any) -> Child:
        made.append(Child(new_folder(tmp_path, template), **how))
        return made[-1]

    yield make
    for child in made:
        child.put_away()


@pytest.fixture
def open_room(room: Inside) -> Inside:
    room.desk("open", activity=room.first)
    return room


@pytest.fixture(scope="module")
def steady(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inside]:
    """One meeting for all the tests that leave it as it was."""
    made = Inside(new_folder(tmp_path_factory.mktemp("steady")))
    made.start()
    made.desk("open", activity=made.first)
    yield made
    made.put_away()


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Room]:
    """A meeting for browsers, whose server can be killed."""
    made = Room(tmp_path / "meeting")
    yield made
    made.kill()

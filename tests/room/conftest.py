"""A meeting in this process: with a screen before it, or typed at in lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.room.desk_meeting import Meeting
from tests.room.plain_hand import PlainMeeting, plain_meeting


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Meeting]:
    """A meeting without a server, for the screens that are worked by keys."""
    made = Meeting(tmp_path / "meeting")
    yield made
    made.close()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[PlainMeeting]:
    """A meeting with every plain door."""
    with plain_meeting(tmp_path) as made:
        yield made


@pytest.fixture
def asked(room: PlainMeeting) -> PlainMeeting:
    """The same, with the first question open."""
    room.client.ask("open", activity="trusted")
    return room

"""A meeting with every plain door."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.room.plain_hand import PlainMeeting, plain_meeting


@pytest.fixture
def room(tmp_path: Path) -> Iterator[PlainMeeting]:
    with plain_meeting(tmp_path) as made:
        yield made


@pytest.fixture
def asked(room: PlainMeeting) -> PlainMeeting:
    """The same, with the first question open."""
    room.client.ask("open", activity="trusted")
    return room

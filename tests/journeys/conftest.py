"""A meeting that `coproduce run` keeps going, and its window."""

from __future__ import annotations

import contextlib
import os
import signal

import pytest
from journey import meeting, until

from coproduce.home import ServerInfo
from form.client import Client
from tests.journeys.kept import free_port


@pytest.fixture
def hall(tmp_path):
    with meeting(tmp_path) as folder:
        # A port of its own: other tests' servers take the usual ones as soon as they are free.
        folder.remember_server(ServerInfo("127.0.0.1", free_port(), 1))
        yield folder
        if (info := folder.server()) is not None:  # a test that failed may leave one
            with contextlib.suppress(OSError):
                os.kill(info.pid, signal.SIGKILL)


@pytest.fixture
def shown(tmp_path, hall):
    """The room's screen in a window, kept by `coproduce run`."""
    from pseudo_terminal import window

    with window(tmp_path, "run", "hall") as opened:
        opened.wait_for("Hall meeting")
        until(Client(hall).is_running)
        yield opened

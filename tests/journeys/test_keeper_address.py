"""`coproduce run` and `serve` with an address: what was asked for, chosen, or taken already."""

from __future__ import annotations

import os
import signal
import socket
import subprocess

import pytest
from journey import PROGRAM, coproduce, environment, there, until

from coproduce.following import Follower
from form.client import Client
from tests.journeys.kept import Pipes, free_port, left_behind, part

pytestmark = [
    pytest.mark.needs("pty", "pyte", "psutil"),
    pytest.mark.xdist_group("keeper"),  # each starts several processes: two at once is enough
]


def test_a_port_of_another_program_is_told(tmp_path, hall):
    with socket.create_server(("0.0.0.0", 0)) as other:
        port = other.getsockname()[1]
        run = coproduce(tmp_path, "serve", "hall", "--port", str(port))
    assert run.returncode == 2
    assert f"Another program uses the port {port}." in run.stderr


def test_serve_prints_its_address_first_and_stops_cleanly(tmp_path, hall):
    run = subprocess.Popen(
        [*PROGRAM, "serve", "hall", "--host", "127.0.0.1", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
        encoding="utf-8",
    )
    first = there(run.stdout).readline()
    assert first == f"{hall.server().address}\n"
    with Follower(hall.journal) as follower:
        code = " ".join(follower.session.code)
    run.terminate()
    _out, err = run.communicate(timeout=30)
    assert f"The code is: {code}" in err
    assert run.returncode in (0, 130)
    assert left_behind(hall) == ["session.db"]


def test_run_tells_phones_the_address_and_port_that_were_asked_for(tmp_path, hall):
    port = free_port()
    kept = Pipes(tmp_path, "hall", "--host", "127.0.0.1", "--port", str(port))
    part(kept.run.pid, "screen")  # until then it is a start that failed, and is told as one
    first = hall.server()
    assert (first.host, first.port) == ("127.0.0.1", port)
    os.kill(first.pid, signal.SIGKILL)  # and so it is after a restart
    until(lambda: Client(hall).is_running() and hall.server().pid != first.pid)
    assert (hall.server().host, hall.server().port) == ("127.0.0.1", port)
    other = coproduce(tmp_path, "run", "hall", "--plain", "--port", str(free_port()))
    assert other.returncode == 2
    assert "The meeting “hall-meeting” is running already." in other.stderr
    away = coproduce(tmp_path, "run", "hall", "--plain", "--host", "203.0.113.9")
    assert away.returncode == 2
    assert "This computer does not have that address." in away.stderr
    assert Client(hall).is_running()
    kept.run.send_signal(signal.SIGTERM)
    code, _err = kept.end()
    assert code == 130


def test_an_address_chosen_at_the_desk_stays_when_the_server_is_started_again(tmp_path, hall):
    from coproduce import joining

    here = [a.host for a in joining.addresses()]
    kept = Pipes(tmp_path, "hall", "--host", "203.0.113.9")
    part(kept.run.pid, "screen")  # until then it is a start that failed, and is told as one
    first = hall.server()
    assert first.host == "203.0.113.9"
    if here:  # a machine without a network has no other address to choose
        Client(hall).ask("address", host=here[0])
    os.kill(first.pid, signal.SIGKILL)
    until(lambda: Client(hall).is_running() and hall.server().pid != first.pid)
    assert hall.server().host == (here[0] if here else first.host)
    kept.run.send_signal(signal.SIGTERM)
    kept.end()

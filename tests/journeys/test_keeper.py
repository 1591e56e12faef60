"""`coproduce run`: whatever is killed comes back, and what ends leaves nothing behind."""

from __future__ import annotations

import os
import signal

import pytest
from journey import coproduce, until

from form.client import Client
from tests.journeys.kept import RIGHT, Pipes, gone, left_behind, part
from tui.children import Deaths

pytestmark = [
    pytest.mark.needs("pty", "pyte", "psutil"),
    pytest.mark.xdist_group("keeper"),  # each starts several processes: two at once is enough
]


def test_a_killed_screen_comes_back(shown):
    killed = part(shown.run.pid, "screen")
    os.kill(killed, signal.SIGKILL)
    until(lambda: part(shown.run.pid, "screen") != killed)
    until(lambda: all(what in shown.written for what in RIGHT))
    until(lambda: b"Hall meeting" in shown.written.rpartition(RIGHT[0])[2])


def test_a_killed_server_comes_back_at_the_same_address(shown, hall):
    before = hall.server()
    os.kill(before.pid, signal.SIGKILL)
    until(lambda: Client(hall).is_running() and hall.server().pid != before.pid)
    assert hall.server().port == before.port
    assert shown.run.poll() is None


def test_leaving_stops_the_server_and_leaves_one_file(shown, hall):
    server = hall.server().pid
    shown.type("q")
    shown.wait_for("leave")
    shown.type("y")
    assert shown.run.wait(30) == 0
    gone(server)
    assert left_behind(hall) == ["session.db"]
    assert hall.server() is None
    assert shown.is_right()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_what_ends_the_keeper_ends_both_and_puts_the_terminal_right(shown, hall, how):
    parts = [part(shown.run.pid, "screen"), hall.server().pid]
    shown.run.send_signal(how)
    assert shown.run.wait(30) == 130
    for pid in parts:
        gone(pid)
    until(shown.is_right)
    until(lambda: all(what in shown.written for what in RIGHT))
    assert left_behind(hall) == ["session.db"]


def test_closing_the_window_ends_both(shown, hall):
    parts = [part(shown.run.pid, "screen"), hall.server().pid]
    shown.close()
    shown.run.wait(30)
    for pid in parts:
        gone(pid)
    assert left_behind(hall) == ["session.db"]


def test_a_second_window_joins_the_running_server(tmp_path, shown, hall):
    from pseudo_terminal import window

    before = hall.server()
    with window(tmp_path, "run", "hall") as second:
        second.wait_for("Hall meeting")
        assert hall.server() == before
        second.type("q")
        second.wait_for("leave")
        second.type("y")
        assert second.run.wait(30) == 0
    assert Client(hall).is_running()
    assert hall.server() == before


def test_a_screen_whose_keeper_was_killed_ends_and_the_next_run_takes_over(tmp_path, hall):
    from pseudo_terminal import window

    with window(tmp_path, "run", "hall", is_in_shell=True) as shown:
        shown.wait_for("Hall meeting")
        until(Client(hall).is_running)
        keeper, server = part(shown.run.pid, "run"), hall.server().pid
        screen = part(keeper, "screen")
        os.kill(keeper, signal.SIGKILL)
        gone(screen)
        until(shown.is_right)
        assert Client(hall).is_running()  # the phones go on
    with window(tmp_path, "run", "hall") as second:
        second.wait_for("Hall meeting")
        assert hall.server().pid == server
        second.type("q")
        second.wait_for("leave")
        second.type("y")
        assert second.run.wait(30) == 0
    gone(server)


def test_the_desk_opens_in_the_same_window_and_the_screen_comes_back(shown):
    shown.type("d")
    shown.wait_for("see this screen")
    shown.type("n")
    part(shown.run.pid, "desk")
    os.kill(part(shown.run.pid, "desk"), signal.SIGKILL)
    shown.wait_for("Hall meeting")
    part(shown.run.pid, "screen")


def test_a_screen_that_dies_again_and_again_is_given_up_with_plain_words(tmp_path, hall):
    kept = Pipes(tmp_path, "hall")
    killed = []
    for _ in range(5):
        pid = until(lambda: next((p for p in [part(kept.run.pid, "screen")] if p not in killed), 0))
        killed.append(pid)
        os.kill(pid, signal.SIGKILL)
    code, err = kept.end()
    assert code == 1
    assert "The screen stopped by itself several times. Every answer is saved." in err
    assert hall.server() is None


def test_a_server_that_dies_again_and_again_is_given_up_with_plain_words(tmp_path, hall):
    kept = Pipes(tmp_path, "hall")
    part(kept.run.pid, "screen")  # until then it is a start that failed, and is told as one
    killed = []
    for _ in range(5):
        pid = until(lambda: next((p for p in [part(kept.run.pid, "serve")] if p not in killed), 0))
        until(Client(hall).is_running)
        killed.append(pid)
        os.kill(pid, signal.SIGKILL)
    code, err = kept.end()
    assert code == 1
    assert "The meeting stopped by itself several times." in err


def test_what_the_server_says_comes_through(tmp_path, hall):
    hall.journal.write_bytes(b"not a database at all" * 100)
    run = coproduce(tmp_path, "run", "hall", "--plain")
    assert run.returncode == 2
    assert "The file of this meeting is damaged: session.db" in run.stderr
    assert "Traceback" not in run.stderr


def test_giving_up_counts_only_what_died_within_a_minute():
    deaths = Deaths()
    for second in (0, 20, 40, 61, 62):
        deaths.count(now=float(second))
    assert not deaths.are_too_many
    later = Deaths()
    for _ in range(5):
        later.count(now=63.0)
    assert later.are_too_many
    assert later.delay <= 2.0


def test_the_first_start_again_is_at_once():
    deaths = Deaths()
    deaths.count()
    assert deaths.delay == 0
    deaths.count()
    assert deaths.delay > 0

"""`coproduce run`: whatever is killed comes back, and what ends leaves nothing behind."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess

import pytest
from journey import PROGRAM, coproduce, environment, meeting, there, until

from coproduce.following import Follower
from coproduce.home import ServerInfo
from form.client import Client
from tui.children import Deaths

pytestmark = [
    pytest.mark.needs("pty", "pyte", "psutil"),
    pytest.mark.xdist_group("keeper"),  # each starts several processes: two at once is enough
]

RIGHT = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1003l", b"\x1b[?2004l")
"""Leave the alternate screen, show the cursor, no mouse, no bracketed paste."""


@pytest.fixture
def hall(tmp_path):
    with meeting(tmp_path) as folder:
        # A port of its own: other tests' servers take the usual ones as soon as they are free.
        with socket.create_server(("0.0.0.0", 0)) as free:
            folder.remember_server(ServerInfo("127.0.0.1", free.getsockname()[1], 1))
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


def part(parent, word):
    """The process that `coproduce run` started for `word`, once there is one."""
    import psutil

    def look():
        for child in psutil.Process(parent).children():
            with contextlib.suppress(psutil.NoSuchProcess):
                if word in child.cmdline() and "tui.cli" in child.cmdline():
                    return child.pid
        return 0

    return until(look)


def gone(pid):
    import psutil

    until(lambda: not psutil.pid_exists(pid) or psutil.Process(pid).status() == "zombie")


def left_behind(hall):
    return sorted(p.name for p in hall.path.glob("session.db*"))


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


class Pipes:
    """`coproduce run --plain` without a terminal."""

    def __init__(self, home, *words):
        self.run = subprocess.Popen(
            [*PROGRAM, "run", *words, "--plain"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(home),
            encoding="utf-8",
        )

    def end(self):
        """Wait for the end without closing its input; return the exit code and the talk."""
        code = self.run.wait(60)
        _out, err = self.run.communicate()
        return code, err


def test_plain_lines_from_the_menu_to_the_end(tmp_path):
    run = coproduce(tmp_path, "run", "--plain", typed="1\n\nOur meeting\nq\ny\n")
    assert run.returncode == 0, run.stderr
    assert "Do you want to close the room's screen?" in run.stdout
    assert "The meeting is called our-meeting." in run.stdout
    assert "The code is: " in run.stdout


def test_plain_lines_get_no_sequence_even_when_stopped(tmp_path, hall):
    from pseudo_terminal import window

    with window(tmp_path, "run", "hall", "--plain") as opened:
        opened.wait_for("The code is:")
        opened.type("\x03")
        assert opened.run.wait(30) == 130
        until(lambda: b"Stopped." in opened.written)
        assert b"\x1b" not in opened.written
        assert opened.written.count(b"Stopped.") == 1
        assert opened.is_right()


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

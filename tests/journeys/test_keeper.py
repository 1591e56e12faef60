"""`coproduce run`: whatever is killed comes back, and what ends leaves nothing behind."""

from __future__ import annotations

import contextlib
import json
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


def settings_of(home):
    return json.loads((home / "settings.json").read_text("utf-8"))


def test_plain_lines_from_the_menu_to_the_end(tmp_path):
    hears = "\nPretend Lead\n\n0000 1\nPretend Lead\nPretend Deputy\n0000 1\n"
    typed = f"1\n\nOur meeting\nmany\n16\n{hears}q\ny\n"
    run = coproduce(tmp_path, "run", "--plain", typed=typed)
    assert run.returncode == 0, run.stderr
    assert "Do you want to close the room's screen?" in run.stdout
    assert "Do people under 18 come?" in run.stdout
    assert "Something is missing: a lead, a deputy, or a number to ring." in run.stdout
    assert "The meeting is called our-meeting." in run.stdout
    assert "Next comes what the meeting is for." in run.stdout
    assert "No question opens" not in run.stdout
    assert settings_of(tmp_path)["safeguarding"]["lead"] == "Pretend Lead"
    assert "The code is: " in run.stdout
    assert "0 people have joined. 16 people are in the room." in run.stdout


HELD = "A walrus told me at home"


@pytest.fixture
def plain_desk(tmp_path, hall):
    """The desk in the room's own window, in plain lines, with a held comment just read out."""
    from pseudo_terminal import window

    with window(tmp_path, "run", "hall", "--plain") as opened:
        hear_held(opened, hall)
        yield opened


def hear_held(opened, hall):
    """Open the plain desk in the room's own window, and hear a held comment there."""
    opened.wait_for("The code is:")
    until(Client(hall).is_running)
    seat = Client(hall).ask("seat", role="young-person", door="plain", language="en")["seat"]
    Client(hall).ask("comment", wish="report", seat=seat, activity="trusted", text=HELD, key="k")
    opened.type("d\n")
    opened.wait_for("see or hear this window?")
    opened.type("n\n")
    opened.wait_for("This is the desk.")
    opened.type("n\n")
    opened.wait_for(HELD)
    assert b"\x1b" not in opened.written


def has_put_away(opened):
    """Whether the words went out of sight, and out of what can be scrolled back to."""
    away = opened.written.rpartition(b"\x1b[3J\x1b[H\x1b[2J")
    return away[1] and HELD.encode() in away[0] and HELD.encode() not in away[2]


def test_no_held_word_stays_in_the_rooms_window_after_the_plain_desk(plain_desk):
    plain_desk.type("q\n")
    plain_desk.wait_for("The code is:")
    assert HELD not in plain_desk.text()
    assert "The desk is closed." not in plain_desk.text()
    assert has_put_away(plain_desk)


@pytest.mark.parametrize("how", ["Ctrl+C", "end of input"])
def test_however_the_plain_desk_is_left_no_held_word_stays(plain_desk, how):
    plain_desk.type("\x03" if how == "Ctrl+C" else "\x04")
    until(lambda: has_put_away(plain_desk))
    until(lambda: HELD not in plain_desk.text())


@pytest.mark.parametrize("killed", ["desk", "run"])
def test_whatever_is_killed_no_held_word_stays(tmp_path, hall, killed):
    from pseudo_terminal import window

    with window(tmp_path, "run", "hall", "--plain", is_in_shell=True) as opened:
        hear_held(opened, hall)
        run = part(opened.run.pid, "run")
        os.kill(part(run, "desk") if killed == "desk" else run, signal.SIGKILL)
        until(lambda: has_put_away(opened))
        until(lambda: HELD not in opened.text())


@pytest.mark.parametrize("door", ["c", "desk"])
def test_a_cleared_screen_leaves_no_word_in_the_rooms_plain_window(tmp_path, hall, door):
    from pseudo_terminal import window

    with window(tmp_path, "run", "hall", "--plain") as opened:
        opened.wait_for("The code is:")
        until(Client(hall).is_running)
        if door == "c":
            opened.type("c\n")
        else:
            Client(hall).ask("screen", view="blank")
        opened.wait_for("The screen is cleared.")
        assert "The code is:" not in opened.text()
        with Follower(hall.journal) as follower:
            until(lambda: follower.update() or str(follower.session.view) == "blank")
        opened.type("c\n")
        opened.wait_for("The code is:")
        assert b"\x1b" not in opened.written


def test_the_plain_desk_of_a_screen_alone_is_put_away_too(tmp_path, hall):
    from pseudo_terminal import window

    with window(tmp_path, "screen", "hall", "--plain") as opened:
        opened.wait_for("The code is:")
        opened.type("d\nn\n")
        opened.wait_for("This is the desk.")
        opened.type("\x03")
        opened.wait_for("Stopped.")
        assert "This is the desk." not in opened.text()


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


def free_port() -> int:
    with socket.create_server(("0.0.0.0", 0)) as free:
        return int(free.getsockname()[1])


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

"""`coproduce run --plain`, from the menu to the end: no held word stays in the room's window."""

from __future__ import annotations

import json
import os
import signal

import pytest
from journey import coproduce, until

from coproduce.following import Follower
from form.client import Client
from tests.journeys.kept import part

pytestmark = [
    pytest.mark.needs("pty", "pyte", "psutil"),
    pytest.mark.xdist_group("keeper"),  # each starts several processes: two at once is enough
]


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

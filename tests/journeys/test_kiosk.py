"""No key leaves a window by accident, opens something of the framework, or shows a traceback."""

from __future__ import annotations

import os

import pytest
from journey import meeting, until
from tools import scale

pytestmark = pytest.mark.needs("pty", "pyte", "psutil")

CONTROL = "".join(chr(n) for n in range(1, 32) if chr(n) not in "\r\n\t\x1b")
SEQUENCES = (
    *(f"\x1b[{n}~" for n in range(1, 35)),  # editing and function keys
    *(f"\x1b[1;{n}{letter}" for n in range(2, 9) for letter in "ABCDFHPQRS"),
    *(f"\x1bO{letter}" for letter in "ABCDFHPQRSM"),
    *(f"\x1b{letter}" for letter in "abcdefghijklmnopqrstuvwxyz\\:/ "),  # with Alt
    *(f"\x1b[{code};5u" for code in (92, 99, 112, 113, 122, 27, 13)),  # the newer keyboard
    "\x1b[112;5u\x1b[112;6u\x1b[80;6u",
    "\x1b[200~:quit\r\x11\x10rm -rf .\r\x1b[201~",  # pasted
    "\x1b[200~" + "x" * 5000 + "\x1b[201~",
    "\x1b[<0;10;10M\x1b[<0;10;10m\x1b[M !!\x1b[<64;5;5M",  # a mouse
    "\x1b]52;c;cm0gLXJm\x07\x1b]0;title\x07\x1b]11;rgb:00/00/00\x1b\\",  # answers nobody asked for
    "\x1b[?1;2c\x1b[>0;276;0c\x1b[24;80R\x1b[I\x1b[O\x1bP1$r0m\x1b\\\x1b[?2026;2$y",
    "\x1b[", "\x1b", "\x1b\x1b\x1b", "\x9b31m", "\udcff\udcfe",
)  # fmt: skip
LEAVING = "\x03", "\x11", "\x1b[99;5u", "\x1b[113;5u"
"""Ctrl+C and Ctrl+Q, as old and as newer keyboards send them."""
WINDOWS = (["screen", "hall-meeting"], ["desk", "hall-meeting"], ["vote", "hall-meeting"],
           ["run", "hall-meeting"])  # fmt: skip
NEVER = ("Traceback", 'File "', "Search for commands", "palette", "Screenshot", "textual", "Quit")


def end(window) -> None:
    """End it as a shutdown does: its server ends with it."""
    window.run.terminate()
    window.run.wait(30)


def raw(window, text: str) -> None:
    os.write(window.master, text.encode("utf-8", "surrogateescape"))


def is_calm(window) -> bool:
    assert window.run.poll() is None, window.text()
    text = window.text()
    assert not [word for word in NEVER if word in text], text
    written = window.written.decode("utf-8", "replace")
    assert "Traceback" not in written
    return True


@pytest.mark.parametrize("words", WINDOWS, ids=lambda words: str(words[0]))
def test_no_key_ends_a_window_or_opens_another(tmp_path, words):
    from pseudo_terminal import window

    with meeting(tmp_path) as folder, window(tmp_path, *words) as opened:
        until(lambda: len(opened.text().split()) > 8)
        every = scale(6, 2, 1)
        for place, keys in enumerate((*CONTROL, *SEQUENCES)):
            if keys in LEAVING:  # Ctrl+C and Ctrl+Q ask, or are pressed twice: below
                continue
            if place % every == 0 or keys in "\x10\x1a\x1c\x04":
                raw(opened, keys)
                if place % 7 == 0:
                    assert is_calm(opened)
        assert is_calm(opened)
        assert not list(tmp_path.rglob("crashes.log"))
        opened.type("\x03")
        if words[0] != "desk":  # nobody but the facilitator sits there
            until(lambda: "eave" in opened.text() or "press Ctrl+C again" in opened.text())
            assert is_calm(opened)
        assert folder.exists()
        end(opened)


@pytest.mark.parametrize("words", [["run", "--plain", "hall-meeting"], ["vote", "--plain"],
                                   ["desk", "--plain"], ["screen", "--plain"]])  # fmt: skip
def test_plain_lines_are_not_stopped_or_put_aside_by_a_slip_of_the_hand(tmp_path, words):
    from pseudo_terminal import window

    with meeting(tmp_path), window(tmp_path, *words) as opened:
        until(lambda: len(opened.text().split()) > 20)
        for keys in ("\x1a", "\x1c", "\x1a\x1c"):
            raw(opened, keys)
            assert is_calm(opened)
        raw(opened, "?\r")
        until(lambda: opened.text().count("q") and is_calm(opened))
        import psutil

        assert psutil.Process(opened.run.pid).status() != psutil.STATUS_STOPPED
        end(opened)


@pytest.mark.parametrize("keys", ["\x03", "\x04"])
def test_one_slip_does_not_end_voting_in_plain_lines(tmp_path, keys):
    from pseudo_terminal import window

    with meeting(tmp_path), window(tmp_path, "vote", "--plain") as opened:
        opened.wait_for("3. Professional")
        opened.type(keys)
        opened.wait_for("To leave, press Ctrl and C together again.")
        opened.type("?\n")
        until(lambda: opened.text().count("q: quit.") == 2)
        assert is_calm(opened)
        opened.type("\x03")
        until(lambda: opened.text().count("To leave, press Ctrl") == 2)
        opened.type("\x03")
        assert opened.run.wait(30) in (0, 130)
        assert "Traceback" not in opened.text()

"""What every command says and how it ends: help, exit codes, mistakes in plain words."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
import tools
from journey import PROGRAM, coproduce, environment, meeting, there

from coproduce import __version__
from tui import cli

COMMANDS = sorted(cli.commands())


def test_help_names_every_command_and_goes_to_standard_output(tmp_path):
    run = coproduce(tmp_path, "--help")
    assert (run.returncode, run.stderr) == (0, "")
    assert all(f"  {name} " in run.stdout for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(tmp_path, command):
    run = coproduce(tmp_path, command, "--help")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(f"How to type it: coproduce {command}")
    assert "show this help message" not in run.stdout


def test_the_version_is_ours(tmp_path):
    assert coproduce(tmp_path, "--version").stdout == f"coproduce {__version__}\n"


@pytest.mark.parametrize(
    ("words", "first", "then"),
    [
        (["rnu"], "We do not know the word “rnu”.", "Did you mean: coproduce run?"),
        (["results", "--format", "odt"], "“odt” is not one of:", "coproduce results --help"),
        (["serve"], "Something is missing: MEETING.", "coproduce serve --help"),
        (["serve", "x", "--port", "99999"], "“99999” is not a number", "coproduce serve --help"),
        (["serve", "x", "--port"], "Something is missing after --port.", "--help"),
        (["results", "--colour"], "We do not know: --colour.", "coproduce results --help"),
        (["sessions", "lits"], "We do not know the word “lits”.", "coproduce sessions --help"),
        (
            ["results", "nothing"],
            "There is no meeting called “nothing”.",
            "coproduce sessions list",
        ),
        (["desk"], "There is no meeting yet.", "coproduce run"),
        (["vote", "../../etc"], "There is no meeting called “../../etc”.", "sessions list"),
        (["--language", "tlh"], "We do not have the language “tlh”.", "Choose one of: en"),
    ],
)
def test_a_mistake_is_told_in_two_sentences_with_what_to_do(tmp_path, words, first, then):
    run = coproduce(tmp_path, *words)
    assert run.returncode == 2
    assert run.stdout == ""
    assert run.stderr.startswith(first)
    assert then in run.stderr
    assert "Traceback" not in run.stderr


def test_what_was_typed_cannot_write_to_the_terminal(tmp_path):
    run = coproduce(tmp_path, "\x1b]0;title\x07run")
    assert "\x1b" not in run.stderr
    assert "\x07" not in run.stderr


def test_the_language_can_stand_anywhere(tmp_path):
    for words in (["--language", "en", "sessions", "list"], ["sessions", "list", "--language=en"]):
        assert coproduce(tmp_path, *words).returncode == 0


def test_a_meeting_is_found_by_how_its_name_begins(tmp_path):
    with meeting(tmp_path):
        assert coproduce(tmp_path, "results", "hall").stdout.startswith("Hall meeting\n")
    with meeting(tmp_path):
        run = coproduce(tmp_path, "results", "hall-meeting")
        assert run.returncode == 0  # the whole name of one is how the other begins
        assert "More than one meeting" in coproduce(tmp_path, "results", "hall").stderr


def test_without_a_name_it_is_the_meeting_used_last(tmp_path):
    with meeting(tmp_path) as first, meeting(tmp_path) as second:
        os.utime(first.journal, (1, 1))
        assert coproduce(tmp_path, "results").stderr == f"Meeting: {second.name}\n"
        os.utime(second.journal, (0, 0))
        assert coproduce(tmp_path, "results").stderr == f"Meeting: {first.name}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end differently there")
def test_a_reader_that_goes_away_is_no_error(tmp_path):
    with meeting(tmp_path):
        run = subprocess.Popen(
            [*PROGRAM, "results", "--format", "json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(tmp_path),
        )
        there(run.stdout).close()
        assert there(run.stderr).read() == b"Meeting: hall-meeting\n"
        assert run.wait(30) in (0, 130)
        there(run.stderr).close()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent differently there")
def test_ctrl_c_ends_with_130_and_no_traceback(tmp_path):
    with meeting(tmp_path) as folder:
        run = subprocess.Popen(
            [*PROGRAM, "desk", folder.name, "--plain"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(tmp_path),
            encoding="utf-8",
        )
        there(run.stdout).readline()  # the desk has begun
        run.send_signal(signal.SIGINT)
        _out, err = run.communicate(timeout=30)
        assert run.returncode == 130
        assert err == "Stopped.\n"


def test_a_mistake_of_ours_tells_no_words_and_keeps_only_places(tmp_path, monkeypatch, capsys):
    secret = "a comment that nobody may see"

    def broken(given):
        comment = secret
        raise RuntimeError(comment)

    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path))
    monkeypatch.setattr("tui.commands.plain.run", broken)
    assert cli.main(["plain"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("Something went wrong that we did not expect.")
    log = (tmp_path / "crashes.log").read_text("utf-8")
    assert str(tmp_path / "crashes.log") in said
    assert "builtins.RuntimeError" in log
    assert "tui/cli.py:" in log
    assert "test_commands.py:" in log
    assert secret not in log + said
    assert str(tools.CHECKOUT) not in log


def test_a_crash_is_told_even_where_nothing_can_be_written(tmp_path, monkeypatch, capsys):
    def broken(given):
        raise RuntimeError

    (tmp_path / "file").write_text("")
    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path / "file" / "below"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "file"))
    monkeypatch.setattr("tui.commands.plain.run", broken)
    assert cli.main(["plain"]) == 1
    assert "Something went wrong" in capsys.readouterr().err

"""The process beside a meeting that makes what phones can read aloud."""

from __future__ import annotations

import subprocess
import sys

from journey import coproduce, environment, meeting, until

from coproduce.following import Follower
from coproduce.spoken import FOLDER, every_line


def start(home, folder):
    return subprocess.Popen(
        [sys.executable, "-m", "tui.speaking_child", str(folder.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment(home),
    )


def wanted(folder):
    with Follower(folder.journal) as follower:
        return {line.file for line in every_line(follower.session, "en")}


def made(folder):
    return {file.name for file in (folder.path / FOLDER).glob("*.mp3")}


def test_every_line_of_a_meeting_is_made_and_the_end_of_the_keeper_ends_it(tmp_path):
    with meeting(tmp_path) as folder:
        process = start(tmp_path, folder)
        until(lambda: made(folder) == wanted(folder), 90)
        said, _ = process.communicate(timeout=30)  # closes its pipe, as a killed keeper does
    assert process.returncode == 0
    assert said == b""
    assert sorted(made(folder)) == sorted(p.name for p in (folder.path / FOLDER).iterdir())


def test_a_folder_that_cannot_be_written_is_said_and_ends_it(tmp_path):
    with meeting(tmp_path) as folder:
        (folder.path / FOLDER).write_text("")
        process = start(tmp_path, folder)
        said, _ = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"Traceback" not in said


def test_sound_goes_when_the_meeting_is_deleted(tmp_path):
    with meeting(tmp_path) as folder:
        (folder.path / FOLDER).mkdir()
        (folder.path / FOLDER / "a.mp3").write_bytes(b"")
        run = coproduce(tmp_path, "sessions", "delete", folder.name, "--yes")
    assert run.returncode == 0, run.stderr
    assert not folder.path.exists()

"""A question read aloud in the room: by the player that the computer has, until it is stopped."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import wave
from pathlib import Path

import pytest
from journey import NearClient, Typed, following, meeting, said, until

from tui import children, reading_child
from tui.lines import Lines
from tui.lines_desk import Desk, News

pytestmark = pytest.mark.needs("pty")  # a system on which the stand-in, a shell script, runs


def stand_in(place: Path, monkeypatch, then: str = "") -> Path:
    """Put a player on the path that keeps what it is given, and nothing else that plays."""
    heard, tools = place / "heard", place / "tools"
    heard.mkdir()
    tools.mkdir()
    file = f"{heard}/$$.wav"
    keep = f'/bin/cp "$1" {file}.part && /bin/mv {file}.part {file}'
    script = f"#!/bin/sh\n{keep}\n{then}\n"
    (tools / "pw-play").write_text(script)
    (tools / "pw-play").chmod(0o755)
    monkeypatch.setenv("PATH", str(tools))
    return heard


@pytest.fixture
def room(tmp_path):
    with meeting(tmp_path) as folder, following(folder) as follower:
        client = NearClient(folder)
        yield folder, follower, client
        client.close()


def at_desk(room, *typed):
    folder, follower, client = room
    out = io.StringIO()
    desk = Desk(folder, follower, client, Lines(Typed(*typed), out, News(follower)))
    desk.run()
    return desk, said(out)


def seconds(files):
    total = 0.0
    for file in files:
        with wave.open(str(file)) as sound:
            total += sound.getnframes() / sound.getframerate()
    return total


def is_gone(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return Path(f"/proc/{process}/stat").read_text().split()[2] == "Z"


def test_every_line_of_a_question_is_played(room, tmp_path, monkeypatch):
    heard = stand_in(tmp_path, monkeypatch)
    desk, lines = at_desk(room, "6", "6", "1", "b")
    assert any("We read the question aloud." in line for line in lines)
    until(lambda: not desk.reader.is_reading)
    from coproduce.spoken import Page
    from coproduce.spoken import lines as spoken

    first = desk.session.agenda[0]
    files = sorted(heard.glob("*.wav"))
    assert len(files) == len(spoken(desk.session, Page.QUESTION, first.id, "en"))
    assert seconds(files) > 8


def test_choosing_it_again_stops_the_player_too(room, tmp_path, monkeypatch):
    heard = stand_in(tmp_path, monkeypatch, then="echo $$ > playing; exec /bin/sleep 60")
    monkeypatch.chdir(tmp_path)
    desk, _lines = at_desk(room, "6", "6", "1", "b")
    until(lambda: list(heard.glob("*.wav")) and (tmp_path / "playing").exists())
    assert "We stopped reading." in desk.reader.read("")
    playing = int((tmp_path / "playing").read_text())

    until(lambda: is_gone(playing))
    assert not desk.reader.is_reading


def test_without_a_player_the_desk_says_so(room, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert reading_child.player() is None
    _desk, lines = at_desk(room, "6", "6", "1", "b")
    assert any("This computer has no program that plays sound." in line for line in lines)


def test_another_question_is_read_instead_of_the_first(room, tmp_path, monkeypatch):
    heard = stand_in(tmp_path, monkeypatch, then="exec /bin/sleep 60")
    desk, _lines = at_desk(room, "6", "6", "1", "b")
    until(lambda: len(list(heard.glob("*.wav"))) == 1)
    assert "We read the question aloud." in desk.reader.read(desk.session.agenda[1].id)
    until(lambda: len(list(heard.glob("*.wav"))) == 2)
    assert "We stopped reading." in desk.reader.read(desk.session.agenda[1].id)
    assert not desk.reader.is_reading


def test_nothing_is_read_when_the_desk_is_gone(room, tmp_path, monkeypatch):
    heard = stand_in(tmp_path, monkeypatch)
    folder, follower, _client = room
    code = (
        "import sys; from pathlib import Path; from tui import children\n"
        "print(children.start_reading(Path(sys.argv[1]), sys.argv[2]).pid)\n"
    )
    desk = [sys.executable, "-P", "-c", code, str(folder.path), follower.session.agenda[0].id]
    ours = children.environment()
    run = subprocess.run(desk, capture_output=True, check=True, encoding="utf-8", env=ours)
    until(lambda: is_gone(int(run.stdout)))
    assert not list(heard.glob("*.wav"))

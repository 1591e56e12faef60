"""A crash never puts what people said on the projector."""

import subprocess
import sys
from pathlib import Path

import pytest

from coproduce.errors import CoproduceError
from tests.room.stage import Meeting, Server, on_stage, play
from tui.app import CRASHED, RoomApp

SECRET = "only the desk may read walrus"
PROGRAM = f"""
import sys
from tui.app import CoproduceApp

class Broken(CoproduceApp[str]):
    def on_mount(self):
        comment = {SECRET!r}
        raise ValueError(comment)

app = Broken()
app.run(headless=True)
sys.exit(app.return_code)
"""


def test_a_crash_shows_no_word_of_anybody_and_its_exit_code_says_so(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
        env={"COPRODUCE_HOME": str(tmp_path), "PATH": "", "SYSTEMROOT": "", "TERM": "xterm"},
        timeout=60,
        check=False,
    )
    assert done.returncode == CRASHED
    assert "This screen stopped." in done.stderr
    assert "Every answer is safe." in done.stderr
    assert SECRET not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    logs = [file.read_text("utf-8") for file in tmp_path.rglob("*.log")]
    assert len(logs) == 1
    assert "ValueError" in logs[0]
    assert "on_mount" in logs[0]
    assert SECRET not in logs[0]


async def test_a_mistake_in_drawing_ends_the_screen_without_words(tmp_path, monkeypatch):
    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path))
    apps = []

    async def make_a_mistake():
        meeting = Meeting(tmp_path)
        play(meeting, "result")
        async with on_stage(meeting) as (pilot, screen):
            apps.append(pilot.app)
            monkeypatch.setattr(screen, "page", lambda size: [size.width // 0])
            screen.call_later(screen.redraw)
            await pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await make_a_mistake()
    assert apps[0].return_code == CRASHED


def test_a_damaged_journal_is_said_before_anything_is_drawn(tmp_path):
    meeting = Meeting(tmp_path)
    meeting.close()
    meeting.folder.journal.write_bytes(b"not a journal at all" * 500)
    with pytest.raises(CoproduceError, match="damaged"):
        RoomApp(meeting.folder, "", Server(meeting))

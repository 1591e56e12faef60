"""What lies on the disk after a hostile meeting: for this user alone, and no word in any log."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from journey import PROGRAM, coproduce, environment
from traces import files, new_word, traces

from tests.phones.test_kept_words import paired

BROWSER = "zq-browser-4471"
ADDRESS = "198.51.100.77"

FAULTY = """
from form.host import Host
kept = Host.comment
async def comment(self, seat, activity, text, language, *more, **others):
    if "fault" in text:
        raise RuntimeError(text, seat)
    await kept(self, seat, activity, text, language, *more, **others)
Host.comment = comment
"""
"""A mistake of ours, in whose error and variables a person's words stand."""


@pytest.fixture
def _open_hands():
    """As a user whose new files everybody may read."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_open_hands")
@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the user's folder private by itself")
def test_files_are_for_this_user_alone_and_no_log_has_a_word_an_address_or_a_browser(
    new_child, tmp_path
):
    room = new_child(before=FAULTY)
    room.start()
    room.desk("open", activity=room.first)
    word, faulty = new_word(), new_word()
    phone = room.joined()
    browser = {"User-Agent": BROWSER, "X-Forwarded-For": ADDRESS, "Referer": f"http://{ADDRESS}/"}
    form = phone.go(f"/say/{room.first}").form("comment")
    ordinary = phone.ask("POST", form.action, form.body(comment=word, wish="report"), browser)
    assert ordinary.status == 303
    form = phone.go(f"/say/{room.first}").form("comment")
    broken = phone.ask("POST", form.action, form.body(comment=f"fault {faulty}"), browser)
    assert broken.status == 500
    phone.ask("GET", f"/q/{faulty.encode('ascii', 'ignore').decode()}", None, browser)
    paired_desk = paired(room)
    room.desk("keep", days=20)
    cookies = (*phone.cookies.values(), *paired_desk.cookies.values())
    seat = next(iter(room.session().seats))
    code, token = room.code, room.folder.desk_token()
    room.stop()
    crash_a_command(tmp_path, faulty)
    coproduce(tmp_path, "results", room.folder.name)
    coproduce(tmp_path, "sessions", "keep", "20")
    coproduce(tmp_path, "plain", "off")
    logs = {name: raw for name, raw in files(tmp_path) if name.endswith(".log")}
    assert {name.rpartition("/")[2] for name in logs} >= {"server.log", "crashes.log"}
    secret = [word, faulty, BROWSER, ADDRESS, "127.0.0.1", seat, code, token, *cookies]
    for name, raw in logs.items():
        assert not [s for s in secret if s.encode() in raw], name
    assert not traces(tmp_path, [faulty])
    assert {name for name, _ in traces(tmp_path, [word])} == {"sessions/our-room/session.db"}
    assert {name for name, raw in files(tmp_path) if BROWSER.encode() in raw} == set()
    assert open_to_others(tmp_path / "sessions") == []
    assert open_to_others(tmp_path) == []


def open_to_others(folder):
    """Return what another user of this machine could read or write."""
    return [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.lstat().st_mode & 0o077
    ]


def crash_a_command(home, word):
    """Let a command break in the middle, with `word` in its error and its variables."""
    program = f"""
import sys
from tui import cli
from tui.commands import results
def broken(given):
    words = {word!r}
    raise RuntimeError(words)
results.run = broken
sys.exit(cli.main(["results"]))
"""
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        encoding="utf-8",
        env=environment(home),
        check=False,
    )
    assert run.returncode == 1
    assert word not in run.stdout + run.stderr
    assert "Traceback" not in run.stderr
    assert "Something went wrong that we did not expect." in run.stderr


@pytest.mark.usefixtures("_open_hands")
@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the user's folder private by itself")
def test_the_folder_above_all_meetings_is_for_this_user_alone(tmp_path):
    home = tmp_path / "of" / "mine"
    subprocess.run(
        [*PROGRAM, "sessions", "new", "Hall"], env=environment(home), check=True,
        capture_output=True,
    )  # fmt: skip
    assert open_to_others(tmp_path) == []

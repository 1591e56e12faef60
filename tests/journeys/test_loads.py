"""Each command loads only what it needs: a plain line must not wait for a screen's code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from journey import environment, meeting

LOADS = """
import io, json, sys
sys.stdin = io.StringIO({typed!r})
out, sys.stdout = sys.stdout, io.StringIO()
from tui.cli import main
code = main({words!r})
json.dump([code, sorted(sys.modules)], out)
"""
DRAWING = {"textual", "rich"}
WEB = {"starlette", "uvicorn", "httptools", "jinja2", "itsdangerous"}
PAPER = {"docx", "typst", "pyttsx3", "lameenc", "espeakng_loader", "xlsxwriter", "qrcode"}


def loaded(home, *words, typed="", code=0, program=LOADS):
    run = subprocess.run(
        [sys.executable, "-c", program.format(words=list(words), typed=typed)],
        capture_output=True,
        encoding="utf-8",
        env=environment(home),
        check=True,
    )
    ended, names = json.loads(run.stdout.splitlines()[-1])
    assert ended == code, run.stderr
    return {*names, *(name.split(".")[0] for name in names)}


@pytest.mark.parametrize("words", [["--help"], ["--version"]])
def test_the_first_help_loads_nearly_nothing(tmp_path, words):
    names = loaded(tmp_path, *words)
    heavy = {"dataclasses", "sqlite3", "babel", "asyncio", "platformdirs"}
    assert not names & (DRAWING | WEB | PAPER | heavy)


def test_the_help_loads_one_file_of_ours_and_nothing_else(tmp_path):
    bare = LOADS.replace("from tui.cli import main\ncode = main({words!r})", "code = 0")
    more = loaded(tmp_path, "--help") - loaded(tmp_path, program=bare)
    assert more == {"__future__", "tui", "tui.cli"}


def test_the_help_in_another_language_loads_no_more(tmp_path):
    more = loaded(tmp_path, "--language", "ur", "--help") - loaded(tmp_path, "--help")
    assert more == {"tui.help_words"}


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (["run", "--plain"], "q\n"),
        (["screen", "--plain"], "q\ny\n"),
        (["desk", "--plain"], "q\n"),
        (["vote", "--plain"], "q\n"),
        (["vote", "--paper"], "q\n"),
        (["results"], ""),
        (["sessions", "list"], ""),
        (["award", "--help"], ""),
        (["award", "list"], ""),
        (["award", "due"], ""),
        (["plain"], ""),
        (["doctor"], ""),
    ],
)
def test_plain_lines_and_data_load_no_screen_and_no_web(tmp_path, words, typed):
    with meeting(tmp_path):
        names = loaded(tmp_path, *words, typed=typed)
    assert not names & (DRAWING | WEB | {"babel"} | PAPER)


def test_a_pack_loads_its_writers_only_in_the_processes_that_write(tmp_path):
    words = ("pack", "agenda", "--format", "txt", "--out", str(tmp_path / "pack"))
    names = loaded(tmp_path, *words)
    assert not names & (DRAWING | WEB | PAPER | {"pikepdf", "resvg_py"})


def test_a_check_loads_no_screen_no_server_and_no_writer(tmp_path):
    (tmp_path / "plan.md").write_text("We meet.\n", "utf-8")
    names = loaded(tmp_path, "check", str(tmp_path / "plan.md"))
    assert not names & (DRAWING | WEB | PAPER | {"babel", "pikepdf", "resvg_py"})
    assert not names & {"coproduce.domain.events", "easyread.check.nl_pair"}
    assert not names & {"easyread.check.word_file", "easyread.check.web_page", "multiprocessing"}


def test_sound_is_spoken_and_encoded_in_other_processes(tmp_path):
    words = ("pack", "agenda", "--format", "vtt", "--out", str(tmp_path / "pack"))
    names = loaded(tmp_path, *words)
    assert not names & (DRAWING | WEB | {"pyttsx3", "lameenc", "espeakng_loader"})


def test_only_a_spreadsheet_loads_the_spreadsheet_writer(tmp_path):
    with meeting(tmp_path):
        names = loaded(tmp_path, "results", "--out", str(tmp_path / "results.xlsx"))
    assert "xlsxwriter" in names
    assert not names & (DRAWING | WEB)


def test_the_keeper_holds_no_screen_and_no_server():
    code = "import sys, tui.keeper; print(*{n.split('.')[0] for n in sys.modules})"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True,
        env=environment(Path()),
    )  # fmt: skip
    assert not set(run.stdout.split()) & (DRAWING | WEB | PAPER)

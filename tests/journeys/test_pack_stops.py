"""A pack that is stopped, killed or out of room: nothing half-written, and the next run goes on."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import tools
from journey import coproduce, ended, in_a_group, until

WORDS = ("pack", "charter", "pledges", "word-list", "--format", "pdf,html,txt", "--out")
ENDS = {".pdf": b"%%EOF", ".html": b"</html>", ".docx": b"\x00\x00"}
"""How a whole file of each format ends."""


def there(out):
    return [p for p in out.rglob("*") if p.is_file() and ".coproduce" not in p.parts]


def are_whole(out):
    for file in there(out):
        end = ENDS.get(file.suffix, b"")
        assert file.read_bytes().rstrip()[-len(end) or None :].endswith(end), file


def goes_on(home, out, before):
    """Make the rest, and see that what was there is not made again."""
    run = coproduce(home, *WORDS, str(out))
    assert run.returncode == 0, run.stderr
    said = " ".join(run.stderr.split())
    found = re.search(r"(\d+) files? (?:is|are) new\. (\d+) files? w", said)
    assert found, said
    new, same = map(int, found.groups())
    assert same >= before
    assert new + same == len(there(out)) - 2  # without the start page and its text
    remembered = {p.name for p in (out / ".coproduce").iterdir() if p.name != "lock"}
    # and no half-made file
    assert remembered - {"unchanged.json"} == {"made.jsonl", "checked.json"}


@pytest.mark.needs("pty")
@pytest.mark.parametrize("ending", ["ctrl-c", "stopped", "killed"])
def test_a_pack_that_ends_half_way_leaves_whole_files_and_goes_on(tmp_path, ending):
    out = tmp_path / "pack"
    process = in_a_group(tmp_path, *WORDS, str(out))
    until(lambda: len(there(out)) >= 2)
    said = ended(process, ending)
    before = len(there(out))
    are_whole(out)
    assert "Traceback" not in said
    if ending != "killed":
        assert process.returncode == 130
        assert "Each file that is there is whole." in said
        assert not (out / ".coproduce" / "making").exists()
    goes_on(tmp_path, out, before)


@pytest.mark.needs("psutil", "pty")
def test_the_workers_of_a_killed_pack_end_too(tmp_path):
    import psutil

    process = in_a_group(tmp_path, *WORDS, str(tmp_path / "pack"))
    until(lambda: there(tmp_path / "pack"))
    children = psutil.Process(process.pid).children(recursive=True)
    assert children
    ended(process, "killed")
    until(lambda: not any(child.is_running() and child.status() != "zombie" for child in children))


@pytest.fixture
def disk(tmp_path):
    """A disk of its own with little room."""
    with tools.small_disk(tmp_path / "small", "700k") as place:
        yield place


def test_a_full_disk_is_said_and_there_is_no_half_file(disk, tmp_path):
    out = disk / "pack"
    run = coproduce(tmp_path, *WORDS, str(out))
    assert run.returncode == 2
    assert "The disk is full." in run.stderr
    assert "it goes on where it was" in run.stderr
    assert "Traceback" not in run.stderr
    before = len(there(out))
    assert before > 0
    are_whole(out)
    remount = ["mount", "-o", "remount,size=64m", str(disk)]
    subprocess.run(remount, capture_output=True, check=True)
    goes_on(tmp_path, out, before)


def test_a_folder_with_spaces_and_urdu_letters_is_a_folder_like_others(tmp_path):
    out = tmp_path / "میرا چارٹر 2026" / "our pack"
    run = coproduce(tmp_path, "pack", "agenda", "--format", "pdf,html", "--out", str(out))
    assert run.returncode == 0, run.stderr
    assert str(out / "index.html") in run.stdout
    assert (out / "agenda" / "agenda.pdf").exists()


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "pack").write_text("")
    run = coproduce(tmp_path, "pack", "agenda", "--out", str(tmp_path / "pack"))
    assert run.returncode == 2
    assert "We cannot write in the folder “pack”." in run.stderr


@pytest.mark.needs("pty")
@pytest.mark.needs("psutil")
def test_two_packs_in_one_folder_never_mix(tmp_path):
    import psutil

    out = tmp_path / "pack"
    process = in_a_group(tmp_path, *WORDS, str(out))
    try:
        until(lambda: there(out))
        psutil.Process(process.pid).suspend()  # or it might be done before the second one begins
        second = coproduce(tmp_path, "pack", "agenda", "--out", str(out))
        assert second.returncode == 2
        assert "Another program is making a pack in “pack” now." in second.stderr
    finally:
        process.kill()
        process.communicate(timeout=60)


def test_a_line_cut_off_in_the_memory_costs_only_that_file(tmp_path):
    out = tmp_path / "pack"
    words = ("pack", "agenda", "--format", "html,txt", "--out", str(out))
    coproduce(tmp_path, *words)
    memory: Path = out / ".coproduce" / "made.jsonl"
    memory.write_bytes(memory.read_bytes()[:-40] + b"\xff\xfe")
    run = coproduce(tmp_path, *words)
    assert run.returncode in (0, 1)
    assert "Traceback" not in run.stderr

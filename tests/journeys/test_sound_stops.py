"""Sound that is stopped half-way: no half piece, and the next run speaks only what is missing."""

from __future__ import annotations

import hashlib

import pytest
from journey import coproduce, ended, in_a_group, until

WORDS = ("pack", "award", "--format", "mp3", "--out")


def pieces(out):
    """Return every piece of sound with when it was written."""
    found = (out / ".coproduce" / "speech").rglob("*.mp3")
    return {piece: piece.stat().st_mtime_ns for piece in found}


def are_whole(out):
    for piece in pieces(out):
        whole = piece.read_bytes()
        assert hashlib.sha256(whole[32:]).digest() == whole[:32], piece


@pytest.mark.needs("pty")
@pytest.mark.parametrize("ending", ["ctrl-c", "stopped", "killed"])
def test_sound_that_ends_half_way_goes_on_with_the_sentences_that_are_missing(tmp_path, ending):
    out = tmp_path / "pack"
    process = in_a_group(tmp_path, *WORDS, str(out))
    until(lambda: len(pieces(out)) >= 10)
    said = ended(process, ending)
    assert "Traceback" not in said
    if ending != "killed":
        assert process.returncode == 130
    are_whole(out)
    assert not list(out.rglob("award*.mp3"))  # no document is there without all of its sentences
    before = pieces(out)
    run = coproduce(tmp_path, *WORDS, str(out))
    assert run.returncode == 0, run.stderr
    after = pieces(out)
    assert before.items() <= after.items()
    assert len(after) > len(before)
    assert not list(out.rglob("*.part"))
    assert (out / "award" / "award.mp3").stat().st_size > 100_000

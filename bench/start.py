"""How long `coproduce --help` takes, against Python's own start; and in Urdu, against English."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench.result import Result, Setting, tell
from bench.table import Row, at_most, milliseconds, times

RUNS = 5
"""Pairs of runs in one round."""

FIGURE = "`coproduce --help`, against `python -c pass`"
LIMIT = at_most(4)
IN_URDU = "`coproduce --help` in Urdu, against English"
PERSON = "1 s"


def measure(setting: Setting) -> Result:
    """Return the row about the start."""
    program = shutil.which("coproduce", path=str(Path(sys.executable).parent))
    bare = [sys.executable, "-c", "pass"]
    if program is None or not _works(program):
        tell("start: the command coproduce is not installed beside this Python, or does not work")
        return Result([Row(FIGURE, None, "the command does not run", limit=LIMIT)])
    _seconds(bare), _seconds([program, "--help"])
    pairs = [_pair(bare, [program, "--help"], turn) for turn in range(setting.rounds * RUNS)]
    ratio = median(ours / floor for floor, ours in pairs)
    floor, ours = (median(side) for side in zip(*pairs, strict=True))
    urdu = _in_urdu([program, "--help"], setting.rounds * RUNS)
    tell(f"start: {ratio:.1f} times bare Python over {len(pairs)} pairs")
    row = Row(
        FIGURE, ratio, times(ratio, milliseconds(ours)), milliseconds(floor), LIMIT, {}, PERSON
    )
    return Result([row, urdu], data=pairs)


def _in_urdu(english: list[str], count: int) -> Row:
    """Return the row about starting in a language."""
    urdu = [*english, "--language", "ur"]
    _seconds(urdu)
    pairs = [_pair(english, urdu, turn) for turn in range(count)]
    ratio = median(ours / floor for floor, ours in pairs)
    floor, ours = (median(side) for side in zip(*pairs, strict=True))
    cell = times(ratio, milliseconds(ours))
    return Row(IN_URDU, ratio, cell, milliseconds(floor), at_most(2), {}, PERSON)


def _works(program: str) -> bool:
    run = subprocess.run([program, "--help"], capture_output=True, check=False, timeout=60)
    return run.returncode == 0


def _pair(bare: Sequence[str], ours: Sequence[str], turn: int) -> tuple[float, float]:
    """Return the seconds of both, the first one first in every other turn."""
    if turn % 2:
        second = _seconds(ours)
        return _seconds(bare), second
    return _seconds(bare), _seconds(ours)


def _seconds(command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": ""},
    )
    return time.perf_counter() - began

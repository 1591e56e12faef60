"""How much longer 1,000 organisations in the award register take to list than 10."""

from __future__ import annotations

import dataclasses
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
from coproduce.domain.award_events import REGISTER, AwardEvent
from coproduce.event_file import EntryOf, EventFile
from tests.award import made_up_school as school

FEW, MANY = 10, 1_000
"""Organisations in the two registers; each of them got to gold, with all its history."""
LIMIT = at_most(5)
PERSON = "1 s"
COMMANDS = (
    (f"`coproduce award list`, {MANY:,} organisations against {FEW}", ("award", "list")),
    (f"`coproduce award due`, {MANY:,} organisations against {FEW}", ("award", "due")),
)


def measure(setting: Setting) -> Result:
    """Return the rows about the register."""
    program = shutil.which("coproduce", path=str(Path(sys.executable).parent))
    assert program is not None, "the command coproduce is not installed beside this Python"
    homes = [_home(setting.disk / f"award-{number}", number) for number in (FEW, MANY)]
    rows, data = [], []
    for figure, command in COMMANDS:
        ran = [[_seconds([program, *command], home) for home in homes]]
        for turn in range(setting.rounds):
            order = homes if turn % 2 else homes[::-1]
            taken = {home: _seconds([program, *command], home) for home in order}
            ran.append([taken[home] for home in homes])
        ratio = median(many / few for few, many in ran[1:])
        few, many = (median(side) for side in zip(*ran[1:], strict=True))
        tell(f"{command[1]}: {ratio:.1f} times over {setting.rounds} pairs")
        mine = times(ratio, milliseconds(many))
        rows.append(Row(figure, ratio, mine, milliseconds(few), LIMIT, {}, PERSON))
        data.append(ran)
    return Result(rows, data=data)


def _home(home: Path, number: int) -> Path:
    """Make a register of so many organisations; return what COPRODUCE_HOME is then."""
    book = school.Book()
    _school, officer = school.to_gold(book)
    one = [recorded.event for recorded in book.written]
    (home / "award").mkdir(parents=True)
    with EventFile(home / "award" / "register.db", REGISTER) as file:
        others = range(1, number)
        every = (*one, *(_as_another(event, n, officer) for n in others for event in one))
        file.append([EntryOf(event) for event in every])
    return home


def _as_another(event: AwardEvent, place: int, officer: str) -> AwardEvent:
    """Return the event as it would be about another organisation, with ids of its own."""
    changed = {}
    for field in dataclasses.fields(event):
        value = getattr(event, field.name)
        if field.name == "form":
            changed["form"] = dataclasses.replace(value, name=f"Made-up School {place}")
        elif field.type == "tuple[str, ...]" and field.name == "evidence":
            changed["evidence"] = tuple(_moved(id_, place) for id_ in value)
        elif field.type == "str" and field.name not in ("stage", "on"):
            changed[field.name] = value if value == officer else _moved(value, place)
    return dataclasses.replace(event, **changed)


def _moved(id_: str, place: int) -> str:
    is_id = id_[1:].isdigit() and id_[0] in "oepmsadq"
    return f"{id_[0]}{int(id_[1:]) + 100 * place}" if is_id else id_


def _seconds(command: Sequence[str], home: Path) -> float:
    began = time.perf_counter()
    subprocess.run(
        command,
        stdout=subprocess.DEVNULL,
        check=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": "", "COPRODUCE_HOME": str(home)},
    )
    return time.perf_counter() - began

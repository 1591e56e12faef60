"""The whole English pack on every core, against the same editions one after another; and again."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median

from bench.result import Result, Setting, tell
from bench.table import Row, at_least, at_most, milliseconds, times
from coproduce.content_folder import ContentFolder
from easyread import pack
from easyread.packing.making import Task, write_edition
from easyread.packing.plan import Choice, editions
from easyread.packing.sources import Shelf
from easyread.reading import Content

TOGETHER = "the whole pack, against the same files one after another in one warm process"
AGAIN = "the whole pack again when nothing has changed: times faster than the first time"


def measure(setting: Setting) -> Result:
    """Return the rows about the pack."""
    _warm(setting.disk)
    rounds = []
    for number in range(setting.rounds):
        with tempfile.TemporaryDirectory(dir=setting.disk) as folder:
            rounds.append(_round(Path(folder), number))
        alone, together, again = rounds[-1]
        tell(f"round {number + 1}: pack: {alone:.1f} s, {together:.1f} s, {again:.2f} s")
    ratio = median(together / alone for alone, together, _again in rounds)
    faster = median(together / again for _alone, together, again in rounds)
    alone, together, again = (median(side) for side in zip(*rounds, strict=True))
    first = Row(
        TOGETHER,
        ratio,
        times(ratio, milliseconds(together)),
        milliseconds(alone),
        at_most(0.7),
    )
    second = Row(
        AGAIN, faster, times(faster, milliseconds(again)), milliseconds(together), at_least(20)
    )
    return Result([first, second], data=rounds)


def _round(folder: Path, number: int) -> tuple[float, float, float]:
    """Return the seconds of one after another, of the pack, and of the pack again."""
    if number % 2:
        together, again = _pack(folder / "pack"), _again(folder / "pack")
        return _one_after_another(folder / "alone"), together, again
    alone = _one_after_another(folder / "alone")
    return alone, _pack(folder / "pack"), _again(folder / "pack")


def _warm(disk: Path) -> None:
    """Load every writer, and let each write a document."""
    with tempfile.TemporaryDirectory(dir=disk) as folder:
        _one_after_another(Path(folder) / "warm", ("agenda",))


def _one_after_another(folder: Path, names: tuple[str, ...] = ()) -> float:
    folder.mkdir()
    content = ContentFolder()
    began = time.perf_counter()
    found = Shelf(Content(content)).sources(names)
    for number, edition in enumerate(editions(found, Choice())):
        # Into a folder of its own each time, so that no picture is drawn already.
        write_edition(Task(edition, folder / f"{number}.part", content, folder / "speech"))
    return time.perf_counter() - began


def _pack(folder: Path) -> float:
    began = time.perf_counter()
    made = pack.make(pack.Wish(), folder, lambda _number, _of, _done: None)
    taken = time.perf_counter() - began
    if made.of(pack.Fate.FAILED) or made.of(pack.Fate.LEFT):
        raise AssertionError("a file of the pack was not made")
    return taken


def _again(folder: Path) -> float:
    began = time.perf_counter()
    there = pack.made_before(pack.Wish(), folder)
    taken = time.perf_counter() - began
    if there is None:
        raise AssertionError("something changed in the pack")
    return taken

"""The charter and the pledges in every language: against as many English packs; and again."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median

from bench.result import Result, Setting, tell
from bench.table import Row, at_least, at_most, milliseconds, times
from coproduce import languages
from easyread import pack

DOCUMENTS = ("charter", "pledges")
TOGETHER = "charter and pledges in {n} languages and 4 formats, against {n} times one English pack"
AGAIN = "the same again when nothing has changed: times faster than the first time"


def measure(setting: Setting) -> Result:
    """Return the rows about packs of many languages."""
    tags = tuple(one.tag for one in languages.available())
    rounds = []
    for number in range(setting.rounds):
        with tempfile.TemporaryDirectory(dir=setting.disk) as folder:
            rounds.append(_round(Path(folder), tags, number))
        english, every, again = rounds[-1]
        tell(f"round {number + 1}: {english:.1f} s in English, {every:.1f} s, {again:.2f} s again")
    ratio = median(every / english / len(tags) for english, every, _again in rounds)
    faster = median(every / again for _english, every, again in rounds)
    english, every, again = (median(side) for side in zip(*rounds, strict=True))
    first = Row(
        TOGETHER.format(n=len(tags)),
        ratio,
        times(ratio, milliseconds(every)),
        milliseconds(english * len(tags)),
        at_most(1.3),
    )
    second = Row(
        AGAIN, faster, times(faster, milliseconds(again)), milliseconds(every), at_least(20)
    )
    return Result([first, second], data=rounds)


def _round(folder: Path, tags: tuple[str, ...], number: int) -> tuple[float, float, float]:
    """Return the seconds of one English pack, of one in all languages, and of that again."""
    english = 0.0 if number % 2 else _made(folder / "english", tags[:1])
    every, again = _made(folder / "every", tags), _again(folder / "every", tags)
    return english or _made(folder / "english", tags[:1]), every, again


def _wish(tags: tuple[str, ...]) -> pack.Wish:
    return pack.Wish(DOCUMENTS, languages=tags, is_draft=True)


def _made(folder: Path, tags: tuple[str, ...]) -> float:
    languages.forget()  # catalogues and records are read anew, as a new program does
    began = time.perf_counter()
    made = pack.make(_wish(tags), folder, lambda _number, _of, _done: None)
    taken = time.perf_counter() - began
    if len(made.of(pack.Fate.MADE)) != len(made.done):
        raise AssertionError("a file of the pack was not made")
    return taken


def _again(folder: Path, tags: tuple[str, ...]) -> float:
    languages.forget()
    began = time.perf_counter()
    there = pack.made_before(_wish(tags), folder)
    taken = time.perf_counter() - began
    if there is None:
        raise AssertionError("something changed in the pack")
    return taken

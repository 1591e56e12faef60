"""Checking words, against proselint on the same text in the same run.

Four kinds of text, for the answer depends on it: our documents as they are written, with the marks
of Markdown; our guides; the easy-read and the ordinary texts of tests/words/easy_read_labels. Both
take each as plain text and give every finding; we read it from a file, proselint has it in memory.
proselint has its usual checks, which look for other things than ours do.
"""

from __future__ import annotations

import importlib
import importlib.util
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import median

from bench.result import Result, Setting, tell
from bench.table import Row, at_least, milliseconds
from coproduce import resources
from easyread.check.checking import check_file

FIGURE = "checking {kind}, against proselint"
ROOT = Path(__file__).parent.parent


def texts() -> dict[str, str]:
    """Return the texts by what they are."""
    labelled = ROOT / "tests" / "words" / "easy_read_labels" / "texts"
    files = {
        "all of our own words": sorted((resources.folder("content") / "documents").glob("*.md")),
        "our guides": sorted((ROOT / "docs").glob("*.md")),
        "easy-read texts": sorted(labelled.glob("easy-*.txt")),
        "ordinary texts": sorted(labelled.glob("hard-*.txt")),
    }
    return {
        kind: "\n\n".join(file.read_text("utf-8") for file in some) for kind, some in files.items()
    }


def measure(setting: Setting) -> Result:
    """Measure both on each text, in turns."""
    if importlib.util.find_spec("proselint") is None:
        why = "proselint is not here"
        return Result(
            [Row(FIGURE.format(kind=kind), None, why, limit=at_least(5)) for kind in texts()]
        )
    rows, sizes, values = [], [], {}
    for kind, text in texts().items():
        tell(f"  {kind}")
        pairs = _pairs(setting, text)
        rows.append(_row(kind, pairs[1:]))
        sizes.append(f"{kind} {len(text.split()):,}")
        values[kind] = pairs
    return Result(rows, [f"Words of the texts that are checked: {', '.join(sizes)}."], values)


def _pairs(setting: Setting, text: str) -> list[tuple[float, float]]:
    """Return our time and proselint's in each round. In the first both load and compile."""
    file = setting.disk / "words.txt"
    file.write_text(text, "utf-8")
    theirs = _proselint(text)

    def ours() -> object:
        return check_file(file)

    pairs = []
    for number in range(setting.rounds + 1):
        sides = (ours, theirs) if number % 2 else (theirs, ours)
        taken = {side: _seconds(side) for side in sides}
        pairs.append((taken[ours], taken[theirs]))
    return pairs


def _row(kind: str, pairs: list[tuple[float, float]]) -> Row:
    ratio = median(their / our for our, their in pairs)
    our, their = (milliseconds(median(side)) for side in zip(*pairs, strict=True))
    said = f"{ratio:.1f} times faster ({our})"
    return Row(FIGURE.format(kind=kind), ratio, said, their, at_least(5))


@cache
def _register() -> None:
    """Register proselint's usual checks, once: there is one registry, and it runs each entry."""
    checks = importlib.import_module("proselint.checks").__register__
    importlib.import_module("proselint.registry").CheckRegistry().register_many(checks)


def _proselint(text: str) -> Callable[[], object]:
    """Return what lints the text as proselint's own command does, with no limit on findings."""
    _register()
    tools = importlib.import_module("proselint.tools")
    config = {**tools.DEFAULT, "max_errors": 1_000_000}
    return lambda: tools.LintFile("words.txt", text).lint(config)


def _seconds(side: Callable[[], object]) -> float:
    """Return the processor time that it takes: neither waits for anything but its turn."""
    began = time.process_time()
    side()
    return time.process_time() - began

"""Checking words, against proselint on the same text in the same run.

The text is all of our own documents in a row. Both take it as plain text and give every finding;
we read it from a file, proselint has it in memory.
proselint has its usual checks, which look for other things than ours do.
"""

from __future__ import annotations

import importlib
import importlib.util
import time
from collections.abc import Callable
from statistics import median

from bench.result import Result, Setting, tell
from bench.table import Row, at_least, milliseconds
from coproduce import resources
from easyread.check.checking import check_file

FIGURE = "checking all of our own words, against proselint"


def measure(setting: Setting) -> Result:
    """Measure both, in turns."""
    folder = resources.folder("content") / "documents"
    text = "\n\n".join(file.read_text("utf-8") for file in sorted(folder.glob("*.md")))
    if importlib.util.find_spec("proselint") is None:
        return Result([Row(FIGURE, None, "proselint is not here", limit=at_least(5))])
    theirs = _proselint(text)

    file = setting.disk / "words.txt"
    file.write_text(text, "utf-8")

    def ours() -> object:
        return check_file(file)

    pairs = []
    for number in range(setting.rounds + 1):  # in the first, both load and compile
        tell(f"  round {number} of {setting.rounds}")
        sides = (ours, theirs) if number % 2 else (theirs, ours)
        taken = {side: _seconds(side) for side in sides}
        pairs.append((taken[ours], taken[theirs]))
    ratio = median(their / our for our, their in pairs[1:])
    our, their = (milliseconds(median(side)) for side in zip(*pairs[1:], strict=True))
    row = Row(FIGURE, ratio, f"{ratio:.1f} times faster ({our})", their, at_least(5))
    return Result([row], [f"The text of the check has {len(text.split()):,} words."], pairs)


def _proselint(text: str) -> Callable[[], object]:
    """Return what lints the text as proselint's own command does, with no limit on findings."""
    checks = importlib.import_module("proselint.checks").__register__
    registry = importlib.import_module("proselint.registry").CheckRegistry()
    registry.register_many(checks)
    tools = importlib.import_module("proselint.tools")
    config = {**tools.DEFAULT, "max_errors": 1_000_000}
    return lambda: tools.LintFile("words.txt", text).lint(config)


def _seconds(side: Callable[[], object]) -> float:
    began = time.perf_counter()
    side()
    return time.perf_counter() - began

"""`python -m bench`: measure everything and write the README's table and bench/latest.json."""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import json
import os
import platform
import sqlite3
import sys
import tempfile
from pathlib import Path

from bench.result import Result, Setting, real_disk, sync_seconds, tell
from bench.table import START, milliseconds, put_between_markers, render, write_whole

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
LATEST = HERE / "latest.json"
PARTS = (
    *("votes", "screen", "batching", "start", "pack", "languages"),
    *("word", "pdf", "check", "speech", "award"),
)
"""The measurements: modules of bench with a function `measure(Setting) -> Result`."""


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and write; return 1 if something that is required was missed."""
    options = _parse(arguments)
    disk = real_disk([options.disk] if options.disk else [Path(tempfile.gettempdir()), HERE.parent])
    with tempfile.TemporaryDirectory(prefix="coproduce-bench-", dir=disk) as folder:
        setting = Setting(options.rounds, Path(folder))
        synced = sync_seconds(setting.disk)
        results = {name: _measure(name, setting) for name in options.only or PARTS}
    rows = [row for result in results.values() for row in result.rows]
    notes = [note for result in results.values() for note in result.notes]
    text = render(rows, _lead(setting, synced), notes)
    print(text)
    if options.only:
        tell("Only a whole run is written into the README.")
    else:
        _write(text, setting, synced, results)
    missed = [row for row in rows if row.is_missed]
    for row in missed:
        tell(f"{row.verdict}: {row.figure} ({row.ours}; required {row.limit})")
    return 1 if missed else 0


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", action="append", choices=PARTS, help="measure this part alone")
    parser.add_argument("--rounds", type=int, default=5, help="how often (default: %(default)s)")
    parser.add_argument("--disk", type=Path, help="a folder on the disk to measure on")
    options = parser.parse_args(arguments)
    if not 1 <= options.rounds <= 50:
        parser.error("--rounds takes a number from 1 to 50")
    return options


def _measure(name: str, setting: Setting) -> Result:
    tell(f"{name}:")
    result = importlib.import_module(f"bench.{name}").measure(setting)
    assert isinstance(result, Result)
    return result


def _lead(setting: Setting, synced: float) -> str:
    today = _today()
    return (
        f"Measured on {today.day} {today:%B %Y} with `python -m bench`: {_cores()} cores, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{platform.system()}, {setting.rounds} rounds in turns; writing 4 KB to this disk takes "
        f"{milliseconds(synced)}. “1.4 × (12 ms)” is 1.4 times the floor in the median round, and "
        "12 ms in the median round. The last column is for the reader: it is what a person notices."
    )


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _write(text: str, setting: Setting, synced: float, results: dict[str, Result]) -> None:
    kept = {
        "date": _today().isoformat(),
        "cores": _cores(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": platform.system(),
        "rounds": setting.rounds,
        "seconds to write 4 KB": synced,
        "rows": [row.as_data() for result in results.values() for row in result.rows],
        "notes": [note for result in results.values() for note in result.notes],
        "values": {name: result.data for name, result in results.items()},
    }
    write_whole(LATEST, json.dumps(kept, indent=1, ensure_ascii=False) + "\n")
    if put_between_markers(README, text):
        tell("Wrote the table into README.md, and every value into bench/latest.json.")
    else:
        tell(f"Wrote bench/latest.json. README.md has no line {START}: the table is only above.")


if __name__ == "__main__":
    sys.exit(main())

"""What every measurement is given and what it gives back."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from bench.table import Row

IN_MEMORY = frozenset({"tmpfs", "ramfs", "devtmpfs", "overlay"})
"""File systems on which a write may never reach a disk."""


@dataclass(frozen=True)
class Setting:
    """How often to measure, and the folder, on a real disk, in which to do it."""

    rounds: int
    disk: Path


@dataclass(frozen=True)
class Result:
    """Rows for the table, notes for below it, and every single value for latest.json."""

    rows: list[Row]
    notes: list[str] = field(default_factory=list)
    data: object = None


def tell(line: str) -> None:
    """Print a line about what is going on."""
    print(line, file=sys.stderr, flush=True)


def real_disk(candidates: list[Path]) -> Path:
    """Return the first of `candidates` that lies on a disk, or else the first."""
    return next((place for place in candidates if not _is_in_memory(place)), candidates[0])


def _is_in_memory(place: Path) -> bool:
    mounts = {Path(part.mountpoint): part.fstype for part in psutil.disk_partitions(all=True)}
    nearest = next((mounts[up] for up in (place, *place.parents) if up in mounts), "")
    return nearest in IN_MEMORY


def sync_seconds(disk: Path, count: int = 50) -> float:
    """Return the median time of appending 4 KB to a file and waiting until it is on `disk`."""
    taken = []
    with tempfile.TemporaryFile(dir=disk) as file:
        for _ in range(count):
            began = time.perf_counter()
            os.write(file.fileno(), b"x" * 4096)
            os.fsync(file.fileno())
            taken.append(time.perf_counter() - began)
    return statistics.median(taken)

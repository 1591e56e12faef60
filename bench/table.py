"""The table: what a row is, how it is printed, and how it gets into the README."""

from __future__ import annotations

import os
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

START = "<!-- bench:start -->"
END = "<!-- bench:end -->"
NOTHING = "–"
"""What stands in a cell that has nothing to say."""

HEADINGS = (
    "figure",
    "floor",
    "coproduce",
    "required",
    "verdict",
    "mentipy",
    "livepoll",
    "a person's limit",
)


@dataclass(frozen=True)
class Limit:
    """What issue 2 asks of a figure."""

    is_most: bool
    value: float

    def __str__(self) -> str:
        """Return it in words."""
        return f"at {'most' if self.is_most else 'least'} {self.value:g}"

    def is_met_by(self, value: float) -> bool:
        """Whether `value` is on the right side."""
        return value <= self.value if self.is_most else value >= self.value


def at_most(value: float) -> Limit:
    """Return the limit that allows `value` and less."""
    return Limit(True, value)


def at_least(value: float) -> Limit:
    """Return the limit that allows `value` and more."""
    return Limit(False, value)


@dataclass(frozen=True)
class Row:
    """One figure. `value` is what `limit` is held against; None if it could not be measured."""

    figure: str
    value: float | None
    ours: str
    floor: str = NOTHING
    limit: Limit | None = None
    peers: dict[str, str] = field(default_factory=dict)
    person: str = NOTHING

    @property
    def is_missed(self) -> bool:
        """Whether something is required that was not reached or not measured."""
        if self.limit is None:
            return False
        return self.value is None or not self.limit.is_met_by(self.value)

    @property
    def verdict(self) -> str:
        """Return one word for the table."""
        if self.limit is None:
            return NOTHING
        if self.value is None:
            return "not measured"
        return "missed" if self.is_missed else "met"

    def as_data(self) -> dict[str, object]:
        """Return what latest.json keeps of it."""
        return {
            **asdict(self),
            "limit": str(self.limit) if self.limit else None,
            "verdict": self.verdict,
        }


def times(ratio: float, measured: str) -> str:
    """Return a cell such as "1.4 × (12 ms)"."""
    return f"{ratio:.1f} × ({measured})"


def milliseconds(seconds: float) -> str:
    """Return `seconds` in milliseconds with two figures that count."""
    value = seconds * 1000
    return f"{value:.0f} ms" if value >= 10 else f"{value:.2g} ms"


def megabytes(size: float) -> str:
    """Return `size` bytes in megabytes."""
    return f"{size / 1e6:.0f} MB"


def render(rows: list[Row], lead: str, notes: list[str]) -> str:
    """Return the table in Markdown, with a sentence before it and notes after it."""
    lines = [lead, "", _line(HEADINGS), _line(["---"] * len(HEADINGS))]
    for row in rows:
        limit = str(row.limit) if row.limit else NOTHING
        peers = [row.peers.get(name, NOTHING) for name in HEADINGS[5:7]]
        cells = [row.figure, row.floor, row.ours, limit, row.verdict, *peers, row.person]
        lines.append(_line(cells))
    lines += ["", *(f"- {note}" for note in notes)]
    return "\n".join(lines).rstrip() + "\n"


def _line(cells: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def put_between_markers(file: Path, text: str) -> bool:
    """Replace what stands between the markers in `file`; False if it has no markers."""
    if not file.is_file():
        return False
    before, found, rest = file.read_text(encoding="utf-8").partition(START)
    _, closed, after = rest.partition(END)
    if not (found and closed):
        return False
    write_whole(file, f"{before}{START}\n{text}{END}{after}")
    return True


def write_whole(file: Path, text: str) -> None:
    """Write `text` to `file` in one step: a reader sees the old file or the new one."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    draft_file = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as draft:
            draft.write(text)
        draft_file.chmod(0o644)
        draft_file.replace(file)
    except BaseException:
        draft_file.unlink()
        raise

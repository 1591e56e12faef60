"""What a board draws: lines of spans, and how blocks of them share a height."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rich.cells import cell_len

from tui.widgets.writing import broken, harmless, isolated


class Part(StrEnum):
    """What a span is: the name of its style in `Ink`."""

    TEXT = "text"
    BOLD = "bold"
    STRONG = "strong"
    OTHER = "other"
    WARN = "warn"
    EDGE = "edge"
    BAND = "band"
    CHOSEN = "chosen"
    DARK = "dark"
    """Dark module of a QR code above, whatever is below."""
    LIGHT = "light"
    DARK_ON_LIGHT = "dark_on_light"
    LIGHT_ON_DARK = "light_on_dark"


@dataclass(frozen=True, slots=True)
class Span:
    """Some cells of one style."""

    text: str
    part: Part = Part.TEXT


Line = tuple[Span, ...]


def width_of(line: Line) -> int:
    """Return how many cells a line takes."""
    return sum(cell_len(span.text) for span in line)


def written(text: str, width: int, part: Part = Part.TEXT, indent: str = "") -> list[Line]:
    """Return `text`, made safe, as lines of at most `width` cells; all but the first indented."""
    lines = broken(harmless(text), width - cell_len(indent))
    return [
        (Span(isolated(line if n == 0 else indent + line), part),) for n, line in enumerate(lines)
    ]


def beside(left: Sequence[Line], right: Sequence[Line], left_width: int) -> list[Line]:
    """Return two columns. Nothing right-to-left may stand in the left one."""
    lines: list[Line] = []
    for n in range(max(len(left), len(right))):
        line = left[n] if n < len(left) else ()
        gap = Span(" " * max(0, left_width - width_of(line)))
        lines.append((*line, gap, *right[n]) if n < len(right) else line)
    return lines


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, in more than one size."""

    variants: tuple[Sequence[Line], ...]
    """The smallest first. Which one is drawn depends on the height."""
    rank: int = 0
    """0 is always drawn; of the others, the lowest get room first."""
    has_gap: bool = True
    """An empty line above, if there is room."""


def block(*variants: Iterable[Line], rank: int = 0, has_gap: bool = True) -> Block:
    """Return a block of these variants; empty ones are left out."""
    return Block(tuple(v for v in map(tuple, variants) if v), rank, has_gap)


@dataclass(slots=True)
class _Chosen:
    block: Block
    lines: Sequence[Line] = ()
    gap: int = 0


@dataclass(slots=True)
class _Fit:
    spare: int
    chosen: list[_Chosen] = field(default_factory=list)

    def admit(self, entry: _Chosen) -> None:
        """Draw an entry at its smallest, if it must be or fits."""
        smallest = entry.block.variants[0]
        if entry.block.rank == 0 or len(smallest) <= self.spare:
            entry.lines = smallest
            self.spare -= len(smallest)

    def space(self, entry: _Chosen) -> None:
        """Put an empty line above an entry, if it fits."""
        if entry.lines and entry.block.has_gap and self.spare > 0:
            entry.gap += 1
            self.spare -= 1

    def grow(self, entry: _Chosen, variants: int | None = None) -> None:
        """Draw an entry at the largest of its first `variants` that fits."""
        if not entry.lines:
            return
        for lines in reversed(entry.block.variants[:variants]):
            if len(lines) - len(entry.lines) <= self.spare:
                self.spare -= len(lines) - len(entry.lines)
                entry.lines = lines
                return


def fitted(blocks: Iterable[Block], height: int) -> list[Line]:
    """Return the lines of `blocks`, in their order, in `height` lines where possible.

    What must be drawn is drawn even if it needs more: the board then shows it in pages.
    """
    entries = [_Chosen(b) for b in blocks if b.variants]
    by_rank = sorted(entries, key=lambda e: e.block.rank)
    fit = _Fit(height)
    # What is always drawn grows one size before there are empty lines; the rest comes after them.
    needed = [entry for entry in by_rank if entry.block.rank == 0]
    for entry in by_rank:
        fit.admit(entry)
    for entry in needed:
        fit.grow(entry, 2)
    for entry in by_rank:
        if entry is not entries[0]:
            fit.space(entry)
    for entry in by_rank:
        fit.grow(entry)
    if fit.spare > height // 4:
        for entry in by_rank:
            fit.space(entry)
    lines: list[Line] = []
    for entry in entries:
        lines += [*([()] * entry.gap if lines else []), *entry.lines]
    return lines

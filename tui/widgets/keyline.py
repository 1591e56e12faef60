"""The line of keys at the foot of every screen. Textual's own footer freezes words at import."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from tui.widgets.cursor import CursorFocus
from tui.widgets.ink import ink
from tui.widgets.writing import broken

GAP: Final = 3
"""Cells between two keys."""
NARROW: Final = 60
"""Below this width the short words are shown."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key and what it does, in words."""

    key: str
    """As it is shown: "Space", "1", "←→"."""
    words: str
    short: str = ""
    """Fewer words, for a narrow screen; empty for none."""


Part = tuple[str, str]
"""A key, or "" when a line goes on, and its words."""


class KeyLine(CursorFocus, can_focus=True):
    """Every key that does something now; it takes as many lines as it needs.

    Focused, the cursor stands on its first key: the next step.
    """

    DEFAULT_CSS = """
    KeyLine { height: auto; width: 1fr; background: $background; }
    """

    def __init__(self, keys: Iterable[Key] = ()) -> None:
        """Show `keys`, the most important first."""
        super().__init__()
        self._keys: tuple[Key, ...] = tuple(keys)

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys shown now."""
        return self._keys

    def show(self, keys: Iterable[Key]) -> None:
        """Show other keys. Does nothing if they are the same."""
        new = tuple(keys)
        if new != self._keys:
            self._keys = new
            self.refresh(layout=True)
            self.call_after_refresh(self.place_cursor)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the keys need."""
        return len(rows(self._keys, width))

    def render_line(self, y: int) -> Strip:
        """Draw one line of keys."""
        style, width = ink(self.app), self.size.width
        lines = rows(self._keys, width)
        segments: list[Segment] = []
        for key, words in lines[y] if y < len(lines) else ():
            segments += [Segment(key, style.strong), Segment(f" {words}{' ' * GAP}", style.text)]
        return Strip(segments).adjust_cell_length(width, style.text)


def rows(keys: Sequence[Key], width: int) -> list[list[Part]]:
    """Return `keys` in lines of at most `width` cells. No word is ever cut off."""
    lines: list[list[Part]] = []
    used = 0
    for key in keys:
        for part in _parts(key, width):
            size = cell_len(part[0]) + 1 + cell_len(part[1])
            if not lines or not part[0] or used + size > width:
                lines.append([])
                used = 0
            lines[-1].append(part)
            used += size + GAP
    return lines


def _parts(key: Key, width: int) -> list[Part]:
    words = key.short if width < NARROW and key.short else key.words
    first, *rest = broken(words, max(8, width - cell_len(key.key) - 1))
    return [(key.key, first), *(("", line) for line in rest)]

"""A list to choose from: a number for each, arrows and Enter, and the real cursor on the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message as Posted
from textual.strip import Strip

from tui.widgets.cursor import CursorFocus
from tui.widgets.ink import ink
from tui.widgets.writing import broken, harmless, isolated

NUMBERED: Final = 9
"""The first nine have a number key; arrows reach the others."""


@dataclass(frozen=True, slots=True)
class Row:
    """One drawn line: which choice it belongs to, and whether it is its first."""

    choice: int
    text: str


class Choices(CursorFocus, can_focus=True):
    """Numbered choices. One is chosen with its number, or with the arrows and Enter."""

    DEFAULT_CSS = """
    Choices { height: auto; width: 1fr; background: $background; }
    """

    class Chosen(Posted):
        """A choice was made."""

        def __init__(self, index: int) -> None:
            """Keep its place, from 0."""
            super().__init__()
            self.index = index

    class Moved(Posted):
        """The cursor stands on another choice."""

        def __init__(self, index: int) -> None:
            """Keep its place, from 0."""
            super().__init__()
            self.index = index

    def __init__(self, words: Sequence[str]) -> None:
        """Offer `words`, in their order."""
        super().__init__()
        self._words = tuple(words)
        self.index = 0

    def offer(self, words: Sequence[str], index: int = 0) -> None:
        """Offer other words, with the cursor on the one at `index`."""
        self._words, self.index = tuple(words), index
        self.refresh(layout=True)
        self.call_after_refresh(self.place_cursor)

    def on_key(self, event: events.Key) -> None:
        """Move or choose."""
        if event.key in ("up", "down"):
            event.stop()
            self._move(-1 if event.key == "up" else 1)
        elif event.key in ("enter", "ctrl+j", "space"):
            event.stop()
            self.post_message(self.Chosen(self.index))
        elif event.key in set("123456789"[: len(self._words)]):
            event.stop()
            self._move(int(event.key) - 1 - self.index)
            self.post_message(self.Chosen(self.index))

    def _move(self, by: int) -> None:
        index = min(max(self.index + by, 0), len(self._words) - 1)
        if index != self.index:
            self.index = index
            self.place_cursor()
            self.refresh()
            self.post_message(self.Moved(index))

    def cursor_at(self) -> Offset:
        """Return the place of the line that Enter would choose."""
        rows = self._rows(self.size.width)
        return Offset(0, next((y for y, row in enumerate(rows) if row.choice == self.index), 0))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the choices need."""
        return len(self._rows(width))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        style, rows = ink(self.app), self._rows(self.size.width)
        if y >= len(rows):
            return Strip.blank(self.size.width, style.text)
        is_chosen = rows[y].choice == self.index
        segment = Segment(rows[y].text, style.chosen if is_chosen else style.text)
        return Strip([segment]).adjust_cell_length(self.size.width, style.text)

    def _rows(self, width: int) -> list[Row]:
        rows: list[Row] = []
        for n, words in enumerate(self._words):
            number = f"{n + 1} " if n < NUMBERED else "  "
            for m, line in enumerate(broken(harmless(words), width - 2)):
                rows.append(Row(n, (number if m == 0 else "  ") + isolated(line)))
        return rows

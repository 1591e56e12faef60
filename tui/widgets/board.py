"""The one widget that draws a whole page, line by line. Only lines that changed are drawn again.

A widget for each comment stalled for seconds under 2,000 of them; lines of cells cost 10 ms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from coproduce.languages import _
from tui.widgets.ink import ink
from tui.widgets.page import Line, Part, Span

Builder = Callable[[Size], Sequence[Line]]
"""Makes the lines for a size. Called again when the window changes."""


class Board(Widget):
    """Draws what `draw` was given; in pages if it is taller than the window."""

    DEFAULT_CSS = """
    Board { height: 1fr; width: 1fr; background: $background; }
    """

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._builder: Builder | None = None
        self._lines: Sequence[Line] = ()
        self._page = 0

    def draw(self, builder: Builder) -> None:
        """Show what `builder` makes, from its first page."""
        self._builder = builder
        self._build()

    @property
    def pages(self) -> int:
        """How many pages there are now; at least 1."""
        height, lines = max(self.size.height, 2), len(self._lines)
        return 1 if lines <= height else -(-lines // (height - 1))

    def turn(self, by: int) -> None:
        """Show another page."""
        self._page = min(max(self._page + by, 0), self.pages - 1)
        self.refresh()

    def on_resize(self) -> None:
        """Build the lines for the new size."""
        self._build()

    def _build(self) -> None:
        if self._builder is None or not self.size:
            return
        old, self._lines = self._lines, tuple(self._builder(self.size))
        if self._page >= self.pages:
            self._page = 0
        if self._page or self.pages > 1 or len(old) != len(self._lines):
            self.refresh()
            return
        pairs = enumerate(zip(old, self._lines, strict=True))
        changed = [Region(0, y, self.size.width, 1) for y, (a, b) in pairs if a != b]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        style = ink(self.app)
        segments = [Segment(span.text, getattr(style, span.part)) for span in self._at(y)]
        return Strip(segments).adjust_cell_length(self.size.width, style.text)

    def _at(self, y: int) -> Line:
        if self.pages == 1:
            return self._lines[y] if y < len(self._lines) else ()
        height = self.size.height - 1
        if y == height:
            words = _("Page {page} of {pages}").format(page=self._page + 1, pages=self.pages)
            return (Span(words, Part.STRONG),)
        place = self._page * height + y
        return self._lines[place] if place < len(self._lines) else ()

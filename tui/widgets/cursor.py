"""The terminal's real cursor on the focused thing, where a console screen reader reads."""

from __future__ import annotations

from textual.geometry import Offset
from textual.widget import Widget


class CursorFocus(Widget):
    """A widget that, while focused, keeps the terminal's cursor at `cursor_at`.

    Textual hides the cursor and leaves it anywhere; `CoproduceApp` shows it again. Measured: with
    the cursor on the choice, a console reader reads the choice and not the heading.
    """

    def cursor_at(self) -> Offset:
        """Return where the cursor stands, counted from the top left of the content."""
        return Offset(0, 0)

    def place_cursor(self) -> None:
        """Move the cursor now, if this is the focused widget. Call it when `cursor_at` changes."""
        if self.has_focus:
            self.app.cursor_position = self.content_region.offset + self.cursor_at()
            self.refresh()

    def on_focus(self) -> None:
        """Take the cursor."""
        self.place_cursor()

    def on_resize(self) -> None:
        """Follow the widget to its new place."""
        self.call_after_refresh(self.place_cursor)

"""What every screen of ours has: a plain word when the window is too small, and calm errors."""

from __future__ import annotations

from typing import Final, Generic, TypeVar

from textual import events
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from coproduce.languages import _

LEAST: Final = Size(40, 12)
"""The smallest window that everything fits in."""

T = TypeVar("T")


class CoproduceScreen(Screen[T], Generic[T]):
    """A screen that says what to do when the window is smaller than 40 by 12."""

    DEFAULT_CSS = """
    CoproduceScreen.-roomy Foot { padding: 0 1; }
    CoproduceScreen { background: $background; color: $foreground; }
    CoproduceScreen.-too-small > * { display: none; }
    CoproduceScreen > #too-small { display: none; }
    CoproduceScreen.-too-small > #too-small { display: block; width: 1fr; height: 1fr; }
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (60, "-roomy")]  # noqa: RUF012 - as Textual has it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012

    @property
    def is_too_small(self) -> bool:
        """Whether the window is too small for anything but saying so."""
        return self.has_class("-too-small")

    def on_mount(self) -> None:
        """Put the words for a small window in place."""
        self.mount(Static(too_small(), id="too-small", markup=False))
        self._measure(self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        """Measure the window again."""
        self._measure(event.size)

    def _measure(self, size: Size) -> None:
        is_small = size.width < LEAST.width or size.height < LEAST.height
        self.set_class(is_small, "-too-small")


def too_small() -> str:
    """Return what a window that is too small says."""
    return _(
        "This window is too small. Make the window bigger, or the letters smaller. "
        "It needs {width} letters across and {height} lines."
    ).format(width=LEAST.width, height=LEAST.height)

"""What one page of a shared keyboard is."""

from __future__ import annotations

from dataclasses import dataclass

from tui.widgets.paper import Item, Line


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown: words, then what can be chosen."""

    lines: tuple[Line, ...]
    items: tuple[Item, ...]
    start: int = 0
    """The item that Enter would choose; -1 for none: nothing is chosen beforehand."""
    is_typed: bool = False
    """A box to type in stands under the words."""


def said_lines(*texts: str) -> tuple[Line, ...]:
    """Return a heading and plain lines."""
    return (Line(texts[0], "strong"), *(Line(text) for text in texts[1:]))

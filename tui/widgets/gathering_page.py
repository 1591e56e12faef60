"""The room's screen at the start and at the end: what we decide, and what happens next."""

from __future__ import annotations

from textual.geometry import Size

from coproduce.content_people import ladder_step
from coproduce.domain.view import RoomView
from coproduce.gathering import action_lines, ladder_source, opening_parts
from coproduce.languages import _
from tui.widgets.join_page import READABLE, Surroundings
from tui.widgets.page import Block, Line, Part, block, fitted, written

_INDENT = "  "


def opening_page(view: RoomView, size: Size, around: Surroundings) -> list[Line]:
    """Return what we decide today, what can change, what cannot, who hears, and the step."""
    width = min(size.width, READABLE)
    parts = [block(_labelled(label, text, width)) for label, text in opening_parts(view.opening)]
    if ladder_step(view.opening.step) is not None:
        parts.append(block(written(ladder_source(), width, Part.OTHER)))
    return fitted(parts, size.height)


def actions_page(view: RoomView, size: Size, around: Surroundings) -> list[Line]:
    """Return what happens next."""
    return fitted(action_blocks(view, min(size.width, READABLE)), size.height)


def action_blocks(view: RoomView, width: int) -> list[Block]:
    """Return a heading, and every action with who does it and by when."""
    blocks = [block(written(_("What happens next"), width, Part.STRONG), has_gap=False)]
    for action in view.actions:
        lines = [
            line
            for label, text in action_lines(action)
            for line in written(_("{label}: {text}").format(label=label, text=text), width)
        ]
        blocks.append(block(lines))
    return blocks


def _labelled(label: str, text: str, width: int) -> list[Line]:
    return [*written(label, width, Part.STRONG), *written(text, width, indent=_INDENT)]

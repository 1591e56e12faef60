"""Puts a typed key into a text box at once, in the order of typing."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import App
from textual.widgets import Input, TextArea


async def type_at_once(app: App[Any], box: Input | TextArea, event: events.Key) -> None:
    """Do what `event` does in `box` before anything else happens.

    Textual puts keys in the box's own queue, and keys such as backspace come back through the
    app's. Somebody who types fast, or a switch that sends whole words, was overtaken by the Enter
    that follows: "password99" and Enter saved an empty password.
    """
    if event.is_printable and event.character is not None:
        if isinstance(box, TextArea):
            box.replace(event.character, *box.selection, maintain_selection_offset=False)
        elif box.selection.is_empty:
            box.insert_text_at_cursor(event.character)
        else:
            box.replace(event.character, *sorted(box.selection))
        return
    for binding in box._bindings.key_to_bindings.get(event.key, ()):
        if await app.run_action(binding.action, box):
            return

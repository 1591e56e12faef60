"""Gives a typed key to the screen, or to the box in which it is typed, in the order of typing."""

from __future__ import annotations

from typing import Any, Protocol, TypeGuard

from textual import events
from textual.app import App
from textual.widgets import Input, TextArea


class TakesKeys(Protocol):
    """A screen that sees a key before any widget does."""

    @property
    def writing(self) -> Input | TextArea | None:
        """The box in which somebody types now."""

    def take_key(self, event: events.Key) -> bool:
        """Use a key. Returns whether it was used."""


def is_typed(event: events.Event) -> TypeGuard[events.Key]:
    """Whether somebody pressed a key that the screen may use: the others end the program."""
    return (
        isinstance(event, events.Key)
        and not event.is_forwarded
        and event.key not in ("ctrl+c", "ctrl+q")
    )


async def hand_over(app: App[Any], screen: TakesKeys, event: events.Event) -> bool:
    """Give a key to the screen, and else to its box. Returns whether it was used."""
    if not is_typed(event):
        return False
    if screen.take_key(event):
        return True
    if screen.writing is None:
        return False
    await type_at_once(app, screen.writing, event)
    return True


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

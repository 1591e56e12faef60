"""The foot of a screen: what the program says, and under it every key."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.widgets.asking import Asked
from tui.widgets.keyline import KeyLine
from tui.widgets.message import Message


class Foot(Vertical):
    """A `Message`, a question and a `KeyLine`, at the bottom; as tall as they need."""

    DEFAULT_CSS = """
    Foot.-hidden { display: none; }
    Foot { dock: bottom; height: auto; width: 1fr; background: $background; }
    """

    def compose(self) -> ComposeResult:
        """Put them in place."""
        yield Message()
        yield Asked()
        yield KeyLine()

    @property
    def message(self) -> Message:
        """What the program says."""
        return self.query_one(Message)

    @property
    def asked(self) -> Asked:
        """The question to the person at the keyboard, if there is one."""
        return self.query_one(Asked)

    @property
    def keys(self) -> KeyLine:
        """The keys."""
        return self.query_one(KeyLine)

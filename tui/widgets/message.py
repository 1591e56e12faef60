"""What the program has to say to the person at the keyboard. It stays until it is read."""

from __future__ import annotations

from collections import deque

from rich.segment import Segment
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from coproduce.languages import _
from tui.widgets.ink import ink
from tui.widgets.writing import broken, harmless, isolated


class Message(Widget):
    """One message at a time, the oldest first; nothing goes away by itself.

    A screen shows the key that calls `read` (Esc) while `has_words`.
    """

    DEFAULT_CSS = """
    Message { height: auto; width: 1fr; background: $background; display: none; }
    Message.-shown { display: block; }
    """

    words: reactive[str] = reactive("", layout=True)
    """The message of now; empty for none."""

    def __init__(self) -> None:
        """Start with nothing to say."""
        super().__init__()
        self._waiting: deque[str] = deque()

    @property
    def has_words(self) -> bool:
        """Whether a message is waiting to be read."""
        return bool(self.words)

    def say(self, text: str) -> None:
        """Show `text` once the messages before it are read. The same words are not said twice."""
        if self.is_saying(text):
            return
        if self.words:
            self._waiting.append(text)
        else:
            self.words = text

    def is_saying(self, text: str) -> bool:
        """Whether `text` is shown or waits to be."""
        return text == self.words or text in self._waiting

    def read(self) -> None:
        """Take the message away and show the next one."""
        self.words = self._waiting.popleft() if self._waiting else ""

    def take_back(self, text: str) -> None:
        """Take `text` away because it is no longer true."""
        if text in self._waiting:
            self._waiting.remove(text)
        elif text == self.words:
            self.read()

    def watch_words(self) -> None:
        """Make room only while there is something to say."""
        self.set_class(bool(self.words), "-shown")

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the message needs."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the message."""
        style, lines = ink(self.app), self._lines(self.size.width)
        text = lines[y] if y < len(lines) else ""
        segment = Segment(isolated(text), style.warn)
        return Strip([segment]).adjust_cell_length(self.size.width, style.text)

    def _lines(self, width: int) -> list[str]:
        # The word stands for the colour, and tells a screen reader what this is.
        return broken(_("Message: {words}").format(words=harmless(self.words)), width)

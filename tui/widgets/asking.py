"""A question to the person at the keyboard, asked at the foot of the screen; no box, no mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from coproduce.languages import _
from tui.widgets.ink import ink
from tui.widgets.keyline import Key
from tui.widgets.writing import broken, harmless, isolated


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its key as Textual names it, its words, and what it does."""

    key: str
    words: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Ask:
    """A question with its answers. Escape always goes back and does nothing else."""

    words: str
    answers: tuple[Answer, ...] = ()
    on_digits: Callable[[str], None] | None = None
    """Called with the number typed; the question then takes digits."""
    digits: int = 2
    """How many digits that number has."""
    on_back: Callable[[], None] | None = None
    """Called after Escape."""

    def keys(self) -> list[Key]:
        """Return the keys that answer, for the line of keys."""
        back = Key(_("Esc"), _("go back"))
        return [*(Key(a.key, a.words) for a in self.answers), back]


def yes_or_no(words: str, yes: Callable[[], None], no: Callable[[], None]) -> Ask:
    """Return a question that is answered with y or n."""
    return Ask(words, (Answer("y", _("yes"), yes), Answer("n", _("no"), no)))


class Asked(Widget):
    """The question of now, if there is one, and what was typed so far."""

    DEFAULT_CSS = """
    Asked { height: auto; width: 1fr; background: $background; display: none; }
    Asked.-shown { display: block; }
    """

    def __init__(self) -> None:
        """Ask nothing."""
        super().__init__()
        self.ask: Ask | None = None
        self._typed = ""

    def put(self, ask: Ask | None) -> None:
        """Ask this, or nothing."""
        self.ask, self._typed = ask, ""
        self.set_class(ask is not None, "-shown")
        self.refresh(layout=True)

    def press(self, key: str) -> None:
        """Take a key as Textual names it."""
        ask = self.ask
        if ask is None:
            return
        answer = next((a for a in ask.answers if a.key == key), None)
        if key == "escape":
            self._end(ask.on_back)
        elif answer is not None:
            self._end(answer.act)
        elif ask.on_digits is not None:
            self._type(ask, key, ask.on_digits)

    def _end(self, then: Callable[[], None] | None) -> None:
        self.put(None)
        if then is not None:
            then()

    def _type(self, ask: Ask, key: str, done: Callable[[str], None]) -> None:
        if key == "backspace":
            self._typed = self._typed[:-1]
        elif len(key) == 1 and key in "0123456789":
            self._typed += key
        typed = self._typed
        if len(typed) == ask.digits:
            self._end(lambda: done(typed))
        else:
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the question needs."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the question."""
        style, lines = ink(self.app), self._lines(self.size.width)
        text = lines[y] if y < len(lines) else ""
        segment = Segment(isolated(text), style.bold)
        return Strip([segment]).adjust_cell_length(self.size.width, style.text)

    def _lines(self, width: int) -> list[str]:
        if self.ask is None:
            return []
        blanks = "_" * (self.ask.digits - len(self._typed)) if self.ask.on_digits else ""
        return broken(harmless(f"{self.ask.words} {self._typed}{blanks}".rstrip()), width)

"""Plain lines: what is said and asked, one line after the other. Nothing is ever drawn again.

For screen readers, braille displays, pipes and old terminals: no colour, no box, no emoji, no
spinner, no time limit. It works over any two streams, so a transcript is a test.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from shutil import get_terminal_size
from typing import Final, Protocol, TextIO

from coproduce.clean import clean, clean_line
from coproduce.languages import _
from tui.lines_typing import Typing


class BackError(Exception):
    """The person typed b."""


class SkipError(Exception):
    """The person typed s."""


class RepeatError(Exception):
    """The person typed r at a question that changes by itself: ask it anew."""


class QuitError(Exception):
    """The person typed q, or nobody types any more."""


class Source(Protocol):
    """Where lines come from."""

    def readline(self) -> str:
        """Return the next line with its end, or "" when there will be none."""


@dataclass(frozen=True, slots=True)
class Option:
    """One numbered choice."""

    key: str
    words: str


HELP: Final = "?"
REPEAT: Final = "r"
BACK: Final = "b"
SKIP: Final = "s"
QUIT: Final = "q"


class Lines:
    """Says and asks in plain lines."""

    def __init__(
        self, source: Source, out: TextIO, news: Callable[[], Sequence[str]] | None = None
    ) -> None:
        """Read from `source`, say on `out`; `news` gives what happened since it was asked last."""
        self._source = source
        self._out = out
        self._news = news
        self._is_explained = False
        self.leaves_at_once = True
        """Whether one Ctrl+C or Ctrl+D ends it. At a keyboard that people share it must not."""

    def say(self, *sentences: str) -> None:
        """Say each sentence on a line of its own."""
        for sentence in sentences:
            # What people typed was cleaned at the door. A line is one line, whatever is in it.
            print(clean_line(sentence, 10_000), file=self._out)
        self._out.flush()

    def say_text(self, text: str) -> None:
        """Say what somebody wrote, on lines of its own."""
        self.say(*clean(text, 10_000, 100).split("\n"))

    def say_news(self) -> None:
        """Say what happened meanwhile."""
        if self._news is not None:
            self.say(*self._news())

    def hide(self) -> None:
        """Move what was said out of sight on a screen, by empty lines. A pipe gets none."""
        if self._out.isatty():
            print("\n" * rows_of(self._out), file=self._out)
            self._out.flush()

    def explain(self) -> None:
        """Say once what can be typed at every question."""
        if not self._is_explained:
            self._is_explained = True
            self.say(*keys())

    def read(self) -> str:
        """Return the next line, without its end. Raises QuitError when there is none."""
        typed = self._source.readline() if self.leaves_at_once else self._read_twice()
        if not typed:
            raise QuitError
        self.say_news()
        return typed.strip()

    def _read_twice(self) -> str:
        """Return the next line; a slip on Ctrl+C or Ctrl+D leaves nobody at a command line."""
        try:
            typed = self._source.readline()
        except KeyboardInterrupt:
            typed = ""
        if typed:
            return typed
        self.say(_("To leave, press Ctrl and C together again."))
        return self._source.readline()

    def ask(
        self,
        question: Sequence[str],
        options: Sequence[Option],
        default: str = "",
        *,
        is_short: bool = False,
        is_changing: bool = False,
        also: Sequence[str] = (),
    ) -> str:
        """Ask until one of the keys was typed, and return it.

        `question` is said before the options, and `default` is the key that Enter alone stands
        for. `is_short` leaves the options out until the person types r: for a menu that they have
        heard. `is_changing` raises RepeatError for r: what is asked may have changed since. `also`
        are keys that news may tell of after the options were said. Raises BackError, SkipError or
        QuitError.
        """
        self._say_choice(question, [] if is_short else options, options, default)
        names = {key: key for key in also} | {o.key.lower(): o.key for o in options}
        while True:
            typed = self.read().lower().rstrip(".")
            if not typed and default:
                return default
            if typed in names:
                return names[typed]
            if typed == REPEAT and is_changing:
                raise RepeatError
            if typed == REPEAT:
                self._say_choice(question, options, options, default)
            elif typed == HELP:
                self.say(*keys())
            elif typed:
                self.leave_for(typed)
                self.say(
                    _("We do not know “{typed}”. Type r to hear it again.").format(typed=typed)
                )
            else:
                self.say(_("Please type a number, and then press Enter."))

    def _say_choice(
        self,
        question: Sequence[str],
        told: Sequence[Option],
        options: Sequence[Option],
        default: str,
    ) -> None:
        self.say(*question)
        for option in told:
            self.say(_("{key}. {words}").format(key=option.key, words=option.words))
        if not told:
            self.say(_("Type r to hear all choices."))
        chosen = next((o.words for o in options if o.key == default), "")
        if chosen:
            self.say(_("If you only press Enter: {words}").format(words=chosen))

    def ask_text(self, question: Sequence[str]) -> str:
        """Ask for words, and return them in one line; "" if only Enter was pressed.

        Raises BackError, SkipError or QuitError.
        """
        self.say(*question)
        while True:
            typed = self.read()
            if typed.lower() == REPEAT:
                self.say(*question)
            elif typed == HELP:
                self.say(*keys())
            else:
                self.leave_for(typed.lower())
                return clean(typed)

    def ask_number(self, question: Sequence[str], least: int, most: int) -> int:
        """Ask for a whole number. Raises BackError, SkipError or QuitError."""
        while True:
            typed = self.ask_text(question)
            if typed.isascii() and typed.isdigit() and least <= int(typed[:9]) <= most:
                return int(typed)
            self.say(
                _("Please type a number from {least} to {most}.").format(least=least, most=most)
            )

    def confirm(self, question: str) -> bool:
        """Ask yes or no, with no answer chosen beforehand. Raises QuitError.

        Going back or skipping means no.
        """
        options = [Option("y", _("Yes")), Option("n", _("No"))]
        try:
            return self.ask([question], options) == "y"
        except (BackError, SkipError):
            return False

    def leave_for(self, typed: str) -> None:
        """Raise what b, s or q mean; return for anything else."""
        if typed == BACK:
            raise BackError
        if typed == SKIP:
            raise SkipError
        if typed == QUIT:
            raise QuitError


def keys() -> list[str]:
    """Return what can be typed at every question."""
    return [
        _("At any question you can type one of these letters. Then press Enter."),
        _("?: help. r: repeat. b: back. s: skip. q: quit."),
    ]


def here(news: Callable[[], Sequence[str]] | None = None) -> Lines:
    """Return lines over this program's own standard input and output."""
    return Lines(Typing(), sys.stdout, news)


def rows_of(out: TextIO) -> int:
    """Return how many rows the terminal has; more rather than fewer.

    `shutil.get_terminal_size` believes LINES, which may be of another window.
    """
    try:
        there = os.get_terminal_size(out.fileno()).lines
    except (OSError, ValueError):
        there = 0
    return max(there, get_terminal_size().lines)

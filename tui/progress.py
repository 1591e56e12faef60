"""How far a pack or a check has come: a bar on a terminal, and plain lines everywhere else."""

from __future__ import annotations

from shutil import get_terminal_size
from typing import TYPE_CHECKING, Final, TextIO

from coproduce.languages import _

if TYPE_CHECKING:
    from easyread.pack import Done
    from easyread.packing.counting import Spoken

WIDTH: Final = 20
"""The width of the bar, in characters."""
STEP: Final = 10
"""Plain lines come after each so many files: a braille reader reads every one of them."""

SENTENCES: Final = 100
"""And after each so many sentences that are spoken, and at the end of each document."""


class Progress:
    """Tells how many files are done."""

    def __init__(self, out: TextIO, *, is_drawn: bool) -> None:
        """Write to `out`; draw over the same line where `is_drawn`."""
        self._out = out
        self._is_drawn = is_drawn
        self._has_line = False

    def tell(self, number: int, of: int, done: Done) -> None:
        """Take in that `number` files of `of` are done, `done` the last."""
        self.count(number, of, done.edition.file)

    def count(self, number: int, of: int, file: str) -> None:
        """Take in that `number` files of `of` are done, the last of them called `file`."""
        if self._is_drawn:
            self._draw(number, of, file)
        elif number == of or number % STEP == 0:
            print(_("{n} of {all} files.").format(n=number, all=of), file=self._out, flush=True)

    def spoken(self, one: Spoken) -> None:
        """Take in how far the voices are."""
        from easyread.packing.grid import language_name

        # Translators: how far the computer voice is. {document} is the name of a document, such as
        # "charter"; {language} is a language, such as Urdu.
        words = _("{document}, {language}: {n} of {all} sentences are spoken.").format(
            document=one.document, language=language_name(one.language), n=one.number, all=one.of
        )
        if self._is_drawn:
            self._bar(one.number_of_all, one.all, words)
        elif one.number == one.of or one.number % SENTENCES == 0:
            print(words, file=self._out, flush=True)

    def _draw(self, number: int, of: int, file: str) -> None:
        self._bar(number, of, _("{n} of {all}: {file}").format(n=number, all=of, file=file))

    def _bar(self, number: int, of: int, words: str) -> None:
        full = WIDTH * number // of
        bar = "[" + "#" * full + "." * (WIDTH - full) + "]"
        line = f"{bar} {words}"
        room = get_terminal_size().columns - 1
        self._out.write("\r\x1b[K" + line[:room])
        self._out.flush()
        self._has_line = True

    def end(self) -> None:
        """Leave the bar's line behind."""
        if self._has_line:
            self._has_line = False
            self._out.write("\n")
            self._out.flush()

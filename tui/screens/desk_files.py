"""The files that the desk's screen writes: sheets to print, and the one for the lead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual import work

from coproduce.errors import CoproduceError
from coproduce.following import Follower
from coproduce.home import SessionFolder
from coproduce.languages import _
from tui import sealed_file, sheet_files
from tui.screens.base import CoproduceScreen
from tui.screens.desk_state import Desk
from tui.screens.vote_outbox import Asker


class DeskFiles(CoproduceScreen[None]):
    """The part of the desk's screen that writes files."""

    desk: Desk
    _folder: SessionFolder
    _follower: Follower
    _client: Asker
    _opener: Callable[[Path], bool]

    def draw(self) -> None:
        """Draw what has changed."""
        raise NotImplementedError

    # Printing

    def _print(self, sheet: str) -> None:
        session = self._follower.session
        self._print_file(lambda: sheet_files.SHEETS[sheet](self._folder, session))

    def _print_codes(self, answer: dict[str, Any]) -> None:
        codes = [str(code) for code in answer["codes"]]
        self._print_file(
            lambda: sheet_files.write_codes(self._folder, self._follower.session, codes)
        )

    def begin_sealed(self, password: str) -> None:
        """Write the sealed comments in a thread, and say where."""
        self._write_sealed(password)

    @work(thread=True)
    def _write_sealed(self, password: str) -> None:
        def record(comments: tuple[int, ...]) -> None:
            self._client.ask("sealed-exported", comments=list(comments))

        session = self._follower.session
        try:
            file = sealed_file.write_at_desk(self._folder, session, password, record)
        except CoproduceError as error:
            self.app.call_from_thread(self._say, str(error))
            return
        told = _("We wrote the file: {file}").format(file=file)
        self.app.call_from_thread(self._say, " ".join((told, *sealed_file.how_to_give())))

    def _say(self, words: str) -> None:
        self.desk.notice = words
        self.draw()

    def _print_file(self, write: Callable[[], Path]) -> None:
        session, tags = self._follower.session, self.desk.sheet_languages
        try:
            file = sheet_files.in_languages(session, tags, write)
        except CoproduceError as error:
            self.desk.notice = str(error)
            return
        self.desk.notice = _("We wrote the file: {file}").format(file=file)
        self._open(file)

    @work(thread=True)
    def _open(self, file: Path) -> None:
        if not self._opener(file):
            self.app.call_from_thread(self._not_opened, file)

    def _not_opened(self, file: Path) -> None:
        words = _("Open this file in a web browser and print it: {file}")
        self.desk.notice = words.format(file=file)
        self.draw()

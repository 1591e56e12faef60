"""A screen that asks the session's server to do things, and notices when the server is away."""

from __future__ import annotations

import contextvars
import time
from collections.abc import Callable
from typing import Any, Final, Generic, Protocol, TypeVar

from textual.message import Message as Posted

from coproduce.errors import CoproduceError
from coproduce.home import ServerInfo, SessionFolder
from coproduce.languages import _
from tui.screens.base import CoproduceScreen

SERVER_LOOKS: Final = 1.0
"""Seconds between two questions to the server whether it is there."""

T = TypeVar("T")
Result = dict[str, Any]


class Asker(Protocol):
    """Asks the server: `form.client.Client`, or a stand-in in tests."""

    def ask(self, command: str, **arguments: Any) -> Result:
        """Ask for `command`. Raises CoproduceError in plain words."""

    def is_running(self) -> bool:
        """Whether the server answers."""


class LinkedScreen(CoproduceScreen[T], Generic[T]):
    """Asks in threads, which post what happened; this screen alone changes its state."""

    GRACE = 2.0
    """Seconds without a server before the screen says so."""

    class Done(Posted):
        """The server did what was asked."""

        def __init__(self, answer: Result, then: Callable[[Result], None] | None) -> None:
            """Keep the answer and what to do with it."""
            super().__init__()
            self.answer, self.then = answer, then

    class Refused(Posted):
        """The server refused, or was not there; `words` say so."""

        def __init__(self, words: str, otherwise: Callable[[], None] | None) -> None:
            """Keep the words, and what to put right."""
            super().__init__()
            self.words, self.otherwise = words, otherwise

    class ServerSeen(Posted):
        """The server was asked whether it is there."""

        def __init__(self, info: ServerInfo | None, *, is_running: bool) -> None:
            """Keep what was found."""
            super().__init__()
            self.info, self.is_running = info, is_running

    def __init__(self, folder: SessionFolder, client: Asker) -> None:
        """Ask the server of the session in `folder` through `client`."""
        super().__init__()
        self.folder, self.client = folder, client
        self.info: ServerInfo | None = folder.server() or folder.last_server()
        self._last_seen = time.monotonic()

    def on_mount(self) -> None:
        """Start looking for the server."""
        self.set_interval(SERVER_LOOKS, self._look_for_server)

    @property
    def is_server_away(self) -> bool:
        """Whether nobody has answered for a while."""
        return time.monotonic() - self._last_seen > self.GRACE

    def send(
        self,
        command: str,
        then: Callable[[Result], None] | None = None,
        otherwise: Callable[[], None] | None = None,
        **arguments: Any,
    ) -> None:
        """Ask the server in a thread: the screen never waits."""

        def work() -> None:
            try:
                self.post_message(self.Done(self.client.ask(command, **arguments), then))
            except CoproduceError as error:
                self.post_message(self.Refused(str(error), otherwise))

        self._in_thread(work, "ask")

    def _look_for_server(self) -> None:
        def work() -> None:
            is_running = self.client.is_running()
            self.post_message(self.ServerSeen(self.folder.server(), is_running=is_running))

        if not any(w.group == "server" and not w.is_finished for w in self.workers):
            self._in_thread(work, "server")

    def _in_thread(self, work: Callable[[], None], group: str) -> None:
        # A thread starts without the language of now.
        context = contextvars.copy_context()
        self.run_worker(lambda: context.run(work), thread=True, group=group)

    def on_linked_screen_done(self, done: Done) -> None:
        """Go on after an answer."""
        if done.then is not None:
            done.then(done.answer)

    def on_linked_screen_server_seen(self, seen: ServerSeen) -> None:
        """Remember where the server is, and when it was there last."""
        if seen.is_running:
            self._last_seen = time.monotonic()
        self.info = seen.info or self.info


def starting_again() -> str:
    """Return the calm line while the server is away."""
    return _("The server is starting again. Answers are safe.")

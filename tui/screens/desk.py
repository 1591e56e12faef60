"""The desk: for the facilitator's eyes. It asks, closes, shows, and reads what people wrote."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from textual import events, work
from textual.app import ComposeResult
from textual.widgets import Input

from coproduce import joining
from coproduce.clean import clean_line
from coproduce.errors import CoproduceError
from coproduce.following import Follower
from coproduce.home import ServerInfo, SessionFolder
from coproduce.joining import Address
from coproduce.languages import _, current, direction
from coproduce.offering import letters_may_be_wrong, page_address
from form.client import Client
from tui import sheet_files
from tui.app import CoproduceApp, Foot, Key
from tui.reading_aloud import Reader
from tui.screens import desk_comments, desk_home, desk_pages
from tui.screens.desk_do import Doer
from tui.screens.desk_files import DeskFiles
from tui.screens.desk_menus import QrRoom
from tui.screens.desk_state import Act, Ask, Desk, Page, Place
from tui.screens.vote_gate import Gate
from tui.screens.vote_outbox import Asker
from tui.widgets.paper import Line, Paper
from tui.widgets.typing import hand_over

TICK: Final = 0.1
"""Seconds between two looks at the journal: at most 10 drawings a second."""
LOOK: Final = 1.0
"""Seconds after which the page is drawn again although nothing came: "still counting" ends."""
NETWORK_LOOK: Final = 5.0
"""Seconds between two looks at this computer's addresses."""
_STEPS: Final = {"tab": 1, "down": 1, "shift+tab": -1, "up": -1}
_SIDES: Final = {"right": "1", "down": "1", "tab": "1", "left": "-1", "up": "-1", "shift+tab": "-1"}
_ENTER: Final = ("enter", "ctrl+j", "space")


class DeskScreen(DeskFiles):
    """Draws the page of now, hands keys to the `Doer`, and asks the server in threads."""

    DEFAULT_CSS = """
    DeskScreen { layout: vertical; }
    DeskScreen Input { display: none; margin: 0 1; }
    DeskScreen.-typing Input { display: block; }
    DeskScreen.-typing Paper { height: auto; max-height: 60%; }
    """

    def __init__(
        self,
        folder: SessionFolder,
        follower: Follower,
        client: Asker,
        opener: Callable[[Path], bool],
        clock: Callable[[], float],
        *,
        is_in_room: bool = False,
    ) -> None:
        """Draw what `follower` reads, and close it in the end; ask through `client`.

        Sheets are written in `folder` and shown with `opener`. `is_in_room` is true in the window
        that shows the room's screen at other times.
        """
        super().__init__()
        self._folder = folder
        self._client = client
        self._opener = opener
        self._gate = Gate(clock)
        self._meant: tuple[object, ...] = ()
        self._follower = follower
        read_up_to = max(self._follower.session.comments, default=0)
        self.desk = Desk(read_up_to=read_up_to, is_in_room=is_in_room)
        self.doer = Doer(self.desk, self._ask, self._print)
        self.doer.print_codes = self._print_codes
        self.doer.write_sealed = self.begin_sealed
        self._reader = Reader(folder.path)
        self.doer.read_aloud = self._reader.read
        self.doer.leave = self._leave
        self._acts: tuple[Act, ...] = ()
        self._name = ""
        self._drawn_at = 0.0
        self._is_pairing = False

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        yield Paper(id="paper")
        yield Input(id="typing", select_on_focus=False)
        yield Foot()

    def on_mount(self) -> None:
        """Show the first page, and look at the journal from now on."""
        self.query_one(Paper).focus()
        self._tell_direction()
        self.draw()
        self.set_interval(TICK, self._tick)
        self.set_interval(LOOK, self._look_at_pairing)
        self._look_at_network()
        self.set_interval(NETWORK_LOOK, self._look_at_network)

    def on_unmount(self) -> None:
        """Close the journal, and stop reading aloud."""
        self._reader.stop()
        self._follower.close()

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new size: a QR code may fit now."""
        self.draw()

    def _tick(self) -> None:
        if self._update() or time.monotonic() - self._drawn_at > LOOK:
            self.draw()

    def _update(self) -> bool:
        """Read what is new. When it cannot be read the screen says so, stays, and tries again."""
        try:
            return self._follower.update()
        except CoproduceError as error:
            self.desk.notice = str(error)
            return True

    # Drawing

    def draw(self) -> None:
        """Draw what has changed."""
        self._drawn_at = time.monotonic()
        name, page = self._page()
        paper, foot, desk = self.query_one(Paper), self.query_one(Foot), self.desk
        lines = (*self._failure(), *page.lines)
        paper.show(lines, page.items, start=page.start if name != self._name else None)
        self._turn(name)
        if name == "comments":
            self.doer.opened(self._follower.session)
        self._acts = (*self._offered_again(), *page.acts)
        self._watch_meaning(name)
        foot.keys.show(Key(act.key, act.words, act.short) for act in self._acts)
        foot.message.words = desk.notice

    def _watch_meaning(self, name: str) -> None:
        """When keys come to mean something else, the key that is held must not do that too."""
        following = next((act.do for act in self._acts if act.key == "n"), "")
        meant = (name, self.desk.comment if name == "comments" else following)
        if meant != self._meant:
            self._meant = meant
            self._gate.change()

    def _page(self) -> tuple[str, Page]:
        session = self._follower.session
        rows = self.size.height - 5 - len(desk_home.needs(session))
        room = QrRoom(self.size.width - 2, rows, has_colours=not self.app.no_color)
        return desk_pages.page(self.desk, session, self._follower.now(), room)

    def _failure(self) -> tuple[Line, ...]:
        return (Line(self.desk.failed_words, "warn", is_pinned=True),) if self.desk.failed else ()

    def _offered_again(self) -> tuple[Act, ...]:
        if self.desk.failed is None or self.desk.typing is not None:
            return ()
        return (Act("t", _("Try again"), "again"), Act("z", _("Leave it"), "give-up"))

    def _turn(self, name: str) -> None:
        """Put the focus where the page needs it, when it is a new one."""
        if name == self._name:
            return
        self._name = name
        typing, box = self.desk.typing, self.query_one(Input)
        self.set_class(typing is not None, "-typing")
        if typing is None:
            box.value = ""
            self.query_one(Paper).focus()
        else:
            box.max_length, box.password = typing.most, typing.is_hidden
            box.value = typing.value
            box.cursor_position = len(typing.value)
            box.focus()
            self.call_after_refresh(self._cursor_to_box)

    def _cursor_to_box(self) -> None:
        box = self.query_one(Input)
        if box.has_focus:
            self.app.cursor_position = box.cursor_screen_offset
            box.refresh()

    # Keys

    def take_key(self, event: events.Key) -> bool:
        """Use a key before any widget sees it. Returns whether it was used."""
        is_typing = self.desk.typing is not None
        is_free = event.key not in _ENTER[:2] if is_typing else self._goes_about(event.key)
        # Also letters that are typed: an Enter after them is another one than the Enter before.
        is_new = (is_free and not is_typing) or self._gate.lets(event.key, only_held=True)
        if not is_free and not is_new:
            return True
        if is_typing:
            return self._typing_key(event.key)
        self.desk.notice = ""
        self._key(event)
        self.draw()
        return True

    def _goes_about(self, key: str) -> bool:
        """Whether a key only goes from comment to comment, or up and down: it may be held."""
        is_reading = self._name == "comments" and key in ("n", *_SIDES)
        return is_reading or key in _STEPS or key in ("pageup", "pagedown")

    @property
    def writing(self) -> Input | None:
        """The box that is typed in, if something is being typed."""
        return self.query_one(Input) if self.desk.typing is not None else None

    def _typing_key(self, key: str) -> bool:
        typing = self.desk.typing
        assert typing is not None  # noqa: S101 - the caller has looked
        if key in ("enter", "ctrl+j"):
            self.desk.notice, self.desk.failed = "", None
            value = self.query_one(Input).value
            typing.value = value if typing.is_hidden else clean_line(value, typing.most)
            typing.done(typing.value)
        elif key == "escape":
            self.desk.notice, self.desk.failed, self.desk.typing = "", None, None
        elif key == "f2":
            self.doer.do("view:blank", self._follower.session)
        else:
            return key in ("tab", "shift+tab")
        self.draw()
        return True

    def _key(self, event: events.Key) -> None:
        paper, letter = self.query_one(Paper), (event.character or "").lower()
        name = _("Esc") if event.key == "escape" else letter
        act = next((a for a in self._acts if a.do and a.key == name), None)
        item = paper.keyed(letter) if letter else None
        if act is not None:
            self._do(act.do)
        elif self.desk.place is Place.COMMENTS and self.desk.confirm is None:
            self._comment_key(event.key, letter)
        elif item is not None:
            self._do(item.do)
        elif event.key in _ENTER and paper.chosen is not None:
            self._do(paper.chosen.do)
        elif event.key in _STEPS:
            paper.move(_STEPS[event.key])
        else:
            self._other_key(event.key)

    def _other_key(self, key: str) -> None:
        if key in ("pageup", "pagedown"):
            self.query_one(Paper).page(1 if key == "pagedown" else -1)
        elif key == "f2":
            self._do("view:blank")
        elif key == "escape":
            self.desk.confirm = None

    def _comment_key(self, key: str, letter: str) -> None:
        numbers = {str(n): queue for n, queue in enumerate(desk_comments.QUEUES, 1)}
        if letter in numbers:
            self._do(f"queue:{numbers[letter]}")
        elif key in _SIDES:
            self._do(f"step:{_SIDES[key]}")
        else:
            self._other_key(key)

    def _do(self, what: str) -> None:
        if what == "give-up":
            self.desk.failed = None
        else:
            self.doer.do(what, self._follower.session)

    def _leave(self) -> None:
        self.app.exit()

    # Asking the server

    def _ask(self, ask: Ask) -> None:
        self._ask_in_thread(ask)

    @work(thread=True)
    def _ask_in_thread(self, ask: Ask) -> None:
        try:
            answer = self._client.ask(ask.command, **ask.arguments)
        except CoproduceError as error:
            self.app.call_from_thread(self._failed, ask, str(error))
            return
        self.app.call_from_thread(self._done, ask, answer)

    def _done(self, ask: Ask, answer: dict[str, Any]) -> None:
        if self.desk.failed is ask:
            self.desk.failed = None
        self._update()
        if ask.done is not None:
            ask.done(answer)
        self.draw()

    def _failed(self, ask: Ask, words: str) -> None:
        if ask.is_quiet:
            return
        self.desk.failed, self.desk.failed_words = ask, words
        self.draw()

    def _look_at_pairing(self) -> None:
        if self.desk.place is Place.PHONES and not self._is_pairing:
            self._is_pairing = True
            self._pairing()

    @work(thread=True)
    def _pairing(self) -> None:
        answer: dict[str, Any] | None = None
        with contextlib.suppress(CoproduceError):  # this look comes again
            answer = self._client.ask("pairing")
        self.app.call_from_thread(self._paired, answer)

    def _paired(self, answer: dict[str, Any] | None) -> None:
        self._is_pairing = False
        if answer is not None:
            self.desk.pairing = {**self.desk.pairing, **answer}
            self.draw()

    @work(thread=True, group="network", exclusive=True)
    def _look_at_network(self) -> None:
        found, info = tuple(joining.addresses()), self._folder.server()
        self.app.call_from_thread(self._network_seen, found, info)

    def _network_seen(self, found: tuple[Address, ...], info: ServerInfo | None) -> None:
        if (found, info) != (self.desk.addresses, self.desk.server):
            self.desk.addresses, self.desk.server = found, info
            self.desk.told = info.host if info else ""
            self.draw()

    def _tell_direction(self) -> None:
        """Say once that letters may be wrong, when the desk itself is in such a language."""
        if direction(current()) == "rtl":
            page = page_address(self._folder.server(), self._follower.session)
            self.desk.notice = letters_may_be_wrong(page)


class DeskApp(CoproduceApp[None]):
    """The desk of the session in `folder`."""

    def __init__(
        self,
        folder: SessionFolder,
        client: Asker | None = None,
        opener: Callable[[Path], bool] = sheet_files.open_file,
        clock: Callable[[], float] = time.monotonic,
        *,
        is_in_room: bool = False,
    ) -> None:
        """Ask through `client`; show files to print with `opener`; `clock` tells of held keys.

        Raises CoproduceError if the journal cannot be read.
        """
        super().__init__()
        self._folder = folder
        # Not later: what is wrong with a journal is said before anything is drawn.
        self._follower = Follower(folder.journal)
        self._desk_client = client or Client(folder)
        self._opener = opener
        self._desk_clock = clock
        self._is_in_room = is_in_room

    def on_mount(self) -> None:
        """Open the one screen."""
        self.push_screen(
            DeskScreen(
                self._folder,
                self._follower,
                self._desk_client,
                self._opener,
                self._desk_clock,
                is_in_room=self._is_in_room,
            )
        )

    async def on_event(self, event: events.Event) -> None:
        """Hand keys to the screen first."""
        screen = self.screen if self.screen_stack else None
        if isinstance(screen, DeskScreen) and await hand_over(self, screen, event):
            return
        await super().on_event(event)

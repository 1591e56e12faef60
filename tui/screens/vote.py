"""Keyboard voting: one keyboard that is passed round the room."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Final

from textual import events, work
from textual.app import ComposeResult
from textual.widgets import TextArea

from coproduce.clean import COMMENT_CHARACTERS, clean
from coproduce.errors import CoproduceError
from coproduce.following import Follower
from coproduce.home import SessionFolder
from coproduce.languages import _, ngettext, speaking
from form.client import Client
from tui.app import CoproduceApp, Foot, Key
from tui.screens.base import CoproduceScreen
from tui.screens.vote_flow import VoteFlow
from tui.screens.vote_gate import DEAD, PASSED_ON, Gate
from tui.screens.vote_languages import KEY, is_choice, spoken
from tui.screens.vote_outbox import Asker, Outbox
from tui.screens.vote_page import Page
from tui.screens.vote_pages import page
from tui.screens.vote_state import Job, Step
from tui.widgets.paper import Item, Line, Paper
from tui.widgets.typing import hand_over

TICK: Final = 0.1
"""Seconds between two looks at the journal."""
_STEPS: Final = {"tab": 1, "down": 1, "right": 1, "shift+tab": -1, "up": -1, "left": -1}
_SIGNALS: Final = {"b": "break", "t": "talk"}
_TYPING_SIGNALS: Final = {"f8": "break", "f9": "talk"}
"""While typing, letters are letters."""
_ENTER: Final = ("enter", "ctrl+j")
"""A number pad's Enter arrives as ctrl+j in some terminals."""


class Writing(TextArea):
    """A box to type a comment in. Enter goes on."""

    DEFAULT_CSS = """
    Writing { height: 1fr; border: none; border-top: solid $foreground; background: $background;
              color: $foreground; padding: 0 1; display: none; }
    Writing:focus { border: none; border-top: heavy $primary; }
    Writing > .text-area--cursor { background: $foreground; color: $background; }
    """


class VoteScreen(CoproduceScreen[None]):
    """Shows the page of the flow, and hands keys to it."""

    DEFAULT_CSS = """
    VoteScreen { layout: vertical; }
    VoteScreen.-typing Writing { display: block; }
    VoteScreen.-typing Paper { height: auto; max-height: 50%; }
    """

    def __init__(self, follower: Follower, client: Asker, clock: Callable[[], float]) -> None:
        """Draw what `follower` reads, and close it in the end; answer through `client`."""
        super().__init__()
        self._follower = follower
        self._client = client
        self.gate = Gate(clock)
        self.outbox = Outbox(clock)
        self.flow = VoteFlow(self.outbox.put)
        self._shown: tuple[Step, Page] | None = None

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        yield Paper(id="paper", is_airy=True)
        yield Writing("", soft_wrap=True, show_line_numbers=False, id="writing")
        yield Foot()

    def on_mount(self) -> None:
        """Show the first page, and look at the journal from now on."""
        self._paper.focus()
        self._draw()
        self.set_interval(TICK, self.tick)

    def on_unmount(self) -> None:
        """Close the journal."""
        self._follower.close()

    @property
    def _paper(self) -> Paper:
        return self.query_one(Paper)

    @property
    def _writing(self) -> Writing:
        return self.query_one(Writing)

    def is_leaving(self) -> bool:
        """Whether the person said twice, one after the other, that the keyboard shall stop."""
        words = _("To stop this keyboard, press Ctrl+C again.")
        waiting = len(self.outbox)
        if waiting:
            lost = ngettext("{n} thing is not sent yet.", "{n} things are not sent yet.", waiting)
            words = lost.format(n=waiting) + " " + words
        is_second = self.flow.message == words
        self.flow.message = words
        self._draw()
        return is_second

    def tick(self) -> None:
        """Take in what is new, send what waits, and draw if anything changed."""
        try:
            self._follower.update()
        except CoproduceError as error:  # the next look tries again
            self.flow.message = str(error)
        self.flow.follow(self._follower.session, self._follower.now())
        job = self.outbox.next()
        if job is not None:
            self._send(job)
        self._draw()

    @property
    def _speaking(self) -> AbstractContextManager[None]:
        """Speaks the language of who has the keyboard."""
        return speaking(spoken(self.flow.person, self._follower.session))

    @work(thread=True)
    def _send(self, job: Job) -> None:
        error: CoproduceError | None = None
        answer: dict[str, object] = {}
        try:
            answer = self._client.ask(job.command, **job.whole())
        except CoproduceError as refused:
            error = refused
        self.app.call_from_thread(self._sent, answer, error)

    def _sent(self, answer: dict[str, object], error: CoproduceError | None) -> None:
        job = self.outbox.finish(error)
        with self._speaking:
            if error is None:
                self.flow.thanked(job, answer)
            elif self.outbox.is_away:
                self.flow.away(job)
        self.tick()

    def _page(self) -> Page:
        if self.outbox.refused:
            return refused_page(self.outbox.refused)
        away = self.outbox.is_away
        return page(self.flow, self._follower.session, is_away=away, waiting=len(self.outbox))

    def _draw(self) -> None:
        with self._speaking:
            self._draw_spoken()

    def _draw_spoken(self) -> None:
        made, step = self._page(), self.flow.step
        old = self._shown
        is_new = old is None or (old[0], old[1].is_typed) != (step, made.is_typed)
        is_new = is_new or (old is not None and _verbs(old[1]) != _verbs(made))
        if is_new:
            self._turn(made, step)
        self._shown = (step, made)
        self._paper.show(made.lines, made.items, start=made.start if is_new else None)
        foot = self.query_one(Foot)
        foot.message.words = self.flow.message
        foot.keys.show(keys(made, has_languages=is_choice(self._follower.session)))

    def _turn(self, made: Page, step: Step) -> None:
        """A new page: keys wait a moment, and the cursor goes to what is there."""
        self.gate.change(PASSED_ON if step is Step.PASS else DEAD)
        self.set_class(made.is_typed, "-typing")
        if made.is_typed:
            self._writing.load_text(self.flow.written)
            self._writing.move_cursor(self._writing.document.end)
            self._writing.focus()
            self.call_after_refresh(self._cursor_to_writing)
        else:
            self._writing.load_text("")
            self._paper.focus()

    def _cursor_to_writing(self) -> None:
        if self._writing.has_focus:
            self.app.cursor_position = self._writing.cursor_screen_offset
            self._writing.refresh()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what is typed."""
        if self.has_class("-typing"):
            self.flow.write(event.text_area.text[: COMMENT_CHARACTERS * 2])

    def take_key(self, event: events.Key) -> bool:
        """Use a key before any widget sees it. Returns whether it was used."""
        is_typing = self.has_class("-typing")
        if not self.gate.lets(event.key, only_held=is_typing):
            return True
        return self._typing_key(event) if is_typing else self._key(event)

    @property
    def writing(self) -> Writing | None:
        """The box that is typed in, if a comment is being typed."""
        return self._writing if self.has_class("-typing") else None

    def _typing_key(self, event: events.Key) -> bool:
        if event.key in _ENTER:
            self.flow.write(clean(self._writing.text))
            self._do("typed")
        elif event.key == "escape":
            self._do("back")
        elif event.key in _TYPING_SIGNALS:
            self._do(f"signal:{_TYPING_SIGNALS[event.key]}")
        else:
            return event.key in ("tab", "shift+tab")
        return True

    def _key(self, event: events.Key) -> bool:
        paper = self._paper
        letter = (event.character or "").lower()
        item = paper.keyed(letter) if letter else None
        if item is not None:
            self._choose(item)
        elif event.key in (*_ENTER, "space"):
            self._enter(event.key)
        elif event.key in _STEPS:
            paper.move(_STEPS[event.key])
        elif event.key in ("pageup", "pagedown"):
            paper.page(1 if event.key == "pagedown" else -1)
        elif letter == KEY and is_choice(self._follower.session):
            self._do("languages")
        elif letter in _SIGNALS:
            self._do(f"signal:{_SIGNALS[letter]}")
        elif event.key == "escape":
            self.flow.message = ""
            self._draw()
        return True

    def _enter(self, key: str) -> None:
        paper = self._paper
        done = next((item for item in paper.items if item.do == "done"), None)
        item = paper.chosen or (done if key != "space" else None)
        if item is not None:
            self._choose(item)
        elif paper.items:
            with self._speaking:
                self.flow.message = _("Press a number. Or press Tab, then Enter.")
            self._draw()

    def _choose(self, item: Item) -> None:
        if item.do == "try-again":
            self.outbox.try_again()
            self.tick()
        elif item.do == "give-up":
            self.flow.given_up(self.outbox.give_up())
            self.tick()
        else:
            self._do(item.do)
            self._after_pick(item)

    def _after_pick(self, item: Item) -> None:
        """After picking by number, Enter finishes; after picking by stepping, it picks again."""
        items = self._paper.items
        if item.mark and items and self._paper.chosen is None:
            self._paper.go_to(len(items) - 1)

    def _do(self, what: str) -> None:
        with self._speaking:
            self.flow.choose(what, self._follower.session, self._follower.now())
        self.tick()


def refused_page(why: str) -> Page:
    """Return what is shown when the server said no: it is offered again."""
    lines = (Line(_("We could not send it."), "strong"), Line(why, "warn"))
    again = Item("1", _("Try again"), "try-again")
    return Page(lines, (again, Item("2", _("Go on without it"), "give-up")))


def keys(made: Page, *, has_languages: bool = False) -> list[Key]:
    """Return the keys of a page, the most important first."""
    if made.is_typed:
        return [
            Key(_("Enter"), _("go on")),
            Key(_("Esc"), _("leave it")),
            Key("F8", _("I need a break"), _("break")),
            Key("F9", _("I want to talk to someone"), _("talk")),
        ]
    stepping = [Key(_("Tab"), _("next")), Key(_("Enter"), _("choose"))] if made.items else []
    return [
        *stepping,
        Key("b", _("I need a break"), _("break")),
        Key("t", _("I want to talk to someone"), _("talk")),
        *([Key(KEY, _("Languages"))] if has_languages else []),
    ]


def _verbs(made: Page) -> tuple[str, ...]:
    return tuple(item.do for item in made.items)


class VoteApp(CoproduceApp[None]):
    """A shared keyboard for the session in `folder`."""

    def __init__(
        self,
        folder: SessionFolder,
        client: Asker | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Answer through `client`; `clock` counts the moments in which keys do nothing.

        Raises CoproduceError if the journal cannot be read.
        """
        super().__init__()
        # Not later: what is wrong with a journal is said before anything is drawn.
        self._follower = Follower(folder.journal)
        self._vote_client = client or Client(folder)
        self._vote_clock = clock

    def on_mount(self) -> None:
        """Open the one screen."""
        self.push_screen(VoteScreen(self._follower, self._vote_client, self._vote_clock))

    async def on_event(self, event: events.Event) -> None:
        """Hand keys to the screen first: a text box must not eat the keys for signals."""
        screen = self.screen if self.screen_stack else None
        if isinstance(screen, VoteScreen) and await hand_over(self, screen, event):
            return
        await super().on_event(event)

    def action_stop(self) -> None:
        """Ask first: someone may have pressed the wrong keys, or an answer may not be sent yet."""
        if isinstance(self.screen, VoteScreen) and not self.screen.is_leaving():
            return
        super().action_stop()

"""The first menu: start a meeting, go on with one, make a pack, check a document, or leave."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from coproduce import retiring
from coproduce.errors import CoproduceError
from coproduce.following import Follower
from coproduce.languages import _
from tui import choosing_language
from tui.screens.award import AwardScreen
from tui.screens.base import CoproduceScreen
from tui.screens.check import CheckScreen
from tui.screens.language import LanguageScreen
from tui.screens.pack import PackScreen
from tui.screens.start import StartScreen
from tui.widgets.choices import Choices
from tui.widgets.foot import Foot
from tui.widgets.keyline import Key
from tui.widgets.writing import safe

SHOWN = 4
"""The most meetings offered; `coproduce run NAME` opens any other."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu."""

    words: str
    session: str = ""
    """The session to go on with; empty for none."""
    is_start: bool = False
    is_pack: bool = False
    is_check: bool = False
    is_award: bool = False
    is_language: bool = False


class MenuScreen(CoproduceScreen[str]):
    """Ends with a session's name, a chosen language, or None to leave."""

    DEFAULT_CSS = """
    MenuScreen .title { width: 1fr; background: $primary; color: $background; text-style: bold; }
    MenuScreen .said { width: 1fr; margin: 1 0; }
    MenuScreen.-low .said { margin: 0; }
    MenuScreen.-roomy .title, MenuScreen.-roomy .said, MenuScreen.-roomy Choices { padding: 0 1; }
    """

    def compose(self) -> ComposeResult:
        """Put title, choices and keys in place."""
        self._entries = entries()
        yield Static(safe(_("Coproduce")), classes="title")
        yield Static(safe(_("What do you want to do?")), classes="said")
        yield Choices([entry.words for entry in self._entries])
        yield Foot()

    def on_mount(self) -> None:
        """Put the cursor on the first choice."""
        self.query_one(Choices).focus()
        self.query_one(Foot).keys.show(
            [
                Key(f"1-{len(self._entries)}", _("choose")),
                Key("↑↓", _("move")),
                Key(_("Enter"), _("choose this")),
                Key("t", _("colours")),
                Key("q", _("leave")),
            ]
        )

    def on_key(self, event: events.Key) -> None:
        """Take the keys that are not for the list."""
        if event.key == "q":
            self.dismiss(None)
        elif event.key == "t":
            next_colours(self)

    def on_choices_chosen(self, chosen: Choices.Chosen) -> None:
        """Do what was chosen."""
        entry = self._entries[chosen.index]
        if entry.is_start:
            self.app.push_screen(StartScreen(), self._started)
        elif entry.is_pack:
            self.app.push_screen(PackScreen())
        elif entry.is_check:
            self.app.push_screen(CheckScreen())
        elif entry.is_award:
            self.app.push_screen(AwardScreen())
        elif entry.is_language:
            self.app.push_screen(LanguageScreen(), self._started)
        else:
            self.dismiss(entry.session or None)

    def _started(self, name: str | None) -> None:
        if name:
            self.dismiss(name)


def entries() -> list[Entry]:
    """Return the menu: nothing that does not exist yet stands in it."""
    return [
        Entry(_("Start a meeting"), is_start=True),
        *(Entry(_("Go on with: {title}").format(title=t), name) for name, t in _meetings()),
        Entry(_("Make a pack of documents"), is_pack=True),
        Entry(_("Check a document"), is_check=True),
        Entry(_("The award scheme"), is_award=True),
        *([Entry(_("Languages"), is_language=True)] if choosing_language.is_choice() else []),
        Entry(_("Leave")),
    ]


def _meetings() -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for folder in retiring.open_sessions()[:SHOWN]:
        try:
            with Follower(folder.journal) as follower:
                found.append((folder.name, follower.session.title or folder.name))
        except CoproduceError:
            # A damaged file: opening it by name says what is wrong with it.
            found.append((folder.name, folder.name))
    return found


def next_colours(screen: CoproduceScreen[str]) -> None:
    """Change the colours of the app."""
    from tui.app import CoproduceApp

    if isinstance(screen.app, CoproduceApp):
        screen.app.next_colours()

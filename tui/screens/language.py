"""Choose the language of the screens: each by its own name."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from coproduce.languages import _
from tui import choosing_language
from tui.screens.base import CoproduceScreen
from tui.widgets.choices import Choices
from tui.widgets.foot import Foot
from tui.widgets.keyline import Key
from tui.widgets.writing import safe


class LanguageScreen(CoproduceScreen[str]):
    """Ends with what the menu ends with for the chosen language, or None."""

    DEFAULT_CSS = """
    LanguageScreen .title { width: 1fr; background: $primary; color: $background;
        text-style: bold; }
    LanguageScreen .said { width: 1fr; margin: 1 0; }
    LanguageScreen.-low .said { margin: 0; }
    LanguageScreen.-roomy .title, LanguageScreen.-roomy .said, LanguageScreen.-roomy Choices {
        padding: 0 1;
    }
    """

    def compose(self) -> ComposeResult:
        """Put title, languages and keys in place."""
        yield Static(safe(_("Languages")), classes="title")
        yield Static(safe(_("Which language do you read on this screen?")), classes="said")
        yield Choices(choosing_language.offered())
        yield Foot()

    def on_mount(self) -> None:
        """Put the cursor on the first language."""
        self.query_one(Choices).focus()
        self.query_one(Foot).keys.show(
            [Key("↑↓", _("move")), Key(_("Enter"), _("choose this")), Key(_("Esc"), _("go back"))]
        )

    def on_key(self, event: events.Key) -> None:
        """Go back without choosing."""
        if event.key == "escape":
            self.dismiss(None)

    def on_choices_chosen(self, chosen: Choices.Chosen) -> None:
        """End with the language."""
        self.dismiss(choosing_language.ending(chosen.index))

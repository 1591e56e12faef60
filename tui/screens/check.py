"""Check a document: type its name, and read what was found."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from coproduce.languages import _
from tui import check_child
from tui.screens.base import CoproduceScreen
from tui.screens.child import Child
from tui.widgets.foot import Foot
from tui.widgets.keyline import Key
from tui.widgets.writing import safe


class CheckScreen(CoproduceScreen[None]):
    """One question, then the findings of a process of its own."""

    DEFAULT_CSS = """
    CheckScreen .title { width: 1fr; background: $primary; color: $background; text-style: bold; }
    CheckScreen #said { width: 1fr; }
    CheckScreen.-roomy .title, CheckScreen.-roomy #said { padding: 0 1; }
    CheckScreen.-roomy Input { margin: 0 1; }
    CheckScreen VerticalScroll { height: auto; margin: 1 0; }
    CheckScreen.-found VerticalScroll { height: 1fr; margin: 0; }
    """

    def compose(self) -> ComposeResult:
        """Put the question in place."""
        self._child = Child()
        yield Static(safe(_("Check a document")), classes="title")
        with VerticalScroll():
            yield Static(safe(self._question()), id="said")
        yield Input(id="file", max_length=1000, compact=True, select_on_focus=False)
        yield Foot()

    @staticmethod
    def _question() -> str:
        return "\n".join(
            (
                _("Which file shall we check? Type its name with its folder."),
                _("We can check these: .docx, .md, .html and .txt"),
            )
        )

    def on_mount(self) -> None:
        """Let the person type."""
        self.query_one(Input).focus()
        keys = [Key(_("Enter"), _("check it")), Key(_("Esc"), _("go back"))]
        self.query_one(Foot).keys.show(keys)

    def on_input_submitted(self, typed: Input.Submitted) -> None:
        """Check the file."""
        if typed.value.strip() and not self._child.is_running:
            self._say(_("We look at it now."))
            said: list[str] = []
            command = check_child.command(typed.value)
            self._child.start(command, said.append, lambda: self._show_end(said))

    def on_key(self, event: events.Key) -> None:
        """Ask again, or go back."""
        box = self.query_one(Input)
        if event.key == "escape" and not box.display:
            self.remove_class("-found")
            box.display = True
            box.value = ""
            self._say(self._question())
            self.on_mount()
        elif event.key == "escape":
            self.dismiss(None)

    async def on_unmount(self) -> None:
        """Stop what is being checked."""
        await self._child.leave()

    def _show_end(self, said: list[str]) -> None:
        self._say("\n".join(said).strip())
        self.add_class("-found")
        self.query_one(Input).display = False
        self.query_one(VerticalScroll).focus()
        keys = [Key("↑↓", _("move")), Key(_("Esc"), _("go back"))]
        self.query_one(Foot).keys.show(keys)

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(safe(words))
        self.query_one(VerticalScroll).scroll_home(animate=False)

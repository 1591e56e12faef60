"""Make a pack: which documents, format and languages, how far it is, and where the files are."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widgets import Static

from coproduce.languages import _
from tui import pack_child
from tui.screens.base import CoproduceScreen
from tui.screens.child import Child, with_line
from tui.sheet_files import open_file
from tui.widgets.choices import Choices
from tui.widgets.foot import Foot
from tui.widgets.keyline import Key
from tui.widgets.writing import safe


class Step(IntEnum):
    """The questions, in their order."""

    DOCUMENT = 0
    KIND = 1
    LANGUAGES = 2
    DRAFTS = 3


class PackScreen(CoproduceScreen[None]):
    """A few questions, then the pack is made by a process of its own."""

    DEFAULT_CSS = """
    PackScreen .title { width: 1fr; background: $primary; color: $background; text-style: bold; }
    PackScreen .said { width: 1fr; margin: 1 0; }
    PackScreen.-low .said { margin: 0; }
    PackScreen.-roomy .title, PackScreen.-roomy .said, PackScreen.-roomy Choices { padding: 0 1; }
    PackScreen VerticalScroll { height: 1fr; scrollbar-size: 0 0; }
    """

    def compose(self) -> ComposeResult:
        """Put the first question in place."""
        self._documents = pack_child.documents()
        self._kinds = pack_child.kinds()
        self._languages = pack_child.Languages()
        self._document = ""
        self._kind = self._kinds[0]
        self._step = Step.DOCUMENT
        self._child = Child()
        self._page: Path | None = None
        self._lines: list[str] = []
        yield Static(safe(_("Make a pack")), classes="title")
        yield Static(safe(_("Which documents?")), classes="said", id="said")
        with VerticalScroll(can_focus=False):
            yield Choices([title for _name, title in self._documents])
        yield Foot()

    def on_mount(self) -> None:
        """Put the cursor on the first choice."""
        self._choices.focus()
        self._show_keys()

    @property
    def _choices(self) -> Choices:
        return self.query_one(Choices)

    def on_choices_moved(self, moved: Choices.Moved) -> None:
        """Keep the line of the cursor in sight."""
        line = self._choices.cursor_at().y
        self.query_one(VerticalScroll).scroll_to_region(Region(0, line, 1, 1), animate=False)

    def on_choices_chosen(self, chosen: Choices.Chosen) -> None:
        """Take the answer, and ask the next question or make the pack."""
        if self._step is Step.DOCUMENT:
            self._document = self._documents[chosen.index][0]
            self._ask(Step.KIND)
        elif self._step is Step.KIND:
            self._kind = self._kinds[chosen.index]
            if len(self._languages) > 1:
                self._ask(Step.LANGUAGES)
            else:
                self._start()
        elif self._step is Step.DRAFTS:
            self._start(is_draft=chosen.index == 1)
        elif not self._languages.choose(chosen.index):
            self._choices.offer(self._languages.choices(), chosen.index)
        elif self._languages.may_be_drafts and not self._kind.is_for_families:
            self._ask(Step.DRAFTS)
        else:
            self._start()

    def on_key(self, event: events.Key) -> None:
        """Go back, or stop what is being made."""
        if event.key == "o" and self._page is not None:
            open_file(self._page)
        if event.key != "escape":
            return
        if self._child.is_running:
            self._child.stop()
        elif self._step is not Step.DOCUMENT and self._choices.display:
            self._ask(Step(self._step - 1))
        else:
            self.dismiss(None)

    async def on_unmount(self) -> None:
        """Stop what is being made."""
        await self._child.leave()

    def _ask(self, step: Step) -> None:
        """Ask one of the questions."""
        self._step = step
        question, words = {
            Step.DOCUMENT: lambda: (
                _("Which documents?"),
                [title for _name, title in self._documents],
            ),
            Step.KIND: lambda: (
                _("What do you want to have?"),
                [kind.words for kind in self._kinds],
            ),
            Step.LANGUAGES: lambda: (pack_child.about_languages(), self._languages.choices()),
            Step.DRAFTS: lambda: (
                "\n".join((*pack_child.about_drafts(), pack_child.about_checked())),
                pack_child.draft_choices(),
            ),
        }[step]()
        self.query_one("#said", Static).update(safe(question))
        self._choices.offer(words)

    def _start(self, *, is_draft: bool = False) -> None:
        """Start the process, and show what it says until it ends."""
        self._choices.display = False
        self._say(_("We make your documents. You can stop and go on later."))
        self._show_keys(Key(_("Esc"), _("stop")))
        tags = self._languages.tags
        command = pack_child.command(self._document, self._kind, tags, is_draft=is_draft)
        self._child.start(command, self._say, self._show_end)

    def _show_keys(self, *keys: Key) -> None:
        usual = [
            Key("↑↓", _("move")),
            Key(_("Enter"), _("choose this")),
            Key(_("Esc"), _("go back")),
        ]
        self.query_one(Foot).keys.show(list(keys) or usual)

    def _show_end(self) -> None:
        page = pack_child.page(self._kind)
        self._page = page if page.exists() else None
        look = [Key("o", _("open the first page"))] if self._page else []
        self._show_keys(*look, Key(_("Esc"), _("go back to the menu")))

    def _say(self, line: str) -> None:
        """Show one more line."""
        self._lines = with_line(self._lines, line)
        self.query_one("#said", Static).update(safe("\n".join(self._lines)))

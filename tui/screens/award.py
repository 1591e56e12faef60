"""The award register in the app: one question after another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widgets import Input, Static, TextArea

from coproduce.languages import _
from tui.award.filling import Back, Question
from tui.award.walk import walk
from tui.screens.base import CoproduceScreen
from tui.screens.child import Child, with_line
from tui.widgets.choices import Choices
from tui.widgets.foot import Foot
from tui.widgets.keyline import Key
from tui.widgets.typing import type_at_once
from tui.widgets.writing import safe

_LINE: Final = 300
"""The longest line, in characters."""
_SCROLLS: Final = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}
"""How many lines a key moves what is read."""
_ENTER: Final = ("enter", "ctrl+j")
"""A number pad's Enter arrives as ctrl+j in some terminals."""


class AwardScreen(CoproduceScreen[None]):
    """Walks through the register; ends when somebody goes back from the first question."""

    DEFAULT_CSS = """
    AwardScreen .title { width: 1fr; background: $primary; color: $background; text-style: bold; }
    AwardScreen #told { width: 1fr; text-style: bold; }
    AwardScreen #said { width: 1fr; margin: 1 0; }
    AwardScreen.-low #said { margin: 0; }
    AwardScreen.-roomy .title, AwardScreen.-roomy #told, AwardScreen.-roomy #said,
    AwardScreen.-roomy #reading, AwardScreen.-roomy Choices { padding: 0 1; }
    AwardScreen.-roomy Input, AwardScreen.-roomy TextArea { margin: 0 1; }
    AwardScreen TextArea { height: 1fr; border: none; padding: 0; }
    AwardScreen VerticalScroll { height: 1fr; scrollbar-size: 0 0; }
    """

    def compose(self) -> ComposeResult:
        """Put the first question in place."""
        self._child = Child()
        self._talk = walk()
        self._question = next(self._talk)
        yield Static("", classes="title")
        yield Static("", id="told")
        yield Static("", id="said")
        with VerticalScroll(can_focus=False):
            yield Static("", id="reading")
            yield Choices([])
        yield Input(id="line", max_length=_LINE, compact=True, select_on_focus=False)
        yield TextArea(id="lines", soft_wrap=True, compact=True, tab_behavior="focus")
        yield Foot()

    def on_mount(self) -> None:
        """Show the first question."""
        self._show()

    def on_choices_moved(self, moved: Choices.Moved) -> None:
        """Keep the line of the cursor in sight."""
        self._scroll()

    async def take_key(self, event: events.Key) -> bool:
        """Use a key in the order of typing, before any widget sees it."""
        if self._question.command:
            self._stop(event.key)
        elif event.key == "escape":
            self._go(back=True)
        elif self._question.choices:
            return self._take_list_key(event.key)
        elif event.key in _ENTER:
            self._go(self._typed)
        else:
            await type_at_once(self.app, self._box, event)
        return True

    def _stop(self, key: str) -> None:
        """Stop what is being made, or go on when it has ended."""
        if not self._child.is_running:
            if key in (*_ENTER, "escape"):
                self._go()
        elif key == "escape":
            self._child.stop()

    async def on_unmount(self) -> None:
        """Stop what is being made."""
        await self._child.leave()

    def _make(self, command: Sequence[str]) -> None:
        """Start a process, and show what it says until it ends."""
        said: list[str] = []

        def tell(line: str) -> None:
            said[:] = with_line(said, line)
            self._read("\n".join(said))

        on = [Key(_("Enter"), _("go on"))]
        self._child.start(command, tell, lambda: self.query_one(Foot).keys.show(on))

    def _read(self, words: str) -> None:
        self.query_one("#reading", Static).update(safe(f"{words}\n"))

    def _take_list_key(self, key: str) -> bool:
        """Choose at once, so that a box on the next page gets the keys that follow."""
        if self._question.reading and key in _SCROLLS:
            self.query_one(VerticalScroll).scroll_relative(y=_SCROLLS[key], animate=False)
            return True
        shown = self.query_one(Choices)
        if key in (*_ENTER, "space"):
            self._go(shown.index)
        elif key in set("123456789"[: len(self._question.choices)]):
            self._go(int(key) - 1)
        else:
            return False
        return True

    @property
    def _typed(self) -> str | None:
        """What stands in the box; None when nothing is typed."""
        if self._question.choices or self._question.command:
            return None
        box = self._box
        return box.text if isinstance(box, TextArea) else box.value

    @property
    def _box(self) -> Input | TextArea:
        """The box that is typed in."""
        return self.query_one(TextArea) if self._question.is_long else self.query_one(Input)

    def _go(self, answer: int | str | None = None, *, back: bool = False) -> None:
        try:
            talk = self._talk
            self._question = talk.throw(Back(self._typed)) if back else talk.send(answer)
        except StopIteration:
            self.dismiss(None)
        else:
            self._show()

    def _show(self) -> None:
        question = self._question
        title = _("The award scheme")
        if question.title:
            title = f"{title}: {question.title}"
        self.query_one(".title", Static).update(safe(title))
        told = self.query_one("#told", Static)
        told.update(safe("\n".join(question.said)))
        told.display = bool(question.said)
        words = "\n".join(line for line in (question.words, question.hint) if line)
        self.query_one("#said", Static).update(safe(words))
        self._show_box(question)
        self._show_keys(question)

    def _show_box(self, question: Question) -> None:
        choices, line, lines = (
            self.query_one(Choices),
            self.query_one(Input),
            self.query_one(TextArea),
        )
        scroll, reading = self.query_one(VerticalScroll), self.query_one("#reading", Static)
        scroll.display = bool(question.choices or question.command)
        reading.display = bool(question.reading or question.command)
        self._read("\n".join(question.reading))
        scroll.scroll_home(animate=False)
        is_typed = not question.choices and not question.command
        line.display = is_typed and not question.is_long
        lines.display = is_typed and question.is_long
        choices.display = bool(question.choices)
        if question.command:
            self.query_one(Foot).keys.focus()
            self._make(question.command)
        elif question.choices:
            choices.offer(question.choices, question.place)
            choices.focus()
            if not question.reading:
                self.call_after_refresh(self._scroll)
        elif question.is_long:
            lines.text = question.now
            lines.move_cursor(lines.document.end)
            lines.focus()
        else:
            line.value = question.now
            line.cursor_position = len(question.now)
            line.focus()

    def _show_keys(self, question: Question) -> None:
        back = Key(_("Esc"), _("go back"))
        if question.command:
            keys = [Key(_("Esc"), _("stop"))]
        elif question.reading:
            keys = [Key("↑↓", _("read on")), Key(_("Enter"), _("go back"))]
        elif question.choices:
            keys = [Key("↑↓", _("move")), Key(_("Enter"), _("choose this")), back]
        else:
            keys = [Key(_("Enter"), _("go on")), back]
        self.query_one(Foot).keys.show(keys)

    def _scroll(self) -> None:
        line = self.query_one(Choices).cursor_at().y
        place = Region(0, line, 1, 1)
        self.query_one(VerticalScroll).scroll_to_region(place, animate=False)

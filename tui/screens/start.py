"""Start a meeting: pick a template, type a title, say how many people are in the room."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from coproduce import content
from coproduce.content import Template
from coproduce.errors import CoproduceError
from coproduce.home import SessionFolder
from coproduce.languages import _, current, ngettext, words
from tui.screens.base import CoproduceScreen
from tui.widgets.choices import Choices
from tui.widgets.foot import Foot
from tui.widgets.keyline import Key
from tui.widgets.typing import type_at_once
from tui.widgets.writing import safe

MOST_PEOPLE = 100_000


class StartScreen(CoproduceScreen[str]):
    """Three steps, one thing at a time. Ends with the new session's name, or None."""

    DEFAULT_CSS = """
    StartScreen .title { width: 1fr; background: $primary; color: $background; text-style: bold; }
    StartScreen .said { width: 1fr; margin: 1 0; }
    StartScreen.-low .said { margin: 0; }
    StartScreen.-roomy .title, StartScreen.-roomy .said, StartScreen.-roomy Choices {
        padding: 0 1;
    }
    StartScreen.-roomy Input { margin: 0 1; }
    StartScreen .step { height: auto; display: none; }
    StartScreen .step.-now { display: block; }
    """

    def compose(self) -> ComposeResult:
        """Put the three steps in place; one is seen at a time."""
        self._templates = content.templates()
        self._step = 0
        yield Static(safe(_("Start a meeting")), classes="title")
        with Vertical(classes="step"):
            yield Static(safe(_("What is the meeting about?")), classes="said")
            yield Choices([_title(t) for t in self._templates])
            yield Static("", markup=False, classes="said", id="about")
        with Vertical(classes="step"):
            yield Static(safe(_("What is the meeting called?")), classes="said")
            yield _field("title", content.SENTENCE)
        with Vertical(classes="step"):
            ask = _("How many people are in the room? Leave it empty if you do not know.")
            yield Static(safe(ask), classes="said")
            yield _field("people", 6)
        yield Foot()

    def on_mount(self) -> None:
        """Begin with the templates."""
        self._tell_about(0)
        self._go(0)

    def on_choices_moved(self, moved: Choices.Moved) -> None:
        """Say what the template under the cursor is about."""
        self._tell_about(moved.index)

    def on_choices_chosen(self, chosen: Choices.Chosen) -> None:
        """Take the template and offer its title."""
        self._template = self._templates[chosen.index]
        self.query_one("#title", Input).value = _title(self._template)
        self._go(1)

    def _go_on(self) -> None:
        """Go on, or start after the last step."""
        if self._step == 1:
            self._go(2)
        elif (people := self._people()) is not None:
            self._start(people)

    @property
    def writing(self) -> Input | None:
        """The field that is typed in, if this step has one."""
        return list(self.query(Input))[self._step - 1] if self._step else None

    async def take_key(self, event: events.Key) -> bool:
        """Use a key of a field in the order of typing, before any widget sees it."""
        field = self.writing
        if field is None:
            return False
        if event.key in ("enter", "ctrl+j"):  # the second is how some number pads send it
            self._go_on()
        elif event.key == "escape":
            self.on_key(event)
        else:
            await type_at_once(self.app, field, event)
        return True

    def on_key(self, event: events.Key) -> None:
        """Take the keys that are not for the list or the field."""
        message = self.query_one(Foot).message
        if event.key == "escape" and message.has_words:
            message.read()
            self._show_keys()
        elif event.key == "escape":
            self._go(self._step - 1)

    def _go(self, step: int) -> None:
        if step < 0:
            self.dismiss(None)
            return
        self._step = step
        for n, part in enumerate(self.query(".step")):
            part.set_class(n == step, "-now")
        (self.query_one(Choices), *self.query(Input))[step].focus()
        if self.writing is not None:
            self.writing.select_all()
        self._show_keys()

    def _show_keys(self) -> None:
        numbers = f"1-{len(self._templates)}"
        enter = (_("choose this"), _("go on"), _("start the meeting"))[self._step]
        choose = [Key(numbers, _("choose")), Key("↑↓", _("move"))] if self._step == 0 else []
        is_message = self.query_one(Foot).message.has_words
        back = _("close this message") if is_message else _("go back")
        self.query_one(Foot).keys.show([*choose, Key(_("Enter"), enter), Key(_("Esc"), back)])

    def _tell_about(self, index: int) -> None:
        template = self._templates[index]
        about = [s if template.is_own else words(s) for s in template.about]
        count = ngettext("{n} question.", "{n} questions.", len(template.activities))
        text = " ".join([*about, count.format(n=len(template.activities))])
        self.query_one("#about", Static).update(safe(text))

    def _people(self) -> int | None:
        typed = self.query_one("#people", Input).value.strip()
        if not typed:
            return 0
        if typed.isascii() and typed.isdigit() and int(typed) <= MOST_PEOPLE:
            return int(typed)
        self._say(_("This is not a number of people. Type a number, such as 16."))
        return None

    def _start(self, people: int) -> None:
        title = self.query_one("#title", Input).value
        try:
            folder = started(title, self._template, people)
        except CoproduceError as error:
            self._say(str(error))
        else:
            self.dismiss(folder.name)

    def _say(self, text: str) -> None:
        self.query_one(Foot).message.say(text)
        self._show_keys()


def _field(name: str, most: int) -> Input:
    field = Input(id=name, max_length=most, compact=True, select_on_focus=False)
    field.cursor_blink = False  # nothing flashes
    return field


def _title(template: Template) -> str:
    return template.title if template.is_own else words(template.title)


def started(title: str, template: Template, people: int) -> SessionFolder:
    """Make the session, with `people` in the room if counted. No server runs yet."""
    from coproduce.starting import start_session

    return start_session(title, template, language=current(), people=people)

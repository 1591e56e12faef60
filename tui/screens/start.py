"""Start a meeting: what it is about, its name, how many come, and who hears when not safe."""

from __future__ import annotations

from enum import Enum
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from coproduce import content, hearing, settings
from coproduce.content import Template
from coproduce.domain.people import Safeguarding
from coproduce.errors import CoproduceError
from coproduce.gathering import opening_next
from coproduce.languages import _, current, ngettext, words
from coproduce.starting import start_session
from tui.screens.base import CoproduceScreen
from tui.widgets.choices import Choices
from tui.widgets.foot import Foot
from tui.widgets.keyline import Key
from tui.widgets.typing import type_at_once
from tui.widgets.writing import safe

MOST_PEOPLE: Final = 100_000


class Step(Enum):
    """What is asked, in order; each is a page of its own."""

    ABOUT = "about"
    TITLE = "title"
    PEOPLE = "people"
    AGES = "ages"
    LEAD = "lead"
    DEPUTY = "deputy"
    NUMBER = "number"
    NEXT = "next"


STEPS: Final = tuple(Step)
LISTS: Final = (Step.ABOUT, Step.AGES)
"""The pages with a list to choose from; the others but the last have a field."""


class StartScreen(CoproduceScreen[str]):
    """One thing at a time. Ends with the new session's name, or None."""

    DEFAULT_CSS = """
    StartScreen .title { width: 1fr; background: $primary; color: $background; text-style: bold; }
    StartScreen .said { width: 1fr; margin: 1 0; }
    StartScreen.-low .said { margin: 0; }
    StartScreen.-roomy .title, StartScreen.-roomy .said, StartScreen.-roomy Choices {
        padding: 0 1;
    }
    StartScreen.-roomy Input { margin: 0 1; }
    StartScreen .hint { width: 1fr; }
    StartScreen.-roomy .hint { padding: 0 1; }
    StartScreen .step { height: auto; display: none; }
    StartScreen .step.-now { display: block; }
    """

    def compose(self) -> ComposeResult:
        """Put the steps in place; one is seen at a time."""
        self._templates = content.templates()
        self._step = Step.ABOUT
        yield Static(safe(_("Start a meeting")), classes="title")
        with _page(Step.ABOUT, _("What is the meeting about?")):
            yield Choices([_title(t) for t in self._templates])
            yield Static("", markup=False, classes="said", id="template")
        with _page(Step.TITLE, _("What is the meeting called?")):
            yield _field(Step.TITLE, content.SENTENCE)
        ask = _("How many people are in the room? Leave it empty if you do not know.")
        with _page(Step.PEOPLE, ask):
            yield _field(Step.PEOPLE, 6)
        with _page(Step.AGES, hearing.question_under_18()):
            yield Choices([_("Yes"), _("No, only adults")])
        yield from self._hears()
        with _page(Step.NEXT, _("Next comes what the meeting is for.")):
            yield Static("", markup=False, classes="said", id="then")
        yield Foot()

    def _hears(self) -> ComposeResult:
        """Ask who hears, with those of the last meeting as the default."""
        last = settings.safeguarding()
        values = (last.lead, last.deputy, last.number)
        steps = zip((Step.LEAD, Step.DEPUTY, Step.NUMBER), hearing.questions(), values, strict=True)
        for step, question, value in steps:
            with _page(step, question):
                yield Static(
                    safe(_("You can leave it empty, and type it at the desk.")), classes="hint"
                )
                is_number = step is Step.NUMBER
                most = hearing.MOST_NUMBER if is_number else hearing.MOST_NAME
                yield _field(step, most, value)

    def on_mount(self) -> None:
        """Begin with the templates."""
        self._tell_about(0)
        self._go(Step.ABOUT)

    def on_choices_moved(self, moved: Choices.Moved) -> None:
        """Say what the template under the cursor is about."""
        if self._step is Step.ABOUT:
            self._tell_about(moved.index)

    def _choose(self, index: int) -> None:
        """Take the template and offer its title, or take who comes."""
        if self._step is Step.ABOUT:
            self._template = self._templates[index]
            self.query_one("#title", Input).value = _title(self._template)
        else:
            self._has_under_18 = index == 0
        self._turn(+1)

    def _go_on(self) -> None:
        """Go on unless what was typed cannot be used, or start after the last step."""
        if self._step is Step.PEOPLE and self._people() is None:
            self._say(_("This is not a number of people. Type a number, such as 16."))
        elif self._step is Step.NEXT:
            self._start()
        elif self._step is not Step.NUMBER or self._who_hears() is not None:
            self._turn(+1)

    @property
    def writing(self) -> Input | None:
        """The field that is typed in, if this step has one."""
        return next(iter(self._page_now().query(Input)), None)

    async def take_key(self, event: events.Key) -> bool:
        """Use a key of a field in the order of typing, before any widget sees it."""
        if self._step in LISTS:
            return self._take_list_key(event.key)
        field = self.writing
        if event.key in ("enter", "ctrl+j"):  # the second is how some number pads send it
            self._go_on()
        elif event.key == "escape":
            self.on_key(event)
        elif field is not None:
            await type_at_once(self.app, field, event)
        return True

    def _take_list_key(self, key: str) -> bool:
        """Choose at once, so that a field on the next page gets the keys that follow."""
        choices = self._page_now().query_one(Choices)
        if key in ("enter", "ctrl+j", "space"):
            self._choose(choices.index)
        elif key in set("123456789"[: self._most()]):
            self._choose(int(key) - 1)
        else:
            return False
        return True

    def _most(self) -> int:
        """Return how many choices the list of now has."""
        return len(self._templates) if self._step is Step.ABOUT else 2

    def on_key(self, event: events.Key) -> None:
        """Take the keys that are not for the list or the field."""
        message = self.query_one(Foot).message
        if event.key == "escape" and message.has_words:
            message.read()
            self._show_keys()
        elif event.key == "escape":
            self._turn(-1)

    def _turn(self, by: int) -> None:
        """Go to the next step or the one before; before the first the screen ends."""
        place = STEPS.index(self._step) + by
        if place < 0:
            self.dismiss(None)
        else:
            self._go(STEPS[place])

    def _go(self, step: Step) -> None:
        self._step = step
        self.query_one(Foot).message.read()
        for part in self.query(".step"):
            part.set_class(part.id == f"page-{step.value}", "-now")
        if step is Step.NEXT:
            self.query_one("#then", Static).update(safe(self._then()))
        found = [*self._page_now().query(Choices), *self._page_now().query(Input)]
        (found[0] if found else self.query_one(Foot).keys).focus()
        if self.writing is not None:
            self.writing.select_all()
        self._show_keys()

    def _page_now(self) -> Vertical:
        return self.query_one(f"#page-{self._step.value}", Vertical)

    def _show_keys(self) -> None:
        choose = []
        if self._step in LISTS:
            choose = [Key(f"1-{self._most()}", _("choose")), Key("↑↓", _("move"))]
        last = _("start the meeting") if self._step is Step.NEXT else _("go on")
        enter = _("choose this") if choose else last
        is_message = self.query_one(Foot).message.has_words
        back = _("close this message") if is_message else _("go back")
        self.query_one(Foot).keys.show([*choose, Key(_("Enter"), enter), Key(_("Esc"), back)])

    def _tell_about(self, index: int) -> None:
        template = self._templates[index]
        about = [s if template.is_own else words(s) for s in template.about]
        count = ngettext("{n} question.", "{n} questions.", len(template.activities))
        text = " ".join([*about, count.format(n=len(template.activities))])
        self.query_one("#template", Static).update(safe(text))

    def _then(self) -> str:
        """Return what is still to be typed, and where."""
        said = [opening_next(), _("You type it at the desk: press m, then s.")]
        who = self._who_hears()
        if self._has_under_18 and who is not None and not who.is_complete:
            said += [hearing.still_missing(), _("You type it at the desk: press m, then y.")]
        return "\n\n".join((" ".join(said[:2]), " ".join(said[2:]))).strip()

    def _typed(self, step: Step) -> str:
        return self.query_one(f"#{step.value}", Input).value

    def _people(self) -> int | None:
        typed = self._typed(Step.PEOPLE).strip()
        if not typed:
            return 0
        is_number = typed.isascii() and typed.isdigit() and int(typed) <= MOST_PEOPLE
        return int(typed) if is_number else None

    def _who_hears(self) -> Safeguarding | None:
        """Return who hears, or say what is missing and return None."""
        typed = [self._typed(step) for step in (Step.LEAD, Step.DEPUTY, Step.NUMBER)]
        try:
            return hearing.checked_or_nobody(*typed)
        except CoproduceError as error:
            self._say(str(error))
            return None

    def _start(self) -> None:
        try:
            folder = start_session(
                self._typed(Step.TITLE),
                self._template,
                language=current(),
                people=self._people() or 0,
                safeguarding=self._who_hears(),
                has_under_18=self._has_under_18,
            )
        except CoproduceError as error:
            self._say(str(error))
        else:
            self.dismiss(folder.name)

    def _say(self, text: str) -> None:
        self.query_one(Foot).message.say(text)
        self._show_keys()


def _page(step: Step, question: str) -> Vertical:
    return Vertical(Static(safe(question), classes="said"), classes="step", id=f"page-{step.value}")


def _field(step: Step, most: int, value: str = "") -> Input:
    field = Input(value, id=step.value, max_length=most, compact=True, select_on_focus=False)
    field.cursor_blink = False  # nothing flashes
    return field


def _title(template: Template) -> str:
    return template.title if template.is_own else words(template.title)
